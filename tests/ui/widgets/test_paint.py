import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.look import fonts
from ui.widgets import paint

RECT = QRectF(10, 4, 180, 32)
LONG = "Kain batik cap Asem Arang, dua lembar panjang"


def _sheet() -> QImage:
    sheet = QImage(200, 40, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    return sheet


def _written(text: str, align: Qt.AlignmentFlag) -> QImage:
    sheet = _sheet()
    with QPainter(sheet) as painter:
        paint.write(painter, RECT, text, fonts.font(15, 600, True), "#16191f", align)
    return sheet


def _drawn_by_qt(text: str, align: Qt.AlignmentFlag) -> QImage:
    sheet = _sheet()
    with QPainter(sheet) as painter:
        painter.setFont(fonts.font(15, 600, True))
        painter.setPen(QColor("#16191f"))
        painter.drawText(RECT, int(align), text)
    return sheet


@pytest.mark.parametrize("align", [paint.LEFT, paint.CENTRE, paint.RIGHT])
@pytest.mark.parametrize("text", ["Rp 1.250.000", "−Rp 5.000", "AVA & Tofi"])
def test_a_kept_text_stands_where_qt_would_draw_it(qtbot: QtBot, text: str, align: Qt.AlignmentFlag) -> None:
    assert _written(text, align) == _drawn_by_qt(text, align)


def test_a_text_that_does_not_fit_is_ended(qtbot: QtBot) -> None:
    ended = QFontMetricsF(fonts.font(15, 600, True)).elidedText(LONG, Qt.TextElideMode.ElideRight, RECT.width())
    assert ended.endswith("…")
    assert _written(LONG, paint.LEFT) == _drawn_by_qt(ended, paint.LEFT)


def test_two_lines_are_written_as_one(qtbot: QtBot) -> None:
    assert _written("Tas\nlurik", paint.LEFT) == _drawn_by_qt("Tas lurik", paint.LEFT)


@pytest.mark.parametrize("width", [1, 2])
def test_the_line_of_a_box_lies_inside_it(qtbot: QtBot, width: int) -> None:
    sheet = _sheet()
    with QPainter(sheet) as painter:
        paint.begin(painter)
        paint.box(painter, RECT, 10, "#00ff00", "#ff0000", width)
    across = [QColor(sheet.pixel(x, 20)).name() for x in range(9, 14)]
    assert across == ["#ffffff", *["#ff0000"] * width, *["#00ff00"] * (4 - width)]
