"""Goods of two makers over two days, from the note they sign to what the office adds up, without a window."""

from datetime import timedelta

from pos.audit import check_stall
from pos.catalog.product import Product
from pos.day.closed import Count
from pos.handover import summary, verify
from pos.till.basket import basket_of, line_of
from pos.till.makers.maker import Maker
from pos.till.payment import Offer

GOODS = (
    Product(code="TAS", name="Tas goni", price=75_000, maker="Bu Sri", origin="Pekalongan"),
    Product(code="KAIN", name="Kain batik", price=245_000, maker="bu sri", origin="Pekalongan"),
    Product(code="TOPENG", name="Topeng kayu", price=300_000, maker="Pak Jo", origin="Jepara"),
)


def test_two_days_of_makers_goods_reach_the_office_to_the_rupiah(gallery):
    stall = gallery.open_stall("F03", "Kriya Ratih", "kriya")
    gallery.admit()
    for product in GOODS:
        stall.catalog.save_product(product, at=gallery.at, operation=f"new {product.code}")
    book = stall.makers
    book.keep(Maker("Bu Sri", "Pekalongan", "0812 0000 1111"), 8_000, at=gallery.at, operation="sri")
    book.keep(Maker("Pak Jo", "Jepara"), 7_500, at=gallery.at, operation="jo")
    book.set_price("Bu Sri", "TAS", 50_000, at=gallery.at, operation="fixed")

    def sell(operation, discount, **goods):
        lines = [line_of(stall.catalog.by_code(code), qty) for code, qty in goods.items()]
        basket = basket_of(operation, lines, discount)
        return stall.till.checkout(basket, [Offer("cash", basket.value - discount)], at=gallery.at)

    stall.till.open_day(200_000, at=gallery.at, operation="open 1")
    book.receive("Bu Sri", {"TAS": 10, "KAIN": 4}, at=gallery.at, operation="in 1")
    book.receive("Pak Jo", {"TOPENG": 2}, at=gallery.at, operation="in 2")
    first = sell("first", 65_000, TAS=2, KAIN=1, TOPENG=1)
    book.pay("Bu Sri", 100_000, "cash", at=gallery.at, operation="pay 1")
    gallery.hand_in("F03", counted=stall.days.cash("2026-11-21").expected)

    gallery.at += timedelta(days=1)
    stall.till.open_day(200_000, at=gallery.at, operation="open 2")
    book.keep(Maker("Pak Jo", "Jepara"), 6_000, at=gallery.at, operation="jo less")
    due = stall.till.returning(first.number, {3: 1}).value
    stall.till.refund(first.number, {3: 1}, [Offer("cash", -due)], "retak", at=gallery.at, operation="back")
    sell("second", 0, TOPENG=1, TAS=1)
    book.give_back("Bu Sri", {"KAIN": 3}, at=gallery.at, operation="out")
    left = book.accounts.balance("Bu Sri").left
    book.pay("Bu Sri", left, "transfer", at=gallery.at, operation="pay 2")
    gallery.hand_in("F03", counted=stall.days.cash("2026-11-22").expected)

    collected = gallery.office.collect()
    assert (len(collected.accepted), collected.refused, collected.kept) == (2, (), ())
    files = sorted(gallery.office.folder.joinpath("collected").rglob("*.jsonl"))
    days = [summary.read(path.read_bytes()).summary for path in files]
    for told in days:
        verify.check_sums(told)
        assert told.cash.difference == 0
        assert "0812" not in str(summary.to_body(told))
    makers = {(told.day, each.maker): each for told in days for each in told.consignment}
    assert [(key, each.pieces, each.received, each.returned) for key, each in makers.items()] == [
        (("2026-11-21", "Bu Sri"), 3, 14, 0), (("2026-11-21", "Pak Jo"), 1, 2, 0),
        (("2026-11-22", "Bu Sri"), 1, 0, 3), (("2026-11-22", "Pak Jo"), 0, 0, 0),
    ]  # fmt: skip
    owed = {"Bu Sri": 0, "Pak Jo": 0}
    for each in makers.values():
        owed[each.maker] += each.owed
    assert owed == {name: book.accounts.balance(name).owed for name in owed}
    # the mask that came back was sold by the old share and takes exactly that back; the second goes by the new one
    assert owed["Pak Jo"] == 300_000 * 6_000 // 10_000
    assert book.accounts.balance("Bu Sri").left == 0
    assert days[1].tenders["transfer"].amount == -left
    assert check_stall(stall).problems == ()


def test_a_day_opened_again_tells_its_makers_anew(gallery):
    stall = gallery.open_stall("F03", "Kriya Ratih", "kriya")
    gallery.admit()
    stall.catalog.save_product(GOODS[0], at=gallery.at, operation="new")
    stall.makers.keep(Maker("Bu Sri"), 8_000, at=gallery.at, operation="sri")
    bag = stall.catalog.by_code("TAS")
    stall.till.checkout(basket_of("a", [line_of(bag, 1)]), [Offer("cash", 75_000)], at=gallery.at)
    gallery.hand_in("F03", counted=75_000)
    stall.reopen_day("2026-11-21", "lupa mencatat")
    stall.makers.pay("Bu Sri", 60_000, "cash", at=gallery.at, operation="pay")
    stall.makers.receive("Bu Sri", {"TAS": 3}, at=gallery.at, operation="in")
    stall.close_day(Count(counted=15_000))
    stall.delivery.send()
    collected = gallery.office.collect()
    assert (len(collected.accepted), collected.refused) == (2, ())
    (maker,) = summary.read(stall.delivery.outbox.newest("2026-11-21").data).summary.consignment
    assert (maker.received, maker.owed, [each.amount for paid in maker.paid for each in paid.payments]) == (
        3, 60_000, [-60_000],
    )  # fmt: skip
    assert check_stall(stall).problems == ()
