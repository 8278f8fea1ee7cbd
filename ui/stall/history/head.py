"""What stands above a receipt, looked at or coming back: which one, more of it, and whether it is genuine."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets.labels import Label, Pill


class ReceiptHead(QHBoxLayout):
    """The names left, the pill and what else is given right."""

    def __init__(self, *right: QWidget) -> None:
        super().__init__()
        self.title = Label("", "panel")
        self.sub = Label("", "muted", wrap=True)
        self.genuine = Pill()
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.title)
        names.addWidget(self.sub)
        self.setSpacing(8)
        self.addLayout(names, 1)
        for part in (self.genuine, *right):
            self.addWidget(part)

    def show_receipt(self, title: str, sub: str, genuine: bool) -> None:
        """Name it, and say whether the journal still holds it as it was."""
        self.title.setText(title)
        self.sub.setText(sub)
        if genuine:
            self.genuine.show_as(_("genuine · chain whole"), "ok", "shield-check")
        else:
            self.genuine.show_as(_("altered · do not trust"), "bad", "shield-alert")
