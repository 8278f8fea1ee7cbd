"""Lines to read as on a slip: words left, amounts right."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts, icons
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint


class SlipLine(Protocol):
    """Words left, up to three texts right, a look (plain, muted, strong, sum, total, note, box), a tone, a line above.

    A box says the words over the one text right, on the tint of its tone (ok, warn or bad).
    """

    @property
    def left(self) -> str: ...
    @property
    def right(self) -> tuple[str, ...]: ...
    @property
    def look(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def rule(self) -> bool: ...


@dataclass(frozen=True)
class _Face:
    height: int
    size: int
    weight: int
    ink: str
    right_size: int
    right_weight: int


_FACES = {
    "plain": _Face(22, 13, 400, "muted", 13, 500),
    "muted": _Face(20, 13, 400, "muted", 13, 500),
    "strong": _Face(25, 13, 600, "text", 13, 600),
    "sum": _Face(40, 20, 700, "text", 22, 700),
    "total": _Face(30, 16, 600, "text", 16, 700),
    "note": _Face(22, 13, 400, "muted", 13, 500),
}
_RULE = 13
_INSET, _AROUND = 12, 6
"""Of a box: from its edge to its words, and above and below it."""
_SLOT, _BETWEEN = 62, 14
"""A column of texts right is at least this wide; between two of them."""


def _box_height(line: SlipLine, width: int) -> int:
    """Of the tint, and of the room around it."""
    text = "".join(line.right)
    box = fonts.metrics(13, 400).boundingRect(
        QRectF(0, 0, width - 2 * _INSET, 10_000), int(Qt.TextFlag.TextWordWrap), text
    )
    return 2 * _AROUND + 38 + (int(box.height()) + 3 if text else 0)


def _paint_box(painter: QPainter, rect: QRectF, line: SlipLine, tokens: Tokens) -> None:
    ink = getattr(tokens, f"{line.tone}_on_tint")
    tint = rect.adjusted(0, _AROUND, 0, -_AROUND)
    paint.begin(painter)
    paint.box(painter, tint, 10, getattr(tokens, f"{line.tone}_soft"))
    icons.draw(painter, "triangle-alert", tint.left() + _INSET - 2, tint.top() + 10, 18, ink)
    title = QRectF(tint.left() + _INSET + 22, tint.top() + 9, tint.width() - 2 * _INSET - 22, 20)
    paint.write(painter, title, line.left, fonts.font(13, 600), ink)
    spot = tint.adjusted(_INSET, 31, -_INSET, -6)
    paint.write_wrapped(painter, spot, "".join(line.right), fonts.font(13), tokens.muted_on_tint)


class Lines(QWidget):
    """Painted lines; notes wrap, all else stays on one line. A screen reader is told all of it."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SlipLine, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_lines(self, lines: Sequence[SlipLine]) -> None:
        """Show these."""
        self._lines = tuple(lines)
        spoken = (" ".join(text for text in (line.left, *line.right) if text) for line in lines)
        self.setAccessibleName("; ".join(spoken))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Notes wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines below each other."""
        return sum(self._height(line, width) for line in self._lines)

    def sizeHint(self) -> QSize:
        """At the present width."""
        return QSize(280, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Words elide, amounts are not cut."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def _height(self, line: SlipLine, width: int) -> int:
        above = _RULE if line.rule else 0
        if line.look == "box":
            return above + _box_height(line, width)
        face = _FACES[line.look]
        if line.look != "note":
            return above + face.height
        box = fonts.metrics(face.size, face.weight).boundingRect(
            QRectF(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), line.left
        )
        return above + max(face.height, int(box.height()) + 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line after the other."""
        painter = QPainter(self)
        tokens = of(self).tokens
        slots = self._slots()
        top = 0
        for line in self._lines:
            height = self._height(line, self.width())
            if line.rule:
                painter.fillRect(QRectF(0, top + _RULE // 2, self.width(), 1), colour(tokens.line))
            above = _RULE if line.rule else 0
            self._paint(painter, QRectF(0, top + above, self.width(), height - above), line, tokens, slots)
            top += height

    def _slots(self) -> tuple[int, ...]:
        """How wide the last column right is, the one before it, and on: as their widest text asks."""
        columns: dict[int, int] = {}
        for line in (line for line in self._lines if len(line.right) > 1):
            face = _FACES[line.look]
            for at, text in enumerate(reversed(line.right)):
                wide = ceil(fonts.width(text, face.right_size, face.right_weight, True)) + _BETWEEN
                columns[at] = max(columns.get(at, _SLOT), wide)
        return tuple(columns[at] for at in sorted(columns))

    def _paint(self, painter: QPainter, rect: QRectF, line: SlipLine, tokens: Tokens, slots: tuple[int, ...]) -> None:
        if line.look == "box":
            _paint_box(painter, rect, line, tokens)
            return
        face = _FACES[line.look]
        if line.look == "note":
            ink = getattr(tokens, line.tone or face.ink)
            paint.write_wrapped(
                painter, rect, line.left, fonts.font(face.size, face.weight), ink, paint.Align.AlignVCenter
            )
            return
        right = self._paint_right(painter, rect, line, face, tokens, slots)
        words = rect.adjusted(0, 0, -right, 0)
        paint.write(painter, words, line.left, fonts.font(face.size, face.weight), getattr(tokens, face.ink))

    def _paint_right(
        self,
        painter: QPainter,
        rect: QRectF,
        line: SlipLine,
        face: _Face,
        tokens: Tokens,
        slots: tuple[int, ...],
    ) -> float:
        if not line.right:
            return 0
        font = fonts.font(face.right_size, face.right_weight, True)
        edge = 0
        for at, text in enumerate(reversed(line.right)):
            last = at == 0
            ink = line.tone if last and line.tone else "muted" if line.look == "muted" or at == 1 else "text"
            edge = sum(slots[:at])
            spot = rect.adjusted(0, 0, -edge, 0)
            paint.write(painter, spot, text, font, getattr(tokens, ink), paint.RIGHT, elide=False)
        first = fonts.width(line.right[0], face.right_size, face.right_weight, True)
        return edge + first + 10

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the window changes its look."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)
