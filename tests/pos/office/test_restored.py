"""An office restored from yesterday's backup: what it accepted since comes in again, and counts once."""

from datetime import timedelta

from pos import words
from pos.gallery import open_office
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
