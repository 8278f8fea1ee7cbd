"""Sentences as people read them: in the language in use, with days as they are written by hand."""

from datetime import date

import pytest

from pos import words
from pos.errors import PosError


@pytest.mark.parametrize(("language", "written"), [("id", "4 Agu 2026"), ("en", "4 Aug 2026")])
def test_a_day_is_written_as_people_write_it(language: str, written: str) -> None:
    assert words.written_day(date(2026, 8, 4), language) == written


def test_a_refusal_writes_a_day_in_the_language_in_use() -> None:
    error = PosError("The day {day} is still open: close it first", day=date(2026, 8, 4))
    assert str(error) == "Hari 4 Agu 2026 masih terbuka: tutup dulu"
