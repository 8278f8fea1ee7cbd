"""A buyer's receipt: where its number is typed, and what is said of it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import TextField
from ui.widgets.proof import SealRow


class VerdictLine(SealRow):
    """What is said of the receipt that was checked last, until it is closed."""

    def __init__(self) -> None:
        self.close_button = IconButton("x", "")
        super().__init__(self.close_button)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_button.set_name(_("Close"))


class ReceiptCheck(QWidget):
    """A button, and in its place a field for a receipt's code or number."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(icon="scan-line")
        self.button.clicked.connect(self.ask)
        self.field = TextField(height=44)
        self.field.setMinimumWidth(256)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button, 1)
        row.addWidget(self.field, 1)
        self.field.hide()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.button.set_text(_("Scan a buyer's receipt"))
        self.field.set_label("", _("Scan it, or type its number"))

    def is_asking(self) -> bool:
        """Whether the field is shown."""
        return not self.field.isHidden()

    def ask(self) -> None:
        """The field, empty."""
        self.field.set_text("")
        self.button.hide()
        self.field.show()
        self.field.setFocus()

    def leave(self) -> None:
        """The button again."""
        self.field.hide()
        self.button.show()
