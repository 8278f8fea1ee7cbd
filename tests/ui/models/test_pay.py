from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.stall import Stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui.models.pay import PayModel, pieces, suggestions
from ui.models.spoken import rupiah_in_words
from ui.news import News


def basket_of(price: int) -> Basket:
    return Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=price)])


def paying(shop: Stall, price: int = 487_000, news: News | None = None) -> PayModel:
    return PayModel(shop, news or News(), basket_of(price))


def tender(model: PayModel, name: str) -> None:
    model.choose(next(each for each in model.tenders if each.id == name))


def test_the_number_is_of_the_day_it_is_recorded_in_also_where_the_clock_went_back(shop: Stall) -> None:
    shop.till.checkout(basket_of(5_000), [Offer(tender="cash", amount=5_000)], at=shop.now())
    shop.close_day()
    shop.reopen_day(shop.today(), "lupa satu")
    tomorrow = shop.now() + timedelta(days=1)
    shop.till.checkout(basket_of(6_000), [Offer(tender="cash", amount=6_000)], at=tomorrow)
    shop.close_day()
    model = paying(shop)
    told = model.number()
    model.accept()
    assert model.sale is not None
    assert told == model.sale.number == "F03-1-261122-0001"


def test_it_opens_with_the_exact_amount_in_cash_and_takes_it(shop: Stall) -> None:
    model = paying(shop)
    assert (model.tender.id, model.amount, model.is_typed, model.refusal()) == ("cash", 487_000, False, "")
    model.accept()
    assert model.sale is not None
    assert [(each.tender, each.amount, each.given) for each in model.sale.payments] == [("cash", 487_000, 487_000)]


def test_a_second_press_records_nothing_more(shop: Stall) -> None:
    model = paying(shop)
    model.accept()
    model.accept()
    model.choose(model.tenders[1])
    assert len(shop.till.sales_of_day("2026-11-21")) == 1


def test_two_sheets_of_one_basket_record_once(shop: Stall) -> None:
    basket = basket_of(10_000)
    first, second = PayModel(shop, News(), basket), PayModel(shop, News(), basket)
    first.accept()
    second.accept()
    assert first.sale is not None
    assert second.sale is not None
    assert first.sale.number == second.sale.number
    assert len(shop.till.sales_of_day("2026-11-21")) == 1


def test_too_little_cash_is_refused_with_what_is_lacking(shop: Stall) -> None:
    model = paying(shop)
    model.set_amount(400_000)
    assert model.lacking == 87_000
    assert "87.000" in model.refusal()
    model.accept()
    assert model.sale is None


def test_a_part_by_another_tender_leaves_the_rest_for_cash_with_change(shop: Stall, payload: str) -> None:
    shop.set("qris", payload)
    model = paying(shop)
    tender(model, "qris")
    model.edit_amount()
    model.set_amount(200_000)
    model.accept()
    assert (model.amount, model.shows_code, model.left_after) == (200_000, True, 287_000)
    model.reference = "7714"
    model.accept()
    assert (model.tender.id, model.due, model.amount) == ("cash", 287_000, 287_000)
    model.set_amount(300_000)
    assert (model.change, pieces(model.change)) == (13_000, [(10_000, 1), (2_000, 1), (1_000, 1)])
    model.accept()
    assert model.sale is not None
    assert [(each.tender, each.amount, each.given, each.reference, each.state) for each in model.sale.payments] == [
        ("qris", 200_000, 200_000, "7714", "confirmed"),
        ("cash", 287_000, 300_000, None, "settled"),
    ]


def test_cash_that_falls_short_is_a_part_once_another_tender_is_to_pay_the_rest(shop: Stall) -> None:
    model = paying(shop)
    model.set_amount(100_000)
    tender(model, "card")
    assert (model.taken, model.due, model.amount, model.refusal()) == (100_000, 387_000, 387_000, "")
    model.accept()
    assert model.sale is not None
    assert [(each.tender, each.amount, each.given) for each in model.sale.payments] == [
        ("cash", 100_000, 100_000),
        ("card", 387_000, 387_000),
    ]


def test_cash_beside_two_others_adds_up_to_the_sale(shop: Stall) -> None:
    model = paying(shop)
    model.set_amount(100_000)
    tender(model, "card")
    model.set_amount(80_000)
    model.accept()
    tender(model, "transfer")
    assert model.amount == 307_000
    model.accept()
    assert model.sale is not None
    assert [each.amount for each in model.sale.payments] == [100_000, 80_000, 307_000]


def test_cash_chosen_again_takes_its_part_back_for_there_is_one_payment_in_cash(shop: Stall) -> None:
    model = paying(shop)
    model.set_amount(100_000)
    tender(model, "card")
    tender(model, "cash")
    assert (model.parts, model.amount) == ([], 487_000)
    model.set_amount(100_000)
    tender(model, "card")
    model.set_amount(80_000)
    model.accept()
    tender(model, "cash")
    assert (model.taken, model.amount) == (80_000, 407_000)
    model.accept()
    assert model.sale is not None
    assert [(each.tender, each.amount) for each in model.sale.payments] == [("card", 80_000), ("cash", 407_000)]


def test_a_part_in_cash_is_taken_back_like_any_other(shop: Stall) -> None:
    model = paying(shop)
    model.set_amount(100_000)
    tender(model, "card")
    model.take_back()
    assert (model.tender.id, model.parts, model.amount) == ("cash", [], 487_000)


def test_a_part_in_cash_is_what_coins_can_make_up(shop: Stall) -> None:
    shop.set("cash_rounding", "100")
    news = News()
    refused: list[object] = []
    news.refused.connect(refused.append)
    model = paying(shop, news=news)
    model.set_amount(100_050)
    tender(model, "card")
    assert (model.tender.id, model.parts) == ("cash", [])
    assert "Rp\u00a0100" in str(refused[0])


def test_an_amount_that_was_only_filled_in_does_not_become_a_part(shop: Stall) -> None:
    model = paying(shop)
    tender(model, "card")
    assert (model.amount, model.refusal()) == (487_000, "")
    tender(model, "cash")
    model.set_amount(500_000)
    tender(model, "card")
    assert model.amount == 487_000


def test_only_cash_may_be_more_than_what_is_due(shop: Stall) -> None:
    model = paying(shop)
    tender(model, "card")
    model.set_amount(500_000)
    assert model.refusal()
    model.accept()
    assert model.sale is None


def test_unseen_qris_money_is_saved_as_waiting(shop: Stall, payload: str) -> None:
    shop.set("qris", payload)
    model = paying(shop)
    tender(model, "qris")
    model.save_for_later()
    assert model.sale is not None
    assert [each.state for each in model.sale.payments] == ["waiting"]


def test_qris_money_that_does_not_come_is_paid_otherwise(shop: Stall, payload: str) -> None:
    shop.set("qris", payload)
    model = paying(shop)
    tender(model, "qris")
    model.did_not_arrive()
    assert (model.sale, model.tender.id, model.amount) == (None, "cash", 487_000)
    assert shop.till.last_sale() is None


def test_without_a_code_of_its_own_qris_waits_for_one_to_be_scanned(shop: Stall, payload: str) -> None:
    refused: list[str] = []
    news = News()
    news.refused.connect(refused.append)
    model = paying(shop, news=news)
    tender(model, "qris")
    assert not model.shows_code
    assert model.refusal()
    model.set_up_code("8991234567895")
    assert refused
    model.set_up_code(payload)
    assert model.shows_code
    assert model.merchant() == ("BATIK RATIH", "ID1020030040050")
    assert shop.settings.qris == payload


def test_the_code_holds_the_amount_only_where_that_is_set(shop: Stall, payload: str) -> None:
    shop.set("qris", payload)
    model = paying(shop, 20_000)
    tender(model, "qris")
    assert model.payload() == payload
    shop.set("qris_dynamic", "yes")
    assert "540520000" in model.payload()


def test_cash_is_rounded_and_other_tenders_are_not(shop: Stall) -> None:
    shop.set("cash_rounding", "500")
    model = paying(shop, 12_300)
    assert (model.due, model.rounding) == (12_500, 200)
    tender(model, "card")
    assert (model.due, model.rounding) == (12_300, 0)
    tender(model, "cash")
    model.accept()
    assert model.sale is not None
    assert (model.sale.due, model.sale.rounding) == (12_500, 200)


def test_a_sale_of_nothing_is_finished_without_a_payment(shop: Stall) -> None:
    model = paying(shop, 0)
    assert model.refusal() == ""
    model.accept()
    assert model.sale is not None
    assert model.sale.payments == ()


def test_the_last_part_can_be_taken_back_before_anything_is_recorded(shop: Stall) -> None:
    model = paying(shop)
    for name, amount in (("card", 100_000), ("transfer", 50_000)):
        tender(model, name)
        model.set_amount(amount)
        model.accept()
    assert model.rest == 337_000
    model.take_back()
    assert (model.rest, model.amount) == (387_000, 387_000)
    model.take_back()
    model.take_back()
    assert (model.rest, model.parts) == (487_000, [])


def test_one_digit_alone_picks_a_tender_and_its_amount_is_what_is_due(shop: Stall) -> None:
    model = paying(shop)
    model.set_amount(3)
    assert model.picked() is model.tenders[2]
    assert model.refusal() == ""
    model.accept()
    assert (model.tender.id, model.amount, model.sale) == ("card", 487_000, None)


def test_a_digit_that_others_follow_is_an_amount(shop: Stall) -> None:
    model = paying(shop)
    for amount in (5, 30, 300_000):
        model.set_amount(amount)
        assert model.picked() is None


def test_the_digit_of_the_tender_in_use_only_takes_itself_back(shop: Stall) -> None:
    model = paying(shop)
    model.set_amount(1)
    model.accept()
    assert (model.tender.id, model.amount, model.sale) == ("cash", 487_000, None)


def test_a_few_rupiah_that_are_all_that_is_due_are_paid(shop: Stall) -> None:
    model = paying(shop, 2)
    model.set_amount(2)
    model.accept()
    assert model.sale is not None


def test_one_digit_of_a_reference_picks_a_tender_while_the_code_is_shown(shop: Stall, payload: str) -> None:
    shop.set("qris", payload)
    model = paying(shop)
    tender(model, "qris")
    model.set_reference("1")
    model.accept()
    assert (model.tender.id, model.reference, model.sale) == ("cash", "", None)


def test_money_that_did_not_come_is_told_until_another_way_has_paid(shop: Stall, payload: str) -> None:
    shop.set("qris", payload)
    model = paying(shop)
    tender(model, "qris")
    model.did_not_arrive()
    assert model.missed is not None
    assert (model.missed.offer.amount, f"{model.missed.at:%H.%M}") == (487_000, "12.00")
    model.accept()
    assert model.missed is None


def test_a_part_knows_when_it_was_taken_and_by_what_reference(shop: Stall) -> None:
    model = paying(shop)
    tender(model, "card")
    model.set_amount(100_000)
    model.set_reference("0042")
    model.accept()
    (part,) = model.parts
    assert (part.tender.id, part.offer.reference, f"{part.at:%H.%M}") == ("card", "0042", "12.00")


@pytest.mark.parametrize(("wish", "prints", "offered"), [("always", 1, 1), ("ask", 0, 1), ("never", 0, 0)])
def test_the_receipt_is_printed_as_the_setting_says(shop: Stall, wish: str, prints: int, offered: int) -> None:
    shop.set("print", wish)
    model = paying(shop)
    assert (model.prints, model.may_print) == (bool(prints), bool(offered))


def test_the_next_round_amounts_are_suggested_upward() -> None:
    assert suggestions(287_000) == [288_000, 290_000, 300_000]
    assert suggestions(90_000) == [100_000, 150_000, 200_000]
    assert suggestions(100_000) == [150_000, 200_000, 250_000]
    assert suggestions(1) == [1_000, 2_000, 5_000]


@given(st.integers(0, 99_999_999))
def test_suggestions_are_more_than_what_is_due_and_rise(due: int) -> None:
    found = suggestions(due)
    assert len(found) == (3 if due else 0)
    assert found == sorted(set(found))
    assert all(amount > due and amount % 1_000 == 0 for amount in found)


@given(st.integers(0, 9_999_999))
def test_the_pieces_to_hand_back_add_up(change: int) -> None:
    assert sum(worth * count for worth, count in pieces(change)) == change // 100 * 100


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "nol rupiah"),
        (11, "sebelas rupiah"),
        (15_000, "lima belas ribu rupiah"),
        (1_100, "seribu seratus rupiah"),
        (200_000, "dua ratus ribu rupiah"),
        (287_500, "dua ratus delapan puluh tujuh ribu lima ratus rupiah"),
        (1_000_000, "satu juta rupiah"),
        (1_001_021, "satu juta seribu dua puluh satu rupiah"),
    ],
)
def test_amounts_are_said_in_indonesian(amount: int, said: str) -> None:
    assert rupiah_in_words(amount) == said


def test_the_receipt_to_come_says_for_whom(shop: Stall) -> None:
    basket = basket_of(10_000)
    assert PayModel(shop, News(), basket).whose_receipt() == "Nota 0001 · pembeli umum"
    basket.set_customer("Bu Ani")
    assert PayModel(shop, News(), basket).whose_receipt() == "Nota 0001 · Bu Ani"
