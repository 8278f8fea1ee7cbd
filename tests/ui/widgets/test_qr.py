import pytest
import segno
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.look.tokens import DARK, LIGHT, Tokens
from ui.look.wear import Look, wear
from ui.widgets.qr import QrView

TEXT = "LAPAK1:GIK-K07-1:1:123:9f3c7a51"


def shot(qtbot: QtBot, tokens: Tokens, ratio: float) -> QImage:
    view = QrView(200)
    qtbot.addWidget(view)
    wear(view, Look(tokens))
    view.set_matrix([[bool(module) for module in row] for row in segno.make_qr(TEXT).matrix])
    view.resize(200, 200)
    image = QImage(round(200 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    view.render(image)
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_scanner_reads_the_code_at_every_scale_and_in_the_dark(qtbot: QtBot, tokens: Tokens, ratio: float) -> None:
    image = shot(qtbot, tokens, ratio).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = image.constBits().tobytes()
    picture = Image.frombytes("L", (image.width(), image.height()), rows, "raw", "L", image.bytesPerLine())
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [TEXT]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_module_is_whole_pixels_of_pure_black_and_white(qtbot: QtBot, ratio: float) -> None:
    image = shot(qtbot, DARK, ratio)
    inner = range(round(20 * ratio), round(180 * ratio))
    colours = {image.pixelColor(x, round(100 * ratio)).name() for x in inner}
    assert colours == {"#000000", "#ffffff"}
