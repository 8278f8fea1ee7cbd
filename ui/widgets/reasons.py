"""A reason in words: typed, or one of a few at a touch."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField


class Reasons(QWidget):
    """Buttons, two in a row, each a whole reason (a msgid); `chosen` carries its words."""

    chosen = Signal(str)

    def __init__(self, reasons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {reason: Button(kind="quiet", weight=500) for reason in reasons}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for at, (reason, button) in enumerate(self.buttons.items()):
            button.clicked.connect(lambda _checked=False, reason=reason: self.chosen.emit(_(reason)))
            grid.addWidget(button, at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(reasons), 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say them in the language in use."""
        for reason, button in self.buttons.items():
            button.set_text(_(reason))

    def changeEvent(self, event: QEvent) -> None:
        """Another language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class ReasonField(QWidget):
    """A field to type a reason in, and the reasons that come up often below it."""

    submitted = Signal()

    def __init__(self, label: str, reasons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(label)
        self.reasons = Reasons(reasons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.reasons)
        self.reasons.chosen.connect(self.field.set_text)
        self.field.submitted.connect(self.submitted)
        self.setFocusProxy(self.field)

    def text(self) -> str:
        """What is told."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Tell this."""
        self.field.set_text(text)
