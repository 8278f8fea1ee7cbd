"""Selling: search and goods left, the basket right; sheets and payment take the place of the goods."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.catalog.product import Product
from pos.money import format_number, format_rupiah
from pos.till.basket import LARGEST_QUANTITY, BasketLine
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.picture import picture_for
from ui.models.sell import SellModel
from ui.widgets.asking import AskAmount, AskThing
from ui.widgets.basket import BasketRow, BasketView
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card, Rule
from ui.widgets.chips import ChipRow
from ui.widgets.fields import SearchField
from ui.widgets.labels import BigAmount, Label
from ui.widgets.page import Page
from ui.widgets.sheet import Empty, Sheet
from ui.widgets.tiles import Tile, TileGrid


class PayPlace(Protocol):
    """What `SellScreen` asks of the sheet that takes the money; it is a widget too."""

    closed: SignalInstance
    finished: SignalInstance
    paid: SignalInstance

    def commands(self) -> Sequence[Command]: ...
    def scanned(self, text: str) -> None: ...
    def is_done(self) -> bool: ...
    def leave(self) -> None: ...
    def focus(self) -> None: ...


_ALL = "all"
_IN = "in:"
_PERCENTS = (5, 10, 15, 20)
_QUANTITIES = (1, 2, 3, 5, 10, 12)
_WEIGHTS = (100, 250, 500, 1_000, 2_000, 5_000)


class SellScreen(Page):
    """The screen a stall opens on.

    `make_pay` makes the sheet that takes the money (anything with the signals and methods of `PaySheet`);
    `more` gives further commands for the sheet “More”.
    """

    def __init__(
        self,
        model: SellModel,
        make_pay: Callable[[], PayPlace],
        more: Callable[[], Sequence[Command]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._make_pay = make_pay
        self._more = more
        self.pay_sheet: PayPlace | None = None
        self.sheet: QWidget | None = None
        self.goods = Goods(model)
        self.basket = BasketCard(model)
        self.place = QStackedWidget()
        self.place.addWidget(self.goods)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        self._row.addWidget(self.basket)
        self._connect()
        self.retranslate()
        self.relayout()

    def _connect(self) -> None:
        model, basket = self.model, self.basket
        model.basket_changed.connect(self._on_basket_changed)
        model.weight_asked.connect(self._on_weight_asked)
        model.unknown_scanned.connect(self._on_unknown_scanned)
        self.goods.search.line_key.connect(self._on_line_key)
        self.goods.thing.clicked.connect(self.ask_thing)
        basket.view.price_asked.connect(lambda _key: self.ask_price())
        basket.view.quantity_asked.connect(lambda _key: self.ask_quantity())
        basket.undo.clicked.connect(model.undo)
        basket.clear.clicked.connect(model.clear)
        basket.discount.clicked.connect(self.ask_discount)
        basket.thing.clicked.connect(self.ask_thing)
        for button in (basket.more, basket.others):
            button.clicked.connect(self.show_more)
        basket.pay.clicked.connect(self.pay)
        basket.back.clicked.connect(lambda: self.pay_sheet and self.pay_sheet.leave())

    # The contract of a page

    def commands(self) -> Sequence[Command]:
        """Of the sheet while one is shown, else of the basket."""
        if self.pay_sheet is not None:
            return self.pay_sheet.commands()
        if self.sheet is not None:
            return (Command("back", N_("Back"), "Esc", self.close_sheet),)
        model = self.model
        chosen, any_line = self._has_chosen, self._has_lines
        return (
            Command("search", N_("Search"), "/", self.goods.focus),
            Command("first_hit", N_("Add the first hit"), "Return", self.goods.submit),
            Command("line_up", N_("Line above"), "Up", lambda: model.step(-1), any_line),
            Command("line_down", N_("Line below"), "Down", lambda: model.step(1), any_line),
            Command("more", N_("One more"), "+", model.more, chosen),
            Command("less", N_("One less"), "-", model.less, chosen),
            Command("quantity_star", N_("Quantity"), "*", self.ask_quantity, chosen),
            Command("quantity", N_("Quantity"), "F2", self.ask_quantity, chosen),
            Command("price", N_("Price or discount of the line"), "F3", self.ask_price, chosen),
            Command("discount", N_("Discount on the sale"), "Shift+F3", self.ask_discount, any_line),
            Command("thing", N_("Item without a code"), "Ins", self.ask_thing),
            Command("remove", N_("Take the line out"), "Del", model.remove, chosen),
            Command("undo", N_("Undo"), "Ctrl+Z", model.undo),
            Command("pay", N_("Pay"), "F12", self.pay, any_line),
        )

    def arrived(self) -> None:
        """Fresh goods, the focus in the search."""
        self.goods.reload()
        self.basket.show_state()
        self._focus()

    def scanned(self, text: str) -> None:
        """Add it, from a sheet as well; while money is taken nothing is added."""
        if self.pay_sheet is not None and not self.pay_sheet.is_done():
            self.pay_sheet.scanned(text)
            return
        self._end_pay()
        self.close_sheet()
        self.goods.search.set_text("")
        self.model.scanned(text)
        self._focus()

    def typed(self, text: str) -> None:
        """Slow typing outside a field goes to the search."""
        if self.pay_sheet is not None and not self.pay_sheet.is_done():
            return
        self._end_pay()
        if self.sheet is None:
            self.goods.search.set_text(self.goods.search.text() + text)
            self.goods.focus()

    def retranslate(self) -> None:
        """Say everything anew; a sheet that asks something is closed."""
        if self.sheet is not None:
            self.close_sheet()
        self.goods.retranslate()
        self.basket.retranslate()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self.basket.setFixedWidth(measures.basket)
        self.goods.relayout()
        self.basket.relayout()

    # Sheets in the place of the goods

    def pay(self) -> None:
        """Take the money for the basket."""
        if self.pay_sheet is not None or not self.model.basket.lines:
            return
        self.close_sheet()
        sheet = self._make_pay()
        sheet.closed.connect(self._end_pay)
        sheet.finished.connect(self._end_pay)
        sheet.paid.connect(self._on_paid)
        self.pay_sheet = sheet
        self.place.addWidget(sheet)
        self.place.setCurrentWidget(sheet)
        self.basket.set_locked(True)
        self.commands_changed.emit()
        sheet.focus()

    def ask_quantity(self) -> None:
        """Pieces, or the weight, of the selected line."""
        line = self.model.chosen_line()
        if line is not None and not line.unique:
            self._open(_quantity_sheet(line.name, line.is_weighed, line.qty), self.model.set_quantity)

    def ask_price(self) -> None:
        """The agreed price of the selected line, or a discount on it."""
        line = self.model.chosen_line()
        if line is not None:
            sheet = _price_sheet(line)
            other = Button(_("Discount instead"), icon="badge-percent")
            other.clicked.connect(self.ask_line_discount)
            sheet.actions.addWidget(other)
            self._open(sheet, self.model.set_price)

    def ask_line_discount(self) -> None:
        """A discount on the selected line."""
        line = self.model.chosen_line()
        if line is not None:
            sheet = _discount_sheet(_("Discount on the line"), line.name, line.value, line.discount)
            self._open(sheet, self.model.set_line_discount)

    def ask_discount(self) -> None:
        """A discount on the whole sale."""
        basket = self.model.basket
        if basket.lines:
            sub = translate_plural("{n} item", "{n} items", basket.pieces).format(n=basket.pieces)
            sheet = _discount_sheet(_("Discount on the sale"), sub, basket.value, basket.discount)
            self._open(sheet, self.model.set_discount)

    def ask_thing(self) -> None:
        """Something without a code."""
        self._open(AskThing(), self.model.add_one_off)

    def show_more(self) -> None:
        """What has no button of its own here."""
        small = of(self).measures.small
        own = [
            Command("discount", N_("Discount on the sale"), "", self.ask_discount, self._has_lines),
            Command("thing", N_("Item without a code"), "", self.ask_thing),
        ]
        self._show(MoreSheet((own if small else []) + list(self._more()), self.close_sheet))

    def close_sheet(self) -> None:
        """Back to the goods."""
        if self.sheet is None:
            return
        sheet, self.sheet = self.sheet, None
        self.place.setCurrentWidget(self.goods)
        self.place.removeWidget(sheet)
        sheet.deleteLater()
        self.commands_changed.emit()
        self._focus()

    def _open(self, sheet: AskAmount | AskThing, answer: Callable[..., bool]) -> None:
        sheet.answered.connect(lambda *told: self.close_sheet() if answer(*told) else None)
        self._show(sheet)

    def _show(self, sheet: Sheet) -> None:
        if self.pay_sheet is not None:
            return
        self.close_sheet()
        sheet.closed.connect(self.close_sheet)
        self.sheet = sheet
        self.place.addWidget(sheet)
        self.place.setCurrentWidget(sheet)
        self.commands_changed.emit()
        sheet.setFocus()

    def _end_pay(self) -> None:
        if self.pay_sheet is None:
            return
        sheet, self.pay_sheet = self.pay_sheet, None
        self.place.setCurrentWidget(self.goods)
        self.place.removeWidget(sheet)
        sheet.deleteLater()
        self.basket.set_locked(False)
        self.commands_changed.emit()
        self._focus()

    def _focus(self) -> None:
        if self.pay_sheet is not None:
            self.pay_sheet.focus()
        elif self.sheet is not None:
            self.sheet.setFocus()
        else:
            self.goods.focus()

    def _has_chosen(self) -> bool:
        return self.model.chosen_line() is not None

    def _has_lines(self) -> bool:
        return bool(self.model.basket.lines)

    def _on_basket_changed(self) -> None:
        if self.pay_sheet is None:
            self.basket.show_state()

    def _on_paid(self) -> None:
        self.model.begin()
        self.basket.show_state()
        self.basket.set_locked(False)
        self.goods.search.set_text("")
        self.commands_changed.emit()

    def _on_weight_asked(self, product: Product) -> None:
        sheet = _quantity_sheet(product.name, weighed=True, qty=0)
        self._open(sheet, lambda grams: grams > 0 and self.model.add_quantity(product, grams))

    def _on_unknown_scanned(self, text: str) -> None:
        self.goods.search.set_text(text)
        self.goods.focus()

    def _on_line_key(self, key: str) -> None:
        names = {"+": "more", "-": "less", "*": "quantity", "Del": "remove", "Up": "line_up", "Down": "line_down"}
        for command in self.commands():
            if command.id == names[key]:
                command.press()


class Goods(QWidget):
    """Search, categories and tiles; a sentence where there is nothing."""

    def __init__(self, model: SellModel) -> None:
        super().__init__()
        self._model = model
        self.search = SearchField(icon="scan-barcode")
        self.chips = ChipRow()
        self.grid = TileGrid()
        self.thing = Button("", icon="tag")
        self.import_sheet = Button("", kind="primary", icon="file-down")
        self._nothing_found = Empty("", self.thing)
        self._no_goods = Empty("", self.import_sheet)
        self._place = QStackedWidget()
        for part in (self.grid, self._nothing_found, self._no_goods):
            self._place.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.chips)
        column.addWidget(self._place, 1)
        self.search.text_changed.connect(model.search)
        self.search.submitted.connect(lambda _text: self.submit())
        self.chips.chosen.connect(self._on_chip)
        self.grid.picked.connect(model.add_code)
        self.grid.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.import_sheet.clicked.connect(self._on_import)
        model.goods_changed.connect(self.show_goods)

    def focus(self) -> None:
        """Typing goes to the search."""
        self.search.setFocus()

    def submit(self) -> None:
        """Add the first hit; then the search is empty again."""
        if self._model.submit(self.search.text()):
            self.search.set_text("")

    def reload(self) -> None:
        """Read categories and goods afresh."""
        chips = [(_ALL, _("All")), *((_IN + name, name) for name in self._model.categories())]
        category = self._model.category
        self.chips.set_chips(chips, _ALL if category is None else _IN + category)
        self.chips.setVisible(len(chips) > 1)
        self.show_goods()

    def show_goods(self) -> None:
        """The tiles of what the model shows."""
        goods = self._model.goods()
        categories = self._model.categories()
        shades = {name: at for at, name in enumerate(categories)}
        trade = self._model.trade()
        self.grid.set_tiles(
            [
                tile_of(
                    each,
                    self._model.photo(each),
                    picture_for(each.name, each.category, trade),
                    shades.get(each.category or "", 0),
                )
                for each in goods
            ]
        )
        if goods:
            self._place.setCurrentWidget(self.grid)
        elif self._model.has_goods():
            self._nothing_found.sentence.setText(_("Nothing is called “{text}”").format(text=self._model.text))
            self._place.setCurrentWidget(self._nothing_found)
        else:
            self._place.setCurrentWidget(self._no_goods)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Scan a barcode or type a name"))
        self.thing.set_text(_("Sell it as an item without a code"))
        self.import_sheet.set_text(_("Import a goods sheet"))
        self._no_goods.sentence.setText(_("There are no goods yet. Import a sheet (CSV or XLSX)."))
        self.reload()

    def relayout(self) -> None:
        """As many columns as tiles of their usual width fit, four at least."""
        measures = of(self).measures
        wide = measures.tile_width + measures.tile_gap
        columns = max(4, (self.width() + measures.tile_gap) // wide)
        if columns != self.grid.columns:
            self.grid.columns = columns
            self.grid.resizeEvent(QResizeEvent(self.grid.size(), self.grid.size()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window shows more columns."""
        self.relayout()
        super().resizeEvent(event)

    def _on_chip(self, key: str) -> None:
        self.search.set_text("")
        self._model.choose_category(None if key == _ALL else key.removeprefix(_IN))

    def _on_scrolled(self, value: int) -> None:
        bar = self.grid.verticalScrollBar()
        if bar.maximum() and value == bar.maximum():
            self._model.show_more()

    def _on_import(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, _("Goods sheet"), "", "CSV, XLSX (*.csv *.xlsx)")
        if path:
            self._model.import_goods(Path(path))
            self.reload()


class BasketCard(Card):
    """The lines, the sums, and what is done with them."""

    def __init__(self, model: SellModel) -> None:
        super().__init__()
        self._model = model
        self._locked = False
        self._title = Label("", "panel")
        self._count = Label("", "muted")
        self._lock = Label("", "muted", icon="lock")
        self.undo = Button("", icon="undo-2", size=13)
        self.clear = Button("", icon="trash-2", kind="danger", size=13)
        self.more = Button("", icon="ellipsis", size=13)
        self.view = BasketView()
        self._empty = Empty()
        self._lines = QStackedWidget()
        self._lines.addWidget(self.view)
        self._lines.addWidget(self._empty)
        self._sums = {name: (Label("", "body", tone="muted"), Label("", "amount", align="right")) for name in _SUMS}
        self._total_label = Label("", "total")
        self.total = BigAmount("", "total_text", align="right")
        self.discount = Button("", icon="percent")
        self.thing = Button("", icon="tag")
        self.others = Button("", icon="ellipsis")
        self.pay = PayBar("", keycap="F12")
        self.back = Button("", icon="arrow-left", keycap="Esc", size=16, height=64)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._names.addWidget(self._title)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(12, 0, 0, 0)
        self._head.addStrut(44)
        self._head.setSpacing(8)
        self._head.addLayout(self._names)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        for part in (self.undo, self.clear, self.more, self._lock):
            self._head.addWidget(part)
        sums = QVBoxLayout()
        sums.setContentsMargins(12, 0, 12, 0)
        sums.setSpacing(2)
        for name, amount in self._sums.values():
            row = QHBoxLayout()
            row.addWidget(name, 1)
            row.addWidget(amount)
            sums.addLayout(row)
        total = QHBoxLayout()
        total.addWidget(self._total_label)
        total.addWidget(self.total, 1)
        sums.addLayout(total)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        for button in (self.discount, self.thing, self.others):
            self._buttons.addWidget(button, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addSpacing(8)
        self._column.addWidget(self._lines, 1)
        self._column.addSpacing(8)
        self._column.addWidget(Rule())
        self._column.addSpacing(10)
        self._column.addLayout(sums)
        self._column.addSpacing(11)
        self._column.addLayout(self._buttons)
        self._column.addSpacing(10)
        self._column.addWidget(self.pay)
        self._column.addWidget(self.back)

    def _connect(self) -> None:
        model = self._model
        self.view.chosen.connect(self._on_chosen)
        self.view.more.connect(lambda _key: model.more())
        self.view.less.connect(lambda _key: model.less())

    def _on_chosen(self, key: str) -> None:
        self._model.choose(int(key))

    def set_locked(self, locked: bool) -> None:
        """While money is taken nothing changes."""
        self._locked = locked
        self.view.set_locked(locked)
        self.relayout()
        self.show_state()

    def show_state(self) -> None:
        """The basket as it is."""
        basket = self._model.basket
        rows = [row_of(at, line) for at, line in enumerate(basket.lines)]
        self.view.set_rows(rows, str(self._model.chosen))
        self._lines.setCurrentWidget(self.view if rows else self._empty)
        self._count.setText(translate_plural("{n} item", "{n} items", basket.pieces).format(n=basket.pieces))
        self._count.setVisible(bool(rows))
        self.undo.setEnabled(basket.can_undo)
        self.clear.setEnabled(bool(rows))
        self.discount.setEnabled(bool(rows))
        self.pay.setEnabled(bool(rows))
        self._show_sums()

    def _show_sums(self) -> None:
        priced = self._model.priced()
        small = of(self).measures.small
        figures = {
            "subtotal": (_("Subtotal"), priced.subtotal, "text", bool(priced.discounts or priced.tax_added)),
            "discount": (_("Discount"), -priced.discounts, "ok", bool(priced.discounts)),
            "added": (_("Tax"), priced.tax_added, "text", bool(priced.tax_added)),
            "included": (_("Tax included"), priced.tax_included, "muted", bool(priced.tax_included)),
        }
        for name, (words, amount, tone, shown) in figures.items():
            label, figure = self._sums[name]
            label.setText(words)
            figure.setText(format_rupiah(amount))
            figure.set_tone(tone)
            shown = shown and not (small and name == "subtotal")
            label.setVisible(shown)
            figure.setVisible(shown)
        self.total.setText(format_rupiah(priced.total))
        self.pay.set_amount(format_rupiah(priced.total))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._title.setText(_("Basket"))
        self._empty.sentence.setText(_("The basket is empty: scan something, or touch a tile."))
        self.undo.set_text(_("Undo"))
        self.clear.set_text(_("Clear basket"))
        self.more.set_text(_("Other"))
        self._total_label.setText(_("Total"))
        self.discount.set_text(_("Discount"))
        self.thing.set_text(_("No code"))
        self.others.set_text(_("Other"))
        self.pay.set_text(_("Pay"))
        self.back.set_text(_("Back to the basket"))
        self._lock.setText("" if of(self).measures.small else _("locked while paying"))
        self.show_state()

    def relayout(self) -> None:
        """Words beside their icons, or below them in a small window."""
        measures = of(self).measures
        small, locked = measures.small, self._locked
        self._column.setContentsMargins(8, 10 if small else 12, 8, 8)
        for button in (self.undo, self.clear, self.more):
            button.set_stacked(small)
            button.set_size(48 if small else 44, 13)
        self._head.setContentsMargins(12, 0, 12 if locked else 0, 0)
        self._move_count(below=small)
        self.undo.setVisible(not locked)
        self.clear.setVisible(not locked)
        self.more.setVisible(small and not locked)
        self._lock.setVisible(locked)
        self._lock.setText("" if small else _("locked while paying"))
        for button in (self.discount, self.thing, self.others):
            button.setVisible(not small and not locked)
        self.pay.setVisible(not locked)
        self.back.setVisible(locked)
        self.back.set_size(measures.pay_bar, 15 if small else 16)
        self._show_sums()

    def _move_count(self, below: bool) -> None:
        self._head.removeWidget(self._count)
        self._names.removeWidget(self._count)
        if below:
            self._names.addWidget(self._count)
        else:
            self._head.insertWidget(2, self._count)


class MoreSheet(Sheet):
    """Further things to do, each a button."""

    def __init__(self, commands: Sequence[Command], leave: Callable[[], None]) -> None:
        super().__init__(_("Other"))
        self.buttons: dict[str, Button] = {}
        for command in commands:
            button = Button(_(command.title), keycap=command.shortcut, align="left", size=15)
            button.setEnabled(command.enabled())
            button.clicked.connect(lambda _checked=False, run=command.run: (leave(), run()))
            self.buttons[command.id] = button
            self.body.addWidget(button)
        self.body.addStretch(1)
        self.setFocusProxy(self.close_button)


_SUMS = ("subtotal", "discount", "added", "included")


def tile_of(product: Product, photo: str, icon: str, shade: int) -> Tile:
    """A product as its tile says it."""
    return Tile(
        key=product.code,
        name=product.name,
        short=product.short or "",
        price=format_rupiah(product.price),
        hint=_("one of a kind") if product.unique else _("per kg") if product.weighed else "",
        pill=_pill(product),
        tone="bad" if product.sold_out else "warn",
        off=product.sold_out,
        photo=photo,
        icon=icon,
        shade=shade,
    )


def _pill(product: Product) -> str:
    if product.sold_out:
        return _("Sold") if product.unique else _("Sold out")
    if product.running_low and not product.unique and product.on_hand is not None:
        return _("{count} left").format(count=_amount_of(product.on_hand, product.weighed))
    return ""


def row_of(index: int, line: BasketLine) -> BasketRow:
    """A line of the basket as it is shown."""
    unit = line.unit or (_("kg") if line.is_weighed else _("piece"))
    sub = f"{format_rupiah(line.price)} / {unit}"
    if line.discount:
        sub = f"{sub} − {format_rupiah(line.discount)}"
    elif line.asked is not None and line.price < line.asked:
        sub = _("agreed {price} / {unit}").format(price=format_rupiah(line.price), unit=unit)
    return BasketRow(
        key=str(index),
        name=line.name,
        quantity=_amount_of(line.qty, line.is_weighed),
        amount=format_rupiah(line.value - line.discount),
        sub=sub,
        single=line.unique,
        least=line.qty == 1 if not line.is_weighed else False,
    )


def _amount_of(qty: int, weighed: bool) -> str:
    """`2`, or `0,25 kg`."""
    if not weighed:
        return format_number(qty)
    whole, grams = divmod(abs(qty), 1000)
    sign = "−" if qty < 0 else ""
    return f"{sign}{whole},{grams:03d}".rstrip("0").rstrip(",") + "\u00a0kg"


def _quantity_sheet(name: str, weighed: bool, qty: int) -> AskAmount:
    choices = _WEIGHTS if weighed else _QUANTITIES
    return AskAmount(
        _("Weight") if weighed else _("Quantity"),
        name,
        _("Grams") if weighed else _("Pieces"),
        verb=_("Take it"),
        amount=qty,
        choices=[(_amount_of(each, weighed), each) for each in choices],
        shown=(lambda grams: f"{format_number(grams)} g") if weighed else format_number,
        most=LARGEST_QUANTITY,
        hint=(lambda grams: _amount_of(grams, True)) if weighed else (lambda _pieces: ""),
    )


def _price_sheet(line: BasketLine) -> AskAmount:
    asked = line.price if line.asked is None else line.asked
    lower = sorted({(asked * (100 - percent) // 100) // 1_000 * 1_000 for percent in _PERCENTS} - {0, asked})
    return AskAmount(
        _("Agreed price"),
        line.name,
        _("Price of one") if not line.is_weighed else _("Price of one kilogram"),
        verb=_("Agree"),
        amount=line.price,
        choices=[(format_rupiah(each), each) for each in (asked, *reversed(lower))],
        hint=lambda price: (
            _("{amount} below the asking price").format(amount=format_rupiah(asked - price)) if price < asked else ""
        ),
    )


def _discount_sheet(title: str, sub: str, value: int, discount: int) -> AskAmount:
    choices = [(f"{percent} %", value * percent // 100) for percent in _PERCENTS]
    return AskAmount(
        title,
        sub,
        _("Discount"),
        verb=_("Give discount"),
        amount=discount,
        choices=[*choices, (_("No discount"), 0)],
        hint=lambda amount: _("{amount} is left to pay").format(amount=format_rupiah(max(0, value - amount))),
    )
