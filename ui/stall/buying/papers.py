"""The papers of one purchase, by what each is called."""

from collections.abc import Callable
from functools import partial

from pos.printing.layout import Layout
from pos.stall import Stall
from pos.till.buying.buy_in import BuyIn
from pos.words import translate as _


def purchase_papers(stall: Stall, bought: BuyIn) -> dict[str, Callable[[], Layout]]:
    """On A5 and on the roll of the printer; what the printer takes first."""
    made: dict[str, Callable[[], Layout]] = {
        _("Note on A5"): partial(stall.papers.purchase_note, bought),
        _("Slip of {width} mm").format(width=stall.papers.roll): partial(stall.papers.purchase_slip, bought),
    }
    has_roll = stall.settings.printer and not stall.settings.printer.startswith("system:")
    return dict(reversed(made.items())) if has_roll else made
