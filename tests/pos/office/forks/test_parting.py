"""Whole branches: a folder was copied, both sides sell for days, and a manager chooses one of the two."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from pos import words
from pos.errors import PosError
from pos.handover import acknowledgement
from pos.office.place import Place

REASON = "salinan yang dipakai"


@pytest.fixture(autouse=True)
def english() -> None:
    words.use("en")


@pytest.fixture
def till(gallery, new_till):
    """A till that sold one day; `copy` is made of it then."""
    till = new_till()
    gallery.admit(till)
    gallery.clock.at = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    till.close((9, 50_000, "cash"))
    return till


@pytest.fixture
def copy(till):
    return deepcopy(till)


def bring(gallery, till, *files):
    gallery.hand_in(till, *files)
    return gallery.office.collect()


def sold(till, *amounts: int) -> list:
    return [till.close((9, amount, "cash")) for amount in amounts]


def decide(gallery, file, number: int) -> None:
    gallery.office.decide_fork("K07", 1, f"2026-11-{number + 1:02}", file.sha256, reason=REASON)


def nets(gallery) -> list[int]:
    table = gallery.office.report("days")
    assert gallery.office.check().problems == ()
    return [row[table.columns.index("net")] for row in table.rows]


def said(gallery, epoch: int = 1) -> dict[str, tuple[str, str | None]]:
    folder = gallery.collection.joinpath("acks", "GIK-K07")
    acks = [acknowledgement.read(path.read_bytes())[0] for path in sorted(folder.glob(f"*_e{epoch}_*"))]
    return {one.sha256: (one.status, one.reason) for ack in acks for one in ack.files}


def forked_days(gallery) -> list[str]:
    grid = gallery.office.coverage("2026-11-02", "2026-11-19")
    return [day for day, state in zip(grid.days, grid.rows[0].states, strict=True) if state == "forked"]


def test_the_whole_branch_of_the_copy_is_accepted_and_what_the_till_sold_since_falls(gallery, till, copy):
    ours, theirs = sold(till, 1_000, 2_000, 3_000), sold(copy, 10_000, 20_000, 30_000, 40_000)
    bring(gallery, till, till.days[0].first, *ours)
    bring(gallery, copy, *theirs)
    assert nets(gallery) == [50_000, 1_000, 2_000, 3_000]
    decide(gallery, theirs[0], 2)
    assert (nets(gallery), forked_days(gallery)) == ([50_000, 10_000, 20_000, 30_000, 40_000], [])
    assert gallery.office.quarantine() == ()
    assert {said(gallery)[file.sha256][0] for file in theirs} == {"accepted"}
    assert {said(gallery)[file.sha256] for file in ours} == {
        ("forked", "a manager chose the days of the other copy of this folder: salinan yang dipakai. Restore the"
        " backup from before the copy, and enter the sales that are missing again"),
    }  # fmt: skip
    assert gallery.office.store.value("SELECT through FROM stall") == 5


def test_the_branch_may_be_chosen_at_any_of_its_days(gallery, till, copy):
    ours, theirs = sold(till, 1_000, 2_000), sold(copy, 10_000, 20_000)
    bring(gallery, till, till.days[0].first, *ours)
    bring(gallery, copy, *theirs)
    decide(gallery, theirs[1], 3)
    assert nets(gallery) == [50_000, 10_000, 20_000]


def test_both_lines_are_told_from_the_day_they_part_with_their_newest_revisions(gallery, till, copy):
    ours, theirs = sold(till, 1_000, 2_000), sold(copy, 10_000, 20_000)
    revised = copy.revise(2, (20, 500, "cash"))
    bring(gallery, till, till.days[0].first, *ours)
    bring(gallery, copy, *theirs, revised)
    first, second = gallery.office.claims("K07", 1, "2026-11-04")
    assert [told.totals.net for told in first.line] == [1_000, 2_000]
    assert [told.totals.net for told in second.line] == [10_500, 20_000]
    decide(gallery, theirs[1], 3)
    assert nets(gallery) == [50_000, 10_500, 20_000]


def test_where_the_first_one_stays_every_later_day_of_the_copy_is_refused_with_what_to_do(gallery, till, copy):
    ours, theirs = sold(till, 1_000, 2_000), sold(copy, 10_000, 20_000)
    bring(gallery, till, till.days[0].first, *ours)
    bring(gallery, copy, *theirs)
    decide(gallery, ours[0], 2)
    (late,) = sold(copy, 30_000)
    (refused,) = bring(gallery, copy, late).refused
    assert "a manager decided against: restore the backup from before the folder was copied" in refused.reason
    assert said(gallery)[late.sha256][0] == "forked"
    assert (nets(gallery), forked_days(gallery)) == ([50_000, 1_000, 2_000], [])


def test_an_epoch_that_goes_on_from_the_copy_waits_for_the_decision_and_then_counts(gallery, till, copy):
    bring(gallery, till, till.days[0].first, *sold(till, 1_000, 2_000))
    theirs = sold(copy, 10_000, 20_000)
    bring(gallery, copy, *theirs)
    again = copy.restored(after=3)
    gallery.admit(again)
    (first,) = [again.close((9, 7_000, "cash"), day=datetime(2026, 11, 5).date())]
    (kept,) = bring(gallery, again, first).kept
    assert "a manager decides between the two" in kept.reason
    decide(gallery, theirs[0], 2)
    assert gallery.office.collect().accepted == (first.name,)
    assert nets(gallery) == [50_000, 10_000, 20_000, 7_000]


def test_an_epoch_that_goes_on_from_the_side_not_chosen_is_refused_and_one_from_before_the_copy_counts(
    gallery, till, copy
):
    ours = sold(till, 1_000, 2_000)
    bring(gallery, till, till.days[0].first, *ours)
    bring(gallery, copy, *sold(copy, 10_000, 20_000))
    again = copy.restored(after=3)
    gallery.admit(again)
    first = again.close((9, 7_000, "cash"), day=datetime(2026, 11, 5).date())
    bring(gallery, again, first)
    decide(gallery, ours[0], 2)
    (refused,) = gallery.office.collect().refused
    assert "restore the backup from before the folder was copied" in refused.reason
    assert said(gallery, epoch=2)[first.sha256][0] == "forked"
    (later,) = bring(gallery, again, again.close((9, 8_000, "cash"), day=datetime(2026, 11, 6).date())).refused
    assert later.reason == refused.reason
    third = copy.restored(after=1)
    third.epoch = 3
    gallery.admit(third)
    entered_again = third.close((9, 37_000, "cash"), day=datetime(2026, 11, 7).date())
    assert bring(gallery, third, entered_again).accepted == (entered_again.name,)
    assert nets(gallery) == [50_000, 1_000, 2_000, 37_000]


def test_an_accepted_epoch_falls_with_the_branch_that_it_goes_on_from(gallery, till, copy):
    bring(gallery, till, till.days[0].first, *sold(till, 1_000))
    again = till.restored(after=2)
    gallery.admit(again)
    bring(gallery, again, again.close((9, 7_000, "cash"), day=datetime(2026, 11, 5).date()))
    theirs = sold(copy, 10_000)
    bring(gallery, copy, *theirs)
    decide(gallery, theirs[0], 2)
    assert nets(gallery) == [50_000, 10_000]


def test_a_branch_whose_first_day_is_missing_cannot_be_chosen_yet(gallery, till, copy):
    bring(gallery, till, till.days[0].first, *sold(till, 1_000, 2_000))
    theirs = sold(copy, 10_000, 20_000)
    bring(gallery, copy, theirs[1])
    with pytest.raises(PosError, match="cannot be chosen: number 3 names another file before it"):
        decide(gallery, theirs[1], 3)
    bring(gallery, copy, theirs[0])
    decide(gallery, theirs[1], 3)
    assert nets(gallery) == [50_000, 10_000, 20_000]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_order_of_files_and_decisions_the_chosen_branch_counts_whole_and_nothing_else(
    gallery, till, copy, seed
):
    rng = Random(seed)
    common = till.days[0].first
    sides = {}
    for name, side in (("ours", till), ("theirs", copy)):
        files = sold(side, *(rng.randint(1, 99) * 1_000 for _ in range(rng.randint(2, 4))))
        files += [side.revise(rng.randint(2, len(side.days)), (20, 500, "cash")) for _ in range(rng.randint(0, 2))]
        sides[name] = files
    chosen = rng.choice(list(sides))
    expected = [day.told.totals.net for day in {"ours": till, "theirs": copy}[chosen].days]
    everything = [common, *sides["ours"], *sides["theirs"]]
    everything = [replace(file, name=f"{at}-{file.name}") for at, file in enumerate(everything)]
    arriving = list(everything)
    rng.shuffle(arriving)
    for _ in range(30):
        some = rng.randint(0, 3) if arriving else 0
        bring(gallery, till, *arriving[:some])
        arriving = arriving[some:]
        if rng.random() < 0.5 or not arriving:
            settle(gallery, {file.sha256 for file in (common, *sides[chosen])})
        if not arriving and not forked_days(gallery):
            break
    assert nets(gallery) == expected
    bring(gallery, till, *rng.sample(everything, len(everything)))
    assert (nets(gallery), forked_days(gallery)) == (expected, [])


def settle(gallery, right: set[str]) -> None:
    """Choose the right side of every forked day where a file of it can be chosen."""
    for day in forked_days(gallery):
        for claim in gallery.office.claims("K07", 1, day):
            if claim.sha256 in right:
                try:
                    gallery.office.decide_fork("K07", 1, day, claim.sha256, reason=REASON)
                except PosError as error:
                    assert "cannot be chosen" in str(error)
                break


def test_a_file_kept_under_a_name_with_its_hash_is_offered_again_after_a_restore(gallery, till):
    (file,) = sold(till, 1_000)
    gallery.folder.joinpath("collected", f"{file.sha256[:16]}-{file.name}").write_bytes(file.data)
    gallery.office.catch_up()
    assert gallery.office.collect().accepted != ()


@pytest.fixture
def looked_at(monkeypatch) -> list[str]:
    """The names of the quarantined files that are read."""
    names: list[str] = []
    read = Place.refused

    def refused(place: Place, name: str, sha256: str):
        names.append(name)
        return read(place, name, sha256)

    monkeypatch.setattr(Place, "refused", refused)
    return names


def test_what_stands_in_the_quarantine_is_read_again_only_where_something_came_since(gallery, till, copy, looked_at):
    ours = sold(till, 1_000, 2_000)
    theirs = sold(copy, 10_000, 20_000)
    bring(gallery, till, till.days[0].first, *ours)
    bring(gallery, copy, *theirs)
    assert len(looked_at) > 0
    looked_at.clear()
    gallery.office.collect()
    gallery.again().collect()
    assert looked_at == []
    bring(gallery, till, till.close((9, 5_000, "cash")))
    assert {name[-6:] for name in looked_at} == {".jsonl"}
    looked_at.clear()
    decide(gallery, theirs[1], 3)
    gallery.office.collect()
    assert looked_at != []
