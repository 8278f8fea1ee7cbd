import pytest
import zxingcpp

from pos.printing.layout import Layout, Rule, Text
from pos.printing.raster import raster

CODE = "LAPAK1:GIK-K07-1:1:12:9f3c7a51"


@pytest.mark.parametrize(("width", "dots"), [(58, 384), (80, 576)])
def test_the_picture_is_black_and_white_and_as_wide_as_the_head(every_row, width, dots):
    image = raster(every_row(width))
    assert (image.mode, image.width) == ("1", dots)


def test_the_code_in_the_picture_reads_back_as_its_text(every_row):
    image = raster(every_row(80)).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [CODE]


@pytest.mark.parametrize("width", [58, 80])
def test_ink_reaches_both_margins_and_is_not_cut(width):
    layout = Layout(title="t", rows=(Rule(),), width_mm=width, margin_mm=5 if width == 58 else 4)
    image = raster(layout)
    ink = image.point(lambda dot: 255 - dot).getbbox()
    assert ink[0] == 0
    assert ink[2] == image.width


def test_letters_stand_on_the_same_height_as_in_the_pdf():
    layout = Layout(title="t", rows=(Text("H", size=20),), width_mm=58, margin_mm=5)
    top, bottom = raster(layout).point(lambda dot: 255 - dot).getbbox()[1::2]
    assert bottom - top == pytest.approx(20 * 0.727 * 203.2 / 72, abs=2)
    assert bottom == pytest.approx(40 + 20 * 1.0386 * 203.2 / 72, abs=2)
