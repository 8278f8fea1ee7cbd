from datetime import UTC, date, datetime

import pytest

from pos.errors import PosError
from pos.office.register.entry import Entry
from pos.office.stall_day import StallDay


@pytest.fixture
def till(gallery, new_till):
    """A-12, enrolled on the first of November."""
    till = new_till("A12")
    gallery.admit(till)
    gallery.clock.at = datetime(2026, 11, 6, 14, 0, tzinfo=UTC)
    return till


def bring(gallery, till, *files) -> None:
    gallery.hand_in(till, *files)
    gallery.office.collect()


def day_of(gallery, day: str) -> StallDay:
    return gallery.office.stall_day(gallery.office.stalls()[0], day)


def test_every_revision_of_a_day_is_there_oldest_first(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")), till.revise(1, (20, 30_000, "cash")))
    day = day_of(gallery, "2026-11-02")
    assert [(one.told.revision, one.told.totals.net) for one in day.accepted] == [(1, 40_000), (2, 70_000)]
    assert (day.state, day.missing, day.quarantined) == ("revised", 0, ())
    assert day.accepted[0].at.isoformat() == "2026-11-06T21:00:00+07:00"


def test_a_day_without_a_file_says_why(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")))
    assert [day_of(gallery, f"2026-11-0{n}").state for n in (1, 3, 6, 7)] == ["", "missing", "awaited", ""]
    assert day_of(gallery, "2026-11-03").accepted == ()


def test_after_its_contract_nothing_is_missing_as_the_coverage_has_it(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")))
    ended = Entry(stall="A12", name="Klitikan Pak Djarwo", to_day="2026-11-03")
    gallery.office.register.save(ended, operation="ended", new=True)
    days = [f"2026-11-0{n}" for n in (2, 3, 4, 6)]
    states = [day_of(gallery, day).state for day in days]
    assert states == ["received", "missing", "", ""]
    of_till = gallery.office.coverage("2026-11-02", "2026-11-06").rows[0]
    assert states == [of_till.states[n] for n in (0, 1, 2, 4)]


def test_a_day_that_was_passed_over_was_closed(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")), till.close((9, 50_000, "cash"), day=date(2026, 11, 4)))
    assert day_of(gallery, "2026-11-03").state == "closed"


def test_the_chain_is_open_before_a_day_whose_forerunners_have_not_come(gallery, till):
    first, _second, _third, fourth = (till.close((9, 10_000, "cash")) for _day in range(4))
    bring(gallery, till, first, fourth)
    assert day_of(gallery, "2026-11-05").missing == 2
    assert day_of(gallery, "2026-11-02").missing == 0


def test_the_days_handed_in_next_to_it_are_told_and_all_of_them_newest_first(gallery, till):
    bring(gallery, till, *(till.close((9, 10_000 * n, "cash"), (10, 5_000, "qris")) for n in (1, 2, 3)))
    day = day_of(gallery, "2026-11-03")
    assert (day.before, day.after) == ("2026-11-02", "2026-11-04")
    assert day_of(gallery, "2026-11-02").before is None
    last, one_before, _first = gallery.office.days_of_stall("A12", 1)
    assert (last.day, last.receipts, last.net) == ("2026-11-04", 2, 35_000)
    assert one_before.day == "2026-11-03"
    assert gallery.office.days_of_stall("B01", 1) == ()


def test_a_nil_day_and_a_forked_one_are_told(gallery, till, changed):
    file = till.close()
    bring(gallery, till, file)
    assert day_of(gallery, "2026-11-02").state == "nil"
    other = till.resealed(changed(till.days[0].told, notes={"tags": [], "text": "lain"}))
    bring(gallery, till, other)
    day = day_of(gallery, "2026-11-02")
    assert day.forked
    assert [one.file for one in day.quarantined] == [other.name]


def test_the_day_on_paper_holds_its_file_again(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")))
    told = day_of(gallery, "2026-11-02").accepted[0].told
    assert gallery.office.day_paper(told).title == "GIK-A12-1_2026-11-02_e1_000001_r1"


def test_what_is_no_day_is_refused(gallery, till):
    with pytest.raises(PosError):
        day_of(gallery, "kemarin")
