"""Where a dish is asked about: over the half of the tiles that it does not stand in, the others stay in sight."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.look.wear import of
from ui.models.picture import picture_for
from ui.models.sell import SellModel
from ui.stall.sell.goods import Goods

if TYPE_CHECKING:
    from ui.stall.sell.dish import DishSheet


class DishOver(QObject):
    """The questions that `model.dish` asks, over `goods`; `changed` says that there are some now, or none."""

    changed = Signal()

    def __init__(self, goods: Goods, model: SellModel) -> None:
        super().__init__(goods)
        self.sheet: DishSheet | None = None
        self._goods = goods
        self._model = model
        self._is_left = False
        model.dish.asked.connect(self._on_asked)
        model.dish.left.connect(self._on_left)
        goods.resized.connect(self.place)

    def focus(self) -> bool:
        """Give the keys to the questions; False where there are none."""
        if self.sheet is not None:
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.sheet is not None

    def retranslate(self) -> None:
        """Say them in the language in use."""
        if self.sheet is not None:
            self.sheet.retranslate()

    def _on_asked(self) -> None:
        from ui.stall.sell.dish import DishSheet
        from ui.widgets.choices import Thumb

        self._drop()
        goods, dish = self._goods, self._model.dish
        product = dish.product
        assert product is not None
        self._is_left = self._stands_right(product.code)
        thumb = Thumb(goods.grid.photos)
        drawing = picture_for(product.name, product.category, self._model.shelf.trade())
        thumb.show_dish(self._model.shelf.photo(product), drawing, goods.shade_of(product))
        self.sheet = DishSheet(dish, thumb)
        self.sheet.setParent(goods)
        self.sheet.taken.connect(self._model.take_dish)
        self.sheet.closed.connect(dish.leave)
        goods.grid.mark(product.code)
        goods.grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # half of it is covered
        self.place()
        self.sheet.show()
        self.changed.emit()

    def _on_left(self) -> None:
        self._drop()
        self._goods.grid.mark("")
        self._goods.grid.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._goods.leave_room(0, 0)
        self.changed.emit()

    def _drop(self) -> None:
        if self.sheet is not None:
            sheet, self.sheet = self.sheet, None
            sheet.hide()
            sheet.deleteLater()

    def _stands_right(self, code: str) -> bool:
        grid = self._goods.grid
        keys = [tile.key for tile in grid.tiles.rows]
        if code not in keys or not grid.isVisible():
            return False
        return grid.visualRect(grid.tiles.index(keys.index(code))).center().x() > grid.width() // 2

    def place(self) -> None:
        """Over two columns of tiles and the chips above them; over three where tiles are small."""
        if self.sheet is None:
            return
        goods, measures = self._goods, of(self._goods).measures
        columns = 3 if measures.small else max(2, goods.grid.columns // 2)
        gap = measures.tile_gap
        step = goods.grid.tile_size().width() + gap
        left = 0 if self._is_left else (goods.grid.columns - columns) * step
        wide = columns * step - gap if self._is_left else goods.width() - left
        top = goods.search.height() + gap
        self.sheet.relayout()
        self.sheet.setGeometry(left, top, wide, goods.height() - top)
        self.sheet.raise_()
        goods.leave_room(*((wide + gap, 0) if self._is_left else (0, wide + gap)))
