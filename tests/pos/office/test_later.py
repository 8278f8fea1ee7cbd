"""QRIS payments that are found to have arrived after their day was handed in."""

from datetime import date

import pytest

from pos.stall import create_stall
from pos.till.basket import basket_of, one_off
from pos.till.payment import Offer

SATURDAY, SUNDAY = "2026-11-21", "2026-11-22"


class Stall:
    """A real stall whose files are put into the gallery's inbox by hand."""

    def __init__(self, gallery, folder):
        self.gallery = gallery
        self.clock = gallery.clock
        self.shop = create_stall(folder, code="F03", name="Batik", trade="fesyen", clock=self.clock)
        gallery.office.admission.enrol(self.shop.delivery.request_path.read_bytes())
        self.sold = 0

    def sell(self, amount):
        self.sold += 1
        basket = basket_of(f"sale {self.sold}", [one_off("Kain", 1, amount)])
        sale = self.shop.till.checkout(basket, [Offer(tender="qris", amount=amount)], at=self.shop.now())
        return sale.number

    def arrived(self, number, arrived=True):
        self.shop.history.decide_qris(number, arrived=arrived, at=self.shop.now(), operation=f"{number} {arrived}")

    def close(self):
        return self.shop.close_day()

    def hand_in(self, *sealed):
        for each in sealed:
            self.gallery.put(f"inbox/GIK-F03/{each.file}", each.data)
        assert len(self.gallery.office.collect().accepted) == len(sealed)

    def confirmed(self, from_=SATURDAY, to=SUNDAY):
        table = self.gallery.office.report("tenders", from_, to)
        return {row[0]: row[3] for row in table.rows}["qris"]


@pytest.fixture
def till(gallery, tmp_path):
    from datetime import UTC, datetime

    gallery.clock.at = datetime(2026, 11, 21, 5, tzinfo=UTC)
    made = Stall(gallery, tmp_path / "shop")
    yield made
    made.shop.close()


@pytest.fixture
def two_days(till):
    """Two payments wait on Saturday; on Sunday one arrives and the other does not."""
    first, second = till.sell(30_000), till.sell(50_000)
    saturday = till.close()
    till.clock.at = till.clock.at.replace(day=22)
    till.sell(7_000)
    till.arrived(first)
    till.arrived(second, arrived=False)
    return saturday, till.close(), second


def test_what_arrived_later_is_confirmed_on_the_day_it_was_sold(till, two_days):
    saturday, sunday, _ = two_days
    till.hand_in(saturday)
    assert till.confirmed() == 0
    till.hand_in(sunday)
    assert (till.confirmed(), till.confirmed(to=SATURDAY), till.confirmed(from_=SUNDAY)) == (30_000, 30_000, 0)
    assert [one.confirmed for one in till.gallery.office.today(SATURDAY).tenders] == [30_000]
    assert till.gallery.office.check().problems == ()


def test_the_days_may_come_in_in_any_order(till, two_days):
    saturday, sunday, _ = two_days
    till.hand_in(sunday)
    till.hand_in(saturday)
    assert till.confirmed() == 30_000
    assert till.gallery.office.check().problems == ()


def test_a_payment_that_a_revision_confirms_itself_counts_once(till, two_days):
    saturday, sunday, second = two_days
    till.hand_in(saturday, sunday)
    till.shop.reopen_day(SATURDAY, "lihat lagi")
    till.arrived(second)
    till.hand_in(till.close())
    assert till.confirmed() == 80_000
    assert till.gallery.office.check().problems == ()


def test_a_revision_of_the_later_day_tells_again_and_counts_once(till, two_days):
    saturday, sunday, second = two_days
    till.hand_in(saturday, sunday)
    till.shop.reopen_day(SUNDAY, "lupa satu")
    till.arrived(second)
    till.hand_in(till.close())
    assert till.confirmed() == 80_000
    assert till.gallery.office.check().problems == ()


def test_the_audit_sees_an_altered_amount(till, two_days):
    saturday, sunday, _ = two_days
    till.hand_in(saturday, sunday)
    till.gallery.office.store.run("UPDATE later SET amount = 1")
    assert len(till.gallery.office.check().problems) == 1


def test_what_arrived_later_counts_no_more_where_another_epoch_s_day_was_chosen(till, two_days, new_till):
    saturday, sunday, _ = two_days
    till.hand_in(saturday, sunday)
    restored = new_till("F03", trade="fesyen", epoch=2, key_of="the second key")
    till.gallery.admit(restored)
    other = restored.close((9, 60_000, "qris"), day=date(2026, 11, 21))
    till.gallery.hand_in(restored, other)
    till.gallery.office.collect()
    till.gallery.office.decide_fork("F03", 1, SATURDAY, other.sha256, reason="yang benar")
    assert [one.confirmed for one in till.gallery.office.today(SATURDAY).tenders] == [60_000]
    assert till.gallery.office.check().problems == ()


@pytest.fixture
def restored(till, two_days, new_till, changed):
    """A second epoch, in which Monday's file tells that Saturday's second payment arrived; and its own Saturday."""
    saturday, sunday, second = two_days
    again = new_till("F03", trade="fesyen", epoch=2, key_of="the second key")
    own = again.close((9, 2_000, "cash"), day=date(2026, 11, 21))
    again.close((9, 1_000, "cash"), day=date(2026, 11, 23))
    told = {"number": second, "day": SATURDAY, "at": "2026-11-23T09:00:00+07:00", "state": "confirmed", "who": None}
    monday = again.resealed(changed(again.days[-1].told, qris_later=[told]))
    till.gallery.admit(again)
    return again, saturday, sunday, monday, own


@pytest.mark.parametrize("late", [False, True])
def test_what_a_restored_till_finds_of_its_epoch_before_is_confirmed_on_the_day_it_was_sold(till, restored, late):
    again, saturday, sunday, monday, _own = restored
    if not late:
        till.hand_in(saturday, sunday)
    till.gallery.hand_in(again, monday)
    till.gallery.office.collect()
    if late:
        till.hand_in(saturday, sunday)
    assert (till.confirmed(), till.confirmed(to=SATURDAY)) == (80_000, 80_000)
    assert till.gallery.office.check().problems == ()


def test_a_restored_till_means_its_own_saturday_where_it_handed_one_in(till, restored):
    again, saturday, sunday, monday, own = restored
    till.hand_in(saturday, sunday)
    till.gallery.hand_in(again, monday)
    till.gallery.office.collect()
    till.gallery.hand_in(again, own)
    till.gallery.office.collect()
    assert till.confirmed() == 30_000
    assert till.gallery.office.check().problems == ()
