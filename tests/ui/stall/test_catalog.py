"""The catalogue's screen, by key, by hand and by scanner."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui.app import build
from ui.news import Screen
from ui.stall.catalog import CatalogScreen
from ui.stall.catalog.labels import LabelSheet
from ui.window import Window

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, shop: Stall) -> Window:
    made = build(shop)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_screen(Screen.CATALOG)
    return made


@pytest.fixture
def screen(window: Window) -> CatalogScreen:
    page = window.page
    assert isinstance(page, CatalogScreen)
    return page


@pytest.fixture
def press(screen: CatalogScreen) -> Callable[..., None]:
    def run(*keys: Qt.Key | str) -> None:
        for key in keys:
            focus = screen.window().focusWidget()
            assert focus is not None
            QTest.keyClicks(focus, key) if isinstance(key, str) else QTest.keyClick(focus, key)

    return run


def test_the_list_shows_all_goods_and_typing_searches(
    screen: CatalogScreen, press: Callable[..., None], qtbot: QtBot
) -> None:
    assert screen.list.table.table.rowCount() == 5
    press("wayang")
    qtbot.waitUntil(lambda: screen.list.table.table.rowCount() == 1)
    press(Key.Key_Return)
    assert screen.panel.title.text() == "Wayang kulit Semar"


def test_a_price_is_changed_by_keys_alone(screen: CatalogScreen, shop: Stall, press: Callable[..., None]) -> None:
    press(Key.Key_Down)
    assert screen.list.table.key() == "TAS"
    press(Key.Key_F2, "80000", Key.Key_Return)

    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    assert bag.price == 80_000
    assert screen.list.table.hasFocus()


def test_tab_goes_on_to_the_next_cell_and_row(screen: CatalogScreen, shop: Stall, press: Callable[..., None]) -> None:
    press(Key.Key_Down, Key.Key_F2, "81000", Key.Key_Tab, "9", Key.Key_Tab)

    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    assert (bag.price, bag.on_hand) == (81_000, 9)
    field = screen.list.table.field
    assert (field.isVisible(), field.code, field.fact) == (True, "KAIN", "name")
    press(Key.Key_Escape)
    assert not field.isVisible()


def test_what_was_refused_is_settled_once_it_is_saved(
    screen: CatalogScreen, window: Window, shop: Stall, press: Callable[..., None], qtbot: QtBot
) -> None:
    screen.begin()
    press("Dakon kayu")
    screen.leave()
    assert window.bar.toast.bad
    screen.panel.fields["price"].set_text("95.000")
    QTest.keyClick(screen, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert shop.catalog.listed("all")[-1].name == "Dakon kayu"
    qtbot.waitUntil(lambda: not window.bar.toast.isVisible())


def test_a_wrong_cell_changes_nothing(screen: CatalogScreen, shop: Stall, press: Callable[..., None]) -> None:
    press(Key.Key_Down, Key.Key_F2, "12,5", Key.Key_Return)
    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    assert bag.price == 75_000


def test_what_a_cell_refuses_stays_there_to_be_mended_and_the_field_is_named(
    screen: CatalogScreen, window: Window, shop: Stall, press: Callable[..., None]
) -> None:
    press(Key.Key_Down, Key.Key_F2, "12,5", Key.Key_Return)
    field = screen.list.table.field
    assert (field.isVisible(), field.hasFocus(), field.text()) == (True, True, "12,5")
    assert window.bar.toast.text.startswith("Harga: ")
    screen.search.setFocus()
    assert (field.isVisible(), field.text()) == (True, "12,5")
    field.setFocus()
    field.setText("12.500")
    press(Key.Key_Return)
    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    assert (field.isVisible(), bag.price) == (False, 12_500)


def test_what_is_not_saved_is_told_before_the_window_goes(
    screen: CatalogScreen, window: Window, press: Callable[..., None]
) -> None:
    screen.begin()
    press("Dakon kayu")
    window.show_screen(Screen.SETTINGS)
    assert not window.close()
    assert (window.shown, "Dakon kayu" in window.bar.toast.text) == (Screen.CATALOG, True)
    assert screen.panel.fields["name"].text() == "Dakon kayu"
    assert window.close()


def test_a_scan_opens_its_product_and_an_unknown_one_begins_a_new_item(
    screen: CatalogScreen, shop: Stall, press: Callable[..., None]
) -> None:
    screen.scanned("8991234567895")
    assert screen.panel.title.text() == "Tas goni sablon"

    screen.scanned("8990001112223")
    assert screen.panel.title.text() == "Barang baru"
    press("Dakon kayu")
    screen.panel.fields["price"].set_text("95.000")
    QTest.mouseClick(screen.panel.save, Qt.MouseButton.LeftButton)
    assert shop.catalog.by_barcode_or_code("8990001112223") is not None


def test_what_is_typed_and_not_saved_is_never_lost_by_a_click_or_a_scan(screen: CatalogScreen, window: Window) -> None:
    screen.model.pick("TAS")
    screen.panel.fields["name"].set_text("Tas baru")
    screen.list.table.pick("KAIN")
    screen.scanned("4711471147114")
    screen.leave()

    assert screen.panel.fields["name"].text() == "Tas baru"
    assert screen.model.product is not None
    assert screen.model.product.code == "TAS"
    assert window.bar.toast.bad


def test_a_wrong_fact_is_marked_where_it_stands(screen: CatalogScreen) -> None:
    screen.model.pick("TAS")
    screen.panel.fields["price"].set_text("mahal")
    QTest.mouseClick(screen.panel.save, Qt.MouseButton.LeftButton)
    assert screen.panel.fields["price"].focused()


def test_goods_are_archived_by_hand_and_offered_again(screen: CatalogScreen, shop: Stall) -> None:
    screen.list.table.pick("KUNCI")
    QTest.mouseClick(screen.list.archive, Qt.MouseButton.LeftButton)
    assert [product.code for product in shop.catalog.listed("archived")] == ["KUNCI"]

    screen.model.leave()
    screen.model.show("archived")
    screen.list.table.pick("KUNCI")
    QTest.mouseClick(screen.list.archive, Qt.MouseButton.LeftButton)
    assert shop.catalog.listed("archived") == []


def test_a_sheet_is_looked_into_taken_in_and_undone(
    screen: CatalogScreen, shop: Stall, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = tmp_path.joinpath("pemasok.csv")
    sheet.write_text("Nama Produk;harga\nDakon kayu;95000\n", encoding="utf-8")
    screen.files.take_file(sheet)
    assert not screen.intake.bar.isEnabled()

    screen.intake.table.pick("Nama Produk")
    screen.intake.meanings.chosen.emit("name")
    assert screen.intake.bar.isEnabled()
    QTest.mouseClick(screen.intake.bar, Qt.MouseButton.LeftButton)
    assert shop.catalog.count() == 6

    assert screen.list.undo.isVisible()
    QTest.mouseClick(screen.list.undo, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.list.undo, Qt.MouseButton.LeftButton)
    assert shop.catalog.count() == 6
    assert screen.list.undo.label == "Batalkan pemasok.csv? Tekan lagi"
    qtbot.waitUntil(screen.list.undo.isEnabled)
    QTest.mouseClick(screen.list.undo, Qt.MouseButton.LeftButton)
    assert shop.catalog.count() == 5
    assert not screen.list.undo.isVisible()


def test_a_catalogue_goes_out_and_comes_back_unchanged(screen: CatalogScreen, tmp_path: Path) -> None:
    screen.model.export(tmp_path.joinpath("barang.csv"))
    screen.open_sheet(tmp_path.joinpath("barang.csv"))
    assert screen.intake.sentence.text() == "Semua isi lembar ini sudah ada di daftar barang"


def test_esc_leads_out_step_by_step_to_selling(screen: CatalogScreen, window: Window, tmp_path: Path) -> None:
    screen.model.pick("TAS")
    screen.leave()
    assert screen.model.product is None
    screen.leave()
    assert window.shown is Screen.SELL


def test_in_a_small_window_the_panel_takes_the_lists_place(screen: CatalogScreen, window: Window) -> None:
    window.resize(1024, 600)
    assert screen.list.isVisible()
    screen.model.pick("TAS")
    assert screen.panel.isVisible()
    assert not screen.list.isVisible()


def test_buying_in_and_the_age_of_pieces_are_a_touch_away_where_there_are_such(
    window: Window, screen: CatalogScreen, shop: Stall
) -> None:
    assert not screen.head.buying.isVisible()
    shop.set("pieces", "yes")
    screen.model.refresh()
    screen.head.ageing.click()
    assert window.shown is Screen.AGEING
    window.show_screen(Screen.CATALOG)
    screen.head.buying.click()
    assert window.shown is Screen.BUYING


def test_how_a_piece_is_and_where_it_comes_from_is_asked_only_where_pieces_are_told_of(
    window: Window, screen: CatalogScreen, shop: Stall
) -> None:
    screen.model.pick("WAYANG")
    panel = screen.panel
    assert not panel.conditions["flawed"].isVisible()
    assert not panel.provenance.isVisible()

    shop.set("pieces", "yes")
    panel.show_product()
    assert panel.provenance.isVisible()
    assert panel.sub.text() == "WAYANG · Rp\u00a0425.000 · 0 hari di sini"
    panel.conditions["flawed"].click()
    panel.fields["flaws"].set_text("tangkai patah")
    panel.provenance.set_text("Dari dalang di Klaten")
    QTest.keyClick(screen, Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    kept = shop.catalog.by_code("WAYANG")
    assert kept is not None
    assert (kept.condition, kept.flaws, kept.provenance) == ("flawed", "tangkai patah", "Dari dalang di Klaten")
    assert panel.conditions["flawed"].isChecked()


def test_labels_are_made_by_keys_alone_and_kept_as_a_pdf(
    screen: CatalogScreen, window: Window, shop: Stall, press: Callable[..., None], qtbot: QtBot
) -> None:
    press(Key.Key_Down)
    QTest.keyClick(window, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(screen.place.over, LabelSheet)
    assert screen.place.over.sub.text() == "1 label"
    kept: list[object] = []
    screen.keeping_asked.connect(kept.append)
    press(Key.Key_F12)
    assert len(kept) == 1
    qtbot.waitUntil(lambda: list(shop.folder.joinpath("papers").glob("*.pdf")) != [])
    press(Key.Key_Escape)
    assert screen.place.over is None


def test_while_labels_are_looked_at_a_scan_and_letters_do_nothing(screen: CatalogScreen) -> None:
    screen.show_labels()
    screen.scanned("8991234567895")
    screen.typed("w")
    assert (screen.model.product, screen.search.text()) == (None, "")


def test_as_many_labels_as_in_stock_by_touch(screen: CatalogScreen) -> None:
    screen.list.table.selectRow(0)
    QTest.mouseClick(screen.list.labels, Qt.MouseButton.LeftButton)
    assert isinstance(screen.place.over, LabelSheet)
    stock = next(
        chip for chip in screen.place.over.ways.findChildren(QAbstractButton) if chip.text() == "Sebanyak stok"
    )
    QTest.mouseClick(stock, Qt.MouseButton.LeftButton)
    assert screen.place.over.sub.text() == "2 label"
