"""Nothing of a stall's screens is squeezed or cut, at either size, in either look and language."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from pos.till import qris
from ui.app import build
from ui.look import fonts
from ui.look.tokens import DARK, LIGHT
from ui.look.wear import Look
from ui.news import Screen
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.widgets.buttons import Button
from ui.widgets.fields import MoneyField
from ui.widgets.handed import CellsField
from ui.widgets.labels import Label
from ui.window import Window

PAYLOAD = (
    "00020101021126650013ID.CO.BCA.WWW011893600014000012345602150008850012345670303UMI51440014ID.CO.QRIS.WWW"
    "0215ID10200300400500303UMI5204594553033605802ID5911BATIK RATIH6008SEMARANG61055012362070703A016304"
)
PAYLOAD += qris.checksum(PAYLOAD)

WINDOWS = (
    ((1366, 768), LIGHT, "id"),
    ((1366, 768), DARK, "en"),
    ((1024, 600), DARK, "id"),
    ((1024, 600), LIGHT, "en"),
    ((1920, 1080), LIGHT, "id"),
)


def pay(screen: SellScreen) -> PaySheet:
    screen.pay()
    assert isinstance(screen.pay_sheet, PaySheet)
    return screen.pay_sheet


def change(screen: SellScreen) -> None:
    pay(screen).model.set_amount(1_000_000)


def short(screen: SellScreen) -> None:
    pay(screen).model.set_amount(1_000)


def card(screen: SellScreen) -> None:
    sheet = pay(screen)
    sheet.choose(sheet.model.tenders[2])


def split(screen: SellScreen) -> None:
    sheet = pay(screen)
    sheet.choose(sheet.model.tenders[2])
    sheet.model.reference = "7714"
    sheet.model.set_amount(100_000)
    sheet.model.accept()


def code(screen: SellScreen) -> None:
    sheet = pay(screen)
    sheet.choose(sheet.model.tenders[1])


def done(screen: SellScreen) -> None:
    sheet = pay(screen)
    sheet.model.set_amount(1_000_000)
    sheet.model.accept()


STATES: dict[str, Callable[[SellScreen], object]] = {
    "basket": lambda screen: None,
    "empty": lambda screen: screen.model.clear(),
    "nothing found": lambda screen: screen.goods.search.set_text("tidak ada begini"),
    "quantity": SellScreen.ask_quantity,
    "price": SellScreen.ask_price,
    "line discount": SellScreen.ask_line_discount,
    "discount": SellScreen.ask_discount,
    "thing": SellScreen.ask_thing,
    "more": SellScreen.show_more,
    "pay": pay,
    "change": change,
    "short": short,
    "card": card,
    "split": split,
    "code": code,
    "done": done,
}


@pytest.fixture(params=WINDOWS, ids=lambda told: f"{told[0][0]} {told[2]}")
def window(request: pytest.FixtureRequest, shop: Stall, qtbot: QtBot) -> Iterator[tuple[Window, tuple[int, int]]]:
    size, tokens, language = request.param
    shop.set("qris", PAYLOAD)
    made = build(shop, Look(tokens))
    qtbot.addWidget(made)
    made.resize(*size)
    made.show()
    made.set_language(language)
    yield made, size


def screen_of(window: Window) -> SellScreen:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    for code_ in ("KAIN", "WAYANG", "KUNCI", "TAS", "TAS"):
        page.model.add_code(code_)
    page.model.set_discount(28_000)
    return page


def seen(window: Window) -> list[QWidget]:
    return [child for child in window.findChildren(QWidget) if child.isVisible()]


def squeezed(widget: QWidget) -> bool:
    """Whether it has less room than it needs; a stack also counts pages that are not shown."""
    if isinstance(widget, QStackedWidget):
        return False
    least = widget.minimumSizeHint()
    return widget.width() < least.width() or widget.height() < least.height()


def cut(widget: QWidget) -> bool:
    """Whether words of ours end in …; the names of goods and what stands below them may."""
    if isinstance(widget, Button):
        wanted = fonts.width(widget.label, widget._size, widget._weight)
        return bool(widget.label) and wanted > widget.width() - 12
    if isinstance(widget, Label) and not widget.wordWrap():
        return widget.sizeHint().width() > widget.width() + 1
    return isinstance(widget, Label) and widget.heightForWidth(widget.width()) > widget.height()


def small(widget: QWidget) -> bool:
    """Whether a finger misses it."""
    return isinstance(widget, Button) and min(widget.width(), widget.height()) < 44


def is_control(widget: QWidget) -> bool:
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit, MoneyField, CellsField)
    return isinstance(widget, kinds)


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or getattr(widget, 'text', str)()}” {widget.geometry()}"


def test_nothing_is_squeezed_cut_nameless_or_too_small_for_a_finger(window: tuple[Window, tuple[int, int]]) -> None:
    made, size = window
    wrong = []
    for state, reach in STATES.items():
        screen = screen_of(made)
        reach(screen)
        made.bar.toast.hide()
        for _round in range(2):  # a layout within a layout settles in the second
            QApplication.processEvents()
        assert (made.width(), made.height()) == size, state
        wrong += [f"{state}: squeezed {named(child)}" for child in seen(made) if squeezed(child)]
        wrong += [f"{state}: cut {named(child)}" for child in seen(made) if cut(child)]
        wrong += [f"{state}: {child}" for child in seen(made) if is_control(child) and not child.accessibleName()]
        wrong += [f"{state}: small {named(child)}" for child in seen(made) if small(child)]
        screen._end_pay()
        screen.close_sheet()
        screen.goods.search.set_text("")
        screen.model.clear()
    assert not wrong, "\n".join(wrong)


def test_labels_are_plain_text(window: tuple[Window, tuple[int, int]]) -> None:
    made, _ = window
    pay(screen_of(made))
    assert {label.textFormat().name for label in made.findChildren(QLabel)} == {"PlainText"}
