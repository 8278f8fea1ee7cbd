"""Which goods are sold out today: a touch on one says so, another that it is there again."""

from PySide6.QtWidgets import QGridLayout, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.goods import GoodsModel
from ui.widgets.asking import Choice
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet


class GoneSheet(Sheet):
    """The goods that the tiles show, each a button that is pressed in while it is sold out."""

    def __init__(self, model: GoodsModel) -> None:
        super().__init__(_("Sold out today"), _("until the business day ends"))
        self._model = model
        gone = model.sold_out_today()
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setSpacing(8)
        self.buttons: dict[str, Choice] = {}
        columns = 2 if of(self).measures.small else 3
        for at, product in enumerate(model.goods()):
            button = Choice(product.name, sub=format_rupiah(product.price), height=60, align="left")
            button.setChecked(product.code in gone)
            button.clicked.connect(lambda _checked=False, code=product.code: self._turn(code))
            self.buttons[product.code] = button
            self._grid.addWidget(button, at // columns, at % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        if not self.buttons:
            self.body.addWidget(Label(_("There are no goods here."), "body", tone="muted", wrap=True))
        self.body.addWidget(scrolled_form(inside), 1)
        self.setFocusProxy(next(iter(self.buttons.values()), self.close_button))
        model.changed.connect(self._show)

    def _turn(self, code: str) -> None:
        self._model.set_sold_out(code, not self.buttons[code].isChecked())

    def _show(self) -> None:
        gone = self._model.sold_out_today()
        for code, button in self.buttons.items():
            button.setChecked(code in gone)
            button.paint_anew()
