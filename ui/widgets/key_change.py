"""Changing a key: what it means, a button, and the same button once more to be sure."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.labels import Label


class KeyChange(QWidget):
    """`confirmed` after the second press; the msgids say whose key it is, and what changing it means."""

    confirmed = Signal()

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title, self._about = title, about
        self.title = Label("", "question")
        self.words = Label("", "body-strong", wrap=True)
        self.words.hide()
        self.about = Label("", "muted", wrap=True)
        self.button = Button(icon="key")
        self.button.clicked.connect(lambda: self._ask(True))
        self.sure = Button(kind="danger", icon="key")
        self.sure.clicked.connect(self._on_sure)
        self.cancel = Button()
        self.cancel.clicked.connect(lambda: self._ask(False))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for button in (self.cancel, self.sure, self.button):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.about)
        column.addWidget(Rule())
        self._ask(False)
        self.retranslate()

    def _ask(self, asking: bool) -> None:
        """Ask whether to be sure, or offer the change."""
        self.button.setVisible(not asking)
        self.sure.setVisible(asking)
        self.cancel.setVisible(asking)

    def _on_sure(self) -> None:
        self._ask(False)
        self.confirmed.emit()

    def show_words(self, words: str) -> None:
        """The eight words of the present key, with spaces between."""
        self.words.setText(words)
        self.words.setAccessibleName(_("Words: {words}").format(words=words))
        self.words.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_(self._title))
        self.about.setText(_(self._about))
        self.button.set_text(_("Change the key"))
        self.sure.set_text(_("Yes, change it"))
        self.cancel.set_text(_("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        """Another language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
