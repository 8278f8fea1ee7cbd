"""Store credit: every slip with who has it, since when, and what is left of it; printed again at any time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.money import format_rupiah
from pos.till.credit.book import Owed
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.credit import CreditModel
from ui.news import Screen
from ui.widgets.buttons import Button
from ui.widgets.listing import Listing
from ui.widgets.page import Page
from ui.widgets.papers import PaperSheet
from ui.widgets.place import Place
from ui.widgets.table import Cell, Column, Row, Table

_AMOUNT, _DAY = 112, 160


class CreditScreen(Page):
    """`printing_asked` carries the Layout of a slip, `keeping_asked` one to keep as a PDF."""

    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, model: CreditModel) -> None:
        super().__init__()
        self.model = model
        self.table = Table(row_height=44)
        self.print = Button(icon="printer", height=48, keycap="F12")
        self.listing = Listing(self.table, self.print)
        self.listing.chips.hide()
        self.search = self.listing.search
        self.place = Place(self.listing)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        model.changed.connect(self.show_model)
        self.search.searched.connect(model.search)
        self.search.submitted.connect(lambda _text: self.show_slip())
        self.search.line_key.connect(self._on_line_key)
        self.table.picked.connect(model.choose)
        self.table.opened.connect(self._on_opened)
        self.print.clicked.connect(self.show_slip)
        self.place.changed.connect(self._on_place_changed)
        self.retranslate()
        self.relayout()

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Store credit")

    def commands(self) -> Sequence[Command]:
        """Of the paper while one is shown, else of the list."""
        over = self.place.over
        if isinstance(over, PaperSheet):
            return over.commands()
        return (
            Command("credit_search", N_("Search"), "/", self._focus),
            Command("credit_slip", N_("Slip of the store credit"), "F12", self.show_slip, self._is_chosen),
            Command("leave_credit", N_("Back to selling"), "Esc", self.leave),
        )

    def arrived(self) -> None:
        """Read afresh."""
        self.model.refresh()
        self._focus()

    def scanned(self, text: str) -> None:
        """A slip is looked at."""
        self.place.clear()
        self.search.set_text("")
        self.model.scanned(text)

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches."""
        if self.place.over is None:
            self.search.set_text(self.search.text() + text)
            self._focus()

    def leave(self) -> None:
        """Out of the search, then back to selling."""
        if self.search.text():
            self.search.set_text("")
        else:
            self.model.news.show(Screen.SELL)

    def show_slip(self) -> None:
        """The slip as it stands now, to print or to keep."""
        owed = self.model.owed()
        if owed is None:
            return
        stall, credit = self.model.stall, owed.credit
        papers = {_("Slip of {width} mm").format(width=stall.papers.roll): lambda: stall.papers.credit_slip(owed)}
        told = " · ".join(part for part in (credit.short_number, owed.holder, format_rupiah(credit.rest)) if part)
        sheet = PaperSheet(stall, _("Slip of the store credit"), told, papers)
        sheet.printing_asked.connect(self.printing_asked)
        sheet.keeping_asked.connect(self.keeping_asked)
        self.place.put_sheet(sheet)
        sheet.setFocus()

    # What is shown

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        if not self.is_held:
            self.place.clear()
        self.search.set_placeholder(_("Scan a slip, or search number or name"))
        self.table.setAccessibleName(_("Store credit"))
        self.print.set_text(_("Slip"))
        self.show_model()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self.listing.relayout()

    def show_model(self) -> None:
        """The slips as the model has them."""
        model = self.model
        columns = [
            Column(_("Slip"), "strong"),
            Column(_("Since"), "muted", _DAY),
            Column(_("Good until"), "text", _DAY),
            Column(_("Given"), "amount", _AMOUNT),
            Column(_("Left"), "amount", _AMOUNT, strong=True),
        ]
        self.table.set_rows(columns, [self._shown(owed) for owed in model.listed])
        self.table.pick(model.chosen)
        self.print.setEnabled(self._is_chosen())
        nothing = _("Nothing is found: scan, or type fewer letters") if model.text else _("Nobody has store credit")
        self.listing.show_whether(bool(model.listed), nothing)
        number = len(model.listed)
        told = translate_plural("{n} slip", "{n} slips", number).format(n=number)
        self.listing.show_sum(*((format_rupiah(model.total), told) if number else ("", "")))
        self.commands_changed.emit()

    def _shown(self, owed: Owed) -> Row:
        credit = owed.credit
        until, is_past = self.model.until(owed)
        return Row(
            credit.number,
            (
                Cell(owed.holder or credit.short_number, note=credit.number),
                self.model.since(owed),
                Cell(until or "–", tone="warn" if is_past and credit.rest else "muted"),
                Cell(credit.given),
                Cell(credit.rest, tone="" if credit.rest else "muted"),
            ),
        )

    # What happens

    def _on_opened(self, key: str) -> None:
        self.model.choose(key)
        self.show_slip()

    def _on_line_key(self, key: str) -> None:
        if key in ("Up", "Down"):
            self.model.step(1 if key == "Down" else -1)

    def _on_place_changed(self) -> None:
        self.commands_changed.emit()
        if self.place.over is None:
            self._focus()

    def _focus(self) -> None:
        (self.place.over or self.search).setFocus()

    def _is_chosen(self) -> bool:
        return self.model.owed() is not None
