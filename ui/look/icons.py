"""Icons by their Lucide name, drawn in any colour and at any scale."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


@cache
def _drawing(name: str) -> str:
    return resources.read("icons", f"{name}.svg").decode()


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    pixels = round(size * ratio)
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def pixmap(name: str, colour: QColor | str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `size` logical pixels wide, for a screen with `ratio` pixels to one of them."""
    return _pixmap(name, QColor(colour).name(), size, ratio)


def icon(name: str, colour: QColor | str, size: int = 20, ratio: float = 2.0) -> "QIcon":
    """The icon for those widgets of Qt that want a QIcon."""
    from PySide6.QtGui import QIcon

    return QIcon(pixmap(name, colour, size, ratio))


def draw(painter: QPainter, name: str, left: float, top: float, size: int, colour: QColor | str) -> None:
    """Draw the icon with its top left corner there."""
    painter.drawPixmap(QPointF(left, top), pixmap(name, colour, size, painter.device().devicePixelRatio()))
