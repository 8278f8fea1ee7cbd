"""Files that come to the goods and go from them: sheets, photos, whatever is dropped."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pos.words import translate as _
from ui.models.camera import CameraModel
from ui.models.catalog import CatalogModel
from ui.news import News
from ui.stall.catalog.camera import CameraSheet
from ui.widgets.place import Place

_SHEETS = (".csv", ".xlsx")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".bmp")


class Exchange(QObject):
    """Asks for files in front of `window`; `sheet_chosen` carries the path of a sheet to look into."""

    sheet_chosen = Signal(str)

    def __init__(self, model: CatalogModel, camera: CameraModel, news: News, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._camera = camera
        self._news = news
        self._window = window

    def ask_sheet(self) -> None:
        """Choose a sheet to take in."""
        filters = _("Sheets") + " (*.csv *.xlsx *.CSV *.XLSX)"
        path, _kind = QFileDialog.getOpenFileName(self._window, _("Import a sheet"), "", filters)
        if path:
            self.sheet_chosen.emit(path)

    def ask_export(self) -> None:
        """Choose where the catalogue goes as a sheet."""
        name = _("{stall} goods").format(stall=self._model.stall.identity.stall) + ".xlsx"
        path, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export as a sheet"), name, "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if path:
            self._model.export(Path(path))

    def ask_photo(self) -> None:
        """Choose a photo for the item in the panel."""
        filters = _("Pictures") + " (*" + " *".join(_PICTURES) + ")"
        path, _kind = QFileDialog.getOpenFileName(self._window, _("Choose a photo"), "", filters)
        if path:
            self._model.take_photo(Path(path))

    def ask_camera(self, place: Place) -> None:
        """Take a photo for the item in the panel, in `place`."""

        def use() -> None:
            picture = self._camera.picture
            if picture is not None and self._model.take_picture(picture):
                place.clear()

        sheet = CameraSheet(self._camera)
        sheet.used.connect(use)
        place.put_sheet(sheet)

    def takes(self, path: Path) -> bool:
        """Whether a dropped file is a sheet or a picture."""
        return path.suffix.casefold() in _SHEETS + _PICTURES

    def take_file(self, path: Path) -> None:
        """A sheet is looked into; a picture becomes the photo of the item in the panel."""
        if path.suffix.casefold() in _SHEETS:
            self.sheet_chosen.emit(str(path))
        elif self._model.product is not None or self._model.is_new:
            self._model.take_photo(path)
        else:
            self._news.refuse(_("Choose the item first, then drop its photo"))
