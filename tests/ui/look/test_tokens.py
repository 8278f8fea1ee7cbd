from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor

from ui.look.tokens import BANKNOTES, DARK, LIGHT, Tokens

Contrast = Callable[[str, str], float]

PAIRS = [
    (text, ground)
    for ground in ("ground", "surface", "raised")
    for text in ("text", "muted", "ok", "warn", "bad", "brand")
    if (text, ground) != ("brand", "ground")
] + [
    ("on_brand", "brand"),
    ("text", "soft"),
    ("text", "ok_soft"),
    ("text", "warn_soft"),
    ("text", "bad_soft"),
    ("text", "grid"),
    ("muted_on_tint", "soft"),
    ("muted_on_tint", "grid"),
    ("muted_on_tint", "ok_soft"),
    ("muted_on_tint", "warn_soft"),
    ("ok_on_tint", "ok_soft"),
    ("warn_on_tint", "warn_soft"),
    ("bad_on_tint", "bad_soft"),
    ("brand_on_tint", "soft"),
    ("surface", "text"),
    ("toast_action", "text"),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(tokens: Tokens, text: str, ground: str, contrast: Contrast) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_glyph_stands_out_from_every_shade_of_tile(tokens: Tokens, contrast: Contrast) -> None:
    assert all(contrast(tokens.glyph, shade) >= 4.5 for shade in tokens.shades)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_is_a_colour_that_qt_can_paint(tokens: Tokens) -> None:
    named = [value for value in tokens if isinstance(value, str)]
    for value in (*named, *tokens.shades, *BANKNOTES.values()):
        assert QColor(value).isValid()


def test_contrast_is_one_between_equals_and_twenty_one_between_black_and_white(contrast: Contrast) -> None:
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
