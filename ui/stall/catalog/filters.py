"""Which goods are listed: by how they stand, and of which category."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.words import translate as _
from ui.models.catalog import CatalogModel
from ui.widgets.chips import ChipRow

_EVERY = "*"


class Filters(QWidget):
    """Two rows of chips; `chosen` tells that one was touched, before the model is told."""

    chosen = Signal()

    def __init__(self, model: CatalogModel) -> None:
        super().__init__()
        self._model = model
        self.ways = ChipRow()
        self.categories = ChipRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.ways)
        column.addWidget(self.categories)
        self.ways.chosen.connect(self._on_way)
        self.categories.chosen.connect(self._on_category)

    def show_model(self) -> None:
        """Show the chips as the model has them."""
        model = self._model
        ways = [(name, f"{title} {number}") for name, title, number in model.counts() if number or name == "all"]
        self.ways.set_chips(ways, model.shown)
        categories = [(one, one) for one in model.categories()]
        self.categories.setVisible(bool(categories))
        self.categories.set_chips([(_EVERY, _("All categories")), *categories], model.category or _EVERY)

    def _on_way(self, name: str) -> None:
        self.chosen.emit()
        self._model.show(name)

    def _on_category(self, name: str) -> None:
        self.chosen.emit()
        self._model.choose_category(None if name == _EVERY else name)
