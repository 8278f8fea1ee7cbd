"""The sale being made: lines that the cashier edits, with undo; it is on disk at every change."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from pos import typed
from pos.catalog.choices.group import Pick, Picked
from pos.catalog.product import Product
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import LARGEST, divide_half_up
from pos.words import N_

LARGEST_QUANTITY = 999_999
LONGEST_NAME = 80
_UNDO_STEPS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketLine:
    """What is to be sold: the price is frozen when it is added; `qty` is thousandths where `per` is 1000.

    `asked` is the catalogue price of one, less what smaller `choices` take off it; `difference` is what the choices do
    to the catalogue's price, up or down. `note` is how the buyer wants it: the choices in words, and the `wish`.
    `shown` is how many of it the buyer was asked to pay for: these go out by `Till.void` alone.
    """

    code: str | None
    name: str
    short: str | None = None
    unit: str | None = None
    category: str | None = None
    maker: str | None = None
    origin: str | None = None
    qty: int
    per: int = 1
    asked: int | None
    price: int
    discount: int = 0
    unique: bool = False
    note: str | None = None
    shown: int = 0
    difference: int = 0
    choices: tuple[Pick, ...] = ()
    wish: str = ""

    @property
    def as_chosen(self) -> int | None:
        """What one of it, chosen so, costs by the catalogue; None without a code."""
        return None if self.asked is None else self.asked + max(0, self.difference)

    @property
    def value(self) -> int:
        """price × qty ÷ per in rupiah, half up, before any discount."""
        return divide_half_up(self.price * self.qty, self.per)

    @property
    def is_weighed(self) -> bool:
        return self.per != 1


_KEPT = tuple(each.name for each in fields(BasketLine))
"""What the store keeps of a line: all of it."""

_NOTHING_PICKED = Picked()


def line_of(
    product: Product, qty: int, price: int | None = None, discount: int = 0, picked: Picked = _NOTHING_PICKED
) -> BasketLine:
    """A line of a catalogue product, `picked` so; `price` is the agreed one, the catalogue's where it is None.

    Raises PosError where what is picked takes off more than the product costs.
    """
    as_chosen = product.price + picked.difference
    if as_chosen < 0:
        raise PosError(N_("{name}: what is chosen takes off more than it costs, choose otherwise"), name=product.name)
    return BasketLine(
        code=product.code,
        name=product.name,
        short=product.short,
        unit=product.unit,
        category=product.category,
        maker=product.maker,
        origin=product.origin,
        qty=qty,
        per=1000 if product.weighed else 1,
        asked=min(product.price, as_chosen),
        price=as_chosen if price is None else price,
        discount=discount,
        unique=product.unique,
        note=picked.words or None,
        difference=picked.difference,
        choices=picked.picks,
        wish=picked.wish,
    )


def one_off(name: str, qty: int, price: int, discount: int = 0) -> BasketLine:
    """A line without a code ("barang tanpa kode"). Raises PosError for a name that is none."""
    return BasketLine(code=None, name=typed.reason(name), qty=qty, asked=None, price=price, discount=discount)


def check_line(line: BasketLine) -> BasketLine:
    """`line` itself. Raises PosError for an amount or quantity outside its range."""
    if not 1 <= len(line.name) <= LONGEST_NAME:
        raise PosError(N_("A name has 1 to 80 characters: write one, or shorten it"))
    if not 1 <= line.qty <= LARGEST_QUANTITY:
        raise PosError(N_("{name}: the quantity is 1 to 999.999, type one in between"), name=line.name)
    if not 0 <= line.price <= LARGEST or line.value > LARGEST:
        raise PosError(N_("{name}: a line is at most 999.999.999, lower the quantity or the price"), name=line.name)
    if not 0 <= line.discount <= line.value:
        raise PosError(N_("{name}: the discount is more than the line's value, lower it"), name=line.name)
    if line.unique and line.qty != 1:
        raise PosError(N_("{name} is a single piece: the quantity is 1"), name=line.name)
    return line


def checked_name(name: str) -> str:
    """A person's name as it is kept, its words one space apart. Raises PosError."""
    name = " ".join(typed.reason(name).split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise PosError(N_("A name has 1 to 80 characters: write one, or shorten it"))
    return name


_State = tuple[list[BasketLine], int, str, str]


@dataclass(slots=True)
class Basket:
    """Lines, a discount on the sale and the customer's name, edited by the cashier.

    `operation` makes its recording happen once. Every verb checks first and raises PosError, leaving the basket as it
    was; every change can be taken back, and made again until the next one.
    """

    operation: str = field(default_factory=new_operation)
    lines: list[BasketLine] = field(default_factory=list)
    discount: int = 0
    customer: str = ""
    table: str = ""
    """The table, or the name, that a kitchen's order goes to."""
    away: bool = False
    """Whether it is taken away."""
    _undo: list[_State] = field(default_factory=list, repr=False, compare=False)
    _redo: list[_State] = field(default_factory=list, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def pieces(self) -> int:
        """How many things are in it; a weighed line counts 1."""
        return sum(1 if line.is_weighed else line.qty for line in self.lines)

    @property
    def value(self) -> int:
        """The lines' values less their own discounts, in rupiah: what a discount on the sale can be taken from."""
        return sum(line.value - line.discount for line in self.lines)

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def add(self, line: BasketLine) -> int:
        """Put `line` in and return its index: the same thing twice is one line more, but for a single piece.

        Raises PosError for a single piece that is in the basket already.
        """
        self.check_single(line)
        for index, there in enumerate(self.lines):
            if _same_thing(there, line):
                self._change(index, replace(there, qty=there.qty + line.qty))
                return index
        check_line(line)
        self._remember()
        self.lines.append(line)
        return len(self.lines) - 1

    def check_single(self, line: BasketLine) -> None:
        """Raise PosError for a single piece that is in the basket already, at whatever price."""
        if line.unique and any(there.code == line.code for there in self.lines):
            raise PosError(N_("{name} is a single piece and is in the basket already: sell it once"), name=line.name)

    def set_quantity(self, index: int, qty: int) -> None:
        """The quantity of a line; 0 takes the line out."""
        if qty == 0:
            self.remove(index)
            return
        self._check_shown(self.lost(index, qty))
        self._change(index, replace(self.lines[index], qty=qty))

    def set_price(self, index: int, price: int) -> None:
        """The agreed price of one (a kilogram when weighed): an override, no discount."""
        self._change(index, replace(self.lines[index], price=price))

    def set_line_discount(self, index: int, discount: int) -> None:
        """A discount in rupiah on one line."""
        self._change(index, replace(self.lines[index], discount=discount))

    def set_discount(self, discount: int) -> None:
        """A discount in rupiah on the whole sale."""
        if not 0 <= discount <= self.value:
            raise PosError(N_("The discount is more than the sale: lower it"))
        self._remember()
        self.discount = discount

    def set_customer(self, name: str) -> None:
        """Who buys; "" for nobody in particular."""
        name = checked_name(name) if name.strip() else ""
        self._remember()
        self.customer = name

    def choose_again(self, index: int, line: BasketLine) -> int:
        """Put `line` in the place of the one at `index` and return where it is: with one that is the same it is one.

        Raises PosError where the buyer was asked to pay for the one that is there.
        """
        check_line(line)
        self._check_shown(self.lost(index))
        same = next((at for at, each in enumerate(self.lines) if at != index and _same_thing(each, line)), None)
        if same is None:
            self._change(index, line)
            return index
        more = check_line(replace(self.lines[same], qty=self.lines[same].qty + line.qty))
        self._remember()
        self.lines[same] = more
        del self.lines[index]
        self._keep_discount_within()
        return same - (1 if same > index else 0)

    def set_table(self, table: str) -> None:
        """The table or name it goes to, "" for none. Raises PosError."""
        table = checked_name(table) if table.strip() else ""
        self._remember()
        self.table = table

    def remove(self, index: int) -> None:
        self._check_shown(self.lost(index))
        self._remember()
        del self.lines[index]
        self._keep_discount_within()

    def clear(self) -> None:
        if self.lines:
            self._check_shown(self.lost(None))
            self._remember()
            self.lines, self.discount, self.customer, self.table = [], 0, "", ""

    def show(self) -> None:
        """The buyer is asked to pay for all of it; what was done before can be undone no more."""
        self.lines = [replace(line, shown=line.qty) for line in self.lines]
        self._undo.clear()
        self._redo.clear()

    @property
    def is_shown(self) -> bool:
        """Whether the buyer was asked to pay for all that is in it."""
        return all(line.shown == line.qty for line in self.lines)

    def lost(self, index: int | None, qty: int = 0) -> list[BasketLine]:
        """What the buyer was asked to pay for and would not get any more, `shown` being how many of it.

        `index` is the line of which only `qty` stay, None for all lines.
        """
        lines = self.lines if index is None else [self.lines[index]]
        return [replace(line, shown=line.shown - qty) for line in lines if line.shown > qty]

    def undo(self) -> None:
        """Take the last change back; nothing happens when there is none."""
        self._step(self._undo, self._redo)

    def redo(self) -> None:
        """Make the change again that was taken back last; nothing happens when there is none."""
        self._step(self._redo, self._undo)

    def _step(self, back: list[_State], forth: list[_State]) -> None:
        if back:
            forth.append(self._state())
            self.lines, self.discount, self.customer, self.table = back.pop()

    def _change(self, index: int, line: BasketLine) -> None:
        check_line(line)
        self._remember()
        self.lines[index] = line
        self._keep_discount_within()

    def _check_shown(self, lost: Sequence[BasketLine]) -> None:
        if lost:
            raise PosError(
                N_("{name}: the buyer was asked to pay for it already, void it instead"),
                name=lost[0].name,
            )

    def _keep_discount_within(self) -> None:
        self.discount = min(self.discount, self.value)

    def _state(self) -> _State:
        return list(self.lines), self.discount, self.customer, self.table

    def _remember(self) -> None:
        self._undo.append(self._state())
        del self._undo[:-_UNDO_STEPS]
        self._redo.clear()

    def to_data(self) -> dict[str, Any]:
        """What the store keeps of it; the undo steps go with the program."""
        return {
            "operation": self.operation,
            "discount": self.discount,
            "customer": self.customer,
            "table": self.table,
            "away": self.away,
            "lines": [{name: getattr(line, name) for name in _KEPT} for line in self.lines],
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The basket that `to_data` was taken from; one kept before baskets had a customer, or a table, has none."""
        return cls(
            operation=data["operation"],
            discount=data["discount"],
            customer=data.get("customer", ""),
            table=data.get("table", ""),
            away=data.get("away", False),
            lines=[_line_from(line) for line in data["lines"]],
        )


def _line_from(data: dict[str, Any]) -> BasketLine:
    choices = tuple((group, choice) for group, choice in data.get("choices", ()))
    return BasketLine(**(data | {"choices": choices}))


def basket_of(operation: str, lines: Sequence[BasketLine], discount: int = 0) -> Basket:
    """A whole basket at once, each line as told and checked; two lines of one thing stay two."""
    basket = Basket(operation=operation, lines=[check_line(line) for line in lines])
    seen: set[str | None] = set()
    for line in lines:
        if line.unique and line.code in seen:
            raise PosError(N_("{name} is a single piece and is in the basket already: sell it once"), name=line.name)
        seen.add(line.code)
    if not 0 <= discount <= basket.value:
        raise PosError(N_("The discount is more than the sale: lower it"))
    basket.discount = discount
    return basket


def _same_thing(one: BasketLine, other: BasketLine) -> bool:
    return (
        one.code is not None
        and not one.is_weighed
        and one.code == other.code
        and one.asked == other.asked
        and one.note == other.note
        and one.choices == other.choices
        and other.price in (one.price, other.as_chosen)
    )
