from datetime import UTC, date, datetime

import pytest

from pos.errors import PosError

SATURDAY, BEFORE = date(2026, 11, 21), date(2026, 11, 14)


@pytest.fixture
def three(gallery, new_till):
    """Three stalls enrolled on the first of November, with a Saturday a week ago."""
    tills = (new_till("A12"), new_till("K09", trade="kuliner"), new_till("R05", trade="kriya"))
    gallery.admit(*tills)
    gallery.clock.at = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)
    first, second, _ = tills
    gallery.hand_in(first, first.close((9, 40_000, "cash"), day=BEFORE))
    gallery.hand_in(second, second.close((10, 10_000, "cash"), day=BEFORE))
    gallery.office.collect()
    gallery.clock.at = datetime(2026, 11, 21, 14, 42, tzinfo=UTC)
    return tills


def test_the_page_of_a_day_puts_what_needs_a_hand_first(gallery, three):
    first, second, _ = three
    gallery.hand_in(
        first,
        first.close((9, 50_000, "cash"), (11, 30_000, "qris"), (11, 20_000, "card"), day=SATURDAY, counted=47_000),
    )
    gallery.put(f"{second.inbox}/rubbish.jsonl", b"x")
    gallery.office.collect()

    page = gallery.office.today("2026-11-21")

    assert [(one.stall, one.days) for one in page.missing] == [("K09", 7), ("R05", 21)]
    assert [(one.stall, one.amount) for one in page.differences] == [("A12", -3_000)]
    assert [one.file for one in page.quarantined] == ["rubbish.jsonl"]
    assert page.things_to_see == 4
    assert (page.stalls, page.handed_in, page.nil, page.sales) == (3, 1, 0, 3)
    assert (page.net, page.net_week_ago, page.handed_in_week_ago, page.average) == (100_000, 50_000, 2, 33_333)
    assert page.has_before
    assert page.weekdays == (
        ("2026-10-03", 0), ("2026-10-10", 0), ("2026-10-17", 0), ("2026-10-24", 0), ("2026-10-31", 0),
        ("2026-11-07", 0), ("2026-11-14", 50_000), ("2026-11-21", 100_000),
    )  # fmt: skip
    assert [(one.hour, one.net, one.net_week_ago) for one in page.hours] == [
        (9, 50_000, 40_000), (10, 0, 10_000), (11, 50_000, 0),
    ]  # fmt: skip
    assert [(one.trade, one.net, one.net_week_ago) for one in page.trades] == [
        ("klitikan", 100_000, 40_000), ("kuliner", 0, 10_000),
    ]  # fmt: skip
    assert [(one.tender, one.amount) for one in page.tenders] == [("cash", 50_000), ("qris", 30_000), ("card", 20_000)]
    assert page.qris_confirmed_share == 100
    (hand_in,) = page.hand_ins
    assert (hand_in.at, hand_in.stall, hand_in.other, hand_in.state) == (
        "2026-11-21T21:42:00+07:00", "A12", 20_000, "difference",
    )  # fmt: skip


def test_a_revision_is_shown_on_the_day_it_comes_in_with_what_it_changed(gallery, three):
    first = three[0]
    gallery.hand_in(first, first.revise(1, (12, -15_000, "cash")))
    gallery.office.collect()
    (revised,) = gallery.office.today("2026-11-21").revised
    assert (revised.stall, revised.day, revised.revision, revised.amount) == ("A12", "2026-11-14", 2, -15_000)
    assert gallery.office.today("2026-11-14").hand_ins[0].state == "revised"
    assert gallery.office.today("2026-11-14").revised == ()


def test_a_day_without_anything_has_a_page_too(gallery):
    gallery.clock.at = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    page = gallery.office.today()
    assert (page.day, page.net, page.average, page.has_before) == ("2026-11-24", 0, 0, False)
    assert (page.hours, page.tenders, page.qris_confirmed_share) == ((), (), None)
    with pytest.raises(PosError):
        gallery.office.today("24-11-2026")


def test_a_nil_day_is_handed_in_and_counted_as_such(gallery, three):
    first = three[0]
    gallery.hand_in(first, first.close(day=SATURDAY))
    gallery.office.collect()
    page = gallery.office.today("2026-11-21")
    assert (page.handed_in, page.nil, page.hand_ins[0].state) == (1, 1, "nil")
    assert "A12" not in [one.stall for one in page.missing]


def test_the_day_of_a_stall_is_read_back_from_its_newest_file(gallery, three):
    first = three[0]
    gallery.hand_in(first, first.revise(1, (12, 15_000, "cash")))
    gallery.office.collect()
    told = gallery.office.summary("A12", 1, "2026-11-14")
    assert (told.revision, told.totals.net) == (2, 55_000)
    assert gallery.office.summary("A12", 1, "2026-11-15") is None
