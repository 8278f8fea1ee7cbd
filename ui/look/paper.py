"""The pages of a Layout drawn by Qt, for the screen and for the system's printers: each letter where the PDF has it."""

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QImage, QPainter, QPen, QPolygonF, QRawFont

from pos.printing import fonts
from pos.printing.layout import Photograph, Picture, Weight
from pos.printing.mark import Box, Drawing, Page, Path, Run, Stroke, Symbol

_BLACK = QColor("#000000")
_WHITE = QColor("#ffffff")


class PaperPen:
    """Draws pages in points with a painter that is scaled for it; keep it on the thread that made it."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._fonts: dict[tuple[Weight, float], QRawFont] = {}

    def draw(self, page: Page) -> None:
        """All marks of `page`, its top left corner at the painter's origin."""
        for mark in page.marks:
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, not isinstance(mark, Symbol))
            match mark:
                case Run():
                    self._letters(mark)
                case Box():
                    self._painter.setPen(Qt.PenStyle.NoPen)
                    self._painter.setBrush(QColor.fromRgbF(mark.grey, mark.grey, mark.grey))
                    box = QRectF(mark.x, mark.y, mark.width, mark.height)
                    self._painter.drawRoundedRect(box, mark.radius, mark.radius)
                case Stroke():
                    self._stroke(mark)
                case Path():
                    pen = QPen(QColor.fromRgbF(mark.grey, mark.grey, mark.grey), mark.thickness)
                    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                    self._painter.setPen(pen)
                    self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in mark.points]))
                case Symbol():
                    self._symbol(mark)
                case Drawing():
                    area = QRectF(mark.x, mark.y, mark.width, mark.height)
                    self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, _is_photo(mark))
                    self._painter.drawImage(area, image_of(mark.picture))

    def _letters(self, mark: Run) -> None:
        font = self._font(mark.weight, mark.size)
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes(font.glyphIndexesForString(mark.text))
        ends = (fonts.measure(mark.text[:at], mark.weight, mark.size) for at in range(len(mark.text)))
        run.setPositions([QPointF(x, 0) for x in ends])
        self._painter.setPen(_WHITE if mark.white else _BLACK)
        self._painter.drawGlyphRun(QPointF(mark.x, mark.y), run)

    def _font(self, weight: Weight, size: float) -> QRawFont:
        if (weight, size) not in self._fonts:
            data = QByteArray(fonts.font_file(weight))
            self._fonts[weight, size] = QRawFont(data, size, QFont.HintingPreference.PreferNoHinting)
        return self._fonts[weight, size]

    def _stroke(self, mark: Stroke) -> None:
        pen = QPen(_BLACK, mark.thickness, c=Qt.PenCapStyle.FlatCap)
        if mark.dash:
            pen.setDashPattern([part / mark.thickness for part in mark.dash])
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(mark.x, mark.y), QPointF(mark.x + mark.length, mark.y))

    def _symbol(self, mark: Symbol) -> None:
        wide, high = mark.width / len(mark.modules[0]), mark.height / len(mark.modules)
        for line, modules in enumerate(mark.modules):
            for column, dark in enumerate(modules):
                if dark:
                    module = QRectF(mark.x + column * wide, mark.y + line * high, wide, high)
                    self._painter.fillRect(module, _BLACK)


def _is_photo(mark: Drawing) -> bool:
    return isinstance(mark.picture, Photograph)


def image_of(picture: Picture | Photograph) -> QImage:
    """The picture as Qt knows it, black on white; a photo in its colours."""
    if isinstance(picture, Photograph):
        return QImage.fromData(picture.data)
    stride = (picture.width + 7) // 8
    image = QImage(picture.bits, picture.width, picture.height, stride, QImage.Format.Format_Mono)
    image.setColorTable([_WHITE.rgb(), _BLACK.rgb()])
    return image.copy()  # the bits are Python's
