from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos.errors import PosError
from pos.people import pin
from pos.people.rights import OWNER, Role
from pos.stall import Stall, create_stall
from pos.till.orders.order import CANCELLED, DELIVERED, Customer, Draft, Order, OrderLine, Stage
from pos.till.payment import Offer
from ui.models import order_rows
from ui.models.order_form import OrderForm
from ui.models.order_payment import HandOverModel, OrderPayModel
from ui.models.orders import AWAITING, ENDED, LATE, READY, RUNNING, OrdersModel
from ui.news import News

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
STAGES = (Stage("Rangka", "Karjo", 450_000), Stage("Finishing"))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Stall]:
    """M-04 on Saturday the 21st of November 2026 at noon."""
    with create_stall(tmp_path / "shop", code="M04", name="Mebel Jati", trade="mebel", clock=lambda: NOON) as stall:
        yield stall


@pytest.fixture
def model(shop: Stall, heard_news: News) -> OrdersModel:
    made = OrdersModel(shop, heard_news)
    made.refresh()
    return made


def taken(
    shop: Stall, buyer: str, promised: str | None, paid: int = 1_000_000, price: int = 2_000_000, thing: str = "Meja"
) -> Order:
    line = OrderLine(thing, 1, price, dimensions="120 × 60 cm", material="jati")
    offers = [Offer("cash", paid)] if paid else []
    draft = Draft(Customer(buyer, "0812 0000 3311"), (line,), promised, stages=STAGES)
    return shop.orders.take(draft, paid, offers, at=shop.now(), operation=f"take {buyer}")


def finish(shop: Stall, order: Order, *places: int) -> None:
    for at in places:
        stage = order.stages[at]._replace(started="2026-11-20", finished="2026-11-21")
        shop.orders.set_stage(order.number, at, stage, at=shop.now(), operation=f"finish {order.number} {at}")


def names(model: OrdersModel) -> list[str]:
    return [row.name for row in model.rows()]


def test_late_orders_stand_first_and_say_by_how_much(shop: Stall, model: OrdersModel) -> None:
    for buyer, promised in (("Bu Ratna", "2026-11-28"), ("Pak Anton", None), ("Bu Kartika", "2026-11-19")):
        taken(shop, buyer, promised)
    taken(shop, "Bu Sinta", "2026-11-21")
    model.refresh()
    rows = model.rows()
    assert [(row.name, row.day, row.left, row.late) for row in rows] == [
        ("Bu Kartika", "Kam 19 Nov", "terlambat 2 hari", True),
        ("Bu Sinta", "Sab 21 Nov", "hari ini", False),
        ("Bu Ratna", "Sab 28 Nov", "7 hari lagi", False),
        ("Pak Anton", "tanpa janji", "", False),
    ]
    assert model.owed_in_all() == 4_000_000


def test_the_chips_count_and_list_what_they_name(shop: Stall, model: OrdersModel) -> None:
    taken(shop, "Bu Kartika", "2026-11-19")
    taken(shop, "Bu Sinta", "2026-12-27", paid=0)
    finish(shop, taken(shop, "Pak Yohanes", "2026-11-26"), 0, 1)
    model.refresh()
    assert [text for _key, text in model.chips()] == [
        "Berjalan 3", "Terlambat 1", "Siap diambil 1", "Menunggu DP 1", "Selesai",
    ]  # fmt: skip
    for chip, listed in (
        (LATE, ["Bu Kartika"]), (READY, ["Pak Yohanes"]), (AWAITING, ["Bu Sinta"]), (ENDED, []),
    ):  # fmt: skip
        model.show(chip)
        assert names(model) == listed


@pytest.mark.parametrize(
    "text", ["hendarto", "0002", "lemari", "jati lemari", "3311 hendarto", "hendarto pak", "lema hend"]
)
def test_an_order_is_found_by_buyer_number_goods_and_telephone(shop: Stall, model: OrdersModel, text: str) -> None:
    taken(shop, "Bu Kartika", "2026-11-19")
    taken(shop, "Pak Hendarto", "2026-11-20", thing="Lemari")
    model.search(text)
    model.refresh()
    assert names(model) == ["Pak Hendarto"]
    assert model.order is not None
    assert model.order.customer.name == "Pak Hendarto"


def test_a_scanned_number_opens_its_order_wherever_it_is_listed(
    shop: Stall, model: OrdersModel, heard_news: News
) -> None:
    order = taken(shop, "Bu Kartika", "2026-11-19", paid=2_000_000)
    shop.orders.deliver(order.number, [], at=shop.now(), operation="d")
    model.refresh()
    assert names(model) == []
    model.open("m04-1/2026/0001")
    assert (model.shown, names(model)) == (ENDED, ["Bu Kartika"])
    model.open("M04-1/2026/0007")
    assert "0007" in heard_news.told[-1]


def test_a_row_says_how_far_the_work_and_the_money_are(shop: Stall, model: OrdersModel) -> None:
    order = taken(shop, "Bu Kartika", "2026-11-28", paid=700_000)
    today = model.today

    def told() -> tuple[object, ...]:
        row = order_rows.order_row(shop.orders.find(order.number), today)
        return row.stage, row.tone, row.who, row.bars, row.parts, row.owed

    assert told() == ("Belum mulai", "muted", "", (0, 0), "DP 35 %", "Rp\u00a01.300.000")
    started = order.stages[0]._replace(started="2026-11-20")
    shop.orders.set_stage(order.number, 0, started, at=shop.now(), operation="s")
    assert told()[:4] == ("Rangka", "text", "Karjo", (1, 0))
    shop.orders.pay(order.number, 300_000, [Offer("cash", 300_000)], at=shop.now(), operation="p1")
    assert told()[4:] == ("DP, cicilan", "Rp\u00a01.000.000")
    shop.orders.pay(order.number, 1_000_000, [Offer("cash", 1_000_000)], at=shop.now(), operation="p2")
    finish(shop, order, 0, 1)
    assert told() == ("Siap diambil", "ok", "", (2, 2), "DP, pelunasan", "Lunas")


def test_of_many_payments_the_first_ones_are_added_up(shop: Stall, model: OrdersModel) -> None:
    order = taken(shop, "Bu Kartika", None, paid=600_000)
    for at in range(4):
        order = shop.orders.pay(order.number, 100_000, [Offer("cash", 100_000)], at=shop.now(), operation=f"p{at}")
    lines = order_rows.money_lines(order)
    assert [(line.left.removesuffix(" 21 Nov, tunai"), line.right) for line in lines] == [
        ("Total", ("Rp\u00a02.000.000",)),
        ("3 pembayaran sebelumnya", ("−Rp\u00a0800.000",)),
        ("Cicilan", ("−Rp\u00a0100.000",)),
        ("Cicilan", ("−Rp\u00a0100.000",)),
        ("Sisa", ("Rp\u00a01.000.000",)),
    ]


def test_a_finished_stage_is_taken_back(shop: Stall, model: OrdersModel, heard_news: News) -> None:
    order = taken(shop, "Bu Kartika", None)
    model.refresh()
    assert model.deed() == "Mulai Rangka"
    model.set_stage(0, order.stages[0]._replace(started="2026-11-20"))
    assert model.deed() == "Rangka selesai"
    model.finish_stage()
    assert model.deed() == "Mulai Finishing"
    heard_news.undo()
    assert model.deed() == "Rangka selesai"


def test_a_wage_is_paid_out_of_the_drawer_if_there_is_so_much(
    shop: Stall, model: OrdersModel, heard_news: News
) -> None:
    taken(shop, "Bu Kartika", None, paid=0)
    model.refresh()
    assert not model.pay_worker(0, lambda: None)
    assert "Rp\u00a00" in heard_news.told[-1]
    shop.orders.pay(model.rows()[0].key, 1_000_000, [Offer("cash", 1_000_000)], at=shop.now(), operation="p")
    assert model.pay_worker(0, lambda: None)
    assert model.order is not None
    assert order_rows.stage_rows(model.order)[0].paid == "dibayar 21 Nov"
    assert shop.days.cash("2026-11-21").expected == 550_000


# Taking money


def test_a_draft_becomes_an_order_once_its_down_payment_is_taken(
    shop: Stall, model: OrdersModel, heard_news: News
) -> None:
    draft = Draft(Customer("Pak Hendarto"), (OrderLine("Lemari", 1, 2_000_000),))
    paying = OrderPayModel(shop, heard_news, 600_000, draft)
    assert (paying.due, paying.whose_receipt(), paying.may_print) == (600_000, "Pesanan baru · Pak Hendarto", False)
    paying.set_amount(650_000)
    paying.accept()
    model.took(paying.number_taken, paying.change)
    assert model.order is not None
    assert (model.order.owed, model.change) == (1_400_000, 50_000)
    model.choose("nothing")
    assert model.change == 0


def test_cash_on_an_order_is_taken_to_the_rupiah(shop: Stall, heard_news: News) -> None:
    shop.set("cash_rounding", "500")
    order = taken(shop, "Bu Kartika", None, price=2_000_123)
    assert OrderPayModel(shop, heard_news, 1_000_123, order).due == 1_000_123
    assert HandOverModel(shop, heard_news, order).due == 1_000_000


def test_qris_on_an_order_is_not_left_to_be_checked_later(shop: Stall, heard_news: News, payload: str) -> None:
    shop.set("qris", payload)
    order = taken(shop, "Bu Kartika", None)
    paying = OrderPayModel(shop, heard_news, 400_000, order)
    paying.choose(next(tender for tender in paying.tenders if tender.waits))
    paying.save_for_later()
    assert shop.orders.find(order.number).paid == 1_000_000
    paying.accept()
    assert shop.orders.find(order.number).paid == 1_400_000


def test_handing_over_takes_the_rest_and_is_the_sale(shop: Stall, heard_news: News) -> None:
    order = taken(shop, "Bu Kartika", None)
    paying = HandOverModel(shop, heard_news, order)
    paying.accept()
    assert paying.sale is not None
    assert [(paid.tender, paid.amount) for paid in paying.sale.payments] == [
        ("deposit", 1_000_000),
        ("cash", 1_000_000),
    ]
    assert shop.orders.find(order.number).state == DELIVERED


def test_handing_over_takes_the_tax_that_is_added(shop: Stall, heard_news: News) -> None:
    shop.set("tax", "added")
    shop.set("tax_rate", "1000")
    paying = HandOverModel(shop, heard_news, taken(shop, "Bu Kartika", None))
    assert paying.due == 1_200_000
    paying.accept()
    assert paying.sale is not None


def test_a_rest_that_cash_rounds_away_is_not_asked_for(shop: Stall, model: OrdersModel) -> None:
    shop.set("cash_rounding", "100")
    order = taken(shop, "Bu Kartika", None, price=1_000_030)
    model.refresh()
    assert model.rest() == 0
    assert model.hand_over()
    assert shop.orders.find(order.number).state == DELIVERED


def test_what_is_paid_up_is_handed_over_at_once(shop: Stall, model: OrdersModel) -> None:
    taken(shop, "Bu Kartika", None, paid=2_000_000)
    model.refresh()
    assert model.rest() == 0
    assert model.hand_over()
    model.show(ENDED)
    assert [row.stage for row in model.rows()] == ["Diserahkan"]


def test_cancelling_gives_back_what_is_told(shop: Stall, model: OrdersModel) -> None:
    taken(shop, "Bu Kartika", None)
    model.refresh()
    cash = model.ways_back()[0]
    assert not model.cancel(400_000, cash, " ", lambda: None)
    assert model.cancel(400_000, cash, "Pembeli tidak jadi", lambda: None)
    model.show(ENDED)
    assert model.order is not None
    assert (model.order.state, model.order.paid) == (CANCELLED, 600_000)
    assert shop.days.cash("2026-11-21").expected == 600_000


def test_the_right_to_cancel_may_be_lent(shop: Stall, model: OrdersModel, heard_news: News) -> None:
    taken(shop, "Bu Kartika", None, paid=0)
    model.refresh()
    asked: list[object] = []
    heard_news.approval_asked.connect(lambda _error, again: asked.append(again))
    shop.people.add("Ratih", Role.OWNER, pin.keep("730164"), at=shop.now(), operation="Ratih", by=OWNER)
    assert not model.cancel(0, model.ways_back()[0], "Pembeli tidak jadi", list)
    assert asked == [list]


# Writing an order


@pytest.fixture
def form(model: OrdersModel) -> OrderForm:
    made = OrderForm(model)
    for fact, text in (("buyer", "Pak Hendarto"), ("name", "Lemari"), ("price", "7.200.000")):
        made.write(fact, text)
    return made


def test_what_is_typed_is_a_draft_with_the_stalls_stages(shop: Stall, form: OrderForm) -> None:
    shop.set("order_stages", "Rangka, Finishing")
    form.promise(14)
    draft = form.draft()
    assert (draft.price, draft.promised, [stage.name for stage in draft.stages]) == (
        7_200_000, "2026-12-05", ["Rangka", "Finishing"],
    )  # fmt: skip
    assert form.is_dirty


def test_several_things_are_priced_by_piece_weight_and_length(form: OrderForm) -> None:
    assert form.add_line()
    for fact, text in (("name", "Pagar"), ("qty", "12,5"), ("price", "340000")):
        form.write(fact, text)
    form.choose_measure("kg")
    assert form.price == 7_200_000 + 4_250_000
    assert [(line.name, line.qty, line.measure) for line in form.draft().lines] == [
        ("Lemari", 1, "piece"), ("Pagar", 12_500, "kg"),
    ]  # fmt: skip
    form.take_line(0)
    assert (form.texts["name"], [line.name for line in form.lines]) == ("Lemari", ["Pagar"])
    form.drop_line(0)
    assert form.price == 7_200_000


@pytest.mark.parametrize(("fact", "text"), [("qty", "1,5"), ("qty", "dua"), ("price", "1,5"), ("promised", "besok")])
def test_what_cannot_be_read_is_told(form: OrderForm, fact: str, text: str) -> None:
    form.write(fact, text)
    with pytest.raises(PosError):
        form.draft()


def test_an_order_is_agreed_anew(shop: Stall, model: OrdersModel) -> None:
    order = taken(shop, "Bu Kartika", "2026-11-28")
    model.refresh()
    form = OrderForm(model, order)
    assert not form.is_dirty
    form.write("price", "2.500.000")
    assert model.change_draft(form.draft(), "Ukuran bertambah", list)
    assert model.order is not None
    assert (model.order.price, model.order.promised, model.order.stages) == (2_500_000, "2026-11-28", STAGES)


def test_an_order_without_a_down_payment_awaits_it(model: OrdersModel, form: OrderForm) -> None:
    model.take_unpaid(form.draft())
    assert model.shown == RUNNING
    assert [row.stage for row in model.rows()] == ["Menunggu DP"]
