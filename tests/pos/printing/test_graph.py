import pytest

from pos.printing import graph
from pos.printing.layout import Graph
from pos.printing.mark import Box, Path, Run

THREE = ("1/11", "2/11", "3/11")


def made(kind, *parts, labels=THREE, **told):
    return Graph(kind=kind, labels=labels, full=labels, parts=parts, **told)


def drawn(one, width=500):
    return graph.marks(one, 10, 20, width)


def bars(marks):
    return [mark for mark in marks if isinstance(mark, Box) and mark.height > 1]


def lines(marks):
    return [mark for mark in marks if isinstance(mark, Path)]


EACH = (
    made("bars", ("", (1_000, None, -500)), before=(5, 5, None), names=("now", "then")),
    made("line", ("", (1_000, None, -500))),
    made("stacked", ("a", (1, 2, 3)), ("b", (1, -2, None))),
    made("lying", ("", (1, None, 3))),
    made("heat", ("a", (1, 2, 3)), ("b", (0, None, -3))),
    made("bars", ("", (0, 0, 0))),
)


@pytest.mark.parametrize("one", EACH, ids=lambda one: one.kind)
def test_every_kind_stays_in_its_box(one):
    bottom = 20 + graph.height(one)
    for mark in drawn(one):
        match mark:
            case Box():
                assert 10 <= mark.x <= mark.x + mark.width <= 510.01
                assert 20 <= mark.y <= mark.y + mark.height <= bottom
            case Run():
                assert 9.9 <= mark.x <= 510
                assert 20 <= mark.y <= bottom
            case Path():
                assert all(10 <= x <= 510 and 20 <= y <= bottom for x, y in mark.points)


def test_a_bar_is_as_high_as_its_share_and_a_gap_has_none():
    low, high = bars(drawn(made("bars", ("", (1_000_000, None, 4_000_000)))))
    assert high.height == pytest.approx(4 * low.height)
    assert high.y + high.height == pytest.approx(low.y + low.height)


def test_a_pile_stands_part_on_part_in_shades_of_its_own():
    first, second = bars(drawn(made("stacked", ("a", (4,)), ("b", (2,)), labels=("x",))))[-2:]
    assert second.y + second.height == pytest.approx(first.y)
    assert first.grey < second.grey


def test_a_gap_parts_a_line():
    values = (1, 2, None, 3, None, 4, 5)
    found = lines(drawn(made("line", ("", values), labels=tuple("abcdefg"))))
    assert [len(line.points) for line in found] == [2, 2, 2]
    assert found[1].points[0][1] == found[1].points[1][1]


def test_the_period_before_is_a_line_over_the_bars_and_told():
    marks = drawn(made("bars", ("", (1, 2, 3)), before=(3, 2, 1), names=("Tanggal ini", "Sebelumnya")))
    assert len(lines(marks)) == 3
    assert {"Tanggal ini", "Sebelumnya"} <= {mark.text for mark in marks if isinstance(mark, Run)}


def test_many_together_are_told_and_dwarf_no_bar():
    three = drawn(made("lying", ("", (4, 2, 900)), labels=("A", "B", "96 lainnya"), rest=True))
    first, second = bars(three)
    assert first.width == 2 * second.width > 100
    assert {"96 lainnya", "900"} <= {mark.text for mark in three if isinstance(mark, Run)}
    assert len(bars(drawn(made("stacked", ("x", (4, 900)), labels=("A", "96 lainnya"), rest=True)))) == len(
        bars(drawn(made("stacked", ("x", (4, None)), labels=("A", ""))))
    )


def test_the_fuller_a_cell_the_darker():
    least, most, none = bars(drawn(made("heat", ("Sen", (1, 4, None)))))
    assert most.grey == 0
    assert most.grey < least.grey < none.grey


def test_labels_that_find_no_room_and_empty_ones_are_left_out():
    labels = tuple("Jan 26" if at % 30 == 0 else "" for at in range(360))
    written = [
        mark.text
        for mark in drawn(made("line", ("", tuple(range(360))), labels=labels), width=200)
        if isinstance(mark, Run) and mark.text == "Jan 26"
    ]
    assert 0 < len(written) < 12
