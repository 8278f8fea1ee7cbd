"""A klitikan day in its own window: haggled by keys alone, and by touch alone with a PIN below the lowest price.

The lowest price is written nowhere: on no screen, no receipt, no paper, in no summary.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos.audit import check_stall
from pos.catalog.product import Product
from pos.people import pin
from pos.people.rights import OWNER, Role
from pos.printing.pdf import pdf
from pos.stall import Stall, create_stall
from ui.app import build
from ui.news import Screen
from ui.stall.haggle import HagglePad
from ui.stall.pay import PaySheet
from ui.stall.people import ApprovalSheet, LockScreen
from ui.stall.sell import SellScreen
from ui.widgets import paint
from ui.widgets.buttons import KeyButton
from ui.window import Window

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
FLOOR = re.compile(r"(?<![0-9a-f])651(\.?000|\s?rb|k)")
"""However 651.000 rupiah may be written."""
RADIO = Product(code="A1", name="Radio Philips", price=850_000, floor=651_000, unique=True, category="Radio")
COIN = Product(code="UANG", name="Uang kuno", price=60_000, category="Uang", unit="lembar")
PINS = {"Ratih": "730164", "Ayu": "4826"}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that was painted."""
    texts: list[str] = []

    def keep(paints: Callable[..., None]) -> Callable[..., None]:
        def kept(painter: object, rect: object, text: str, *rest: object, **named: object) -> None:
            texts.append(text)
            paints(painter, rect, text, *rest, **named)

        return kept

    monkeypatch.setattr(paint, "write", keep(paint.write))
    monkeypatch.setattr(paint, "write_wrapped", keep(paint.write_wrapped))
    return texts


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[Stall]:
    with create_stall(tmp_path / "s", code="A12", name="Klitikan", trade="klitikan", clock=lambda: NOON) as made:
        for product in (RADIO, COIN):
            made.catalog.save_product(product, at=NOON, operation=product.code, on_hand=1 if product.unique else 20)
        made.set("cipher", "SINGAUMBRT")
        yield made


@pytest.fixture
def staffed(stall: Stall) -> Stall:
    for name, role in (("Ratih", Role.OWNER), ("Ayu", Role.CASHIER)):
        stall.people.add(name, role, pin.keep(PINS[name]), at=NOON, operation=name, by=OWNER)
    return stall


def opened(stall: Stall, qtbot: QtBot, size: tuple[int, int] = (1366, 768)) -> Window:
    window = build(stall)
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def selling(window: Window) -> SellScreen:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    return page


def pad_of(window: Window) -> HagglePad:
    pad = selling(window).pad
    assert isinstance(pad, HagglePad)
    return pad


def press(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """As a person, to whatever has the focus."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        QTest.qWait(60)


def touch(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def key(pad: QWidget, text: str) -> KeyButton:
    return next(button for button in pad.findChildren(KeyButton) if button.label == text)


def said_by(window: Window) -> list[str]:
    """What every widget would tell a screen reader, and its tip."""
    window.grab()
    widgets = [window, *window.findChildren(QWidget)]
    return [text for each in widgets for text in (each.accessibleName(), each.accessibleDescription(), each.toolTip())]


def on_paper(data: bytes | Path) -> str:
    with closing(pypdfium2.PdfDocument(data)) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_radio_is_haggled_over_and_paid_by_keys_alone(stall: Stall, qtbot: QtBot) -> None:
    window = opened(stall, qtbot)
    screen = selling(window)
    qtbot.waitUntil(screen.goods.search.focused)
    press(*"radio", Qt.Key.Key_Return)
    assert screen.pad is not None
    press(Qt.Key.Key_F4, *"500000", Qt.Key.Key_Return)
    press(*"800000")
    press(Qt.Key.Key_F4, *"600000", Qt.Key.Key_Return)
    assert pad_of(window).model.price == 725_000
    press(Qt.Key.Key_F6, Qt.Key.Key_Escape)
    press("6", modifier=Qt.KeyboardModifier.AltModifier)
    assert pad_of(window).model.price == 730_000
    press(Qt.Key.Key_Return)
    assert screen.pad is None
    assert screen.goods.search.focused()
    assert [(line.asked, line.price) for line in screen.model.basket.lines] == [(850_000, 730_000)]
    press("z", modifier=Qt.KeyboardModifier.ControlModifier)
    assert screen.model.basket.lines == []
    press(*"uang", Qt.Key.Key_Return, "+", Qt.Key.Key_F3, *"50000", Qt.Key.Key_Return)
    press(Qt.Key.Key_F3, Qt.Key.Key_F2, "3", Qt.Key.Key_Return)
    press(Qt.Key.Key_F12, Qt.Key.Key_Return)
    sale = stall.till.last_sale()
    assert sale is not None
    assert [(line.qty, line.asked, line.price) for line in sale.lines] == [(3, 60_000, 50_000)]
    assert [talk.offers for talk in stall.talks.earlier("A1", "")] == [(500_000, 600_000)]
    assert check_stall(stall).problems == ()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)], ids=["1366", "1024"])
def test_below_the_lowest_price_by_touch_alone_with_a_pin_and_it_is_written_nowhere(
    staffed: Stall, qtbot: QtBot, written: list[str], size: tuple[int, int]
) -> None:
    window = opened(staffed, qtbot, size)
    seen: list[str] = []

    def enter(place: LockScreen | ApprovalSheet, name: str) -> None:
        model = place.identify.model
        touch(next(place.identify.tiles[one.id] for one in model.people() if one.name == name))
        for digit in PINS[name]:
            touch(place.identify.pad.keys[digit])
        touch(place.identify.pad.bar)

    def approve() -> None:
        sheet = window.places.currentWidget()
        assert isinstance(sheet, ApprovalSheet)
        seen.extend(said_by(window))
        enter(sheet, "Ratih")
        qtbot.waitUntil(lambda: not window.places.asks)

    enter(next(cover for cover in window.findChildren(LockScreen) if cover.isVisible()), "Ayu")
    qtbot.waitUntil(lambda: not window.is_covered)
    screen = selling(window)
    grid = screen.goods.grid
    tile = next(at for at in range(grid.tiles.rowCount()) if grid.tiles.data(grid.tiles.index(at)) == RADIO.name)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(grid.tiles.index(tile)).center())
    pad = pad_of(window)
    seen.extend(said_by(window))
    touch(pad.answers.offer)
    for digits in ("6", "0", "0", "000"):
        touch(key(pad, digits))
    touch(pad.bar)
    assert pad.model.price == 725_000
    seen.extend(said_by(window))
    touch(pad.answers.buttons["follow"])
    assert pad.bar.label == "Minta PIN"
    seen.extend(said_by(window))
    touch(pad.bar)
    approve()
    qtbot.waitUntil(lambda: screen.pad is None)
    seen.extend(said_by(window))
    touch(screen.basket.pay)
    approve()
    qtbot.waitUntil(lambda: screen.pay_sheet is not None)
    assert isinstance(screen.pay_sheet, PaySheet)
    touch(screen.pay_sheet.bar)
    seen.extend(said_by(window))

    sale = staffed.till.last_sale()
    assert sale is not None
    assert [(line.asked, line.price) for line in sale.lines] == [(850_000, 600_000)]
    (talk,) = staffed.talks.earlier("A1", "")
    assert (talk.cashier, talk.offers, talk.agreed) == ("Ayu", (600_000,), 600_000)
    haggled, sold = (
        next(event for event in staffed.journal.events() if event.kind == kind) for kind in ("haggled", "sale")
    )
    assert (haggled.data["authorised_by"], sold.data["authorised_by"]) == ("Ratih", "Ratih")
    sealed = staffed.close_day()
    receipt = on_paper(pdf(staffed.papers.receipt(sale)))
    assert "harga buka 850.000" in receipt
    outbox = staffed.folder.joinpath("outbox")
    summary = outbox.joinpath(sealed.file)
    papers = [receipt, on_paper(summary.with_suffix(".pdf")), summary.read_text(encoding="utf-8")]
    assert "U A T" not in written
    assert "U A S" in written
    told = [*written, *seen, *papers, str(haggled.data), str(sold.data)]
    assert any("Rp\u00a0850.000" in text for text in written)
    assert not [text for text in told if FLOOR.search(text)]
    assert check_stall(staffed).problems == ()


def test_a_price_is_touched_on_its_line_and_left_again(stall: Stall, qtbot: QtBot) -> None:
    window = opened(stall, qtbot)
    screen = selling(window)
    screen.model.add_code("UANG")
    view = screen.basket.view
    delegate = view.itemDelegate()
    rect = view.visualRect(view.currentIndex())
    spot = delegate.buttons(rect.toRectF().adjusted(0, 0, 0, -2), view.lines.data(view.currentIndex(), 256))["price"]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot.center().toPoint()))
    pad = pad_of(window)
    touch(pad.answers.buttons["off10"])
    touch(pad.out)
    assert screen.pad is None
    assert screen.model.basket.lines[0].price == 60_000
