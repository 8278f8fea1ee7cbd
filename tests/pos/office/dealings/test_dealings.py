"""Orders, goods bought in, makers and returns without a receipt, as the office adds them up from stalls' days."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos import words

LEMARI, MEJA = "K07/2026/0001", "K07/2026/0002"


def rows(office, name, *columns, **asked):
    table = office.report(name, **asked)
    places = [table.columns.index(column) for column in columns or table.columns]
    return [tuple(row[place] for place in places) for row in table.rows]


@pytest.fixture(autouse=True)
def english():
    words.use("en")


def whole(gallery):
    assert gallery.office.check().problems == ()


@pytest.fixture
def ordered(gallery, till):
    """Two orders taken on the 2nd, one paid further on the 3rd; goods bought in, a maker, and a loose return."""
    gallery.admit(till)
    till.order(LEMARI, "taken", 4_000_000, 1_500_000, ("cash", 1_000_000), ("transfer", 500_000), promised="2026-12-19")
    till.order(MEJA, "taken", 900_000, 300_000, ("qris", 300_000), promised="2026-11-10")
    first = till.close((9, 50_000, "cash"), (11, -20_000, "cash"), loose=True)
    till.order(LEMARI, "paid", 4_000_000, 2_000_000, ("cash", 500_000), promised="2026-12-19")
    till.buy_in("B-1", 2, ("cash", -150_000))
    till.buy_in("B-2", 1, ("transfer", -60_000))
    till.maker("Bu Sri", 1, 80_000, 60_000, 4, 1, paid=(("cash", -40_000),))
    till.maker("Pak Jo", 0, 0, 0, 3, 0)
    second = till.close((9, 80_000, "cash"))
    gallery.hand_in(till, first, second)
    assert len(gallery.office.collect().accepted) == 2
    return till


def test_open_orders_are_listed_with_what_is_owed_the_first_promised_first(gallery, ordered):
    assert rows(gallery.office, "orders") == [
        ("K07", MEJA, "2026-11-02", "2026-11-10", "taken", "2026-11-02", 900_000, 300_000, 600_000),
        ("K07", LEMARI, "2026-11-02", "2026-12-19", "paid", "2026-11-03", 4_000_000, 2_000_000, 2_000_000),
    ]
    whole(gallery)


def test_an_order_that_was_handed_over_is_open_on_the_days_before_alone(gallery, ordered):
    till = ordered
    receipt = f"K07-1-{261104}-0001"
    till.order(MEJA, "delivered", 900_000, 300_000, receipt=receipt)
    gallery.hand_in(till, till.close((14, 900_000, "deposit")))
    till.order(LEMARI, "cancelled", 4_000_000, 0, ("cash", -2_000_000))
    gallery.hand_in(till, till.close())
    gallery.office.collect()
    assert rows(gallery.office, "orders", "number", "paid", to="2026-11-03") == [(MEJA, 300_000), (LEMARI, 2_000_000)]
    assert rows(gallery.office, "orders", "number", "paid", to="2026-11-02") == [(MEJA, 300_000), (LEMARI, 1_500_000)]
    assert rows(gallery.office, "orders", "number", from_="2026-11-04", to="2026-11-04") == [(LEMARI,)]
    assert rows(gallery.office, "orders") == []
    whole(gallery)


def test_what_a_stall_bought_in_and_took_back_without_a_receipt_is_added_up(gallery, ordered):
    assert rows(gallery.office, "buy_ins", "stall", "days", "buy_ins", "pieces", "paid") == [("K07", 1, 2, 3, 210_000)]
    assert rows(gallery.office, "unreceipted", "stall", "days", "returns", "returned") == [("K07", 1, 1, 20_000)]
    assert rows(gallery.office, "buy_ins", to="2026-11-02") == []
    assert rows(gallery.office, "unreceipted", from_="2026-11-03") == []


def test_what_makers_are_owed_and_were_paid_is_told_maker_by_maker(gallery, ordered):
    assert rows(gallery.office, "consigned") == [
        ("K07", "Bu Sri", 4, 1, 1, 80_000, 60_000, 40_000, 20_000),
        ("K07", "Pak Jo", 3, 0, 0, 0, 0, 0, 0),
    ]


def test_the_cash_of_turnover_is_that_of_sales(gallery, ordered):
    assert rows(gallery.office, "vendors", "turnover", "cash", "cashless") == [(110_000, 110_000, 0)]
    assert rows(gallery.office, "vendors", "cash", "cashless", to="2026-11-02") == [(30_000, 0)]


def test_today_tells_what_moved_beside_the_sales(gallery, ordered):
    first, second = gallery.office.today("2026-11-02"), gallery.office.today("2026-11-03")
    assert (first.net, first.aside) == (30_000, (1_800_000, 0, 0))
    assert (second.net, second.aside) == (80_000, (500_000, 210_000, 40_000))
    (one,) = first.hand_ins
    assert (one.cash, one.qris, one.other) == (1_030_000, 300_000, 500_000)
    (one,) = second.hand_ins
    assert (one.cash, one.qris, one.other) == (390_000, 0, -60_000)
    assert gallery.office.today("2026-11-04").aside == (0, 0, 0)


def test_a_revision_takes_the_place_of_what_was_told(gallery, ordered):
    till = ordered
    gallery.hand_in(till, till.revise(2, (15, 5_000, "cash")))
    gallery.office.collect()
    assert rows(gallery.office, "buy_ins", "paid") == [(210_000,)]
    assert rows(gallery.office, "orders", "number", "paid") == [(MEJA, 300_000), (LEMARI, 2_000_000)]
    whole(gallery)


def test_of_two_branches_the_chosen_ones_orders_count(gallery, ordered, new_till):
    till = ordered
    other = till.restored(1)
    other.order(MEJA, "delivered", 900_000, 300_000, receipt="K07-1-261103-0001")
    gallery.hand_in(till, other.request())
    gallery.clock.at = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    gallery.office.collect()
    gallery.office.admission.enrol(other.request().data, other.words)
    again = other.close((9, 900_000, "deposit"), day=datetime(2026, 11, 3, tzinfo=UTC).date())
    gallery.hand_in(other, again)
    gallery.office.collect()
    assert [number for (number,) in rows(gallery.office, "orders", "number")] == [MEJA, LEMARI]
    gallery.office.decide_fork("K07", 1, "2026-11-03", again.sha256, reason="salinan")
    assert rows(gallery.office, "orders", "number", "paid") == [(LEMARI, 1_500_000)]
    assert rows(gallery.office, "buy_ins") == []
    whole(gallery)


def test_an_order_noted_otherwise_than_its_steps_say_is_found(gallery, ordered):
    store = gallery.office.store
    store.run("UPDATE ordered SET ended = '2026-11-03' WHERE number = :number", {"number": MEJA})
    assert gallery.office.check().problems == ("the roll-up ordered differs from the kept files",)
    store.run("UPDATE ordered SET ended = NULL")
    store.run("UPDATE dealt SET orders = 1 WHERE day = '2026-11-02'")
    assert gallery.office.check().problems == ("the roll-up dealt differs from the kept files",)


def test_the_golden_day_of_format_2_is_told_whole(gallery):
    golden = Path(__file__).parents[3].joinpath("golden", "handover")
    gallery.office.admission.enrol(golden.joinpath("GIK-K07-1_e1.request.jsonl").read_bytes())
    second = "GIK-K07-1_2026-11-26_e1_000003_r1.jsonl"
    gallery.put(f"inbox/GIK-K07/{second}", golden.joinpath(second).read_bytes())
    assert gallery.office.collect().refused == ()
    assert rows(gallery.office, "orders", "number", "owed") == [("K07/2026/0001", 2_000_000)]
    assert rows(gallery.office, "consigned", "maker", "left") == [("Bu Sri", 2_200_000), ("Pak Jo", 0)]
    assert rows(gallery.office, "unreceipted", "returned") == [(40_000,)]
    whole(gallery)
