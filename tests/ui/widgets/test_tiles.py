from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.look.measures import FULL, SMALL, Measures
from ui.look.tokens import DARK, LIGHT
from ui.look.wear import Look, wear
from ui.widgets.tiles import Tile, TileGrid

TILES = [Tile(str(at), f"Barang {at}", "Rp 1.000", pill="Habis" if at == 2 else "") for at in range(30)]


def grid(qtbot: QtBot, width: int, measures: Measures) -> TileGrid:
    made = TileGrid()
    qtbot.addWidget(made)
    wear(made, Look(LIGHT, measures))
    made.resize(width, 570)
    made.set_tiles(TILES)
    made.show()
    return made


@pytest.mark.parametrize(
    ("width", "measures", "tile"), [(886, FULL, (212, 181)), (616, SMALL, (145, 127))], ids=["1366", "1024"]
)
def test_four_tiles_stand_beside_each_other_and_reach_the_edge(
    qtbot: QtBot, width: int, measures: Measures, tile: tuple[int, int]
) -> None:
    made = grid(qtbot, width, measures)
    assert made.tile_size().toTuple() == tile
    rects = [made.visualRect(made.tiles.index(at)) for at in range(5)]
    assert len({rect.top() for rect in rects[:4]}) == 1
    assert rects[4].top() > rects[0].top()
    assert width - 4 <= rects[3].left() + tile[0] <= width


def test_tiles_that_were_painted_before_wear_the_new_colours_and_words(qtbot: QtBot) -> None:
    made, fresh = grid(qtbot, 886, FULL), grid(qtbot, 886, FULL)
    light = made.grab().toImage()
    assert made.grab().toImage() == light
    for each in (made, fresh):
        wear(each, Look(DARK, FULL))
    other = [replace(TILES[0], pill="Sisa 1"), *TILES[1:]]
    made.grab()
    for each in (made, fresh):
        each.set_tiles(other)
    assert made.grab().toImage() == fresh.grab().toImage() != light


def test_a_tap_picks_a_tile_once(qtbot: QtBot) -> None:
    made = grid(qtbot, 886, FULL)
    picked: list[str] = []
    made.picked.connect(picked.append)
    middle = made.visualRect(made.tiles.index(5)).center()
    QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert picked == ["5"]


def test_two_fast_taps_pick_twice(qtbot: QtBot) -> None:
    made = grid(qtbot, 886, FULL)
    picked: list[str] = []
    made.picked.connect(picked.append)
    middle = made.visualRect(made.tiles.index(5)).center()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(made.viewport(), left, pos=middle)
    for kind, held in ((QEvent.Type.MouseButtonDblClick, left), (QEvent.Type.MouseButtonRelease, Qt.MouseButton(0))):
        where = made.viewport().mapToGlobal(middle)
        event = QMouseEvent(kind, QPointF(middle), QPointF(where), left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(made.viewport(), event)
    assert picked == ["5", "5"]


def test_enter_picks_the_current_tile(qtbot: QtBot) -> None:
    made = grid(qtbot, 886, FULL)
    made.setCurrentIndex(made.tiles.index(1))
    QTest.keyClick(made, Qt.Key.Key_Right)
    with qtbot.waitSignal(made.picked, timeout=500) as told:
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert told.args == ["2"]


def test_a_screen_reader_hears_that_it_is_sold_out(qtbot: QtBot) -> None:
    made = grid(qtbot, 886, FULL)
    assert made.tiles.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == "Barang 2, Rp 1.000, Habis"


def test_a_tile_that_changes_keeps_the_scroll_where_it_is(qtbot: QtBot) -> None:
    made = grid(qtbot, 886, FULL)
    made.verticalScrollBar().setValue(200)
    made.set_tiles([Tile(tile.key, tile.name, "Rp 2.000") for tile in TILES])
    assert made.verticalScrollBar().value() == 200
    assert made.tiles.index(0).data(Qt.ItemDataRole.UserRole).price == "Rp 2.000"


def test_the_tile_under_the_mouse_is_marked_until_the_mouse_leaves(qtbot: QtBot) -> None:
    made = grid(qtbot, 886, FULL)
    QTest.mouseMove(made.viewport(), made.visualRect(made.tiles.index(1)).center())
    qtbot.waitUntil(lambda: made.hovered == 1)
    QApplication.sendEvent(made, QEvent(QEvent.Type.Leave))
    assert made.hovered == -1
