"""A maker whose goods a stall sells: what was agreed, what was brought and fetched, what is owed. Pure sums."""

from datetime import datetime
from typing import NamedTuple, Self

from pos import typed
from pos.catalog.product import maker_key
from pos.errors import PosError
from pos.money import divide_half_up
from pos.words import N_

WHOLE = 10_000
"""All of what goods bring, in basis points."""

USUAL_SHARE = 8_000
"""What a new maker gets unless told otherwise: galleries keep 20 to 25 percent."""

RECEIVED, RETURNED = "received", "returned"

LONGEST = 80


class Maker(NamedTuple):
    """Who makes; it stands beside the journal, and the telephone and the note are never handed in."""

    name: str
    regency: str = ""
    phone: str = ""
    note: str = ""

    def checked(self) -> Self:
        """The same, its texts as they are kept. Raises PosError."""
        name = " ".join(typed.line(self.name, LONGEST).split())
        if not name:
            raise PosError(N_("Write the maker's name: their goods and money go by it"))
        return self._replace(
            name=name,
            regency=typed.line(self.regency, LONGEST),
            phone=typed.line(self.phone, 30),
            note=typed.line(self.note, 200),
        )


class Deal(NamedTuple):
    """What is the maker's of what their goods bring, from the business day `first` on.

    `share` is in basis points of a line's amount; None where nothing is owed any more, the goods being the stall's.
    """

    first: str
    share: int | None


class Terms(NamedTuple):
    """What holds for one product on a day: `fixed` is the maker's price of one in rupiah, and goes before the share."""

    maker: str
    share: int
    fixed: int | None = None

    def part(self, amount: int, qty: int, per: int) -> int:
        """What of a sold line's `amount` is the maker's, half up once a line; a fixed price may be above it."""
        if self.fixed is not None:
            return divide_half_up(self.fixed * qty, per)
        return divide_half_up(amount * self.share, WHOLE)


class Goods(NamedTuple):
    """Goods brought or fetched: `price` is what one was offered for then, in rupiah.

    Of it `share` basis points were the maker's, or `fixed` rupiah; None where that was not agreed.
    """

    code: str
    name: str
    qty: int
    per: int
    price: int
    share: int | None
    fixed: int | None

    @property
    def value(self) -> int:
        """What all of it was offered for, in rupiah."""
        return divide_half_up(self.price * self.qty, self.per)


class Note(NamedTuple):
    """Goods that a maker brought (`kind` received) or fetched (returned) at one time."""

    number: str
    kind: str
    maker: str
    day: str
    at: datetime
    cashier: str | None
    note: str
    goods: tuple[Goods, ...]

    @property
    def pieces(self) -> int:
        """How many things; weighed goods count 1."""
        return sum(pieces_of(each.qty, each.per) for each in self.goods)

    @property
    def value(self) -> int:
        """What all of it was offered for, in rupiah."""
        return sum(each.value for each in self.goods)


class Paid(NamedTuple):
    """What a maker was given at one time, in rupiah, by one tender; `undone` is why it was taken back, if it was."""

    number: str
    maker: str
    day: str
    at: datetime
    cashier: str | None
    tender: str
    amount: int
    note: str
    undone: str | None = None


class Sold(NamedTuple):
    """A line that was sold, or came back (`qty` and amounts negative); `owed` of `amount` is the maker's."""

    day: str
    at: datetime
    receipt: str
    name: str
    qty: int
    per: int
    price: int
    amount: int
    owed: int


class OwedDay(NamedTuple):
    """A maker's business day: pieces sold and what they brought, less returns; what of it is owed, what was paid."""

    day: str
    pieces: int
    net: int
    owed: int
    paid: int


class Balance(NamedTuple):
    """All that was ever owed to a maker and paid; negative where goods came back that were paid already."""

    owed: int = 0
    paid: int = 0

    @property
    def left(self) -> int:
        """What is still to pay, in rupiah."""
        return self.owed - self.paid


class Statement(NamedTuple):
    """A maker's account of the business days `first` to `last`; `before` was owed when they began."""

    maker: Maker
    first: str
    last: str
    before: int
    sold: tuple[Sold, ...]
    notes: tuple[Note, ...]
    paid: tuple[Paid, ...]

    @property
    def net(self) -> int:
        """What the goods brought, less what came back."""
        return sum(line.amount for line in self.sold)

    @property
    def owed(self) -> int:
        """What of it is the maker's."""
        return sum(line.owed for line in self.sold)

    @property
    def given(self) -> int:
        """What was paid."""
        return sum(paid.amount for paid in self.paid)

    @property
    def left(self) -> int:
        """What is owed when they end."""
        return self.before + self.owed - self.given


def pieces_of(qty: int, per: int) -> int:
    """How many things a quantity is; what is weighed counts 1, with its sign."""
    return qty if per == 1 else (qty > 0) - (qty < 0)


def same_name(one: str | None, other: str) -> bool:
    """Whether two names are of one maker: case ignored."""
    return one is not None and maker_key(one) == maker_key(other)
