"""Figures that lie: a bar a row beside its name, and one bar of parts over what each part is."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pos.money import format_number, format_rupiah
from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import Tokens, colour
from ui.widgets import paint
from ui.widgets.chart.figure import Figure, shade

_LEAST_BAR = 32


@dataclass(frozen=True)
class Across(Figure):
    """Lying bars, one a row: name, bar, value, and a note with the name of its token.

    Values are rupiah, or plain numbers without `money`. With `rest` the last row is of many together: quiet, and
    without a bar, which would dwarf the others.
    """

    labels: tuple[str, ...]
    values: tuple[int, ...]
    notes: tuple[tuple[str, str], ...] = ()
    row: int = 24
    money: bool = True
    rest: bool = False

    @property
    def _drawn(self) -> tuple[int, ...]:
        return self.values[:-1] if self.rest else self.values

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
        share = max(self.values[at], 0) / max((*self._drawn, 1)) if at < len(self._drawn) else 0
        wide = max(whole * share, 10 if share else 0) if whole else 0
        return QRectF(rect.left() + name, rect.top() + self.row * at + self.row / 2 - 5, wide, 10)

    def reach(self, rect: QRectF, at: int) -> QRectF:
        return QRectF(rect.left(), rect.top() + self.row * at, rect.width(), self.row)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        name, amount, note = self._columns(rect)
        for at, value in enumerate(self.values):
            line = QRectF(rect.left(), rect.top() + self.row * at, rect.width(), self.row)
            is_rest = at == len(self._drawn)
            ink = tokens.muted if is_rest else tokens.text
            label = QRectF(line.left(), line.top(), name - 10, line.height())
            paint.write(painter, label, self.labels[at], fonts.font(13, 500), ink)
            bar = self.mark(rect, at)
            track = QRectF(bar.left(), bar.top(), rect.width() - name - amount - note, bar.height())
            if track.width() > 0 and not is_rest:
                paint.box(painter, track, 5, tokens.grid)
                paint.box(painter, bar, 5, tokens.brand)
            spot = line.adjusted(0, 0, -note, 0)
            text = format_number(value)
            paint.write(painter, spot, text, fonts.font(13, 600, True), ink, paint.RIGHT, elide=False)
            if self.notes:
                said, tone = self.notes[at]
                ink = getattr(tokens, tone)
                paint.write(painter, line, said, fonts.font(12, 600, True), ink, paint.RIGHT, elide=False)

    def spoken(self, at: int) -> str:
        note = f" · {self.notes[at][0]}" if self.notes else ""
        value = format_rupiah(self.values[at]) if self.money else format_number(self.values[at])
        return f"{self.labels[at]} · {value}{note}"

    def rows(self) -> tuple[tuple[str | int, ...], ...]:
        return (("", _("Value")), *zip(self.labels, self.values, strict=True))


@dataclass(frozen=True)
class Stack(Figure):
    """One bar of parts, in rupiah, and what each part is below it."""

    labels: tuple[str, ...]
    values: tuple[int, ...]
    row: int = 28

    def count(self) -> int:
        return len(self.values)

    def height(self) -> int:
        return 18 + 12 + self.row * self.count()

    def mark(self, rect: QRectF, at: int) -> QRectF:
        whole = max(sum(self.values), 1)
        left = rect.width() * sum(self.values[:at]) / whole
        return QRectF(rect.left() + left, rect.top(), rect.width() * self.values[at] / whole, 18)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        whole = max(sum(self.values), 1)
        painter.save()
        painter.setClipPath(paint.rounded(QRectF(rect.left(), rect.top(), rect.width(), 18), 6))
        for at in range(self.count()):
            part = self.mark(rect, at)
            gap = -2 if at < self.count() - 1 else 0
            painter.fillRect(part.adjusted(0, 0, gap, 0), colour(getattr(tokens, shade(at))))
        painter.restore()
        for at, value in enumerate(self.values):
            line = QRectF(rect.left(), rect.top() + 30 + self.row * at, rect.width(), self.row)
            swatch = QRectF(line.left(), line.center().y() - 5, 10, 10)
            paint.box(painter, swatch, 3, getattr(tokens, shade(at)))
            percent = f"{(value * 100 + whole // 2) // whole} %"
            paint.write(painter, line, percent, fonts.font(12, 500, True), tokens.muted, paint.RIGHT, elide=False)
            spot = line.adjusted(0, 0, -44, 0)
            amount = format_number(value)
            paint.write(painter, spot, amount, fonts.font(13, 600, True), tokens.text, paint.RIGHT, elide=False)
            label = line.adjusted(18, 0, -44 - fonts.width(amount, 13, 600, True) - 8, 0)
            paint.write(painter, label, self.labels[at], fonts.font(13, 500), tokens.text)

    def spoken(self, at: int) -> str:
        return f"{self.labels[at]} · {format_rupiah(self.values[at])}"

    def rows(self) -> tuple[tuple[str | int, ...], ...]:
        return (("", _("Value")), *zip(self.labels, self.values, strict=True))
