"""A panel that takes the place of another: title, what can be done, a way out, and whatever it is for."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.labels import Label


class Sheet(Card):
    """Put things into `body`; further buttons into `verbs`. `closed` comes from × and Esc."""

    ROLE = QAccessible.Role.Grouping

    closed = Signal()

    def __init__(self, title: str = "", sub: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title = Label(title, "panel")
        self.sub = Label(sub, "muted")
        self.setAccessibleName(title)
        self.close_button: Button = IconButton("x", _("Close"))
        self.close_button.clicked.connect(self.closed)
        self.verbs = QHBoxLayout()
        self.verbs.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.sub, 1)
        head.addLayout(self.verbs)
        head.addWidget(self.close_button)
        head.setSpacing(8)
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(self.body, 1)
        self._fit()

    def set_title(self, title: str, sub: str = "") -> None:
        """What the sheet is about."""
        self.title.setText(title)
        self.sub.setText(sub)
        self.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the way out."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the margins from the look and the words from the language."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        elif event.type() == QEvent.Type.LanguageChange:
            self.close_button.setAccessibleName(_("Close"))
        super().changeEvent(event)

    def _fit(self) -> None:
        measures = of(self).measures
        margin = measures.margin
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(8 if measures.small else 12)
        self.body.setSpacing(8 if measures.small else 12)


class WholeSheet(QWidget):
    """A sheet in the place of a whole screen, as far from the window's edge as a screen's own cards."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet(title)
        self.closed = self.sheet.closed
        self._around = QVBoxLayout(self)
        self._around.addWidget(self.sheet)
        self._stand()

    def changeEvent(self, event: QEvent) -> None:
        """Take the margins from the look."""
        if event.type() == QEvent.Type.StyleChange:
            self._stand()
        super().changeEvent(event)

    def _stand(self) -> None:
        margin = of(self).measures.margin
        self._around.setContentsMargins(margin, 12, margin, margin)


class Empty(QWidget):
    """Nothing to show: one sentence and what can be done about it, the first thing first; `note` stands below."""

    def __init__(self, sentence: str = "", *buttons: QWidget, note: Label | None = None) -> None:
        super().__init__()
        self.sentence = Label(sentence, "body", tone="muted", wrap=True, align="center")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.sentence)
        for button in buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        if note is not None:
            column.addWidget(note)
        column.addStretch(1)
