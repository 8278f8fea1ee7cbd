"""Kota Lama, drawn: the welcome of the first run. Its warm colours are used nowhere else."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.widgets import paint

_WIDTH, _HEIGHT = 340, 600
_GROUND = 505

_SKY = ("#fdf1de", "#f9dfbd")
_SUN, _EARTH, _KERB = "#fbe7c3", "#ecd0a8", "#d9b78a"
_HOUSES, _WINDOW = "#e6c59c", "#c99b6c"
_WALL, _SHADE, _STONE = "#fffaf0", "#f5e6cf", "#efdcbf"
_ROOF, _RIB, _DOOR = "#b5573a", "#97452d", "#8b5e3c"
_WOOD, _BOARD = "#7a4f34", "#a97a52"
_INK, _SOFT_INK = "#1d1712", "#5c4431"

_HOUSE_RECTS = ((0, 412, 74, 94), (72, 386, 30, 120), (236, 398, 36, 108), (264, 420, 76, 86))
_WINDOWS = ((14, 426), (46, 426), (278, 434), (312, 434), (14, 462), (312, 468))
_STALLS = ((20, "#2456e6"), (124, "#12805c"), (228, "#c24a55"))
_GOODS = (
    ((34, 508, 16, 14, "#efd9b4"), (58, 508, 16, 14, "#5b3f2a"), (82, 508, 16, 14, "#d3b27c")),
    (
        (138, 510, 12, 12, "#fff3d6"),
        (156, 510, 12, 12, "#fff3d6"),
        (174, 510, 12, 12, "#fff3d6"),
        (192, 510, 12, 12, "#fff3d6"),
    ),
    (
        (240, 498, 12, 24, "#3a6fb7"),
        (258, 502, 12, 20, "#7a58a8"),
        (276, 498, 12, 24, "#9aa04c"),
        (294, 502, 12, 20, "#c77b4a"),
    ),
)


class Scene(QWidget):
    """The panel at the left: welcome above, the old church and three stalls below."""

    ROLE = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(_WIDTH)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the welcome in the language in use."""
        self._welcome = _("Welcome")
        self._words = _("A few questions, then you sell. Everything can be changed later, and no internet is needed.")
        self.setAccessibleName(f"{self._welcome}. {self._words}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the drawing."""
        return QSize(_WIDTH, _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Speak again when the window changes its language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sky, words, and the drawing on the ground."""
        painter = QPainter(self)
        paint.begin(painter)
        sky = QLinearGradient(0, 0, 0, self.height())
        sky.setColorAt(0, QColor(_SKY[0]))
        sky.setColorAt(1, QColor(_SKY[1]))
        painter.fillRect(self.rect(), sky)
        paint.write(painter, QRectF(28, 28, _WIDTH - 40, 42), self._welcome, fonts.font(32, 700), _INK)
        area = QRectF(28, 74, _WIDTH - 52, 90)
        paint.write_wrapped(painter, area, self._words, fonts.font(15, 400), _SOFT_INK)
        painter.translate(0, self.height() - _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        _draw_town(painter)
        _draw_church(painter)
        for (left, colour), goods in zip(_STALLS, _GOODS, strict=True):
            _draw_stall(painter, left, colour, goods)


def _fill(painter: QPainter, colour: str, *rects: tuple[float, float, float, float]) -> None:
    for rect in rects:
        painter.fillRect(QRectF(*rect), QColor(colour))


def _arch(painter: QPainter, colour: str, left: float, top: float, width: float, height: float) -> None:
    path = QPainterPath(QPointF(left, top + height))
    path.lineTo(left, top + width / 2)
    path.arcTo(QRectF(left, top, width, width), 180, -180)
    path.lineTo(left + width, top + height)
    painter.fillPath(path, QColor(colour))


def _draw_town(painter: QPainter) -> None:
    painter.setBrush(QColor(_SUN))
    painter.drawEllipse(QPointF(254, 290), 34, 34)
    _fill(painter, _HOUSES, *_HOUSE_RECTS)
    for left, top in _WINDOWS:
        _arch(painter, _WINDOW, left, top, 14, 24)
    _fill(painter, _EARTH, (0, _GROUND, _WIDTH, _HEIGHT - _GROUND))
    _fill(painter, _KERB, (0, _GROUND - 2, _WIDTH, 3))


def _draw_church(painter: QPainter) -> None:
    _fill(painter, _WALL, (93, 354, 154, _GROUND - 354))
    _fill(painter, _SHADE, (234, 354, 13, _GROUND - 354))
    for left in (90, 214):
        _draw_turret(painter, left)
    _draw_dome(painter)
    _fill(painter, _STONE, (112, 382, 116, 8), *((134 + 24 * at, 422, 7, 83) for at in range(4)))
    painter.setBrush(QColor(_STONE))
    painter.drawPolygon(QPolygonF([QPointF(126, 420), QPointF(170, 394), QPointF(214, 420)]))
    _arch(painter, _DOOR, 159, 453, 22, 52)
    for left in (101, 225):
        _arch(painter, _HOUSES, left, 404, 14, 40)
        painter.setBrush(QColor(_HOUSES))
        painter.drawEllipse(QPointF(left + 7, 378), 8, 8)


def _draw_turret(painter: QPainter, left: float) -> None:
    path = QPainterPath(QPointF(left, 356))
    path.cubicTo(left + 4, 340, left + 8, 330, left + 18, 322)
    path.cubicTo(left + 28, 330, left + 32, 340, left + 36, 356)
    painter.fillPath(path, QColor(_ROOF))
    _fill(painter, _RIB, (left + 17, 310, 2, 13))


def _draw_dome(painter: QPainter) -> None:
    path = QPainterPath(QPointF(116, 382))
    path.cubicTo(116, 330, 140, 292, 160, 280)
    path.lineTo(180, 280)
    path.cubicTo(200, 292, 224, 330, 224, 382)
    painter.fillPath(path, QColor(_ROOF))
    painter.setPen(QPen(QColor(_RIB), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for foot in (136, 153, 170, 187, 204):
        rib = QPainterPath(QPointF(170 + (foot - 170) * 0.2, 281))
        rib.quadTo(170 + (foot - 170) * 0.85, 312, foot, 382)
        painter.drawPath(rib)
    painter.setPen(Qt.PenStyle.NoPen)
    _fill(painter, _WALL, (161, 262, 18, 20))
    cap = QPainterPath(QPointF(158, 263))
    cap.arcTo(QRectF(158, 251, 24, 24), 180, -180)
    painter.fillPath(cap, QColor(_ROOF))
    _fill(painter, _RIB, (169, 236, 2, 16), (165, 241, 10, 2))


def _draw_stall(
    painter: QPainter, left: float, colour: str, goods: tuple[tuple[float, float, float, float, str], ...]
) -> None:
    _fill(painter, _WOOD, (left + 5, 490, 3, 36), (left + 84, 490, 3, 36))
    stripe = 92 / 8
    for at in range(8):
        painter.setBrush(QColor(colour if at % 2 == 0 else _WALL))
        area = QRectF(left + at * stripe, 466, stripe, 26)
        painter.drawRect(area.adjusted(0, 0, 0, -6))
        painter.drawEllipse(area.adjusted(0, 14, 0, 0))
    for x, y, width, height, tint in goods:
        painter.setBrush(QColor(tint))
        painter.drawRoundedRect(QRectF(x, y, width, height), 3, 3)
    _fill(painter, _DOOR, (left + 2, 522, 88, 34))
    _fill(painter, _BOARD, (left + 2, 522, 88, 5))
