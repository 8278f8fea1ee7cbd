from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion
from pytestqt.qtbot import QtBot

from ui.look.tokens import LIGHT
from ui.widgets.card import Card


def _painted(card: Card, part: QRect) -> QImage:
    """What is seen of that part where only it is painted."""
    seen = QImage(card.size(), QImage.Format.Format_RGB32)
    seen.fill(0)
    with QPainter(seen) as painter:
        card.render(painter, part.topLeft(), QRegion(part))
    return seen.copy(part)


def test_a_part_of_a_card_is_painted_as_the_whole_is(qtbot: QtBot) -> None:
    card = Card("raised", 14)
    qtbot.addWidget(card)
    card.resize(200, 100)
    whole = _painted(card, card.rect())
    assert whole.pixelColor(0, 50).name() == LIGHT.line
    for part in (QRect(20, 20, 100, 50), QRect(6, 6, 188, 88), QRect(0, 0, 30, 30), QRect(150, 40, 50, 20)):
        assert _painted(card, part) == whole.copy(part), part
