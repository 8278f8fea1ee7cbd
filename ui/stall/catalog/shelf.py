"""How the product in the panel stands on the shelf: sold out today, among the first tiles."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.words import translate as _
from ui.models.catalog import CatalogModel
from ui.widgets.switch import Switch


class ShelfSwitches(QWidget):
    """Both count at once; they are no facts of the product that wait to be saved."""

    def __init__(self, model: CatalogModel) -> None:
        super().__init__()
        self._model = model
        self.first = Switch("")
        self.gone = Switch("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for switch in (self.gone, self.first):
            row.addWidget(switch, 1)
        self.first.clicked.connect(model.set_first)
        self.gone.clicked.connect(model.set_sold_out)

    def retranslate(self) -> None:
        """Say both in the language in use."""
        self.first.set_text(_("First tiles"))
        self.gone.set_text(_("Sold out today"))

    def show_product(self) -> None:
        """As the product in the panel stands; nothing of one that is not kept yet."""
        self.setVisible(self._model.product is not None)
        self.first.setChecked(self._model.is_first())
        self.gone.setChecked(self._model.is_sold_out())
