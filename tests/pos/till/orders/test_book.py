"""Orders: what is paid and what is owed always come to the price, and only what is handed over is turnover."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.audit import check_stall
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover import summary, verify
from pos.stall import Stall, create_stall
from pos.till.orders.book import OrderBook
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
        "M04-1/2026/0001", 7_200_000, 3_000_000, 4_200_000, OPEN,
    )  # fmt: skip
    assert order.customer == DRAFT.customer
    assert shop.orders.open() == [order]
    read = told(shop)
    assert (read.format, read.totals.net, read.tenders["transfer"].amount, read.nil) == (2, 0, 3_000_000, True)


def test_taking_it_twice_by_one_operation_takes_it_once(shop):
    assert take(shop) == take(shop)
    assert len(shop.orders.open()) == 1


def test_two_tills_of_a_stall_never_give_an_order_the_same_number(tmp_path, clock):
    numbers = []
    for till in (1, 2):
        with create_stall(
            tmp_path / f"till {till}", code="M04", name="Mebel", trade="mebel", till=till, clock=clock
        ) as shop:
            numbers.append(take(shop).number)
    assert numbers == ["M04-1/2026/0001", "M04-2/2026/0001"]


def test_an_order_numbered_before_the_till_was_told_is_read_and_counted(shop):
    before = OrderBook(shop.store, shop.journal, shop.till, "M04")
    before.take(DRAFT, 3_000_000, [Offer("transfer", 3_000_000)], at=shop.now(), operation="before")
    shop.orders.pay("M04/2026/0001", 200_000, cash(200_000), at=shop.now(), operation="p")
    assert shop.orders.find("M04/2026/0001").owed == 4_000_000
    assert take(shop).number == "M04-1/2026/0002"
    assert check_stall(shop).problems == ()


def test_the_least_down_payment_is_the_one_that_is_set_now(shop):
    assert shop.orders.least_deposit(7_200_000) == 2_160_000
    shop.set("order_deposit", "50")
    assert shop.orders.least_deposit(7_200_000) == 3_600_000
    with pytest.raises(PosError, match=r"3\.600\.000"):
        take(shop)


def test_a_list_of_orders_is_read_at_once_however_many_there_are(shop):
    asked = []
    for number in range(3):
        take(shop, operation=f"take {number}")
        shop.store._connection.set_trace_callback(asked.append)
        orders = shop.orders.open()
        shop.store._connection.set_trace_callback(None)
        assert [(len(order.stages), order.paid, order.customer) for order in orders] == [
            (2, 3_000_000, DRAFT.customer)
        ] * (number + 1)
    assert len(asked) == 3 * 4


def test_instalments_go_into_the_drawer_and_leave_the_rest_owed(shop):
    take(shop, 0)
    shop.orders.pay("M04-1/2026/0001", 2_200_000, cash(2_250_000), at=shop.now(), operation="p1")
    order = shop.orders.pay("M04-1/2026/0001", 1_500_000, cash(1_500_000), at=shop.now(), operation="p2")
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
        shop.orders.pay("M04-1/2026/0001", 4_200_001, cash(4_200_001), at=shop.now(), operation="p")


def test_the_stall_cannot_sell_against_a_deposit_that_nobody_paid(shop):
    from pos.till.basket import basket_of, one_off

    with pytest.raises(PosError):
        shop.till.checkout(basket_of("x", [one_off("Meja", 1, 5_000)]), [Offer("deposit", 5_000)], at=shop.now())
    sold = shop.till.checkout(basket_of("y", [one_off("Meja", 1, 5_000)]), cash(5_000), at=shop.now())
    told = {"at": shop.now(), "operation": "z"}
    with pytest.raises(PosError):
        shop.till.refund(sold.number, {1: 1}, [Offer("deposit", -5_000)], "rusak", **told)
    with pytest.raises(PosError):
        shop.history.change_tender(sold.number, 1, "deposit", "keliru", **told)
    take(shop)
    delivered = shop.orders.deliver("M04-1/2026/0001", cash(4_200_000), at=shop.now(), operation="d")
    with pytest.raises(PosError):
        shop.history.change_tender(delivered.number, 1, "transfer", "keliru", **told)


def test_what_is_handed_over_is_turnover_and_takes_off_what_was_paid(shop):
    take(shop)
    sale = shop.orders.deliver("M04-1/2026/0001", cash(4_200_000), at=shop.now(), operation="d")
    assert sale.due == 7_200_000
    assert [(payment.tender, payment.amount) for payment in sale.payments] == [
        ("deposit", 3_000_000),
        ("cash", 4_200_000),
    ]
    order = shop.orders.find("M04-1/2026/0001")
    assert (order.state, order.receipt, order.owed) == (DELIVERED, sale.number, 0)
    assert shop.orders.deliver("M04-1/2026/0001", [], at=shop.now(), operation="again") == sale
    read = told(shop)
    assert read.totals.net == 7_200_000
    assert [step.step for step in read.orders] == ["taken", "delivered"]
    assert "Hendarto" not in str(summary.to_body(read))


def test_goods_are_not_handed_over_for_money_that_has_not_arrived(shop):
    take(shop)
    rest = Offer("qris", 4_200_000)
    for waiting in (rest, rest._replace(settled=True)):
        with pytest.raises(PosError):
            shop.orders.deliver("M04-1/2026/0001", [waiting], at=shop.now(), operation="d")
    assert shop.orders.find("M04-1/2026/0001").owed == 4_200_000
    sale = shop.orders.deliver("M04-1/2026/0001", [rest._replace(confirmed=True)], at=shop.now(), operation="d")
    assert [payment.state for payment in sale.payments] == ["settled", "confirmed"]


def test_a_length_is_sold_as_one_piece_whose_name_says_how_long(shop):
    lines = (OrderLine("Lurik " * 13, 2_505, 40_000, "m"), OrderLine("Pagar", 12_500, 40_000, "kg", material="besi"))
    take(shop, 0, DRAFT._replace(lines=lines))
    sale = shop.orders.deliver("M04-1/2026/0001", cash(600_200), at=shop.now(), operation="d")
    assert [(line.name[-7:], line.qty, line.per, line.unit, line.amount, line.note) for line in sale.lines] == [
        ("2,505 m", 1, 1, None, 100_200, None),
        ("Pagar", 12_500, 1000, "kg", 500_000, "besi"),
    ]
    assert len(sale.lines[0].name) == 80
    told(shop)


def test_a_cancelled_order_gives_back_what_the_terms_say_and_sells_the_rest(shop):
    take(shop)
    order = shop.orders.cancel(
        "M04-1/2026/0001", 2_000_000, [Offer("transfer", -2_000_000)], "batal pindah", at=shop.now(), operation="c"
    )
    assert (order.state, order.paid, order.owed) == (CANCELLED, 1_000_000, 0)
    read = told(shop)
    assert read.totals.net == 1_000_000
    assert (read.tenders["transfer"].amount, read.tenders["deposit"].amount) == (1_000_000, 1_000_000)


def test_a_stage_is_begun_finished_and_its_worker_paid_out_of_the_drawer(shop):
    take(shop, 2_200_000)
    shop.till.move_cash(500_000, "modal", at=shop.now(), operation="in")
    stage = shop.orders.find("M04-1/2026/0001").stages[0]._replace(who="Karjo", wage=450_000, started="2026-11-24")
    shop.orders.set_stage("M04-1/2026/0001", 0, stage, at=shop.now(), operation="s1")
    shop.orders.set_stage("M04-1/2026/0001", 0, stage._replace(finished="2026-11-24"), at=shop.now(), operation="s2")
    order = shop.orders.pay_worker("M04-1/2026/0001", 0, at=shop.now(), operation="s3")
    assert (order.done, order.current, order.stages[0].paid) == (1, 1, "2026-11-24")
    assert shop.days.cash(shop.till.open_day_name()).cash_out == 450_000
    with pytest.raises(PosError):
        shop.orders.pay_worker("M04-1/2026/0001", 0, at=shop.now(), operation="s4")


def test_what_is_agreed_anew_is_never_less_than_what_is_paid(shop):
    take(shop)
    dearer = DRAFT._replace(lines=(WARDROBE, OrderLine("Kirim", 1, 200_000)))
    order = shop.orders.change("M04-1/2026/0001", dearer, "ditambah kirim", at=shop.now(), operation="c1")
    assert (order.price, order.owed) == (7_400_000, 4_400_000)
    cheap = DRAFT._replace(lines=(OrderLine("Meja", 1, 2_999_999),))
    with pytest.raises(PosError):
        shop.orders.change("M04-1/2026/0001", cheap, "", at=shop.now(), operation="c2")


def test_the_orders_are_made_again_from_the_journal(shop):
    take(shop)
    shop.orders.pay("M04-1/2026/0001", 200_000, cash(200_000), at=shop.now(), operation="p")
    shop.orders.set_stage("M04-1/2026/0001", 0, STAGES[0]._replace(who="Karjo"), at=shop.now(), operation="s")
    take(shop, 2_200_000, operation="second")
    shop.orders.deliver("M04-1/2026/0001", cash(4_000_000), at=shop.now(), operation="d")
    shop.orders.cancel("M04-1/2026/0002", 0, [], "tak diambil", at=shop.now(), operation="c")
    assert check_stall(shop).problems == ()


def test_what_is_kept_of_a_down_payment_bears_no_tax(shop):
    for mode in ("added", "included"):
        shop.set("tax", mode)
        shop.set("tax_rate", "1000")
        number = take(shop, operation=mode).number
        shop.orders.cancel(number, 0, [], "tak diambil", at=shop.now(), operation=f"cancel {mode}")
    read = told(shop)
    assert (read.totals.due, read.totals.tax_added, read.totals.tax_included) == (6_000_000, 0, 0)


def test_a_rest_that_rounds_to_nothing_is_not_asked_for(shop):
    shop.set("cash_rounding", "100")
    draft = DRAFT._replace(lines=(OrderLine("Meja", 1, 1_000_030),))
    take(shop, 1_000_000, draft)
    sale = shop.orders.deliver("M04-1/2026/0001", [], at=shop.now(), operation="d")
    assert (sale.due, sale.rounding) == (1_000_000, -30)
    told(shop)


TAXES = st.tuples(st.sampled_from(("none", "included", "added")), st.integers(0, 2_000))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    price=st.integers(1_000, 99_000_000),
    percent=st.integers(0, 100),
    parts=st.lists(st.tuples(st.integers(1, 20), st.sampled_from(("cash", "transfer"))), max_size=5),
    tax=TAXES,
    rounding=st.sampled_from(("0", "100", "1000")),
    back=st.one_of(st.none(), st.integers(0, 20)),
)
def test_paid_and_owed_are_the_price_at_all_times(tmp_path_factory, clock, price, percent, parts, tax, rounding, back):
    with create_stall(tmp_path_factory.mktemp("o") / "s", code="M04", name="Mebel", trade="mebel", clock=clock) as shop:
        for name, value in (("tax", tax[0]), ("tax_rate", str(tax[1])), ("cash_rounding", rounding)):
            shop.set(name, value)
        shop.set("order_deposit", str(percent))
        drawer = 99_000_000
        shop.till.open_day(drawer, at=shop.now(), operation="open")
        order = take(shop, least_deposit(price, percent), DRAFT._replace(lines=(OrderLine("Meja", 1, price),)))
        for index, (part, tender) in enumerate(parts):
            amount = order.owed * part // 20
            if amount:
                offer = Offer(tender, amount)
                order = shop.orders.pay(order.number, amount, [offer], at=shop.now(), operation=f"p{index}")
                drawer += amount if tender == "cash" else 0
            assert order.paid + order.owed == order.price == price
        if back is None:
            drawer += _delivered(shop, order)
        else:
            drawer -= _cancelled(shop, order, order.paid * back // 20)
        assert shop.days.cash(shop.till.open_day_name()).expected == drawer
        read = told(shop)
        assert (read.cash.expected, read.cash.difference) == (drawer, 0)
        assert check_stall(shop).problems == ()


def _delivered(shop, order):
    """The cash that handing it over brings."""
    rest = shop.till.rules.rounding.apply(shop.orders.rest(order, shop.today()))
    sale = shop.orders.deliver(order.number, cash(rest) if rest else [], at=shop.now(), operation="d")
    assert sum(payment.amount for payment in sale.payments) == order.paid + rest == sale.due
    assert sale.due - sale.rounding - sale.tax_added == order.price
    return rest


def _cancelled(shop, order, back):
    """The cash that cancelling it takes."""
    offers = cash(-back) if back else []
    ended = shop.orders.cancel(order.number, back, offers, "tak diambil", at=shop.now(), operation="c")
    assert ended.paid + ended.owed == ended.price == order.paid - back
    kept = [(sale.due, sale.tax_added, sale.tax_included) for sale in shop.till.sales_of_day(shop.till.open_day_name())]
    assert kept == ([(ended.price, 0, 0)] if ended.price else [])
    return back
