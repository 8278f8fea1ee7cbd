"""Charts in the look of the app: one painted widget that shows one of a few figures."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.money import NO_BREAK_SPACE, format_number, format_rupiah
from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint

MILLION = 1_000_000


def short_rupiah(amount: int) -> str:
    """`6_600_000` → `Rp 6,6 jt`, `850_000` → `Rp 850 rb`, less in full."""
    if abs(amount) >= MILLION:
        tenths = (abs(amount) * 10 + MILLION // 2) // MILLION
        whole = format_number(tenths // 10) + (f",{tenths % 10}" if tenths % 10 else "")
        text = _("{number} m").format(number=whole)
    elif abs(amount) >= 1000:
        text = _("{number} k").format(number=format_number((abs(amount) + 500) // 1000))
    else:
        return format_rupiah(amount)
    return ("−" if amount < 0 else "") + f"Rp{NO_BREAK_SPACE}" + text.replace(" ", NO_BREAK_SPACE)


def ticks(most: int, steps: int = 4) -> list[int]:
    """Round numbers from 0 to `most` or just above, at most `steps` apart: 1, 2 or 5 and noughts."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if step * factor * steps >= most:
                return [at * step * factor for at in range(-(-most // (step * factor)) + 1)]
        step *= 10


class Figure(Protocol):
    """What a chart shows: how many marks, how it is painted, what is under a point, what is said of it."""

    def count(self) -> int: ...

    def height(self) -> int: ...

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None: ...

    def mark(self, rect: QRectF, at: int) -> QRectF:
        """The box of one mark, for the pointer and the tooltip."""
        ...

    def spoken(self, at: int) -> str: ...


@dataclass(frozen=True)
class Bars:
    """Standing bars, amounts in rupiah; `line` lies over them (the same hours last week).

    `axis` draws a scale in `unit`; without it the last bar is the present one and the one before it is strong.
    """

    labels: tuple[str, ...]
    values: tuple[int, ...]
    line: tuple[int, ...] = ()
    axis: bool = True
    unit: int = MILLION

    def count(self) -> int:
        return len(self.values)

    def height(self) -> int:
        return 120

    def _plot(self, rect: QRectF) -> QRectF:
        if not self.axis:
            return rect.adjusted(0, 0, 0, -22)
        texts = [self._scale(tick) for tick in self._ticks()]
        lead = max((fonts.width(text, 12, 500, True) for text in texts), default=0) + 12
        return rect.adjusted(lead, 8, 0, -24)

    def _ticks(self) -> list[int]:
        return ticks(max((*self.values, *self.line, 1)))

    def _scale(self, tick: int) -> str:
        tenths = tick * 10 // self.unit
        return format_number(tenths // 10) + (f",{tenths % 10}" if tenths % 10 else "")

    def _top(self) -> int:
        return self._ticks()[-1] if self.axis else max((*self.values, 1))

    def mark(self, rect: QRectF, at: int) -> QRectF:
        plot = self._plot(rect)
        slot = plot.width() / max(self.count(), 1)
        wide = slot * 0.6 if self.axis else slot - 6
        high = plot.height() * max(self.values[at], 0) / self._top()
        return QRectF(plot.left() + slot * at + (slot - wide) / 2, plot.bottom() - high, wide, high)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        plot = self._plot(rect)
        if self.axis:
            self._paint_axis(painter, rect, plot, tokens)
        for at in range(self.count()):
            self._paint_bar(painter, rect, plot, at, tokens)
        if self.line:
            self._paint_line(painter, plot, tokens)

    def _paint_axis(self, painter: QPainter, rect: QRectF, plot: QRectF, tokens: Tokens) -> None:
        for tick in self._ticks():
            y = round(plot.bottom() - plot.height() * tick / self._top())
            painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), colour(tokens.grid if tick else tokens.line))
            text = QRectF(rect.left(), y - 9, plot.left() - rect.left() - 10, 18)
            paint.write(painter, text, self._scale(tick), fonts.font(12, 500, True), tokens.muted, paint.RIGHT)

    def _paint_bar(self, painter: QPainter, rect: QRectF, plot: QRectF, at: int, tokens: Tokens) -> None:
        bar = self.mark(rect, at)
        behind = self.count() - 1 - at
        fill = tokens.brand
        if not self.axis and behind:
            fill = tokens.strong if behind == 1 else tokens.line
        painter.save()
        painter.setClipRect(bar)
        paint.box(painter, bar.adjusted(0, 0, 0, 4), 4 if self.axis else 3, fill)  # rounded on top only
        painter.restore()
        slot = plot.width() / self.count()
        label = QRectF(plot.left() + slot * at, plot.bottom() + 4, slot, 18)
        present = not self.axis and not behind
        ink = tokens.text if present else tokens.muted
        paint.write(painter, label, self.labels[at], fonts.font(12, 600 if present else 500), ink, paint.CENTRE)

    def _paint_line(self, painter: QPainter, plot: QRectF, tokens: Tokens) -> None:
        slot = plot.width() / self.count()
        points = QPolygonF(
            [
                QPointF(plot.left() + slot * (at + 0.5), plot.bottom() - plot.height() * value / self._top())
                for at, value in enumerate(self.line)
            ]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((tokens.surface, 5), (tokens.muted, 2)):
            join = Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(colour(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join))
            painter.drawPolyline(points)

    def spoken(self, at: int) -> str:
        before = f" ({short_rupiah(self.line[at])})" if self.line else ""
        return f"{self.labels[at]} · {short_rupiah(self.values[at])}{before}"


_LEAST_BAR = 32


@dataclass(frozen=True)
class Across:
    """Lying bars, one a row: name, bar, amount in rupiah, and a note with the name of its token."""

    labels: tuple[str, ...]
    values: tuple[int, ...]
    notes: tuple[tuple[str, str], ...] = ()
    row: int = 24

    def count(self) -> int:
        return len(self.values)

    def height(self) -> int:
        return self.row * self.count()

    def _columns(self, rect: QRectF) -> tuple[float, float, float]:
        name = max((fonts.width(label, 13, 500) for label in self.labels), default=0)
        amount = max((fonts.width(format_number(value), 13, 600, True) for value in self.values), default=0)
        note = max((fonts.width(text, 12, 600, True) for text, _tone in self.notes), default=0)
        columns = min(name, rect.width() * 0.35) + 16, amount + 6, note + 10 if note else 0
        if rect.width() - sum(columns) < _LEAST_BAR:  # too narrow to tell bars apart: words and amounts only
            columns = rect.width() - columns[1] - columns[2], *columns[1:]
        return columns

    def mark(self, rect: QRectF, at: int) -> QRectF:
        name, amount, note = self._columns(rect)
        whole = max(rect.width() - name - amount - note, 0)
        share = max(self.values[at], 0) / max((*self.values, 1))
        wide = max(whole * share, 10 if share else 0) if whole else 0
        return QRectF(rect.left() + name, rect.top() + self.row * at + self.row / 2 - 5, wide, 10)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        name, amount, note = self._columns(rect)
        for at, value in enumerate(self.values):
            line = QRectF(rect.left(), rect.top() + self.row * at, rect.width(), self.row)
            label = QRectF(line.left(), line.top(), name - 10, line.height())
            paint.write(painter, label, self.labels[at], fonts.font(13, 500), tokens.text)
            bar = self.mark(rect, at)
            track = QRectF(bar.left(), bar.top(), rect.width() - name - amount - note, bar.height())
            if track.width() > 0:
                paint.box(painter, track, 5, tokens.grid)
                paint.box(painter, bar, 5, tokens.brand)
            spot = line.adjusted(0, 0, -note, 0)
            text = format_number(value)
            paint.write(painter, spot, text, fonts.font(13, 600, True), tokens.text, paint.RIGHT, elide=False)
            if self.notes:
                said, tone = self.notes[at]
                ink = getattr(tokens, tone)
                paint.write(painter, line, said, fonts.font(12, 600, True), ink, paint.RIGHT, elide=False)

    def spoken(self, at: int) -> str:
        note = f" · {self.notes[at][0]}" if self.notes else ""
        return f"{self.labels[at]} · {format_rupiah(self.values[at])}{note}"


@dataclass(frozen=True)
class Stack:
    """One bar of parts, and what each part is below it."""

    labels: tuple[str, ...]
    values: tuple[int, ...]
    row: int = 28

    def count(self) -> int:
        return len(self.values)

    def height(self) -> int:
        return 18 + 12 + self.row * self.count()

    def _shades(self, tokens: Tokens) -> tuple[str, ...]:
        return (tokens.brand, tokens.tender_2, tokens.tender_3, tokens.strong)

    def mark(self, rect: QRectF, at: int) -> QRectF:
        whole = max(sum(self.values), 1)
        left = rect.width() * sum(self.values[:at]) / whole
        return QRectF(rect.left() + left, rect.top(), rect.width() * self.values[at] / whole, 18)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        shades = self._shades(tokens)
        whole = max(sum(self.values), 1)
        painter.save()
        painter.setClipPath(paint.rounded(QRectF(rect.left(), rect.top(), rect.width(), 18), 6))
        for at in range(self.count()):
            part = self.mark(rect, at)
            painter.fillRect(part.adjusted(0, 0, -2 if at < self.count() - 1 else 0, 0), colour(shades[min(at, 3)]))
        painter.restore()
        for at, value in enumerate(self.values):
            line = QRectF(rect.left(), rect.top() + 30 + self.row * at, rect.width(), self.row)
            paint.box(painter, QRectF(line.left(), line.center().y() - 5, 10, 10), 3, shades[min(at, 3)])
            percent = f"{(value * 100 + whole // 2) // whole} %"
            paint.write(painter, line, percent, fonts.font(12, 500, True), tokens.muted, paint.RIGHT, elide=False)
            spot = line.adjusted(0, 0, -44, 0)
            amount = format_number(value)
            paint.write(painter, spot, amount, fonts.font(13, 600, True), tokens.text, paint.RIGHT, elide=False)
            label = line.adjusted(18, 0, -44 - fonts.width(amount, 13, 600, True) - 8, 0)
            paint.write(painter, label, self.labels[at], fonts.font(13, 500), tokens.text)

    def spoken(self, at: int) -> str:
        return f"{self.labels[at]} · {format_rupiah(self.values[at])}"


class Chart(QWidget):
    """Shows one figure; the pointer or the arrow keys say what one mark is worth."""

    ROLE = QAccessible.Role.Chart

    def __init__(self, name: str = "", figure: Figure | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = figure
        self._at = -1
        self._name = name
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._tell()

    def show_figure(self, name: str, figure: Figure) -> None:
        """Show another."""
        self._name, self._figure, self._at = name, figure, -1
        self.updateGeometry()
        self._tell()

    def as_text(self) -> str:
        """All of it in words, a line a mark."""
        if self._figure is None:
            return ""
        return "\n".join(self._figure.spoken(at) for at in range(self._figure.count()))

    def said(self) -> str:
        """What the pointer or the arrow keys ask about."""
        if self._figure is None or not 0 <= self._at < self._figure.count():
            return ""
        return self._figure.spoken(self._at)

    def _tell(self) -> None:
        self.setAccessibleName(self._name or _("Chart"))
        self.setAccessibleDescription(self.said() or self.as_text())
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the figure needs."""
        return QSize(320, self._figure.height() if self._figure else 100)

    def minimumSizeHint(self) -> QSize:
        """No row is cut."""
        return QSize(200, self._figure.height() if self._figure else 60)

    def _area(self) -> QRectF:
        return QRectF(self.rect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mark whose column or row is pointed at."""
        figure = self._figure
        if figure is None:
            return
        at = next((at for at in range(figure.count()) if self._reach(figure, at).contains(event.position())), -1)
        self._point(at)

    def _reach(self, figure: Figure, at: int) -> QRectF:
        mark = figure.mark(self._area(), at)
        if isinstance(figure, Bars):
            return QRectF(mark.left() - 4, 0, mark.width() + 8, self.height())
        if isinstance(figure, Across):
            return QRectF(0, mark.top() - 7, self.width(), figure.row)
        return mark

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._point(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from mark to mark."""
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is None or self._figure is None or not self._figure.count():
            super().keyPressEvent(event)
            return
        self._point(min(max(self._at + by, 0), self._figure.count() - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is asked about."""
        self._point(-1)
        self.update()

    def _point(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The figure, and what one mark is worth."""
        if self._figure is None:
            return
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        self._figure.paint(painter, self._area(), tokens)
        paint.box(painter, QRectF(self.rect()), 6, None, *paint.ring(self, tokens))
        if self.said():
            self._paint_said(painter, self._figure.mark(self._area(), self._at), tokens)

    def _paint_said(self, painter: QPainter, mark: QRectF, tokens: Tokens) -> None:
        width = fonts.width(self.said(), 12, 600, True) + 17
        left = min(max(mark.center().x() - width / 2, 0), self.width() - width)
        top = mark.top() - 26 if mark.top() >= 26 else mark.bottom() + 4 if mark.height() <= 20 else 0
        rect = QRectF(left, top, width, 22)
        paint.box(painter, rect, 6, tokens.text)
        ink = tokens.surface
        paint.write(painter, rect, self.said(), fonts.font(12, 600, True), ink, paint.CENTRE, elide=False)
