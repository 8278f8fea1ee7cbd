"""Orders: what is paid and what is owed always come to the price, and only what is handed over is turnover."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.audit import check_stall
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover import summary, verify
from pos.stall import Stall, create_stall
from pos.till.orders.order import CANCELLED, DELIVERED, OPEN, Customer, Draft, OrderLine, Stage, least_deposit
from pos.till.payment import Offer

WARDROBE = OrderLine("Lemari pakaian 3 pintu", 1, 7_200_000, dimensions="180 × 60 × 200 cm", material="jati")
STAGES = (Stage("Rangka", planned="2026-11-28"), Stage("Finishing", planned="2026-12-12"))
DRAFT = Draft(Customer("Pak Hendarto", "0812 0000 3311"), (WARDROBE,), "2026-12-19", stages=STAGES)


def cash(amount):
    return [Offer("cash", amount)]


@pytest.fixture
def shop(tmp_path, clock):
    with create_stall(tmp_path / "shop", code="M04", name="Mebel Jati Genuk", trade="mebel", clock=clock) as stall:
        yield stall


def take(shop, amount=3_000_000, draft=DRAFT, operation="take"):
    offers = [Offer("transfer", amount)] if amount else []
    return shop.orders.take(draft, amount, offers, at=shop.now(), operation=operation)


def told(shop: Stall) -> summary.Summary:
    day = shop.till.open_day_name()
    sealed = shop.close_day(Count(counted=shop.days.cash(day).expected))
    read = summary.read(sealed.data).summary
    verify.check_sums(read)
    return read


def test_an_order_is_taken_with_a_down_payment_that_is_no_turnover(shop):
    order = take(shop)
    assert (order.number, order.price, order.paid, order.owed, order.state) == (
        "M04/2026/0001", 7_200_000, 3_000_000, 4_200_000, OPEN,
    )  # fmt: skip
    assert order.customer == DRAFT.customer
    assert shop.orders.open() == [order]
    read = told(shop)
    assert (read.format, read.totals.net, read.tenders["transfer"].amount, read.nil) == (2, 0, 3_000_000, True)


def test_taking_it_twice_by_one_operation_takes_it_once(shop):
    assert take(shop) == take(shop)
    assert len(shop.orders.open()) == 1


def test_instalments_go_into_the_drawer_and_leave_the_rest_owed(shop):
    take(shop, 0)
    shop.orders.pay("M04/2026/0001", 2_200_000, cash(2_250_000), at=shop.now(), operation="p1")
    order = shop.orders.pay("M04/2026/0001", 1_500_000, cash(1_500_000), at=shop.now(), operation="p2")
    assert (order.paid, order.owed) == (3_700_000, 3_500_000)
    assert shop.days.cash(shop.till.open_day_name()).expected == 3_700_000


@pytest.mark.parametrize("amount", [1, 2_159_000, 7_200_001])
def test_a_down_payment_below_the_least_or_above_the_price_is_refused(shop, amount):
    with pytest.raises(PosError):
        take(shop, amount)
    assert shop.orders.open() == []


def test_more_than_is_owed_is_not_taken(shop):
    take(shop)
    with pytest.raises(PosError, match=r"4\.200\.000"):
        shop.orders.pay("M04/2026/0001", 4_200_001, cash(4_200_001), at=shop.now(), operation="p")


def test_the_stall_cannot_sell_against_a_deposit_that_nobody_paid(shop):
    from pos.till.basket import basket_of, one_off

    with pytest.raises(PosError):
        shop.till.checkout(basket_of("x", [one_off("Meja", 1, 5_000)]), [Offer("deposit", 5_000)], at=shop.now())


def test_what_is_handed_over_is_turnover_and_takes_off_what_was_paid(shop):
    take(shop)
    sale = shop.orders.deliver("M04/2026/0001", cash(4_200_000), at=shop.now(), operation="d")
    assert sale.due == 7_200_000
    assert [(payment.tender, payment.amount) for payment in sale.payments] == [
        ("deposit", 3_000_000),
        ("cash", 4_200_000),
    ]
    order = shop.orders.find("M04/2026/0001")
    assert (order.state, order.receipt, order.owed) == (DELIVERED, sale.number, 0)
    assert shop.orders.deliver("M04/2026/0001", [], at=shop.now(), operation="again") == sale
    read = told(shop)
    assert read.totals.net == 7_200_000
    assert [step.step for step in read.orders] == ["taken", "delivered"]
    assert "Hendarto" not in str(summary.to_body(read))


def test_a_cancelled_order_gives_back_what_the_terms_say_and_sells_the_rest(shop):
    take(shop)
    order = shop.orders.cancel(
        "M04/2026/0001", 2_000_000, [Offer("transfer", -2_000_000)], "batal pindah", at=shop.now(), operation="c"
    )
    assert (order.state, order.paid, order.owed) == (CANCELLED, 1_000_000, 0)
    read = told(shop)
    assert read.totals.net == 1_000_000
    assert (read.tenders["transfer"].amount, read.tenders["deposit"].amount) == (1_000_000, 1_000_000)


def test_a_stage_is_begun_finished_and_its_worker_paid_out_of_the_drawer(shop):
    take(shop, 2_200_000)
    shop.till.move_cash(500_000, "modal", at=shop.now(), operation="in")
    stage = shop.orders.find("M04/2026/0001").stages[0]._replace(who="Karjo", wage=450_000, started="2026-11-24")
    shop.orders.set_stage("M04/2026/0001", 0, stage, at=shop.now(), operation="s1")
    shop.orders.set_stage("M04/2026/0001", 0, stage._replace(finished="2026-11-24"), at=shop.now(), operation="s2")
    order = shop.orders.pay_worker("M04/2026/0001", 0, at=shop.now(), operation="s3")
    assert (order.done, order.current, order.stages[0].paid) == (1, 1, "2026-11-24")
    assert shop.days.cash(shop.till.open_day_name()).cash_out == 450_000
    with pytest.raises(PosError):
        shop.orders.pay_worker("M04/2026/0001", 0, at=shop.now(), operation="s4")


def test_what_is_agreed_anew_is_never_less_than_what_is_paid(shop):
    take(shop)
    dearer = DRAFT._replace(lines=(WARDROBE, OrderLine("Kirim", 1, 200_000)))
    order = shop.orders.change("M04/2026/0001", dearer, "ditambah kirim", at=shop.now(), operation="c1")
    assert (order.price, order.owed) == (7_400_000, 4_400_000)
    cheap = DRAFT._replace(lines=(OrderLine("Meja", 1, 2_999_999),))
    with pytest.raises(PosError):
        shop.orders.change("M04/2026/0001", cheap, "", at=shop.now(), operation="c2")


def test_the_orders_are_made_again_from_the_journal(shop):
    take(shop)
    shop.orders.pay("M04/2026/0001", 200_000, cash(200_000), at=shop.now(), operation="p")
    shop.orders.set_stage("M04/2026/0001", 0, STAGES[0]._replace(who="Karjo"), at=shop.now(), operation="s")
    take(shop, 2_200_000, operation="second")
    shop.orders.deliver("M04/2026/0001", cash(4_000_000), at=shop.now(), operation="d")
    shop.orders.cancel("M04/2026/0002", 0, [], "tak diambil", at=shop.now(), operation="c")
    assert check_stall(shop).problems == ()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    price=st.integers(1_000, 99_000_000), percent=st.integers(0, 100), parts=st.lists(st.integers(1, 20), max_size=5)
)
def test_paid_and_owed_are_the_price_at_all_times(tmp_path_factory, clock, price, percent, parts):
    with create_stall(tmp_path_factory.mktemp("o") / "s", code="M04", name="Mebel", trade="mebel", clock=clock) as shop:
        shop.set("order_deposit", str(percent))
        draft = DRAFT._replace(lines=(OrderLine("Meja", 1, price),))
        least = least_deposit(price, percent)
        order = take(shop, least, draft)
        for index, part in enumerate(parts):
            amount = order.owed * part // 20
            if amount:
                order = shop.orders.pay(order.number, amount, cash(amount), at=shop.now(), operation=f"p{index}")
            assert order.paid + order.owed == order.price == price
        sale = shop.orders.deliver(
            order.number, cash(order.owed) if order.owed else [], at=shop.now() + timedelta(0), operation="d"
        )
        assert sale.due == price
        assert shop.days.cash(sale.day).expected == sum(
            part.amount for part in shop.orders.find(order.number).parts if part.tender == "cash"
        ) + sum(payment.amount for payment in sale.payments if payment.tender == "cash")
