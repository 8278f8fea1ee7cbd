from copy import deepcopy
from datetime import UTC, date, datetime

import pytest

from pos import words
from pos.errors import PosError
from pos.handover import acknowledgement

DAY = "2026-11-02"


def bring(gallery, till, *files):
    gallery.hand_in(till, *files)
    return gallery.office.collect()


def acks(gallery, epoch: int = 1) -> list[acknowledgement.Acknowledgement]:
    folder = gallery.collection.joinpath("acks", "GIK-K07")
    return [acknowledgement.read(path.read_bytes())[0] for path in sorted(folder.glob(f"*_e{epoch}_*"))]


def said(gallery, epoch: int = 1) -> dict[str, str]:
    """What the acknowledgements say of each file, the last word of each."""
    return {one.sha256: one.status for ack in acks(gallery, epoch) for one in ack.files}


def state(gallery, day: str = DAY) -> str:
    grid = gallery.office.coverage(day, day)
    assert len(grid.rows) == 1
    return grid.rows[0].states[0]


def choose(gallery, file, day: str = DAY, reason: str = "yang benar") -> None:
    gallery.office.decide_fork("K07", 1, day, file.sha256, reason=reason)


def net(gallery, report: str) -> int:
    table = gallery.office.report(report)
    return sum(row[table.columns.index("net")] for row in table.rows)


def assert_all_agree(gallery, amount: int) -> None:
    assert gallery.office.check().problems == ()
    assert [net(gallery, name) for name in ("days", "trades", "products", "categories", "cashiers", "hours")] == (
        [amount] * 6
    )


@pytest.fixture(autouse=True)
def english() -> None:
    words.use("en")


@pytest.fixture
def till(gallery, new_till):
    till = new_till()
    gallery.admit(till)
    gallery.clock.at = datetime(2026, 11, 9, 14, 0, tzinfo=UTC)
    return till


@pytest.fixture
def copy(new_till):
    """A copy of the till's folder, with its key, that sells something else."""
    return new_till()


@pytest.fixture
def restored(gallery, till, new_till):
    """The same till after a restore, with a new key, admitted for its second epoch."""
    second = new_till(epoch=2, key_of="the second key")
    gallery.admit(second)
    return second


# two files of one number


def test_the_accepted_file_stays_and_the_till_is_told(gallery, till, copy):
    first, other = till.close((9, 50_000, "cash")), copy.close((9, 60_000, "qris"))
    bring(gallery, till, first)
    bring(gallery, copy, other)
    claims = gallery.office.claims("K07", 1, DAY)
    assert [(one.sha256, one.counts, one.accepted) for one in claims] == [
        (first.sha256, True, True),
        (other.sha256, False, False),
    ]
    assert claims[1].told.totals.net == 60_000

    choose(gallery, first)

    assert (state(gallery), gallery.office.claims("K07", 1, DAY)) == ("received", ())
    assert said(gallery) == {first.sha256: "accepted", other.sha256: "forked"}
    assert "yang benar" in (acks(gallery)[-1].files[0].reason or "")
    assert_all_agree(gallery, 50_000)


def test_a_copy_that_closed_a_day_under_another_number_can_be_chosen_though_it_came_before_the_number_it_shares(
    gallery, till
):
    common = till.close((9, 1_000, "cash"))
    copy = deepcopy(till)
    own = [till.close((9, amount, "cash")) for amount in (20_000, 30_000, 40_000)]
    other = copy.close((9, 7_000, "cash"), day=date(2026, 11, 5))  # number 2, the day of the till's number 4
    bring(gallery, till, common, own[2])
    refused = bring(gallery, copy, other).refused
    assert "as number 4" in refused[0].reason
    bring(gallery, till, *own[:2])
    assert net(gallery, "days") == 91_000

    choose(gallery, other, day="2026-11-03")

    assert_all_agree(gallery, 8_000)
    assert said(gallery) == {common.sha256: "accepted", other.sha256: "accepted"} | {
        file.sha256: "forked" for file in own
    }


def test_the_other_file_takes_the_place_of_the_accepted_one_in_every_sum(gallery, till, copy):
    first, other = till.close((9, 50_000, "cash")), copy.close((10, 60_000, "qris"), (11, 5_000, "cash"))
    bring(gallery, till, first)
    bring(gallery, copy, other)

    choose(gallery, other)

    assert state(gallery) == "received"
    assert said(gallery) == {first.sha256: "forked", other.sha256: "accepted"}
    assert acks(gallery)[-1].accepted_through == 1
    assert gallery.office.quarantine() == ()
    kept = [gallery.folder.joinpath("collected", name) for name in (first.name, f"{other.sha256[:16]}-{other.name}")]
    assert [path.read_bytes() for path in kept] == [first.data, other.data]
    assert_all_agree(gallery, 65_000)
    assert_all_agree_after_a_start(gallery, 65_000)


def assert_all_agree_after_a_start(gallery, amount: int) -> None:
    gallery.again()
    assert_all_agree(gallery, amount)


def test_after_the_choice_the_days_of_the_chosen_one_go_on_and_those_of_the_other_do_not(gallery, till, copy):
    first, other = till.close((9, 50_000, "cash")), copy.close((9, 60_000, "cash"))
    bring(gallery, till, first)
    bring(gallery, copy, other)
    choose(gallery, other)
    dropped, kept = till.close((9, 1_000, "cash")), copy.close((9, 2_000, "cash"))

    assert [left.file for left in bring(gallery, till, dropped).refused] == [dropped.name]
    assert bring(gallery, copy, kept).accepted == (kept.name,)
    assert bring(gallery, till, till.revise(1, (20, 9_000, "cash"))).accepted == ()
    revised = copy.revise(1, (20, 7_000, "cash"))
    assert bring(gallery, copy, revised).accepted == (revised.name,)
    assert_all_agree(gallery, 69_000)


def test_a_displaced_file_that_comes_again_is_told_so_and_changes_nothing(gallery, till, copy):
    first, other = till.close((9, 50_000, "cash")), copy.close((9, 60_000, "cash"))
    bring(gallery, till, first)
    bring(gallery, copy, other)
    choose(gallery, other)
    assert bring(gallery, till, first).same == (first.name,)
    assert bring(gallery, copy, other).same == (other.name,)
    assert said(gallery) == {first.sha256: "forked", other.sha256: "accepted"}
    assert_all_agree(gallery, 60_000)


def test_with_a_file_the_days_fall_that_go_on_from_the_other_one(gallery, till, copy):
    bring(gallery, till, till.close((9, 50_000, "cash")), till.close((9, 1_000, "cash")))
    other = copy.close((9, 60_000, "cash"))
    bring(gallery, copy, other)
    claims = gallery.office.claims("K07", 1, DAY)
    assert [[told.totals.net for told in claim.line] for claim in claims] == [[50_000, 1_000], [60_000]]
    choose(gallery, other)
    assert [state(gallery, day) for day in (DAY, "2026-11-03")] == ["received", "missing"]
    assert said(gallery) == {day.first.sha256: "forked" for day in till.days} | {other.sha256: "accepted"}
    assert acks(gallery)[-1].accepted_through == 1
    assert_all_agree(gallery, 60_000)


def test_of_two_revisions_the_other_one_can_be_chosen_too(gallery, till, copy):
    bring(gallery, till, till.close((9, 50_000, "cash")))
    assert copy.close((9, 50_000, "cash")).data == till.days[0].first.data
    mine, theirs = till.revise(1, (20, 1_000, "cash")), copy.revise(1, (20, 2_000, "cash"))
    bring(gallery, till, mine)
    bring(gallery, copy, theirs)
    assert state(gallery) == "forked"
    choose(gallery, theirs)
    assert state(gallery) == "revised"
    told = gallery.office.stall_day(gallery.office.stalls()[0], DAY)
    assert [one.sha256 for one in told.accepted] == [till.days[0].first.sha256, theirs.sha256]
    assert_all_agree(gallery, 52_000)


def test_the_other_file_may_tell_of_another_day(gallery, till, copy):
    first, other = till.close((9, 50_000, "cash")), copy.close((9, 60_000, "cash"), day=date(2026, 11, 4))
    bring(gallery, till, first)
    bring(gallery, copy, other)
    choose(gallery, other)
    assert [state(gallery, f"2026-11-0{n}") for n in (2, 4)] == ["", "received"]
    assert_all_agree(gallery, 60_000)


def test_a_decision_needs_a_reason_and_a_file_that_claims_the_day(gallery, till, copy):
    first, other = till.close((9, 50_000, "cash")), copy.close((9, 60_000, "cash"))
    bring(gallery, till, first)
    with pytest.raises(PosError, match="nothing to decide"):
        choose(gallery, first)
    bring(gallery, copy, other)
    with pytest.raises(PosError, match="Say why"):
        choose(gallery, first, reason="  ")
    with pytest.raises(PosError, match="nothing to decide"):
        choose(gallery, till.close((9, 1, "cash")))


def test_a_quarantined_file_that_is_gone_says_so(gallery, till, copy):
    bring(gallery, till, till.close((9, 50_000, "cash")))
    other = copy.close((9, 60_000, "cash"))
    bring(gallery, copy, other)
    gallery.folder.joinpath("quarantine", other.name).unlink()
    with pytest.raises(PosError, match="hand it in again"):
        gallery.office.claims("K07", 1, DAY)


# a day in two epochs


def test_the_earlier_epoch_counts_until_a_manager_decides_whatever_comes_first(gallery, till, restored):
    first, second = till.close((9, 50_000, "cash")), restored.close((9, 60_000, "qris"))
    bring(gallery, restored, second)
    assert (state(gallery), gallery.net()) == ("received", 60_000)
    bring(gallery, till, first)
    assert state(gallery) == "forked"
    assert [row[-1] for row in gallery.office.report("days").rows] == ["forked"]
    assert_all_agree(gallery, 50_000)
    claims = gallery.office.claims("K07", 1, DAY)
    assert [(one.told.epoch, one.counts) for one in claims] == [(1, True), (2, False)]

    choose(gallery, second)

    assert state(gallery) == "received"
    assert_all_agree(gallery, 60_000)
    assert said(gallery, epoch=1) == {first.sha256: "accepted"}
    assert acks(gallery)[-1].files[0].reason is not None
    assert said(gallery, epoch=2) == {second.sha256: "accepted"}
    assert gallery.office.claims("K07", 1, DAY) == ()


def test_the_earlier_epoch_stays_where_a_manager_says_so(gallery, till, restored):
    first, second = till.close((9, 50_000, "cash")), restored.close((9, 60_000, "qris"))
    bring(gallery, till, first)
    bring(gallery, restored, second)
    choose(gallery, first)
    assert (state(gallery), gallery.office.claims("K07", 1, DAY)) == ("received", ())
    assert_all_agree(gallery, 50_000)
    assert bring(gallery, restored, second).same == (second.name,)
    assert said(gallery, epoch=2) == {second.sha256: "accepted"}


def test_an_epoch_that_stands_aside_is_revised_and_goes_on_without_a_gap(gallery, till, restored):
    bring(gallery, till, till.close((9, 50_000, "cash")))
    first, second = restored.close((9, 60_000, "cash")), restored.close((9, 8_000, "cash"), day=date(2026, 11, 4))
    revised = restored.revise(1, (20, 1_000, "cash"))
    assert len(bring(gallery, restored, first, second, revised).accepted) == 3
    assert acks(gallery, epoch=2)[-1].accepted_through == 2
    assert gallery.net() == 58_000
    grid = gallery.office.coverage(DAY, "2026-11-05").rows
    assert [row.states for row in grid] == [("forked", "closed", "received", "missing")]
    assert gallery.office.today(DAY).stalls == 1
    choose(gallery, revised)
    assert state(gallery) == "revised"
    assert_all_agree(gallery, 69_000)


def test_a_decision_stands_when_a_third_epoch_comes_and_is_asked_about_again(gallery, till, restored, new_till):
    first, second = till.close((9, 50_000, "cash")), restored.close((9, 60_000, "cash"))
    bring(gallery, till, first)
    bring(gallery, restored, second)
    choose(gallery, second)
    bring(gallery, restored, restored.revise(1, (20, 1_000, "cash")))
    assert (state(gallery), gallery.net()) == ("revised", 61_000)
    choose_again = gallery.office.claims("K07", 1, DAY)
    assert choose_again == ()


def test_a_number_missing_in_the_new_epoch_is_missed(gallery, till, restored):
    bring(gallery, till, till.close((9, 50_000, "cash")))
    restored.close((9, 60_000, "cash"), day=date(2026, 11, 3))
    bring(gallery, restored, restored.close((9, 1_000, "cash"), day=date(2026, 11, 4)))
    assert [state(gallery, f"2026-11-0{n}") for n in (2, 3, 4)] == ["received", "missing", "received"]
    told = gallery.office.stall_day(gallery.office.stalls()[0], "2026-11-04")
    assert told.missing == 1


def test_what_is_disputed_is_found_without_going_through_every_file(gallery):
    plan = gallery.office.store.rows("EXPLAIN QUERY PLAN SELECT * FROM disputed")
    assert [row[3] for row in plan if row[3].startswith("SCAN file")] == []
    assert any(row[3].startswith("SEARCH file USING INDEX file_number") for row in plan)
