"""One of many, found by typing a few letters of it: a stall, a day."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets.fields import SearchField
from ui.widgets.sheet import Empty, Sheet
from ui.widgets.table import Column, Row, Table


class PickSheet(Sheet):
    """`picked` carries the key of the row that was tapped or entered; `typed` what was typed and names no row."""

    picked = Signal(str)
    unknown = Signal(str)

    def __init__(self, title: str, placeholder: str, nothing: str = "") -> None:
        super().__init__(title)
        self.search = SearchField(placeholder, keycap="")
        self.table = Table(title, row_height=44)
        self.nothing = Empty(nothing)
        self.search.text_changed.connect(self._on_typed)
        self.search.submitted.connect(self._on_submitted)
        self.search.line_key.connect(lambda key: self._step({"Up": -1, "Down": 1}.get(key, 0)))
        self.table.opened.connect(self.picked)
        self.table.clicked.connect(lambda index: self.picked.emit(self.table.table.row(index.row()).key))
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing, 1)
        self.setFocusProxy(self.search)

    def show_rows(self, columns: Sequence[Column], rows: Sequence[Row], chosen: str) -> None:
        """Offer these, one of them the present one."""
        self.table.set_rows(columns, rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.table.pick(chosen)
        self.table.scrollTo(self.table.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move the mark, also while something is typed."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        count = self.table.table.rowCount()
        if count and by:
            self.table.selectRow((max(self.table.currentIndex().row(), -1) + by) % count)

    def _on_typed(self, text: str) -> None:
        self.table.set_filter(text)
        if self.table.table.rowCount():
            self.table.selectRow(0)

    def _on_submitted(self, text: str) -> None:
        if self.table.table.rowCount() and self.table.key():
            self.picked.emit(self.table.key())
        else:
            self.unknown.emit(text)
