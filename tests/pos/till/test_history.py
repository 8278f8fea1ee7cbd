from datetime import timedelta

import pytest

from pos.audit import check_stall
from pos.errors import PosError
from pos.people.rights import Actor
from pos.till.basket import basket_of, one_off
from pos.till.history import wanted_of
from pos.till.history.tables import Wanted
from pos.till.payment import Offer

DAY = "2026-11-24"


def sold(stall, operation, *goods, tender="cash", amount=None, confirmed=False):
    basket = basket_of(operation, [one_off(name, 1, price) for name, price in goods])
    due = sum(price for _name, price in goods)
    offers = [Offer(tender=tender, amount=amount or due, confirmed=confirmed)]
    return stall.till.checkout(basket, offers, at=stall.now())


def gave_back(stall, sale, operation, due):
    return stall.till.refund(
        sale.number, {1: 1}, [Offer(tender="cash", amount=-due)], "cacat", at=stall.now(), operation=operation
    )


def numbers(stall, **wanted):
    return [entry.sale.short_number for entry in stall.history.find(Wanted(**wanted)).entries]


@pytest.fixture
def three(stall, clock):
    """0001 cash at 20.00, 0002 QRIS that waits at 20.05, 0003 a refund of 0001."""
    first = sold(stall, "1", ("Kaus Lawang Sewu", 108_000), ("Gantungan 50% baja", 15_000), amount=150_000)
    clock.forward(minutes=5)
    second = sold(stall, "2", ("Blangkon", 85_000), tender="qris")
    return first, second, gave_back(stall, first, "3", 108_000)


def test_the_newest_receipt_comes_first_and_a_refund_is_one_with_a_minus(stall, three):
    found = stall.history.find(Wanted())

    assert [entry.sale.short_number for entry in found.entries] == ["0003", "0002", "0001"]
    assert [entry.returned for entry in found.entries] == [0, 0, 1]
    assert (found.count, found.total, found.is_all) == (3, 100_000, True)


@pytest.mark.parametrize(
    ("wanted", "short"),
    [
        ({"number": "0002"}, ["0002"]),
        ({"number": "K07-1-261124-0003"}, ["0003"]),
        ({"amount": 108_000}, ["0003"]),
        ({"amount": 123_000}, ["0001"]),
        ({"time": "20:00"}, ["0001"]),
        ({"words": ("sewu", "kaus")}, ["0003", "0001"]),
        ({"words": ("50%",)}, ["0001"]),
        ({"words": ("5%b",)}, []),
        ({"words": ("blangkon", "merah")}, []),
        ({"tender": "qris"}, ["0002"]),
        ({"waiting": True}, ["0002"]),
        ({"since": "2026-11-25"}, []),
        ({"since": DAY, "words": ("blangkon",)}, ["0002"]),
        ({"cashier": "Ayu"}, []),
    ],
)
def test_receipts_are_found_by_number_amount_time_goods_and_how_they_were_paid(stall, three, wanted, short):
    assert numbers(stall, **wanted) == short


def test_a_whole_number_finds_its_receipt_whatever_its_age(stall, three):
    assert numbers(stall, number="K07-1-261124-0002", since="2026-12-24", tender="card") == ["0002"]
    assert numbers(stall, number="K07-1-261124-0009") == []


def test_what_is_typed_asks_for_a_number_an_amount_a_time_or_goods():
    asked = {
        text: wanted_of(text, "WITA") for text in ("218", "K07-1-261124-0218", "9.05", "-Rp 484.000", " kaus  sewu ")
    }

    assert [wanted.number for wanted in asked.values()] == ["-0218", "K07-1-261124-0218", "", "", ""]
    assert [wanted.time for wanted in asked.values()] == ["", "", "09:05", "", ""]
    assert [wanted.amount for wanted in asked.values()] == [218, None, None, 484_000, None]
    assert (asked[" kaus  sewu "].words, asked["218"].hours) == (("kaus", "sewu"), 8)


def test_goods_are_found_by_their_code_in_any_capitals(feed, stall):
    feed({"id": "a", "at": "2026-11-24T20:00:00+07:00", "cashier": "Ayu", "lines": [{"code": "W-01", "qty": 1}],
          "payments": [{"tender": "cash", "amount": 12500}]})  # fmt: skip

    assert numbers(stall, words=("w-01",)) == ["0001"]
    assert numbers(stall, cashier="Ayu") == ["0001"]
    assert stall.history.cashiers() == ["Ayu"]


def test_a_qris_payment_is_confirmed_or_fails_once_and_may_still_arrive(stall, three):
    _, waiting, _ = three
    history, at = stall.history, stall.now()

    assert stall.till.sale(waiting.number).payments[0].state == "waiting"
    history.decide_qris(waiting.number, arrived=False, at=at, operation="no")
    assert stall.till.sale(waiting.number).payments[0].state == "failed"
    with pytest.raises(PosError, match="0002"):
        history.decide_qris(waiting.number, arrived=False, at=at, operation="no again")
    history.decide_qris(waiting.number, arrived=True, at=at, operation="yes", reference="7714", by=Actor("Sari"))
    assert history.decide_qris(waiting.number, arrived=True, at=at, operation="yes").actor == "Sari"
    payment = stall.till.sale(waiting.number).payments[0]
    assert (payment.state, payment.reference, payment.amount) == ("confirmed", "7714", 85_000)
    with pytest.raises(PosError):
        history.decide_qris(waiting.number, arrived=True, at=at, operation="yes again")
    with pytest.raises(PosError):
        history.decide_qris("K07-1-261124-0001", arrived=True, at=at, operation="cash")


def test_a_tender_changes_with_a_reason_while_the_day_is_open(stall, three):
    first, _, _ = three
    change = {"at": stall.now(), "operation": "change"}

    with pytest.raises(PosError):
        stall.history.change_tender(first.number, 1, "qris", " ", **change)
    with pytest.raises(PosError):
        stall.history.change_tender(first.number, 1, "cash", "keliru", **change)
    with pytest.raises(PosError):
        stall.history.change_tender(first.number, 2, "qris", "keliru", **change)
    stall.history.change_tender(first.number, 1, "qris", "keliru tekan", confirmed=True, **change)

    payment = stall.till.sale(first.number).payments[0]
    assert (payment.tender, payment.amount, payment.given, payment.state) == ("qris", 123_000, 123_000, "confirmed")
    assert stall.days.cash(DAY).expected == -108_000
    stall.close_day()
    with pytest.raises(PosError, match="24 Nov 2026"):
        stall.history.change_tender(first.number, 1, "card", "salah", at=stall.now(), operation="late")


def test_a_reopened_day_takes_a_changed_tender_and_hands_it_in_as_a_revision(stall, three, body):
    first, _, _ = three
    stall.close_day()
    stall.reopen_day(DAY, "salah cara bayar")
    stall.history.change_tender(first.number, 1, "transfer", "dibayar lewat bank", at=stall.now(), operation="change")
    stall.close_day()

    told = body()
    assert (told["revision"], told["tenders"]["transfer"]["amount"], told["cash"]["sales"]) == (2, 123_000, 0)
    assert told["adjustment"] == 0
    assert len(told["amended"]) == 3
    assert check_stall(stall).problems == ()


def test_cash_stands_among_the_payments_once_only(stall):
    basket = basket_of("split", [one_off("Tas", 1, 50_000)])
    offers = [Offer(tender="card", amount=20_000), Offer(tender="cash", amount=30_000)]
    sale = stall.till.checkout(basket, offers, at=stall.now())

    with pytest.raises(PosError):
        stall.history.change_tender(sale.number, 1, "cash", "keliru", at=stall.now(), operation="change")


def test_the_steps_of_a_receipt_are_told_in_order(stall, three):
    first, waiting, refund = three
    stall.record_reprint(first.number)
    stall.history.decide_qris(waiting.number, arrived=True, at=stall.now(), operation="yes")

    assert [step.kind for step in stall.history.steps(first)] == ["sale", "refund", "receipt_reprinted"]
    assert [step.kind for step in stall.history.steps(waiting)] == ["sale", "qris_decided"]
    assert [step.kind for step in stall.history.steps(refund)] == ["refund"]


def test_what_is_said_while_no_day_is_open_stands_in_the_next_summary(stall, three, clock, body):
    _, waiting, _ = three
    stall.close_day()
    clock.forward(hours=1)
    stall.history.decide_qris(waiting.number, arrived=True, at=stall.now(), operation="yes", by=Actor("Sari"))
    stall.record_reprint(waiting.number)
    clock.forward(days=1)
    stall.close_day()

    assert body()["qris_later"] == []
    (later,) = body("2026-11-25")["qris_later"]
    assert later == {
        "number": waiting.number, "day": DAY, "state": "confirmed", "at": "2026-11-24T21:05:00+07:00", "who": "Sari",
    }  # fmt: skip
    assert [told["kind"] for told in body("2026-11-25")["warnings"]] == ["reprint", "not_counted"]
    assert check_stall(stall).problems == ()


def test_a_decision_on_its_own_open_day_is_told_by_the_sale_itself(stall, three, body):
    _, waiting, _ = three
    stall.history.decide_qris(waiting.number, arrived=True, at=stall.now(), operation="yes")
    stall.close_day()

    assert body()["qris_later"] == []
    assert body()["tenders"]["qris"]["confirmed"] == 85_000


def test_a_receipts_code_finds_its_sale_and_a_foreign_or_forged_one_is_told(stall, three):
    first, _, _ = three
    code = stall.papers.receipt_code(first)

    found = stall.sale_of_code(code)
    assert found == stall.till.sale(first.number)
    assert stall.sale_of_code("8991234567895") is None
    forged = (f"{code[:-8]}00000000", code.replace(f":{first.seq}:", ":999:"), code.replace(":1:", ":x:", 1))
    for text in forged:
        with pytest.raises(PosError, match="asli"):
            stall.sale_of_code(text)
    with pytest.raises(PosError, match="GIK-K08-1"):
        stall.sale_of_code(code.replace("K07", "K08"))


def test_a_receipt_is_genuine_while_the_journal_says_the_same(stall, three):
    first, _, _ = three
    assert stall.history.is_genuine(first)
    stall.store.run("UPDATE line SET name = 'Emas' WHERE seq = :seq", {"seq": first.seq})
    assert not stall.history.is_genuine(stall.till.sale(first.number))


@pytest.mark.parametrize(
    "alter",
    [
        "UPDATE event SET previous = hash WHERE seq = :seq",
        "UPDATE event SET previous = hash WHERE seq = :seq + 1",
        "UPDATE event SET hash = 'x' WHERE seq = :seq - 1",
        "UPDATE event SET grand_total = 7 WHERE seq = :seq",
    ],
)
def test_a_receipt_is_not_genuine_where_the_chain_around_it_is_broken(stall, three, alter):
    first, _, _ = three
    stall.store.run("DROP TRIGGER event_update")
    stall.store.run(alter, {"seq": first.seq})
    assert not stall.history.is_genuine(first)


def test_a_refund_of_a_qris_payment_that_never_came_awaits_nothing(stall, three, body):
    _, waiting, _ = three
    stall.history.decide_qris(waiting.number, arrived=False, at=stall.now(), operation="no")
    offers = [Offer(tender="qris", amount=-85_000, settled=True)]
    stall.till.refund(waiting.number, {1: 1}, offers, "tidak masuk", at=stall.now(), operation="back")
    stall.close_day()

    assert body()["tenders"]["qris"] == {"amount": 0, "confirmed": 0, "count": 2, "counted": None}


def test_a_search_goes_on_slice_by_slice_from_the_newest_receipt(stall, monkeypatch):
    monkeypatch.setattr("pos.till.history.SLICE", 2)
    for at in range(3):
        sold(stall, str(at), ("Tas", 1_000))
    whole = stall.history.find(Wanted(words=("tas",)))
    search = stall.history.search(Wanted(words=("tas",)))

    went_on = [search.go_on() for _slice in range(search.total)]

    assert (whole.count, len(whole.entries)) == (3, 3)
    assert [row["seq"] for row in search.rows] == [entry.sale.seq for entry in whole.entries]
    assert went_on[0]
    assert (went_on[-1], search.done) == (False, search.total)


def test_a_search_that_finds_very_many_says_so(stall, monkeypatch):
    monkeypatch.setattr("pos.till.history.MOST", 2)
    for at in range(3):
        sold(stall, str(at), ("Tas", 1_000))

    found = stall.history.find(Wanted())

    assert (found.count, found.is_all, len(found.entries)) == (2, False, 2)


def test_no_time_is_lost_between_the_days(stall, three, clock):
    clock.at += timedelta(days=30)
    assert numbers(stall, since="2026-12-01") == []
    assert stall.history.find(Wanted(since=DAY)).count == 3
