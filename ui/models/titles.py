"""What kinds of stall, ways to pay and tills are called on a screen, in the language in use."""

from pos import kinds
from pos.catalog.trades import Trade
from pos.printing.wording import shown_code
from pos.till import tenders
from pos.words import translate as _


def trade_title(trade: str) -> str:
    """A kind of stall; one of a newer Lapak by its id."""
    known = kinds.load("pos.catalog.trades", "TRADE", Trade)
    return _(known[trade].title) if trade in known else trade


def tender_title(tender: str) -> str:
    """A way to pay; one of a newer Lapak by its id."""
    known = tenders.all_tenders()
    return _(known[tender].title) if tender in known else tender


def short_tender(tender: str) -> str:
    """A way to pay in few letters."""
    known = tenders.all_tenders()
    return _(known[tender].short or known[tender].title) if tender in known else tender


def shown_till(stall: str, till: int) -> str:
    """`A-12`, or `A-12/2` for a second till."""
    return shown_code(stall) if till == 1 else f"{shown_code(stall)}/{till}"
