import re

from ui.look import style
from ui.look.tokens import DARK, LIGHT, Tokens


def without_colours(tokens: Tokens) -> str:
    return re.sub("#[0-9a-f]{6,8}", "colour", style.rules(tokens))


def test_dark_and_light_differ_in_their_colours_alone() -> None:
    assert style.rules(LIGHT) != style.rules(DARK)
    assert without_colours(LIGHT) == without_colours(DARK)
