"""What goes out of a sale after the buyer was asked to pay for it."""

from typing import Any

import pytest

from pos.audit import check_stall
from pos.errors import PosError
from pos.journal.event import Event
from pos.papers.closing import closing_slip
from pos.people.rights import OWNER, Actor, Right, RightError, Role
from pos.printing.layout import Text
from pos.stall import Stall
from pos.till.basket import Basket, basket_of, line_of, one_off
from pos.till.payment import Offer

DAY = "2026-11-24"
AYU = Actor("Ayu", Role.CASHIER.rights)
WITH_PIN = Actor("Ayu", Role.CASHIER.rights, "Sari", frozenset({Right.VOID}))


@pytest.fixture
def shown(stall: Stall) -> Basket:
    """Two cakes and a lamp, on the screen, that the buyer was asked to pay for."""
    basket = basket_of("sale", [one_off("Wajik", 2, 7_500), one_off("Lampu", 1, 90_000)], 5_000)
    stall.till.show(basket)
    return basket


def voided(stall: Stall, basket: Basket, index: int | None, **more: Any) -> Event:
    operation = more.pop("operation", "void")
    return stall.till.void(basket, index, at=stall.now(), operation=operation, **more)


def lines(stall: Stall) -> list[tuple[str, int]]:
    return [(line.name, line.qty) for line in stall.till.kept_basket().lines]


def test_what_the_buyer_was_not_asked_to_pay_for_goes_out_as_it_came(stall: Stall, shown: Basket) -> None:
    events = stall.journal.count()
    shown.add(one_off("Jasa", 1, 5_000))
    shown.set_quantity(0, 3)
    shown.set_quantity(0, 2)
    shown.remove(2)
    assert [line.name for line in shown.lines] == ["Wajik", "Lampu"]
    assert stall.journal.count() == events


def test_nothing_else_takes_out_what_was_shown(shown: Basket) -> None:
    for take in (lambda: shown.remove(1), lambda: shown.set_quantity(0, 1), shown.clear):
        with pytest.raises(PosError):
            take()
    shown.undo()
    assert [line.qty for line in shown.lines] == [2, 1]


def test_what_was_shown_is_known_after_a_restart_and_a_parking(stall: Stall, shown: Basket) -> None:
    stall.till.park(stall.till.kept_basket(), "Bu Laras", at=stall.now())
    stall.till.recall("sale", at=stall.now(), aside="Pesanan 1")
    assert [line.shown for line in stall.till.kept_basket().lines] == [2, 1]


def test_a_line_taken_out_stands_in_the_journal_and_the_rest_goes_on(stall: Stall, shown: Basket) -> None:
    event = voided(stall, shown, 1, by=WITH_PIN)
    assert (event.kind, event.actor, event.day) == ("voided", "Ayu", DAY)
    assert event.data == {
        "sale": "sale",
        "whole": False,
        "goods": [{"code": None, "name": "Lampu", "qty": 1, "per": 1, "price": 90_000, "amount": 90_000}],
        "amount": 90_000,
        "reason": None,
        "authorised_by": "Sari",
    }
    rest = stall.till.kept_basket()
    assert (lines(stall), rest.discount, rest.operation) == ([("Wajik", 2)], 5_000, "sale")


def test_of_several_only_those_that_go_are_voided(stall: Stall, shown: Basket) -> None:
    shown.set_quantity(0, 4)  # two more, that the buyer was not asked to pay for
    event = voided(stall, shown, 0, qty=1)
    assert [(each["name"], each["qty"]) for each in event.data["goods"]] == [("Wajik", 1)]
    assert lines(stall) == [("Wajik", 1), ("Lampu", 1)]
    assert stall.till.kept_basket().lines[0].shown == 1


def test_weighed_goods_count_what_they_would_have_cost(stall: Stall) -> None:
    weighed = line_of(stall.catalog.by_code("W-01"), 1)  # type: ignore[arg-type]
    from dataclasses import replace

    basket = basket_of("kg", [replace(weighed, per=1000, qty=250, price=80_000)])
    stall.till.show(basket)
    assert voided(stall, basket, None, reason="batal").data["amount"] == 20_000


def test_discounts_stay_within_what_is_left(stall: Stall) -> None:
    from dataclasses import replace

    line = replace(one_off("Wajik", 3, 10_000), discount=15_000)
    basket = basket_of("sale", [line, one_off("Lampu", 1, 1_000)], 4_000)
    stall.till.show(basket)
    voided(stall, basket, 0, qty=1)
    rest = stall.till.kept_basket()
    assert ([each.discount for each in rest.lines], rest.discount) == ([10_000, 0], 1_000)


def test_a_whole_sale_is_cancelled_with_a_reason_and_a_fresh_one_begins(stall: Stall, shown: Basket) -> None:
    with pytest.raises(PosError):
        voided(stall, shown, None, reason=" ")
    assert lines(stall) == [("Wajik", 2), ("Lampu", 1)]
    event = voided(stall, shown, None, reason=" pembeli batal ")
    assert (event.data["whole"], event.data["amount"], event.data["reason"]) == (True, 105_000, "pembeli batal")
    fresh = stall.till.kept_basket()
    assert (fresh.lines, fresh.discount) == ([], 0)
    assert fresh.operation != "sale"


def test_taking_the_last_line_out_is_cancelling_the_sale(stall: Stall, shown: Basket) -> None:
    voided(stall, shown, 0)
    with pytest.raises(PosError):
        voided(stall, stall.till.kept_basket(), 0, operation="second")


def test_told_again_it_is_recorded_once(stall: Stall, shown: Basket) -> None:
    first = voided(stall, shown, 1)
    assert voided(stall, shown, 1, by=AYU) == first


def test_a_refusal_leaves_basket_and_journal_as_they_were(stall: Stall, shown: Basket) -> None:
    events = stall.journal.count()
    with pytest.raises(RightError):
        voided(stall, shown, 1, by=AYU)
    assert (lines(stall), stall.journal.count()) == ([("Wajik", 2), ("Lampu", 1)], events)


def test_a_day_that_sees_nothing_but_a_void_is_nil_and_says_so(stall: Stall, shown: Basket) -> None:
    voided(stall, shown, None, reason="uang kurang", by=WITH_PIN)
    body = stall.close_day().body
    told = [warning["text"] for warning in body["warnings"] if warning["kind"] == "void"]
    assert (body["nil"], body["totals"]["gross"]) == (True, 0)
    assert told == ["Ayu (PIN Sari) · Rp\xa0105.000 · Wajik, Lampu · uang kurang"]


def test_the_office_reads_the_first_three_goods_of_many(stall: Stall) -> None:
    basket = basket_of("many", [one_off(f"Barang {n}", 1, 1_000) for n in range(1, 6)])
    stall.till.show(basket)
    voided(stall, basket, None, reason="batal")
    (remark,) = stall.days.so_far(DAY, stall.now()).warnings
    assert remark.text == "Rp\xa05.000 · Barang 1, Barang 2, Barang 3 +2 · batal"


def test_it_stands_on_the_interim_report_and_on_the_closing_slip(stall: Stall, shown: Basket) -> None:
    voided(stall, shown, 1)
    wanted = "Dibatalkan sebelum dibayar: Rp\xa090.000 · Lampu"
    assert wanted in _texts(stall.interim_slip())
    assert wanted in _texts(closing_slip(stall.close_day().body, name="Lapak", language="id"))


def _texts(layout: Any) -> list[str]:
    return [row.left for row in layout.rows if isinstance(row, Text)]


def test_the_history_finds_what_was_voided_and_a_receipt_tells_what_went_out_before(
    stall: Stall, shown: Basket
) -> None:
    voided(stall, shown, 1, by=WITH_PIN)
    rest = stall.till.kept_basket()
    sale = stall.till.checkout(rest, [Offer(tender="cash", amount=10_000)], at=stall.now())
    other = basket_of("other", [one_off("Kain", 1, 40_000)])
    stall.till.show(other)
    voided(stall, other, None, operation="whole", reason="batal", by=OWNER)
    newest, first = stall.history.voids()
    assert (newest.is_whole, newest.amount, newest.reason) == (True, 40_000, "batal")
    assert (first.who, first.authorised_by, first.goods[0].name) == ("Ayu", "Sari", "Lampu")
    assert [step.kind for step in stall.history.steps(sale)] == ["voided", "sale"]
    assert stall.history.voids(cashier="Ayu") == [first]
    assert stall.history.voids(since="2026-11-25") == []


def test_a_rebuild_comes_to_the_same(stall: Stall, shown: Basket) -> None:
    voided(stall, shown, 1)
    assert check_stall(stall).problems == ()
