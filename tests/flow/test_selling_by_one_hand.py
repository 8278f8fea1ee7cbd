"""The same sale by keys alone, by touch alone and with the scanner alone; and a till that is killed in the middle."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pos.catalog.product import Product
from pos.stall import Stall, create_stall, open_stall
from pos.till.sale import Sale
from ui.stall.pay import PaySheet
from ui.stall.sell import SellScreen
from ui.widgets.asking import AskAmount, AskName
from ui.widgets.buttons import KeyButton

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
GOODS = (
    Product(code="KAIN", barcodes=("8990000000017",), name="Kain batik cap", price=245_000, category="Batik"),
    Product(code="KUNCI", barcodes=("8990000000024",), name="Gantungan kunci", price=15_000, category="Oleh-oleh"),
    Product(code="TAS", barcodes=("8990000000031",), name="Tas goni sablon", price=75_000, category="Tas"),
)


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[Stall]:
    with create_stall(tmp_path / "s", code="F03", name="Batik Ratih", trade="kriya", clock=lambda: NOON) as made:
        for product in GOODS:
            made.catalog.save_product(product, at=NOON, operation=product.code, on_hand=10)
        yield made


def read_the_change(screen: SellScreen) -> None:
    """As long as it takes until Enter goes on to the next buyer."""
    assert isinstance(screen.pay_sheet, PaySheet)
    QTest.qWait(screen.pay_sheet.done.unread.remainingTime() + 20)


def sold(stall: Stall) -> list[tuple[str, int, int]]:
    """Name, quantity and price of what the last sale sold."""
    sale = stall.till.last_sale()
    assert isinstance(sale, Sale)
    return [(line.name, line.qty, line.price) for line in sale.lines]


def test_a_sale_by_keys_alone(screen: SellScreen, stall: Stall, hands) -> None:
    hands.press(*"kunci", Qt.Key.Key_Return)
    hands.press("+", "+", "-")
    hands.press(Qt.Key.Key_F4, *"laras", Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F6)
    hands.press(*"tas", Qt.Key.Key_Return, "*", "3", Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F3, *"70000", Qt.Key.Key_Return)
    hands.press(*"kain", Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Up, "+", Qt.Key.Key_Down, Qt.Key.Key_Delete)
    hands.press("z", modifier=CTRL)
    hands.press(Qt.Key.Key_Insert, *"kado", Qt.Key.Key_Return, *"5000", Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F12, Qt.Key.Key_Return)
    assert sold(stall) == [("Tas goni sablon", 4, 70_000), ("Kain batik cap", 1, 245_000), ("kado", 1, 5_000)]
    read_the_change(screen)
    hands.press(Qt.Key.Key_Return, Qt.Key.Key_F7, Qt.Key.Key_F12, Qt.Key.Key_Return)
    assert sold(stall) == [("Gantungan kunci", 2, 15_000)]
    sale = stall.till.last_sale()
    assert sale is not None
    assert stall.till.customer(sale) == "laras"


def touch(widget: QWidget, at: QPoint | None = None) -> None:
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())


def touch_tile(screen: SellScreen, place: int) -> None:
    grid = screen.goods.grid
    touch(grid.viewport(), grid.visualRect(grid.tiles.index(place)).center())


def touch_line(screen: SellScreen, name: str) -> None:
    """A button of the selected line."""
    view = screen.basket.view
    index = view.currentIndex()
    spots = view.itemDelegate().buttons(view.visualRect(index).toRectF().adjusted(0, 0, 0, -2), index.data(Qt.UserRole))
    touch(view.viewport(), spots[name].center().toPoint())


def touch_digits(sheet: QWidget, *labels: str) -> None:
    keys = {key.label: key for key in sheet.findChildren(KeyButton) if key.isVisible()}
    for label in labels:
        touch(keys[label])


def test_a_sale_by_touch_alone(screen: SellScreen, stall: Stall) -> None:
    basket = screen.basket
    touch_tile(screen, 0)
    if basket.park.isVisible():
        touch(basket.park)
    else:
        touch(basket.more)
        buttons = {button.label: button for button in screen.sheet.buttons.values()}
        touch(buttons["Simpan pesanan"])
    assert isinstance(screen.sheet, AskName)
    touch(screen.sheet.bar)
    touch_tile(screen, 2)
    touch_line(screen, "more")
    touch_line(screen, "price")
    assert isinstance(screen.sheet, AskAmount)
    touch_digits(screen.sheet, "7", "0", "000")
    touch(screen.sheet.bar)
    touch_line(screen, "quantity")
    assert isinstance(screen.sheet, AskAmount)
    touch_digits(screen.sheet, "4")
    touch(screen.sheet.bar)
    touch_line(screen, "less")
    touch(basket.undo)
    touch(basket.pay)
    assert isinstance(screen.pay_sheet, PaySheet)
    touch(screen.pay_sheet.bar)
    assert sold(stall) == [("Tas goni sablon", 4, 70_000)]
    touch(basket.parked.chips[0])
    touch(basket.pay)
    assert isinstance(screen.pay_sheet, PaySheet)
    touch(screen.pay_sheet.bar)
    assert sold(stall) == [("Kain batik cap", 1, 245_000)]
    assert screen.model.parked() == []


def test_a_scan_is_a_scan_whatever_is_shown(screen: SellScreen, stall: Stall, hands) -> None:
    hands.scan("8990000000017")
    hands.scan("8990000000031")
    hands.scan("8990000000031")
    screen.asks.quantity()
    hands.scan("8990000000024")
    screen.asks.thing()
    hands.scan("8990000000024")
    screen.asks.customer()
    hands.scan("4006381333931")
    assert (screen.goods.search.text(), screen.goods.add.isVisible()) == ("4006381333931", True)
    hands.scan("8990000000017")
    assert screen.goods.search.text() == ""
    screen.pay()
    hands.scan("8990000000017")
    assert [(line.code, line.qty, line.price) for line in screen.model.basket.lines] == [
        ("KAIN", 2, 245_000),
        ("TAS", 2, 75_000),
        ("KUNCI", 2, 15_000),
    ]
    assert screen.model.basket.customer == ""
    assert stall.till.last_sale() is None


_SELLING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from pos.stall import open_stall
from ui.app import build
from ui.news import Screen

app = QApplication([])
window = build(open_stall(Path(sys.argv[1])))
window.show()
page = window.pages[Screen.SELL]
page.scanned("KAIN")
page.model.park("Bu Laras")
page.scanned("TAS")
page.scanned("TAS")
page.model.set_price(70_000)
page.model.set_customer("Pak Arif")
print("rung up", flush=True)
app.exec()
"""


def test_a_till_that_is_killed_goes_on_where_it_was(stall: Stall, tmp_path: Path) -> None:
    stall.close()
    command = [sys.executable, "-c", _SELLING, str(stall.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as selling:
        assert selling.stdout is not None
        assert selling.stdout.readline() == "rung up\n"
        selling.kill()
    with open_stall(stall.folder) as again:
        basket = again.till.kept_basket()
        assert [(line.code, line.qty, line.price) for line in basket.lines] == [("TAS", 2, 70_000)]
        assert basket.customer == "Pak Arif"
        assert [(each.name, each.basket.value) for each in again.till.parked()] == [("Bu Laras", 245_000)]
        assert again.journal.first_bad() is None
