"""Whether summaries of one till fit together: a revision to the file it replaces, a day to the day before it."""

from typing import Protocol

import msgspec

from pos.errors import PosError
from pos.handover.summary import Sale, Summary, dealings_of
from pos.words import N_

_KEPT = (
    "gallery", "stall", "till", "epoch", "day", "number", "previous", "opening_hash", "first_seq", "last_seq",
    "last_hash", "opening_grand_total", "closing_grand_total", "amends",
)  # fmt: skip


class Span(Protocol):
    """Where a summary stands in its till's journal: what is compared with its neighbours; a Summary is one."""

    @property
    def epoch(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def previous(self) -> str | None: ...
    @property
    def opening_hash(self) -> str | None: ...
    @property
    def first_seq(self) -> int: ...
    @property
    def opening_grand_total(self) -> int: ...
    @property
    def last_hash(self) -> str: ...
    @property
    def last_seq(self) -> int: ...
    @property
    def closing_grand_total(self) -> int: ...


def check_revision(accepted: Summary, accepted_sha256: str, later: Summary) -> None:
    """Raise PosError unless `later` is the revision after `accepted`, whose whole file has that SHA-256 (hex).

    It supersedes that very file, keeps what a revision keeps, loses no sale and changes none but in its payments.
    """
    if later.supersedes != accepted_sha256 or later.revision != accepted.revision + 1:
        raise PosError(N_("the revision replaces another file than the one accepted"))
    for name in _KEPT:
        if getattr(later, name) != getattr(accepted, name):
            raise PosError(N_("the revision changes {field}, which a revision keeps"), field=name)
    if later.amended[: len(accepted.amended)] != accepted.amended:
        raise PosError(N_("the revision leaves out what changed the day before"))
    known = {amended.seq for amended in accepted.amended}
    news = {amended.seq for amended in later.amended} - known
    _check_sales(accepted, later, news)
    if not set(accepted.cash.movements) <= set(later.cash.movements):
        raise PosError(N_("the revision loses a cash movement"))
    _check_dealings(accepted, later, news)


def _check_sales(accepted: Summary, later: Summary, news: set[int]) -> None:
    kept = {sale.number: sale for sale in later.sales}
    for sale in accepted.sales:
        found = kept.pop(sale.number, None)
        if found is None:
            raise PosError(N_("the revision loses receipt {receipt}"), receipt=sale.number)
        if _without_payments(found) != _without_payments(sale):
            raise PosError(N_("the revision changes receipt {receipt}"), receipt=sale.number)
    for sale in kept.values():
        if sale.seq not in news:
            raise PosError(N_("the revision adds receipt {receipt} without telling so"), receipt=sale.number)


def _check_dealings(accepted: Summary, later: Summary, news: set[int]) -> None:
    kept = {one.seq: one for one in dealings_of(later)}
    for one in dealings_of(accepted):
        if kept.pop(one.seq, None) != one:
            raise PosError(N_("the revision loses or changes {number}"), number=one.number)
    for one in kept.values():
        if one.seq not in news:
            raise PosError(N_("the revision adds {number} without telling so"), number=one.number)


def _without_payments(sale: Sale) -> Sale:
    """A QRIS payment may be confirmed, fail or change its tender; the rest of a sale stands for ever."""
    return msgspec.structs.replace(sale, payments=())


def check_neighbours(earlier: Span, earlier_sha256: str, later: Span) -> None:
    """Raise PosError unless `later`, the first revision of the next number, goes on where `earlier` closed.

    `earlier` is the first revision of its number, of the same till and epoch, its whole file of that SHA-256 (hex).
    """
    if (later.epoch, later.number) != (earlier.epoch, earlier.number + 1):
        raise PosError(
            N_("number {number} does not follow number {before}"), number=later.number, before=earlier.number
        )
    if later.previous != earlier_sha256:
        raise PosError(N_("number {number} names another file before it than the one accepted"), number=later.number)
    if (later.first_seq, later.opening_hash) != (earlier.last_seq + 1, earlier.last_hash):
        raise PosError(N_("number {number} does not go on where the journal stopped"), number=later.number)
    if later.opening_grand_total != earlier.closing_grand_total:
        raise PosError(N_("number {number} does not open with the grand total before it"), number=later.number)
