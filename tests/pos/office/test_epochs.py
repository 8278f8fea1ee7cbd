"""A restored till at the office: admitted by the request of its next epoch, and going on where it stopped."""

from datetime import date

import pytest

from pos import words

THIRD = date(2026, 11, 4)
"""The third day that the till sells."""


@pytest.fixture
def restored(gallery, till):
    """A till that handed in three days, lost its computer and was restored to the evening of the second."""
    gallery.admit(till)
    gallery.hand_in(till, *(till.close((9, 10_000 * day, "cash")) for day in (1, 2, 3)))
    gallery.office.collect()
    return till.restored(after=2)


def test_a_later_epoch_waits_until_it_is_admitted_with_the_same_key(gallery, restored):
    words.use("en")
    file = restored.close((9, 5_000, "cash"), day=THIRD)
    gallery.hand_in(restored, restored.request(), file)
    kept = {left.file: left.reason for left in gallery.office.collect().kept}
    assert "not enrolled yet" in kept[file.name]
    assert [(one.epoch, one.problem) for one in gallery.office.admission.waiting()] == [(2, None)]
    gallery.admit(restored)
    assert gallery.office.collect().accepted == (file.name,)
    assert gallery.office.admission.keys_of("K07", 1, 2) == gallery.office.admission.keys_of("K07", 1, 1)
    assert gallery.net() == 60_000
    assert gallery.office.check().problems == ()


def test_a_first_file_that_goes_on_from_a_day_not_here_yet_waits_for_it(gallery, till):
    gallery.admit(till)
    first, second = till.close((9, 10_000, "cash")), till.close((9, 20_000, "cash"))
    later = till.restored(after=2)
    gallery.admit(later)
    file = later.close((9, 7_000, "cash"), day=THIRD)
    gallery.hand_in(later, file)
    gallery.hand_in(till, first)
    assert [left.file for left in gallery.office.collect().kept] == [file.name]
    gallery.hand_in(till, second)
    assert gallery.office.collect().accepted == (second.name, file.name)
    assert gallery.net() == 37_000


def test_a_receipt_of_before_the_restore_is_genuine_in_the_file_of_the_later_epoch(gallery, till):
    gallery.admit(till)
    gallery.hand_in(till, till.close((9, 10_000, "cash")))
    later = till.restored(after=1)
    gallery.admit(later)
    gallery.hand_in(later, later.close((9, 7_000, "cash"), day=THIRD))
    gallery.office.collect()
    sale = later.days[0].sales[0]
    for digits, kind in ((sale.hash[:8], "genuine"), ("00000000", "false")):
        verdict = gallery.office.check_receipt(f"LAPAK1:GIK-K07-1:1:{sale.seq}:{digits}")
        assert verdict is not None
        assert verdict.kind == kind
