"""Stages on a line: a dot each, filled where the work has passed it."""

from pos.printing import track
from pos.printing.layout import Track
from pos.printing.mark import Box, Run

STOPS = (("Rangka", "27 Nov", True), ("Amplas", "5 Des", False), ("Kirim", "", False))


def test_what_is_passed_is_filled_and_the_rest_is_open():
    boxes = [mark for mark in track.marks(Track(STOPS), 0, 0, 300) if isinstance(mark, Box)]
    assert [box.grey for box in boxes] == [0, 0, 1, 0, 1]


def test_names_stand_under_their_dots_and_above_their_days():
    written = {mark.text: mark for mark in track.marks(Track(STOPS), 0, 0, 300) if isinstance(mark, Run)}
    assert written["Rangka"].x < 50 < written["Amplas"].x < 150 < written["Kirim"].x < 250
    assert written["Rangka"].y < written["27 Nov"].y


def test_a_long_name_takes_two_lines_and_the_paper_makes_room():
    long = Track((("Perakitan rangka kayu jati tua", "", False), *STOPS))
    assert track.height(long, 300) > track.height(Track(STOPS), 300)
    lowest = max(mark.y for mark in track.marks(long, 0, 0, 300) if isinstance(mark, Run))
    assert lowest < track.height(long, 300)
    assert all(mark.x >= 0 for mark in track.marks(long, 0, 0, 300) if isinstance(mark, Run))
