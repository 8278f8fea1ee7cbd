"""One slip of store credit, and how a till keeps to it: never more is spent than was given."""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple, Self

from pos.errors import PosError
from pos.money import format_rupiah
from pos.store import Row, Store
from pos.till.credit import tables
from pos.till.payment import Offer
from pos.words import N_

CREDIT = "credit"
"""The tender's id."""

_CODE = "LAPAKC1"
_CHECK = 10_000
_DIGITS = 8


class Credit(NamedTuple):
    """What is owed on one slip, in rupiah; `receipt` is the refund that gave it first, on business day `day`."""

    number: str
    given: int
    spent: int
    day: str
    receipt: str
    seq: int

    @property
    def rest(self) -> int:
        """What is left to spend, never below 0."""
        return self.given - self.spent

    @property
    def short_number(self) -> str:
        """What a buyer reads out: `0001-4821`."""
        return self.number.rsplit("/", 1)[-1]

    @property
    def code(self) -> str:
        """What the slip's QR says."""
        return f"{_CODE}:{self.number}"

    def ends(self, days: int) -> date | None:
        """The last day that it is good for, where slips are good for so many `days`; None where for ever (0)."""
        return date.fromisoformat(self.day) + timedelta(days=days) if days else None

    @classmethod
    def of(cls, row: Row) -> Self:
        """A row of the tables."""
        return cls(row["number"], row["given"], row["spent"], row["day"], row["receipt"], row["seq"])


def is_code(text: str) -> bool:
    """Whether a scanned text is a slip's."""
    return text.strip().upper().startswith(f"{_CODE}:")


def is_whole(text: str) -> bool:
    """Whether a typed text has all the digits of a number."""
    digits = text.rsplit("/", 1)[-1].replace("-", "").strip()
    return len(digits) >= _DIGITS and digits.isascii() and digits.isdigit()


def find(store: Store, text: str) -> Credit:
    """The slip that a scan, or its whole number, or only its digits name. Raises PosError where there is none."""
    told = text.strip().upper().removeprefix(f"{_CODE}:")
    digits = told.rsplit("/", 1)[-1].replace("-", "").replace(" ", "")
    number = told if "/" in told else None
    if number is None and is_whole(digits):
        number = tables.number_like(store, digits)
    row = tables.one(store, number) if number else None
    if row is None:
        raise PosError(N_("There is no store credit {number} here: check its number"), number=told or "–")
    return Credit.of(row)


def numbered(store: Store, offers: Sequence[Offer], prefix: str, operation: str) -> list[Offer]:
    """`offers` of a refund, where credit without a number gets a new one, and another number is known here.

    The last digits come from the operation, so that a number cannot be guessed. Raises PosError.
    """
    return [_numbered(store, offer, prefix, operation) for offer in offers]


def _numbered(store: Store, offer: Offer, prefix: str, operation: str) -> Offer:
    if offer.tender != CREDIT:
        return offer
    if offer.reference:
        return offer._replace(reference=find(store, offer.reference).number)
    check = int(hashlib.sha256(f"lapak-credit-1\n{operation}".encode()).hexdigest(), 16) % _CHECK
    return offer._replace(reference=f"{prefix}/K/{tables.count(store) + 1:04d}-{check:04d}")


def spendable(store: Store, offers: Sequence[Offer]) -> list[Offer]:
    """`offers` of a sale with credit by its whole number. Raises PosError for what is unknown, or more than is left."""
    found = [
        offer._replace(reference=find(store, offer.reference or "").number) if offer.tender == CREDIT else offer
        for offer in offers
    ]
    for number in {offer.reference for offer in found if offer.tender == CREDIT and offer.reference}:
        credit = find(store, number)
        wanted = sum(offer.amount for offer in found if offer.tender == CREDIT and offer.reference == number)
        if wanted > credit.rest:
            raise PosError(
                N_("Store credit {number}: only {rest} is left, let another way pay the rest"),
                number=credit.short_number, rest=format_rupiah(credit.rest),
            )  # fmt: skip
    return found
