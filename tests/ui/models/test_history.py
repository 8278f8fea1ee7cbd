from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from pos.people.rights import Actor
from pos.stall import Stall
from pos.till.basket import Basket, line_of
from pos.till.payment import Offer
from pos.till.sale import Sale
from ui.models.history import VOIDED, WAITING, HistoryModel
from ui.news import News


class Told(list[str]):
    """What the news said and refused."""

    def __init__(self, news: News) -> None:
        super().__init__()
        news.said.connect(lambda text, _undo: self.append(text))
        news.refused.connect(self.append)


@pytest.fixture
def told(news: News) -> Told:
    return Told(news)


def sold(shop: Stall, *codes: str, tender: str = "cash", cashier: str | None = None) -> Sale:
    lines = [line_of(product, 1) for code in codes if (product := shop.catalog.by_code(code))]
    offers = [Offer(tender=tender, amount=sum(line.value for line in lines))]
    return shop.till.checkout(Basket(lines=lines), offers, at=shop.now(), by=Actor(cashier))


@pytest.fixture
def waiting(shop: Stall) -> Sale:
    """The second of two receipts; its QRIS money has not been seen."""
    sold(shop, "KAIN", "KUNCI")
    return sold(shop, "TAS", tender="qris")


@pytest.fixture
def model(shop: Stall, news: News, waiting: Sale) -> HistoryModel:
    made = HistoryModel(shop, news)
    made.refresh()
    return made


def shorts(model: HistoryModel) -> list[str]:
    return [row.name for row in model.rows()]


def test_the_newest_receipt_is_looked_at_first(model: HistoryModel, waiting: Sale) -> None:
    assert shorts(model) == ["0002", "0001"]
    assert model.sale == waiting
    assert model.head() == ("2 nota", "total Rp\u00a0335.000")
    assert [(row.amount, row.note) for row in model.rows()] == [("Rp\u00a075.000", "menunggu"), ("Rp\u00a0260.000", "")]
    assert model.rows()[1].goods == "Kain batik cap Asem Arang, Gantungan kunci Tugu Muda"


@pytest.mark.parametrize(
    ("typed", "found"),
    [("1", ["0001"]), ("0002", ["0002"]), ("75.000", ["0002"]), ("rp 260.000", ["0001"]), ("12.00", ["0002", "0001"]),
     ("tugu kunci", ["0001"]), ("tas", ["0002"]), ("F03-1-261121-0001", ["0001"]), ("wayang", []), ("11.59", [])],
)  # fmt: skip
def test_what_is_typed_finds_by_number_amount_time_or_goods(model: HistoryModel, typed: str, found: list[str]) -> None:
    model.search(typed)
    assert shorts(model) == found
    assert (model.sale is None) == (not found)


def test_the_list_is_narrowed_by_days_tender_and_cashier(
    shop: Stall, model: HistoryModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    sold(shop, "KUNCI", cashier="Sari")
    assert model.cashiers() == [("", "Semua kasir"), ("Sari", "Sari")]
    model.choose_cashier("Sari")
    assert shorts(model) == ["0003"]
    model.choose_cashier("")
    model.choose_tender("qris")
    assert shorts(model) == ["0002"]
    model.choose_tender(WAITING)
    assert shorts(model) == ["0002"]
    model.choose_tender("card")
    assert shorts(model) == []
    model.choose_tender("")
    shop.close_day()
    after = shop.clock() + timedelta(days=8)
    monkeypatch.setattr(shop, "_clock", lambda: after)
    for period, count in (("today", 0), ("week", 0), ("month", 3), ("all", 3)):
        model.choose_period(period)
        assert len(model.rows()) == count


def test_steps_go_up_and_down_the_list_and_stop_at_its_ends(model: HistoryModel) -> None:
    for by, short in ((1, "0001"), (1, "0001"), (-1, "0002"), (-1, "0002")):
        model.step(by)
        assert model.sale is not None
        assert model.sale.short_number == short


def test_a_long_list_is_read_in_pages(shop: Stall, model: HistoryModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.models.history.PAGE", 2)
    for _sale in range(3):
        sold(shop, "KUNCI")
    model.search("")
    assert len(model.rows()) == 2
    model.show_more()
    assert len(model.rows()) == 4
    model.show_more()
    assert len(model.rows()) == 5
    model.show_more()
    assert len(model.rows()) == 5


def test_a_scanned_receipt_opens_at_once_and_a_foreign_one_is_told(
    shop: Stall, model: HistoryModel, told: Told
) -> None:
    first = shop.till.sale("F03-1-261121-0001")
    code = shop.papers.receipt_code(first)
    model.scanned(code)
    assert model.sale == first
    model.scanned(code.replace("F03", "F04"))
    model.scanned(f"{code[:-8]}{'0' * 8}")
    assert model.sale == first
    assert ["GIK-F04-1" in told[0], "tidak asli" in told[1]] == [True, True]


def test_scanned_goods_are_searched_for(model: HistoryModel) -> None:
    model.scanned("8991234567895")
    assert (model.text, shorts(model)) == ("TAS", ["0002"])
    model.scanned("000000000000")
    assert shorts(model) == []


def test_money_that_arrived_is_recorded_and_told_once(
    shop: Stall, model: HistoryModel, waiting: Sale, told: Told
) -> None:
    assert (model.awaited(), model.failed()) == (75_000, 0)
    model.arrived("7714")
    model.arrived()
    model.did_not_arrive()
    payment = shop.till.sale(waiting.number).payments[0]
    assert (payment.state, payment.reference) == ("confirmed", "7714")
    assert told == ["Nota 0002: QRIS masuk"]
    assert [step.title for step in model.steps()] == ["Terjual", "QRIS masuk"]
    assert model.steps()[1].detail.endswith("7714")


def test_money_that_did_not_arrive_may_still_do_so(shop: Stall, model: HistoryModel, waiting: Sale) -> None:
    model.did_not_arrive()
    assert (model.awaited(), model.failed(), model.rows()[0].note) == (0, 75_000, "tidak masuk")
    model.arrived()
    assert (model.awaited(), model.failed()) == (0, 0)
    assert [step.failed for step in model.steps()] == [False, True, False]


def test_another_tender_is_recorded_with_its_reason(
    shop: Stall, model: HistoryModel, waiting: Sale, told: Told
) -> None:
    assert model.is_open()
    assert [tender.id for tender in model.other_tenders(1)] == ["cash", "card", "transfer"]
    assert not model.change_tender(1, "cash", " ", "change")
    assert model.change_tender(1, "cash", "salah tekan", "change")
    assert shop.till.sale(waiting.number).payments[0].tender == "cash"
    assert told[-1] == "Nota 0002 sekarang dibayar dengan Tunai"
    assert model.steps()[-1].title == "Dibayar Tunai, bukan QRIS"
    assert model.steps()[-1].detail.endswith("salah tekan")


def test_after_its_day_is_closed_the_way_of_paying_stands_until_it_is_opened_again(
    shop: Stall, model: HistoryModel, told: Told
) -> None:
    shop.close_day()
    assert not model.is_open()
    assert not model.change_tender(1, "cash", "salah tekan", "change")
    assert not model.reopen(" ")
    assert all("21 Nov 2026" in text for text in (told[0], model.day()))
    assert model.reopen("salah tekan")
    assert model.change_tender(1, "cash", "salah tekan", "again")


def test_a_refund_is_a_receipt_of_its_own_and_the_sale_says_what_came_back(shop: Stall, model: HistoryModel) -> None:
    first = shop.till.sale("F03-1-261121-0001")
    offers = [Offer(tender="cash", amount=-15_000)]
    refund = shop.till.refund(first.number, {2: 1}, offers, "Cacat: patah", at=shop.now(), operation="back")
    shop.record_reprint(first.number)
    model.refresh()
    row = model.rows()[0]
    assert (row.name, row.amount, row.refund) == ("0003", "−Rp\u00a015.000", True)
    assert row.goods == "Retur dari 0001: Gantungan kunci Tugu Muda"
    assert model.rows()[2].note == "retur 1"
    model.choose(first.number)
    assert (model.can_refund(), model.refundable()) == (True, 245_000)
    assert [step.title for step in model.steps()] == ["Terjual", "Retur 0003, Rp\u00a015.000", "Dicetak ulang"]
    model.choose(refund.number)
    assert (model.title(), model.can_refund(), model.refundable()) == ("Nota 0003, retur", False, 0)


def test_an_altered_receipt_is_not_called_genuine(shop: Stall, model: HistoryModel, waiting: Sale) -> None:
    assert model.genuine
    shop.store.run("UPDATE sale SET due = 1 WHERE number = :number", {"number": waiting.number})
    model.refresh()
    assert not model.genuine


def test_the_head_says_when_by_whom_and_to_whom(shop: Stall, model: HistoryModel) -> None:
    assert model.sub() == "Sabtu, 21 November 2026, 12.00 · pembeli umum"
    sale = sold(shop, "KUNCI", cashier="Sari")
    model.open(sale.number)
    assert model.sub() == "Sabtu, 21 November 2026, 12.00 · kasir Sari · pembeli umum"


def test_a_search_of_very_many_says_so(model: HistoryModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos.till.history.MOST", 2)
    model.refresh()
    assert model.head() == ("lebih dari 1 nota", "")


def test_a_long_search_lets_the_window_live_and_chooses_nothing_meanwhile(
    shop: Stall, model: HistoryModel, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("pos.till.history.SLICE", 1)
    monkeypatch.setattr("ui.models.stepping.AT_ONCE", 0)
    model.choose_period("all")
    assert model.work.busy
    assert (model.rows(), model.sale) == ((), None)
    assert model.head()[0].startswith("mencari … ")
    model.search("tas")
    qtbot.waitUntil(lambda: not model.work.busy)
    assert shorts(model) == ["0002"]
    assert model.sale is not None


def test_every_change_is_told(model: HistoryModel, qtbot_signals: Callable[[HistoryModel], list[str]]) -> None:
    heard = qtbot_signals(model)
    model.search("tas")
    assert heard == ["found", "chosen"]
    model.choose("F03-1-261121-0001")
    assert heard[2:] == ["chosen"]


@pytest.fixture
def qtbot_signals() -> Callable[[HistoryModel], list[str]]:
    def listen(model: HistoryModel) -> list[str]:
        heard: list[str] = []
        model.found_changed.connect(lambda: heard.append("found"))
        model.chosen_changed.connect(lambda: heard.append("chosen"))
        return heard

    return listen


def test_before_the_first_sale_there_is_nothing_to_look_wider_for(shop: Stall, news: News) -> None:
    model = HistoryModel(shop, news)
    model.refresh()
    model.step(1)
    model.arrived()
    assert (model.sale, model.title(), model.sub(), model.lines(), model.paid(), model.steps()) == (
        None, "", "", (), (), (),
    )  # fmt: skip
    assert model.nothing() == ("Belum ada penjualan. Yang terjual akan tampil di sini.", "")
    assert not model.change_tender(1, "cash", "x", "change")


def test_looking_wider_gives_up_what_narrows_first_and_the_text_last(model: HistoryModel) -> None:
    model.choose_tender("card")
    model.search("tas")
    assert model.nothing()[1] == "Tampilkan semua"
    model.look_wider()
    assert (shorts(model), model.tender, model.period, model.text) == (["0002"], "", "all", "tas")
    model.look_wider()
    assert (shorts(model), model.text) == (["0002", "0001"], "")


def test_what_was_not_paid_is_listed_in_place_of_receipts_and_read_like_one(model: HistoryModel, shop: Stall) -> None:
    kept = model.sale
    for code, reason in (("TAS", "batal"), ("KAIN", "uang kurang")):
        product = shop.catalog.by_code(code)
        assert product is not None
        basket = Basket(lines=[line_of(product, 1)])
        shop.till.show(basket)
        shop.till.void(basket, None, reason=reason, at=shop.now(), operation=code, by=Actor("Ayu"))
    model.choose_tender(VOIDED)
    assert [(row.name, row.goods, row.note) for row in model.rows()] == [
        ("Dibatalkan", "Kain batik cap Asem Arang", "Ayu"),
        ("Dibatalkan", "Tas goni sablon", "Ayu"),
    ]
    assert (model.sale, model.title()) == (None, "Dibatalkan sebelum dibayar")
    assert model.lines()[-2].left == "Alasan: uang kurang"
    assert not (model.has_sale() or model.can_refund() or model.can_change())
    model.step(1)
    assert model.lines()[0].left == "Tas goni sablon"
    model.refresh()
    assert model.lines()[0].left == "Tas goni sablon"
    model.search("kain uang")
    assert model.rows() == ()
    model.search("kain")
    assert [row.key for row in model.rows()] == [model.key()]
    model.choose_cashier("Sari")
    assert (model.rows(), model.void) == ((), None)
    model.look_wider()
    model.look_wider()
    assert (model.sale, model.void) == (kept, None)


def test_a_receipt_tells_what_went_out_before_it_was_paid(model: HistoryModel, shop: Stall) -> None:
    lines = [line_of(product, 1) for code in ("KAIN", "KUNCI") if (product := shop.catalog.by_code(code))]
    basket = Basket(lines=lines)
    shop.till.show(basket)
    shop.till.void(basket, 0, at=shop.now(), operation="v", by=Actor("Ayu"))
    rest = shop.till.kept_basket()
    shop.till.checkout(rest, [Offer(tender="cash", amount=15_000)], at=shop.now())
    model.refresh()
    assert [step.title for step in model.steps()] == [
        "Dikeluarkan sebelumnya: Kain batik cap Asem Arang, Rp\xa0245.000",
        "Terjual",
    ]
