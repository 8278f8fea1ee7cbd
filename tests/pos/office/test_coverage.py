from datetime import UTC, date, datetime

import pytest

from pos.errors import PosError
from pos.office.coverage import LACKING
from pos.office.register.entry import Entry
from pos.steps import outcome


def states(gallery, from_="2026-11-01", to="2026-11-08"):
    grid = gallery.office.coverage(from_, to)
    assert all(len(row.states) == len(grid.days) for row in grid.rows)
    return {row.stall: row.states for row in grid.rows}


@pytest.fixture
def at_work(gallery, till):
    """A till enrolled on the second of November; today is the seventh."""
    gallery.clock.at = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
    gallery.admit(till)
    gallery.clock.at = datetime(2026, 11, 7, 14, 0, tzinfo=UTC)
    return till


def test_a_stall_that_handed_in_nothing_misses_every_day_since_it_was_admitted(gallery, at_work):
    assert states(gallery)["K07"] == ("", "missing", "missing", "missing", "missing", "missing", "awaited", "")


def test_received_nil_and_revised_days_are_told_apart(gallery, at_work):
    till = at_work
    files = [till.close((9, 1_000, "cash")), till.close(), till.close((9, 1_000, "cash")), till.revise(3)]
    gallery.hand_in(till, *files)
    gallery.office.collect()
    assert states(gallery)["K07"][1:5] == ("received", "nil", "revised", "missing")


def test_between_numbers_that_follow_each_other_a_stall_was_closed(gallery, at_work):
    till = at_work
    gallery.hand_in(till, till.close(day=date(2026, 11, 3)), till.close(day=date(2026, 11, 6)))
    gallery.office.collect()
    assert states(gallery)["K07"] == ("", "", "nil", "closed", "closed", "nil", "awaited", "")


def test_a_gap_in_the_numbers_is_missing_whatever_came_after(gallery, at_work):
    till = at_work
    first, _, third = (till.close(day=date(2026, 11, day)) for day in (2, 4, 6))
    gallery.hand_in(till, first, third)
    gallery.office.collect()
    assert states(gallery)["K07"][1:6] == ("nil", "missing", "missing", "missing", "nil")


def test_days_outside_the_grid_tell_what_lies_inside(gallery, at_work):
    till = at_work
    gallery.hand_in(till, till.close(day=date(2026, 11, 2)), till.close(day=date(2026, 11, 6)))
    gallery.office.collect()
    assert states(gallery, "2026-11-03", "2026-11-05")["K07"] == ("closed", "closed", "closed")


def test_forked_and_quarantined_days_are_marked(gallery, at_work, new_till, changed):
    till, copy = at_work, new_till()
    gallery.hand_in(till, till.close((9, 1_000, "cash")), till.close((9, 1_000, "cash")))
    gallery.office.collect()
    gallery.hand_in(till, copy.close((9, 2_000, "cash")))
    till.close((9, 3_000, "cash"))
    gallery.hand_in(till, till.resealed(changed(till.days[2].told, opening_grand_total=1, closing_grand_total=3_001)))
    gallery.office.collect()
    assert states(gallery)["K07"][1:4] == ("forked", "received", "quarantined")


def test_a_grid_from_back_to_front_is_empty_and_a_wrong_day_refused(gallery, at_work):
    assert gallery.office.coverage("2026-11-08", "2026-11-01").days == ()
    with pytest.raises(PosError):
        gallery.office.coverage("x", "2026-11-01")


def test_before_the_first_file_no_more_days_are_missing_than_its_number_tells(gallery, at_work):
    till = at_work
    till.close(day=date(2026, 11, 3))
    gallery.hand_in(till, till.close(day=date(2026, 11, 4)))
    gallery.office.collect()
    assert states(gallery)["K07"][:4] == ("", "missing", "missing", "nil")


def test_nobody_is_missed_or_awaited_while_the_gallery_is_closed(gallery, at_work):
    gallery.office.set("closed_days", "mon 2026-11-04 2026-11-07")
    assert states(gallery)["K07"] == ("", "closed", "missing", "closed", "missing", "missing", "closed", "")
    assert gallery.office.today("2026-11-04").missing == ()
    assert [missing.days for missing in gallery.office.today("2026-11-06").missing] == [3]


def test_a_stall_that_sold_while_the_gallery_was_closed_is_missed_there(gallery, at_work):
    till = at_work
    gallery.office.set("closed_days", "2026-11-04")
    first, _, third = (till.close(day=date(2026, 11, day)) for day in (3, 4, 5))
    gallery.hand_in(till, first, third)
    gallery.office.collect()
    assert states(gallery)["K07"][2:5] == ("nil", "missing", "nil")


def test_each_day_tells_its_newest_revision(gallery, at_work):
    till = at_work
    gallery.hand_in(till, till.close((9, 1_000, "cash")), till.revise(1, (10, 2_000, "cash")))
    gallery.office.collect()
    (row,) = gallery.office.coverage("2026-11-01", "2026-11-03").rows
    assert row.revisions == (0, 2, 0)


def test_the_page_of_a_stalls_day_knows_too_that_the_gallery_was_closed(gallery, at_work):
    gallery.office.set("closed_days", "2026-11-04")
    (stall,) = gallery.office.stalls()
    assert [gallery.office.stall_day(stall, day).state for day in ("2026-11-03", "2026-11-04")] == ["missing", "closed"]


def test_after_its_contract_nothing_is_missing_but_what_a_later_number_tells_of(gallery, at_work):
    till = at_work
    contract = Entry(stall="K07", name="Klitikan", to_day="2026-11-02")
    gallery.office.register.save(contract, operation="contract")
    assert states(gallery)["K07"] == ("", "missing", "", "", "", "", "", "")
    first, _, third = (till.close(day=date(2026, 11, day)) for day in (2, 3, 4))
    gallery.hand_in(till, first, third)
    gallery.office.collect()
    assert states(gallery)["K07"] == ("", "nil", "missing", "nil", "", "", "", "")


def test_a_month_with_a_day_lacking_is_told_as_open(gallery, at_work):
    till = at_work
    gallery.hand_in(till, till.close(day=date(2026, 11, 2)), till.close(day=date(2026, 11, 6)))
    gallery.office.collect()
    assert lacking(gallery.office, "monthly", "2026-11-01", "2026-11-30") == ()
    gallery.clock.at = datetime(2027, 12, 3, 3, 0, tzinfo=UTC)
    told = lacking(gallery.office, "monthly", "2026-11-01", "2027-11-30")
    assert (told[0], told[1], len(told)) == (("2026-11", 24), ("2026-12", 31), 13)
    assert lacking(gallery.office, "vendors", "2026-12-01", "2026-12-05") == (("2026-12", 5),)
    assert lacking(gallery.office, "daily", "2026-12-01", "2026-12-05") is None


def test_the_month_compared_with_is_told_as_open_too(gallery, at_work):
    gallery.clock.at = datetime(2026, 12, 10, 3, 0, tzinfo=UTC)
    against = ("2026-11-01", "2026-11-30")
    told = lacking(gallery.office, "monthly", "2026-12-01", "2026-12-03", against=against)
    assert told == (("2026-11", 29), ("2026-12", 3))


def test_what_keeps_a_month_open_is_what_the_grid_shows(gallery, till, new_till):
    other, third = new_till("K08"), new_till("K09")
    gallery.admit(till, other, third)
    gallery.office.set("closed_days", "mon")
    files = [till.close((9, 1_000, "cash"), day=date(2026, 11, day)) for day in (2, 3, 5, 9, 20)]
    gallery.hand_in(till, files[0], files[2], files[4])
    gallery.hand_in(other, other.close(day=date(2026, 11, 4)), till.resealed(other.days[0].told))
    gallery.office.collect()
    gallery.clock.at = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    grid = gallery.office.coverage("2026-11-01", "2026-11-30")
    open_ = sum(state in LACKING for row in grid.rows for state in row.states)
    assert open_ > 30
    assert lacking(gallery.office, "monthly", "2026-11-01", "2026-11-30") == (("2026-11", open_),)
    steps = list(gallery.office.adding_open_months(gallery.office.report("monthly", "2026-11-01", "2026-11-30")))
    assert len(steps) == 3, "one till a step"


def lacking(office, name, from_, to, **asked):
    return outcome(office.adding_open_months(office.report(name, from_, to, **asked))).lacking
