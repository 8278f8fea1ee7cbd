"""What is said of a buyer's receipt, in one plain sentence."""

from datetime import date

from pos import words
from pos.money import format_rupiah
from pos.office.receipt import AWAITED, FALSE, FOREIGN, GENUINE, LISTED, UNKNOWN, Code, Verdict
from pos.printing.wording import short_day
from pos.words import N_
from pos.words import translate as _
from ui.models.day_file import Seal
from ui.models.receipt import short
from ui.models.titles import shown_till

_SAID = {
    GENUINE: (
        "ok",
        N_("Genuine and unchanged"),
        N_("{stall}, {day}, receipt {number} of {amount}: just as the stall handed it in."),
    ),
    LISTED: (
        "warn",
        N_("This receipt was handed in"),
        N_("{stall}, {day}, receipt {number} of {amount}: compare it with the paper; only its code proves more."),
    ),
    AWAITED: (
        "warn",
        N_("Not handed in yet"),
        N_("What {stall} sold there has not come in: it can be said once the stall hands in."),
    ),
    FALSE: ("bad", N_("Not genuine"), N_("What {stall} handed in holds no such receipt.")),
    FOREIGN: ("warn", N_("Of another gallery"), N_("Only the office of {gallery} can check this receipt.")),
    UNKNOWN: ("bad", N_("Not genuine"), N_("No stall {stall} is enrolled here.")),
}


def said(verdict: Verdict) -> Seal:
    """The verdict with its tone, its title and the sentence."""
    tone, title, sentence = _SAID[verdict.kind]
    asked, sale, told = verdict.asked, verdict.sale, verdict.told
    facts = {
        "stall": shown_till(asked.stall, asked.till),
        "gallery": asked.gallery if isinstance(asked, Code) else "",
        "day": short_day(date.fromisoformat(told.day), words.language()) if told is not None else "",
        "number": short(sale.number) if sale is not None else "",
        "amount": format_rupiah(sale.due) if sale is not None else "",
    }
    return Seal(tone, _(title), _(sentence).format(**facts))
