"""The list of goods: dense rows, one cell in edit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pos.catalog.product import Product
from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.models.catalog import CatalogModel, text_of
from ui.models.picture import picture_for
from ui.widgets.table import Cell, Column, Row, Table

_WIDE = ("name", "code", "category", "cost", "price", "stock")
_SMALL = ("name", "price", "stock")
_EDITED = ("name", "category", "cost", "price", "stock")
_WIDTHS = {"code": 112, "category": 128, "cost": 96, "price": 108, "stock": 112}


class GoodsTable(Table):
    """Goods of the model. Enter, F2 or a double click edits a cell: Enter keeps it, Tab goes on, Esc leaves it."""

    near_end = Signal()

    def __init__(self, model: CatalogModel) -> None:
        super().__init__(row_height=36)
        self._model = model
        self._facts: tuple[str, ...] = _WIDE
        self.setSortingEnabled(False)  # only the rows read so far could be sorted
        self.field = _CellField(self.viewport())
        self.field.done.connect(self._on_done)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_rows(self) -> None:
        """Show the model's rows."""
        self._facts = _SMALL if of(self).measures.small else _WIDE
        columns = [self._column(fact) for fact in self._facts]
        at = self.verticalScrollBar().value()
        self.set_rows(columns, [self._row(product) for product in self._model.rows])
        self.verticalScrollBar().setValue(at)
        self._place_field()

    def _column(self, fact: str) -> Column:
        titles = {
            "name": _("Item"),
            "code": _("Code"),
            "category": _("Category"),
            "cost": _("Cost"),
            "price": _("Price"),
            "stock": _("Stock"),
        }
        kinds = {"name": "text", "cost": "amount", "price": "amount", "stock": "number"}
        width = _WIDTHS.get(fact, 0)
        return Column(titles[fact], kinds.get(fact, "muted"), width, strong=fact == "price")

    def _row(self, product: Product) -> Row:
        return Row(product.code, tuple(self._cell(product, fact) for fact in self._facts))

    def _cell(self, product: Product, fact: str) -> object:
        if fact == "stock":
            return _stock_cell(product)
        if fact == "name":
            drawing = picture_for(product.name, product.category, self._model.stall.identity.trade)
            return Cell(product.name, strong=True, icon=drawing)
        if fact == "cost":
            return Cell(product.cost, text_of(product, "cost") or "–", "muted")
        if fact == "price":
            return Cell(product.price, text_of(product, "price"), strong=True)
        return getattr(product, fact) or ""

    # Editing

    def edit_cell(self, row: int, column: int) -> None:
        """Open a cell to typing, where its fact can be edited."""
        fact = self._facts[column]
        key = self.table.row(row).key
        product = next((one for one in self._model.rows if one.code == key), None)
        if product is None or fact not in _EDITED:
            return
        self.selectRow(row)
        index = self.table.index(row, column)
        self.scrollTo(index)
        self.field.open(key, fact, text_of(product, fact), self.table.columns[column].title)
        self._place_field()

    def _place_field(self) -> None:
        """Over its cell, wherever that is now; a cell that is listed no more is not typed into."""
        if not self.field.isVisible():
            return
        row = self.table.position(self.field.code)
        if row < 0 or self.field.fact not in self._facts:
            self.field.hide()
            return
        column = self._facts.index(self.field.fact)
        self.field.setGeometry(self.visualRect(self.table.index(row, column)).adjusted(0, 1, 0, -1))
        right = self.table.columns[column].to_the_right
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)

    def _on_done(self, way: str) -> None:
        """Keep what was typed, unless it is left; what is refused stays there to be mended."""
        code, fact = self.field.code, self.field.fact
        if way != "leave" and not self._model.edit(code, fact, self.field.text()):
            self.field.set_wrong(True)
            return
        self.field.hide()
        self.setFocus()
        row = self.table.position(code)
        if way in ("next", "back") and row >= 0:
            self._edit_beside(row, fact, 1 if way == "next" else -1)

    def _edit_beside(self, row: int, fact: str, step: int) -> None:
        """The next cell that can be edited, going on in the row below or above."""
        editable = [one for one in self._facts if one in _EDITED]
        at = editable.index(fact) + step
        row += at // len(editable)
        if 0 <= row < self.table.rowCount():
            self.edit_cell(row, self._facts.index(editable[at % len(editable)]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits the price of the row, or the cell that was clicked last."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_F2 and index.isValid() and not event.isAutoRepeat():
            fact = self._facts[index.column()]
            self.edit_cell(index.row(), index.column() if fact in _EDITED[1:] else self._facts.index("price"))
            return
        super().keyPressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        self.edit_cell(index.row(), index.column())

    def _on_scrolled(self, value: int) -> None:
        self._place_field()
        if value >= self.verticalScrollBar().maximum():
            self.near_end.emit()


class _CellField(QLineEdit):
    """The one cell that is being typed into; `done` says how it was left: keep, next, back, leave."""

    done = Signal(str)

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self.code = self.fact = ""
        self.setObjectName("cell")
        self.hide()

    def open(self, code: str, fact: str, text: str, name: str) -> None:
        """Type over this fact."""
        self.code, self.fact = code, fact
        self.set_wrong(False)
        self.setAccessibleName(name)
        self.setText(text)
        self.setFont(fonts.font(13, 600, True))
        self.show()
        self.setFocus()
        self.selectAll()

    def set_wrong(self, wrong: bool) -> None:
        """A line in the colour of what is bad."""
        self.setProperty("wrong", wrong)
        self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Tab is a key of this field, not of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ways = {Qt.Key.Key_Tab: "next", Qt.Key.Key_Backtab: "back", Qt.Key.Key_Escape: "leave"}
            keep = {Qt.Key.Key_Return: "keep", Qt.Key.Key_Enter: "keep"}
            way = (ways | keep).get(Qt.Key(event.key()))
            if way is not None:
                if not event.isAutoRepeat() or way in ("next", "back"):
                    self.done.emit(way)
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving a cell by a click elsewhere keeps what was typed."""
        super().focusOutEvent(event)
        if self.isVisible() and self.window().isActiveWindow():
            self.done.emit("keep")


def _stock_cell(product: Product) -> Cell:
    if product.unique and product.sold_out:
        return Cell(product.on_hand, _("Sold"), "bad")
    if product.unique:
        return Cell(product.on_hand, _("single piece"), "muted")
    if product.on_hand is None:
        return Cell(None, "–", "muted")
    text = text_of(product, "stock")
    if product.sold_out:
        return Cell(product.on_hand, _("Sold out"), "bad", strong=True)
    if product.running_low:
        return Cell(product.on_hand, _("{number} left").format(number=text), "warn", strong=True)
    return Cell(product.on_hand, text)


def codes_of(table: GoodsTable) -> Sequence[str]:
    """The codes of the chosen rows, in order."""
    rows = sorted({index.row() for index in table.selectionModel().selectedRows()})
    return [table.table.row(row).key for row in rows]
