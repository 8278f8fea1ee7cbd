import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos import words
from ui.widgets.chart import Across, Bars, Chart, Stack, short_rupiah, ticks

BARS = Bars(("09", "10", "11"), (600_000, 1_900_000, 6_600_000), line=(800_000, 2_100_000, 5_200_000))


@pytest.mark.parametrize(
    ("most", "wanted"),
    [(6_600_000, [0, 2_000_000, 4_000_000, 6_000_000, 8_000_000]), (1, [0, 1]), (100, [0, 50, 100]), (9, [0, 5, 10])],
)
def test_a_scale_has_round_numbers_and_holds_the_largest(most: int, wanted: list[int]) -> None:
    assert ticks(most) == wanted


@pytest.mark.parametrize(
    ("amount", "wanted"),
    [
        (6_600_000, "Rp 6,6 m"),
        (12_000_000, "Rp 12 m"),
        (850_400, "Rp 850 k"),
        (-85_000, "−Rp 85 k"),
        (500, "Rp 500"),
        (0, "Rp 0"),
    ],
)
def test_a_short_amount_keeps_what_matters(monkeypatch: pytest.MonkeyPatch, amount: int, wanted: str) -> None:
    monkeypatch.setattr(words, "_language", "en")
    assert short_rupiah(amount).replace("\u00a0", " ") == wanted


def test_all_of_a_chart_can_be_read_as_text(qtbot: QtBot) -> None:
    chart = Chart("Per cara bayar", Stack(("Tunai", "QRIS"), (300, 700)))
    qtbot.addWidget(chart)
    assert chart.as_text().replace("\u00a0", " ") == "Tunai · Rp 300\nQRIS · Rp 700"
    assert chart.accessibleDescription() == chart.as_text()


def test_arrow_keys_ask_one_bar_after_the_other(qtbot: QtBot) -> None:
    chart = Chart("Per jam", BARS)
    qtbot.addWidget(chart)
    said = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(chart, key)
        said.append(chart.said()[:2])
    assert said == ["09", "10", "09"]


def test_the_pointer_asks_the_bar_under_it(qtbot: QtBot) -> None:
    chart = Chart("Per jam", BARS)
    qtbot.addWidget(chart)
    chart.resize(400, 160)
    chart.show()
    QTest.mouseMove(chart, BARS.mark(QRectF(chart.rect()), 2).center().toPoint())
    qtbot.waitUntil(lambda: chart.said().startswith("11"), timeout=1000)
    QTest.mouseMove(chart, QPoint(1, 1))
    qtbot.waitUntil(lambda: chart.said() == "", timeout=1000)


def test_a_bar_is_as_high_as_its_share_of_the_scale(qapp: object) -> None:
    area = QRectF(0, 0, 400, 160)
    high = [BARS.mark(area, at).height() for at in range(3)]
    assert high[2] / high[0] == pytest.approx(11)
    assert high[2] <= 160


def test_lying_bars_share_the_room_beside_their_texts(qapp: object) -> None:
    figure = Across(("Kuliner", "Mebel"), (1_000_000, 500_000), (("+12 %", "ok"), ("−3 %", "bad")))
    area = QRectF(0, 0, 340, 48)
    assert figure.mark(area, 0).width() == pytest.approx(2 * figure.mark(area, 1).width())
    assert figure.mark(area, 0).right() < 340


def test_a_chart_of_nothing_paints_and_says_nothing(qtbot: QtBot) -> None:
    for figure in (Bars((), ()), Across((), ()), Stack((), ())):
        chart = Chart("Kosong", figure)
        qtbot.addWidget(chart)
        chart.resize(200, 80)
        assert not chart.grab().isNull()
        assert chart.as_text() == ""
