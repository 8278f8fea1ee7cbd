"""A clock that is far ahead or went back is doubted before it dates a line, and the office hears who trusted it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos import words
from pos.clock import ClockError
from pos.doctor import check_stall
from pos.errors import PosError
from pos.people.rights import Actor, Role
from pos.stall import Stall, create_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer

EVENING = datetime(2026, 11, 20, 13, 47, tzinfo=UTC)
SARI = Actor("Sari", Role.MANAGER.rights)


class Hands:
    """A clock that somebody sets."""

    def __init__(self) -> None:
        self.at = EVENING

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def stall(tmp_path: Path, clock: Hands) -> Iterator[Stall]:
    """It sold and closed on the evening of 20 Nov 2026."""
    with create_stall(tmp_path / "F03", code="F03", name="Batik Ratih", trade="kriya", clock=clock) as made:
        sell(made)
        made.close_day()
        yield made


def sell(stall: Stall) -> str:
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    return stall.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=stall.begin_line()).day


@pytest.mark.parametrize("days", [0, 1, 364, 365])
def test_a_year_of_rest_is_no_reason_to_doubt(stall: Stall, clock: Hands, days: int) -> None:
    clock.at += timedelta(days=days)
    if days:
        assert sell(stall) == clock.at.date().isoformat()
    else:
        with pytest.raises(PosError) as refused:  # that day is closed, which is no matter of the clock
            sell(stall)
        assert not isinstance(refused.value, ClockError)


LINES: dict[str, Callable[[Stall], object]] = {
    "a sale": sell,
    "a nil day": lambda stall: stall.close_day(),
}


@pytest.mark.parametrize("line", LINES)
def test_more_than_a_year_ahead_is_doubted_until_a_manager_says_that_it_is_right(
    stall: Stall, clock: Hands, line: str
) -> None:
    clock.at = datetime(2027, 11, 20, 13, 48, tzinfo=UTC)
    before = stall.journal.tail_seq()
    for _try in range(2):
        with pytest.raises(ClockError) as doubted:
            LINES[line](stall)
    assert str(doubted.value) == (
        "Jam komputer menunjuk 20 Nov 2027 20.48, lebih dari setahun sesudah nota terakhir"
        " (20 Nov 2026 20.47): betulkan, lalu lanjutkan"
    )
    assert doubted.value.can_be_right
    assert stall.journal.tail_seq() == before
    stall.trust_clock(by=SARI)
    LINES[line](stall)
    tail = stall.journal.tail()
    assert tail is not None
    assert tail.at == clock.at


def test_a_clock_set_right_after_it_was_doubted_dates_as_ever(stall: Stall, clock: Hands) -> None:
    clock.at += timedelta(days=4_000)
    with pytest.raises(ClockError):
        sell(stall)
    clock.at = EVENING + timedelta(days=1)
    assert sell(stall) == "2026-11-21"


def test_trust_in_a_clock_is_no_trust_in_a_later_leap(stall: Stall, clock: Hands) -> None:
    clock.at += timedelta(days=400)
    stall.trust_clock()
    clock.at += timedelta(days=400)
    with pytest.raises(ClockError):
        sell(stall)


def test_an_open_day_is_not_closed_by_a_clock_in_doubt(stall: Stall, clock: Hands) -> None:
    clock.at += timedelta(days=1)
    sell(stall)
    clock.at += timedelta(days=366)
    with pytest.raises(ClockError):
        stall.close_day()


def test_a_clock_that_went_back_begins_no_day_and_cannot_be_said_to_be_right(stall: Stall, clock: Hands) -> None:
    clock.at = datetime(2020, 1, 1, tzinfo=UTC)
    with pytest.raises(ClockError) as doubted:
        sell(stall)
    words.use("en")
    assert str(doubted.value) == (
        "The computer's clock says 1 Jan 2020 07.00, before the last receipt (20 Nov 2026 20.47): set it right,"
        " then go on"
    )
    assert not doubted.value.can_be_right


def test_a_clock_that_goes_back_in_an_open_day_stops_nobody(stall: Stall, clock: Hands) -> None:
    clock.at += timedelta(days=1)
    sell(stall)
    clock.at -= timedelta(hours=3)
    assert sell(stall) == "2026-11-21"


def test_the_office_hears_who_trusted_the_clock_and_the_folder_stays_whole(stall: Stall, clock: Hands) -> None:
    clock.at += timedelta(days=400)
    stall.trust_clock(by=SARI)
    day = sell(stall)
    stall.close_day()
    sealed = stall.delivery.outbox.newest(day)
    assert sealed is not None
    assert [(warning["kind"], warning["text"]) for warning in sealed.body["warnings"]] == [
        ("clock", ""), ("not_counted", ""),
    ]  # fmt: skip
    event = stall.journal.by_seq(sealed.body["warnings"][0]["seq"])
    assert event is not None
    assert event.actor == "Sari"
    assert check_stall(stall).good
