"""Photos of goods, cropped to fill and kept small; each is read off the window when it is first wanted."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPixmap

from ui.background import Runner

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_KEPT = 240
"""Photos: four screens full of tiles and a little more; one is about 100 kB at scale 1."""


class Photos(QObject):
    """`arrived` says that a photo that was wanted can be drawn now; one that cannot be read is never wanted again."""

    arrived = Signal()

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._kept: OrderedDict[str, QPixmap | None] = OrderedDict()

    def get(self, path: str, rect: QRectF, ratio: float) -> QPixmap | None:
        """The photo at `path` cropped to fill `rect` on a screen of that pixel ratio; None until it is read."""
        wide, high = round(rect.width() * ratio), round(rect.height() * ratio)
        key = f"{path}:{wide}x{high}"
        if key not in self._kept:
            self._keep(key, None)
            self._runner.start(
                lambda _progress: read_photo(path, QSize(wide, high)),
                lambda image: self._on_read(key, image, ratio),
                self._on_failed,
            )
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key: str, photo: QPixmap | None) -> None:
        self._kept[key] = photo
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def _on_read(self, key: str, image: object, ratio: float) -> None:
        from PySide6.QtGui import QImage

        if isinstance(image, QImage) and not image.isNull():
            photo = QPixmap.fromImage(image)
            photo.setDevicePixelRatio(ratio)
            self._keep(key, photo)
            self.arrived.emit()

    def _on_failed(self, error: Exception) -> None:
        raise error  # a file that is no photo gives a null image: anything else is a fault of ours


def read_photo(path: str, size: QSize) -> "QImage":
    """The photo at `path` turned upright and cropped to fill `size` pixels; a null image where it cannot be read."""
    from PySide6.QtGui import QImageIOHandler, QImageReader

    fill = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    if reader.size().isValid():
        lies = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
        wanted = size.transposed() if lies else size
        reader.setScaledSize(reader.size().scaled(wanted, fill))
    image = reader.read()
    if image.isNull():
        return image
    image = image.scaled(size, fill, Qt.TransformationMode.SmoothTransformation)
    left, top = (image.width() - size.width()) // 2, (image.height() - size.height()) // 2
    return image.copy(left, top, size.width(), size.height())
