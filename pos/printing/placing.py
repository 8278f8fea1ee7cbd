"""Where each letter and line of a Layout stands on its pages: the one placing that PDF and picture draw.

All measures are points (1/72 inch) from the top left corner of the page.
"""

from pos.printing import barcode, fonts, graph, track
from pos.printing.fonts import drawable
from pos.printing.layout import (
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
    Weight,
)
from pos.printing.letters import cut, wrap
from pos.printing.mark import Box, Drawing, Mark, Page, Run, Stroke, Symbol
from pos.printing.qr import matrix

MM = 72 / 25.4
LEADING = 1.35
"""The height of a line in parts of its size."""

_BASELINE = (LEADING - fonts.ASCENT - fonts.DESCENT) / 2 + fonts.ASCENT
_CAPITAL = 0.727
_GAP = 6.0
_BETWEEN = 12.0
_SHADE = 0.93
_SLACK = 0.01
# A text drawn smaller is narrower than its room by so much: rounding would cut it else.
_QUIET = 2.0
_SMALLEST = 4.5


def place(layout: Layout) -> tuple[Page, ...]:
    """The pages of `layout`: one as long as its rows, or as many of `height_mm` as they fill."""
    margin = layout.margin_mm * MM
    pages = _Pages(layout, margin)
    for row in layout.rows:
        pages.add(row)
    return pages.finished()


class _Pages:
    def __init__(self, layout: Layout, margin: float) -> None:
        self._layout = layout
        self._margin = margin
        self._width = layout.width_mm * MM
        self._bottom = None if layout.height_mm is None else layout.height_mm * MM - margin - (12 if layout.foot else 0)
        self._full: list[list[Mark]] = []
        self._sheet = self._new_sheet()

    def _new_sheet(self) -> "_Sheet":
        return _Sheet(self._margin, self._margin, self._width - 2 * self._margin)

    def add(self, row: Row) -> None:
        y, marks = self._sheet.y, len(self._sheet.marks)
        self._sheet.add(row)
        if self._bottom is None or self._sheet.y <= self._bottom or not marks:
            return
        del self._sheet.marks[marks:]
        self._sheet.y = y
        self._full.append(self._sheet.marks)
        self._sheet = self._new_sheet()
        for repeated in (*self._layout.head, *(row.head if isinstance(row, Together) else ())):
            self._sheet.add(repeated)
        self._sheet.add(row)

    def finished(self) -> tuple[Page, ...]:
        sheets = [*self._full, self._sheet.marks]
        height = self._sheet.y + self._margin if self._layout.height_mm is None else self._layout.height_mm * MM
        if self._layout.foot:
            for number, marks in enumerate(sheets, 1):
                marks.append(self._foot(self._layout.foot.format(page=number, pages=len(sheets)), height))
        return tuple(Page(self._width, height, tuple(marks)) for marks in sheets)

    def _foot(self, words: str, height: float) -> Run:
        words = drawable(words)
        x = self._width - self._margin - fonts.measure(words, 400, 7.5)
        return Run(x, height - self._margin, words, 7.5, 400)


class _Sheet:
    """One page being filled from the top; `y` is where the next row begins."""

    def __init__(self, x: float, y: float, width: float) -> None:
        self.x = x
        self.y = y
        self.width = width
        self.marks: list[Mark] = []

    def add(self, row: Row) -> None:
        match row:
            case Text():
                self._text(row)
            case Title():
                self._title(row)
            case Band():
                self._band(row)
            case Rule():
                self._rule(row)
            case Space():
                self.y += row.mm * MM
            case Columns():
                self._columns(row)
            case Signatures():
                self._signatures(row)
            case QR():
                self._qr(row)
            case Barcode():
                self._barcode(row)
            case Picture():
                self._picture(row)
            case Photograph():
                self._photograph(row)
            case Graph():
                self.marks += graph.marks(row, self.x, self.y, self.width)
                self.y += graph.height(row)
            case Track():
                self.marks += track.marks(row, self.x, self.y, self.width)
                self.y += track.height(row, self.width)
            case Frame():
                self._frame(row)
            case Beside():
                self._beside(row)
            case Labels():
                self._labels(row)
            case Together():
                for part in row.rows:
                    self.add(part)

    def _beside(self, row: Beside) -> None:
        free = self.width - _BETWEEN * (len(row.parts) - 1)
        x, lowest = self.x, self.y
        for part, share in zip(row.parts, row.shares, strict=True):
            sheet = _Sheet(x, self.y, free * share / sum(row.shares))
            for each in part:
                sheet.add(each)
            self.marks += sheet.marks
            lowest = max(lowest, sheet.y)
            x += sheet.width + _BETWEEN
        self.y = lowest

    def _frame(self, row: Frame) -> None:
        width, height, size = min(row.width * MM, self.width), row.height * MM, 7.0
        self.marks.append(Box(self.x, self.y, width, height, 3))
        self.marks.append(Box(self.x + 0.5, self.y + 0.5, width - 1, height - 1, 2.5, 1))
        lines = wrap(drawable(row.words), 3, width - 2 * _GAP, lambda text: fonts.measure(text, 400, size))
        baseline = self.y + (height - LEADING * size * len(lines)) / 2 + _BASELINE * size
        for number, line in enumerate(lines):
            start = self.x + (width - fonts.measure(line, 400, size)) / 2
            self.marks.append(Run(start, baseline + LEADING * size * number, line, size, 400))
        self.y += height

    def _run(self, x: float, text: str, size: float, weight: Weight, *, white: bool = False) -> None:
        """Letters on the line that begins at `y`."""
        if text:
            self.marks.append(Run(x, self.y + _BASELINE * size, text, size, weight, white))

    def _text(self, row: Text) -> None:
        left, right = drawable(row.left), drawable(row.right)
        weight, right_weight = row.weight, row.right_weight or row.weight
        size = self._shrunk(left, right, row) if row.shrink else row.size
        if not right:
            self._aligned(left, row, size)
            return
        right = cut(right, self.width, lambda text: fonts.measure(text, right_weight, size))
        taken = fonts.measure(right, right_weight, size)
        room = self.width - taken - _GAP
        lines = wrap(left, row.lines, room, lambda text: fonts.measure(text, weight, size)) if room > 0 else []
        if not lines or "".join(lines).replace(" ", "") != left.replace(" ", ""):
            self._aligned(left, row, size)
            lines = [""]
        self._run(self.x + self.width - taken, right, size, right_weight)
        for line in lines:
            self._run(self.x, line, size, weight)
            self.y += LEADING * size

    def _shrunk(self, left: str, right: str, row: Text) -> float:
        wide = fonts.measure(left, row.weight, row.size) + fonts.measure(
            right, row.right_weight or row.weight, row.size
        )
        room = self.width - (_GAP if right else 0)
        return row.size if wide <= room else max(_SMALLEST, row.size * (room - _SLACK) / wide)

    def _aligned(self, text: str, row: Text, size: float) -> None:
        for line in wrap(text, row.lines, self.width, lambda part: fonts.measure(part, row.weight, size)):
            free = self.width - fonts.measure(line, row.weight, size)
            self._run(self.x + free * {"left": 0, "center": 0.5, "right": 1}[row.align], line, size, row.weight)
            self.y += LEADING * size

    def _title(self, row: Title) -> None:
        size = min(8.5, row.size)
        badge = cut(drawable(row.badge), self.width / 2, lambda text: fonts.measure(text, 700, size))
        box = fonts.measure(badge, 700, size) + 8.2
        middle = self.y + _CAPITAL / 2 * row.size + 1
        left = self.x + self.width - box
        self.marks.append(Box(left, middle - 6.5, box, 13, 2.4))
        self.marks.append(Run(left + 4.1, middle + _CAPITAL / 2 * size, badge, size, 700, True))
        name = drawable(row.text)
        self.y -= (_BASELINE - _CAPITAL) * row.size
        # The paper's margin is measured to the capitals.
        for line in wrap(name, 2, self.width - box - _GAP, lambda text: fonts.measure(text, row.weight, row.size)):
            self._run(self.x, line, row.size, row.weight)
            self.y += 1.25 * row.size

    def _band(self, row: Band) -> None:
        height, inset = 1.85 * row.size, 0.66 * row.size
        small = row.size * 0.7
        self.marks.append(Box(self.x, self.y, self.width, height, 0.28 * row.size))
        baseline = self.y + height / 2 + _CAPITAL / 2 * row.size
        room = self.width - 2 * inset
        at_left = row.loud == "left"
        loud, quiet = (row.left, row.right) if at_left else (row.right, row.left)
        loud = cut(drawable(loud), room, lambda text: fonts.measure(text, 700, row.size))
        taken = fonts.measure(loud, 700, row.size)
        quiet = cut(drawable(quiet), room - taken - _GAP, lambda text: fonts.measure(text, 500, small))
        left, end = self.x + inset, self.x + self.width - inset
        start = left if at_left else end - taken
        start = start if row.right else self.x + (self.width - taken) / 2
        self.marks.append(Run(start, baseline, loud, row.size, 700, True))
        if quiet:
            start = end - fonts.measure(quiet, 500, small) if at_left else left
            self.marks.append(Run(start, baseline - (row.size - small) * _CAPITAL / 2, quiet, small, 500, True))
        self.y += height

    def _rule(self, row: Rule) -> None:
        thickness = 0.4 if row.style in ("fine", "thin") else 0.72
        dash = None if row.style in ("solid", "thin") else (1.44, 1.44)
        self.marks.append(Stroke(self.x, self.y + thickness / 2, self.width, thickness, dash))
        self.y += thickness

    def _columns(self, row: Columns) -> None:
        inset, first, top = row.inset * MM, len(self.marks), self.y
        pad = 0.45 * row.size if row.shaded else 0
        widths = [(self.width - 2 * inset) * share / sum(row.shares) for share in row.shares]
        texts = [drawable(cell.text) for cell in row.cells]
        x, lines = self.x + inset, 1
        self.y += pad
        for place, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
            room = width - min(_GAP / 2, width / 8)
            after = row.cells[place + 1] if place + 1 < len(row.cells) else None
            if row.lines == 1 and cell.align == "left" and after and after.align == "right":
                # Words may reach as far as the amount that follows them.
                free = widths[place + 1] - fonts.measure(texts[place + 1], after.weight, row.size)
                room = max(room, width + free - _GAP)
            off = _GAP if cell.align == "right" and after and after.align == "left" else 0
            lines = max(lines, self._cell(cell, text, x, width - off, room - off, row))
            x += width
        self.y += LEADING * row.size * lines + pad
        if row.shaded:
            self.marks.insert(first, Box(self.x, top, self.width, self.y - top, 3, _SHADE))

    def _cell(self, cell: Cell, text: str, x: float, width: float, room: float, row: Columns) -> int:
        """Draws one cell and says how many lines it took."""
        size = row.size
        if cell.align == "right" and " " not in text:
            wide = fonts.measure(text, cell.weight, size)
            size = size if wide <= room else max(_SMALLEST / 1.5, size * room / wide)
        lines = wrap(text, row.lines, room, lambda part: fonts.measure(part, cell.weight, size))
        for number, line in enumerate(lines):
            free = width - fonts.measure(line, cell.weight, size)
            start = x + free * {"left": 0, "center": 0.5, "right": 1}[cell.align]
            baseline = self.y + (_BASELINE + LEADING * number) * row.size
            if line:
                self.marks.append(Run(start, baseline, line, size, cell.weight))
        return len(lines)

    def _signatures(self, row: Signatures) -> None:
        gap = 8.0
        width = (self.width - gap * (len(row.labels) - 1)) / len(row.labels)
        self.y += 11 * MM
        for number, label in enumerate(row.labels):
            x = self.x + number * (width + gap)
            self.marks.append(Stroke(x, self.y, width, 0.4))
            self._run(x, cut(drawable(label), width, lambda text: fonts.measure(text, 400, 7.5)), 7.5, 400)
        self.y += LEADING * 7.5

    def _qr(self, row: QR) -> None:
        side = row.size_mm * MM
        free = self.width - side
        above, left = row.at == "center", row.at == "left"
        beside = _Sheet(self.x + (side + 2 * _GAP if left else 0), self.y, self.width if above else free - 2 * _GAP)
        for part in row.beside:
            beside.add(part)
        self.marks += beside.marks
        top = (beside.y if above else self.y) + _QUIET
        x = self.x + free * {"left": 0, "center": 0.5, "right": 1}[row.at]
        self.marks.append(Symbol(x, top, side, side, matrix(row.text)))
        self.y = max(beside.y, top + side + _QUIET)

    def _barcode(self, row: Barcode) -> None:
        modules = barcode.bars(row.text)
        width = barcode.module_mm(len(modules), self.width / MM) * MM * len(modules)
        if width:
            x = self.x + (self.width - width) * {"left": 0, "center": 0.5, "right": 1}[row.align]
            self.marks.append(Symbol(_on_dots(x), self.y, width, row.height_mm * MM, (modules,)))
            self.y += row.height_mm * MM

    def _labels(self, row: Labels) -> None:
        for place, cell in enumerate(row.cells):
            x = self.x + (row.left + place * (row.width + row.gap) + row.inset) * MM
            sheet = _Sheet(x, self.y + row.inset * MM, (row.width - 2 * row.inset) * MM)
            for each in cell:
                sheet.add(each)
            self.marks += sheet.marks
        self.y += row.height * MM

    def _picture(self, row: Picture) -> None:
        width, height = row.width / 8 * MM, row.height / 8 * MM
        if width > self.width:
            width, height = self.width, height * self.width / width
        self.marks.append(Drawing(self.x + (self.width - width) / 2, self.y, width, height, row))
        self.y += height

    def _photograph(self, row: Photograph) -> None:
        ratio = min(self.width / row.width, row.most_mm * MM / row.height)
        width, height = row.width * ratio, row.height * ratio
        self.marks.append(Drawing(self.x + (self.width - width) / 2, self.y, width, height, row))
        self.y += height


def _on_dots(x: float) -> float:
    """`x` moved to where a dot of a thermal head begins, or bars of whole dots would be blurred."""
    return round(x / MM / barcode.DOT) * barcode.DOT * MM
