"""Figures that stand on an axis: bars with a line over them, lines, and piles of parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from pos.printing.scale import Scale, label_step, told
from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import Tokens, colour
from ui.widgets import paint
from ui.widgets.chart.figure import Figure, shade

_UNDER = 24
"""Pixels below the axis, for the labels."""
_WIDEST = 72
"""Pixels of a bar that stands among few."""
_DASH = 12
"""Pixels to each side of a line's only point."""


@dataclass(frozen=True)
class Upright(Figure):
    """One mark a label, from left to right; `line` lies over the marks (the same hours last week).

    Values are rupiah, or plain numbers without `money`; None is a gap. A label that is empty is not written. `full` are
    the labels as they are said, where the axis has shorter ones; `names` what the values and the line are.
    """

    labels: tuple[str, ...]
    values: tuple[int | None, ...]
    line: tuple[int | None, ...] = ()
    money: bool = True
    full: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def count(self) -> int:
        return len(self.values)

    def height(self) -> int:
        return 120

    @cached_property
    def scale(self) -> Scale:
        """What it is measured by."""
        return Scale.of((*self.values, *self.line), money=self.money)

    def plot(self, rect: QRectF) -> QRectF:
        """Where the marks stand: right of the axis' numbers, above the labels."""
        return rect.adjusted(self._lead, 8, 0, -_UNDER)

    @cached_property
    def _lead(self) -> float:
        return max(fonts.width(self.scale.text(tick), 12, 500, True) for tick in self.scale.ticks) + 12

    def slot(self, rect: QRectF, at: int) -> QRectF:
        """A label's share of the plot."""
        plot = self.plot(rect)
        wide = plot.width() / max(self.count(), 1)
        return QRectF(plot.left() + wide * at, plot.top(), wide, plot.height())

    def reach(self, rect: QRectF, at: int) -> QRectF:
        slot = self.slot(rect, at)
        return QRectF(slot.left(), rect.top(), slot.width(), rect.height())

    def bar(self, rect: QRectF, at: int, low: int, high: int) -> QRectF:
        """A box on 60 % of a label's share, from one value up to another."""
        slot, scale = self.slot(rect, at), self.scale
        wide = min(max(slot.width() * 0.6, 1), _WIDEST)
        top = slot.bottom() - slot.height() * scale.share(high)
        bottom = slot.bottom() - slot.height() * scale.share(low)
        return QRectF(slot.center().x() - wide / 2, top, wide, bottom - top)

    def point(self, rect: QRectF, at: int, value: int) -> QPointF:
        """Where a line passes."""
        slot = self.slot(rect, at)
        return QPointF(slot.center().x(), slot.bottom() - slot.height() * self.scale.share(value))

    def paint_axis(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        """The steps with their lines, and as many labels as find room."""
        plot, scale = self.plot(rect), self.scale
        for tick in scale.ticks:
            y = round(plot.bottom() - plot.height() * scale.share(tick))
            painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), colour(tokens.grid if tick else tokens.line))
            text = QRectF(rect.left(), y - 9, plot.left() - rect.left() - 10, 18)
            paint.write(painter, text, scale.text(tick), fonts.font(12, 500, True), tokens.muted, paint.RIGHT)
        wide = max((fonts.width(label, 12, 500) for label in self.labels), default=0) + 6
        written = [at for at, label in enumerate(self.labels) if label]
        every = label_step(len(written), plot.width(), wide)
        for at in written[::every]:
            middle = self.slot(rect, at).center().x()
            spot = QRectF(middle - wide / 2, plot.bottom() + 4, wide, 18)
            if every == 1 or spot.right() <= rect.right():
                paint.write(painter, spot, self.labels[at], fonts.font(12, 500), tokens.muted, paint.CENTRE)

    def paint_line(
        self, painter: QPainter, rect: QRectF, values: Sequence[int | None], tokens: Tokens, tone: str = "muted"
    ) -> None:
        """A line of 2 px with a light one under it, so that it reads over bars; a gap parts it."""
        runs = list(self.runs(rect, values))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((tokens.surface, 5), (getattr(tokens, tone), 2)):
            join = Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(colour(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join))
            for points in runs:
                painter.drawPolyline(QPolygonF(points))

    def runs(self, rect: QRectF, values: Sequence[int | None]) -> Iterator[list[QPointF]]:
        """Where a line passes, from gap to gap; a value between two gaps is a dash."""
        run: list[QPointF] = []
        for at, value in enumerate((*values, None)):
            if value is not None:
                run.append(self.point(rect, at, value))
                continue
            if len(run) == 1:
                reach = QPointF(min(_DASH, self.slot(rect, 0).width() / 2), 0)
                run = [run[0] - reach, run[0] + reach]
            if run:
                yield run
            run = []

    def label(self, at: int) -> str:
        """A label as it is said."""
        return (self.full or self.labels)[at]

    def spoken(self, at: int) -> str:
        before = f" ({told(self.line[at], money=self.money)})" if self.line else ""
        return f"{self.label(at)} · {told(self.values[at], money=self.money)}{before}"

    def rows(self) -> tuple[tuple[str | int, ...], ...]:
        columns = (self.values, self.line) if self.line else (self.values,)
        titles = self.names or (_("Value"), _("Before"))
        rows: list[tuple[str | int, ...]] = [("", *titles[: len(columns)])]
        rows += [(self.label(at), *(_written(column[at]) for column in columns)) for at in range(self.count())]
        return tuple(rows)


def _written(value: int | None) -> str | int:
    return "" if value is None else value


@dataclass(frozen=True)
class Bars(Upright):
    """Standing bars; without an `axis` they bear labels only, the last is the present one and the one before strong."""

    axis: bool = True

    def plot(self, rect: QRectF) -> QRectF:
        return super().plot(rect) if self.axis else rect.adjusted(0, 0, 0, -22)

    @cached_property
    def scale(self) -> Scale:
        return (
            Scale.of((*self.values, *self.line), money=self.money)
            if self.axis
            else Scale((0, max(1, *(value or 0 for value in self.values))))
        )

    def mark(self, rect: QRectF, at: int) -> QRectF:
        value = self.values[at] or 0
        if self.axis:
            return self.bar(rect, at, min(value, 0), max(value, 0))
        bar = self.bar(rect, at, 0, max(value, 0))
        slot = self.slot(rect, at)
        return QRectF(slot.left() + 3, bar.top(), slot.width() - 6, bar.height())

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        if self.axis:
            self.paint_axis(painter, rect, tokens)
        for at in range(self.count()):
            self._paint_bar(painter, rect, at, tokens)
        if self.line:
            self.paint_line(painter, rect, self.line, tokens)

    def _paint_bar(self, painter: QPainter, rect: QRectF, at: int, tokens: Tokens) -> None:
        bar = self.mark(rect, at)
        behind = self.count() - 1 - at
        fill = tokens.brand if self.axis or not behind else tokens.strong if behind == 1 else tokens.line
        painter.save()
        painter.setClipRect(bar)
        radius = min(4 if self.axis else 3, bar.width() / 2)
        square = bar.adjusted(0, -4, 0, 0) if (self.values[at] or 0) < 0 else bar.adjusted(0, 0, 0, 4)
        paint.box(painter, square, radius, fill)  # rounded away from the axis only
        painter.restore()
        if not self.axis:
            slot = self.slot(rect, at)
            ink, weight = (tokens.muted, 500) if behind else (tokens.text, 600)
            spot = QRectF(slot.left(), slot.bottom() + 4, slot.width(), 18)
            paint.write(painter, spot, self.labels[at], fonts.font(12, weight), ink, paint.CENTRE)


@dataclass(frozen=True)
class Line(Upright):
    """A line through the values, the ground under it tinted: for more of them than bars can show."""

    outlined = True

    def mark(self, rect: QRectF, at: int) -> QRectF:
        point = self.point(rect, at, self.values[at] or 0)
        return QRectF(point.x() - 4, point.y() - 4, 8, 8)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        self.paint_axis(painter, rect, tokens)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.brand, 28))
        for points in self.runs(rect, self.values):
            zero = self.point(rect, 0, 0).y()
            painter.drawPolygon(QPolygonF([QPointF(points[0].x(), zero), *points, QPointF(points[-1].x(), zero)]))
        if self.line:
            self.paint_line(painter, rect, self.line, tokens)
        self.paint_line(painter, rect, self.values, tokens, "brand")
        if self.count() == 1:
            paint.box(painter, self.mark(rect, 0), 4, tokens.brand)


@dataclass(frozen=True)
class Piles(Upright):
    """Standing bars of parts, the first at the bottom; `values` are their sums, `parts` name and amounts of each.

    With `rest` the last bar would be of many together, and dwarf the others: it is told and not drawn.
    """

    parts: tuple[tuple[str, tuple[int | None, ...]], ...] = ()
    rest: bool = False

    @cached_property
    def drawn(self) -> tuple[tuple[int | None, ...], ...]:
        """The amounts of each part; nothing for the last label where that is the rest."""
        return tuple((*values[:-1], None) if self.rest else values for _name, values in self.parts)

    def mark(self, rect: QRectF, at: int) -> QRectF:
        value = 0 if self.rest and at == self.count() - 1 else self.values[at] or 0
        return self.bar(rect, at, min(value, 0), max(value, 0))

    @cached_property
    def scale(self) -> Scale:
        ups = [sum(max(values[at] or 0, 0) for values in self.drawn) for at in range(self.count())]
        downs = [sum(min(values[at] or 0, 0) for values in self.drawn) for at in range(self.count())]
        return Scale.of((*ups, *downs, *self.line), money=self.money)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        self.paint_axis(painter, rect, tokens)
        for at in range(self.count()):
            up = down = 0
            for part, values in enumerate(self.drawn):
                value = values[at] or 0
                low, high = (up, up + value) if value >= 0 else (down + value, down)
                painter.fillRect(self.bar(rect, at, low, high), colour(getattr(tokens, shade(part))))
                up, down = (high, down) if value >= 0 else (up, low)
        if self.line:
            self.paint_line(painter, rect, self.line, tokens)

    def spoken(self, at: int) -> str:
        parts = (f"{name} {told(values[at], money=self.money)}" for name, values in self.parts if values[at])
        return " · ".join((super().spoken(at), *parts))

    def rows(self) -> tuple[tuple[str | int, ...], ...]:
        titles, *rows = super().rows()
        return (
            (*titles, *(name for name, _values in self.parts)),
            *((*row, *(_written(values[at]) for _name, values in self.parts)) for at, row in enumerate(rows)),
        )
