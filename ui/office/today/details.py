"""What stands behind one line of what needs a hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from pos.words import translate as _
from ui.models.attention import Details
from ui.widgets.buttons import Button
from ui.widgets.sheet import Sheet
from ui.widgets.table import Column, Row, Table


class DetailSheet(Sheet):
    """One of the things in full, to sort and to copy; a row opens that stall's day."""

    copied = Signal()

    def __init__(self, details: Details, reminder: str) -> None:
        super().__init__(details.title)
        self._reminder = reminder
        self.copy = Button(_("Copy a reminder"), icon="copy")
        self.copy.clicked.connect(self._on_copy)
        self.copy.setVisible(bool(reminder))
        self.table = Table(details.title, row_height=44)
        widths = {"strong": 110, "amount": 160, "number": 140, "muted": 330}
        columns = [Column(title, kind, widths.get(kind, 0)) for title, kind in details.columns]
        self.table.set_rows(columns, [Row(key, cells) for key, cells in details.rows])
        self.body.addWidget(self.table)
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignRight)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._reminder)
        self.copied.emit()
