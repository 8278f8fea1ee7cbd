"""The rows of the stock: what is on a sheet, what was found for it, or what moved."""

from pos.catalog.product import Product
from pos.catalog.stock.book import SheetLine
from pos.money import format_quantity
from pos.words import translate as _
from ui.models.stock import COUNT, PAST, StockModel
from ui.widgets.table import Cell, Column, Row

_NUMBER = 108


def shown_rows(model: StockModel, *, small: bool) -> tuple[list[Column], list[Row]]:
    """Columns and rows of what the model shows; `small` is the window."""
    if model.shown == PAST:
        return _past(model, small)
    if model.text.strip():
        return _found(model)
    return _sheet(model)


def _sheet(model: StockModel) -> tuple[list[Column], list[Row]]:
    counts = model.shown == COUNT
    columns = [Column(_("Goods"), "strong"), Column(_("In stock"), "number", _NUMBER)]
    columns.append(Column(_("Counted") if counts else _("Quantity"), "number", _NUMBER, strong=True))
    columns += [Column(_("Difference"), "number", _NUMBER)] * counts
    return columns, [_line(line, counts) for line in model.lines]


def _line(line: SheetLine, counts: bool) -> Row:
    product = line.product
    there = line.expected if counts else product.on_hand
    cells: list[object] = [_named(product), _number(there, product)]
    cells.append(Cell(line.qty, format_quantity(line.qty, product.weighed)))
    if counts:
        cells.append(_difference(line))
    return Row(product.code, tuple(cells))


def _difference(line: SheetLine) -> Cell:
    if not line.difference:
        return Cell(0, _("same"), tone="muted")
    tone = "warn" if line.difference < 0 else "ok"
    return Cell(line.difference, signed(line.difference, line.product.weighed), tone=tone, strong=True)


def signed(qty: int, weighed: bool) -> str:
    """`+3`, `−2`, or with kilograms."""
    return ("+" if qty > 0 else "") + format_quantity(qty, weighed)


def _found(model: StockModel) -> tuple[list[Column], list[Row]]:
    columns = [Column(_("Goods"), "strong"), Column(_("In stock"), "number", _NUMBER)]
    found = model.found()
    return columns, [Row(product.code, (_named(product), _number(product.on_hand, product))) for product in found]


def _past(model: StockModel, small: bool) -> tuple[list[Column], list[Row]]:
    columns = [
        Column(_("When"), "muted", 200),
        Column(_("Goods"), "strong"),
        Column(_("What happened"), "text", 200 if small else 300),
        Column(_("Quantity"), "number", 96),
        Column(_("Who"), "muted", 110),
    ]
    rows = []
    for moved in model.past():
        amount = Cell(moved.amount, tone="warn" if moved.goes else "")
        rows.append(Row(moved.key, (moved.when, moved.name, moved.what, amount, moved.who)))
    return columns, rows


def _named(product: Product) -> Cell:
    return Cell(product.name, note=product.code)


def _number(there: int | None, product: Product) -> Cell:
    return Cell(there, "" if there is None else format_quantity(there, product.weighed))
