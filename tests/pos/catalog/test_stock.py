"""Goods that come in, go or are counted: what is there is what moved, whatever is sold meanwhile."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.audit import check_stall
from pos.catalog.product import Product
from pos.catalog.stock.book import Reason, StockBook
from pos.errors import PosError
from pos.people.rights import Actor, RightError, Role
from pos.stall import Stall
from pos.till.basket import basket_of, line_of
from pos.till.payment import Offer

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
IN, OUT, COUNT = StockBook.IN, StockBook.OUT, StockBook.COUNT


@pytest.fixture
def shelf(stall: Stall) -> Stall:
    """Ten bags, a radio of which there is one, sugar that is weighed (2 kg), cloth that nobody counted."""
    for product, on_hand in (
        (Product(code="TAS", name="Tas goni", price=75_000), 10),
        (Product(code="RADIO", name="Radio Philips", price=850_000, unique=True), 1),
        (Product(code="GULA", name="Gula aren", price=42_000, weighed=True), 2_000),
        (Product(code="KAIN", name="Kain lurik", price=120_000), None),
    ):
        stall.catalog.save_product(product, at=AT, operation=product.code, on_hand=on_hand)
    return stall


def product(stall: Stall, code: str) -> Product:
    found = stall.catalog.by_code(code)
    assert found is not None
    return found


def write(stall: Stall, sheet: str, **quantities: int) -> None:
    for code, qty in quantities.items():
        stall.stock.write(sheet, product(stall, code), qty)


def move(stall: Stall, reason: Reason, operation: str = "move", **given: Any) -> Any:
    return stall.stock.move(reason, at=stall.now(), day=None, operation=operation, **given)


def settle(stall: Stall, operation: str = "count", **given: Any) -> Any:
    return stall.stock.settle_count(at=stall.now(), day=None, operation=operation, **given)


def sell(stall: Stall, code: str, qty: int, operation: str = "sale") -> None:
    basket = basket_of(operation, [line_of(product(stall, code), qty)])
    stall.till.checkout(basket, [Offer(tender="cash", amount=basket.value)], at=stall.now())


def levels(stall: Stall) -> dict[str, int | None]:
    return {code: product(stall, code).on_hand for code in ("TAS", "RADIO", "GULA", "KAIN")}


def test_what_came_in_lies_on_the_shelf_also_what_nobody_counted_before(shelf: Stall) -> None:
    write(shelf, IN, TAS=5, KAIN=3, GULA=1_500)
    event = move(shelf, Reason.RECEIVED, note="dari Bu Karti")
    assert levels(shelf) == {"TAS": 15, "RADIO": 1, "GULA": 3_500, "KAIN": 3}
    assert (event.data["reason"], event.data["note"]) == ("received", "dari Bu Karti")
    assert shelf.stock.sheet(IN) == []
    assert check_stall(shelf).problems == ()


@pytest.mark.parametrize("reason", [Reason.BROKEN, Reason.LOST, Reason.USED, Reason.SENT_BACK])
def test_what_went_is_off_the_shelf_with_its_reason(shelf: Stall, reason: Reason) -> None:
    write(shelf, OUT, TAS=2, RADIO=1)
    move(shelf, reason)
    assert levels(shelf) == {"TAS": 8, "RADIO": 0, "GULA": 2_000, "KAIN": None}
    assert {(moved.code, moved.qty, moved.kind) for moved in shelf.stock.movements()[:2]} == {
        ("TAS", -2, reason.value),
        ("RADIO", -1, reason.value),
    }
    assert check_stall(shelf).problems == ()


def test_a_sheet_pressed_twice_is_recorded_once(shelf: Stall) -> None:
    write(shelf, IN, TAS=5)
    first = move(shelf, Reason.RECEIVED)
    write(shelf, IN, TAS=5)
    assert move(shelf, Reason.RECEIVED) == first
    assert levels(shelf)["TAS"] == 15


def test_a_count_sets_right_what_was_found_otherwise(shelf: Stall) -> None:
    write(shelf, COUNT, TAS=8, RADIO=1, KAIN=4)
    event = settle(shelf)
    assert levels(shelf) == {"TAS": 8, "RADIO": 1, "GULA": 2_000, "KAIN": 4}
    assert event.data["counted"] == 3
    assert {each["code"]: each["qty"] for each in event.data["goods"]} == {"TAS": -2, "KAIN": 4}
    assert check_stall(shelf).problems == ()


def test_what_is_sold_while_the_shelves_are_counted_stays_sold(shelf: Stall) -> None:
    write(shelf, COUNT, TAS=9)
    sell(shelf, "TAS", 3)
    settle(shelf)
    assert levels(shelf)["TAS"] == 6


def test_counting_on_keeps_what_was_expected_at_first(shelf: Stall) -> None:
    write(shelf, COUNT, TAS=4)
    sell(shelf, "TAS", 1)
    write(shelf, COUNT, TAS=10)
    (line,) = shelf.stock.sheet(COUNT)
    assert (line.expected, line.difference) == (10, 0)
    settle(shelf)
    assert levels(shelf)["TAS"] == 9


def test_what_the_count_did_not_come_to_is_counted_as_gone_at_once(shelf: Stall) -> None:
    shelf.catalog.archive("GULA", True, at=AT, operation="archive")
    write(shelf, COUNT, TAS=10)
    number = shelf.stock.count_uncounted()
    gone = shelf.stock.count_rest_as_gone()
    assert (number, shelf.stock.count_uncounted()) == (len(gone), 0)
    assert "RADIO" in gone
    assert {"TAS", "GULA", "KAIN"}.isdisjoint(gone)
    (radio,) = (line for line in shelf.stock.sheet(COUNT) if line.product.code == "RADIO")
    assert (radio.qty, radio.expected) == (0, 1)
    shelf.stock.strike(COUNT, *gone)
    assert [line.product.code for line in shelf.stock.sheet(COUNT)] == ["TAS"]


def test_sheets_outlive_the_program(shelf: Stall) -> None:
    write(shelf, COUNT, TAS=4, KAIN=1)
    write(shelf, COUNT, TAS=5)
    fresh = StockBook(shelf.store, shelf.journal)
    assert [(line.product.code, line.qty) for line in fresh.sheet(COUNT)] == [("TAS", 5), ("KAIN", 1)]
    fresh.strike(COUNT, "TAS")
    assert [line.product.code for line in shelf.stock.sheet(COUNT)] == ["KAIN"]
    fresh.clear(COUNT)
    assert shelf.stock.sheet(COUNT) == []


@pytest.mark.parametrize(
    ("sheet", "code", "qty", "sentence"),
    [
        (IN, "TAS", 0, "Tas goni: the quantity is up to 999.999"),
        (IN, "TAS", 1_000_000, "Tas goni: the quantity is up to 999.999"),
        (COUNT, "RADIO", 2, "Radio Philips is a single piece"),
    ],
)
def test_what_cannot_be_written_is_refused(shelf: Stall, sheet: str, code: str, qty: int, sentence: str) -> None:
    with pytest.raises(PosError, match=sentence):
        write(shelf, sheet, **{code: qty})
    assert shelf.stock.sheet(sheet) == []


def test_a_single_piece_is_neither_there_twice_nor_gone_twice(shelf: Stall) -> None:
    write(shelf, IN, RADIO=1)
    with pytest.raises(PosError, match="Radio Philips is a single piece and is there already"):
        move(shelf, Reason.RECEIVED)
    write(shelf, OUT, RADIO=1)
    move(shelf, Reason.LOST)
    write(shelf, OUT, RADIO=1)
    with pytest.raises(PosError, match="Radio Philips is a single piece and is gone already"):
        move(shelf, Reason.LOST, "again")


def test_more_than_is_there_goes_only_where_a_stall_lets_its_stock_fall_below_zero(shelf: Stall) -> None:
    write(shelf, OUT, TAS=11)
    with pytest.raises(PosError, match="Tas goni: only 10 left in stock"):
        move(shelf, Reason.BROKEN, below_zero=False)
    assert [line.qty for line in shelf.stock.sheet(OUT)] == [11]
    move(shelf, Reason.BROKEN)
    assert levels(shelf)["TAS"] == -1


def test_an_empty_sheet_is_not_recorded(shelf: Stall) -> None:
    for step in (lambda: move(shelf, Reason.RECEIVED), lambda: settle(shelf)):
        with pytest.raises(PosError, match="Nothing is on the sheet yet"):
            step()


def test_a_cashier_asks_for_the_right_to_change_the_goods(shelf: Stall) -> None:
    ayu = Actor("Ayu", Role.CASHIER.rights)
    write(shelf, IN, TAS=5)
    write(shelf, COUNT, TAS=5)
    for step in (lambda: move(shelf, Reason.RECEIVED, by=ayu), lambda: settle(shelf, by=ayu)):
        with pytest.raises(RightError):
            step()
    assert (levels(shelf)["TAS"], len(shelf.stock.sheet(IN))) == (10, 1)


def test_the_movements_of_one_product_are_told_from_sale_to_count(shelf: Stall) -> None:
    sell(shelf, "TAS", 2)
    write(shelf, IN, TAS=5)
    move(shelf, Reason.RECEIVED, note="kiriman Jepara")
    write(shelf, COUNT, TAS=12)
    settle(shelf)
    told = [(moved.kind, moved.qty, moved.note) for moved in shelf.stock.movements("TAS")]
    assert told == [("counted", -1, ""), ("received", 5, "kiriman Jepara"), ("sale", -2, ""), ("set", 10, "")]


STEPS = st.lists(
    st.tuples(st.sampled_from(["in", "out", "sell", "count"]), st.sampled_from(["TAS", "KAIN"]), st.integers(1, 30)),
    max_size=12,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=STEPS)
def test_movements_add_up_to_what_is_there(shelf: Stall, steps: list[tuple[str, str, int]]) -> None:
    for kind, code, qty in steps:
        operation = f"step {shelf.journal.tail_seq()}"
        if kind == "sell":
            sell(shelf, code, qty, operation)
        elif kind == "count":
            write(shelf, COUNT, **{code: qty})
            settle(shelf, operation)
            assert levels(shelf)[code] == qty
        else:
            write(shelf, kind, **{code: qty})
            move(shelf, Reason.RECEIVED if kind == "in" else Reason.USED, operation)
    for code, level in levels(shelf).items():
        total, counted = 0, False
        for moved in reversed(shelf.stock.movements(code)):
            if moved.kind == "set":
                total, counted = moved.qty, True
            elif counted or moved.kind in ("received", "counted"):
                total, counted = total + moved.qty, True
        assert level == (total if counted else None)
    assert check_stall(shelf).problems == ()
