"""The sizes of things in logical pixels, for a wide window and for a small one."""

from typing import NamedTuple


class Measures(NamedTuple):
    """Sizes in logical pixels; a type size ends in `_text`."""

    small: bool
    app_bar: int
    margin: int
    gap: int
    search: int
    tile_gap: int
    tile_band: int
    tile_icon: int
    tile_width: int
    tile_height: int
    basket: int
    tender: int
    pay_bar: int
    total_text: int
    due_text: tuple[int, ...]
    change_text: tuple[int, ...]
    """The largest that fits is used."""
    money_field: int
    money_text: int
    key: int
    key_low: int
    """Where more stands above the keys than one field."""
    key_text: int
    note_text: int
    chip: int = 44
    button: int = 44
    basket_line: int = 60
    basket_line_selected: int = 98
    rail: int = 88


FULL = Measures(
    small=False,
    app_bar=56,
    margin=16,
    gap=16,
    search=48,
    tile_gap=12,
    tile_band=60,
    tile_icon=36,
    tile_width=213,
    tile_height=181,
    basket=432,
    tender=64,
    pay_bar=64,
    total_text=32,
    due_text=(48, 40, 32, 26),
    change_text=(72, 56, 48),
    money_field=64,
    money_text=30,
    key=70,
    key_low=62,
    key_text=22,
    note_text=15,
)

SMALL = Measures(
    small=True,
    app_bar=52,
    margin=12,
    gap=12,
    search=48,
    tile_gap=12,
    tile_band=60,
    tile_icon=28,
    tile_width=145,
    tile_height=127,
    basket=372,
    tender=44,
    pay_bar=60,
    total_text=26,
    due_text=(32, 26, 22, 18),
    change_text=(52, 44, 36),
    money_field=52,
    money_text=26,
    key=48,
    key_low=44,
    key_text=20,
    note_text=14,
)


SMALLEST = (1024, 600)
"""The smallest window that every screen fits into, in logical pixels."""

LARGER = (5, 4)
"""How much larger everything is drawn for those who want it, as a fraction."""


def larger_fits(width: int, height: int) -> bool:
    """Whether every screen, drawn larger, still fits into so many logical pixels."""
    return width * LARGER[1] >= SMALLEST[0] * LARGER[0] and height * LARGER[1] >= SMALLEST[1] * LARGER[0]


def measures_for(width: int, height: int) -> Measures:
    """The measures of a window of this size in logical pixels."""
    return SMALL if width < 1280 or height < 680 else FULL
