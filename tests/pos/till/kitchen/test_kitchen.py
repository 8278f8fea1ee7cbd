"""The kitchen hears what changed, once; numbers begin anew each day and survive a restart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.audit import check_stall
from pos.catalog.choices.group import Choice, Group, picked
from pos.catalog.product import Product
from pos.errors import PosError
from pos.stall import open_stall
from pos.till.basket import Basket, line_of
from pos.till.kitchen.slip import Dish, Served, changes
from pos.till.payment import Offer

TAHU = Product(code="TG", name="Tahu gimbal", price=25_000)
ES = Product(code="EJ", name="Es jeruk", price=8_000)
HEAT = Group("Pedas", (Choice("Sedang"), Choice("Sekali")))
HOT = picked([HEAT], [("Pedas", "Sekali")])
DAY = "2026-11-24"


@pytest.fixture
def kitchen(stall, clock):
    """A stall with a kitchen and two dishes."""
    for product in (TAHU, ES):
        stall.catalog.save_product(product, at=clock(), operation=product.code)
    stall.set("kitchen", "yes")
    return stall.kitchen


def basket(*lines, **facts):
    return Basket(lines=list(lines), **facts)


def told(slip):
    return [(dish.qty, dish.name, dish.note) for dish in slip.added], [(dish.qty, dish.name) for dish in slip.cancelled]


def test_the_first_slip_tells_all_of_it_and_the_next_only_what_changed(kitchen, clock):
    order = basket(line_of(TAHU, 1, picked=HOT), line_of(ES, 2), table="Meja 3")
    first = kitchen.send(order, day=DAY, at=clock())
    assert told(first) == ([(1, "Tahu gimbal", "Sekali"), (2, "Es jeruk", "")], [])
    assert (first.served, first.is_first) == (Served(1, "Meja 3"), True)

    order.set_quantity(1, 1)
    order.add(line_of(TAHU, 2))
    second = kitchen.send(order, day=DAY, at=clock())
    assert told(second) == ([(2, "Tahu gimbal", "")], [(1, "Es jeruk")])
    assert (second.served.number, second.is_first) == (1, False)
    assert kitchen.send(order, day=DAY, at=clock()) is None


def test_a_dish_chosen_again_is_cancelled_as_it_was(kitchen, clock):
    order = basket(line_of(TAHU, 1))
    kitchen.send(order, day=DAY, at=clock())
    order.choose_again(0, line_of(TAHU, 1, picked=HOT))
    assert told(kitchen.send(order, day=DAY, at=clock())) == ([(1, "Tahu gimbal", "Sekali")], [(1, "Tahu gimbal")])


def test_numbers_begin_at_one_each_business_day_and_stay_with_their_order(kitchen, clock):
    orders = [basket(line_of(ES, 1)) for _number in range(3)]
    assert [kitchen.send(order, day=DAY, at=clock()).served.number for order in orders] == [1, 2, 3]
    assert kitchen.number(orders[1].operation, DAY) == 2
    assert kitchen.number("another", DAY) == 4
    assert kitchen.number("another", "2026-11-25") == 1


def test_a_tab_left_open_overnight_is_called_by_a_number_of_the_new_day(kitchen, clock):
    tab = basket(line_of(ES, 1))
    kitchen.send(basket(line_of(ES, 1)), day=DAY, at=clock())
    kitchen.send(tab, day=DAY, at=clock())
    assert kitchen.send(tab, day="2026-11-25", at=clock()) is None
    assert kitchen.order(tab.operation).day == DAY
    tab.add(line_of(TAHU, 1))
    slip = kitchen.send(tab, day="2026-11-25", at=clock())
    assert (slip.day, slip.served.number, told(slip)) == ("2026-11-25", 1, ([(1, "Tahu gimbal", "")], []))
    assert [each.served.number for each in kitchen.waiting("2026-11-25")] == [1]


def test_an_order_is_cooked_ready_and_fetched_and_cooked_again_when_more_comes(kitchen, clock):
    order = basket(line_of(ES, 1))
    kitchen.send(order, day=DAY, at=clock())
    assert [each.state for each in kitchen.waiting(DAY)] == ["cooking"]
    kitchen.set_state(order.operation, "ready")
    order.add(line_of(TAHU, 1))
    kitchen.send(order, day=DAY, at=clock())
    assert [each.state for each in kitchen.waiting(DAY)] == ["cooking"]
    kitchen.set_state(order.operation, "done")
    assert kitchen.waiting(DAY) == []


def test_where_all_is_cancelled_the_kitchen_hears_it_and_nobody_waits(kitchen, clock):
    order = basket(line_of(ES, 2))
    kitchen.send(order, day=DAY, at=clock())
    slip = kitchen.send(Basket(operation=order.operation), day=DAY, at=clock())
    assert told(slip) == ([], [(2, "Es jeruk")])
    assert (kitchen.waiting(DAY), kitchen.is_told(order.operation)) == ([], False)


def test_paying_tells_the_kitchen_the_rest_in_the_same_step(stall, kitchen, clock):
    order = basket(line_of(ES, 1), away=True)
    stall.tell_kitchen(order, at=clock())
    order.add(line_of(TAHU, 1))
    sale = stall.checkout(order, [Offer("cash", 33_000)], at=clock())

    jobs = []
    while (job := stall.print_queue.first()) is not None:
        jobs.append((job.paper, told(stall.kitchen.slip(int(job.subject)))))
        stall.print_queue.take_out(job)
    assert jobs == [
        ("kitchen_slip", ([(1, "Es jeruk", "")], [])),
        ("kitchen_slip", ([(1, "Tahu gimbal", "")], [])),
    ]
    assert stall.served(sale) == Served(1, "", True)
    assert stall.checkout(order, [Offer("cash", 33_000)], at=clock()) == sale
    assert stall.print_queue.first() is None
    assert check_stall(stall).problems == ()


def test_a_refused_payment_tells_the_kitchen_nothing(stall, kitchen, clock):
    order = basket(line_of(ES, 1))
    with pytest.raises(PosError):
        stall.checkout(order, [Offer("card", 1)], at=clock())
    assert (kitchen.served(order.operation), stall.print_queue.first()) == (None, None)


def test_no_slip_is_printed_where_the_stall_wants_none(stall, kitchen, clock):
    stall.set("kitchen_slips", "no")
    stall.checkout(basket(line_of(ES, 1)), [Offer("cash", 8_000)], at=clock())
    assert stall.print_queue.first() is None
    assert [each.served.number for each in kitchen.waiting(DAY)] == [1]


def test_without_a_kitchen_nobody_gets_a_number(stall, kitchen, clock):
    stall.set("kitchen", "no")
    sale = stall.checkout(basket(line_of(ES, 1)), [Offer("cash", 8_000)], at=clock())
    assert (stall.served(sale), kitchen.waiting(DAY)) == (None, [])


def test_an_open_tab_goes_on_after_a_restart(stall, kitchen, clock):
    order = basket(line_of(ES, 2), table="Meja 3")
    stall.park(order, "Meja 3", at=clock())
    folder = stall.folder
    stall.close()

    with open_stall(folder, clock=clock) as again:
        assert [(each.served, each.state) for each in again.kitchen.waiting(DAY)] == [(Served(1, "Meja 3"), "cooking")]
        tab = again.till.recall(order.operation, at=clock(), aside="1")
        assert (tab.table, tab.away, again.kitchen.untold(tab)) == ("Meja 3", False, False)
        tab.add(line_of(TAHU, 1))
        assert told(again.tell_kitchen(tab, at=clock())) == ([(1, "Tahu gimbal", "")], [])
        again.checkout(tab, [Offer("cash", 41_000)], at=clock())
        assert [each.served.number for each in again.kitchen.waiting(DAY)] == [1]


DISHES = st.lists(
    st.builds(Dish, st.sampled_from("abc"), st.sampled_from(["", "x"]), st.integers(1, 9), st.just(1)),
    max_size=5,
    unique_by=lambda dish: (dish.name, dish.note),
)


@given(before=DISHES, now=DISHES)
def test_what_came_and_went_make_what_was_what_is(before, now):
    added, cancelled = changes(before, now)
    sums: dict[tuple[str, str], int] = {}
    for dishes, sign in ((before, 1), (added, 1), (cancelled, -1)):
        for dish in dishes:
            sums[dish.name, dish.note] = sums.get((dish.name, dish.note), 0) + sign * dish.qty
    assert {key: qty for key, qty in sums.items() if qty} == {(dish.name, dish.note): dish.qty for dish in now}
    assert not {dish[:2] for dish in added} & {dish[:2] for dish in cancelled}
