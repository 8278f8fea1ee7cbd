import pytest
from PySide6.QtWidgets import QApplication

from ui.look import fonts


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_tabular_digits_are_all_as_wide_as_each_other(qapp: object, weight: int) -> None:
    assert fonts.width("1111", 20, weight, tabular=True) == fonts.width("8888", 20, weight, tabular=True)


def test_the_digits_of_a_code_keep_their_own_widths(qapp: object) -> None:
    assert fonts.width("1111", 20) != fonts.width("8888", 20)


def test_heavier_is_wider(qapp: object) -> None:
    widths = [fonts.width("Bayar", 20, weight) for weight in fonts.WEIGHTS]
    assert widths == sorted(set(widths))


def test_a_text_is_drawn_an_eighth_larger_where_that_is_wished(qapp: QApplication) -> None:
    assert (fonts.drawn(16), fonts.enlarged()) == (16, False)
    fonts.enlarge(qapp)
    larger = (fonts.drawn(16), fonts.font(16).pixelSize())
    fonts.enlarge(qapp, False)
    assert larger == (18, 18)
