"""No screen squeezes, cuts or leaves without a name what stands on it: at both sizes and in both languages.

A dark window is dressed like a light one but for the colours (look/test_style.py).
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple, cast

import pytest
from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pos.catalog.choices.group import Choice, Group
from pos.day.closed import Count
from pos.errors import PosError
from pos.people import pin
from pos.people.rights import OWNER, Actor, Role
from pos.stall import Stall, open_stall
from pos.till.basket import Basket, basket_of, line_of, one_off
from pos.till.buying.buy_in import Draft as Draft_
from pos.till.buying.buy_in import Piece as Bought
from pos.till.buying.buy_in import Seller
from pos.till.history.tables import Wanted
from pos.till.makers.maker import Maker
from pos.till.orders.order import Customer, Draft, OrderLine, Stage
from pos.till.payment import Offer
from pos.till.sale import Sale
from pos.till.tenders.cash import TENDER as CASH
from ui import app, camera
from ui.app.leaving import Leaving
from ui.app.trouble import build_trouble
from ui.background import Runner
from ui.camera import Camera
from ui.look import fonts
from ui.look.tokens import DARK, LIGHT, Tokens
from ui.look.wear import Look
from ui.models import lists
from ui.models.camera import FAILED, LIVE
from ui.models.draft import Piece
from ui.models.first_run import FirstRunModel
from ui.models.history import WAITING
from ui.models.spans import OWN
from ui.models.stock import COUNT, PAST, TITLES
from ui.news import News, Screen
from ui.office.coverage import CoverageScreen
from ui.office.opened import OpenedScreen
from ui.office.reports import ReportsScreen
from ui.office.stall_day import StallDayScreen
from ui.office.stalls import StallsScreen
from ui.office.today import TodayScreen
from ui.setup.first_run import FirstRunScreen
from ui.setup.trouble import TroubleScreen
from ui.stall.ageing import AgeingScreen
from ui.stall.buying import BuyingScreen
from ui.stall.buying.form import BuySheet
from ui.stall.catalog import CatalogScreen
from ui.stall.catalog.camera import CameraSheet
from ui.stall.catalog.labels import LabelSheet
from ui.stall.credit import CreditScreen
from ui.stall.day import DayScreen
from ui.stall.haggle import HagglePad
from ui.stall.history import HistoryScreen
from ui.stall.history.refund import RefundCard
from ui.stall.leaving import LeavingSheet
from ui.stall.makers import MakersScreen
from ui.stall.makers.form import MakerSheet
from ui.stall.orders import OrdersScreen
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.stall.settings import SettingsScreen
from ui.stall.stock import StockScreen
from ui.stall.unreceipted import UnreceiptedScreen
from ui.widgets import paint, spoken
from ui.widgets.asking import AskAmount
from ui.widgets.buttons import Button
from ui.widgets.chart import Chart
from ui.widgets.fields import MoneyField
from ui.widgets.grid import Grid
from ui.widgets.handed import CellsField
from ui.widgets.labels import Label
from ui.widgets.pieces import PieceRow
from ui.widgets.sheet import Sheet
from ui.window import Window

SIZES = ((1366, 768), (1024, 600))
SECOND = Path(__file__).parents[1] / "golden" / "handover" / "GIK-K07-1_2026-11-26_e1_000003_r1.jsonl"
LANGUAGES = ("id", "en")

DATA = (
    "Kain batik cap Asem Arang",
    "Gantungan kunci Tugu Muda",
    "Tas goni sablon",
    "Wayang kulit Semar",
    "Teh melati curah",
)
"""What a vendor has written may be long; our own words are never cut."""

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    MoneyField,
    CellsField,
    PieceRow,
    Chart,
    Grid,
)


LEAST_CONTRAST = 4.5
"""Of every text with its ground (WCAG 2.2, 1.4.3), large ones too; what is off may be fainter."""


class Written(NamedTuple):
    """A text, its colour, and where it stands in the window's picture."""

    text: str
    ink: QColor
    spot: QRect


class Cut(list[str]):
    """Texts that found less room than they need, and all that was written, since it was emptied."""

    def __init__(self, contrast: Callable[[str, str], float]) -> None:
        super().__init__()
        self.contrast = contrast
        self.written: list[Written] = []

    def clear(self) -> None:
        super().clear()
        self.written.clear()

    def write(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        font: QFont,
        ink: str | QColor,
        align: paint.Align = paint.LEFT,
        elide: bool = True,
    ) -> None:
        """As `paint.write` writes, and remember what does not fit."""
        wanted = QFontMetricsF(font).horizontalAdvance(text)
        if text and wanted > rect.width() + 1.5 and not text.startswith(DATA):
            self.append(text)
        self._remember(painter, QFontMetricsF(font).boundingRect(rect, int(align), text) & rect, text, ink)
        _write(painter, rect, text, font, ink, align, elide)

    def write_wrapped(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        font: QFont,
        ink: str | QColor,
        align: paint.Align = paint.Align.AlignLeft,
    ) -> None:
        """As `paint.write_wrapped` writes."""
        flags = int(align | Qt.TextFlag.TextWordWrap)
        self._remember(painter, QFontMetricsF(font).boundingRect(rect, flags, text), text, ink)
        _write_wrapped(painter, rect, text, font, ink, align)

    def _remember(self, painter: QPainter, tight: QRectF, text: str, ink: str | QColor) -> None:
        if text.strip() and painter.opacity() == 1:
            self.written.append(Written(text, QColor(ink), painter.deviceTransform().mapRect(tight).toAlignedRect()))


_write, _write_wrapped = paint.write, paint.write_wrapped


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch, contrast: Callable[[str, str], float]) -> Cut:
    spoken.install()
    made = Cut(contrast)
    monkeypatch.setattr(paint, "write", made.write)
    monkeypatch.setattr(paint, "write_wrapped", made.write_wrapped)
    return made


@pytest.fixture(params=["normal", "larger"])
def texts(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """As they are, and larger, as they are on a screen with no room for everything larger."""
    if request.param == "normal":
        yield "normal"
        return
    fonts.enlarge(qapp)
    yield "larger"
    fonts.enlarge(qapp, False)


def settle() -> None:
    for _round in range(3):  # a layout within a layout settles later
        QApplication.processEvents()


def seen(window: Window) -> list[QWidget]:
    return [child for child in window.findChildren(QWidget) if child.isVisible()]


def squeezed(widget: QWidget) -> bool:
    """Whether it has less room than it needs; a stack also counts pages that are not shown."""
    if isinstance(widget, QStackedWidget):
        return False
    least, told = widget.minimumSizeHint(), widget.minimumSize()
    wide, high = told.width() or least.width(), told.height() or least.height()
    return widget.width() < wide or widget.height() < high


def wrapped_too_high(widget: QWidget) -> bool:
    return (
        isinstance(widget, Label) and widget.wordWrap() and widget.heightForWidth(widget.width()) > widget.height() + 1
    )


def too_small_for_a_finger(widget: QWidget) -> bool:
    return isinstance(widget, Button) and min(widget.width(), widget.height()) < 44


def is_control(widget: QWidget) -> bool:
    """Whether a person can do something with it; the header of a table is told of with the table."""
    return isinstance(widget, CONTROLS) and not isinstance(widget, QHeaderView)


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def called(widget: QWidget) -> str:
    box = widget.geometry()
    text = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{text}” at {box.x()}, {box.y()}: {box.width()} × {box.height()}"


def ground(image: QImage, written: Written) -> QColor | None:
    """The commonest colour around the text; None where it is not to be seen, as what is scrolled away."""
    seen = image.copy(written.spot & image.rect())
    if not written.spot.intersects(image.rect()) or written.ink.rgb().to_bytes(4, sys.byteorder) not in bytes(
        seen.constBits()
    ):
        return None
    columns = range(0, seen.width(), max(1, seen.width() // 12))
    rows = (0, 1, seen.height() - 2, seen.height() - 1)
    around = Counter(seen.pixel(x, y) for x in columns for y in rows if seen.valid(x, y))
    return QColor(around.most_common(1)[0][0])


def faint(image: QImage, cut: Cut) -> Iterator[str]:
    for one in cut.written:
        around = ground(image, one)
        if around is not None and cut.contrast(one.ink.name(), around.name()) < LEAST_CONTRAST:
            yield f"faint “{one.text}”, {one.ink.name()} on {around.name()}"


def faults(window: Window, cut: Cut) -> Iterator[str]:
    cut.clear()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    yield from (f"cut “{text}”" for text in cut)
    yield from faint(image, cut)
    for widget in seen(window):
        if squeezed(widget):
            yield f"squeezed {called(widget)}, which needs {widget.minimumSizeHint().toTuple()}"
        if wrapped_too_high(widget):
            yield f"cut below {called(widget)}"
        if too_small_for_a_finger(widget):
            yield f"small {called(widget)}"
        if is_control(widget) and not widget.accessibleName():
            yield f"nameless {called(widget)}"
        if is_control(widget) and role_of(widget) in (QAccessible.Role.Client, QAccessible.Role.NoRole):
            yield f"without a role {called(widget)}"
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            yield f"not plain {called(widget)}"


def everywhere(window: Window, cut: Cut, state: str, reach: Callable[[], object] = lambda: None) -> Iterator[str]:
    """The faults of what is shown, at each size and in each language; `reach` opens what a language closes.

    The size it has comes first: another one dresses every widget anew, which takes longer than all the rest.
    """
    now = (window.width(), window.height())
    sizes = SIZES[-1:] if fonts.enlarged() else SIZES
    for size, language in product(sorted(sizes, key=lambda size: size != now), LANGUAGES):
        window.resize(*size)
        window.set_language(language)
        reach()
        window.bar.toast.hide()
        settle()
        told = f"{state}, {size[0]} {language}"
        if (window.width(), window.height()) != size:
            yield f"{told}: {window.width()} × {window.height()}"
        yield from (f"{told}: {fault}" for fault in faults(window, cut))


# Selling and paying


def sell(window: Window) -> SellScreen:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    return page


def pay(screen: SellScreen, tender: int = 0, amount: int | None = None) -> PaySheet:
    """The sheet that takes the money, on the tender at that place, with that amount typed first."""
    screen.pay()
    assert isinstance(screen.pay_sheet, PaySheet)
    model = screen.pay_sheet.model
    if amount is not None:
        model.set_amount(amount)
    if tender:
        model.choose(model.tenders[tender])
    return screen.pay_sheet


def pay_parts(screen: SellScreen, *parts: tuple[int, int]) -> PaySheet:
    sheet = pay(screen)
    for tender, amount in parts:
        sheet.model.choose(sheet.model.tenders[tender])
        sheet.model.edit_amount()
        sheet.model.set_amount(amount)
        sheet.model.set_reference("7714")
        while sheet.model.tender is not sheet.model.tenders[0]:
            sheet.model.accept()
    return sheet


def pay_all(screen: SellScreen, tender: int = 0, amount: int | None = None) -> None:
    pay(screen, tender, amount).model.accept()


def park(screen: SellScreen, sales: int) -> None:
    """So many sales parked, and one being rung up."""
    while len(screen.model.parked()) < sales:
        screen.model.park()
        screen.model.add_code("KAIN")


State = Callable[[SellScreen], object]

SELLING: dict[str, State] = {
    "basket": lambda screen: None,
    "empty": lambda screen: screen.model.clear(),
    "nothing found": lambda screen: screen.goods.search.set_text("tidak ada begini"),
    "quantity": lambda screen: screen.asks.quantity(),
    "price": lambda screen: screen.asks.price(),
    "line discount": lambda screen: screen.asks.line_discount(),
    "discount": lambda screen: screen.asks.discount(),
    "thing": lambda screen: screen.asks.thing(),
    "more": lambda screen: screen.asks.more(),
    "customer": lambda screen: screen.asks.customer(),
    "park": lambda screen: screen.asks.park(),
    "parked": lambda screen: park(screen, 2),
    "recall": lambda screen: (park(screen, 12), screen.asks.recall()),
    "unknown": lambda screen: screen.scanned("4006381333931"),
    "new product": lambda screen: screen.asks.new_product("4006381333931"),
    "gone": lambda screen: (screen.model.shelf.set_sold_out("KAIN", True), screen.asks.gone()),
    "guess": lambda screen: screen.goods.search.set_text("gantugna"),
}

PAYING: dict[str, State] = {
    "exact": pay,
    "change": lambda screen: pay(screen, amount=1_000_000),
    "much change": lambda screen: pay(screen, amount=9_999_500),
    "too little": lambda screen: pay(screen, amount=1_000),
    "a digit alone": lambda screen: pay(screen, amount=4),
    "card": lambda screen: pay(screen, 2),
    "part by transfer": lambda screen: pay(screen, 3, 100_000),
    "code": lambda screen: pay(screen, 1),
    "code for a part": lambda screen: pay(screen, 1, 100_000),
    "code and a digit alone": lambda screen: pay(screen, 1).model.set_reference("3"),
    "code for the buyer": lambda screen: pay(screen, 1).model.turn_to_buyer(),
    "not received": lambda screen: pay(screen, 1).model.did_not_arrive(),
    "split": lambda screen: pay_parts(screen, (1, 100_000)),
    "split among all": lambda screen: pay_parts(screen, (1, 100_000), (2, 200_000), (3, 300_000)),
    "done": pay_all,
    "done with change": lambda screen: pay_all(screen, amount=1_000_000),
    "done with unseen money": lambda screen: pay(screen, 1).model.save_for_later(),
    "done in parts": lambda screen: pay_parts(screen, (1, 100_000), (2, 200_000)).model.accept(),
}


@pytest.fixture
def stall_window(texts: str, shop: Stall, qtbot: QtBot, payload: str) -> Window:
    shop.set("qris", payload)
    shop.set("cash_rounding", "500")
    made = app.build(shop, Look())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("states", [SELLING, PAYING], ids=["selling", "paying"])
def test_selling_and_paying_fit(stall_window: Window, cut: Cut, states: dict[str, State]) -> None:
    wrong: list[str] = []
    for state, reach in states.items():
        screen = sell(stall_window)
        for code in ("KAIN", "WAYANG", "KUNCI", "TAS", "TAS"):
            screen.model.add_code(code)
        screen.model.add_one_off("Ongkos", 250)
        screen.model.set_discount(28_000)
        if states is PAYING:
            reach(screen)
            wrong += everywhere(stall_window, cut, state)
        else:
            wrong += everywhere(stall_window, cut, state, lambda reach=reach, screen=screen: reach(screen))
        if screen.pay_sheet is not None:
            screen.pay_sheet.closed.emit()
        screen.place.clear()
        screen.goods.search.set_text("")
        screen.model.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # closed sheets would be measured with the next
    assert not wrong, "\n".join(wrong)


def test_paying_fits_where_qris_has_no_code_yet_and_where_nothing_is_due(
    shop: Stall, stall_window: Window, cut: Cut
) -> None:
    shop.set("qris", "")
    screen = sell(stall_window)
    screen.model.add_one_off("Hadiah", 0)
    pay(screen)
    wrong = list(everywhere(stall_window, cut, "nothing due"))
    assert isinstance(screen.pay_sheet, PaySheet)
    screen.pay_sheet.choose(screen.pay_sheet.model.tenders[1])
    wrong += everywhere(stall_window, cut, "no code")
    assert not wrong, "\n".join(wrong)


# Dishes

PORTION = Group(
    "Porsi", (Choice("Setengah", -100_000), Choice("Biasa"), Choice("Besar", 60_000)), required=True, usual=("Biasa",)
)
HEAT = Group("Level pedas", tuple(Choice(name) for name in ("Tidak", "1", "2", "3", "4", "5")), required=True)
WITHOUT = Group("Tanpa", tuple(Choice(f"Tanpa {name}") for name in ("kol", "taoge", "kacang", "kerupuk")), many=True)


def _ask_about(shop: Stall, *codes: str) -> None:
    shop.set("choices", "yes")
    for code in codes:
        shop.choices.keep("product", code, [PORTION, HEAT, WITHOUT], at=shop.now(), operation=f"choices {code}")


def _ask(screen: SellScreen, code: str) -> None:
    screen.model.add_code(code)
    for pick in (("Porsi", "Besar"), ("Level pedas", "3"), ("Tanpa", "Tanpa kol")):
        if pick not in screen.model.dish.picks:
            screen.model.dish.turn(pick)


DISHES: dict[str, State] = {
    "left": lambda screen: _ask(screen, "KAIN"),
    "right": lambda screen: _ask(screen, "WAYANG"),
    "not answered": lambda screen: screen.model.add_code("KAIN"),
    "in the basket": lambda screen: (_ask(screen, "KAIN"), screen.model.take_dish()),
    "again": lambda screen: (_ask(screen, "KAIN"), screen.model.take_dish(), screen.model.choose_again()),
}


def test_choosing_fits(shop: Stall, stall_window: Window, cut: Cut) -> None:
    _ask_about(shop, "KAIN", "WAYANG")
    screen = sell(stall_window)
    wrong: list[str] = []
    for state, reach in DISHES.items():
        screen.model.add_code("TAS")
        reach(screen)
        wrong += everywhere(stall_window, cut, state)
        screen.model.dish.leave()
        screen.model.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(wrong)


def _order(screen: SellScreen, parked: int = 0) -> None:
    for place in range(parked):
        screen.model.add_code("TAS")
        screen.model.set_table(str(place + 1))
        screen.model.park()
    screen.model.set_table("Kain batik cap Asem Arang untuk Bu Sri")
    screen.model.add_code("TAS")


KITCHENS: dict[str, State] = {
    "no table": lambda screen: screen.model.add_code("TAS"),
    "table": _order,
    "waiting": lambda screen: (_order(screen, 3), screen.asks.waiting()),
    "ask a table": lambda screen: screen.asks.table(),
    "more": lambda screen: screen.asks.more(),
    "paying": lambda screen: screen.pay(),
}


def test_a_kitchen_fits(shop: Stall, stall_window: Window, cut: Cut) -> None:
    shop.set("kitchen", "yes")
    screen = sell(stall_window)
    screen.arrived()
    wrong: list[str] = []
    for state, reach in KITCHENS.items():
        reach(screen)
        if screen.sheet is not None:
            wrong += everywhere(stall_window, cut, state, partial(reach, screen))
        else:
            wrong += everywhere(stall_window, cut, state)
        screen.place.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(wrong)


def test_what_is_asked_fits(shop: Stall, stall_window: Window, cut: Cut) -> None:
    _ask_about(shop, "KAIN")
    stall_window.show_screen(Screen.CATALOG)
    screen = stall_window.page
    assert isinstance(screen, CatalogScreen)
    screen.model.pick("KAIN")
    wrong = list(everywhere(stall_window, cut, "panel"))
    screen.ask_questions()
    wrong += everywhere(stall_window, cut, "questions")
    screen.questions.model.choose("category")
    wrong += everywhere(stall_window, cut, "none yet")
    assert not wrong, "\n".join(wrong)


# Haggling


def _haggle(screen: SellScreen, code: str = "WAYANG") -> HagglePad:
    screen.model.add_code(code)
    if screen.pad is None:
        screen.asks.price()
    assert isinstance(screen.pad, HagglePad)
    return screen.pad


def _haggle_for(screen: SellScreen, *offers: int, price: int = 0, code: str = "WAYANG") -> HagglePad:
    pad = _haggle(screen, code)
    for amount in offers:
        pad.model.begin_offer()
        pad.model.set_amount(amount)
        pad.model.keep_offer()
    if price:
        pad.model.set_amount(price)
    return pad


HAGGLING: dict[str, State] = {
    "no offer yet": _haggle,
    "typing an offer": lambda screen: _haggle(screen).toggle_offer(),
    "two offers": lambda screen: _haggle_for(screen, 250_000, 300_000),
    "below": lambda screen: _haggle_for(screen, 250_000, 300_000, price=310_000),
    "much": lambda screen: _haggle_for(screen, 250_000, price=999_999_999),
    "a line": lambda screen: _haggle_for(screen, 200_000, code="KAIN"),
    "over the limit": lambda screen: _haggle_for(screen, price=100_000, code="KAIN"),
    "earlier prices": lambda screen: _haggle(screen).toggle_past(),
}


@pytest.mark.parametrize("who", ["owner", "cashier"])
def test_haggling_fits(shop: Stall, stall_window: Window, cut: Cut, who: str) -> None:
    shop.set("haggle", "yes")
    shop.set("cipher", "SINGAUMBRT")
    puppet = shop.catalog.by_code("WAYANG")
    assert puppet is not None
    told = replace(puppet, floor=350_000, condition="well_kept", age="sekitar 1952", flaws="retak rambut " * 20)
    shop.catalog.save_product(told, at=shop.now(), operation="told")
    if who == "cashier":
        for name, role in (("Ratih", Role.OWNER), ("Ayu", Role.CASHIER)):
            shop.people.add(name, role, pin.Kept("no hash", 6), at=shop.now(), operation=name, by=OWNER)
        shop.people.present = shop.people.active()[1]
    screen = sell(stall_window)
    wrong: list[str] = []
    for state, reach in HAGGLING.items():
        reach(screen)
        wrong += everywhere(stall_window, cut, state)
        screen.place.clear()
        screen.model.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(wrong)


# Orders


def _take_orders(shop: Stall) -> None:
    """Late ones, one that awaits its down payment, one that is ready."""
    stages = (
        Stage("Rangka", "Karjo", 450_000, finished="2026-11-06", started="2026-11-02", paid=None),
        Stage("Finishing", "Slamet", 320_000, "2026-11-16", "2026-11-16"),
        Stage("Packing", "Wati", 75_000, "2026-11-24"),
    )
    line = OrderLine("Kain batik cap Asem Arang", 1, 7_200_000, dimensions="180 × 60 cm", material="katun")
    for at, (promised, paid) in enumerate((("2026-11-19", 3_000_000), ("2026-12-24", 0), (None, 7_200_000))):
        draft = Draft(
            Customer(DATA[1], "0812 0000 3311", "Banyumanik"),
            (line, line._replace(name="Katun", dimensions="", qty=2500, measure="m", price=0)) if at else (line,),
            promised,
            note="Pegangan kuningan model lama",
            stages=stages,
        )
        offers = [Offer("transfer", paid)] if paid else []
        shop.orders.take(draft, paid, offers, at=shop.now(), operation=f"order {at}")


def _orders(window: Window) -> OrdersScreen:
    window.show_screen(Screen.ORDERS)
    assert isinstance(window.page, OrdersScreen)
    return window.page


def _pay_on_order(screen: OrdersScreen, tender: int) -> None:
    screen.asks.instalment()
    assert isinstance(screen.over, AskAmount)
    screen.over.answered.emit(500_000)
    assert isinstance(screen.pay_sheet, PaySheet)
    screen.pay_sheet.choose(screen.pay_sheet.model.tenders[tender])


ORDERS: dict[str, Callable[[OrdersScreen], object]] = {
    "late": lambda screen: screen.model.step(-9),
    "awaiting": lambda screen: screen.model.step(1),
    "paid up": lambda screen: screen.model.step(1),
    "none found": lambda screen: screen.model.search("tidak ada begini"),
    "new order": lambda screen: (screen.model.search(""), screen.asks.new()),
    "stage": lambda screen: screen.asks.stage(1),
    "cancel": lambda screen: screen.asks.cancel(),
    "change": lambda screen: screen.asks.change(),
    "instalment": lambda screen: screen.asks.instalment(),
    "papers": lambda screen: screen.asks.papers(),
    "more": lambda screen: screen.asks.more(),
    "pay by QRIS": lambda screen: _pay_on_order(screen, 1),
}


def test_the_orders_fit(shop: Stall, stall_window: Window, cut: Cut) -> None:
    shop.set("orders", "yes")
    _take_orders(shop)
    screen = _orders(stall_window)
    wrong: list[str] = []
    for state, reach in ORDERS.items():
        reach(screen)
        keeps = screen.over is None or screen.pay_sheet is not None
        wrong += everywhere(stall_window, cut, state, (lambda: None) if keeps else partial(reach, screen))
        screen.place.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(wrong)


# Stock


def test_the_stock_fits(shop: Stall, stall_window: Window, cut: Cut) -> None:
    stall_window.show_screen(Screen.STOCK)
    screen = stall_window.page
    assert isinstance(screen, StockScreen)
    wrong: list[str] = []
    for shown in TITLES:
        screen.model.show(shown)
        wrong += everywhere(stall_window, cut, f"empty {shown}")
        for code in ("TAS", "KAIN", "TEH", "WAYANG") * (shown != PAST):
            screen.model.add_code(code)
        wrong += everywhere(stall_window, cut, shown)
    screen.model.show(COUNT)
    wrong += everywhere(stall_window, cut, "quantity", screen.ask_quantity)
    assert not wrong, "\n".join(wrong)


# Goods without a receipt


def test_goods_without_a_receipt_fit(shop: Stall, stall_window: Window, cut: Cut) -> None:
    shop.till.open_day(5_000_000, at=shop.now(), operation="open")
    stall_window.show_screen(Screen.UNRECEIPTED)
    screen = stall_window.page
    assert isinstance(screen, UnreceiptedScreen)
    wrong = list(everywhere(stall_window, cut, "nothing is brought"))
    for code in ("TAS", "TEH", "KAIN"):
        screen.model.add_code(code)
    screen.model.set_price(99_999_999)
    wrong += everywhere(stall_window, cut, "not enough in the drawer", lambda: screen.model.choose_reason("defect"))
    screen.model.choose_way(screen.model.ways[1])
    wrong += everywhere(stall_window, cut, "brought")
    for state, ask in (("quantity", screen.ask_quantity), ("price", screen.ask_price)):
        wrong += everywhere(stall_window, cut, state, ask)
    screen.place.clear()
    screen.model.search("kain")
    wrong += everywhere(stall_window, cut, "found")
    screen.model.give_up()  # else the window would stay
    assert not wrong, "\n".join(wrong)


# Store credit


def test_store_credit_fits(shop: Stall, stall_window: Window, cut: Cut) -> None:
    shop.set("credit_days", "30")
    for at, holder in enumerate((DATA[1], "")):
        basket = basket_of(f"sold {at}", [one_off(DATA[2], 1, 99_999_000)])
        sold = shop.till.checkout(basket, [Offer("transfer", 99_999_000)], at=shop.now())
        back = [Offer("credit", -99_999_000)]
        shop.till.refund(sold.number, {1: 1}, back, "ukuran", at=shop.now(), operation=f"back {at}", holder=holder)
    number = shop.credit.newest()[0].credit.number
    stall_window.show_screen(Screen.CREDIT)
    screen = stall_window.page
    assert isinstance(screen, CreditScreen)
    wrong = list(everywhere(stall_window, cut, "listed"))
    wrong += everywhere(stall_window, cut, "slip", screen.show_slip)
    screen.place.clear()
    screen.model.search("nobody")
    wrong += everywhere(stall_window, cut, "not found")
    stall_window.show_screen(Screen.SELL)
    selling = sell(stall_window)
    selling.model.add_code("KAIN")
    selling.pay()
    sheet = selling.pay_sheet
    assert isinstance(sheet, PaySheet)
    sheet.choose(sheet.model.credit)
    wrong += everywhere(stall_window, cut, "its number is asked")
    sheet.model.take_credit(number)
    wrong += everywhere(stall_window, cut, "it pays")
    assert not wrong, "\n".join(wrong)


# Makers


def _agree_with_makers(shop: Stall) -> None:
    """Somebody who is owed a lot and paid some, a share that will end, and one whom only goods name."""
    for code, maker in (("TAS", DATA[1]), ("TEH", DATA[1]), ("KAIN", DATA[1]), ("WAYANG", DATA[2])):
        known = shop.catalog.by_code(code)
        assert known is not None
        kept = replace(known, maker=maker, price=99_999_999 if code == "KAIN" else known.price)
        shop.catalog.save_product(kept, at=shop.now(), operation=f"maker {code}")
    maker = Maker(DATA[1], "Pekalongan", "0812 0000 3311", "datang tiap Senin")
    shop.makers.keep(maker, 6_667, at=shop.now(), operation="sri")
    shop.makers.keep(maker, None, first="2026-12-24", at=shop.now(), operation="ends")
    shop.makers.set_price(DATA[1], "TAS", 30_000, at=shop.now(), operation="fixed")
    cloth = shop.catalog.by_code("KAIN")
    assert cloth is not None
    paid = [Offer("transfer", 9 * 99_999_999)]
    shop.till.checkout(basket_of("cloth", [line_of(cloth, 9)]), paid, at=shop.now())
    shop.makers.receive(DATA[1], {"TAS": 12, "TEH": 2_500}, "kardus basah", at=shop.now(), operation="in")
    shop.makers.pay(DATA[1], 99_999_999, "transfer", "BCA", at=shop.now(), operation="pay")


def _makers(window: Window) -> MakersScreen:
    window.show_screen(Screen.MAKERS)
    assert isinstance(window.page, MakersScreen)
    return window.page


MAKERS: dict[str, Callable[[MakersScreen], object]] = {
    "owed": lambda screen: screen.model.step(-9),
    "not agreed": lambda screen: screen.model.step(9),
    "agree": lambda screen: screen.asks.go_on(),
    "none found": lambda screen: screen.model.search("tidak ada begini"),
    "nothing to pay": lambda screen: (screen.model.search(""), screen.model.show("open")),
    "new maker": lambda screen: (screen.model.show("all"), screen.asks.begin()),
    "change": lambda screen: (screen.model.step(-9), screen.asks.change()),
    "ends": lambda screen: (screen.asks.change(), cast(MakerSheet, screen.over).form.end()),
    "take in": lambda screen: screen.asks.move_goods("received"),
    "give back": lambda screen: screen.asks.move_goods("returned"),
    "pay": lambda screen: screen.asks.go_on(),
    "a price": lambda screen: screen.asks.price("TAS"),
    "account": lambda screen: screen.asks.account(),
    "day by day": lambda screen: screen.asks.days(),
    "signed": lambda screen: screen.asks.signed(),
    "take a payment back": lambda screen: screen.asks.undo_payment(),
    "more": lambda screen: screen.asks.more(),
}


def test_the_makers_fit(shop: Stall, stall_window: Window, cut: Cut) -> None:
    _agree_with_makers(shop)
    screen = _makers(stall_window)
    wrong: list[str] = []
    for state, reach in MAKERS.items():
        reach(screen)
        again = (lambda: None) if screen.over is None else partial(reach, screen)
        wrong += everywhere(stall_window, cut, state, again)
        screen.place.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(wrong)


# Parcels


def test_what_a_parcel_holds_fits(shop: Stall, stall_window: Window, cut: Cut) -> None:
    shop.kits.keep("KUNCI", "2 TAS, 1 KAIN, 250 TEH", at=shop.now(), operation="parcel")
    wrong = list(everywhere(stall_window, cut, "tiles"))
    stall_window.show_screen(Screen.CATALOG)
    screen = stall_window.page
    assert isinstance(screen, CatalogScreen)
    screen.model.pick("KUNCI")
    wrong += everywhere(stall_window, cut, "panel")
    wrong += everywhere(stall_window, cut, "what it holds", screen.ask_parts)
    assert not wrong, "\n".join(wrong)


# Labels


def test_the_labels_fit(stall_window: Window, cut: Cut) -> None:
    stall_window.show_screen(Screen.CATALOG)
    screen = stall_window.page
    assert isinstance(screen, CatalogScreen)
    wrong: list[str] = []
    for paper in range(5):
        wrong += everywhere(stall_window, cut, f"labels {paper}", partial(_labels, screen, paper))
    assert not wrong, "\n".join(wrong)


# Buying in


BUYING: dict[str, Callable[[BuyingScreen], object]] = {
    "the last": lambda screen: screen.model.refresh(),
    "taken back": lambda screen: screen.model.step(1),
    "buy": BuyingScreen.begin,
    "buy a second piece": lambda screen: (screen.begin(), _write_piece(screen)),
    "take back": lambda screen: (screen.model.step(-1), screen.ask_undo()),
    "note": BuyingScreen.show_papers,
}


def _write_piece(screen: BuyingScreen) -> None:
    assert isinstance(screen.over, BuySheet)
    for fact, text in (("seller", DATA[1]), ("name", "Lampu gantung kristal"), ("flaws", "dua kristal hilang")):
        screen.over.fields[fact].set_text(text)
    screen.over.form.pay(999_999_999)
    screen.over.form.ask(999_999_999)
    screen.over.add_piece()


def test_buying_in_fits(shop: Stall, stall_window: Window, cut: Cut) -> None:
    shop.set("pieces", "yes")
    shop.till.open_day(5_000_000, at=shop.now(), operation="open")
    for at in range(2):
        pieces = (Bought("Radio Philips kayu", 400_000, 900_000, "flawed", "tabung satu mati"),) * 3
        draft = Draft_(Seller(DATA[1], id_seen=True), pieces)
        shop.buying.buy(draft, [Offer("cash", -1_200_000)], at=shop.now(), operation=f"buy {at}")
    shop.buying.undo("F03-1/B/2026/0001", "Harga salah ketik", at=shop.now(), operation="undo")
    stall_window.show_screen(Screen.BUYING)
    screen = stall_window.page
    assert isinstance(screen, BuyingScreen)
    wrong: list[str] = []
    for state, reach in BUYING.items():
        reach(screen)
        again = (lambda: None) if screen.over is None else partial(reach, screen)
        wrong += everywhere(stall_window, cut, state, again)
        if isinstance(screen.over, Sheet):
            screen.over.closed.emit()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(wrong)


def _labels(screen: CatalogScreen, paper: int) -> None:
    screen.show_labels()
    sheet = screen.place.over
    assert isinstance(sheet, LabelSheet)
    sheet.chips.set_chips([(name, name) for name in sheet.papers], list(sheet.papers)[paper])
    sheet.show_paper()


# How long pieces lie


def test_the_age_of_the_goods_fits(
    shop: Stall, stall_window: Window, cut: Cut, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.set("pieces", "yes")
    later = shop.now() + timedelta(days=1_100)
    monkeypatch.setattr(shop, "_clock", lambda: later)
    stall_window.show_screen(Screen.AGEING)
    screen = stall_window.page
    assert isinstance(screen, AgeingScreen)
    wrong = list(everywhere(stall_window, cut, "proposed"))
    screen.model.choose_all()
    wrong += everywhere(stall_window, cut, "chosen")
    screen.model.search("tidak ada")
    wrong += everywhere(stall_window, cut, "none")
    assert not wrong, "\n".join(wrong)


# History


def sold(shop: Stall, tender: str, *codes: str) -> Sale:
    found = [shop.catalog.by_code(code) for code in codes]
    lines = [line_of(product, 1) for product in found if product is not None]
    due = sum(line.value for line in lines)
    return shop.till.checkout(Basket(lines=lines), [Offer(tender=tender, amount=due)], at=shop.now(), by=Actor("Sari"))


def refund(screen: HistoryScreen, sale: Sale) -> RefundCard:
    screen.model.open(sale.number)
    screen.begin_refund()
    assert screen.refund is not None
    return screen.refund


def full_refund(screen: HistoryScreen, sale: Sale, reason: str) -> RefundCard:
    card = refund(screen, sale)
    card.model.take_all()
    card.model.choose_reason(reason)
    return card


def ask_tender(screen: HistoryScreen, sale: Sale) -> None:
    screen.model.open(sale.number)
    screen.ask_tender()


def test_history_fits(shop: Stall, stall_window: Window, cut: Cut) -> None:
    for tender in ("cash", "qris", "card"):
        sold(shop, tender, "KAIN", "TAS", "KUNCI")
    cash, waiting, card = reversed([entry.sale for entry in shop.history.find(Wanted()).entries])
    leaves = shop.catalog.by_code("TEH")
    assert leaves is not None
    tea = shop.till.checkout(
        Basket(lines=[line_of(leaves, 999_750)]), [Offer(tender="transfer", amount=59_985_000)], at=shop.now()
    )
    back = [Offer(tender="cash", amount=-75_000)]
    given_back = shop.till.refund(cash.number, {2: 1}, back, "Cacat: sobek", at=shop.now(), operation="back")
    shop.record_reprint(cash.number)
    stall_window.show_screen(Screen.HISTORY)
    screen = stall_window.page
    assert isinstance(screen, HistoryScreen)
    states: dict[str, Callable[[], object]] = {
        "given back": lambda: screen.model.open(given_back.number),
        "waiting": lambda: screen.model.open(waiting.number),
        "return of what never came": lambda: full_refund(screen, waiting, "size"),
        "a larger return than the drawer holds": lambda: full_refund(screen, card, "mistake").model.choose_way(CASH),
        "weighed goods": lambda: full_refund(screen, tea, "other"),
        "a return without goods": lambda: refund(screen, cash),
        "another tender": lambda: ask_tender(screen, cash),
        "narrowed": lambda: (screen.model.choose_period("all"), screen.model.choose_tender(WAITING)),
        "nothing found": lambda: screen.model.search("zzz"),
    }
    wrong: list[str] = []
    for state, reach in states.items():
        reach()
        wrong += everywhere(stall_window, cut, state)
        screen.close_refund()
        screen.close_tender()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(wrong)


def test_the_certificates_of_pieces_fit(shop: Stall, stall_window: Window, cut: Cut) -> None:
    shop.set("pieces", "yes")
    wrong: list[str] = []
    stall_window.show_screen(Screen.CATALOG)
    wrong += everywhere(stall_window, cut, "goods of a stall of pieces")
    stall_window.show_screen(Screen.SELL)
    sell(stall_window).model.scanned("WAYANG")
    pay(sell(stall_window)).model.accept()
    wrong += everywhere(stall_window, cut, "a piece is sold")
    sale = shop.till.last_sale()
    assert sale is not None
    stall_window.show_screen(Screen.HISTORY)
    screen = stall_window.page
    assert isinstance(screen, HistoryScreen)
    wrong += everywhere(stall_window, cut, "a piece", lambda: screen.model.open(sale.number))
    wrong += everywhere(stall_window, cut, "certificate", screen.show_certificates)
    screen.close_tender()
    assert not wrong, "\n".join(wrong)


# The other screens


def test_an_item_and_its_photo_by_camera_fit(
    stall_window: Window, cut: Cut, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    cameras: list[Camera] = []
    monkeypatch.setattr(camera, "found", lambda: [*cameras])
    stall_window.show_screen(Screen.CATALOG)
    screen = stall_window.page
    assert isinstance(screen, CatalogScreen)
    screen.model.pick("TAS")
    wrong = list(everywhere(stall_window, cut, "an item"))
    screen.show_camera()
    sheet = screen.place.over
    assert isinstance(sheet, CameraSheet)
    looking = sheet.model
    qtbot.waitUntil(lambda: looking.state == FAILED, timeout=10_000)
    wrong += everywhere(stall_window, cut, "no camera")
    cameras += [Camera("testsrc=size=640x480:rate=25,realtime", f"Kamera {name}", "lavfi") for name in ("satu", "dua")]
    looking.open()
    qtbot.waitUntil(lambda: looking.state == LIVE, timeout=10_000)
    wrong += everywhere(stall_window, cut, "a camera")
    looking.take()
    wrong += everywhere(stall_window, cut, "a photo")
    screen.leave()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_screen_of_a_stall_fits(stall_window: Window, cut: Cut, tokens: Tokens) -> None:
    stall_window.set_look(Look(tokens))
    wrong: list[str] = []
    for screen in Screen:
        if stall_window.offers(screen):
            stall_window.show_screen(screen)
            wrong += everywhere(stall_window, cut, screen)
    page = stall_window.pages[Screen.SETTINGS]
    assert isinstance(page, SettingsScreen)
    stall_window.show_screen(Screen.SETTINGS)
    for group in page.groups:
        page.show_group(group)
        wrong += everywhere(stall_window, cut, f"settings of {group}")
    stall_window.places.toggle_keys()
    wrong += everywhere(stall_window, cut, "keys")
    assert not wrong, "\n".join(wrong)


DayState = Callable[[DayScreen], object]

DAY: dict[str, DayState] = {
    "counted": lambda day: None,
    "compared": lambda day: day.cards.show_step("compare"),
    "explained": lambda day: day.model.set_reason("Kembalian nota 0229 lebih"),
    "noted": lambda day: (day.model.set_deposit(1_750_000), day.cards.show_step("notes")),
    "cash": DayScreen.ask_cash,
    "shift": DayScreen.ask_shift,
    "statement": lambda day: day.ask_statement("qris"),
    "deposit": DayScreen.ask_deposit,
    "figures so far": DayScreen.show_paper,
    "handed in": DayScreen.show_hand_in,
    "more": DayScreen.show_more,
    "parked": lambda day: (_park(day.model.stall), day.model.refresh(), day.cards.show_step("count")),
    "closed": lambda day: (_unpark(day.model.stall), day.model.refresh(), day.model.close()),
    "opened again": DayScreen.ask_again,
    "slip": DayScreen.show_paper,
}


def _park(stall: Stall) -> None:
    stall.till.park(Basket(lines=[one_off("Radio", 1, 5_000)]), "Bu Tini", at=stall.now())


def _unpark(stall: Stall) -> None:
    stall.till.recall(stall.till.parked()[0].basket.operation, at=stall.now(), aside="Pesanan 1")
    stall.till.keep_basket(Basket())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("size", "texts"), [(SIZES[0], "normal"), (SIZES[1], "normal"), (SIZES[1], "larger")], ids=str, indirect=["texts"]
)
def test_every_state_of_the_day_fits(
    shop: Stall, stall_window: Window, cut: Cut, size: tuple[int, int], language: str, qtbot: QtBot
) -> None:
    shop.till.open_day(300_000, at=shop.now(), operation="open", by=Actor("Djarwo"))
    for number, tender in enumerate(("cash", "qris", "card", "transfer")):
        offers = [Offer(tender=tender, amount=1_425_000)]
        shop.till.checkout(basket_of(f"{number}", [one_off("Radio", 1, 1_425_000)]), offers, at=shop.now())
    shop.till.move_cash(50_000, "receh", at=shop.now(), operation="in")
    shop.till.move_cash(-85_000, "lem", at=shop.now(), operation="out")
    shop.days.change_shift(Count(), at=shop.now(), operation="shift", cashier="Tini")
    stall_window.resize(*size)
    stall_window.set_language(language)
    stall_window.show_screen(Screen.DAY)
    day = stall_window.page
    assert isinstance(day, DayScreen)
    for worth, pieces in ((100_000, 16), (20_000, 4), (5_000, 1), (200, 5)):
        day.model.set_number(Piece(worth, coin=worth < 1_000), pieces)
    wrong: list[str] = []
    for state, reach in DAY.items():
        reach(day)
        qtbot.waitUntil(lambda: not day.model.busy)
        stall_window.bar.toast.hide()
        settle()
        wrong += [f"{state}: {fault}" for fault in faults(stall_window, cut)]
        if day.sheet is not None:
            day.sheet.closed.emit()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(wrong)


def test_a_morning_that_begins_with_its_float_fits(stall_window: Window, cut: Cut) -> None:
    stall_window.show_screen(Screen.DAY)
    day = stall_window.page
    assert isinstance(day, DayScreen)
    day.open_till()
    wrong = list(everywhere(stall_window, cut, "float"))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("place", ["", "collection"], ids=["no place", "out of reach"])
def test_the_question_at_the_end_fits(shop: Stall, stall_window: Window, cut: Cut, place: str, tmp_path: Path) -> None:
    for days_ago in range(6, 0, -1):
        at = shop.now() - timedelta(days=days_ago)
        shop.till.checkout(Basket(lines=[one_off("Radio", 1, 5_000)]), [Offer("cash", 5_000)], at=at)
        shop.close_day(at=at)
    sold(shop, "cash", "KAIN", "WAYANG")
    shop.set("collection", place and str(tmp_path / place))
    Leaving(shop, stall_window)
    stall_window.close()
    (sheet,) = stall_window.findChildren(LeavingSheet)
    wrong = list(everywhere(stall_window, cut, "asked"))
    sheet.model.hand_in()
    settle()
    wrong += everywhere(stall_window, cut, "refused")
    stall_window.going.asks = False
    assert not wrong, "\n".join(wrong)


def test_the_office_and_an_opened_file_fit(gallery, cut: Cut, qtbot: QtBot) -> None:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.sell("A12", 60_000, "qris")
    file = gallery.hand_in("A12", counted=84_000, reason="kembalian lebih")
    gallery.open_stall("B09", "Keramik Bu Wulan", "kriya")
    made = app.build_office(gallery.office, Look())
    qtbot.addWidget(made)
    made.show()
    page = made.page
    assert isinstance(page, TodayScreen)
    qtbot.waitUntil(lambda: page.model.collected_at is not None and not page.model.busy, timeout=5000)
    wrong = list(everywhere(made, cut, "today"))
    wrong += everywhere(made, cut, "found", lambda: page.tools.search.set_text("radio"))
    wrong += everywhere(made, cut, "not found", lambda: page.tools.search.set_text("zzz"))
    made.show_screen(Screen.REPORTS)
    reports = made.page
    assert isinstance(reports, ReportsScreen)
    for report in {report.chart and report.chart.kind: id_ for id_, report in reports.model.reports.items()}.values():
        reports.model.choose(report)  # one for each kind of chart
        wrong += everywhere(made, cut, report)
    reports.model.choose("trades")
    reports.model.choose_span(OWN)
    reports.model.choose_other(OWN)
    wrong += everywhere(made, cut, "two periods")
    made.show_screen(Screen.STALLS)
    stalls = made.page
    assert isinstance(stalls, StallsScreen)
    wrong += everywhere(made, cut, "stalls")
    wrong += everywhere(made, cut, "a stall's facts", lambda: stalls.model.look("A12"))
    made.file_dropped.emit(str(file))
    wrong += everywhere(made, cut, "opened")
    made.news.show_stall_day("A12", 1, "2026-11-21")
    day = made.page
    assert isinstance(day, StallDayScreen)
    day.check("A12-1-261121-0001")
    wrong += everywhere(made, cut, "stall's day")
    wrong += everywhere(made, cut, "slip", lambda: day.model.show_tab("slip"))
    made.show_screen(Screen.COVERAGE)
    grid = made.page
    assert isinstance(grid, CoverageScreen)
    wrong += everywhere(made, cut, "coverage")
    wrong += everywhere(made, cut, "missing", grid.show_missing)
    wrong += everywhere(made, cut, "cell", lambda: grid.model.look(0, 30))
    wrong += everywhere(made, cut, "choose a stall", day.pick_stall)
    wrong += everywhere(made, cut, "choose a day", day.pick_day)
    wrong += everywhere(made, cut, "the day on paper", day.show_paper)
    made.news.show_stall_day("K07", 1, "2026-11-21")
    wrong += everywhere(made, cut, "not handed in", day.ask_receipt)
    page.model.stop()
    assert not wrong, "\n".join(wrong)


def test_a_day_that_held_more_than_sales_fits(tmp_path: Path, cut: Cut, qtbot: QtBot) -> None:
    file = tmp_path / "day.jsonl"
    file.write_bytes(SECOND.read_bytes())
    made = app.build_file(file, Look())
    qtbot.addWidget(made)
    made.show()
    page = made.page
    assert isinstance(page, OpenedScreen)
    wrong: list[str] = []
    for tab in (lists.ORDERS, lists.BUY_INS, lists.MAKERS, lists.CASH):
        wrong += everywhere(made, cut, tab, partial(page.model.show_tab, tab))
    wrong += everywhere(made, cut, "its paper", page.show_paper)
    assert not wrong, "\n".join(wrong)


@pytest.mark.usefixtures("texts")
def test_the_first_run_fits(tmp_path: Path, cut: Cut, qtbot: QtBot, at_once: Runner) -> None:
    news = News()
    model = FirstRunModel(news, at_once, tmp_path)
    made = Window(news, Look(), {Screen.FIRST_RUN: lambda: FirstRunScreen(model)})
    made.bar.hide()
    made.show_screen(Screen.FIRST_RUN)
    qtbot.addWidget(made)
    made.show()
    wrong = list(everywhere(made, cut, "stall"))
    model.begin()
    wrong += everywhere(made, cut, "refused")
    model.choose_office(True)
    wrong += everywhere(made, cut, "office")
    assert not wrong, "\n".join(wrong)


def test_the_page_of_a_folder_that_cannot_be_opened_fits(
    texts: str, tmp_path: Path, cut: Cut, qtbot: QtBot, at_once: Runner
) -> None:
    folder = tmp_path / "Lapak" / "F03"
    error = PosError(
        "Basis data rusak (database disk image is malformed): jangan berjualan dengannya; pulihkan cadangan"
    )
    window = build_trouble(folder, error, open_stall, Look(), list, list)
    qtbot.addWidget(window)
    window.show()
    page = window.page
    assert isinstance(page, TroubleScreen)
    wrong = list(everywhere(window, cut, "closed"))
    page.saver.model.save(tmp_path / "laporan.zip")
    qtbot.waitUntil(lambda: bool(page.saver.model.sentence), timeout=20_000)
    wrong += everywhere(window, cut, "reported")
    page.model.choose(tmp_path / "gone")
    wrong += everywhere(window, cut, "gone")
    assert not wrong, "\n".join(wrong)
