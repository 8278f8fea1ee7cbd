"""The office's search: a field on the bar, and what is found below it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from pos.words import translate as _
from ui.look.wear import of
from ui.widgets.fields import SearchField
from ui.widgets.sheet import Empty, Sheet
from ui.widgets.table import Cell, Column, Row, Table


class Hit(Protocol):
    """Something found: of what kind, what it is called, where it is, what it came to."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def amount(self) -> str: ...
    @property
    def open(self) -> Callable[[], object]: ...


class FindField(SearchField):
    """A search whose arrows go through what is found elsewhere: `stepped` carries -1 or 1."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__(keycap="Ctrl+K", size=14)
        self.setFixedHeight(44)
        self.line_key.connect(lambda key: self._step({"Up": -1, "Down": 1}.get(key, 0)))

    def fit(self, *, small: bool) -> None:
        """Say what is looked for in as many words as there is room for."""
        self.setFixedWidth(190 if small else 290)
        text = _("Search stall, receipt, goods")
        self.set_placeholder(_("Search") if small else text)
        self.edit.setAccessibleName(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows while something is typed."""
        self._step({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0))
        super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if by:
            self.stepped.emit(by)


class FoundSheet(Sheet):
    """What is found, one of it marked; a tap or Enter opens it."""

    opened = Signal()
    """Something of it was opened."""

    def __init__(self) -> None:
        super().__init__(_("Found"))
        self.table = Table(_("Found"), row_height=44)
        self.nothing = Empty()
        self._hits: tuple[Hit, ...] = ()
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(self.table.table.row(index.row()).key))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing, 1)

    def show_hits(self, hits: Sequence[Hit], text: str) -> None:
        """Show these, found by that text, the first of them marked."""
        self._hits = tuple(hits)
        small = of(self).measures.small
        columns = (
            Column(_("What"), "muted", 80 if small else 104),
            Column(_("Name"), "strong"),
            Column(_("Where"), "muted"),
            Column(_("Amount"), "amount", 130),
        )
        rows = [
            Row(str(at), (hit.kind, hit.title, Cell(hit.where, hit.where or " "), Cell(hit.amount, hit.amount or " ")))
            for at, hit in enumerate(hits)
        ]
        self.table.set_rows(columns, rows)
        self.table.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        self.nothing.sentence.setText(_("Nothing is found by “{text}”.").format(text=text))
        self.table.pick("0")

    def step(self, by: int) -> None:
        """Mark the one before or after."""
        if self._hits:
            self.table.selectRow((max(self.table.currentIndex().row(), 0) + by) % len(self._hits))

    def open(self) -> None:
        """Open the marked one."""
        self._open(self.table.key())

    def _open(self, key: str) -> None:
        if key:
            hit = self._hits[int(key)]
            self.opened.emit()
            hit.open()
