"""A day whose file is lost counts by the code on its closing slip, once, until the file comes."""

import msgspec
import pytest

from pos.errors import PosError
from pos.handover import paper, summary
from pos.handover.summary import Tender
from pos.office import coverage
from pos.office.rescue.slips import AGREED, COUNTS, DIFFERS, NOTED
from pos.office.rescue.taking import HERE

MONDAY, TUESDAY = "2026-11-02", "2026-11-03"


def code_of(till, file, **changes):
    """The code on the slip of a file; with changes, one that the same till signed and that says otherwise."""
    read = summary.read(file.data)
    return paper.seal(msgspec.structs.replace(paper.of(read.summary, read.sha256), **changes), till.key)


def more(told, amount):
    """The totals and payments of a day that sold so much more, in cash."""
    totals = msgspec.structs.replace(
        told.totals, gross=told.totals.gross + amount, net=told.totals.net + amount, due=told.totals.due + amount
    )
    cash = msgspec.structs.replace(told.tenders["cash"], amount=told.tenders["cash"].amount + amount)
    drawer = msgspec.structs.replace(told.cash, expected=told.cash.expected + amount)
    return {"totals": totals, "tenders": {**told.tenders, "cash": cash}, "cash": drawer}


def state(gallery, day=MONDAY):
    (row,) = gallery.office.coverage(day, day).rows
    return row.states[0]


def tenders(gallery):
    return {row[0]: row[2] for row in gallery.office.report("tenders").rows}


@pytest.fixture
def lost(gallery, till):
    """A day of 30.000 in cash and 50.000 by QRIS whose file did not reach the office."""
    gallery.admit(till)
    return till.close((9, 30_000, "cash"), (10, 50_000, "qris"))


def test_a_lost_day_counts_by_its_slip_in_totals_and_by_way_of_paying(gallery, till, lost):
    taken = gallery.office.take_paper(code_of(till, lost))

    assert (taken.state, taken.told.file) == (COUNTS, lost.name)
    assert (gallery.net(), tenders(gallery)) == (80_000, {"qris": 50_000, "cash": 30_000})
    assert state(gallery) == coverage.PAPER
    today = gallery.office.today(MONDAY)
    assert [(each.stall, each.net) for each in today.on_paper] == [("K07", 80_000)]
    assert (today.net, today.handed_in, today.missing, today.things_to_see) == (80_000, 1, (), 1)
    assert gallery.office.check().problems == ()


def test_what_was_paid_on_orders_is_no_turnover_of_a_slips_day(gallery, till, lost):
    read = summary.read(lost.data)
    paid = {**read.summary.tenders, "transfer": Tender(500_000, None, 1, None)}
    taken = gallery.office.take_paper(code_of(till, lost, tenders=paid, beside=500_000))

    assert taken.state == COUNTS
    assert (gallery.net(), tenders(gallery)["transfer"]) == (80_000, 500_000)
    assert gallery.office.check().problems == ()


def test_it_stays_counted_once_however_often_it_is_scanned(gallery, till, lost):
    code = code_of(till, lost)

    assert {gallery.office.take_paper(text).state for text in (code, code, f" {code}\n")} == {COUNTS}

    assert gallery.net() == 80_000
    assert gallery.again().take_paper(code).state == COUNTS
    assert (gallery.net(), gallery.office.check().problems) == (80_000, ())


def test_the_file_takes_the_slips_place_and_every_sum_is_as_if_there_had_been_no_slip(gallery, till, lost):
    code = code_of(till, lost)
    gallery.office.take_paper(code)
    gallery.hand_in(till, lost)

    assert gallery.office.collect().accepted == (lost.name,)

    assert (gallery.net(), tenders(gallery), state(gallery)) == (
        80_000,
        {"qris": 50_000, "cash": 30_000},
        coverage.RECEIVED,
    )
    assert gallery.office.take_paper(code).state == AGREED
    assert gallery.office.today(MONDAY).on_paper == ()
    assert gallery.office.check().problems == ()


def test_a_slip_is_no_acceptance_so_the_till_goes_on_offering_the_file(gallery, till, lost):
    gallery.office.take_paper(code_of(till, lost))
    tuesday = till.close((9, 1_000, "cash"))
    gallery.hand_in(till, tuesday)
    gallery.office.collect()

    (stall,) = gallery.office.stalls()

    assert stall.through == 0
    assert gallery.net() == 81_000
    gallery.hand_in(till, lost)
    gallery.office.collect()
    assert gallery.office.stalls()[0].through == 2


def test_a_slip_of_a_file_that_is_here_changes_nothing(gallery, till, lost):
    gallery.hand_in(till, lost)
    gallery.office.collect()
    events = gallery.office.journal.count()

    assert gallery.office.take_paper(code_of(till, lost)).state == HERE

    assert (gallery.net(), gallery.office.journal.count()) == (80_000, events)


@pytest.mark.parametrize("slip_first", [True, False])
def test_where_slip_and_file_say_otherwise_the_file_counts_and_the_slip_is_in_quarantine(
    gallery, till, lost, slip_first
):
    told = paper.read(code_of(till, lost)).paper
    other = code_of(till, lost, sha256="a" * 64, **more(told, 7_000))
    gallery.hand_in(till, lost)
    steps = [lambda: gallery.office.take_paper(other), gallery.office.collect]
    for step in steps if slip_first else reversed(steps):
        step()

    assert (gallery.net(), state(gallery)) == (80_000, coverage.QUARANTINED)
    assert gallery.office.take_paper(other).state == DIFFERS
    (refused,) = gallery.office.today(MONDAY).quarantined
    assert "87.000" in refused.reason
    assert "80.000" in refused.reason
    assert gallery.folder.joinpath("quarantine", refused.file).read_text().strip() == other
    assert gallery.office.check().problems == ()


def test_of_two_slips_of_one_revision_that_say_otherwise_the_first_counts(gallery, till, lost):
    told = paper.read(code_of(till, lost)).paper
    gallery.office.take_paper(code_of(till, lost))

    assert gallery.office.take_paper(code_of(till, lost, **more(told, 7_000))).state == DIFFERS

    assert (gallery.net(), state(gallery)) == (80_000, coverage.QUARANTINED)
    assert gallery.office.check().problems == ()


def test_the_newest_slip_counts_and_an_older_one_is_only_noted(gallery, till, lost):
    revised = till.revise(1, (12, 5_000, "cash"))
    first, second = code_of(till, lost), code_of(till, revised)

    assert gallery.office.take_paper(first).state == COUNTS
    assert gallery.office.take_paper(second).state == COUNTS
    assert (gallery.net(), gallery.office.take_paper(first).state) == (85_000, NOTED)
    gallery.hand_in(till, lost)
    gallery.office.collect()
    assert (gallery.net(), gallery.office.take_paper(second).state) == (80_000, NOTED)
    gallery.hand_in(till, revised)
    gallery.office.collect()
    assert (gallery.net(), gallery.office.take_paper(second).state) == (85_000, AGREED)
    assert (state(gallery), gallery.office.check().problems) == (coverage.REVISED, ())


def test_a_revisions_slip_does_not_count_over_an_older_file(gallery, till, lost):
    gallery.hand_in(till, lost)
    gallery.office.collect()

    assert gallery.office.take_paper(code_of(till, till.revise(1, (12, 5_000, "cash")))).state == NOTED

    assert (gallery.net(), gallery.office.check().problems) == (80_000, ())


def test_a_nil_days_slip_counts_as_nil(gallery, till):
    gallery.admit(till)
    gallery.office.take_paper(code_of(till, till.close()))

    assert (gallery.office.today(MONDAY).nil, gallery.net()) == (1, 0)


def test_a_slip_that_another_till_signed_is_not_believed(gallery, till, lost, new_till):
    thief = new_till(stall="K07", key_of="thief")

    with pytest.raises(PosError) as told:
        gallery.office.take_paper(code_of(thief, lost))

    assert "not genuine" in told.value.sentence
    assert gallery.net() == 0


@pytest.mark.parametrize("changes", [{"gallery": "UMKM"}, {"stall": "K08"}, {"epoch": 2}])
def test_a_slip_of_elsewhere_is_refused(gallery, till, lost, changes):
    with pytest.raises(PosError):
        gallery.office.take_paper(code_of(till, lost, **changes))


def test_a_slip_must_join_the_files_before_and_after_it(gallery, till, lost):
    tuesday = till.close((9, 1_000, "cash"))
    wednesday = till.close((9, 2_000, "cash"))
    gallery.hand_in(till, lost, wednesday)
    gallery.office.collect()

    for changes in ({"first_seq": 1}, {"last_hash": "b" * 64}, {"sha256": "b" * 64}, {"day": MONDAY}):
        with pytest.raises(PosError):
            gallery.office.take_paper(code_of(till, tuesday, **changes))
    assert gallery.office.take_paper(code_of(till, tuesday)).state == COUNTS
    assert gallery.net() == 83_000


def test_a_stalls_day_shows_its_slip_and_what_became_of_it(gallery, till, lost):
    gallery.office.take_paper(code_of(till, lost))
    (stall,) = gallery.office.stalls()

    shown = gallery.office.stall_day(stall, MONDAY)

    assert (shown.state, shown.accepted) == (coverage.PAPER, ())
    assert shown.counted_slip is not None
    assert shown.counted_slip.told.totals.net == 80_000


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE day SET net = net + 1",
        "UPDATE tender SET amount = amount + 1 WHERE tender = 'cash'",
        "DELETE FROM tender",
        "DELETE FROM day",
        "UPDATE paper SET state = 'noted'",
        "DROP TRIGGER paper_update",
        "DROP TRIGGER paper_delete",
    ],
)
def test_the_check_names_a_slips_sums_that_were_changed(gallery, till, lost, damage):
    gallery.office.take_paper(code_of(till, lost))

    gallery.office.store.run(damage)

    assert gallery.office.check().problems
