"""A report's table: its rows with their sums under them, found by a few letters, saved, copied, printed."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.models.answered import Answer
from ui.models.listing import Mark
from ui.models.reports import ReportsModel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.sheet import Empty
from ui.widgets.table import Cell, Column, Row, Table

KINDS = ("xlsx", "csv", "pdf")
_LEAST, _WIDEST = 64, 260
_AT_ONCE = 250
"""So many rows are shown at a time, some 20 ms of the widest report."""
_MEASURED = 200
"""So many rows tell how wide a column is."""


class ListedCard(Card):
    """`save_asked` carries csv, xlsx or pdf."""

    save_asked = Signal(str)
    print_asked = Signal()
    copied = Signal()

    def __init__(self, model: ReportsModel) -> None:
        super().__init__()
        self.model = model
        self.about = Label("", "muted")
        self.lacking = Label("", "heading", tone="warn", wrap=True)
        self.lacking.setContentsMargins(8, 0, 8, 0)
        self.search = SearchField(keycap="", size=14)
        self.search.setFixedHeight(44)
        self.copy = IconButton("copy", "")
        self.paper = IconButton("printer", "")
        self.save = Button(icon="file-down")
        self.table = Table(row_height=28)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.setCornerWidget(QWidget())
        self.nothing = Empty()
        self._columns: tuple[str, ...] = ()
        self._shown: tuple[list[Column], list[Row], Row | None] = ([], [], None)
        self._more = QTimer(self)
        self._more.timeout.connect(self._on_more)
        self._connect()
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addWidget(self.about, 1)
        for verb in (self.copy, self.paper, self.save):
            head.addWidget(verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.lacking)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self.model.filter)
        self.search.submitted.connect(lambda _text: self.table.setFocus())
        self.copy.clicked.connect(self.copy_all)
        self.paper.clicked.connect(self.print_asked)
        self.save.clicked.connect(lambda: self.menu().popup(self.save.mapToGlobal(QPoint(0, self.save.height() + 4))))

    def menu(self) -> QMenu:
        """What it can be saved as."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.font(14, 500))
        for kind in KINDS:
            menu.addAction(kind.upper()).triggered.connect(lambda _on=False, kind=kind: self.save_asked.emit(kind))
        return menu

    def copy_all(self) -> None:
        """All of the table, to be pasted into a sheet."""
        while self._more.isActive():
            self._on_more()
        self.table.clearSelection()
        self.table.copy()
        self.copied.emit()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Find in the table"))
        self.copy.set_name(_("Copy the table"))
        self.paper.set_name(_("Print"))
        self.save.set_text(_("Save"))

    def relayout(self) -> None:
        """The sizes of the window's class."""
        self.search.setFixedWidth(200 if of(self).measures.small else 260)

    def show_busy(self) -> None:
        """Say that the answer is being worked out; what was there stays until it is."""
        self.about.setText(_("Working it out…"))

    def show_model(self) -> None:
        """Show the answer: its first rows at once, and of many the others a slice a turn."""
        self._more.stop()
        answer = self.model.answer(_AT_ONCE)
        rows = answer.grid.rows
        titles = tuple(title for title, _kind, _width in answer.grid.columns)
        if titles != self._columns:
            self._columns = titles
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.about.setText(_("Writing the file…") if self.model.file.busy else answer.about)
        lacking = self.model.lacking()
        self.lacking.setText(lacking)
        self.lacking.setVisible(bool(lacking))
        self.table.setAccessibleName(self.model.title())
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        wanted = self.model.wanted
        self.nothing.sentence.setText(
            _("Nothing is found by “{text}”.").format(text=wanted)
            if wanted
            else _("There is nothing of this in these days. Choose others above.")
        )
        if not wanted:
            self.search.set_text("")
        for verb in (self.copy, self.paper, self.save):
            verb.setEnabled(bool(rows) and self.model.is_whole and not self.model.file.busy)
        total = None if answer.totals is None else Row("", _cells(answer.totals))
        room = self.width() - 40
        self._shown = (_columns(answer, room), [Row(key, _cells(marks)) for key, marks in rows], total)
        self.table.set_rows(*self._shown)
        if len(rows) == _AT_ONCE:
            self._more.start(0)

    def _on_more(self) -> None:
        columns, rows, total = self._shown
        further = self.model.further(len(rows), len(rows) + _AT_ONCE)
        rows += [Row(key, _cells(marks)) for key, marks in further]
        if len(further) < _AT_ONCE:
            self._more.stop()
        if further:
            at = self.table.verticalScrollBar().value()
            self.table.set_rows(columns, rows, total)
            self.table.verticalScrollBar().setValue(at)


def _cells(marks: tuple[Mark, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(mark.value, mark.text, mark.tone, strong=mark.strong) for mark in marks)


def _columns(answer: Answer, room: int) -> list[Column]:
    """Each as wide as its texts; where room is left the widest of words takes it."""
    shown = [marks for _key, marks in answer.grid.rows[:_MEASURED]]
    shown += [answer.totals] if answer.totals is not None else []
    widths = [
        _width(title, [marks[at].text for marks in shown]) for at, (title, _k, _w) in enumerate(answer.grid.columns)
    ]
    columns = [
        Column(title, kind, width) for (title, kind, _none), width in zip(answer.grid.columns, widths, strict=True)
    ]
    if sum(widths) <= room:
        texts = [at for at, column in enumerate(columns) if column.kind == "text"]
        free = max(texts, key=lambda at: widths[at], default=0)
        columns[free] = Column(columns[free].title, columns[free].kind, 0)
    return columns


def _width(title: str, texts: list[str]) -> int:
    wide = max((fonts.width(text, 13, 600, True) for text in texts), default=0)
    return round(min(max(fonts.width(title, 12, 500) + 16, wide, _LEAST - 16), _WIDEST)) + 18
