from pathlib import Path

from pytestqt.qtbot import QtBot

from pos.gallery import create_office
from pos.stall import Stall
from pos.words import N_
from ui import app
from ui.keys import Command, clashes
from ui.look.tokens import DARK, LIGHT
from ui.look.wear import Look, of
from ui.news import Screen
from ui.stall.day import DayScreen
from ui.stall.day.hand_in import HandInSheet
from ui.stall.day.sheets import FloatSheet
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
                commands = [*window.commands(), Command("keys", N_("Keys"), "?", window.toggle_shortcut_sheet)]
                assert clashes(commands) == {}
                assert len({command.id for command in commands}) == len(commands)
            window.close()


def test_the_status_leads_to_the_float_and_to_what_the_office_lacks(shop: Stall, qtbot: QtBot) -> None:
    window = app.build(shop)
    qtbot.addWidget(window)
    window.show()
    till, office = window.findChildren(StatusItem)[:2]
    till.click()
    day = window.page
    assert isinstance(day, DayScreen)
    assert isinstance(day.sheet, FloatSheet)
    office.click()
    assert isinstance(day.sheet, HandInSheet)
