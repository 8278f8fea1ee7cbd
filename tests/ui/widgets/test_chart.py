import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos import words
from pos.printing.layout import MOST_PARTS
from pos.printing.scale import Scale, label_step, short_rupiah, ticks
from ui.widgets.chart import Chart
from ui.widgets.chart.figure import SHADES, Figure
from ui.widgets.chart.heat import Heat
from ui.widgets.chart.lying import Across, Stack
from ui.widgets.chart.upright import Bars, Line, Piles

BARS = Bars(("09", "10", "11"), (600_000, 1_900_000, 6_600_000), line=(800_000, 2_100_000, 5_200_000))


@pytest.mark.parametrize(
    ("most", "wanted"),
    [(6_600_000, (0, 2_000_000, 4_000_000, 6_000_000, 8_000_000)), (1, (0, 1)), (100, (0, 50, 100)), (9, (0, 5, 10))],
)
def test_a_scale_has_round_numbers_and_holds_the_largest(most: int, wanted: tuple[int, ...]) -> None:
    assert ticks(most) == wanted


def test_a_scale_goes_below_zero_where_more_came_back_than_was_sold(qapp: object) -> None:
    assert ticks(60, -30) == (-40, -20, 0, 20, 40, 60)
    area = QRectF(0, 0, 400, 160)
    figure = Bars(("Senin", "Selasa"), (60_000, -30_000))
    (up, down) = (figure.mark(area, at) for at in range(2))
    assert up.bottom() == pytest.approx(down.top())
    assert up.height() == pytest.approx(2 * down.height())


def test_a_small_return_among_large_sales_takes_no_step_of_its_own() -> None:
    scale = Scale.of((9_000_000, -50_000), money=True)
    assert scale.ticks == (0, 5_000_000, 10_000_000)
    assert 0 == scale.share(-50_000) < scale.share(0) < 0.01
    assert Scale.of((9_000_000, -4_000_000), money=True).ticks[0] == -5_000_000


@pytest.mark.parametrize(
    ("most", "words_", "tops"),
    [(6_600_000, "million rupiah", "8"), (850_000, "thousand rupiah", "1.000"), (500, "rupiah", "600")],
)
def test_a_scale_is_told_in_the_unit_that_suits_it(
    monkeypatch: pytest.MonkeyPatch, most: int, words_: str, tops: str
) -> None:
    monkeypatch.setattr(words, "_language", "en")
    scale = Scale.of((most,), money=True)
    assert (scale.words(), scale.text(scale.ticks[-1])) == (words_, tops)
    assert Scale.of((1_284,), money=False).text(1_500) == "1.500"


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


def test_many_together_are_told_and_dwarf_no_bar(qapp: object) -> None:
    area = QRectF(0, 0, 340, 160)
    beside = Across(("A", "B", "96 others"), (3, 2, 900), rest=True)
    assert beside.mark(area, 0).width() > 200
    assert beside.mark(area, 2).width() == 0
    piles = Piles(("A", "96 others"), (3, 900), money=False, parts=(("x", (1, 400)), ("y", (2, 500))), rest=True)
    assert piles.mark(area, 0).height() > 80
    assert piles.mark(area, 1).height() == 0
    assert beside.spoken(2).startswith("96 others") and "900" in piles.spoken(1)


def test_a_chart_of_nothing_paints_and_says_nothing(qtbot: QtBot) -> None:
    nothing: tuple[Figure, ...] = (
        Bars((), ()), Line((), ()), Piles((), ()), Across((), ()), Stack((), ()), Heat((), (), ()),
    )  # fmt: skip
    for figure in nothing:
        chart = Chart("Kosong", figure)
        qtbot.addWidget(chart)
        chart.resize(200, 80)
        assert not chart.grab().isNull()
        assert chart.as_text() == ""


YEAR = tuple(str(day) for day in range(365))

EVERY = (
    BARS,
    Bars(YEAR, tuple(range(365)), money=False),
    Line(YEAR, tuple(day * 1_000 - 9_000 for day in range(365)), line=tuple(range(365))),
    Piles(("Sep", "Okt"), (300, 150), parts=(("Tunai", (100, 200)), ("QRIS", (200, -50)))),
    Across(("Kuliner", "Mebel"), (1_000_000, 0)),
    Stack(("Tunai", "QRIS"), (300, 700)),
    Heat(("Sabtu", "Minggu"), ("09", "10", "11"), ((0, 500_000, 1_000_000), (200_000, 0, 5))),
)


def within(part: QRectF, whole: QRectF) -> bool:
    """True but for half a dot; QRectF says of what is empty that nothing contains it."""
    room = whole.adjusted(-4, -4, 4, 4)
    return room.contains(part.topLeft()) and room.contains(part.bottomRight())


@pytest.mark.parametrize("figure", EVERY, ids=lambda figure: type(figure).__name__)
def test_every_mark_of_every_kind_is_within_reach_said_and_copied(qtbot: QtBot, figure: Figure) -> None:
    chart = Chart("Penjualan", figure)
    qtbot.addWidget(chart)
    chart.resize(500, max(figure.height(), 160))
    area = QRectF(chart.rect())
    assert not chart.grab().isNull()
    for at in range(figure.count()):
        assert within(figure.mark(area, at), area), at
        assert within(figure.reach(area, at), area), at
        assert figure.spoken(at)
    titles, *rows = figure.rows()
    assert {len(row) for row in rows} == {len(titles)}
    assert len(rows) * figure.row_length() == figure.count()


def test_a_pile_is_as_high_as_its_parts_and_tells_each(qapp: object) -> None:
    figure = Piles(("Sep", "Okt"), (300, 150), parts=(("Tunai", (100, 200)), ("QRIS", (200, -50))))
    area = QRectF(0, 0, 400, 160)
    assert figure.mark(area, 0).height() == pytest.approx(2 * figure.mark(area, 1).height())
    assert figure.spoken(1).replace("\u00a0", " ") == "Okt · Rp 150 · Tunai Rp 200 · QRIS −Rp 50"
    assert figure.scale.share(-50) == 0
    assert figure.rows()[1] == ("Sep", 300, 100, 200)


def test_the_arrows_go_through_a_heat_grid_by_cells_and_by_lines(qtbot: QtBot) -> None:
    chart = Chart("Kapan", EVERY[-1])
    qtbot.addWidget(chart)
    said = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(chart, key)
        said.append(chart.said().split(" · ")[0])
    assert said == ["Sabtu 09", "Sabtu 10", "Minggu 10", "Minggu 10", "Minggu 11", "Sabtu 09"]


def test_what_an_arrow_leads_to_is_announced(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr("ui.widgets.chart.announce", lambda _of, text: heard.append(text))
    chart = Chart("Per jam", BARS)
    qtbot.addWidget(chart)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert heard == [BARS.spoken(0)]
    assert chart.accessibleDescription() == BARS.spoken(0)


def test_a_chart_is_copied_as_a_table_with_plain_numbers(qtbot: QtBot) -> None:
    figure = Bars(("09", "10"), (600_000, 1_900_000), line=(1, 2), names=("hari ini", "Sabtu lalu"))
    chart = Chart("Per jam", figure)
    qtbot.addWidget(chart)
    with qtbot.waitSignal(chart.copied):
        QTest.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Per jam\thari ini\tSabtu lalu\n09\t600000\t1\n10\t1900000\t2"


def test_a_chart_is_copied_as_a_picture_by_its_menu(qtbot: QtBot) -> None:
    chart = Chart("Per jam", BARS)
    qtbot.addWidget(chart)
    chart.resize(400, 160)
    menu = chart.menu()
    assert [action.text() for action in menu.actions()] == [
        words.translate("Copy as a table"),
        words.translate("Copy as a picture"),
    ]
    with qtbot.waitSignal(chart.copied):
        menu.actions()[1].trigger()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (848, 432)
    assert len({image.pixel(x, y) for x in range(0, 848, 4) for y in range(0, 432, 4)}) > 5


def test_labels_that_find_no_room_are_left_out_evenly() -> None:
    assert label_step(12, 600, 40) == 1
    assert label_step(365, 600, 30) == 19


def test_a_gap_parts_a_line_and_is_said_to_hold_nothing(qapp: object) -> None:
    line = Line(("a", "b", "c", "d"), (1_000, None, 3_000, 4_000))
    area = QRectF(0, 0, 400, 120)
    assert [len(run) for run in line.runs(area, line.values)] == [2, 2]
    assert line.spoken(1) == "b · –"
    assert line.rows()[2] == ("b", "")


def test_screen_and_paper_tell_as_many_parts_apart() -> None:
    assert len(SHADES) == MOST_PARTS
