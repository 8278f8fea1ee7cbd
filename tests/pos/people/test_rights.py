"""Every step that asks for a right refuses a cashier, in the program itself, and records who authorised it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pos.catalog.product import Product
from pos.people import pin
from pos.people.rights import OWNER, Actor, Right, RightError, Role
from pos.restoring import Whose, look_into, prepare
from pos.stall import Stall, open_stall
from pos.till.basket import basket_of, line_of, one_off
from pos.till.buying.buy_in import Draft, Piece, Seller
from pos.till.makers.maker import Maker
from pos.till.payment import Offer
from pos.till.unreceipted import Brought

AYU = Actor("Ayu", Role.CASHIER.rights)
KEPT = pin.Kept("no hash", 6)

Step = Callable[[Stall, Actor], Any]


def sold(stall: Stall, by: Actor, *, price: int | None = None, discount: int = 0, line: int = 0) -> Any:
    product = stall.catalog.by_code("W-01")
    assert product is not None
    basket = basket_of("sold", [line_of(product, 2, price, line)], discount)
    due = sum(each.value - each.discount for each in basket.lines) - discount
    return stall.till.checkout(basket, [Offer(tender="cash", amount=due)] if due else [], at=stall.now(), by=by)


def with_floor(stall: Stall, by: Actor, **given: int) -> Any:
    change(stall, OWNER, floor=10_000)
    return sold(stall, by, **given)


def change(stall: Stall, by: Actor, **facts: Any) -> Any:
    from dataclasses import replace

    product = stall.catalog.by_code("W-01")
    assert product is not None
    return stall.catalog.save_product(replace(product, **facts), at=stall.now(), operation="change", by=by)


def voided(stall: Stall, by: Actor) -> Any:
    basket = basket_of("shown", [one_off("Jasa", 1, 5_000)], 0)
    stall.till.show(basket)
    return stall.till.void(basket, None, reason="batal", at=stall.now(), operation="void", by=by)


def refunded(stall: Stall, by: Actor) -> Any:
    sale = sold(stall, OWNER)
    offers = [Offer(tender="cash", amount=-sale.due)]
    return stall.till.refund(sale.number, {1: 2}, offers, "cacat", at=stall.now(), operation="back", by=by)


def unreceipted(stall: Stall, by: Actor, more: int = 0) -> Any:
    product = stall.catalog.by_code("W-01")
    assert product is not None
    goods, offers = [Brought(product, 1, product.price + more)], [Offer("cash", -product.price - more)]
    return stall.unreceipted.take_back(goods, offers, "cacat", at=stall.now(), operation="loose", by=by)


RADIO = Draft(Seller("Bu Sri"), (Piece("Radio", 150_000, 300_000),))


def bought(stall: Stall, by: Actor) -> Any:
    return stall.buying.buy(RADIO, [Offer("cash", -150_000)], at=stall.now(), operation="buy", by=by)


def unbought(stall: Stall, by: Actor) -> Any:
    kept = bought(stall, OWNER)
    return stall.buying.undo(kept.number, "salah", at=stall.now(), operation="unbuy", by=by)


def changed_tender(stall: Stall, by: Actor) -> Any:
    sale = sold(stall, OWNER)
    return stall.history.change_tender(sale.number, 1, "card", "salah", at=stall.now(), operation="card", by=by)


def reopened(stall: Stall, by: Actor) -> Any:
    sold(stall, OWNER)
    stall.close_day()
    return stall.reopen_day("2026-11-24", "lupa", operation="again", by=by)


def imported(stall: Stall, by: Actor) -> Any:
    sheet = stall.folder.joinpath("goods.csv")
    sheet.write_text("nama;harga\nSapu;9000\n", encoding="utf-8")
    return stall.import_sheet(sheet, by=by)


def undone(stall: Stall, by: Actor) -> Any:
    imported(stall, OWNER)
    last = stall.catalog.last_import()
    assert last is not None
    return stall.undo_import(last.seq, by=by)


def person_changed(stall: Stall, by: Actor) -> Any:
    ratih = stall.people.add("Ratih", Role.OWNER, KEPT, at=stall.now(), operation="r", by=OWNER)
    return stall.people.change(ratih.id, name="Bu Ratih", at=stall.now(), operation="n", by=by)


def agreed(stall: Stall) -> Maker:
    change(stall, OWNER, maker="Bu Sri")
    return stall.makers.keep(Maker("Bu Sri"), 8_000, at=stall.now(), operation="sri")


def maker_paid(stall: Stall, by: Actor) -> Any:
    agreed(stall)
    sold(stall, OWNER)
    return stall.makers.pay("Bu Sri", 1_000, "cash", at=stall.now(), operation="pay", by=by)


def released(stall: Stall, by: Actor) -> Any:
    collection = stall.folder.parent.joinpath("coll")
    collection.joinpath("inbox").mkdir(parents=True, exist_ok=True)
    stall.set("collection", str(collection))
    stall.epochs.begin("komputer rusak", at=stall.now(), operation="restored", held=True)
    return stall.delivery.send(release="dicocokkan", by=by)


STEPS: dict[str, tuple[Right, Step]] = {
    "a refund": (Right.REFUND, refunded),
    "a return without a receipt": (Right.UNRECEIPTED, unreceipted),
    "giving back more than it costs": (Right.GIVE_MORE, lambda stall, by: unreceipted(stall, by, more=1)),
    "a void": (Right.VOID, voided),
    "a price below the lowest": (Right.PRICE, lambda stall, by: with_floor(stall, by, price=9_999)),
    "a discount below the lowest": (Right.PRICE, lambda stall, by: with_floor(stall, by, price=10_500, line=1_001)),
    "a discount on the sale below the lowest": (
        Right.PRICE,
        lambda stall, by: with_floor(stall, by, price=10_500, discount=1_001),
    ),
    "a discount above the limit": (Right.DISCOUNT, lambda stall, by: sold(stall, by, line=3_001)),
    "a discount on the sale above the limit": (Right.DISCOUNT, lambda stall, by: sold(stall, by, discount=3_001)),
    "haggling above the limit": (Right.DISCOUNT, lambda stall, by: sold(stall, by, price=11_249)),
    "opening the drawer": (Right.DRAWER, lambda stall, by: stall.record_drawer("tukar uang", by=by)),
    "cash out": (
        Right.CASH_OUT,
        lambda stall, by: stall.till.move_cash(-1_000, "parkir", at=stall.now(), operation="out", by=by),
    ),
    "buying in": (Right.BUY_IN, bought),
    "taking back what was bought": (Right.BUY_IN, unbought),
    "another tender": (Right.CORRECT, changed_tender),
    "opening a day again": (Right.REOPEN, reopened),
    "letting a held hand-in go on": (Right.RELEASE, released),
    "saying that the clock is right": (Right.CLOCK, lambda stall, by: stall.trust_clock(by=by)),
    "a setting": (Right.SETTINGS, lambda stall, by: stall.set("receipt", "80", by=by)),
    "a sheet": (Right.CATALOG, imported),
    "taking a sheet back": (Right.CATALOG, undone),
    "a product": (Right.CATALOG, lambda stall, by: change(stall, by, price=16_000)),
    "a new product": (
        Right.CATALOG,
        lambda stall, by: stall.catalog.save_product(
            Product(code="", name="Sapu", price=9_000), at=stall.now(), operation="new", by=by
        ),
    ),
    "a stock": (
        Right.CATALOG,
        lambda stall, by: stall.catalog.set_stock("W-01", 7, at=stall.now(), operation="count", by=by),
    ),
    "an archived product": (
        Right.CATALOG,
        lambda stall, by: stall.catalog.archive("W-01", True, at=stall.now(), operation="gone", by=by),
    ),
    "an agreement with a maker": (
        Right.MAKERS,
        lambda stall, by: stall.makers.keep(Maker("Pak Jo"), 8_000, at=stall.now(), operation="jo", by=by),
    ),
    "a maker who is struck off": (
        Right.MAKERS,
        lambda stall, by: stall.makers.forget(agreed(stall).name, at=stall.now(), operation="off", by=by),
    ),
    "a maker's own price": (
        Right.MAKERS,
        lambda stall, by: stall.makers.set_price(
            agreed(stall).name, "W-01", 9_000, at=stall.now(), operation="price", by=by
        ),
    ),
    "goods that go back to their maker": (
        Right.MAKERS,
        lambda stall, by: stall.makers.give_back(
            agreed(stall).name, {"W-01": 1}, at=stall.now(), operation="out", by=by
        ),
    ),
    "what a maker is paid": (Right.MAKERS, maker_paid),
    "a maker's payment that is taken back": (
        Right.MAKERS,
        lambda stall, by: stall.makers.take_back(
            maker_paid(stall, OWNER).number, "salah", at=stall.now(), operation="undo", by=by
        ),
    ),
    "somebody new": (
        Right.PEOPLE,
        lambda stall, by: stall.people.add("Ratih", Role.OWNER, KEPT, at=stall.now(), operation="who", by=by),
    ),
    "somebody changed": (Right.PEOPLE, person_changed),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_cashier_is_refused_and_nothing_is_recorded(stall: Stall, name: str) -> None:
    right, step = STEPS[name]
    with pytest.raises(RightError) as lacking:
        step(stall, AYU)
    assert lacking.value.rights == (right,)
    assert not [event for event in stall.journal.events() if event.actor == "Ayu"]


@pytest.mark.parametrize("name", STEPS)
def test_with_a_manager_s_word_it_is_done_and_both_stand_in_the_journal(stall: Stall, name: str) -> None:
    right, step = STEPS[name]
    step(stall, Actor("Ayu", Role.CASHIER.rights, "Sari", frozenset({right})))
    (event,) = [event for event in stall.journal.events() if "authorised_by" in event.data]
    assert (event.actor, event.data["authorised_by"]) == ("Ayu", "Sari")
    assert stall.journal.first_bad() is None


def test_a_cashier_does_not_change_the_key(stall: Stall) -> None:
    with pytest.raises(RightError) as lacking:
        stall.delivery.rotate_key(by=AYU)
    assert lacking.value.rights == (Right.SETTINGS,)


def test_a_cashier_restores_nothing(stall: Stall) -> None:
    found = look_into(stall.backups.take().backup.path)
    with pytest.raises(RightError) as lacking:
        prepare(found, stall.folder, by=AYU)
    assert lacking.value.rights == (Right.RESTORE,)


def test_what_is_restored_says_by_whom_and_who_authorised_it(stall: Stall) -> None:
    found = look_into(stall.backups.take().backup.path)
    whose = Whose(stall.place_code, stall.journal.epoch)
    by = Actor("Ayu", Role.CASHIER.rights, "Ratih", frozenset({Right.RESTORE}))
    prepare(found, stall.folder, now_open=whose, by=by)
    stall.close()
    with open_stall(stall.folder) as restored:
        (begun,) = [event for event in restored.journal.events() if event.kind == "epoch_begun"]
    assert (begun.actor, begun.data["authorised_by"]) == ("Ayu", "Ratih")


def test_every_right_is_asked_for_by_some_step() -> None:
    assert {right for right, _step in STEPS.values()} == {*Right} - {Right.RESTORE}


def test_a_cashier_sells_haggles_within_the_limits_and_closes_the_day(stall: Stall, tmp_path: Path) -> None:
    change(stall, OWNER, floor=9_000)
    stall.till.open_day(100_000, at=stall.now(), operation="open", by=AYU)
    sale = sold(stall, AYU, price=9_000)  # down to the lowest price is haggling, not a discount
    stall.till.move_cash(5_000, "uang receh", at=stall.now(), operation="in", by=AYU)
    stall.record_reprint(sale.number, by=AYU)
    stall.set("language", "en", by=AYU)
    stall.set("language", "id", by=AYU)
    stall.close_day(by=AYU)
    assert sale.cashier == "Ayu"
    assert stall.journal.first_bad() is None


def test_an_item_without_a_code_has_no_asking_price_to_be_haggled_off(stall: Stall) -> None:
    basket = basket_of("one", [one_off("Jasa", 1, 5_000)], 0)
    stall.till.checkout(basket, [Offer(tender="cash", amount=5_000)], at=stall.now(), by=AYU)


def test_the_limit_is_a_setting(stall: Stall) -> None:
    stall.set("discount_limit", "20")
    sold(stall, AYU, line=5_000)


def test_a_step_told_again_is_answered_to_whoever_asks(stall: Stall) -> None:
    first = refunded(stall, OWNER)
    offers = [Offer(tender="cash", amount=first.due)]
    again = stall.till.refund(first.refund_of, {1: 2}, offers, "cacat", at=stall.now(), operation="back", by=AYU)
    assert again == first
