"""What is told of one stall's day beside the grid: why it is as it is, what a revision changed, when its files came."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pos import words
from pos.errors import PosError
from pos.gallery import Office
from pos.office import coverage
from pos.printing.wording import long_day
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models.day_file import moment
from ui.models.lists import revision_figures
from ui.models.titles import shown_till

if TYPE_CHECKING:
    from pos.office.stall_day import Accepted, StallDay

_PILLS = {
    coverage.RECEIVED: (N_("Received"), "ok", "check"),
    coverage.NIL: (N_("Nil"), "quiet", "minus"),
    coverage.REVISED: (N_("Revision {n}"), "brand", "refresh-cw"),
    coverage.PAPER: (N_("From paper"), "warn", "receipt-text"),
    coverage.MISSING: (N_("Not handed in"), "bad", "x"),
    coverage.QUARANTINED: (N_("Quarantine"), "warn", "shield-alert"),
    coverage.FORKED: (N_("Two files for one day"), "warn", "shield-alert"),
    coverage.CLOSED: (N_("Closed"), "quiet", None),
    coverage.AWAITED: (N_("Awaited"), "quiet", "clock"),
    coverage.BEFORE: (N_("Nothing expected"), "quiet", None),
}


_NOT_ASKED = (coverage.CLOSED, coverage.AWAITED, coverage.BEFORE)


@dataclass(frozen=True)
class Change:
    """One figure of the day, in rupiah or as a count; `before` is None where there is one revision alone."""

    title: str
    before: int | None
    after: int | None
    changed: bool


@dataclass(frozen=True)
class Fact:
    """One line: an icon and its tone, words, and a quiet text at the right."""

    icon: str
    tone: str
    text: str
    right: str = ""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """All that is told of a cell; `heads` names the revisions, `result` is what the last changed in net.

    `closing` offers to say that the gallery was closed that day, or was open after all; empty where files came in.
    `can_ask`: there is something to ask the stall about.
    """

    title: str
    sub: str
    pill: tuple[str, str, str | None]
    reason_title: str = ""
    reason: str = ""
    heads: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    result: int | None = None
    facts: tuple[Fact, ...] = ()
    closing: str = ""
    forked: bool = False
    can_ask: bool = False


def looked(office: Office, stall: str, till: int, day: str, *, missing: tuple[str, ...]) -> Looked:
    """What is told of a till's day; `missing` are the days that are missing of it, in words."""
    enrolled = next(one for one in office.stalls() if (one.stall, one.till) == (stall, till))
    title = f"{shown_till(stall, till)} · {enrolled.name}"
    sub = long_day(date.fromisoformat(day), words.language())
    try:
        of_day = office.stall_day(enrolled, day)
    except PosError as error:
        pill = (_("Quarantine"), "bad", "shield-alert")
        return Looked(title=title, sub=sub, pill=pill, reason_title=_("The file cannot be read"), reason=str(error))
    shown = of_day.accepted[-2:]
    reason_title, reason = _reason(of_day, missing)
    revised = len(shown) == 2
    return Looked(
        title=title,
        sub=sub,
        pill=_pill(of_day),
        reason_title=reason_title,
        reason=reason,
        heads=tuple(_("Revision {n}").format(n=one.told.revision) for one in shown),
        changes=_changes(shown),
        result=shown[-1].told.totals.net - shown[0].told.totals.net if revised else None,
        facts=(*_whom_to_call(office, stall), *_facts(of_day)),
        closing=_closing(office, of_day),
        can_ask=bool(of_day.quarantined) or of_day.state not in _NOT_ASKED,
        forked=of_day.forked,
    )


def _closing(office: Office, day: "StallDay") -> str:
    if day.accepted or day.quarantined or day.counted_slip:
        return ""
    closed = office.settings.closed_days
    if day.day in closed.marks:
        return _("The gallery was open after all")
    return "" if day.day in closed else _("The gallery was closed that day")


def _pill(day: "StallDay") -> tuple[str, str, str | None]:
    refused = day.quarantined and day.state != coverage.FORKED
    text, tone, icon = _PILLS[coverage.QUARANTINED if refused else day.state]
    return _(text).format(n=day.accepted[-1].told.revision if day.accepted else ""), tone, icon


def _reason(day: "StallDay", missing: tuple[str, ...]) -> tuple[str, str]:
    if day.forked:
        return _("Why"), _("Several files claim this day: a folder was copied or restored. Ask the stall and decide.")
    if day.quarantined:
        return _("Why"), " ".join(dict.fromkeys(one.reason for one in day.quarantined))
    if day.missing:
        text = translate_plural(
            "{n} day before this one is missing.", "{n} days before this one are missing.", day.missing
        )
        return _("The chain is open"), text.format(n=day.missing)
    if day.accepted:
        reason = day.accepted[-1].told.reason or ""
        return (_("The stall's reason"), reason) if reason else ("", "")
    if day.state == coverage.PAPER:
        return _("From paper"), _("The day counts by its closing slip, which the office scanned; the file is awaited.")
    if day.state == coverage.MISSING:
        text = translate_plural("{n} day is missing: {days}", "{n} days are missing: {days}", len(missing))
        return _("Not handed in"), text.format(n=len(missing), days=", ".join(missing))
    return "", ""


def _changes(shown: "tuple[Accepted, ...]") -> tuple[Change, ...]:
    figures = revision_figures([one.told for one in shown])
    return tuple(
        Change(title, values[0] if len(values) > 1 else None, values[-1], len(values) > 1 and values[0] != values[-1])
        for title, values in figures
    )


def _whom_to_call(office: Office, stall: str) -> list[Fact]:
    entry = office.register.entry(stall)
    if entry is None or not entry.phone:
        return []
    return [Fact("phone", "muted", entry.vendor or _("Telephone"), entry.phone)]


def _facts(day: "StallDay") -> tuple[Fact, ...]:
    facts = [
        Fact(
            "file-check" if one.told.revision == 1 else "refresh-cw",
            "ok" if one.told.revision == 1 else "brand",
            _("Revision {n} received").format(n=one.told.revision),
            moment(day.day, one.at),
        )
        for one in day.accepted
    ]
    facts += [
        Fact("receipt-text", "muted", _("Slip of revision {n}").format(n=slip.told.revision), moment(day.day, slip.at))
        for slip in day.slips
    ]
    facts += [Fact("shield-alert", "warn", one.file) for one in day.quarantined]
    if day.accepted and not (day.forked or day.quarantined or day.missing):
        sales = day.accepted[-1].told.sales
        numbers = [sale.number.rsplit("-", 1)[-1] for sale in (*sales[:1], *sales[-1:])]
        facts.append(Fact("shield-check", "ok", _("Seal and chain whole"), "–".join(dict.fromkeys(numbers))))
    return tuple(facts)
