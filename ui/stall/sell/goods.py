"""Search, categories and tiles."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.catalog.product import Product
from pos.money import format_quantity, format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.picture import picture_for
from ui.models.sell import SellModel
from ui.widgets.buttons import Button
from ui.widgets.chips import ChipRow
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.photos import Photos
from ui.widgets.sheet import Empty
from ui.widgets.tiles import Tile, TileGrid

_ALL = "all"

_IN = "in:"


class Goods(QWidget):
    """Search, categories and tiles; a sentence where there is nothing."""

    new_asked = Signal(str)
    """What is typed is not among the goods: it is to be added to them."""
    resized = Signal()
    sheet_asked = Signal()
    """There are no goods: a sheet of them is to be taken in."""

    def __init__(self, model: SellModel, photos: Photos | None = None) -> None:
        super().__init__()
        self._model = model
        self._shelf = model.shelf
        self._shades: dict[str, int] = {}
        self._stale = False
        self.search = SearchField(icon="scan-barcode")
        self.chips = ChipRow()
        self.grid = TileGrid(photos=photos)
        self.guess = Label("", "body", tone="muted", icon="sparkles")
        self.unlike = Button("", icon="plus")
        self.add = Button("", kind="primary", icon="plus")
        self.thing = Button("", icon="tag")
        self.import_sheet = Button("", kind="primary", icon="file-down")
        self._nothing_found = Empty("", self.add, self.thing)
        self._no_goods = Empty("", self.import_sheet)
        self._place = QStackedWidget()
        for part in (self.grid, self._nothing_found, self._no_goods):
            self._place.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._beside = QHBoxLayout()
        self._beside.addWidget(self.chips)
        column.addWidget(self.search)
        column.addLayout(self._beside)
        column.addWidget(self._guess_row())
        column.addWidget(self._place, 1)
        self._connect()

    def _guess_row(self) -> QWidget:
        self._guessed = QWidget()
        row = QHBoxLayout(self._guessed)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.guess, 1)
        row.addWidget(self.unlike)
        self._guessed.hide()
        return self._guessed

    def _connect(self) -> None:
        self.search.searched.connect(self._shelf.search)
        self.search.submitted.connect(lambda _text: self.submit())
        self.chips.chosen.connect(self._on_chip)
        self.grid.picked.connect(self._on_picked)
        self.grid.left.connect(self.focus)
        for button in (self.add, self.unlike):
            button.clicked.connect(lambda: self.new_asked.emit(self.search.text()))
        self.grid.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.import_sheet.clicked.connect(self.sheet_asked)
        self._shelf.changed.connect(self.show_goods)

    def focus(self) -> None:
        """Typing goes to the search, in the place of a text that finds nothing."""
        self.search.setFocus()
        if self._place.currentWidget() is not self.grid:
            self.search.select()

    def submit(self) -> None:
        """Add the first hit; then the search is empty again. A guess is looked at first, what is unknown is added."""
        self.search.settle()
        text = self.search.text()
        if self._model.submit(text):
            self.search.set_text("")
        elif self._shelf.guessed:
            self._enter_tiles()
        elif text.strip() and self._place.currentWidget() is not self.grid:
            self.new_asked.emit(text)

    def _enter_tiles(self) -> None:
        """The arrow keys go from tile to tile, Enter adds one."""
        if self._place.currentWidget() is self.grid:
            self.grid.setCurrentIndex(self.grid.tiles.index(0))
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_picked(self, code: str) -> None:
        self._model.add_code(code)
        self.search.set_text("")
        if self.grid.hasFocus():
            self.focus()

    def reload(self) -> None:
        """Read categories and goods afresh."""
        self._shelf.refresh()
        categories = self._shelf.categories()
        self._shades = {name: at for at, name in enumerate(categories)}
        chips = [(_ALL, _("All")), *((_IN + name, name) for name in categories)]
        category = self._shelf.category
        self.chips.set_chips(chips, _ALL if category is None else _IN + category)
        self.chips.setVisible(len(chips) > 1)
        self.show_goods()

    def show_goods(self) -> None:
        """The tiles of what the model shows; while a sheet stands in their place, once they are seen again."""
        self._stale = self.isHidden()
        if self._stale:
            return
        goods = self._shelf.goods()
        trade = self._shelf.trade()
        gone = self._shelf.sold_out_today()
        kits = self._shelf.kits()
        keys = {each.code: f"Alt+{place}" for place, each in enumerate(self._shelf.first(), start=1)}
        self.grid.set_tiles(
            [
                tile_of(
                    each,
                    self._shelf.photo(each),
                    picture_for(each.name, each.category, trade),
                    self.shade_of(each),
                    is_gone=each.code in gone,
                    is_kit=each.code in kits,
                    keycap=keys.get(each.code, ""),
                )
                for each in goods
            ]
        )
        self.guess.setText(_("Nothing is called “{text}”; this is like it:").format(text=self._shelf.text.strip()))
        self._guessed.setVisible(self._shelf.guessed)
        if goods:
            self._place.setCurrentWidget(self.grid)
        elif self._shelf.has_goods() or self._shelf.text.strip():
            self._nothing_found.sentence.setText(_("Nothing is called “{text}”").format(text=self._shelf.text.strip()))
            self._place.setCurrentWidget(self._nothing_found)
        else:
            self._place.setCurrentWidget(self._no_goods)

    def shade_of(self, product: Product) -> int:
        """Which ground its tile has."""
        return self._shades.get(product.category or "", 0)

    def leave_room(self, left: int, right: int) -> None:
        """Keep so many pixels beside the chips free, for what lies over the tiles."""
        self._beside.setContentsMargins(left, 0, right, 0)

    def retranslate(self) -> None:
        """Say in the language in use what `reload` does not say."""
        self.search.set_placeholder(_("Scan a barcode or type a name"))
        for button in (self.add, self.unlike):
            button.set_text(_("Add it to the goods"))
        self.thing.set_text(_("Sell it as an item without a code"))
        self.import_sheet.set_text(_("Import a goods sheet"))
        self._no_goods.sentence.setText(_("There are no goods yet. Import a sheet (CSV or XLSX)."))

    def relayout(self) -> None:
        """As many columns as tiles of their usual width fit, four at least."""
        measures = of(self).measures
        wide = measures.tile_width + measures.tile_gap
        columns = max(4, (self.width() + measures.tile_gap) // wide)
        if columns != self.grid.columns:
            self.grid.columns = columns
            self.grid.resizeEvent(QResizeEvent(self.grid.size(), self.grid.size()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down in a search that holds text goes into what was found."""
        if event.key() == Qt.Key.Key_Down and self.search.focused() and self.search.text():
            self._enter_tiles()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is read now."""
        if self._stale:
            self.show_goods()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window shows more columns."""
        self.relayout()
        super().resizeEvent(event)
        self.resized.emit()

    def _on_chip(self, key: str) -> None:
        self.search.set_text("")
        self._shelf.choose_category(None if key == _ALL else key.removeprefix(_IN))

    def _on_scrolled(self, value: int) -> None:
        bar = self.grid.verticalScrollBar()
        if bar.maximum() and value == bar.maximum():
            self._shelf.show_more()


def tile_of(
    product: Product,
    photo: str,
    icon: str,
    shade: int,
    *,
    is_gone: bool = False,
    is_kit: bool = False,
    keycap: str = "",
) -> Tile:
    """A product as its tile says it; `is_gone` today, whatever its stock, `is_kit`: a parcel; `keycap` adds it."""
    pill = _("Sold out today") if is_gone else _pill(product)
    return Tile(
        key=product.code,
        name=product.name,
        short=product.short or "",
        price=format_rupiah(product.price),
        hint=_("one of a kind") if product.unique else _("per kg") if product.weighed else "",
        pill=pill or (_("parcel") if is_kit else ""),
        tone="bad" if is_gone or product.sold_out else "warn" if pill else "brand",
        off=is_gone or product.sold_out,
        photo=photo,
        icon=icon,
        shade=shade,
        keycap=keycap,
    )


def _pill(product: Product) -> str:
    if product.sold_out:
        return _("Sold") if product.unique else _("Sold out")
    if product.running_low and not product.unique and product.on_hand is not None:
        return _("{count} left").format(count=format_quantity(product.on_hand, product.weighed))
    return ""
