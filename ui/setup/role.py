"""What a machine can be: a large choice of two."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from ui.look import fonts, icons
from ui.look.tokens import Tokens
from ui.widgets import paint
from ui.widgets.buttons import Button, Inks

_HEIGHT = 60
_TILE = 40


class RoleButton(Button):
    """An icon on a tile, a name, quiet words below it; the chosen one bears a check."""

    def __init__(self, icon: str) -> None:
        super().__init__(icon=icon, height=_HEIGHT, size=15, align="left")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Room for tile, words and check."""
        words = max(fonts.width(self._label, 15, 600), fonts.width(self._sub, 12, 500))
        return QSize(64 + round(words) + 48, _HEIGHT)

    def _paint_row(self, painter: QPainter, tokens: Tokens, inks: Inks, ink: str) -> None:
        chosen = self.isChecked()
        tile = QRectF(12, (self.height() - _TILE) / 2, _TILE, _TILE)
        paint.box(painter, tile, 10, tokens.surface if chosen else tokens.raised)
        tint = tokens.brand if chosen else tokens.muted
        icons.draw(painter, self._icon or "", tile.center().x() - 11, tile.center().y() - 11, 22, tint)
        self._paint_text(painter, tokens, QRectF(64, 0, self.width() - 64 - 44, self.height()), ink)
        if chosen:
            icons.draw(painter, "circle-check", self.width() - 34, self.height() / 2 - 10, 20, tokens.brand)
