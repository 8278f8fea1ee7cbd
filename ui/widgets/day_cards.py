"""A stall's day in three cards: the closing slip, a list with its tabs, and one sale with its proof."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Rule
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label, Pill
from ui.widgets.lines import Lines, SlipLine
from ui.widgets.page import Page
from ui.widgets.proof import ChainLinks, Linked, ProofBox, Told
from ui.widgets.scrolled import Scrolled
from ui.widgets.sheet import Empty
from ui.widgets.table import Cell, Column, Row, Table
from ui.widgets.tabs import Tabs

SLIP = "slip"
"""The tab that a small window adds."""


class Marked(Protocol):
    """A value in a list: shown as `text` where there is one, in the colour of a token, bold or not."""

    @property
    def value(self) -> object: ...
    @property
    def text(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def strong(self) -> bool: ...


class Grid(Protocol):
    """A list: titles with their kind and width (as in a table), rows by key, and quiet words below, left and right.

    `nothing` is said where there is no row.
    """

    @property
    def columns(self) -> Sequence[tuple[str, str, int]]: ...
    @property
    def rows(self) -> Sequence[tuple[str, Sequence[Marked]]]: ...
    @property
    def foot(self) -> tuple[str, str]: ...
    @property
    def nothing(self) -> str: ...


class DayShown(Protocol):
    """All that the cards show."""

    @property
    def pill(self) -> str: ...
    @property
    def slip(self) -> Sequence[SlipLine]: ...
    @property
    def tabs(self) -> Sequence[tuple[str, str, int | None]]: ...
    @property
    def tab(self) -> str: ...
    @property
    def grid(self) -> Grid: ...
    @property
    def chosen(self) -> str: ...
    @property
    def sale_title(self) -> tuple[str, str]: ...
    @property
    def sale(self) -> Sequence[SlipLine]: ...
    @property
    def proof(self) -> Told | None: ...
    @property
    def foot(self) -> Told | None: ...
    @property
    def chain(self) -> Sequence[Linked]: ...


class DayCards(Page):
    """`picked` carries the key of a row, `tab_chosen` that of a tab. In a small window the slip is a tab, too."""

    picked = Signal(str)
    tab_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.slip = SlipCard()
        self.list = ListCard()
        self.sale = SaleCard()
        self.list.table.picked.connect(self.picked)
        self.list.tabs.chosen.connect(self.tab_chosen)
        self._shown: DayShown | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.slip)
        self._row.addWidget(self.list, 1)
        self._row.addWidget(self.sale)
        self.retranslate()
        self.relayout()

    def retranslate(self) -> None:
        """Say everything in the language in use; what is shown comes anew with the next `show_day`."""
        for paper in (self.slip.paper, self.list.paper):
            paper.set_text(_("The day on paper"))
        self.list.retranslate()

    def relayout(self) -> None:
        """Three cards, or two and a tab more."""
        small = of(self).measures.small
        self.slip.setVisible(not small)
        self.slip.setFixedWidth(324)
        self.sale.setFixedWidth(336 if not small else 300)
        if self._shown is not None:
            self.show_day(self._shown)

    def show_day(self, shown: DayShown) -> None:
        """Show this."""
        self._shown = shown
        small = of(self).measures.small
        self.slip.set_title(_("Closing slip"), "")
        self.slip.pill.setVisible(bool(shown.pill))
        self.slip.pill.show_as(shown.pill, "quiet")
        self.slip.lines.set_lines(shown.slip)
        self.slip.foot.show_proof(shown.foot)
        for paper in (self.slip.paper, self.list.paper):
            paper.setEnabled(bool(shown.pill))  # a day that is known by its slip alone has no paper to remake
        tabs = [(SLIP, _("Slip"), None), *shown.tabs] if small else list(shown.tabs)
        tab = shown.tab if any(key == shown.tab for key, _text, _count in tabs) else tabs[0][0]
        self.list.tabs.set_tabs(tabs, tab)
        self.list.show_grid(shown.grid, shown.chosen)
        self.list.show_slip(shown.slip if tab == SLIP else None, shown.foot)
        self.sale.set_title(*shown.sale_title)
        self.sale.show_sale(shown.sale, shown.proof, tuple(shown.chain))

    def search(self, text: str) -> None:
        """Look for this in the list."""
        self.list.search.set_text(text)

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches, in a list."""
        if self.list.search.isHidden() and self._shown is not None:
            self.tab_chosen.emit(self._shown.tabs[0][0])
        self.list.search.set_text(self.list.search.text() + text)
        self.list.search.edit.setFocus()

    def arrived(self) -> None:
        """Typing goes to the search."""
        self.list.search.edit.setFocus()


def _scroll(inner: QWidget) -> Scrolled:
    scroll = Scrolled(inner)
    scroll.setWidgetResizable(True)
    return scroll


class LinesCard(Card):
    """A title and lines below it, scrolled where they are many; put buttons into `buttons`, which stay below."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "panel")
        self.pill = Pill()
        self.pill.hide()
        self.sub = Label("", "muted")
        self.lines = Lines()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.inner = QWidget()
        self.inner_column = QVBoxLayout(self.inner)
        self.inner_column.setContentsMargins(0, 0, 0, 0)
        self.inner_column.setSpacing(8)
        self.inner_column.addWidget(self.lines)
        self.inner_column.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.pill)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.sub)
        column.addWidget(_scroll(self.inner), 1)
        self.under = QVBoxLayout()
        column.addLayout(self.under)
        column.addLayout(self.buttons)

    def set_title(self, title: str, sub: str) -> None:
        """What the lines are of."""
        self.title.setText(title)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))


class SlipCard(LinesCard):
    """The closing slip: its figures, what can be believed of them, and its paper."""

    def __init__(self) -> None:
        super().__init__()
        self.foot = ProofBox()
        self.under.addWidget(self.foot)
        self.paper = Button(icon="file-check")
        self.buttons.addWidget(self.paper, 1)


class SaleCard(LinesCard):
    """One sale: its lines, then what proves it, which stays in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.proof = ProofBox()
        self.chain = ChainLinks()
        self.under.setSpacing(8)
        self.under.addWidget(self.proof)
        self.under.addWidget(self.chain)

    def show_sale(self, lines: Sequence[SlipLine], proof: Told | None, chain: tuple[Linked, ...]) -> None:
        """Show these."""
        self.lines.set_lines(lines)
        self.proof.show_proof(proof)
        self.chain.show_links(chain)


class ListCard(Card):
    """Tabs, a search, and the list of the tab that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs = Tabs()
        self.search = SearchField("", keycap="/")
        self.save = IconButton("file-down", "")
        self.table = Table(row_height=32)
        self.nothing = Empty()
        self.slip = Lines()
        self.slip_scroll = _scroll(self.slip)
        self.foot = ProofBox()
        self.paper = Button(icon="file-check")
        self.count = Label("", "muted")
        self.sums = Label("", "muted", align="right")
        self._grid: tuple[object, ...] = ()
        self._nothing = ""
        self.search.text_changed.connect(self._find)
        self.search.line_key.connect(lambda key: self._step({"Up": -1, "Down": 1}.get(key, 0)))
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.sums)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 10)
        column.setSpacing(8)
        found = QHBoxLayout()
        found.setSpacing(8)
        found.addWidget(self.search, 1)
        found.addWidget(self.save)
        column.addWidget(self.tabs)
        column.addLayout(found)
        for widget in (self.table, self.nothing, self.slip_scroll):
            column.addWidget(widget, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.foot, 1)
        below.addWidget(self.paper)
        column.addLayout(below)
        column.addWidget(Rule())
        column.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the list, also while something is typed."""
        self._step({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0))
        super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        at = self.table.currentIndex().row() + by
        if by and 0 <= at < self.table.table.rowCount():
            self.table.selectRow(at)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search receipt, goods or amount"))
        self.save.set_name(_("Save the list as a sheet"))
        self._grid = ()

    def show_grid(self, grid: Grid, chosen: str) -> None:
        """Show this list, one row chosen."""
        self.count.setText(grid.foot[0])
        self.sums.setText(grid.foot[1])
        self._nothing = grid.nothing
        key = (tuple(grid.columns), tuple(grid.rows))
        if key != self._grid:
            self._grid = key
            columns = [
                Column(title, kind, width, kind == "amount" and width > 0) for title, kind, width in grid.columns
            ]
            self.table.set_rows(columns, [Row(key, tuple(map(_cell, cells))) for key, cells in grid.rows])
            self.table.setAccessibleName(columns[0].title)
        if chosen and self.table.key() != chosen:
            self.table.pick(chosen)
        self.show_slip(None)

    def show_slip(self, lines: Sequence[SlipLine] | None, foot: Told | None = None) -> None:
        """The slip in place of the list, with what can be believed of it; or the list again."""
        if lines is not None and self.search.focused():
            self.setFocus()  # else Qt gives it to whatever comes next in the window
        self.foot.show_proof(foot if lines is not None else None)
        self.paper.setVisible(lines is not None)
        self.slip.set_lines(lines or ())
        self.slip_scroll.setVisible(lines is not None)
        self.search.setVisible(lines is None)
        self.save.setVisible(lines is None)
        self._show_found()

    def _find(self, text: str) -> None:
        self.table.set_filter(text)
        self._show_found()

    def _show_found(self) -> None:
        is_list, rows = self.slip_scroll.isHidden(), self.table.table.rowCount()
        is_narrowed = bool(self._grid and self._grid[1])
        wanted = self.search.text().strip()
        self.nothing.sentence.setText(
            _("Nothing is found by “{text}”.").format(text=wanted) if is_narrowed else self._nothing
        )
        self.table.setVisible(is_list and rows > 0)
        self.nothing.setVisible(is_list and not rows)


def _cell(marked: Marked) -> Cell:
    return Cell(marked.value, marked.text, tone=marked.tone, strong=marked.strong)
