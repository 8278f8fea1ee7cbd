"""A Layout in a printer's own letters: rows of 32 or 48 columns, as the text preview and ESC/POS print them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pos.printing import barcode
from pos.printing.layout import (
    BOLD,
    LARGE,
    QR,
    Band,
    Barcode,
    Beside,
    Cell,
    Columns,
    Frame,
    Graph,
    Labels,
    Layout,
    Photograph,
    Picture,
    Row,
    Rule,
    Signatures,
    Space,
    Text,
    Title,
    Together,
    Track,
    columns_of,
)
from pos.printing.letters import clean, cut, wrap

_LETTER_MM = 1.5
"""A printer's own letter is 12 dots of 1/8 mm wide."""


@dataclass(frozen=True, slots=True)
class Span:
    """Letters printed alike; a wide letter takes two columns."""

    text: str
    bold: bool = False
    wide: bool = False
    tall: bool = False
    inverse: bool = False

    @property
    def columns(self) -> int:
        return len(self.text) * (2 if self.wide else 1)


Printed: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """What a printer's letters can do: `fold` puts a text in letters it has, one column each."""

    fold: Callable[[str], str]
    ellipsis: str
    doubles: bool
    """Large rows are printed double, black boxes inverse; else both are plain."""


def printed_rows(layout: Layout, letters: Letters) -> Iterator[Printed | QR | Picture]:
    """The rows of `layout` from top to bottom, none wider than the paper; a QR follows the rows beside it."""
    setter = _Setter(columns_of(layout), letters)
    for row in layout.rows:
        yield from setter.rows(row)


class _Setter:
    def __init__(self, columns: int, letters: Letters) -> None:
        self.columns = columns
        self.letters = letters

    def rows(self, row: Row) -> Iterator[Printed | QR | Picture]:
        match row:
            case Text():
                yield from self._text(row)
            case Title():
                yield from self._title(row)
            case Band():
                yield self._band(row)
            case Rule():
                yield (
                    Span(
                        "-" * self.columns
                        if row.style in ("solid", "thin")
                        else ("- " * self.columns)[: self.columns - 1]
                    ),
                )
            case Space() | Graph() | Frame() | Photograph():
                return
            case Picture():
                yield row
            case Barcode():
                yield from self._bars(row)
            case Columns():
                yield from self._cells(row)
            case Signatures():
                yield from self._signatures(row)
            case QR():
                yield from self._qr(row)
            case Track():
                for name, words, _passed in row.stops:
                    yield from self._text(Text(name, words))
            case Beside():
                for part in (part for parts in row.parts for part in parts):
                    yield from self.rows(part)
            case Labels():
                for part in (part for cell in row.cells for part in cell):
                    yield from self.rows(part)
            case Together():
                for part in row.rows:
                    yield from self.rows(part)

    def _bars(self, row: Barcode) -> Iterator[Picture]:
        modules = barcode.bars(row.text)
        wide = round(barcode.module_mm(len(modules), self.columns * _LETTER_MM) / barcode.DOT)
        if wide:
            line = "".join(("1" if dark else "0") * wide for dark in modules)
            width = -(-len(line) // 8) * 8
            bits = int(line.ljust(width, "0"), 2).to_bytes(width // 8, "big")
            high = round(row.height_mm / barcode.DOT)
            yield Picture(width, high, bits * high)

    def _letters(self, text: str) -> str:
        return self.letters.fold(clean(text))

    def _wrap(self, text: str, most: int, columns: int) -> list[str]:
        return wrap(text, most, columns, len, self.letters.ellipsis)

    def _cut(self, text: str, columns: int) -> str:
        return cut(text, columns, len, self.letters.ellipsis)

    def _text(self, row: Text) -> Iterator[Printed]:
        tall = self.letters.doubles and row.size >= LARGE
        left, right = self._letters(row.left), self._letters(row.right)
        wide = tall and len(left) + len(right) + bool(right) <= self.columns // 2
        columns = self.columns // 2 if wide else self.columns
        bold, right_bold = row.weight >= BOLD, (row.right_weight or row.weight) >= BOLD
        for start, middle, end in self._sides(left, right, row, columns):
            spans = (Span(start, bold, wide, tall), Span(middle, False, wide, tall), Span(end, right_bold, wide, tall))
            yield tuple(span for span in spans if span.text)

    def _sides(self, left: str, right: str, row: Text, columns: int) -> Iterator[tuple[str, str, str]]:
        """Left words, the gap, right words, line by line; where both do not fit, the right ones get their own line."""
        if not right:
            for line in self._wrap(left, row.lines, columns):
                gap = {"left": 0, "center": (columns - len(line)) // 2, "right": columns - len(line)}[row.align]
                yield "", " " * gap, line
            return
        right = self._cut(right, columns)
        room = columns - len(right) - 1
        lines = self._wrap(left, row.lines, room) if room > 0 else []
        if lines and "".join(lines).replace(" ", "") == left.replace(" ", ""):
            yield lines[0], " " * (columns - len(lines[0]) - len(right)), right
            yield from ((line, "", "") for line in lines[1:])
            return
        yield from ((line, "", "") for line in self._wrap(left, row.lines, columns))
        yield "", " " * (columns - len(right)), right

    def _title(self, row: Title) -> Iterator[Printed]:
        doubles = self.letters.doubles
        badge = self._cut(self._letters(row.badge), self.columns // 2)
        box = Span(f" {badge} ", True, inverse=True) if doubles else Span(f"[{badge}]")
        room = self.columns - box.columns - 1
        name = self._letters(row.text)
        wide = doubles and 2 * len(name) <= room
        lines = [name] if wide else self._wrap(name, 2, room)
        first = Span(lines[0], True, wide, doubles)
        yield first, Span(" " * (self.columns - first.columns - box.columns)), box
        yield from ((Span(line, True, False, doubles),) for line in lines[1:])

    def _band(self, row: Band) -> Printed:
        doubles, inside = self.letters.doubles, self.columns - 2
        left, right = self._cut(self._letters(row.left), inside), self._letters(row.right)
        right = self._cut(right, max(0, inside - len(left) - 1))
        line = left.ljust(inside - len(right)) + right if row.right else left.center(inside)
        return (Span(f" {line} ", True, False, doubles, True),) if doubles else (Span(f"[{line}]", True),)

    def _cells(self, row: Columns) -> Iterator[Printed]:
        ends = [self.columns * sum(row.shares[: i + 1]) // sum(row.shares) for i in range(len(row.shares))]
        widths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
        texts = [self._letters(cell.text) for cell in row.cells]
        amounts_fit = all(
            cell.align == "left" or len(text) < width
            for cell, text, width in zip(row.cells, texts, widths, strict=True)
        )
        if amounts_fit or len(row.cells) == 1:
            yield self._one_line(row.cells, texts, widths)
            return
        if texts[0]:
            yield (Span(self._cut(texts[0], self.columns), row.cells[0].weight >= BOLD),)
        yield from self._cells(Columns(row.cells[1:], (1,) * (len(row.cells) - 1)))

    def _one_line(self, cells: tuple[Cell, ...], texts: list[str], widths: list[int]) -> Printed:
        """Words at the left may reach as far as the amount after them; an amount keeps off the words after it."""
        spans = []
        taken = 0
        for place, (cell, text, width) in enumerate(zip(cells, texts, widths, strict=True)):
            after = cells[place + 1].align if place + 1 < len(cells) else None
            room = width - taken - (cell.align == "right" and after == "left")
            reach = width + widths[place + 1] - len(texts[place + 1]) if after == "right" else width
            text = self._cut(text, max(0, reach - 1 if cell.align == "left" else room))
            set_text = {"left": text.ljust, "center": text.center, "right": text.rjust}[cell.align](room)
            spans.append(Span(set_text.ljust(width - taken), cell.weight >= BOLD))
            taken = max(0, len(text) - width)
        return tuple(spans)

    def _signatures(self, row: Signatures) -> Iterator[Printed]:
        shares = (1,) * len(row.labels)
        line = "_" * (self.columns // len(row.labels) - 1)
        yield from ((Span(""),), (Span(""),))
        yield from self._cells(Columns(tuple(Cell(line) for _ in row.labels), shares))
        yield from self._cells(Columns(tuple(Cell(label) for label in row.labels), shares))

    def _qr(self, row: QR) -> Iterator[Printed | QR | Picture]:
        for beside in row.beside:
            yield from self.rows(beside)
        yield row
