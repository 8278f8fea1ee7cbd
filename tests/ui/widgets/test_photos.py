from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.background import Background
from ui.widgets.photos import Photos, read_photo
from ui.widgets.tiles import Tile, TileGrid

RED, BLUE = QColor("#c4320a"), QColor("#2456e6")
SPOT = QRectF(0, 0, 100, 60)


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """400 × 100 pixels, red with a blue middle."""
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(RED)
    for x in range(150, 250):
        for y in range(100):
            image.setPixelColor(x, y, BLUE)
    path = str(tmp_path / "photo.png")
    image.save(path)
    return path


def test_a_photo_is_cropped_to_fill_from_its_middle(photo: str) -> None:
    image = read_photo(photo, QSize(200, 120))
    assert (image.width(), image.height()) == (200, 120)
    assert image.pixelColor(QPoint(100, 60)) == BLUE
    assert image.pixelColor(QPoint(0, 0)) == image.pixelColor(QPoint(199, 119)) == RED


def test_a_photo_is_read_off_the_window_once_and_then_there(photo: str, qtbot: QtBot) -> None:
    background = Background()
    photos = Photos(background)
    with qtbot.waitSignal(photos.arrived, timeout=5000):
        assert photos.get(photo, SPOT, 2.0) is None
        assert photos.get(photo, SPOT, 2.0) is None
    drawn = photos.get(photo, SPOT, 2.0)
    assert drawn is not None
    assert (drawn.width(), drawn.height(), drawn.devicePixelRatio()) == (200, 120, 2.0)
    assert background.finish()


@pytest.mark.parametrize("content", [None, b"", b"no photo at all"])
def test_a_photo_that_cannot_be_read_is_left_out(
    content: bytes | None, tmp_path: Path, qtbot: QtBot, at_once: object
) -> None:
    path = tmp_path / "bad.jpg"
    if content is not None:
        path.write_bytes(content)
    photos = Photos(at_once)
    assert photos.get(str(path), SPOT, 1.0) is None
    assert photos.get(str(path), SPOT, 1.0) is None


def test_only_the_photos_seen_last_are_kept(photo: str, at_once: object, qtbot: QtBot) -> None:
    photos = Photos(at_once)
    for high in range(1, 300):
        photos.get(photo, QRectF(0, 0, 10, high), 1.0)
    assert len(photos._kept) == 240


def test_a_tile_shows_its_photo_and_without_one_its_icon(photo: str, at_once: object, qtbot: QtBot) -> None:
    photos = Photos(at_once)
    grid = TileGrid(photos=photos)
    qtbot.addWidget(grid)
    grid.resize(886, 570)
    grid.set_tiles([Tile("a", "Radio", "Rp 1", photo=photo), Tile("b", "Radio", "Rp 1", photo="")])
    grid.show()
    middle = QPoint(106, 60)
    assert grid.grab().toImage().pixelColor(middle) == BLUE
    assert grid.grab().toImage().pixelColor(middle + QPoint(224, 30)) != BLUE


def test_a_tile_that_was_painted_with_its_icon_shows_its_photo_once_it_is_read(photo: str, qtbot: QtBot) -> None:
    background = Background()
    photos = Photos(background)
    grid = TileGrid(photos=photos)
    qtbot.addWidget(grid)
    grid.resize(886, 570)
    grid.show()
    QApplication.processEvents()
    with qtbot.waitSignal(photos.arrived):
        grid.set_tiles([Tile("a", "Radio", "Rp 1", photo=photo)])
        assert grid.grab().toImage().pixelColor(QPoint(106, 60)) != BLUE
    assert grid.grab().toImage().pixelColor(QPoint(106, 60)) == BLUE
    assert background.finish()
