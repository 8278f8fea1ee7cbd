from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from pos.printing.layout import Layout, Text
from ui.look.tokens import DARK
from ui.look.wear import Look, wear
from ui.widgets.paper import PaperView


def test_paper_is_white_in_the_dark_too_and_says_what_stands_on_it(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    wear(view, Look(DARK))
    before = view.sizeHint()
    view.show_layout(Layout(title="t", rows=(Text("Kain batik", "245.000"),), width_mm=80, margin_mm=4))
    view.resize(view.sizeHint())
    image = view.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(1, image.width() - 1) for y in range(1, image.height() - 1)}
    assert QColor("#ffffff").name() in colours
    assert any(QColor(colour).lightness() < 80 for colour in colours)
    assert "Kain batik" in view.accessibleDescription()
    assert view.sizeHint().width() > before.width()
