import pytest

from pos.day.closed import Count
from pos.day.closing import reason_of
from pos.errors import PosError
from pos.people.rights import Actor
from pos.till.basket import basket_of, one_off
from pos.till.payment import Offer

DAY = "2026-11-24"


@pytest.fixture
def sold(stall):
    """Rings up one sale; gives it."""

    def sell(operation, price=5000, tender="cash"):
        offers = [Offer(tender=tender, amount=price)]
        return stall.till.checkout(basket_of(operation, [one_off("Jasa", 1, price)]), offers, at=stall.now())

    return sell


def test_the_drawer_should_hold_float_movements_and_cash_alone(stall, sold):
    stall.till.open_day(300_000, at=stall.now(), operation="open")
    first = sold("a", 20_000)
    sold("b", 7000, "card")
    stall.till.move_cash(50_000, "receh", at=stall.now(), operation="in")
    stall.till.move_cash(-85_000, "lem", at=stall.now(), operation="out")
    stall.till.refund(first.number, {1: 1}, [Offer(tender="cash", amount=-20_000)], None, at=stall.now(), operation="r")

    cash = stall.days.cash(DAY)

    assert (cash.float_, cash.cash_in, cash.cash_out, cash.sales, cash.refunds) == (
        300_000, 50_000, 85_000, 20_000, 20_000,
    )  # fmt: skip
    assert cash.expected == 265_000


def test_a_close_keeps_the_count_and_closes_the_shift(stall, sold):
    sold("a")
    stall.close_day(Count(counted=4500, reason="kembalian", denominations={2000: 2, 500: 1}, deposit=4000))

    closed = stall.days.closed(DAY)

    assert stall.days.is_closed(DAY)
    assert (closed.count.counted, closed.count.reason, closed.count.deposit) == (4500, "kembalian", 4000)
    assert closed.count.denominations == {2000: 2, 500: 1}
    assert [(shift.expected, shift.counted, shift.difference) for shift in closed.shifts] == [(5000, 4500, -500)]
    assert closed.warnings == ()


def test_not_counted_is_null_and_warned_of(stall, sold):
    sold("a")
    stall.close_day()

    closed = stall.days.closed(DAY)

    assert (closed.count.counted, closed.shifts[0].difference) == (None, None)
    assert [remark.kind for remark in closed.warnings] == ["not_counted"]


@pytest.mark.parametrize(
    "count",
    [
        Count(counted=-1),
        Count(counted=1_000_000_000),
        Count(counted=5000, denominations={2000: 2}),
        Count(counted=None, denominations={2000: 2}),
        Count(counted=2000, denominations={2000: 2, 1000: -2}),
        Count(counted=5000, deposit=-1),
    ],
)
def test_a_count_that_cannot_be_closes_nothing(stall, sold, count):
    sold("a")
    with pytest.raises(PosError):
        stall.close_day(count)
    assert stall.till.open_day_name() == DAY


def test_numbers_run_without_a_gap_and_revisions_keep_theirs(stall, sold, clock):
    for day in range(3):
        sold(f"a{day}")
        stall.close_day()
        clock.forward(days=1)
    stall.reopen_day("2026-11-25", "lupa")
    stall.close_day()
    sold("later")
    stall.close_day()

    numbers = [stall.days.number_of(f"2026-11-{day}") for day in (24, 25, 26, 27)]

    assert numbers == [(1, 1), (2, 2), (3, 1), (4, 1)]


def test_a_closed_days_events_are_read_once(stall, sold):
    sold("a")
    stall.close_day()
    asked = []
    stall.store._connection.set_trace_callback(asked.append)
    stall.days.closed(DAY)
    assert len([sql for sql in asked if "FROM event" in sql]) == 1


def test_a_reopened_day_tells_why_and_what_changed(stall, sold):
    sold("a")
    stall.close_day()
    assert (stall.days.changes(DAY), reason_of([])) == ([], None)
    stall.reopen_day(DAY, "  lupa  ")
    late = sold("b")
    stall.close_day(Count(counted=10_000))

    assert [event.kind for event in stall.days.changes(DAY)] == ["day_reopened", "sale", "day_closed"]
    assert late.seq in [event.seq for event in stall.days.changes(DAY)]
    assert reason_of(stall.days.changes(DAY)) == "lupa"
    assert stall.days.closed(DAY).count.counted == 10_000
    assert stall.days.closed(DAY).warnings == ()


def test_a_second_revision_tells_the_newest_reason_and_all_changes(stall, sold):
    sold("a")
    sealed = [stall.close_day()]
    for reason in ("lupa", "salah"):
        stall.reopen_day(DAY, reason)
        sold(reason, 700)
        sealed.append(stall.close_day())

    first, second, third = (each.body for each in sealed)
    assert [body["revision"] for body in (first, second, third)] == [1, 2, 3]
    assert [body["reason"] for body in (first, second, third)] == [None, "lupa", "salah"]
    assert [body["adjustment"] for body in (first, second, third)] == [0, 700, 1400]
    assert third["supersedes"] == sealed[1].sha256
    assert [entry["seq"] for entry in third["amended"]][: len(second["amended"])] == [
        entry["seq"] for entry in second["amended"]
    ]


def test_what_was_never_closed_is_neither_read_nor_reopened(stall, sold):
    with pytest.raises(PosError):
        stall.days.closed(DAY)
    with pytest.raises(PosError):
        stall.reopen_day(DAY, "lupa")
    sold("a")
    with pytest.raises(PosError):
        stall.reopen_day(DAY, "lupa")


def test_a_reason_is_needed(stall, sold):
    sold("a")
    stall.close_day()

    with pytest.raises(PosError):
        stall.reopen_day(DAY, " ")


def test_what_a_statement_says_of_a_tender_is_handed_in(stall, sold):
    sold("a", 20_000, "qris")
    sold("b", 7_000, "card")
    sealed = stall.close_day(Count(counted=0, compared={"qris": 19_000}))

    tenders = sealed.body["tenders"]
    assert {tender: told["counted"] for tender, told in tenders.items()} == {"qris": 19_000, "card": None}
    assert stall.days.closed(DAY).count.compared == {"qris": 19_000}


@pytest.mark.parametrize(
    ("count", "left"),
    [
        (Count(), None),
        (Count(counted=320_000), 320_000),
        (Count(counted=320_000, deposit=20_000), 300_000),
        (Count(deposit=20_000), 285_000),
        (Count(deposit=900_000), None),
    ],
)
def test_the_next_morning_begins_with_what_stayed(stall, sold, count, left):
    assert stall.days.left_in_drawer() is None
    stall.till.open_day(300_000, at=stall.now(), operation="open")
    sold("a")
    stall.close_day(count)

    assert stall.days.left_in_drawer() == left


def test_an_open_day_is_read_as_it_is_so_far(stall, sold):
    stall.till.open_day(300_000, at=stall.now(), operation="open", by=Actor("Djarwo"))
    sold("a", 20_000)
    day = stall.days.so_far(DAY, stall.now())

    assert (day.opening_float, day.count.counted, day.closed_at) == (300_000, None, stall.now())
    assert [(shift.cashier, shift.expected, shift.counted) for shift in day.shifts] == [("Djarwo", 320_000, None)]
