"""Makers as they are listed and looked at, and what is done with their goods and money."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos.catalog.product import Product
from pos.people import pin
from pos.people.rights import OWNER, Role
from pos.stall import Stall, create_stall
from pos.till.basket import basket_of, line_of
from pos.till.makers.maker import RECEIVED, RETURNED, Balance, Maker
from pos.till.payment import Offer
from ui.models import maker_rows
from ui.models.maker_form import MakerForm
from ui.models.makers import ALL, OPEN, OWED, MakersModel
from ui.news import News

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
GOODS = (
    (Product(code="TAS", name="Tas goni", price=75_000, maker="Bu Sri", origin="Pekalongan"), 5),
    (Product(code="DOMPET", name="Dompet perca", price=45_000, maker="bu sri"), 12),
    (Product(code="TOPENG", name="Topeng kayu", price=300_000, maker="Pak Jo", origin="Jepara", unique=True), 1),
    (Product(code="KUNCI", name="Gantungan kunci", price=15_000), 40),
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Stall]:
    """F-03 at noon: bags of Bu Sri, who gets 80 %, a mask of Pak Jo, with whom nothing is agreed."""
    with create_stall(tmp_path / "shop", code="F03", name="Kriya Ratih", trade="kriya", clock=lambda: NOON) as stall:
        for product, on_hand in GOODS:
            stall.catalog.save_product(product, at=NOON, operation=f"new {product.code}", on_hand=on_hand)
        stall.makers.keep(Maker("Bu Sri", "Pekalongan", "0812 0000 1111"), 8_000, at=NOON, operation="sri")
        yield stall


@pytest.fixture
def model(shop: Stall, heard_news: News) -> MakersModel:
    made = MakersModel(shop, heard_news)
    made.refresh()
    return made


def sell(shop: Stall, code: str, qty: int = 1, operation: str = "sale") -> None:
    product = shop.catalog.by_code(code)
    assert product is not None
    shop.till.checkout(
        basket_of(operation, [line_of(product, qty)]), [Offer("cash", product.price * qty)], at=shop.now()
    )


def names(model: MakersModel) -> list[str]:
    return [row.name for row in model.rows()]


def test_makers_whom_only_goods_name_are_listed_as_not_agreed_with(model: MakersModel) -> None:
    sri, jo = model.rows()
    assert (sri.name, sri.place, sri.goods, sri.pieces, sri.deal, sri.left) == (
        "Bu Sri", "Pekalongan", "2 barang", "17 di lapak", "80\u00a0%", "–",
    )  # fmt: skip
    assert (jo.name, jo.deal, jo.tone, jo.goods) == ("Pak Jo", "Belum sepakat", "warn", "1 barang")
    assert "80\u00a0%" in sri.spoken()


def test_the_chips_count_and_list_what_they_name(shop: Stall, model: MakersModel) -> None:
    sell(shop, "TAS")
    model.refresh()
    assert [text for _key, text in model.chips()] == ["Semua 2", "Perlu dibayar 1", "Belum sepakat 1"]
    found = {}
    for chip in (ALL, OWED, OPEN):
        model.show(chip)
        found[chip] = names(model)
    assert found == {ALL: ["Bu Sri", "Pak Jo"], OWED: ["Bu Sri"], OPEN: ["Pak Jo"]}
    assert model.owed_in_all() == 60_000


def test_a_maker_is_found_by_words_in_any_order_and_by_a_scan_of_the_goods(
    model: MakersModel, heard_news: News
) -> None:
    model.search("pekalongan sri")
    assert names(model) == ["Bu Sri"]
    model.search("nirwana")
    assert (names(model), model.nothing(), model.name) == ([], "Tidak ditemukan: kurangi hurufnya", "")
    model.scanned("TOPENG")
    assert (model.name, model.text) == ("Pak Jo", "")
    model.scanned("KUNCI")
    assert "KUNCI" in heard_news.told[-1]
    assert model.name == "Pak Jo"


def test_arrows_go_through_the_list(model: MakersModel) -> None:
    model.step(1)
    assert model.name == "Pak Jo"
    model.step(1)
    model.step(-9)
    assert model.name == "Bu Sri"


def test_each_product_says_what_is_the_makers_of_one_and_why(shop: Stall, model: MakersModel) -> None:
    assert model.set_price("DOMPET", 30_000, lambda: None)
    rows = maker_rows.goods_rows(model.goods, model.terms)
    assert [(row.name, row.detail, row.part, row.why) for row in rows] == [
        ("Tas goni", "Rp\u00a075.000 · 5 di lapak", "Rp\u00a060.000", "80\u00a0%"),
        ("Dompet perca", "Rp\u00a045.000 · 12 di lapak", "Rp\u00a030.000", "harga titip"),
    ]
    model.choose("Pak Jo")
    (mask,) = maker_rows.goods_rows(model.goods, model.terms)
    assert (mask.part, mask.why) == ("–", "")


def test_goods_are_taken_in_and_given_back_with_a_note(shop: Stall, model: MakersModel, heard_news: News) -> None:
    note = model.move(RECEIVED, {"TAS": 3}, "baru", lambda: None)
    assert note is not None
    assert (note.number, model.rows()[0].pieces) == ("F03-1/T/2026/0001", "20 di lapak")
    assert heard_news.told[-1] == "3 barang Bu Sri masuk"
    assert model.move(RETURNED, {"TAS": 9}, "", lambda: None) is None
    assert "8" in heard_news.told[-1]


def test_a_maker_is_paid_out_of_what_is_in_the_drawer(shop: Stall, model: MakersModel, heard_news: News) -> None:
    sell(shop, "TAS")
    shop.till.move_cash(-50_000, "setor", at=shop.now(), operation="out")
    model.refresh()
    cash, transfer = model.ways()
    assert model.pay(60_000, cash, "", lambda: None) is None
    assert "Rp\u00a025.000" in heard_news.told[-1]
    paid = model.pay(60_000, transfer, "BCA", lambda: None)
    assert paid is not None
    assert (model.left, model.rows()[0].left, model.rows()[0].settled) == (0, "Lunas", True)
    lines = maker_rows.money_lines(Balance(60_000, 60_000), model.last_paid)
    assert lines[1].left == "Dibayar, terakhir 21 Nov"


def test_what_was_paid_for_goods_that_came_back_is_told(shop: Stall, model: MakersModel) -> None:
    sell(shop, "TAS")
    model.refresh()
    model.pay(60_000, model.ways()[0], "", lambda: None)
    sale = shop.till.last_sale()
    assert sale is not None
    shop.till.refund(sale.number, {1: 1}, [Offer("transfer", -75_000)], "cacat", at=shop.now(), operation="back")
    model.refresh()
    assert model.known is not None
    assert maker_rows.pill(model.known)[:2] == ("Lebih bayar", "bad")


def test_the_right_to_pay_may_be_lent(shop: Stall, model: MakersModel, heard_news: News) -> None:
    sell(shop, "TAS")
    model.refresh()
    boss = shop.people.add("Ratih", Role.OWNER, pin.Kept("no hash", 6), at=shop.now(), operation="r", by=OWNER)
    asked: list[object] = []
    heard_news.approval_asked.connect(lambda _error, again: asked.append(again))
    assert boss.role is Role.OWNER
    assert model.pay(60_000, model.ways()[0], "", lambda: None) is None
    assert len(asked) == 1


# Writing a maker down


def test_an_agreement_with_a_maker_of_the_goods_begins_with_what_is_known(shop: Stall, model: MakersModel) -> None:
    model.choose("Pak Jo")
    form = MakerForm(model, "Pak Jo")
    assert (form.texts["regency"], form.texts["share"], form.texts["first"]) == ("Jepara", "80", "21/11/2026")
    assert not form.is_dirty
    form.write("share", "66,67")
    assert form.example() == "Dari Rp\u00a0100.000, perajin mendapat Rp\u00a066.670, lapak Rp\u00a033.330"
    assert form.save()
    assert model.known is not None
    assert (model.known.registered, maker_rows.deal_text(model.known)) == (True, ("66,67\u00a0%", "text"))


def test_a_share_may_change_from_a_day_to_come_and_end(shop: Stall, model: MakersModel) -> None:
    form = MakerForm(model, anew=False)
    form.choose_share(7_000)
    form.write("first", "1/12/2026")
    assert form.save()
    assert model.known is not None
    assert (maker_rows.deal_text(model.known)[0], maker_rows.coming_text(model.known)) == (
        "80\u00a0%",
        "70\u00a0% mulai 1 Des",
    )
    form = MakerForm(model, anew=False)
    form.end()
    assert form.is_dirty
    assert form.save()
    assert (maker_rows.deal_text(model.known), model.known.is_agreed) == (("Berakhir", "muted"), False)
    assert MakerForm(model, anew=False).ended


@pytest.mark.parametrize(("fact", "text"), [("share", "110"), ("share", "banyak"), ("first", "besok"), ("name", " ")])
def test_what_cannot_be_agreed_is_told(model: MakersModel, heard_news: News, fact: str, text: str) -> None:
    form = MakerForm(model)
    form.write("name", "Mbah Karno")
    form.write(fact, text)
    assert not form.save()
    assert len(heard_news.told) == 1


def test_a_maker_written_by_mistake_is_struck_off(model: MakersModel, heard_news: News) -> None:
    form = MakerForm(model)
    form.write("name", "Bu Sry")
    form.save()
    assert model.name == "Bu Sry"
    assert model.forget(lambda: None)
    assert names(model) == ["Bu Sri", "Pak Jo"]
    assert heard_news.told[-1] == "Bu Sry dihapus"
