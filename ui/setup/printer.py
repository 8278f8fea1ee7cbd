"""The printer of a new stall: the one that is there, a test print, or none for now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.words import translate as _
from ui.widgets.buttons import Button

_HEIGHT = 46


class PrinterRow(QWidget):
    """`next_asked` wants another of the printers, `test_asked` a test print, `skip_asked` to leave it for later."""

    next_asked = Signal()
    test_asked = Signal()
    skip_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = Button(icon="printer", height=_HEIGHT, align="left")
        self.test = Button(kind="soft", height=_HEIGHT)
        self.skip = Button(height=_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.test)
        row.addWidget(self.skip)
        self.name.clicked.connect(self.next_asked)
        self.test.clicked.connect(self.test_asked)
        self.skip.clicked.connect(self.skip_asked)

    def show_printer(self, address: str, of: int, *, printing: bool) -> None:
        """The chosen one of `of` printers, `device:/dev/usb/lp0`; empty where none was found."""
        there = bool(address)
        self.name.set_text(address.partition(":")[2] if there else _("No printer yet"))
        self.name.set_sub("" if there else _("receipts become PDFs"))
        self.name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, of < 2)
        self.name.setFocusPolicy(Qt.FocusPolicy.TabFocus if of > 1 else Qt.FocusPolicy.NoFocus)
        self.name.setAccessibleDescription(_("Press for the next printer") if of > 1 else "")
        self.test.setVisible(there)
        self.test.set_text(_("Test print"))
        self.test.setEnabled(not printing)
        self.skip.setVisible(not there)
        self.skip.set_text(_("Skip"))
