import zxingcpp
from PIL import Image

from pos.printing.qr import matrix


def test_the_modules_read_back_as_the_text():
    text = "LAPAK1:GIK-K07-1:1:12:9f3c7a51"
    assert _read(matrix(text)) == text


def test_a_short_text_is_no_micro_code():
    assert len(matrix("A")) >= 21


def test_all_rows_are_as_long_as_the_code_is_high():
    modules = matrix("LAPAK1:GALERI-KLITIKAN-12:99:123456:9f3c7a51")
    assert {len(row) for row in modules} == {len(modules)}


def _read(modules):
    side = len(modules)
    image = Image.new("L", (side + 8, side + 8), 255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            image.putpixel((x + 4, y + 4), 0 if dark else 255)
    (code,) = zxingcpp.read_barcodes(image.resize((image.width * 4, image.height * 4), Image.Resampling.NEAREST))
    return code.text
