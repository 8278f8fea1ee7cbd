"""A photo of an item by the camera: by keys alone, by hand, and where there is no camera."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.stall import Stall
from ui import camera
from ui.app import build_stall
from ui.camera import Camera
from ui.look.wear import Look
from ui.models.camera import FAILED, LIVE, OFF, TAKEN
from ui.news import Screen
from ui.stall.catalog import CatalogScreen
from ui.stall.catalog.camera import CameraSheet
from ui.window import Window

Key = Qt.Key
LAPTOP = Camera("testsrc=size=1280x720:rate=25,realtime", "Kamera laptop", "lavfi")


@pytest.fixture
def plugged_in() -> list[Camera]:
    return [LAPTOP]


@pytest.fixture
def window(shop: Stall, qtbot: QtBot, plugged_in: list[Camera], monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(camera, "found", lambda: [*plugged_in])
    made = build_stall(shop, Look())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_screen(Screen.CATALOG)
    yield made
    made.left.emit()


@pytest.fixture
def screen(window: Window) -> CatalogScreen:
    page = window.page
    assert isinstance(page, CatalogScreen)
    page.model.pick("TAS")
    return page


@pytest.fixture
def sheet(screen: CatalogScreen, press: Callable[..., None]) -> CameraSheet:
    """As F4 opens it."""
    press(Key.Key_F4)
    over = screen.place.over
    assert isinstance(over, CameraSheet)
    return over


def photos(shop: Stall) -> list[Path]:
    return sorted(shop.folder.joinpath("photos").iterdir())


def test_a_photo_is_taken_and_kept_by_keys_alone(
    sheet: CameraSheet, screen: CatalogScreen, shop: Stall, press: Callable[..., None], qtbot: QtBot
) -> None:
    model = sheet.model
    qtbot.waitUntil(lambda: model.state == LIVE, timeout=10_000)
    press(Key.Key_Return)
    assert (model.state, sheet.bar.label) == (TAKEN, "Pakai")
    press(Key.Key_F2)
    assert model.state == LIVE
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert (screen.place.over, model.state) == (None, OFF)
    press("s", Qt.KeyboardModifier.ControlModifier)

    bag = shop.catalog.by_code("TAS")
    assert bag is not None
    [kept] = photos(shop)
    with Image.open(kept) as photo:
        assert (bag.photo, photo.format, photo.size) == (kept.name, "JPEG", (1024, 576))


def test_by_hand_the_photo_is_seen_in_the_panel_before_it_is_saved(screen: CatalogScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(screen.panel.camera, Qt.MouseButton.LeftButton)
    sheet = screen.place.over
    assert isinstance(sheet, CameraSheet)
    qtbot.waitUntil(sheet.bar.isEnabled, timeout=10_000)
    QTest.mouseClick(sheet.bar, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet.bar, Qt.MouseButton.LeftButton)
    assert (screen.panel.photo.accessibleName(), screen.model.is_dirty) == ("Foto", True)


def test_esc_or_another_screen_lets_the_camera_go(
    sheet: CameraSheet, screen: CatalogScreen, window: Window, press: Callable[..., None], qtbot: QtBot
) -> None:
    model = sheet.model
    qtbot.waitUntil(lambda: model.state == LIVE, timeout=10_000)
    press(Key.Key_Escape)
    assert (model.state, screen.place.over, screen.model.product is not None) == (OFF, None, True)
    press(Key.Key_F4)
    qtbot.waitUntil(lambda: model.state == LIVE, timeout=10_000)
    window.show_screen(Screen.SELL)
    assert model.state == OFF


def test_a_scan_while_the_camera_looks_changes_no_item(sheet: CameraSheet, screen: CatalogScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sheet.model.state == LIVE, timeout=10_000)
    screen.scanned("8990001112223")
    assert (sheet.isVisible(), screen.panel.title.text()) == (True, "Tas goni sablon")


def test_without_a_camera_the_sheet_says_so_and_tries_again(
    plugged_in: list[Camera], sheet: CameraSheet, press: Callable[..., None], qtbot: QtBot
) -> None:
    plugged_in.clear()
    sheet.model.open()
    qtbot.waitUntil(lambda: sheet.model.state == FAILED, timeout=10_000)
    assert sheet.empty.sentence.text() == "Tidak ada kamera yang tersambung: colokkan satu, lalu tekan “Coba lagi”"
    assert (sheet.bar.isEnabled(), sheet.retry.hasFocus()) == (False, True)
    plugged_in.append(LAPTOP)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.model.state == LIVE, timeout=10_000)
    assert sheet.bar.hasFocus()


def test_the_sheet_speaks_the_other_language_while_it_looks(sheet: CameraSheet, window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sheet.model.state == LIVE, timeout=10_000)
    window.set_language("en")
    assert (sheet.title.text(), sheet.bar.label, sheet.model.state) == ("Photo by camera", "Take the photo", LIVE)
