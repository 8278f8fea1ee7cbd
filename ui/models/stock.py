"""What lies on the shelves: goods that come in, go, or are counted, each on a sheet, and what moved before."""

from typing import NamedTuple

from PySide6.QtCore import QObject

from pos import words
from pos.catalog import scan
from pos.catalog.product import Product
from pos.catalog.stock.book import Movement, Reason, SheetLine, StockBook
from pos.clock import ZONES
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import format_number, format_quantity
from pos.printing.wording import clock_time, short_day
from pos.stall import Stall
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models.gathering import Gathering
from ui.news import News

IN, OUT, COUNT, PAST = StockBook.IN, StockBook.OUT, StockBook.COUNT, "past"
TITLES = {IN: N_("Came in"), OUT: N_("Went"), COUNT: N_("Count"), PAST: N_("Movements")}
_PAST_TITLES = {
    "sale": N_("Sold"),
    "refund": N_("Came back"),
    "set": N_("Set to"),
    "uncounted": N_("Not counted any more"),
    "returned": N_("Back to its maker"),
} | {reason.value: reason.title for reason in Reason}


class Moved(NamedTuple):
    """A movement as it is told: when, what, what happened, how many (signed, as text), who and why."""

    key: str
    when: str
    name: str
    what: str
    amount: str
    goes: bool
    who: str


class StockModel(Gathering):
    """One sheet at a time, `shown`; everything written is on disk at once. `changed`: any of it may be other."""

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(stall, news, parent)
        self.shown = IN
        self.lines: list[SheetLine] = []
        self.chosen = ""
        """The code of the line that the keys act on."""
        self.reason = Reason.BROKEN
        self.note = ""
        self._operation = new_operation()

    # What is shown

    def show(self, shown: str) -> None:
        """Go to another sheet, or to what moved before."""
        self.shown, self.text, self.chosen = shown, "", ""
        self.refresh()

    def refresh(self) -> None:
        """Read the sheet afresh: goods may have changed."""
        self.lines = [] if self.shown == PAST else self.stall.stock.sheet(self.shown)
        if self.line() is None:
            self.chosen = self.lines[0].product.code if self.lines else ""
        self.changed.emit()

    def past(self) -> list[Moved]:
        """The last movements, of the goods that the typed text finds first, or of all."""
        product = next(iter(self.found()), None) if self.text.strip() else None
        if self.text.strip() and product is None:
            return []
        told = self.stall.stock.movements(product.code if product else None)
        return [self._told(at, movement) for at, movement in enumerate(told)]

    def line(self) -> SheetLine | None:
        """The chosen line."""
        return next((line for line in self.lines if line.product.code == self.chosen), None)

    def differing(self) -> list[SheetLine]:
        """What the count found otherwise than expected."""
        return [line for line in self.lines if line.difference]

    def count_uncounted(self) -> int:
        """How many products should be there and were not counted yet."""
        return self.stall.stock.count_uncounted()

    def pieces(self) -> int:
        """How many things are on the sheet; what is weighed counts 1."""
        return sum(1 if line.product.weighed else line.qty for line in self.lines)

    # What is written

    def scanned(self, text: str) -> None:
        """One more of what was scanned, or what moved of it; an unknown code is told."""
        if self.shown == PAST:
            self.search(scan.clean(text))
        else:
            super().scanned(text)

    def submit(self, text: str) -> bool:
        """The first hit of a typed text onto the sheet; False where there is none."""
        return self.shown != PAST and super().submit(text)

    def add(self, product: Product) -> bool:
        """One more piece of it; what is weighed comes with no weight yet, for it to be asked."""
        self.text = ""
        there = next((line.qty for line in self.lines if line.product.code == product.code), None)
        if product.weighed:
            return self._write(product, 1_000 if there is None else there)
        return self._write(product, 1 if there is None else there + 1)

    def choose(self, code: str) -> None:
        """Let the keys act on this line."""
        if code != self.chosen:
            self.chosen = code
            self.changed.emit()

    def step(self, by: int) -> None:
        """The line `by` further down."""
        codes = [line.product.code for line in self.lines]
        if codes:
            at = codes.index(self.chosen) + by if self.chosen in codes else 0
            self.choose(codes[min(max(at, 0), len(codes) - 1)])

    def more(self, by: int) -> None:
        """So many more of the chosen line."""
        line = self.line()
        if line is not None:
            step = 100 if line.product.weighed else 1
            self.set_quantity(max(0, line.qty + by * step))

    def set_quantity(self, qty: int) -> bool:
        """Pieces, or grams, of the chosen line; 0 takes it off, but from a count."""
        line = self.line()
        if line is None:
            return False
        if qty == 0 and self.shown != COUNT:
            self.strike()
            return True
        return self._write(line.product, qty)

    def give_reason(self, reason: Reason) -> None:
        """Why the goods go."""
        self.reason = reason
        self.changed.emit()

    def strike(self) -> None:
        """Take the chosen line off the sheet."""
        line = self.line()
        if line is not None:
            self.stall.stock.strike(self.shown, line.product.code)
            self.refresh()
            self.news.say(
                _("{name} is off the sheet").format(name=line.product.name), lambda: self._write(line.product, line.qty)
            )

    def count_rest_as_gone(self) -> None:
        """What should be there and was not counted is not there: it is written down with 0."""
        rest = self.stall.stock.count_rest_as_gone()
        self.refresh()
        told = translate_plural("{number} more counted as 0", "{number} more counted as 0", len(rest))
        self.news.say(told.format(number=len(rest)), lambda: self._strike_all(rest))

    def _strike_all(self, codes: list[str]) -> None:
        self.stall.stock.strike(COUNT, *codes)
        self.refresh()

    def _write(self, product: Product, qty: int) -> bool:
        try:
            self.stall.stock.write(self.shown, product, qty)
        except PosError as error:
            self.news.refuse(error)
            return False
        self.chosen = product.code
        self.news.accepted.emit()
        self.refresh()
        return True

    # What is recorded

    def finish(self) -> bool:
        """Record the sheet; False where that is refused, which is told."""
        pieces, differing = self.pieces(), len(self.differing())
        if not self.news.record(self._record, self.finish):
            return False
        if self.shown == COUNT:
            told = translate_plural("Counted: {number} difference", "Counted: {number} differences", differing)
            self.news.say(told.format(number=differing))
        else:
            self.news.say(_("Written down: {number} pieces").format(number=format_number(pieces)))
        self.note, self._operation = "", new_operation()
        self.refresh()
        return True

    def _record(self) -> object:
        stall = self.stall
        day, by = stall.till.open_day_name(), stall.people.actor
        if self.shown == COUNT:
            return stall.stock.settle_count(note=self.note, at=stall.now(), day=day, operation=self._operation, by=by)
        return stall.stock.move(
            Reason.RECEIVED if self.shown == IN else self.reason,
            note=self.note,
            below_zero=stall.till.rules.negative_stock,
            at=stall.now(),
            day=day,
            operation=self._operation,
            by=by,
        )

    def _told(self, at: int, movement: Movement) -> Moved:
        product = movement.product
        local = movement.at.astimezone(ZONES[self.stall.settings.zone])
        what = _(_PAST_TITLES[movement.kind])
        return Moved(
            key=f"{at}:{movement.code}",
            when=f"{short_day(local.date(), words.language())} {clock_time(local)}",
            name=product.name if product else movement.code,
            what=f"{what}: {movement.note}" if movement.note else what,
            amount=format_quantity(movement.qty, product is not None and product.weighed),
            goes=movement.qty < 0,
            who=movement.actor or "–",
        )
