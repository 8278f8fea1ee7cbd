from importlib.resources import files

import pytest
from PySide6.QtGui import QColor

from ui.look import icons

NAMES = sorted(
    path.name.removesuffix(".svg")
    for path in files("resources").joinpath("icons").iterdir()
    if path.name.endswith(".svg")
)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something(qapp: object, name: str) -> None:
    image = icons.pixmap(name, "#c4320a", 24).toImage()
    assert any(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))


def test_an_icon_takes_the_colour_it_is_given(qapp: object) -> None:
    image = icons.pixmap("minus", "#c4320a", 24, 2.0).toImage()
    assert image.pixelColor(24, 24) == QColor("#c4320a")


def test_an_icon_has_as_many_pixels_as_the_screen_needs(qapp: object) -> None:
    drawn = icons.pixmap("plus", "#000000", 20, 1.5)
    assert (drawn.width(), drawn.devicePixelRatio()) == (30, 1.5)
