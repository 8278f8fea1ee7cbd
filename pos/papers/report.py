"""A report's table on A4 pages: its title, period, headings on every page, amounts at the right."""

from collections.abc import Sequence

from pos.money import format_number
from pos.printing.layout import Align, Cell, Columns, Layout, Row, Rule, Space, Text
from pos.words import translate

_SHORT_SIDE, _LONG_SIDE, _MARGIN = 210, 297, 12
_LARGEST, _SMALLEST = 8.5, 4.5
_LETTER = 0.21
# Millimetres that a letter of one point takes, on the average.
_WIDEST = 34
# Letters after which a column gets no wider: what is longer wraps.
_LINES = 3


def table_report(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], *, subtitle: str, language: str
) -> Layout:
    """A table of `rows`, each as long as `columns`; whole numbers get thousands dots and stand right, None is empty.

    Upright pages, or lying ones where the columns need it.
    """
    texts = [[_shown(value) for value in row] for row in rows]
    amounts = [_is_amount([row[place] for row in rows]) for place in range(len(columns))]
    letters = [_letters(columns[place], [row[place] for row in texts]) for place in range(len(columns))]
    wide = sum(letters) * _LETTER * _LARGEST > _SHORT_SIDE - 2 * _MARGIN
    width, height = (_LONG_SIDE, _SHORT_SIDE) if wide else (_SHORT_SIDE, _LONG_SIDE)
    size = min(_LARGEST, max(_SMALLEST, (width - 2 * _MARGIN) / (sum(letters) * _LETTER or 1)))
    shares = tuple(letters)
    aligns: list[Align] = ["right" if amount else "left" for amount in amounts]
    head: tuple[Row, ...] = (
        Columns(_cells(columns, aligns, heading=True), shares, size=size, lines=_LINES),
        Space(0.5),
        Rule(),
        Space(0.7),
    )
    body = tuple(Columns(_cells(row, aligns), shares, size=size, lines=_LINES) for row in texts)
    empty = () if rows else (Text(translate("Nothing in this period", language), size=_LARGEST),)
    return Layout(
        title=title,
        rows=(
            Text(title, size=15, weight=700, lines=2),
            Text(subtitle, size=9, lines=2),
            Space(3),
            *(head if columns else ()),
            *(body if columns else ()),
            *empty,
        ),
        width_mm=width,
        margin_mm=_MARGIN,
        height_mm=height,
        head=head if columns else (),
        foot=translate("Page {page} of {pages}", language),
        language=language,
    )


def _shown(value: object) -> str:
    if value is None:
        return ""
    return format_number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _is_amount(values: Sequence[object]) -> bool:
    told = [value for value in values if value is not None]
    return bool(told) and all(isinstance(value, int) and not isinstance(value, bool) for value in told)


def _letters(heading: str, texts: Sequence[str]) -> int:
    """How many letters wide a column wants to be, its gap included."""
    longest_word = max((len(word) for word in heading.split()), default=1)
    return min(_WIDEST, max(longest_word, *(len(text) for text in texts), 1) if texts else longest_word) + 2


def _cells(texts: Sequence[str], aligns: Sequence[Align], *, heading: bool = False) -> tuple[Cell, ...]:
    return tuple(
        Cell(text, weight=600 if heading else 400, align=align) for text, align in zip(texts, aligns, strict=True)
    )
