"""On or off."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts, icons
from ui.look.tokens import Tokens
from ui.widgets import paint
from ui.widgets.pressable import Worded

_TRACK = QSize(36, 20)


class Switch(Worded):
    """A switch with its words, 44 high; `boxed` draws the box of a button around it."""

    def __init__(
        self, text: str = "", *, icon: str | None = None, boxed: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._boxed = boxed
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def _padding(self) -> int:
        return 13 if self._boxed else 0

    def sizeHint(self) -> QSize:
        """Icon, words and track."""
        lead = 29 if self._icon else 0
        words = round(fonts.width(self.label, 14, 600)) + 10 if self.label else 0
        return QSize(2 * self._padding() + lead + words + _TRACK.width(), 44)

    def minimumSizeHint(self) -> QSize:
        """Long words elide."""
        return QSize(min(self.sizeHint().width(), 2 * self._padding() + _TRACK.width() + 60), 44)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Icon, words, track and knob."""
        paint.begin(painter)
        rect = QRectF(self.rect())
        if self._boxed:
            paint.box(painter, rect, 10, tokens.surface, tokens.line)
        if self.ringed:
            paint.box(painter, rect, 10, None, tokens.brand, 2)
        ink = tokens.text if self.isEnabled() else tokens.muted
        left = float(self._padding())
        if self._icon:
            icons.draw(painter, self._icon, left, rect.center().y() - 10, 20, ink)
            left += 29
        track = QRectF(rect.right() - self._padding() - 36, rect.center().y() - 10, 36, 20)
        area = QRectF(left, 0, track.left() - left - 8, rect.height())
        paint.write(painter, area, self.label, fonts.font(14, 500), ink)
        on = self.isChecked()
        paint.box(painter, track, 10, tokens.brand if on else tokens.strong)
        knob = QRectF(track.right() - 18 if on else track.left() + 2, track.top() + 2, 16, 16)
        paint.box(painter, knob, 8, tokens.on_brand if on else tokens.surface)
