"""The stages of a piece of work, one below the other, each pressed to say more of it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.look import fonts, icons
from ui.look.tokens import Tokens
from ui.widgets import paint
from ui.widgets.pressable import Worded

_HEIGHT = 48
_CIRCLE = 26
_TEXT = 52


class StageRow(Protocol):
    """`state` is done, now or next; the wage stands right, with what is said of it in its tone below."""

    @property
    def name(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def wage(self) -> str: ...
    @property
    def paid(self) -> str: ...
    @property
    def tone(self) -> str: ...


class StageButton(Worded):
    """One stage; a line leads to the one above it where there is one."""

    def __init__(self, *, lined: bool) -> None:
        super().__init__()
        self._lined = lined
        self._row: StageRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: StageRow) -> None:
        """How it stands now."""
        if row != self._row:
            self._row = row
            self.set_text(", ".join(part for part in (row.name, row.detail, row.wage, row.paid) if part))

    def sizeHint(self) -> QSize:
        """High enough for a finger."""
        return QSize(260, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Texts elide."""
        return QSize(180, _HEIGHT)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """A circle, the stage and who does it, the wage."""
        row = self._row
        if row is None:
            return
        paint.begin(painter)
        if self.isDown() or self.underMouse():
            paint.box(painter, QRectF(self.rect()), 10, tokens.raised)
        if self.ringed:
            paint.box(painter, QRectF(self.rect()), 10, None, tokens.brand, 2)
        circle = QRectF(12.5, 11, _CIRCLE, _CIRCLE)
        if self._lined:
            paint.fill(painter, QRectF(circle.center().x() - 1, 0, 2, circle.top() - 3), tokens.line)
        _paint_circle(painter, circle, row.state, tokens)
        room = max(fonts.width(row.wage, 14, 500, True), fonts.width(row.paid, 12, 500)) + 2
        left = QRectF(_TEXT, 4, self.width() - _TEXT - room - 20, 20)
        ink = {"done": tokens.text, "now": tokens.brand, "next": tokens.muted}[row.state]
        paint.write(painter, left, row.name, fonts.font(14, 600), ink)
        paint.write(painter, left.translated(0, 20), row.detail, fonts.font(13), tokens.muted)
        right = QRectF(self.width() - 12 - room, 4, room, 20)
        ink = tokens.muted if row.state == "next" else tokens.text
        paint.write(painter, right, row.wage, fonts.font(14, 500, True), ink, paint.RIGHT, elide=False)
        ink = getattr(tokens, row.tone)
        paint.write(painter, right.translated(0, 19), row.paid, fonts.font(12, 500), ink, paint.RIGHT, elide=False)


def _paint_circle(painter: QPainter, rect: QRectF, state: str, tokens: Tokens) -> None:
    fill, ink, line, icon = {
        "done": (tokens.ok_soft, tokens.ok_on_tint, None, "check"),
        "now": (tokens.brand, tokens.on_brand, None, "hammer"),
        "next": (tokens.surface, tokens.muted, tokens.strong, ""),
    }[state]
    paint.box(painter, rect, _CIRCLE / 2, fill, line)
    if icon:
        icons.draw(painter, icon, rect.center().x() - 8, rect.center().y() - 8, 16, ink)


class StageList(QWidget):
    """`picked` carries the place of the stage that was pressed."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[StageButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[StageRow]) -> None:
        """Show these."""
        while len(self.buttons) > len(rows):
            button = self.buttons.pop()
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(rows):
            self._add(len(self.buttons))
        for button, row in zip(self.buttons, rows, strict=True):
            button.show_row(row)

    def _add(self, at: int) -> None:
        button = StageButton(lined=at > 0)
        button.clicked.connect(lambda: self.picked.emit(at))
        self.buttons.append(button)
        self._column.addWidget(button)
