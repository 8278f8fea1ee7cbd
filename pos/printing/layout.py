"""One printed thing: the rows a person reads from top to bottom, and the paper they stand on."""

from dataclasses import KW_ONLY, dataclass
from typing import Literal, TypeAlias

Weight: TypeAlias = Literal[400, 500, 600, 700]
Align: TypeAlias = Literal["left", "center", "right"]

LARGE = 13.0
"""From this size (points) on a row is printed double where a printer knows only whole sizes."""

BOLD: Weight = 600
"""From this weight on a text is bold where a printer knows only one bold."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words at the left and, on their first line, words at the right; `size` in points.

    `left` wraps to at most `lines` lines and is cut with an ellipsis after them. Where `shrink` is set, the row is
    drawn smaller rather than cut. `align` places `left` where nothing stands at the right.
    """

    left: str
    right: str = ""
    _: KW_ONLY
    size: float = 8.5
    weight: Weight = 400
    right_weight: Weight | None = None
    align: Align = "left"
    lines: int = 1
    shrink: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A name and, in a black box at the right, a short code; `size` in points."""

    text: str
    badge: str
    _: KW_ONLY
    size: float = 13.0
    weight: Weight = 700


@dataclass(frozen=True, slots=True)
class Band:
    """White words on a black band across the paper; `size` in points, of the `loud` ones."""

    left: str
    right: str = ""
    _: KW_ONLY
    size: float = 13.0
    loud: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    style: Literal["solid", "thin", "dashed", "fine"] = "solid"


@dataclass(frozen=True, slots=True)
class Space:
    """Empty paper, `mm` high; nothing where paper is counted in rows."""

    mm: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row of columns. A single word at the right (an amount) is drawn smaller rather than cut."""

    text: str
    _: KW_ONLY
    weight: Weight = 400
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells side by side; `shares` are their widths in any common measure, `size` in points.

    `inset` keeps them so many mm off both edges; where they are `shaded`, a grey band lies under them.
    """

    cells: tuple[Cell, ...]
    shares: tuple[int, ...]
    _: KW_ONLY
    size: float = 8.5
    lines: int = 1
    inset: float = 0
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, with the words under them."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QR:
    """A QR code `size_mm` wide, and the rows beside it; a receipt says the code's text in a row besides.

    `at` is where the code stands; in the center, the rows stand above it.
    """

    text: str
    size_mm: float
    beside: tuple[Text | Space, ...] = ()
    at: Align = "right"


@dataclass(frozen=True, slots=True)
class Barcode:
    """The bars of `text`, `height_mm` high; nothing where no barcode says it, or where it would be too fine to read.

    What is white around them on the paper is part of their quiet zone.
    """

    text: str
    height_mm: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in the middle of the paper, `width` × `height` dots of 1/8 mm.

    `bits` are its rows from the top, each of whole bytes; a set bit is black.
    """

    width: int
    height: int
    bits: bytes


@dataclass(frozen=True, slots=True)
class Photograph:
    """A JPEG of `width` × `height` dots, as large as the place allows and at most `most_mm` high.

    Nothing where paper is counted in rows.
    """

    data: bytes
    width: int
    height: int
    most_mm: float = 80


MOST_PARTS = 4
"""So many parts of a graph can be told apart by their shades."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A chart: nothing where paper is counted in rows. Values are rupiah, or plain numbers without `money`.

    `bars`, `line` and `stacked` stand upright over `labels`, the parts of the last on each other; `lying` has a bar a
    row, its name at the left; `heat` is a grid with the labels across and a row for each part. Of the labels, empty
    ones are not written; `full` are they as they are said. `before` is a line over what stands, `names` are what the
    values and that line are. With `rest` the last label is of many together: told, not drawn, for it would dwarf all.
    """

    kind: Literal["bars", "line", "stacked", "lying", "heat"]
    labels: tuple[str, ...]
    full: tuple[str, ...]
    parts: tuple[tuple[str, tuple[int | None, ...]], ...]
    before: tuple[int | None, ...] = ()
    names: tuple[str, str] = ("", "")
    money: bool = True
    language: str = "id"
    rest: bool = False

    @property
    def drawn(self) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
        """The parts without what is only told."""
        return tuple((name, (*values[:-1], None)) for name, values in self.parts) if self.rest else self.parts


@dataclass(frozen=True, slots=True)
class Track:
    """Stages on a line from left to right: of each its name, the words under it, and whether it is passed."""

    stops: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """An empty box `width` × `height` mm at the left with a thin edge, `words` in its middle: room for a stamp."""

    words: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Beside:
    """Rows side by side; `shares` are the parts' widths in any common measure. Below each other on a roll."""

    parts: tuple[tuple["Row", ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """A row of labels on their sheet, in mm: each `width` × `height`, the first `left` of the paper's margin.

    `gap` lies between two, and `inset` stays free within each. Below each other on a roll.
    """

    cells: tuple[tuple["Row", ...], ...]
    width: float
    height: float
    left: float = 0
    gap: float = 0
    inset: float = 2


@dataclass(frozen=True, slots=True)
class Together:
    """Rows that no page break parts, where a page holds them all; `head` stands over them where they begin a page."""

    rows: tuple["Row", ...]
    head: tuple["Row", ...] = ()


Row: TypeAlias = (
    Text
    | Title
    | Band
    | Rule
    | Space
    | Columns
    | Signatures
    | QR
    | Barcode
    | Picture
    | Photograph
    | Graph
    | Track
    | Frame
    | Beside
    | Labels
    | Together
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The rows and their paper. Without `height_mm` it is one page as long as its content.

    `head` is repeated at the top of every page but the first; `foot` may say {page} and {pages}.
    """

    title: str
    rows: tuple[Row, ...]
    width_mm: float
    margin_mm: float
    height_mm: float | None = None
    head: tuple[Row, ...] = ()
    foot: str = ""
    language: str = "id"


def paper_margin(width: int) -> int:
    """The margin of a roll of paper `width` mm wide, in mm."""
    return 5 if width == NARROW else 4


NARROW = 58
"""The narrow roll, in mm: 32 columns, 384 dots; the other is 80 mm: 48 columns, 576 dots."""


def columns_of(layout: Layout) -> int:
    """How many letters stand in one row of a printer's own letters."""
    return 32 if layout.width_mm <= NARROW else 48


def dots_of(layout: Layout) -> int:
    """How many dots of 1/203 inch a printer puts in one row of this paper."""
    return 384 if layout.width_mm <= NARROW else 576
