"""Steps one below the other: what is done, what is now, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts, icons
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint

_CIRCLE = 32


@dataclass(frozen=True)
class Step:
    """`state` is done, now, failed or next; what stands right of it is optional."""

    title: str
    detail: str = ""
    state: str = "next"
    icon: str = "check"
    right: str = ""
    right_detail: str = ""
    right_tone: str = "muted"


class StepList(QWidget):
    """Painted steps, each `row` high."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self, steps: Sequence[Step] = (), *, row: int = 56, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these."""
        self._steps = tuple(steps)
        spoken = (", ".join(p for p in (s.title, s.detail, s.right, s.right_detail) if p) for s in steps)
        self.setAccessibleName("; ".join(spoken))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All steps below each other."""
        return QSize(240, self._row * len(self._steps))

    def minimumSizeHint(self) -> QSize:
        """Texts elide, steps do not shrink."""
        return QSize(160, self._row * len(self._steps))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Circles on a line, texts beside them."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        for at, step in enumerate(self._steps):
            top = at * self._row
            if at:
                line = QRectF(_CIRCLE / 2 - 1, top - self._row + _CIRCLE + 5, 2, self._row - _CIRCLE - 6)
                painter.fillRect(line, colour(tokens.strong))
            self._paint_circle(painter, QRectF(0.5, top + 3, _CIRCLE, _CIRCLE), step, tokens)
            self._paint_texts(painter, QRectF(44, top, self.width() - 44, self._row), step, tokens)

    def _paint_circle(self, painter: QPainter, rect: QRectF, step: Step, tokens: Tokens) -> None:
        fill, ink, line = {
            "done": (tokens.ok_soft, tokens.ok_on_tint, None),
            "now": (tokens.brand, tokens.on_brand, None),
            "failed": (tokens.bad_soft, tokens.bad_on_tint, None),
            "next": (tokens.surface, tokens.muted, tokens.strong),
        }[step.state]
        paint.box(painter, rect, _CIRCLE / 2, fill, line)
        icon = {"done": "check", "failed": "x"}.get(step.state, step.icon)
        if icon:
            icons.draw(painter, icon, rect.center().x() - 9, rect.center().y() - 9, 18, ink)

    def _paint_texts(self, painter: QPainter, rect: QRectF, step: Step, tokens: Tokens) -> None:
        room = max(fonts.width(step.right, 14, 600, True), fonts.width(step.right_detail, 12, 500))
        quiet = step.state == "next"
        left = rect.adjusted(0, 0, -(room + 10 if room else 0), 0)
        title = QRectF(left.left(), rect.top() - 1, left.width(), 20)
        paint.write(painter, title, step.title, fonts.font(15, 600), tokens.muted if quiet else tokens.text)
        title.translate(0, 20)
        paint.write(painter, title, step.detail, fonts.font(13), tokens.muted)
        right = QRectF(rect.right() - room - 1, rect.top() - 1, room + 1, 20)
        ink = tokens.muted if quiet else tokens.text
        paint.write(painter, right, step.right, fonts.font(14, 600, True), ink, paint.RIGHT, elide=False)
        right.translate(0, 19)
        tone = getattr(tokens, step.right_tone)
        paint.write(painter, right, step.right_detail, fonts.font(12, 500), tone, paint.RIGHT, elide=False)
