"""A report's table on A4 pages: its title, period, headings on every page, amounts at the right."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from pos import kinds
from pos.catalog.trades import Trade
from pos.money import format_number
from pos.office.answer import Cell as AnswerCell
from pos.office.answer import Period, Table
from pos.office.plot import Plot, Values, plot, together
from pos.office.reports import MEASURES, TIMES, Kind
from pos.printing.layout import MOST_PARTS, Align, Cell, Columns, Graph, Layout, Row, Rule, Space, Text
from pos.printing.wording import MONTHS, ORDER_STEPS, SHORT_WEEKDAYS, WARNINGS, WEEKDAYS, quantity, shown_code
from pos.till.tenders import all_tenders
from pos.words import N_, SHORT_MONTHS, translate, translate_plural, written_day

_SHORT_SIDE, _LONG_SIDE, _MARGIN = 210, 297, 12
_LARGEST, _SMALLEST = 8.5, 4.5
_LETTER = 0.21
# Millimetres that a letter of one point takes, on the average.
_WIDEST = 34
# Letters after which a column gets no wider: what is longer wraps.
_LINES = 3
_MOST_MONTHS = 12
# More of them are counted, not named.
_LEAST_LABELS = 2
# Of one value the table says all there is.
_MOST_BARS = 62
# Two months of days: more of them are a line.
_MOST_LABELS = {"day": _MOST_BARS, "week": 26}
# More of them are labelled by their months.
_STATES = {"ok": N_("in order"), "forked": N_("forked")}


def said(cell: AnswerCell, kind: Kind, language: str) -> str:
    """A cell of an answer as people read it; an id that has no title stands for itself, None is empty."""
    if cell is None:
        return ""
    match kind:
        case "stall":
            return shown_code(str(cell))
        case "day" | "week" | "deadline":
            return written_day(date.fromisoformat(str(cell)), language)
        case "month":
            year, month = str(cell).split("-")
            return f"{translate(MONTHS[int(month) - 1], language)} {year}"
        case "weekday":
            return translate(WEEKDAYS[int(cell) - 1], language)
        case "hour":
            return f"{int(cell):02d}.00"
        case "trade" | "tender" | "warning" | "step" | "state":
            title = _titles(kind).get(str(cell))
            return str(cell) if title is None else translate(title, language)
        case "count" | "quantity" | "rupiah":
            return format_number(int(cell))
        case _:
            return str(cell)


def said_row(table: Table, row: Sequence[AnswerCell], language: str) -> tuple[str, ...]:
    """A row, or the totals, of an answer as people read it; a quantity by weight is told in kilograms."""
    cells = dict(zip(table.columns, row, strict=True))
    per = cells.get("per")
    return tuple(
        _weight(cell, per)
        if column.kind == "quantity" and isinstance(cell, int) and isinstance(per, int) and per > 1
        else said(cell, column.kind, language)
        for column, cell in zip(table.described, row, strict=True)
    )


def said_period(period: Period, language: str) -> str:
    """`1 Nov 2026 – 21 Nov 2026`; one day alone; empty where both ends are open."""
    days = ["" if day is None else written_day(date.fromisoformat(day), language) for day in period]
    return "" if not any(days) else " – ".join(dict.fromkeys(days)).strip()


def said_lacking(table: Table, language: str) -> str:
    """Which months stay open and how many days lack in them; empty where none does."""
    if not table.lacking:
        return ""
    months = ", ".join(_short_month(month, language) for month, _days in table.lacking)
    if len(table.lacking) > _MOST_MONTHS:
        count = len(table.lacking)
        months = translate_plural("{n} month", "{n} months", count, language).format(n=count)
    lack = sum(days for _month, days in table.lacking)
    one, many = "{period}: open, {n} day is lacking", "{period}: open, {n} days are lacking"
    text = translate_plural(one, many, lack, language)
    return text.format(period=months, n=format_number(lack))


def _short_month(month: str, language: str) -> str:
    return f"{translate(SHORT_MONTHS[int(month[5:]) - 1], language)} {month[:4]}"


def _weight(qty: int, per: int) -> str:
    return ("−" if qty < 0 else "") + quantity(qty, per)


def _titles(kind: Kind) -> Mapping[str, str]:
    match kind:
        case "trade":
            return {trade.id: trade.title for trade in kinds.load("pos.catalog.trades", "TRADE", Trade).values()}
        case "tender":
            return {tender.id: tender.title for tender in all_tenders().values()}
        case "warning":
            return WARNINGS
        case "step":
            return ORDER_STEPS
        case _:
            return _STATES


def graph_of(plot: Plot, language: str) -> Graph:
    """What is drawn of an answer, in words: over time it stands, over names it lies."""
    full = tuple(_label(cell, plot.label_kind, language, plot.others) for cell in plot.labels)
    return Graph(
        kind=_graph_kind(plot),
        labels=_short_labels(plot, language) or full,
        full=full,
        parts=_graph_parts(plot, language),
        before=plot.before or (),
        names=(translate(N_("These days"), language), translate(N_("Before"), language)),
        money=plot.value_kind == "rupiah",
        language=language,
        rest=plot.others > 0,
    )


def _graph_kind(plot: Plot) -> Literal["bars", "line", "stacked", "lying", "heat"]:
    if plot.kind in ("stacked", "heat"):
        return plot.kind
    if plot.label_kind not in TIMES:
        return "lying"
    return "line" if plot.kind == "line" or len(plot.labels) > _MOST_BARS else "bars"


def _graph_parts(plot: Plot, language: str) -> tuple[tuple[str, Values], ...]:
    """As many as can be told apart; what is left of a stack is the last of them."""
    parts = tuple((_label(part.name, plot.name_kind, language), part.values) for part in plot.parts)
    if plot.kind == "heat" or len(parts) <= MOST_PARTS:
        return parts
    rest = together(values for _name, values in parts[MOST_PARTS - 1 :])
    return (*parts[: MOST_PARTS - 1], (translate(N_("Others"), language), rest))


def _label(cell: AnswerCell, kind: Kind, language: str, others: int = 0) -> str:
    if cell is None and others:
        return translate(N_("{n} others"), language).format(n=others)
    return said(cell, kind, language) or "–"


def _short_labels(plot: Plot, language: str) -> tuple[str, ...]:
    """The labels as an axis has room for them: of many days or weeks the months, each where it begins; or none."""
    if plot.label_kind in ("day", "week") and len(plot.labels) > _MOST_LABELS[plot.label_kind]:
        reach = "07" if plot.label_kind == "week" else "01"
        return tuple(_short(str(cell)[:7], "month", language) if str(cell)[8:] <= reach else "" for cell in plot.labels)
    return tuple(_short(cell, plot.label_kind, language) for cell in plot.labels if plot.label_kind in TIMES)


def _short(cell: AnswerCell, kind: Kind, language: str) -> str:
    match kind:
        case "day" | "week":
            day = date.fromisoformat(str(cell))
            return f"{day.day}/{day.month}"
        case "month":
            year, month = str(cell).split("-")
            return f"{translate(SHORT_MONTHS[int(month) - 1], language)} {year[2:]}"
        case "weekday":
            return translate(SHORT_WEEKDAYS[int(cell or 1) - 1], language)
        case _:
            return f"{int(cell or 0):02d}"


def answer_report(table: Table, *, gallery: str, language: str) -> Layout:
    """An answer with its totals; `gallery` is the office's name."""
    periods = [said_period(period, language) for period in (table.period, table.against or Period())]
    drawn = plot(table)
    against = periods[1] and translate(N_("against {period}"), language).format(period=periods[1])
    return table_report(
        table.title,
        table.headings,
        [said_row(table, row, language) for row in table.rows],
        subtitle=" · ".join(part for part in (gallery, periods[0], against) if part),
        note=said_lacking(table, language),
        language=language,
        right=[column.kind in MEASURES or column.kind == "code" for column in table.described],
        totals=_totals(table, language),
        graph=None if drawn is None or len(drawn.labels) < _LEAST_LABELS else graph_of(drawn, language),
    )


def _totals(table: Table, language: str) -> tuple[str, ...] | None:
    """The row under the table, or None where nothing adds up; its word stands in the first column that is free."""
    texts = list(said_row(table, table.totals, language))
    if not any(texts) or len(table.rows) == 1:
        return None
    place = next((place for place, text in enumerate(texts) if not text), None)
    if place is not None:
        texts[place] = translate(N_("Total"), language)
    return tuple(texts)


def table_report(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Sequence[bool],
    subtitle: str,
    language: str,
    totals: Sequence[str] | None = None,
    graph: Graph | None = None,
    note: str = "",
) -> Layout:
    """A table of `rows`, each as long as `columns`, with `totals` under it; `right` are the columns that stand right.

    `graph` stands over it, and over that a `note` about the whole.

    Upright pages, or lying ones where the columns need it.
    """
    texts = [*rows, totals] if totals else rows
    letters = [_letters(columns[place], [row[place] for row in texts]) for place in range(len(columns))]
    wide = sum(letters) * _LETTER * _LARGEST > _SHORT_SIDE - 2 * _MARGIN
    width, height = (_LONG_SIDE, _SHORT_SIDE) if wide else (_SHORT_SIDE, _LONG_SIDE)
    size = min(_LARGEST, max(_SMALLEST, (width - 2 * _MARGIN) / (sum(letters) * _LETTER or 1)))
    shares = tuple(letters)
    aligns: list[Align] = ["right" if is_right else "left" for is_right in right]
    head: tuple[Row, ...] = (
        Columns(_cells(columns, aligns, heading=True), shares, size=size, lines=_LINES),
        Space(0.5),
        Rule(),
        Space(0.7),
    )
    body = tuple(Columns(_cells(row, aligns), shares, size=size, lines=_LINES) for row in rows)
    foot = () if totals is None else (Space(0.5), Rule(), Space(0.7), _total_row(totals, aligns, shares, size))
    empty = () if rows else (Text(translate("Nothing in this period", language), size=_LARGEST),)
    return Layout(
        title=title,
        rows=(
            Text(title, size=15, weight=700, lines=2),
            Text(subtitle, size=9, lines=2),
            *((Text(note, size=9, weight=600, lines=3),) if note else ()),
            Space(3),
            *(() if graph is None else (graph, Space(4))),
            *(head if columns else ()),
            *(body if columns else ()),
            *foot,
            *empty,
        ),
        width_mm=width,
        margin_mm=_MARGIN,
        height_mm=height,
        head=head if columns else (),
        foot=translate("Page {page} of {pages}", language),
        language=language,
    )


def _total_row(totals: Sequence[str], aligns: Sequence[Align], shares: tuple[int, ...], size: float) -> Columns:
    return Columns(_cells(totals, aligns, heading=True), shares, size=size, lines=_LINES)


def _letters(heading: str, texts: Sequence[str]) -> int:
    """How many letters wide a column wants to be, its gap included."""
    longest_word = max((len(word) for word in heading.split()), default=1)
    return min(_WIDEST, max(longest_word, *(len(text) for text in texts), 1) if texts else longest_word) + 2


def _cells(texts: Sequence[str], aligns: Sequence[Align], *, heading: bool = False) -> tuple[Cell, ...]:
    return tuple(
        Cell(text, weight=600 if heading else 400, align=align) for text, align in zip(texts, aligns, strict=True)
    )
