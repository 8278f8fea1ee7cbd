"""The photo of one product, or its drawing."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import icons
from ui.look.wear import of
from ui.widgets import paint

_PHOTO = QSize(264, 148)


class PhotoBox(QWidget):
    """A photo cropped to fill, or the drawing of the goods on their tile's colour."""

    def __init__(self) -> None:
        super().__init__()
        self._photo = QPixmap()
        self._drawing = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_photo(self, path: Path | None, drawing: str) -> None:
        """Show the picture at `path`; where there is none, the drawing."""
        self._photo, self._drawing = QPixmap(str(path)) if path else QPixmap(), drawing
        self.setAccessibleName(_("Photo") if not self._photo.isNull() else _("No photo yet"))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the panel leaves."""
        return _PHOTO

    def minimumSizeHint(self) -> QSize:
        """The height stays."""
        return QSize(120, _PHOTO.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo or the drawing."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        rect = QRectF(self.rect())
        paint.box(painter, rect, 10, tokens.raised, tokens.line)
        if self._photo.isNull():
            middle = rect.center()
            icons.draw(painter, self._drawing, middle.x() - 24, middle.y() - 24, 48, tokens.muted)
            return
        painter.setClipPath(paint.rounded(rect, 10))
        ratio = max(rect.width() / self._photo.width(), rect.height() / self._photo.height())
        shown = QRectF(0, 0, self._photo.width() * ratio, self._photo.height() * ratio)
        shown.moveCenter(rect.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(shown, self._photo, QRectF(self._photo.rect()))
