"""An office restored from yesterday's backup: what it accepted since comes in again, and counts once."""

from collections import Counter
from datetime import timedelta

from pos import words
from pos.gallery import open_office
from pos.office.collected import ACCEPTED, CAUGHT_UP
from pos.restoring import restore


def test_what_was_accepted_and_admitted_since_comes_in_again_and_answers_go_on(gallery, till, new_till):
    words.use("id")
    other = new_till("K08")
    gallery.admit(till)
    gallery.hand_in(till, till.close((9, 10_000, "cash")))
    gallery.office.collect()
    backup = gallery.office.backups.take().backup.path
    gallery.hand_in(till, till.close((9, 20_000, "cash")))
    gallery.hand_in(other, other.request(), other.close((9, 5_000, "cash")))
    gallery.admit(other)
    gallery.office.collect()
    assert gallery.net() == 35_000
    told = gallery.names("acks")
    gallery.office.close()

    gallery.clock.at += timedelta(hours=1)
    restore(backup, gallery.folder, clock=gallery.clock)
    gallery.office = open_office(gallery.folder, clock=gallery.clock)
    assert gallery.net() == 10_000
    (asked,) = gallery.office.admission.waiting()
    assert asked.stall == "K08"
    gallery.office.admission.enrol(asked.data)
    collected = gallery.office.collect()
    assert (collected.refused, collected.kept) == ((), ())
    assert gallery.net() == 35_000
    assert gallery.office.check().problems == ()
    assert set(told) < set(gallery.names("acks")), "no answer is written over, and new ones follow"


def test_an_office_catches_up_file_by_file_and_stopped_meanwhile_it_is_still_due(gallery, till):
    gallery.admit(till)
    backup = gallery.office.backups.take().backup.path
    gallery.hand_in(till, *(till.close((9, 10_000 * n, "cash")) for n in (1, 2, 3)))
    gallery.office.collect()
    gallery.office.close()
    gallery.collection.rename(away := gallery.collection.with_name("away"))
    restore(backup, gallery.folder, clock=gallery.clock)
    away.rename(gallery.collection)
    gallery.office = open_office(gallery.folder, clock=gallery.clock)

    stopped = gallery.office.collecting()
    steps = iter(stopped)
    first = next(step for step in steps if step.total)
    assert (first.outcome, first.done, first.total) == (CAUGHT_UP, 1, 6), "three kept and three archived"
    assert list(stopped.ending()) == []
    assert gallery.net() == 0
    outcomes = Counter(step.outcome for step in gallery.office.collecting())
    assert (outcomes[CAUGHT_UP], outcomes[ACCEPTED]) == (7, 3), "a folder, and six files"
    assert gallery.net() == 60_000
    assert Counter(step.outcome for step in gallery.office.collecting()) == {}


def test_a_kept_file_that_the_database_knows_is_not_read_again(gallery, till):
    gallery.admit(till)
    gallery.hand_in(till, till.close((9, 10_000, "cash")))
    gallery.office.collect()
    backup = gallery.office.backups.take().backup.path
    gallery.office.close()
    restore(backup, gallery.folder, clock=gallery.clock)
    gallery.office = open_office(gallery.folder, clock=gallery.clock)
    gallery.office.catch_up()
    assert gallery.names("inbox") == []
