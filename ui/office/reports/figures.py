"""The figure that shows a report's plot: upright over time, lying for names."""

from datetime import date

from pos import words
from pos.office.answer import Cell
from pos.office.plot import Part, Plot
from pos.office.reports import TIMES, Kind
from pos.papers.report import said
from pos.printing.wording import MONTHS, SHORT_WEEKDAYS
from pos.words import translate as _
from ui.models.today import change_of
from ui.widgets.chart.figure import SHADES, Figure, shade
from ui.widgets.chart.heat import Heat
from ui.widgets.chart.lying import Across
from ui.widgets.chart.upright import Bars, Line, Piles

_MOST_BARS = 62
"""Two months of days: more of them are a line."""

Key = tuple[str, str, bool]
"""Words, the name of a token, and whether it is a line."""


def figure_of(plot: Plot) -> Figure:
    """`plot` as a figure, its labels in the language in use."""
    money = plot.value_kind == "rupiah"
    full = tuple(_label(cell, plot.label_kind, plot.others) for cell in plot.labels)
    short = tuple(_short(cell, plot.label_kind) or text for cell, text in zip(plot.labels, full, strict=True))
    sums = tuple(map(sum, zip(*(part.values for part in plot.parts), strict=True)))
    before = plot.before or ()
    names = (_("These days"), _("Before"))
    if plot.kind == "heat":
        lines = tuple(_label(part.name, plot.name_kind) for part in plot.parts)
        return Heat(lines, short, tuple(part.values for part in plot.parts), money)
    if plot.kind == "stacked":
        return Piles(short, sums, before, money, full, names, parts=_parts(plot))
    if plot.label_kind not in TIMES:
        notes = tuple(_note(now, old) for now, old in zip(sums, before, strict=True)) if before else ()
        return Across(full, sums, notes, money=money)
    made = Line if plot.kind == "line" or len(sums) > _MOST_BARS else Bars
    return made(short, sums, before, money, full, names)


def keys_of(plot: Plot) -> tuple[Key, ...]:
    """What its colours and its line are, where there is more than one."""
    keys: list[Key] = []
    if plot.kind == "stacked":
        keys += [(name, shade(at), False) for at, (name, _values) in enumerate(_parts(plot))]
    if plot.before is not None and plot.kind != "heat" and (keys or plot.label_kind in TIMES):
        keys = keys or [(_("These days"), "brand", False)]
        keys.append((_("Before"), "muted", True))
    return tuple(keys)


def _parts(plot: Plot) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """As many as there are shades; what is left is the last of them."""
    kept = plot.parts if len(plot.parts) <= len(SHADES) else plot.parts[: len(SHADES) - 1]
    parts = [(_label(part.name, plot.name_kind), part.values) for part in kept]
    if rest := plot.parts[len(kept) :]:
        parts.append((_("Others"), _together(rest)))
    return tuple(parts)


def _together(parts: tuple[Part, ...]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(part.values for part in parts), strict=True)))


def _label(cell: Cell, kind: Kind, others: int = 0) -> str:
    if cell is None and others:
        return _("{n} others").format(n=others)
    return said(cell, kind, words.language()) or "–"


def _short(cell: Cell, kind: Kind) -> str:
    """A label as an axis has room for it; empty where it is no shorter."""
    if cell is None:
        return ""
    match kind:
        case "day" | "week":
            day = date.fromisoformat(str(cell))
            return f"{day.day}/{day.month}"
        case "month":
            return f"{_(MONTHS[int(str(cell)[5:7]) - 1])[:3]} {str(cell)[2:4]}"
        case "weekday":
            return _(SHORT_WEEKDAYS[int(cell) - 1])
        case "hour":
            return f"{int(cell):02d}"
        case _:
            return ""


def _note(now: int, before: int) -> tuple[str, str]:
    if before <= 0:
        return "–", "muted"
    return change_of(now, before), "ok" if now >= before else "bad"
