"""The papers of the day: the interim report, or a closed day's slip and pages."""

from collections.abc import Callable
from typing import Any

from pos.printing.layout import Layout
from pos.stall import Stall
from pos.words import translate as _


def interim_papers(stall: Stall) -> dict[str, Callable[[], Layout]]:
    """The figures so far, on the roll."""
    return {_("Interim report"): stall.interim_slip}


def closed_papers(stall: Stall, body: dict[str, Any]) -> dict[str, Callable[[], Layout]]:
    """A closed day on the roll and on A4; `body` is line 1 of its summary."""
    return {
        _("Slip {width} mm").format(width=stall.papers.roll): lambda: stall.papers.closing_slip(body),
        "A4": lambda: stall.papers.day(body, "A4"),
    }
