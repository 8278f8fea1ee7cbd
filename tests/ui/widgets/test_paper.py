from PySide6.QtCore import QRect
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


def test_a_part_of_a_long_paper_is_the_same_whether_all_of_it_is_painted_or_only_that(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    rows = tuple(Text(f"Kain batik {number}", "245.000") for number in range(200))
    view.show_layout(Layout(title="t", rows=rows, width_mm=80, margin_mm=4, height_mm=60))
    view.resize(view.sizeHint())
    whole = view.grab().toImage()
    for top in (0, 130, 261, 700, whole.height() - 200):
        part = QRect(0, top, whole.width(), 200)
        assert view.grab(part).toImage() == whole.copy(part)
