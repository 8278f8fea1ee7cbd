"""Goods that come back without a receipt: which, for how much, why, and by which way the money goes back."""

from PySide6.QtCore import QObject, Signal

from pos.catalog.product import Product
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import divide_half_up, format_rupiah
from pos.stall import Stall
from pos.till import tenders
from pos.till.credit.credit import CREDIT
from pos.till.payment import Offer
from pos.till.sale import Sale
from pos.till.tenders import Tender
from pos.till.unreceipted import Brought
from pos.words import translate as _
from ui.models.gathering import Gathering
from ui.models.refund import REASONS, WEIGHED_STEP
from ui.news import News

_KILOGRAM = 1_000
_MOST_QTY = 999_999


class UnreceiptedModel(Gathering):
    """One return at a time, recorded once; `changed` tells of other goods or choices, `recorded` carries the Sale."""

    recorded = Signal(object)

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(stall, news, parent)
        self.ways: tuple[Tender, ...] = tuple(way for way in tenders.all_tenders().values() if way.gives_back)
        self._begin()

    def _begin(self) -> None:
        self.lines: list[Brought] = []
        self.chosen = ""
        """The code of the line that the keys act on."""
        self.reason, self.note = "", ""
        self.way = self.ways[0]
        self.holder = ""
        """Who has the store credit that is given, where the cashier says so."""
        self._operation = new_operation()

    # What is shown

    def line(self) -> Brought | None:
        """The chosen line."""
        return next((line for line in self.lines if line.product.code == self.chosen), None)

    @staticmethod
    def value(line: Brought) -> int:
        """What a line comes to, in rupiah."""
        return divide_half_up(line.price * line.qty, line.product.per)

    @property
    def due(self) -> int:
        """What goes back by the chosen way, in rupiah."""
        if not self.lines:
            return 0
        return self.stall.unreceipted.due(self.lines, self.stall.today(), in_cash=self.way.is_cash)

    def refusal(self) -> str:
        """Why it cannot be recorded yet, empty where it can."""
        if not self.lines:
            return _("Choose what comes back")
        if not self.told():
            return _("Write the reason") if self.reason == "other" else _("Choose the reason")
        if self.way.is_cash and self.due > self.stall.cash_there():
            return _("Not enough cash in the drawer")
        return ""

    def told(self) -> str:
        """The reason, as it is kept."""
        note = self.note.strip()
        title = "" if self.reason in ("", "other") else _(REASONS[self.reason])
        return ": ".join(part for part in (title, note) if part)

    # What the cashier does

    def add(self, product: Product) -> bool:
        """One more of it, for what it costs here; what is weighed begins with a kilogram. False where that is told."""
        self.text = ""
        there = next((line for line in self.lines if line.product.code == product.code), None)
        self.chosen = product.code
        if there is not None:
            return self.set_quantity(there.qty if product.weighed else there.qty + 1)
        if product.unique and (product.on_hand or 0) > 0:
            self.news.refuse(
                _("{name} is a single piece and is not sold: it cannot come back").format(name=product.name)
            )
            return False
        self.lines.append(Brought(product, _KILOGRAM if product.weighed else 1, product.price))
        self._done()
        return True

    def choose(self, code: str) -> None:
        """Let the keys act on this line."""
        if code != self.chosen:
            self.chosen = code
            self.changed.emit()

    def step(self, by: int) -> None:
        """The line `by` further down."""
        codes = [line.product.code for line in self.lines]
        if self.chosen in codes:
            self.choose(codes[min(max(codes.index(self.chosen) + by, 0), len(codes) - 1)])

    def more(self, by: int) -> None:
        """So many more of the chosen line; none takes it off."""
        line = self.line()
        if line is not None:
            step = WEIGHED_STEP if line.product.weighed else 1
            self.set_quantity(max(0, line.qty + by * step))

    def set_quantity(self, qty: int) -> bool:
        """Pieces, or grams, of the chosen line; 0 takes it off."""
        line = self.line()
        if line is None:
            return False
        if qty == 0:
            self.strike()
            return True
        return self._put(line, line._replace(qty=min(qty, 1 if line.product.unique else _MOST_QTY)))

    def set_price(self, price: int) -> bool:
        """What is given back for one of the chosen line, in rupiah."""
        line = self.line()
        return line is not None and self._put(line, line._replace(price=price))

    def strike(self) -> None:
        """Take the chosen line off."""
        line = self.line()
        if line is not None:
            at = self.lines.index(line)
            self.lines.remove(line)
            self.chosen = self.lines[min(at, len(self.lines) - 1)].product.code if self.lines else ""
            self._done()

    def choose_reason(self, reason: str) -> None:
        """One of `REASONS`."""
        self.reason = reason
        self.changed.emit()

    def write(self, note: str) -> None:
        """What else is to be said of the reason."""
        self.note = note
        self.changed.emit()

    def choose_way(self, way: Tender) -> None:
        """Give it back by this tender."""
        self.way = way
        self.changed.emit()

    def gives_credit(self) -> bool:
        """Whether a slip is given in place of money."""
        return self.way.id == CREDIT

    def name_holder(self, name: str) -> bool:
        """Who has the credit; "" for whoever shows the slip."""
        self.holder = name
        self.changed.emit()
        return True

    def give_up(self) -> None:
        """Take nothing back after all."""
        self._begin()
        self.changed.emit()

    def accept(self) -> None:
        """Record it, and begin anew; nothing happens twice."""
        if self.refusal():
            return
        try:
            sale = self._take_back()
        except PosError as error:
            self.news.refuse(error, self.accept)
            return
        self._begin()
        self.news.accepted.emit()
        self.news.recorded.emit()
        text = _("Return {number} recorded: {amount}")
        self.news.say(text.format(number=sale.short_number, amount=format_rupiah(-sale.due)))
        self.changed.emit()
        self.recorded.emit(sale)

    def _take_back(self) -> Sale:
        due = self.due
        return self.stall.unreceipted.take_back(
            self.lines,
            [Offer(self.way.id, -due)] if due else [],
            self.told(),
            at=self.stall.begin_line(),
            operation=self._operation,
            by=self.stall.people.actor,
            holder=self.holder if self.gives_credit() else "",
        )

    def _put(self, line: Brought, other: Brought) -> bool:
        self.lines[self.lines.index(line)] = other
        self._done()
        return True

    def _done(self) -> None:
        self.news.accepted.emit()
        self.changed.emit()
