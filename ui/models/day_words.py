"""What is said of one stall's day at the office: what is odd about it, and what can be believed."""

from typing import TYPE_CHECKING

from pos.money import format_rupiah
from pos.office import coverage
from pos.office.rescue.slips import AGREED, COUNTS, DIFFERS, NOTED
from pos.office.stall_day import Slip, StallDay
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models.day_file import Seal, moment

if TYPE_CHECKING:
    from pos.handover.summary import Summary

_STATES = {
    coverage.NIL: (N_("Nil"), "quiet"),
    coverage.REVISED: (N_("Revised"), "brand"),
    coverage.PAPER: (N_("From paper"), "warn"),
    coverage.FORKED: (N_("Forked"), "bad"),
    coverage.MISSING: (N_("Not handed in"), "bad"),
    coverage.AWAITED: (N_("Awaited"), "quiet"),
    coverage.CLOSED: (N_("Closed"), "quiet"),
}
_SLIPS = {
    COUNTS: N_("the day counts by it"),
    NOTED: N_("its file is awaited"),
    AGREED: N_("says the same as the file"),
    DIFFERS: N_("says otherwise"),
}
_NOTHING = {
    coverage.MISSING: N_("{stall} has not handed in this day. Ask the stall to close it and to hand it in."),
    coverage.AWAITED: N_("{stall} has not handed in yet: it shows up here by itself."),
    coverage.CLOSED: N_("{stall} was closed on this day: its numbers follow each other."),
    coverage.BEFORE: N_("{stall} was not enrolled yet on this day."),
}


def mark(day: StallDay | None, told: "Summary | None") -> tuple[str, str] | None:
    """What is odd about a day in a word or two, and its tone; None where nothing is."""
    if told is not None and told.cash.difference and not (day and day.forked):
        return _("Difference {amount}").format(amount=format_rupiah(told.cash.difference)), "warn"
    if day is None or day.state not in _STATES:
        return None
    text, tone = _STATES[day.state]
    return _(text), tone


def nothing(day: StallDay, stall: str) -> str:
    """Why there is nothing to show of it, and what was refused; empty where there is. `stall` in words."""
    if day.accepted or day.counted_slip:
        return ""
    sentence = _(_NOTHING[day.state]).format(stall=stall)
    return "\n".join([sentence, *(f"{one.file}: {one.reason}" for one in day.quarantined)])


def of_slip(slip: Slip) -> str:
    """What became of a slip."""
    return _(_SLIPS[slip.state])


def seal(day: StallDay) -> Seal:
    """Whether seal and chain hold, and what else claims to be this day; of a day that came in."""
    if day.forked or day.quarantined:
        refused = day.quarantined[-1] if day.quarantined else None
        sentence = f"{refused.file}: {refused.reason}" if refused else _("Ask the stall which of them is right.")
        if day.forked:
            return Seal("bad", _("Another file claims this day"), sentence)
        return Seal("warn", _("A file of this day was refused"), sentence)
    if day.missing:
        text = translate_plural(
            "{n} summary before this day has not come in.", "{n} summaries before this day have not come in.",
            day.missing,
        )  # fmt: skip
        return Seal("bad", _("The chain is broken"), text.format(n=day.missing))
    if day.counted_slip:
        text = _("Slip scanned {time}, genuine. Its receipts come with the file, which is awaited.")
        return Seal("warn", _("From paper"), text.format(time=moment(day.day, day.counted_slip.at)))
    when = moment(day.day, day.accepted[-1].at)
    return Seal("ok", _("Seal good, chain whole"), _("received {time}").format(time=when))
