"""What needs a hand on a day of the gallery: how many, of what and who in short, and each in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pos import words
from pos.money import format_number
from pos.office import coverage
from pos.office.today import Missing, Quarantined, Today
from pos.printing.wording import WEEKDAYS, short_day
from pos.words import translate as _
from ui.models.titles import shown_till

MISSING, DIFFERENCES, REVISED, QUARANTINED = "missing", "differences", "revised", "quarantined"
ON_PAPER, ASKING = "on_paper", "asking"
"""Days that a closing slip stands for, and tills that ask to be enrolled, who are dealt with on another screen."""

STATES_OF = {
    MISSING: coverage.MISSING,
    REVISED: coverage.REVISED,
    ON_PAPER: coverage.PAPER,
    QUARANTINED: coverage.QUARANTINED,
}
"""What needs a hand and is seen in the coverage, by its state there."""


@dataclass(frozen=True)
class Thing:
    """Something that needs a hand: how many, of what, and who in short."""

    kind: str
    title: str
    icon: str
    tone: str
    count: int
    who: str


@dataclass(frozen=True)
class Details:
    """One thing in full: titles with their kind (as in a table), and rows whose key opens a stall's day."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[object, ...]], ...]


def key_of(stall: str, till: int, day: str) -> str:
    """What a row of a stall's day is found by."""
    return f"{stall}|{till}|{day}"


def things(today: Today, asking: Sequence[str]) -> tuple[Thing, ...]:
    """What needs a hand, in the order in which it is looked at; only what there is. `asking` are codes of tills."""
    differences = (f"{shown_till(d.stall, d.till)} {_signed(d.amount)}" for d in today.differences)
    revised = (f"{shown_till(r.stall, r.till)} {_weekday(r.day)} {_signed(r.amount)}" for r in today.revised)
    on_paper = (shown_till(p.stall, p.till) for p in today.on_paper)
    refused = (f"{_whose(q) or q.file}: {q.reason}" for q in today.quarantined)
    all_ = (
        Thing(ASKING, _("Ask to be enrolled"), "key", "brand", len(asking), " · ".join(asking)),
        Thing(MISSING, _("Not handed in"), "clock", "bad", len(today.missing), _who_is_missing(today)),
        Thing(
            DIFFERENCES,
            _("Cash differences"),
            "triangle-alert",
            "warn",
            len(today.differences),
            " · ".join(differences),
        ),
        Thing(REVISED, _("New revisions"), "refresh-cw", "brand", len(today.revised), " · ".join(revised)),
        Thing(ON_PAPER, _("From paper"), "receipt-text", "warn", len(today.on_paper), " · ".join(on_paper)),
        Thing(QUARANTINED, _("Quarantine"), "shield-alert", "bad", len(today.quarantined), " · ".join(refused)),
    )
    return tuple(thing for thing in all_ if thing.count)


def details(today: Today, kind: str) -> Details:
    """One of the things in full."""
    return {
        MISSING: _missing_details,
        DIFFERENCES: _difference_details,
        REVISED: _revised_details,
        ON_PAPER: _paper_details,
        QUARANTINED: _quarantine_details,
    }[kind](today)


def _missing_details(today: Today) -> Details:
    rows = tuple((f"{m.stall}|{m.till}", (shown_till(m.stall, m.till), m.name, m.days)) for m in _longest_first(today))
    columns = ((_("Stall"), "strong"), (_("Name"), "text"), (_("Days in a row"), "number"))
    return Details(_("Not handed in"), columns, rows)


def _difference_details(today: Today) -> Details:
    rows = tuple(
        (key_of(d.stall, d.till, today.day), (shown_till(d.stall, d.till), d.name, d.amount)) for d in today.differences
    )
    columns = ((_("Stall"), "strong"), (_("Name"), "text"), (_("Difference"), "amount"))
    return Details(_("Cash differences"), columns, rows)


def _revised_details(today: Today) -> Details:
    rows = tuple(
        (
            key_of(r.stall, r.till, r.day),
            (
                shown_till(r.stall, r.till),
                r.name,
                short_day(date.fromisoformat(r.day), words.language()),
                r.revision,
                r.amount,
            ),
        )
        for r in today.revised
    )
    columns = (
        (_("Stall"), "strong"),
        (_("Name"), "text"),
        (_("Day"), "text"),
        (_("Revision"), "number"),
        (_("Changed by"), "amount"),
    )
    return Details(_("New revisions"), columns, rows)


def _paper_details(today: Today) -> Details:
    rows = tuple(
        (key_of(p.stall, p.till, today.day), (shown_till(p.stall, p.till), p.name, p.net)) for p in today.on_paper
    )
    columns = ((_("Stall"), "strong"), (_("Name"), "text"), (_("Net sales"), "amount"))
    return Details(_("From paper: the file is awaited"), columns, rows)


def _quarantine_details(today: Today) -> Details:
    rows = tuple(
        (
            q.file if q.stall is None or q.till is None or q.day is None else key_of(q.stall, q.till, q.day),
            (_whose(q) or None, q.reason, q.file),
        )
        for q in today.quarantined
    )
    columns = ((_("Stall"), "strong"), (_("Reason"), "text"), (_("File"), "muted"))
    return Details(_("Quarantine"), columns, rows)


def _who_is_missing(today: Today) -> str:
    texts = []
    for missing in _longest_first(today):
        text = shown_till(missing.stall, missing.till)
        if missing.days > 1:
            text = _("{stall} {name} ({days} days)").format(stall=text, name=missing.name, days=missing.days)
        texts.append(text)
    return " · ".join(texts)


def _longest_first(today: Today) -> list[Missing]:
    return sorted(today.missing, key=lambda missing: (-missing.days, missing.stall, missing.till))


def _signed(amount: int) -> str:
    return f"+{format_number(amount)}" if amount > 0 else format_number(amount)


def _weekday(day: str) -> str:
    return _(WEEKDAYS[date.fromisoformat(day).weekday()])


def _whose(refused: Quarantined) -> str:
    return "" if refused.stall is None or refused.till is None else shown_till(refused.stall, refused.till)
