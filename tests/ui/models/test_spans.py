import pytest

from pos.errors import PosError
from pos.office.answer import Period
from ui.models import spans

TODAY = "2026-11-21"


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("day", ("2026-11-21", "2026-11-21")),
        ("week", ("2026-11-15", "2026-11-21")),
        ("month", ("2026-11-01", "2026-11-21")),
        ("last_month", ("2026-10-01", "2026-10-31")),
        ("year", ("2026-01-01", "2026-11-21")),
    ],
)
def test_each_choice_ends_with_today_but_for_the_last_month(key: str, days: tuple[str, str]) -> None:
    assert spans.span(key, TODAY) == days


def test_the_month_before_january_is_december() -> None:
    assert spans.span("last_month", "2026-01-05") == ("2025-12-01", "2025-12-31")


@pytest.mark.parametrize(
    ("days", "before", "year_before"),
    [
        (("2026-11-21", "2026-11-21"), ("2026-11-20", "2026-11-20"), ("2025-11-21", "2025-11-21")),
        (("2026-11-15", "2026-11-21"), ("2026-11-08", "2026-11-14"), ("2025-11-15", "2025-11-21")),
        (("2026-11-01", "2026-11-21"), ("2026-10-01", "2026-10-21"), ("2025-11-01", "2025-11-21")),
        (("2026-01-01", "2026-11-21"), ("2025-01-01", "2025-11-21"), ("2025-01-01", "2025-11-21")),
        (("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28"), ("2025-03-01", "2025-03-31")),
        (("2026-01-01", "2026-12-31"), ("2025-01-01", "2025-12-31"), ("2025-01-01", "2025-12-31")),
        (("2024-02-29", "2024-03-01"), ("2024-02-27", "2024-02-28"), ("2023-02-28", "2023-03-01")),
    ],
)
def test_what_came_before_is_as_long_and_whole_months_follow_whole_months(
    days: tuple[str, str], before: tuple[str, str], year_before: tuple[str, str]
) -> None:
    assert spans.before(Period(*days)) == before
    assert spans.year_before(Period(*days)) == year_before


@pytest.mark.parametrize("text", ["21/11/2026", "21.11.2026", " 21-11-2026 ", "2026-11-21"])
def test_a_day_is_typed_as_people_write_it(text: str) -> None:
    assert spans.typed_day(text) == TODAY


@pytest.mark.parametrize("text", ["", "31/2/2026", "21/11", "besok"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(PosError, match="21/11/2026"):
        spans.typed_day(text)


def test_a_day_is_written_as_it_is_typed() -> None:
    assert spans.typed_day(spans.written("2026-01-05")) == "2026-01-05"
