"""A grid of cells, the fuller the stronger its colour: weekdays by hours."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pos.printing.scale import label_step, told
from ui.look import fonts
from ui.look.tokens import Tokens, colour
from ui.widgets import paint
from ui.widgets.chart.figure import Figure

_UNDER, _GAP, _LEAST_ROW = 22, 2, 18
_FAINTEST = 36
"""Of 255: the least that is sold is still seen."""


@dataclass(frozen=True)
class Heat(Figure):
    """`values` holds a tuple a row, one value for each of the `columns`, None where nothing was.

    They are rupiah, or plain numbers without `money`.
    """

    lines: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]
    money: bool = True

    outlined = True

    def count(self) -> int:
        return len(self.lines) * len(self.columns)

    def height(self) -> int:
        return _UNDER + _LEAST_ROW * len(self.lines)

    def row_length(self) -> int:
        return max(len(self.columns), 1)

    def _lead(self) -> float:
        return max((fonts.width(name, 12, 500) for name in self.lines), default=0) + 12

    def _place(self, at: int) -> tuple[int, int]:
        return divmod(at, self.row_length())

    def _value(self, at: int) -> int | None:
        line, column = self._place(at)
        return self.values[line][column]

    def reach(self, rect: QRectF, at: int) -> QRectF:
        line, column = self._place(at)
        wide = (rect.width() - self._lead()) / self.row_length()
        high = (rect.height() - _UNDER) / max(len(self.lines), 1)
        return QRectF(rect.left() + self._lead() + wide * column, rect.top() + high * line, wide, high)

    def mark(self, rect: QRectF, at: int) -> QRectF:
        return self.reach(rect, at).adjusted(_GAP / 2, _GAP / 2, -_GAP / 2, -_GAP / 2)

    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        most = max((value or 0 for line in self.values for value in line), default=0)
        for at in range(self.count()):
            cell, value = self.mark(rect, at), self._value(at)
            paint.box(painter, cell, 3, tokens.grid)
            if value is not None and value > 0:
                paint.box(painter, cell, 3, colour(tokens.brand, _FAINTEST + (255 - _FAINTEST) * value // most))
        for line, name in enumerate(self.lines if self.columns else ()):
            cell = self.reach(rect, line * self.row_length())
            spot = QRectF(rect.left(), cell.top(), self._lead() - 10, cell.height())
            paint.write(painter, spot, name, fonts.font(12, 500), tokens.muted)
        self._paint_columns(painter, rect, tokens)

    def _paint_columns(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        wide = max((fonts.width(name, 12, 500) for name in self.columns), default=0) + 6
        every = label_step(len(self.columns), rect.width() - self._lead(), wide)
        for column in range(0, len(self.columns), every):
            middle = self.reach(rect, column).center().x() if self.lines else 0
            spot = QRectF(middle - wide / 2, rect.bottom() - _UNDER + 2, wide, 18)
            paint.write(painter, spot, self.columns[column], fonts.font(12, 500), tokens.muted, paint.CENTRE)

    def spoken(self, at: int) -> str:
        line, column = self._place(at)
        return f"{self.lines[line]} {self.columns[column]} · {told(self._value(at), money=self.money)}"

    def rows(self) -> tuple[tuple[str | int, ...], ...]:
        rows: list[tuple[str | int, ...]] = [("", *self.columns)]
        rows += [
            (name, *("" if value is None else value for value in values))
            for name, values in zip(self.lines, self.values, strict=True)
        ]
        return tuple(rows)
