from datetime import UTC, date, datetime

import pytest

from pos.office.receipt import AWAITED, FALSE, FOREIGN, GENUINE, LISTED, UNKNOWN, Verdict


@pytest.fixture
def till(gallery, new_till):
    """A-12, enrolled."""
    till = new_till("A12")
    gallery.admit(till)
    gallery.clock.at = datetime(2026, 11, 6, 14, 0, tzinfo=UTC)
    return till


def bring(gallery, till, *files) -> None:
    gallery.hand_in(till, *files)
    gallery.office.collect()


def code_of(till, sale) -> str:
    return f"LAPAK1:{till.gallery}-{till.stall}-{till.till}:1:{sale.seq}:{sale.hash[:8].upper()}"


def asked(gallery, text: str) -> Verdict:
    verdict = gallery.office.check_receipt(text)
    assert verdict is not None
    return verdict


def test_a_receipt_that_was_handed_in_is_genuine_and_its_sale_stands_beside_it(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash"), (10, 60_000, "qris")))
    verdict = asked(gallery, code_of(till, till.days[0].sales[1]).lower())
    assert verdict.kind == GENUINE
    assert verdict.sale is not None and verdict.sale.due == 60_000
    assert verdict.told is not None and verdict.told.day == "2026-11-02"


def test_a_number_that_was_handed_in_is_listed(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")))
    verdict = asked(gallery, " a12-1-261102-0001 ")
    assert (verdict.kind, verdict.sale is not None) == (LISTED, True)


@pytest.mark.parametrize("digits", ["00000000", "FFFFFFFF"])
def test_a_code_with_another_hash_is_not_genuine(gallery, till, digits: str):
    bring(gallery, till, till.close((9, 40_000, "cash")))
    verdict = asked(gallery, code_of(till, till.days[0].sales[0])[:-8] + digits)
    assert (verdict.kind, verdict.sale) == (FALSE, None)


def test_an_event_that_is_no_sale_is_not_genuine(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")))
    assert asked(gallery, "LAPAK1:GIK-A12-1:1:1:00000000").kind == FALSE


def test_a_number_beyond_the_day_is_not_genuine(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")))
    assert asked(gallery, "A12-1-261102-0002").kind == FALSE


def test_what_has_not_come_in_is_awaited(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")))
    till.close((9, 70_000, "cash"))
    sale = till.days[1].sales[0]
    assert asked(gallery, code_of(till, sale)).kind == AWAITED
    assert asked(gallery, sale.number).kind == AWAITED


def test_a_file_missing_between_two_others_is_awaited_and_not_called_false(gallery, till):
    first, _second, third = (till.close((9, 10_000 * n, "cash")) for n in (1, 2, 3))
    bring(gallery, till, first, third)
    sale = till.days[1].sales[0]
    assert asked(gallery, code_of(till, sale)).kind == AWAITED
    assert asked(gallery, sale.number).kind == AWAITED


def test_a_number_of_a_day_on_which_the_stall_was_closed_is_not_genuine(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")), till.close((9, 50_000, "cash"), day=date(2026, 11, 4)))
    assert asked(gallery, "A12-1-261103-0001").kind == FALSE


def test_a_sale_that_a_revision_added_is_genuine_once_the_revision_has_come(gallery, till):
    bring(gallery, till, till.close((9, 40_000, "cash")))
    revision = till.revise(1, (20, 30_000, "cash"))
    added = till.days[0].sales[-1]
    assert asked(gallery, code_of(till, added)).kind == AWAITED
    bring(gallery, till, till.close((9, 50_000, "cash")))
    assert asked(gallery, code_of(till, added)).kind == AWAITED
    bring(gallery, till, revision)
    verdict = asked(gallery, code_of(till, added))
    assert (verdict.kind, verdict.told is not None and verdict.told.revision) == (GENUINE, 2)


def test_another_gallery_and_a_till_that_nobody_enrolled_are_said_so(gallery, till):
    assert asked(gallery, "LAPAK1:UMKM-A12-1:1:2:00000000").kind == FOREIGN
    assert asked(gallery, "LAPAK1:GIK-B01-1:1:2:00000000").kind == UNKNOWN
    assert asked(gallery, "B01-1-261102-0001").kind == UNKNOWN


@pytest.mark.parametrize("text", ["", "kaset", "8991234567895", "LAPAK1:GIK-A12-1:1:2", "A12-1-261102", "0229"])
def test_what_is_no_receipt_is_not_judged(gallery, text: str):
    assert gallery.office.check_receipt(text) is None
