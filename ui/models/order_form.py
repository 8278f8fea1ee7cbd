"""What is typed of an order: the buyer, what is made at what price, the promised day; one or several things."""

import re
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.money import format_thousandths, parse_rupiah
from pos.till.orders.order import MEASURES, Customer, Draft, Order, OrderLine, Stage
from pos.words import N_
from ui.models.orders import OrdersModel
from ui.models.spans import typed_day, written

FACTS = {
    "buyer": N_("Buyer"),
    "phone": N_("Telephone"),
    "address": N_("Address"),
    "promised": N_("Promised for"),
    "name": N_("What is made"),
    "dimensions": N_("Size"),
    "material": N_("Material"),
    "finish": N_("Surface"),
    "qty": N_("How much"),
    "price": N_("Price of one"),
}
"""What is typed on a line of its own (msgids)."""
THING = ("name", "dimensions", "material", "finish", "qty", "price")
"""Those that are of the thing being written."""
PER = {"piece": N_("by the piece"), "kg": N_("by the kilogram"), "m": N_("by the metre")}
"""What a price may be for."""
PROMISES = ((7, N_("1 week")), (14, N_("2 weeks")), (30, N_("1 month")))
_DECIMAL = re.compile(r"([0-9]{1,6})(?:,([0-9]{1,3}))?")


class OrderForm(QObject):
    """One draft at a time, new or of an order that is `changed`; `changed` tells of other texts, lines or sums."""

    changed = Signal()

    def __init__(self, model: OrdersModel, order: Order | None = None) -> None:
        super().__init__(model)
        self._model = model
        self.order = order
        self.texts = dict.fromkeys((*FACTS, "note", "reason"), "")
        self.texts["qty"] = "1"
        self.measure = "piece"
        self.lines: list[OrderLine] = []
        """What is written and put on the list already."""
        if order is not None:
            self._fill_in(order)
        self._as_begun = self._state()

    def _fill_in(self, order: Order) -> None:
        buyer = order.customer
        self.texts |= {"buyer": buyer.name, "phone": buyer.phone, "address": buyer.address, "note": order.note}
        self.texts["promised"] = written(order.promised) if order.promised else ""
        *self.lines, last = order.lines
        self._write_line(last)

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed."""
        return self._state() != self._as_begun

    def _state(self) -> object:
        return dict(self.texts), self.measure, tuple(self.lines)

    @property
    def price(self) -> int:
        """What all of it costs in rupiah, as far as it can be read."""
        written_now = 0
        try:
            line = self._line()
            written_now = line.amount if line else 0
        except PosError:
            pass
        return sum(line.amount for line in self.lines) + written_now

    def write(self, fact: str, text: str) -> None:
        """Type a fact."""
        if self.texts[fact] != text:
            self.texts[fact] = text
            self.changed.emit()

    def choose_measure(self, measure: str) -> None:
        """What the price is for."""
        self.measure = measure
        self.changed.emit()

    def promise(self, days: int) -> None:
        """Promise it so many days from now."""
        self.write("promised", written((self._model.today + timedelta(days)).isoformat()))

    def add_line(self) -> bool:
        """Put what is written on the list, and begin another thing."""
        try:
            line = self._line()
        except PosError as error:
            self._model.news.refuse(error)
            return False
        if line is None:
            self._model.news.refuse(PosError(N_("Write what is to be made")))
            return False
        self.lines.append(line)
        self._clear_line()
        return True

    def take_line(self, at: int) -> None:
        """Take a thing off the list to write it anew; what was being written goes on the list."""
        line = self.lines[at]
        if not self._has_line() or self.add_line():
            self.lines.pop(at)
            self._write_line(line)
            self.changed.emit()

    def drop_line(self, at: int) -> None:
        """Take a thing off the list."""
        self.lines.pop(at)
        self.changed.emit()

    def draft(self) -> Draft:
        """What was typed. Raises PosError for what cannot be read; what is missing is told where it is taken."""
        line = self._line()
        promised = typed_day(self.texts["promised"]) if self.texts["promised"].strip() else None
        settings = self._model.stall.settings
        draft = Draft(
            customer=Customer(self.texts["buyer"], self.texts["phone"], self.texts["address"]),
            lines=(*self.lines, line) if line else tuple(self.lines),
            promised=promised,
            terms=self.order.terms if self.order else settings.order_terms,
            note=self.texts["note"],
            stages=self.order.stages if self.order else tuple(map(Stage, settings.order_stages)),
        )
        return draft.checked()

    def _has_line(self) -> bool:
        return any(self.texts[fact].strip() for fact in THING if fact != "qty")

    def _line(self) -> OrderLine | None:
        """The thing being written; None where nothing is. Raises PosError."""
        if not self._has_line():
            return None
        return OrderLine(
            name=self.texts["name"],
            qty=_quantity(self.texts["qty"], self.measure),
            price=parse_rupiah(self.texts["price"]),
            measure=self.measure,
            dimensions=self.texts["dimensions"],
            material=self.texts["material"],
            finish=self.texts["finish"],
        )

    def _write_line(self, line: OrderLine) -> None:
        for fact in ("name", "dimensions", "material", "finish"):
            self.texts[fact] = getattr(line, fact)
        self.texts["qty"] = str(line.qty) if line.per == 1 else format_thousandths(line.qty)
        self.texts["price"] = str(line.price)
        self.measure = line.measure

    def _clear_line(self) -> None:
        for fact in THING:
            self.texts[fact] = ""
        self.texts["qty"], self.measure = "1", "piece"
        self.changed.emit()


def _quantity(text: str, measure: str) -> int:
    """`2` pieces; `12,5` of a kilogram or a metre in thousandths. Raises PosError."""
    found = _DECIMAL.fullmatch(text.strip())
    if found is None or (found[2] and MEASURES[measure] == 1):
        raise PosError(N_("“{text}” is no quantity: write it like 2, or 12,5 of a kilogram or a metre"), text=text)
    thousandths = int((found[2] or "").ljust(3, "0"))
    return int(found[1]) * MEASURES[measure] + thousandths
