"""A food stall's whole day, without a window and at the window by touch and by key: asked, cooked, paid, closed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos.audit import check_stall
from pos.catalog.choices.group import Choice, Group, picked
from pos.catalog.product import Product
from pos.day.closed import Count
from pos.handover import verify
from pos.stall import Stall, create_stall, open_stall
from pos.till.basket import Basket, line_of
from pos.till.payment import Offer
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.stall.sell.gone import GoneSheet
from ui.widgets.tiles import Tile

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
DAY = "2026-11-21"
SHIFT = Qt.KeyboardModifier.ShiftModifier
SIZE = Group(
    "Porsi", (Choice("Setengah", -7_000), Choice("Biasa"), Choice("Besar", 6_000)), required=True, usual=("Biasa",)
)
MORE = Group("Tambahan", (Choice("Telur", 5_000), Choice("Gimbal", 8_000)), many=True)
ICE = Group("Es", (Choice("Es sedikit"), Choice("Es biasa"), Choice("Tanpa es")), usual=("Es biasa",))
GOODS = (
    Product(code="TG", barcodes=("8990000000017",), name="Tahu gimbal", price=25_000, category="Makanan"),
    Product(code="LT", name="Lontong", price=4_000, category="Tambahan"),
    Product(code="EJ", name="Es jeruk", price=8_000, category="Minuman"),
    Product(code="EG", name="Es gempol pleret", price=12_000, category="Minuman"),
)


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[Stall]:
    """K-02, kuliner, PBJT of 10 % in its prices since November."""
    with create_stall(tmp_path / "s", code="K02", name="Pak Man", trade="kuliner", clock=lambda: NOON) as made:
        for product in GOODS:
            made.catalog.save_product(product, at=NOON, operation=product.code)
        made.choices.keep("product", "TG", [SIZE, MORE], at=NOON, operation="size")
        made.choices.keep("category", "Minuman", [ICE], at=NOON, operation="ice")
        made.set("tax_dates", "2026-11-01 included 1000")
        yield made


def slips(stall: Stall) -> list[str]:
    return sorted(path.name for path in stall.folder.joinpath("papers").glob("dapur-*.pdf"))


def test_a_day_without_a_window_through_a_power_cut(stall: Stall) -> None:
    dish, ice, side = (stall.catalog.by_code(code) for code in ("TG", "EJ", "LT"))
    assert dish is not None
    assert ice is not None
    assert side is not None
    large = picked(stall.choices.asked_of(dish), [("Porsi", "Besar"), ("Tambahan", "Telur")], "bumbu dipisah")
    half = picked(stall.choices.asked_of(dish), [("Porsi", "Setengah")])
    tab = Basket(table="Meja 3", lines=[line_of(dish, 2, picked=large), line_of(ice, 2)])
    stall.park(tab, "Meja 3", at=NOON)
    away = Basket(away=True, lines=[line_of(dish, 1, picked=half)])
    sale = stall.checkout(away, [Offer("cash", 20_000)], at=NOON)
    assert (sale.due, sale.change, sale.tax_included) == (18_000, 2_000, 1_636)
    folder = stall.folder
    stall.close()

    with open_stall(folder, clock=lambda: NOON) as again:
        assert [(each.served.number, each.state) for each in again.kitchen.waiting(DAY)] == [
            (1, "cooking"),
            (2, "cooking"),
        ]
        recalled = again.till.recall(tab.operation, at=NOON, aside="1")
        recalled.set_quantity(1, 1)
        recalled.add(line_of(side, 1))
        paid = again.checkout(recalled, [Offer("cash", 84_000)], at=NOON)
        assert (paid.due, again.served(paid)) == (84_000, (1, "Meja 3", False))
        told = [again.kitchen.slip(number) for number in (1, 2, 3)]
        assert [(slip.served.number, len(slip.added), len(slip.cancelled)) for slip in told] == [
            (1, 2, 0),
            (2, 1, 0),
            (1, 1, 1),
        ]
        sealed = again.close_day(Count(counted=102_000))
        assert sealed.body["totals"]["net"] == 102_000
        assert verify.verify_file(folder.joinpath("outbox", sealed.file).read_bytes()).good
        assert check_stall(again).problems == ()
        assert again.kitchen.number("tomorrow", "2026-11-22") == 1


def touch(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def touch_tile(screen: SellScreen, code: str) -> None:
    grid = screen.goods.grid
    place = [tile.key for tile in grid.tiles.rows].index(code)
    spot = grid.visualRect(grid.tiles.index(place)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def touch_answer(screen: SellScreen, name: str) -> None:
    assert screen.dish.sheet is not None
    touch(next(group.cells[name] for group in screen.dish.sheet.groups if name in group.cells))


def lines(screen: SellScreen) -> list[tuple[str, int, int, str | None]]:
    return [(line.name, line.qty, line.price, line.note) for line in screen.model.basket.lines]


def finish(screen: SellScreen) -> None:
    assert isinstance(screen.pay_sheet, PaySheet)
    QTest.qWait(screen.pay_sheet.done.unread.remainingTime() + 20)


def test_a_day_by_touch_alone(screen: SellScreen, stall: Stall, qtbot: QtBot) -> None:
    touch_tile(screen, "TG")
    touch_answer(screen, "Besar")
    touch_answer(screen, "Telur")
    assert screen.dish.sheet is not None
    touch(screen.dish.sheet.more)
    touch(screen.dish.sheet.bar)
    touch_tile(screen, "EJ")
    touch_answer(screen, "Es sedikit")
    assert screen.dish.sheet is not None
    touch(screen.dish.sheet.bar)
    assert lines(screen) == [("Tahu gimbal", 2, 36_000, "Besar · Telur"), ("Es jeruk", 1, 8_000, "Es sedikit")]
    touch(screen.basket.order.ways.ways[1])
    touch(screen.basket.pay)
    assert isinstance(screen.pay_sheet, PaySheet)
    touch(screen.pay_sheet.bar)
    qtbot.waitUntil(lambda: stall.till.last_sale() is not None)
    sale = stall.till.last_sale()
    assert sale is not None
    assert (sale.due, sale.tax_included, stall.served(sale)) == (80_000, 6_545 + 727, (1, "", True))
    finish(screen)
    qtbot.waitUntil(lambda: slips(stall) == [f"dapur-{DAY}-1-1.pdf"])
    touch(screen.pay_sheet.done.next)
    touch(screen.basket.kitchen.chips[0])
    assert [each.state for each in stall.kitchen.waiting(DAY)] == ["ready"]
    touch(screen.basket.kitchen.chips[0])
    assert stall.kitchen.waiting(DAY) == []
    assert check_stall(stall).problems == ()


def test_a_day_by_keys_alone(screen: SellScreen, stall: Stall, hands, qtbot: QtBot) -> None:
    hands.press(*"gimbal", Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space, "+")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F4, modifier=SHIFT)
    hands.press("7", Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F6)
    assert [each.name for each in screen.model.parked()] == ["Meja 7"]
    hands.press(Qt.Key.Key_F2, modifier=SHIFT)
    assert isinstance(screen.sheet, GoneSheet)
    screen.sheet.buttons["EG"].setFocus()
    hands.press(Qt.Key.Key_Space, Qt.Key.Key_Escape)
    (tile,) = [tile for tile in screen.goods.grid.tiles.rows if isinstance(tile, Tile) and tile.key == "EG"]
    assert tile.pill == "Habis hari ini"
    hands.press(Qt.Key.Key_F7)
    hands.press(*"lontong", Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F6, modifier=SHIFT)
    hands.press(Qt.Key.Key_F12, Qt.Key.Key_Return)
    sale = stall.till.last_sale()
    assert sale is not None
    assert (sale.due, stall.served(sale)) == (2 * 31_000 + 4_000, (1, "Meja 7", False))
    finish(screen)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: slips(stall) == [f"dapur-{DAY}-1-1.pdf", f"dapur-{DAY}-1-2.pdf"])
    assert check_stall(stall).problems == ()


def test_a_day_with_the_scanner(screen: SellScreen, stall: Stall, hands) -> None:
    hands.scan("8990000000017")
    hands.press(Qt.Key.Key_Return)
    hands.scan("8990000000017")
    hands.press(Qt.Key.Key_Return)
    assert lines(screen) == [("Tahu gimbal", 2, 25_000, None)]
    hands.press(Qt.Key.Key_F12, Qt.Key.Key_Return)
    sale = stall.till.last_sale()
    assert sale is not None
    assert sale.due == 50_000
    finish(screen)
