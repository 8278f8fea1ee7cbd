"""An order: goods that are made for a buyer, with what was agreed, what is paid and how far the work is. Pure sums."""

from datetime import date, datetime
from typing import NamedTuple, Self

from pos import typed
from pos.errors import PosError
from pos.money import LARGEST, divide_half_up, format_rupiah
from pos.words import N_

OPEN, DELIVERED, CANCELLED = "open", "delivered", "cancelled"
LONGEST = 80
MOST_LINES = 40
MEASURES = {"piece": 1, "kg": 1000, "m": 1000}
"""What a price is for, and how many units of quantity that is: pieces, or thousandths of a kilogram or a metre."""


class OrderLine(NamedTuple):
    """One thing that is made: `qty` pieces, or thousandths where `measure` is kg or m; `price` of one, in rupiah."""

    name: str
    qty: int
    price: int
    measure: str = "piece"
    unit: str = ""
    dimensions: str = ""
    material: str = ""
    finish: str = ""

    @property
    def per(self) -> int:
        """How many units of quantity the price is for."""
        return MEASURES[self.measure]

    @property
    def amount(self) -> int:
        """price × qty ÷ per in rupiah, half up."""
        return divide_half_up(self.price * self.qty, self.per)


class Stage(NamedTuple):
    """A step of the work: who does it for what wage in rupiah; days as `YYYY-MM-DD`, None while not so far."""

    name: str
    who: str = ""
    wage: int = 0
    planned: str | None = None
    started: str | None = None
    finished: str | None = None
    paid: str | None = None


class Customer(NamedTuple):
    """Who ordered; it stands beside the journal and is never handed in."""

    name: str
    phone: str = ""
    address: str = ""


class Part(NamedTuple):
    """A payment on an order, on the business day `day`; negative where it was given back."""

    day: str
    tender: str
    amount: int


class Order(NamedTuple):
    """An order as it stands; `state` is open, delivered or cancelled, `receipt` the sale that it ended in."""

    number: str
    at: datetime
    cashier: str | None
    customer: Customer
    lines: tuple[OrderLine, ...]
    promised: str | None
    terms: str
    note: str
    stages: tuple[Stage, ...]
    parts: tuple[Part, ...]
    state: str
    price: int
    receipt: str | None

    @property
    def paid(self) -> int:
        """What was paid on it, less what was given back, in rupiah."""
        return sum(part.amount for part in self.parts)

    @property
    def owed(self) -> int:
        """What is still to pay, in rupiah: nothing once it is delivered or cancelled."""
        return self.price - self.paid if self.state == OPEN else 0

    @property
    def short_number(self) -> str:
        """The last four digits."""
        return self.number.rsplit("/", 1)[-1]

    @property
    def done(self) -> int:
        """How many of its stages are finished."""
        return sum(1 for stage in self.stages if stage.finished)

    @property
    def current(self) -> int | None:
        """The stage that is next or under way; None when the work is done."""
        return next((index for index, stage in enumerate(self.stages) if not stage.finished), None)

    def days_left(self, today: date) -> int | None:
        """Days until what was promised, negative when late; None where nothing is."""
        return None if self.promised is None else (date.fromisoformat(self.promised) - today).days


class Draft(NamedTuple):
    """What an order is taken with; `stages` are names, each with a planned day or None."""

    customer: Customer
    lines: tuple[OrderLine, ...]
    promised: str | None = None
    terms: str = ""
    note: str = ""
    stages: tuple[Stage, ...] = ()

    @property
    def price(self) -> int:
        """The lines' amounts, in rupiah."""
        return sum(line.amount for line in self.lines)

    def checked(self) -> Self:
        """The same, its texts as they are kept. Raises PosError that says what is missing or too much."""
        if not self.lines or len(self.lines) > MOST_LINES:
            raise PosError(N_("An order has 1 to {most} lines: write what is to be made"), most=MOST_LINES)
        if self.promised is not None:
            try:
                date.fromisoformat(self.promised)
            except ValueError:
                raise PosError(N_("“{day}” is no day: choose one"), day=self.promised) from None
        return self._replace(
            customer=_checked_customer(self.customer),
            lines=tuple(_checked_line(line) for line in self.lines),
            terms=typed.note(self.terms),
            note=typed.reason(self.note),
            stages=tuple(
                stage._replace(name=typed.line(stage.name, LONGEST), who=typed.line(stage.who, LONGEST))
                for stage in self.stages
            ),
        )


def least_deposit(price: int, percent: int) -> int:
    """The smallest down payment on `price` rupiah, up to the next thousand but not above the price."""
    exact = -(-price * percent // 100)
    return min(price, -(-exact // 1000) * 1000)


def _checked_customer(customer: Customer) -> Customer:
    name = typed.line(customer.name, LONGEST)
    if not name:
        raise PosError(N_("Write the buyer's name: the goods are handed over to it"))
    return Customer(name, typed.line(customer.phone, 30), typed.line(customer.address, 200))


def _checked_line(line: OrderLine) -> OrderLine:
    name = typed.line(line.name, LONGEST)
    if not name:
        raise PosError(N_("Write what is to be made"))
    if line.measure not in MEASURES or not 1 <= line.qty <= 999_999:
        raise PosError(N_("{name}: the quantity is 1 to 999.999, type one in between"), name=name)
    if not 0 <= line.price <= LARGEST or line.amount > LARGEST:
        raise PosError(N_("{name}: a line is at most {most}"), name=name, most=format_rupiah(LARGEST))
    return line._replace(
        name=name,
        unit=typed.line(line.unit, LONGEST),
        dimensions=typed.line(line.dimensions, LONGEST),
        material=typed.line(line.material, LONGEST),
        finish=typed.line(line.finish, LONGEST),
    )
