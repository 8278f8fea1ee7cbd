"""The screen of what is bought in, by key and by hand."""

from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from pos.till.buying.buy_in import Draft, Piece, Seller
from pos.till.payment import Offer
from ui import camera
from ui.news import Screen
from ui.stall.buying import BuyingScreen
from ui.stall.buying.form import BuySheet
from ui.stall.catalog import CatalogScreen
from ui.stall.catalog.camera import CameraSheet
from ui.widgets.buttons import KeyButton
from ui.widgets.papers import PaperSheet
from ui.widgets.why import WhySheet
from ui.window import Window

Key = Qt.Key


@pytest.fixture
def screen(shop: Stall, window: Window) -> BuyingScreen:
    """Two purchases of this morning; the later one is looked at."""
    shop.set("pieces", "yes")
    shop.till.open_day(500_000, at=shop.now(), operation="open")
    for seller, name in (("Pak Bejo", "Radio Philips"), ("Bu Sri", "Jam weker")):
        draft = Draft(Seller(seller), (Piece(name, 100_000, 300_000),))
        shop.buying.buy(draft, [Offer("cash", -100_000)], at=shop.now(), operation=seller)
    window.show_screen(Screen.BUYING)
    QApplication.processEvents()
    assert isinstance(window.page, BuyingScreen)
    return window.page


def test_only_a_stall_of_single_pieces_offers_it(shop: Stall, window: Window) -> None:
    buying = next(command for command in window.commands() if command.id == "buying")
    assert buying not in window.offer.common()
    shop.set("pieces", "yes")
    assert buying in window.offer.common()


def test_a_purchase_is_chosen_by_its_row_and_stays_chosen(screen: BuyingScreen) -> None:
    assert screen.panel.seller.text() == "Bu Sri"
    screen.model.choose("F03-1/B/2026/0001")
    assert (screen.panel.seller.text(), screen.table.key()) == ("Pak Bejo", "F03-1/B/2026/0001")
    screen.model.refresh()
    assert screen.panel.seller.text() == "Pak Bejo"


def test_a_purchase_by_keys_alone_ends_at_the_note_that_is_signed(
    screen: BuyingScreen, shop: Stall, press: Callable[..., None], qtbot: QtBot
) -> None:
    press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(screen.over, BuySheet)
    for text in ("Pak Karno", "Lampu"):
        qtbot.keyClicks(QApplication.focusWidget(), text, delay=1)
        press(Key.Key_Return)
    for digits in ("150000", "400000"):
        qtbot.keyClicks(QApplication.focusWidget(), digits)
        press(Key.Key_Return)
    assert screen.over.bar.hasFocus()
    press(Key.Key_F12)

    assert isinstance(screen.over, PaperSheet)
    assert "Pak Karno" in screen.over.sub.text()
    newest = shop.buying.newest()[0]
    assert (newest.seller.name, newest.total) == ("Pak Karno", 150_000)
    press(Key.Key_Escape)
    assert (screen.over, screen.panel.seller.text()) == (None, "Pak Karno")


def test_a_scan_is_no_price_and_no_name(screen: BuyingScreen, scan: Callable[[str], None]) -> None:
    screen.begin()
    sheet = screen.over
    assert isinstance(sheet, BuySheet)
    sheet.paid.setFocus()
    scan("8991234567895")
    assert (sheet.paid.amount, sheet.form.seller) == (0, "")


def test_what_was_written_is_told_before_the_window_closes(screen: BuyingScreen, window: Window) -> None:
    screen.begin()
    assert isinstance(screen.over, BuySheet)
    assert screen.unsaved() == ""
    screen.over.fields["seller"].set_text("Pak Karno")
    window.close()
    assert window.isVisible()
    assert window.bar.toast.isVisible()
    window.close()
    assert not window.isVisible()


def test_a_mistake_is_taken_back_where_it_was_made(
    screen: BuyingScreen, shop: Stall, press: Callable[..., None]
) -> None:
    press(Key.Key_F7)
    assert isinstance(screen.over, WhySheet)
    screen.over.reason.set_text("salah harga")
    press(Key.Key_F12)
    assert screen.over is None
    assert [one.undone for one in shop.buying.newest()] == ["salah harga", None]
    assert not screen.panel.undo.isEnabled()
    assert screen.panel.undone.text() == "salah harga"


def test_another_language_says_the_form_again_and_keeps_what_was_written(screen: BuyingScreen, window: Window) -> None:
    screen.begin()
    assert isinstance(screen.over, BuySheet)
    screen.over.fields["seller"].set_text("Pak Karno")
    window.set_language("en")
    assert isinstance(screen.over, BuySheet)
    assert (screen.over.bar.text(), screen.over.fields["seller"].text()) == ("Pay the seller", "Pak Karno")
    screen.over.closed.emit()
    assert (screen.over, screen.unsaved()) == (None, "")


def test_a_piece_is_photographed_while_what_is_written_waits(
    screen: BuyingScreen, shop: Stall, press: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera, "found", list)
    screen.begin()
    form = screen.form
    assert form is not None
    for fact, text in (("seller", "Pak Karno"), ("name", "Lampu")):
        form.fields[fact].set_text(text)
    press(Key.Key_F4)
    sheet = screen.over
    assert isinstance(sheet, CameraSheet)
    assert screen.unsaved()
    press(Key.Key_Escape)
    assert screen.over is form
    assert form.fields["seller"].text() == "Pak Karno"

    screen.show_camera()
    sheet = screen.over
    assert isinstance(sheet, CameraSheet)
    sheet.model.picture = Image.new("RGB", (64, 48), "brown")
    sheet.used.emit()
    assert screen.over is form
    assert form.form.piece.photo.endswith(".jpg")
    assert shop.folder.joinpath("photos", form.form.piece.photo).is_file()
    form.closed.emit()
    assert (screen.over, screen.form) == (None, None)


def test_what_was_bought_is_opened_among_the_goods_to_tell_more_of_it(
    screen: BuyingScreen, window: Window, press: Callable[..., None]
) -> None:
    assert screen.model.bought is not None
    code = screen.model.bought.pieces[0].code
    press(Key.Key_F4)
    page = window.page
    assert isinstance(page, CatalogScreen)
    assert page.model.product is not None
    assert (page.model.product.code, page.model.product.cost) == (code, 100_000)


def test_by_touch_the_keys_type_into_the_amount_that_was_touched(screen: BuyingScreen, qtbot: QtBot) -> None:
    screen.begin()
    form = screen.form
    assert form is not None
    keys = {key.accessibleName() or key.text(): key for key in form.pad.findChildren(KeyButton)}
    qtbot.mouseClick(keys["5"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys["000"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.price, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys["9"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys["000"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.paid, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys["00"], Qt.MouseButton.LeftButton)
    assert (form.paid.amount, form.price.amount) == (500_000, 9_000)
    form.closed.emit()
