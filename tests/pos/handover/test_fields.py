"""The fields that all files handed over share: what is a time, and what only looks like one."""

import pytest

from pos.handover.fields import is_time


@pytest.mark.parametrize(
    "text", ["2026-11-24T00:00:00+07:00", "2028-02-29T23:59:59+08:00", "2026-01-01T10:15:00+09:00"]
)
def test_a_time_in_whole_seconds_of_one_of_the_three_zones_is_a_time(text):
    assert is_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24T24:00:00+07:00",
        "2026-11-24T10:60:00+07:00",
        "2026-11-24T10:15:60+07:00",
        "2026-02-29T10:15:00+07:00",
        "2026-13-01T10:15:00+07:00",
        "0000-01-01T10:15:00+07:00",
        "2026-11-24T10:15:00+06:00",
        "2026-11-24T10:15:00.5+07:00",
        "2026-11-24 10:15:00+07:00",
        "2026-11-24T10:15:00+07:00\n",
        "２026-11-24T10:15:00+07:00",
        "",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert not is_time(text)
