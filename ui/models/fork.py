"""The files that claim one day beside each other, for a manager to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pos.words import N_, written_day
from pos.words import translate as _
from ui.models.day_file import moment
from ui.models.listing import Grid, Mark
from ui.models.lists import revision_figures
from ui.models.receipt import short

if TYPE_CHECKING:
    from pos.office.forks.deciding import Claim

REASONS = (N_("The stall confirmed it"), N_("The folder was copied"))
"""What is often the reason."""

FORK, ASK = "fork", "ask"
"""What a day is asked for about where it is to be decided, or the stall to be asked back."""

_WIDTH = 190


@dataclass(frozen=True)
class Choice:
    """One of the files: its hash, what it is called above its figures, and whether it counts until now."""

    sha256: str
    title: str
    counts: bool


def choices(claims: "Sequence[Claim]") -> tuple[Choice, ...]:
    """The files by their epoch and revision, in order."""
    others = [claim.sha256 for claim in claims if not claim.counts]
    return tuple(Choice(claim.sha256, _title(claim, others), claim.counts) for claim in claims)


def _title(claim: "Claim", others: list[str]) -> str:
    if claim.counts:
        return _("Counts until now")
    if len(others) == 1:
        return _("The other file")
    return _("Other file {n}").format(n=others.index(claim.sha256) + 1)


def side_by_side(claims: "Sequence[Claim]") -> Grid:
    """What each file tells, a column each; what differs is bold."""
    columns = [("", "text", 0), *((choice.title, "number", _WIDTH) for choice in choices(claims))]
    facts: list[tuple[str, list[str]]] = [
        (_("Came in"), [moment(claim.told.day, claim.at) for claim in claims]),
        (_("From – to"), [_from_to(claim) for claim in claims]),
    ]
    more = [
        (_("Epoch"), [str(claim.told.epoch) for claim in claims]),
        (_("Number and revision"), [f"{claim.told.number} · {claim.told.revision}" for claim in claims]),
        (_("Reason"), [claim.told.reason or "–" for claim in claims]),
        (_("File"), [claim.sha256[:8].upper() for claim in claims]),
    ]
    facts += [(title, texts) for title, texts in more if len(set(texts)) > 1]
    rows = [(title, _cells(title, [Mark(text) for text in texts])) for title, texts in facts]
    figures = revision_figures([claim.told for claim in claims])
    rows[2:2] = [(title, _cells(title, [Mark(value) for value in values])) for title, values in figures]
    rows[:0] = [(title, _cells(title, marks)) for title, marks in _branches(claims)]
    return Grid(tuple(columns), tuple(rows))


def _branches(claims: "Sequence[Claim]") -> list[tuple[str, list[Mark]]]:
    """Of files that days go on from: how many there are with it, until when, what they brought, how many receipts."""
    if all(len(claim.line) == 1 for claim in claims):
        return []
    until = [max(date.fromisoformat(told.day) for told in claim.line) for claim in claims]
    counts = [
        (_("Days of this branch"), [len(claim.line) for claim in claims]),
        (_("Their receipts"), [sum(told.totals.sales for told in claim.line) for claim in claims]),
        (_("Their net"), [sum(told.totals.net for told in claim.line) for claim in claims]),
        (_("Receipts that all have"), [len(_shared(claims))] * len(claims)),
    ]
    found = [(title, [Mark(value) for value in values]) for title, values in counts]
    found.insert(1, (_("Their last day"), [Mark(written_day(day)) for day in until]))
    return found


def _shared(claims: "Sequence[Claim]") -> set[tuple[str, str]]:
    sold = [{(sale.number, sale.hash) for told in claim.line for sale in told.sales} for claim in claims]
    return set.intersection(*sold)


def _from_to(claim: "Claim") -> str:
    sales = claim.told.sales
    return f"{short(sales[0].number)} – {short(sales[-1].number)}" if sales else "–"


def _cells(title: str, marks: list[Mark]) -> tuple[Mark, ...]:
    differs = len({mark.value for mark in marks}) > 1
    return Mark(title, strong=differs), *(Mark(mark.value, strong=differs) for mark in marks)
