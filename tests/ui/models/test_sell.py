from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from pos.catalog.product import Product
from pos.errors import PosError
from pos.people import Person
from pos.people.rights import Role
from pos.stall import Stall
from pos.till.basket import Basket
from pos.till.payment import Offer
from ui.models.sell import SellModel
from ui.news import News

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)


@pytest.fixture
def model(shop: Stall, news: News) -> SellModel:
    return SellModel(shop, news)


def test_a_scan_of_a_barcode_or_of_a_code_in_any_case_adds_the_product(model: SellModel, heard) -> None:
    model.scanned("8991234567895")
    model.scanned("kain")
    assert [line.code for line in model.basket.lines] == ["TAS", "KAIN"]
    assert model.chosen == 1
    assert heard.said[-1] == "Kain batik cap Asem Arang masuk keranjang"


def test_the_same_thing_twice_is_one_line_more_and_can_be_taken_back(model: SellModel, heard) -> None:
    model.add_code("TAS")
    model.add_code("TAS")
    assert [line.qty for line in model.basket.lines] == [2]
    assert heard.said[-1] == "Tas goni sablon jadi 2"
    undo = heard.undo[-1]
    assert callable(undo)
    undo()
    assert [line.qty for line in model.basket.lines] == [1]


def test_an_unknown_scan_adds_nothing_and_is_searched_for(model: SellModel, heard) -> None:
    asked: list[str] = []
    model.unknown_scanned.connect(asked.append)
    model.scanned("0000\x021111")
    assert asked == ["00001111"]
    assert "00001111" in heard.refused[-1]
    assert not model.basket.lines


def test_the_first_hit_of_typed_text_is_added(model: SellModel, heard) -> None:
    assert model.submit("gant")
    assert model.basket.lines[0].code == "KUNCI"
    assert not model.submit("tidak ada begini")
    assert not model.submit("  ")
    assert heard.refused == []


def test_a_weighed_thing_asks_for_its_weight_first(model: SellModel) -> None:
    asked: list[object] = []
    model.weight_asked.connect(asked.append)
    model.add_code("TEH")
    assert not model.basket.lines
    model.add_quantity(asked[0], 250)
    assert (model.basket.lines[0].qty, model.basket.lines[0].value) == (250, 15_000)
    model.more()
    assert model.basket.lines[0].qty == 350


def test_a_single_piece_stands_once_and_a_sold_one_is_refused(model: SellModel, shop: Stall, heard) -> None:
    model.add_code("WAYANG")
    model.add_code("WAYANG")
    assert len(model.basket) == 1
    assert "sudah" in heard.refused[-1]
    shop.till.checkout(model.basket, [Offer(tender="cash", amount=425_000)], at=shop.now())
    model.begin()
    model.add_code("WAYANG")
    assert not model.basket.lines
    assert len(heard.refused) == 2


def test_more_than_there_is_is_refused_where_the_stall_does_not_sell_below_zero(
    model: SellModel, shop: Stall, heard
) -> None:
    shop.set("negative_stock", "no")
    model.add_code("TAS")
    model.add_code("TAS")
    model.add_code("TAS")
    assert model.basket.lines[0].qty == 2
    assert heard.refused
    assert not model.set_quantity(3)
    assert model.basket.lines[0].qty == 2


def test_every_change_is_on_disk_and_comes_back_after_a_restart(model: SellModel, shop: Stall) -> None:
    model.add_code("KAIN")
    model.set_price(230_000)
    model.add_one_off("Bungkus kado", 5_000)
    again = SellModel(shop, News())
    assert [(line.name, line.price) for line in again.basket.lines] == [
        ("Kain batik cap Asem Arang", 230_000),
        ("Bungkus kado", 5_000),
    ]
    assert again.basket.operation == model.basket.operation


def test_lines_are_stepped_through_and_the_last_of_one_takes_it_out(model: SellModel) -> None:
    model.add_code("KAIN")
    model.add_code("KUNCI")
    model.step(-1)
    model.step(-1)
    assert model.chosen == 0
    model.more()
    model.less()
    model.less()
    assert [line.code for line in model.basket.lines] == ["KUNCI"]
    model.undo()
    assert [line.code for line in model.basket.lines] == ["KAIN", "KUNCI"]


def test_discounts_stay_within_what_they_are_taken_from(model: SellModel, heard) -> None:
    model.add_code("KAIN")
    assert model.set_line_discount(45_000)
    assert model.set_discount(20_000)
    assert model.priced().total == 180_000
    assert not model.set_discount(200_001)
    assert heard.refused
    assert model.priced().total == 180_000


def test_an_emptied_basket_can_be_brought_back(model: SellModel) -> None:
    model.add_code("KAIN")
    model.clear()
    assert not model.basket.lines
    model.undo()
    assert len(model.basket) == 1
    assert model.chosen == 0


def test_what_was_taken_back_is_made_again_and_is_on_disk(model: SellModel, shop: Stall) -> None:
    model.add_code("KAIN")
    model.set_quantity(3)
    model.undo()
    model.redo()
    assert model.basket.lines[0].qty == 3
    assert shop.till.kept_basket().lines[0].qty == 3


def test_a_sale_is_parked_by_name_and_recalled_with_everything_in_it(model: SellModel, heard) -> None:
    model.add_code("KAIN")
    model.set_discount(5_000)
    model.set_customer("Bu Laras")
    assert model.park()
    assert not model.basket.lines
    assert heard.said[-1] == "Bu Laras tersimpan"
    (parked,) = model.parked()
    assert (parked.name, parked.amount, parked.pieces, parked.minutes) == ("Bu Laras", 240_000, 1, 0)
    assert model.recall(parked.key)
    assert (model.basket.customer, model.priced().total, model.chosen) == ("Bu Laras", 240_000, 0)
    assert model.parked() == []


def test_a_name_told_while_parking_is_the_customers_and_a_number_is_nobodys(model: SellModel) -> None:
    model.add_code("KAIN")
    model.park(" Pak  Arif ")
    model.add_code("KUNCI")
    model.park()
    model.add_code("KUNCI")
    model.park()
    assert [each.name for each in model.parked()] == ["Pak Arif", "Pesanan 1", "Pesanan 2"]
    model.recall(model.parked()[0].key)
    assert model.basket.customer == "Pak Arif"
    model.recall(model.parked()[0].key)
    assert model.basket.customer == ""


def test_recalling_parks_what_is_in_the_basket(model: SellModel) -> None:
    model.add_code("KAIN")
    model.park("Bu Laras")
    model.add_code("KUNCI")
    assert model.recall(model.parked()[0].key)
    assert [line.code for line in model.basket.lines] == ["KAIN"]
    assert [(each.name, each.amount) for each in model.parked()] == [("Pesanan 1", 15_000)]


def test_parking_can_be_taken_back_at_once(model: SellModel, heard) -> None:
    model.add_code("KAIN")
    model.park()
    undo = heard.undo[-1]
    assert callable(undo)
    undo()
    assert [line.code for line in model.basket.lines] == ["KAIN"]
    assert model.parked() == []


def test_parked_sales_are_there_after_a_restart_and_tell_their_age(
    model: SellModel, shop: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    model.add_code("KAIN")
    model.park("Bu Laras")
    monkeypatch.setattr(shop, "_clock", lambda: NOON + timedelta(minutes=12, seconds=59))
    assert [each.minutes for each in SellModel(shop, News()).parked()] == [12]


def test_a_single_piece_that_is_parked_is_not_sold_to_another(model: SellModel, heard) -> None:
    model.add_code("WAYANG")
    model.park("Bu Laras")
    model.add_code("WAYANG")
    assert not model.basket.lines
    assert heard.refused == ["Wayang kulit Semar satu-satunya dan tersimpan untuk Bu Laras"]


def test_an_empty_basket_is_not_parked_and_an_unknown_sale_not_recalled(model: SellModel, heard) -> None:
    assert not model.park("Bu Laras")
    assert not model.recall("gone")
    assert len(heard.refused) == 2


def test_what_is_not_among_the_goods_is_added_and_sold(model: SellModel, shop: Stall) -> None:
    assert model.add_new("8990001112223", "Sarung tenun", 95_000)
    assert [(line.name, line.price) for line in model.basket.lines] == [("Sarung tenun", 95_000)]
    product = shop.catalog.by_barcode_or_code("8990001112223")
    assert product is not None
    assert product.name == "Sarung tenun"
    tail = shop.journal.tail()
    assert tail is not None
    assert tail.kind == "product_changed"
    model.scanned("8990001112223")
    assert model.basket.lines[0].qty == 2


def test_a_product_that_cannot_be_is_refused_and_nothing_is_sold(model: SellModel, heard) -> None:
    assert not model.add_new("8991234567895", "Tas lain", 10_000)
    assert not model.add_new("", " ", 10_000)
    assert len(heard.refused) == 2
    assert not model.basket.lines


def test_a_verb_without_a_line_does_nothing(model: SellModel, heard) -> None:
    for verb in (model.more, model.less, model.remove, model.clear, model.undo, model.redo):
        verb()
    assert not model.set_quantity(3)
    assert not model.set_price(3)
    assert (heard.said, heard.refused) == ([], [])


def test_the_last_receipt_of_the_day_is_told_after_a_start(model: SellModel, shop: Stall, heard) -> None:
    model.tell_last_sale()
    assert heard.said == []
    model.add_code("KUNCI")
    shop.till.checkout(model.basket, [Offer(tender="cash", amount=15_000)], at=shop.now())
    model.begin()
    model.tell_last_sale()
    assert "0001" in heard.said[-1]
    shop.store.was_cut_off = True
    model.add_code("KUNCI")
    model.tell_last_sale()
    assert heard.refused[-1] == "Lapak terputus. Nota 0001, Rp\u00a015.000, sudah tercatat"


def test_what_a_full_disk_did_not_keep_is_shown_all_the_same(
    model: SellModel, shop: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    model.basket_changed.connect(lambda: shown.append(len(model.basket)))

    def refuse(_basket: Basket) -> None:
        raise PosError("the disk is full")

    monkeypatch.setattr(shop.till, "keep_basket", refuse)
    with pytest.raises(PosError, match="penuh"):
        model.add_code("KUNCI")
    assert shown == [1]


# What the buyer was asked to pay for


@pytest.fixture
def asked(model: SellModel) -> SellModel:
    """A cloth and two keys, that the buyer was asked to pay for."""
    model.add_code("KAIN")
    model.add_code("KUNCI")
    model.add_code("KUNCI")
    assert model.begin_payment()
    return model


def voids(shop: Stall) -> list[tuple[bool, int]]:
    return [(void.is_whole, void.amount) for void in shop.history.voids()]


def test_a_line_that_was_asked_for_goes_out_at_once_and_is_kept(asked: SellModel, shop: Stall, heard) -> None:
    asked.choose(0)
    asked.remove()
    assert [(line.code, asked.chosen) for line in asked.basket.lines] == [("KUNCI", 0)]
    assert heard.said[-1] == "Kain batik cap Asem Arang dikeluarkan, tercatat di riwayat"
    assert (heard.undo[-1], asked.basket.can_undo) == (None, False)
    asked.less()
    assert [line.qty for line in asked.basket.lines] == [1]
    assert voids(shop) == [(False, 15_000), (False, 245_000)]


def test_what_was_added_since_is_no_void(asked: SellModel, shop: Stall) -> None:
    asked.add_code("TAS")
    asked.more()
    asked.less()
    asked.remove()
    asked.undo()
    assert [line.code for line in asked.basket.lines] == ["KAIN", "KUNCI", "TAS"]
    assert voids(shop) == []


def test_the_last_line_and_the_whole_basket_ask_why_first(asked: SellModel, shop: Stall, qtbot: QtBot) -> None:
    with qtbot.waitSignal(asked.cancel_asked):
        asked.clear()
    asked.choose(0)
    asked.remove()
    with qtbot.waitSignal(asked.cancel_asked):
        asked.remove()
    assert not asked.cancel(" ", "why")
    operation = asked.basket.operation
    assert asked.cancel("uang kurang", "why")
    assert (asked.basket.lines, asked.chosen) == ([], -1)
    assert asked.basket.operation != operation
    assert voids(shop) == [(True, 30_000), (False, 245_000)]


def test_a_payment_that_is_refused_has_asked_the_buyer_for_nothing(model: SellModel, shop: Stall) -> None:
    shop.people.present = Person(1, "Ayu", Role.CASHIER)
    model.add_code("KAIN")
    model.set_price(1_000)
    assert not model.begin_payment()
    model.clear()
    assert (model.basket.lines, voids(shop)) == ([], [])


def test_a_scale_s_label_puts_in_what_was_weighed(model: SellModel, shop: Stall, heard) -> None:
    krupuk = Product(code="17", name="Krupuk", price=42_000, weighed=True)
    shop.catalog.save_product(krupuk, at=NOON, operation="krupuk")
    model.scanned("2000017003504")
    assert heard.refused[-1] == "“2000017003504” tidak ada di daftar barang"
    shop.set("scale_labels", "20CCCCCWWWWWX")
    model.scanned("2000017003504")
    assert [(line.code, line.qty, line.value) for line in model.basket.lines] == [("17", 350, 14_700)]


def test_a_scale_s_label_of_goods_that_are_not_here_is_refused_and_searched_for_by_nobody(
    model: SellModel, shop: Stall, heard
) -> None:
    shop.set("scale_labels", "20CCCCCWWWWWX")
    unknown: list[str] = []
    model.unknown_scanned.connect(unknown.append)
    model.scanned("2000099003508")
    assert "00099" in heard.refused[-1]
    assert not unknown
