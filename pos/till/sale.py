"""A sale or refund as it was recorded, its lines and its payments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, Self

from pos.catalog.kits.part import Part
from pos.clock import parse_time

Data = dict[str, Any]

WITHOUT_RECEIPT = "without_receipt"
"""What a refund names as its sale where the buyer brought goods and no receipt."""


_SELDOM = ("note", "owed", "difference", "parts")


def plain(value: "Line | Payment") -> Data:
    """The fields of a flat value by name, as an event holds them: what few lines have only where they have it."""
    told = {name: held for name, held in value._asdict().items() if held is not None or name not in _SELDOM}
    if "parts" in told:
        told["parts"] = [list(part) for part in told["parts"]]
    return told


class Line(NamedTuple):
    """One line; amounts in rupiah, `qty` in pieces, or thousandths of a kilogram where `per` is 1000.

    `amount` = price × qty ÷ per (half up) − discount − share. In a refund `line` is the sold line's number,
    `qty`, `tax` and `amount` are negative, `discount` and `share` 0. `note` is how the buyer wants it; `owed` is what
    of `amount` belongs to the maker who left the goods here, None where nobody did. `difference` is what the choices
    made do to the catalogue's price of one; what takes off is off `asked` already. None without choices that matter.
    `parts` is what one of it held when it was sold, None where it is no parcel.
    """

    line: int
    code: str | None
    name: str
    short: str | None
    unit: str | None
    category: str | None
    maker: str | None
    origin: str | None
    qty: int
    per: int
    asked: int | None
    price: int
    discount: int
    share: int
    tax: int
    amount: int
    note: str | None = None
    owed: int | None = None
    difference: int | None = None
    parts: tuple[Part, ...] | None = None

    @property
    def as_chosen(self) -> int | None:
        """What one of it, chosen so, costs by the catalogue; None without a code."""
        return None if self.asked is None else self.asked + max(0, self.difference or 0)


class Payment(NamedTuple):
    """One payment: `amount` is what stays, `given` what was handed over.

    `state` is settled, waiting, confirmed or failed.
    """

    tender: str
    amount: int
    given: int
    reference: str | None
    state: str


class Sale(NamedTuple):
    """A recorded sale, or a refund where `refund_of` names the refunded sale's number; amounts in rupiah."""

    number: str
    day: str
    at: datetime
    seq: int
    epoch: int
    hash: str
    cashier: str | None
    lines: tuple[Line, ...]
    discount: int
    tax_added: int
    tax_included: int
    rounding: int
    due: int
    payments: tuple[Payment, ...]
    refund_of: str | None
    reason: str | None

    @property
    def is_refund(self) -> bool:
        return self.refund_of is not None

    @property
    def paid(self) -> int:
        """What was handed over, by all tenders."""
        return sum(payment.given for payment in self.payments)

    @property
    def change(self) -> int:
        """What was given back in cash."""
        return self.paid - self.due

    @property
    def short_number(self) -> str:
        """The last four digits, by which people call a receipt where the day is clear."""
        return self.number.rsplit("-", 1)[-1]

    def to_data(self) -> Data:
        """The part of the event that says what was sold and paid; `at`, `day`, `seq` and `hash` are the event's own."""
        return {
            **{name: getattr(self, name) for name in _SALE_FIELDS},
            "lines": [plain(line) for line in self.lines],
            "payments": [plain(payment) for payment in self.payments],
        }

    @classmethod
    def from_data(cls, data: Data, *, day: str, at: datetime | str, seq: int, epoch: int, hash: str) -> Self:  # noqa: A002
        """The sale that `to_data` was taken from."""
        return cls(
            **{name: value for name, value in data.items() if name in _SALE_FIELDS},
            lines=lines_from(data["lines"]),
            payments=tuple(Payment(**payment) for payment in data["payments"]),
            day=day,
            at=parse_time(at) if isinstance(at, str) else at,
            seq=seq,
            epoch=epoch,
            hash=hash,
        )


_SALE_FIELDS = frozenset(
    ("number", "cashier", "discount", "tax_added", "tax_included", "rounding", "due", "refund_of", "reason")
)


def lines_from(rows: Sequence[Data]) -> tuple[Line, ...]:
    """Lines from their plain data."""
    return tuple(Line(**row | {"parts": _parts(row.get("parts"))}) for row in rows)


def _parts(told: Sequence[Sequence[Any]] | None) -> tuple[Part, ...] | None:
    return None if told is None else tuple(Part(*part) for part in told)
