import gc
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from pos.gallery import create_office
from pos.stall import Stall, create_stall
from pos.words import N_
from ui import app
from ui.keys import Command, clashes
from ui.look.tokens import DARK, LIGHT
from ui.look.wear import Look, of
from ui.news import Screen
from ui.stall.catalog import CatalogScreen
from ui.stall.day import DayScreen
from ui.stall.day.hand_in import HandInSheet
from ui.stall.day.sheets import FloatSheet
from ui.stall.sell import SellScreen
from ui.widgets.bars import StatusItem


def test_a_stall_opens_on_selling_and_an_office_on_today(shop: Stall, tmp_path: Path, qtbot: QtBot) -> None:
    window = app.build(shop)
    qtbot.addWidget(window)
    assert window.shown == Screen.SELL
    assert window.windowTitle() == "Lapak F-03 · Batik Ratih"
    with create_office(tmp_path / "office", "GIK", "Galeri", str(tmp_path / "collection")) as office:
        office_window = app.build(office)
        qtbot.addWidget(office_window)
        assert office_window.shown == Screen.TODAY
        office_window.close()


def test_colours_and_language_change_while_the_window_lives(shop: Stall, qtbot: QtBot) -> None:
    window = app.build(shop, Look(LIGHT))
    qtbot.addWidget(window)
    commands = {command.id: command for command in window.commands()}
    commands["scheme"].run()
    assert of(window).tokens is DARK
    commands["language"].run()
    assert shop.settings.language == "en"
    assert window.windowTitle() == "Stall F-03 · Batik Ratih"


def test_no_two_commands_of_a_screen_want_the_same_key(shop: Stall, tmp_path: Path, qtbot: QtBot) -> None:
    with create_office(tmp_path / "office", "GIK", "Galeri", str(tmp_path / "collection")) as office:
        for window in (app.build(shop), app.build(office)):
            qtbot.addWidget(window)
            for screen in Screen:
                window.show_screen(screen)
                commands = [*window.commands(), Command("keys", N_("Keys"), "?", window.places.toggle_keys)]
                assert clashes(commands) == {}
                assert len({command.id for command in commands}) == len(commands)
            window.close()


def test_the_status_leads_to_the_float_and_to_what_the_office_lacks(shop: Stall, qtbot: QtBot) -> None:
    window = app.build(shop)
    qtbot.addWidget(window)
    window.show()
    _cashier, till, office = window.findChildren(StatusItem)[:3]
    till.click()
    day = window.page
    assert isinstance(day, DayScreen)
    assert isinstance(day.sheet, FloatSheet)
    office.click()
    assert isinstance(day.sheet, HandInSheet)


def test_an_empty_stall_takes_its_first_sheet_where_all_are_taken(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "goods.csv"
    sheet.write_text("nama;harga\nSarung;95.000\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    with create_stall(tmp_path / "empty", code="F04", name="Kosong", trade="kriya") as stall:
        window = app.build(stall)
        qtbot.addWidget(window)
        selling = window.page
        assert isinstance(selling, SellScreen)
        selling.goods.import_sheet.click()
        catalog = window.page
        assert isinstance(catalog, CatalogScreen)
        assert [change.name for change in catalog.intake.model.added()] == ["Sarung"]
        window.close()


def test_a_window_that_is_gone_keeps_no_memory(shop: Stall, qtbot: QtBot) -> None:
    window = app.build(shop)
    window.show()
    QApplication.processEvents()  # what waits for the first turn holds it until then
    gone = ref(window)
    window.going.asks = False
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del window
    gc.collect()
    assert gone() is None
