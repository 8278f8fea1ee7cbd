"""The stock: goods that come in or go, the count of the shelves, and what moved before."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.stock import PAST, TITLES, StockModel
from ui.news import Screen
from ui.stall.stock.panel import StockPanel
from ui.stall.stock.rows import shown_rows
from ui.widgets.listing import Listing
from ui.widgets.page import Page
from ui.widgets.place import Place
from ui.widgets.quantity import quantity_sheet
from ui.widgets.table import Table


class StockScreen(Page):
    """Search and sheet at the left, the chosen line and the bar at the right."""

    def __init__(self, model: StockModel) -> None:
        super().__init__()
        self.model = model
        self.table = Table(row_height=44)
        self.listing = Listing(self.table)
        self.search, self.chips = self.listing.search, self.listing.chips
        self.panel = StockPanel(model)
        self.place = Place(self.listing)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        self._row.addWidget(self.panel)
        self._connect()
        self.retranslate()
        self.relayout()

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_model)
        self.search.searched.connect(model.search)
        self.search.submitted.connect(self._on_submitted)
        self.search.line_key.connect(self._on_line_key)
        self.chips.chosen.connect(self._on_chip)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.place.changed.connect(self._on_place_changed)
        self.panel.quantity_asked.connect(self.ask_quantity)
        self.panel.record_asked.connect(model.finish)

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Stock")

    def commands(self) -> Sequence[Command]:
        """What can be done with the sheet."""
        if self.place.over is not None:
            return (Command("back", N_("Back"), "Esc", self.place.clear),)
        return (
            Command("stock_search", N_("Search"), "/", self._focus),
            Command("stock_quantity", N_("Quantity"), "F2", self.ask_quantity, self._has_line),
            Command("stock_next", N_("Next sheet"), "F6", self.next_sheet),
            Command("stock_record", N_("Record the sheet"), "F12", self.model.finish, lambda: bool(self.model.lines)),
            Command("leave_stock", N_("Back to selling"), "Esc", self.leave),
        )

    def arrived(self) -> None:
        """Read afresh; typing goes to the search."""
        self.model.refresh()
        self._focus()

    def scanned(self, text: str) -> None:
        """One more of what is scanned; never a number."""
        if self.place.over is not None:
            self.model.news.refuse(_("Finish the number first: a scan is no quantity"))
            return
        self.search.set_text("")
        self.model.scanned(text)

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches; the line's keys act on the line."""
        if self.place.over is None:
            self.search.set_text(self.search.text() + text)
            self._focus()

    def leave(self) -> None:
        """Out of the search, back to selling."""
        if self.search.text():
            self.search.set_text("")
        else:
            self.model.news.show(Screen.SELL)

    def next_sheet(self) -> None:
        """The chip at the right, or again the first."""
        names = list(TITLES)
        self._on_chip(names[(names.index(self.model.shown) + 1) % len(names)])

    def ask_quantity(self) -> None:
        """Type how many of the chosen line."""
        line = self.model.line()
        if line is None or line.product.unique:
            return
        sheet = quantity_sheet(line.product.name, line.product.weighed, line.qty)
        sheet.answered.connect(lambda qty: self.place.clear() if self.model.set_quantity(qty) else None)
        self.place.put_sheet(sheet)
        sheet.setFocus()

    # What is shown

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.place.clear()
        self.chips.set_chips([(name, _(title)) for name, title in TITLES.items()], self.model.shown)
        self.table.setAccessibleName(_("Stock"))
        self.panel.retranslate()
        self.show_model()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self.listing.relayout()
        self.panel.setFixedWidth(344 if measures.small else 400)

    def show_model(self) -> None:
        """The sheet, what was found, or what moved."""
        model = self.model
        past = model.shown == PAST
        self.chips.set_chips([(name, _(title)) for name, title in TITLES.items()], model.shown)
        self.search.set_placeholder(_("Search goods") if past else _("Scan, or search goods and press Enter"))
        if not model.text and self.search.text() and not self.search.edit.hasFocus():
            self.search.set_text("")
        self.panel.setVisible(not past)
        self.panel.show_model()
        columns, rows = shown_rows(model, small=of(self).measures.small)
        self.table.set_rows(columns, rows)
        self.table.pick(model.chosen)
        self.listing.show_whether(bool(rows), self._nothing())
        self.commands_changed.emit()

    def _nothing(self) -> str:
        if self.model.text.strip():
            return _("Nothing is found: scan, or type fewer letters")
        if self.model.shown == PAST:
            return _("Nothing moved yet")
        return _("Nothing is on this sheet yet: scan goods, or search them and press Enter")

    # What happens

    def _on_chip(self, name: str) -> None:
        self.search.set_text("")
        self.model.show(name)
        self._focus()

    def _on_submitted(self, text: str) -> None:
        if self.model.submit(text):
            self._taken()

    def _on_picked(self, key: str) -> None:
        if not self.model.text.strip():
            self.model.choose(key)

    def _on_opened(self, key: str) -> None:
        if self.model.shown == PAST:
            return
        if not self.model.text.strip():
            self.ask_quantity()
        elif self.model.add_code(key):
            self._taken()

    def _taken(self) -> None:
        """What was searched for is on the sheet: what is weighed is asked for at once."""
        self.search.set_text("")
        line = self.model.line()
        if line is not None and line.product.weighed:
            self.ask_quantity()
        else:
            self._focus()

    def _on_line_key(self, key: str) -> None:
        if key in ("Up", "Down"):
            self.model.step(1 if key == "Down" else -1)
        elif key in ("+", "-"):
            self.model.more(1 if key == "+" else -1)
        elif key == "*":
            self.ask_quantity()
        elif key == "Del":
            self.model.strike()

    def _on_place_changed(self) -> None:
        self.panel.setEnabled(self.place.over is None)
        self.commands_changed.emit()
        if self.place.over is None:
            self._focus()

    def _focus(self) -> None:
        self.search.setFocus()

    def _has_line(self) -> bool:
        return self.model.line() is not None
