"""Makers: what a sale brings is the stall's and the maker's to the rupiah, and what is owed is what is paid."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.audit import check_stall
from pos.catalog.product import Product
from pos.catalog.stock import tables as stock_tables
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover import summary, verify
from pos.stall import create_stall
from pos.till.basket import basket_of, line_of
from pos.till.makers.maker import RETURNED, Balance, Deal, Maker, Terms
from pos.till.payment import Offer

SRI = Maker("Bu Sri", "Pekalongan", "0812 0000 1111", "datang tiap Senin")
GOODS = (
    (Product(code="TAS", name="Tas goni", price=75_000, maker="bu sri", origin="Pekalongan"), 5),
    (Product(code="KAIN", name="Kain batik", price=245_000, maker="Bu Sri"), 2),
    (Product(code="GULA", name="Gula aren", price=40_000, maker="Bu Sri", weighed=True), None),
    (Product(code="TOPENG", name="Topeng kayu", price=300_000, maker="Pak Jo", unique=True), 1),
    (Product(code="SENDIRI", name="Gantungan kunci", price=15_000), 10),
)


@pytest.fixture
def shop(tmp_path, clock):
    with create_stall(tmp_path / "shop", code="F03", name="Kriya Ratih", trade="kriya", clock=clock) as stall:
        stocked(stall)
        stall.makers.keep(SRI, 8_000, at=stall.now(), operation="sri")
        yield stall


def stocked(stall):
    for product, on_hand in GOODS:
        stall.catalog.save_product(product, at=stall.now(), operation=f"new {product.code}", on_hand=on_hand)


def sold(shop, *goods, discount=0, operation="sale"):
    lines = [line_of(shop.catalog.by_code(code), qty, price, off) for code, qty, price, off in goods]
    basket = basket_of(operation, lines, discount)
    due = basket.value - discount
    return shop.till.checkout(basket, [Offer("cash", due)] if due else [], at=shop.now())


def told(shop):
    day = shop.till.open_day_name()
    sealed = shop.close_day(Count(counted=shop.days.cash(day).expected))
    read = summary.read(sealed.data).summary
    verify.check_sums(read)
    assert verify.verify_file(sealed.data).good
    return read


def test_a_sale_freezes_what_of_it_is_the_makers_under_the_name_in_the_register(shop):
    sale = sold(shop, ("TAS", 2, None, 0), ("SENDIRI", 1, None, 0), ("TOPENG", 1, None, 0))
    assert [(line.maker, line.owed) for line in sale.lines] == [("Bu Sri", 120_000), (None, None), ("Pak Jo", None)]
    assert shop.till.sale(sale.number) == sale
    assert shop.makers.accounts.balance("Bu Sri") == Balance(120_000, 0)


def test_a_name_is_the_same_in_other_capitals_and_with_more_spaces(shop):
    book = Product(code="BUKU", name="Buku", price=10_000, maker="BU   sri")
    shop.catalog.save_product(book, at=shop.now(), operation="book")
    sale = sold(shop, ("BUKU", 1, None, 0))
    assert (sale.lines[0].maker, sale.lines[0].owed) == ("Bu Sri", 8_000)
    assert "BUKU" in [product.code for product in shop.catalog.made_by("Bu Sri")]
    assert [each.name for each in shop.catalog.makers() if "sri" in each.name.lower()] == ["BU   sri"]
    shop.makers.receive("bu  sri", {"BUKU": 2}, at=shop.now(), operation="in")


def test_a_fixed_price_goes_before_the_share_also_where_the_buyer_haggled_below_it(shop):
    shop.makers.set_price("Bu Sri", "TAS", 60_000, at=shop.now(), operation="price")
    sale = sold(shop, ("TAS", 2, 50_000, 0), ("KAIN", 1, None, 45_000))
    assert [line.owed for line in sale.lines] == [120_000, 160_000]
    shop.makers.set_price("Bu Sri", "TAS", None, at=shop.now(), operation="share again")
    assert [line.owed for line in sold(shop, ("TAS", 1, None, 0), operation="later").lines] == [60_000]


def test_a_fixed_price_of_what_is_weighed_is_that_of_a_kilogram(shop):
    shop.makers.set_price("Bu Sri", "GULA", 30_001, at=shop.now(), operation="price")
    assert sold(shop, ("GULA", 1_500, None, 0)).lines[0].owed == 45_002


def test_a_deal_that_changes_leaves_what_was_sold_as_it_was(shop, clock):
    first = sold(shop, ("TAS", 1, None, 0))
    shop.makers.keep(SRI, 7_000, first="2026-11-25", at=shop.now(), operation="less")
    assert sold(shop, ("TAS", 1, None, 0), operation="today").lines[0].owed == 60_000
    shop.close_day()
    clock.forward(days=1)
    assert sold(shop, ("TAS", 1, None, 0), operation="tomorrow").lines[0].owed == 52_500
    assert shop.till.sale(first.number).lines[0].owed == 60_000
    assert shop.makers.accounts.deals("Bu Sri") == [Deal("2026-11-25", 7_000), Deal("2026-11-24", 8_000)]


def test_nothing_is_owed_once_the_agreement_has_ended(shop):
    shop.makers.keep(SRI, None, at=shop.now(), operation="over")
    assert sold(shop, ("TAS", 1, None, 0)).lines[0].owed is None


@pytest.mark.parametrize("first", ["2026-11-23", "besok"])
def test_an_agreement_does_not_begin_in_the_past(shop, first):
    with pytest.raises(PosError):
        shop.makers.keep(SRI, 7_000, first=first, at=shop.now(), operation="past")


def test_a_refund_takes_back_what_was_owed_and_its_last_piece_the_rest(shop):
    shop.makers.keep(SRI, 3_333, at=shop.now(), operation="odd")
    sale = sold(shop, ("TAS", 3, 10_001, 0))
    assert sale.lines[0].owed == 10_000
    parts = []
    for at in range(3):
        due = shop.till.returning(sale.number, {1: 1}).value
        back = shop.till.refund(
            sale.number, {1: 1}, [Offer("cash", -due)], "cacat", at=shop.now(), operation=f"back {at}"
        )
        parts.append(back.lines[0].owed)
    assert parts == [-3_333, -3_334, -3_333]
    assert shop.makers.accounts.balance("Bu Sri") == Balance(0, 0)


def test_who_makes_is_kept_beside_the_journal_and_never_handed_in(shop):
    assert shop.makers.accounts.find("BU SRI") == SRI
    sold(shop, ("TAS", 1, None, 0))
    shop.makers.pay("Bu Sri", 60_000, "cash", at=shop.now(), operation="pay")
    body = json.dumps(summary.to_body(told(shop)))
    journal = b"".join(event.canonical for event in shop.journal.events()).decode()
    for secret in ("0812", "tiap Senin"):
        assert secret not in body
        assert secret not in journal


def test_only_a_maker_of_whom_nothing_was_recorded_is_struck_off(shop):
    shop.makers.keep(Maker("Bu Sry"), 8_000, at=shop.now(), operation="typo")
    shop.makers.forget("Bu Sry", at=shop.now(), operation="off")
    assert shop.makers.accounts.all() == [SRI]
    sold(shop, ("TAS", 1, None, 0))
    with pytest.raises(PosError, match="Bu Sri"):
        shop.makers.forget("Bu Sri", at=shop.now(), operation="no")


# Goods


def test_goods_that_are_brought_come_to_the_stock_with_a_note(shop):
    note = shop.makers.receive("Bu Sri", {"TAS": 4, "GULA": 2_500}, "kardus basah", at=shop.now(), operation="in")
    assert (note.number, note.pieces, note.day, note.note) == ("F03-1/T/2026/0001", 5, "2026-11-24", "kardus basah")
    assert [(each.name, each.qty, each.per) for each in note.goods] == [("Tas goni", 4, 1), ("Gula aren", 2_500, 1000)]
    assert [shop.catalog.by_code(code).on_hand for code in ("TAS", "GULA")] == [9, 2_500]
    assert stock_tables.movements_of(shop.store, "TAS")[-1][2:] == (4, "received")
    assert shop.makers.receive("Bu Sri", {"TAS": 4}, at=shop.now(), operation="in") == note
    assert shop.makers.receive("Bu Sri", {"TAS": 1}, at=shop.now(), operation="more").number == "F03-1/T/2026/0002"


def test_goods_go_back_no_more_than_there_are(shop):
    with pytest.raises(PosError, match="5"):
        shop.makers.give_back("Bu Sri", {"TAS": 6}, at=shop.now(), operation="out")
    note = shop.makers.give_back("Bu Sri", {"TAS": 5}, at=shop.now(), operation="out")
    assert (note.number, note.kind) == ("F03-1/K/2026/0001", RETURNED)
    assert shop.catalog.by_code("TAS").on_hand == 0


def test_a_single_piece_comes_once(shop):
    shop.makers.keep(Maker("Pak Jo"), 7_500, at=shop.now(), operation="jo")
    with pytest.raises(PosError):
        shop.makers.receive("Pak Jo", {"TOPENG": 1}, at=shop.now(), operation="twice")
    shop.makers.give_back("Pak Jo", {"TOPENG": 1}, at=shop.now(), operation="out")
    shop.makers.receive("Pak Jo", {"TOPENG": 1}, at=shop.now(), operation="again")
    assert shop.catalog.by_code("TOPENG").on_hand == 1


@pytest.mark.parametrize("goods", [{}, {"TOPENG": 1}, {"NIRWANA": 1}, {"TAS": 0}, {"TAS": 1_000_000}])
def test_what_is_not_the_makers_is_not_taken_in(shop, goods):
    before = shop.journal.tail_seq()
    with pytest.raises(PosError):
        shop.makers.receive("Bu Sri", goods, at=shop.now(), operation="in")
    assert shop.journal.tail_seq() == before


# Money


def test_no_more_is_paid_than_is_owed_and_by_a_way_that_goes_out(shop):
    sold(shop, ("TAS", 1, None, 0))
    for amount, tender in ((60_001, "cash"), (0, "cash"), (1_000, "qris"), (1_000, "deposit")):
        with pytest.raises(PosError):
            shop.makers.pay("Bu Sri", amount, tender, at=shop.now(), operation="pay")
    paid = shop.makers.pay("Bu Sri", 40_000, "transfer", "BCA", at=shop.now(), operation="pay")
    assert (paid.number, paid.amount, paid.tender, paid.note) == ("F03-1/P/2026/0001", 40_000, "transfer", "BCA")
    assert shop.makers.accounts.balance("Bu Sri").left == 20_000


def test_the_day_tells_the_office_what_was_sold_brought_fetched_and_paid_and_its_cash_balances(shop):
    shop.till.open_day(100_000, at=shop.now(), operation="open")
    sale = sold(shop, ("TAS", 2, None, 10_000), ("SENDIRI", 1, None, 0))
    shop.till.refund(sale.number, {1: 1}, [Offer("cash", -70_000)], "cacat", at=shop.now(), operation="back")
    shop.makers.receive("Bu Sri", {"KAIN": 3, "GULA": 1_000}, at=shop.now(), operation="in")
    shop.makers.give_back("Bu Sri", {"TAS": 1}, at=shop.now(), operation="out")
    shop.makers.pay("Bu Sri", 36_000, "cash", at=shop.now(), operation="pay")
    shop.makers.pay("Bu Sri", 10_000, "transfer", at=shop.now(), operation="rest")
    read = told(shop)
    (maker,) = read.consignment
    assert (maker.maker, maker.pieces, maker.net, maker.owed) == ("Bu Sri", 1, 70_000, 56_000)
    assert (maker.received, maker.returned) == (4, 1)
    assert [(paid.number, [(each.tender, each.amount) for each in paid.payments]) for paid in maker.paid] == [
        ("F03-1/P/2026/0001", [("cash", -36_000)]), ("F03-1/P/2026/0002", [("transfer", -10_000)]),
    ]  # fmt: skip
    assert read.format == 2
    assert (read.cash.makers, read.cash.expected) == (36_000, 100_000 + 155_000 - 70_000 - 36_000)
    assert read.tenders["transfer"].amount == -10_000


def test_a_statement_begins_with_what_was_owed_and_ends_with_what_still_is(shop, clock):
    sold(shop, ("TAS", 1, None, 0))
    shop.makers.pay("Bu Sri", 20_000, "cash", at=shop.now(), operation="early")
    shop.close_day()
    clock.forward(days=1)
    sale = sold(shop, ("KAIN", 2, None, 0), operation="second")
    shop.till.refund(sale.number, {1: 1}, [Offer("cash", -245_000)], "luntur", at=shop.now(), operation="back")
    shop.makers.receive("Bu Sri", {"TAS": 2}, at=shop.now(), operation="in")
    shop.makers.pay("Bu Sri", 100_000, "cash", at=shop.now(), operation="late")
    told_of = shop.makers.accounts.statement("bu sri", "2026-11-25", "2026-11-25")
    assert (told_of.before, told_of.net, told_of.owed, told_of.given, told_of.left) == (
        40_000, 245_000, 196_000, 100_000, 136_000,
    )  # fmt: skip
    assert [(line.receipt[-4:], line.qty, line.owed) for line in told_of.sold] == [
        ("0001", 2, 392_000),
        ("0002", -1, -196_000),
    ]
    assert [note.pieces for note in told_of.notes] == [2]
    whole = shop.makers.accounts.statement("Bu Sri", "2026-11-01", "2026-11-30")
    assert (whole.before, whole.left) == (0, shop.makers.accounts.balance("Bu Sri").left)
    days = shop.makers.accounts.owed_days("Bu Sri", "2026-11-01", "2026-11-30")
    assert [(day.day, day.pieces, day.net, day.owed, day.paid) for day in days] == [
        ("2026-11-24", 1, 75_000, 60_000, 20_000), ("2026-11-25", 1, 245_000, 196_000, 100_000),
    ]  # fmt: skip


def test_what_came_back_after_it_was_paid_stands_against_what_is_sold_next(shop):
    sale = sold(shop, ("TAS", 1, None, 0))
    shop.makers.pay("Bu Sri", 60_000, "cash", at=shop.now(), operation="pay")
    shop.till.refund(sale.number, {1: 1}, [Offer("cash", -75_000)], "cacat", at=shop.now(), operation="back")
    assert shop.makers.accounts.balance("Bu Sri").left == -60_000
    with pytest.raises(PosError):
        shop.makers.pay("Bu Sri", 1, "cash", at=shop.now(), operation="no")
    sold(shop, ("KAIN", 1, None, 0), operation="next")
    assert shop.makers.accounts.balance("Bu Sri").left == 196_000 - 60_000


def test_a_payment_by_mistake_is_taken_back_on_its_day_as_if_nothing_was_paid(shop):
    sold(shop, ("TAS", 1, None, 0))
    paid = shop.makers.pay("Bu Sri", 60_000, "cash", at=shop.now(), operation="pay")
    with pytest.raises(PosError):
        shop.makers.take_back(paid.number, " ", at=shop.now(), operation="why")
    undone = shop.makers.take_back(paid.number, "salah orang", at=shop.now(), operation="undo")
    assert undone.undone == "salah orang"
    assert shop.makers.take_back(paid.number, "salah orang", at=shop.now(), operation="undo") == undone
    with pytest.raises(PosError):
        shop.makers.take_back(paid.number, "lagi", at=shop.now(), operation="twice")
    assert shop.makers.accounts.balance("Bu Sri").left == 60_000
    assert (shop.makers.accounts.last_paid("Bu Sri"), shop.makers.accounts.signed("Bu Sri", 9)) == (None, [])
    again = shop.makers.pay("Bu Sri", 10_000, "transfer", at=shop.now(), operation="right")
    assert (again.number, shop.makers.accounts.left_after(again)) == ("F03-1/P/2026/0002", 50_000)
    assert shop.days.cash("2026-11-24").expected == 75_000
    read = told(shop)
    assert [(each.number, each.payments[0].amount) for each in read.consignment[0].paid] == [(again.number, -10_000)]
    assert (read.cash.makers, read.tenders["cash"].amount, read.cash.difference) == (0, 75_000, 0)
    assert not shop.makers.can_take_back(again)
    shop.reopen_day("2026-11-24", "lupa")
    with pytest.raises(PosError):
        shop.makers.take_back(again.number, "terlambat", at=shop.now(), operation="late")
    shop.close_day()
    assert check_stall(shop).problems == ()


def test_the_makers_books_are_made_again_from_the_journal(shop):
    sale = sold(shop, ("TAS", 2, None, 0), ("GULA", 300, None, 0))
    shop.till.refund(sale.number, {1: 1}, [Offer("cash", -75_000)], "cacat", at=shop.now(), operation="back")
    shop.makers.set_price("Bu Sri", "TAS", 60_000, at=shop.now(), operation="price")
    shop.makers.receive("Bu Sri", {"TAS": 1, "GULA": 500}, at=shop.now(), operation="in")
    shop.makers.give_back("Bu Sri", {"KAIN": 1}, at=shop.now(), operation="out")
    shop.makers.pay("Bu Sri", 1_000, "cash", at=shop.now(), operation="pay")
    shop.close_day()
    assert check_stall(shop).problems == ()


@given(
    share=st.integers(0, 10_000),
    fixed=st.none() | st.integers(0, 99_000),
    qty=st.integers(1, 999),
    per=st.sampled_from((1, 1000)),
    amount=st.integers(0, 9_000_000),
)
def test_a_share_is_never_more_than_all_and_a_fixed_price_is_by_the_piece(share, fixed, qty, per, amount):
    part = Terms("Bu Sri", share, fixed).part(amount, qty, per)
    if fixed is None:
        assert 0 <= part <= amount
        assert abs(part * 10_000 - amount * share) <= 5_000
    elif per == 1:
        assert part == fixed * qty


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    share=st.integers(0, 10_000),
    lines=st.lists(
        st.tuples(st.sampled_from(("TAS", "KAIN", "GULA", "SENDIRI")), st.integers(1, 9), st.integers(1, 99_999)),
        min_size=1, max_size=4,
    ),
    percent=st.integers(0, 40),
    fixed=st.none() | st.integers(0, 80_000),
    back=st.integers(0, 9),
)  # fmt: skip
def test_the_stalls_part_and_the_makers_are_all_that_was_sold_over_refunds_too(
    tmp_path_factory, clock, share, lines, percent, fixed, back
):
    with create_stall(tmp_path_factory.mktemp("m") / "s", code="F03", name="Kriya", trade="kriya", clock=clock) as shop:
        stocked(shop)
        shop.makers.keep(SRI, share, at=shop.now(), operation="sri")
        shop.makers.set_price("Bu Sri", "KAIN", fixed, at=shop.now(), operation="fixed")
        goods = [(code, qty * 100 if code == "GULA" else qty, price, 0) for code, qty, price in lines]
        worth = basket_of("w", [line_of(shop.catalog.by_code(code), qty, price) for code, qty, price, _ in goods]).value
        sale = sold(shop, *goods, discount=worth * percent // 100)
        kept = [sale]
        for line in sale.lines:
            qty = min(back * (100 if line.per == 1000 else 1), line.qty)
            if qty:
                due = shop.till.returning(sale.number, {line.line: qty})
                offer = due.left if due.is_last else min(due.left, due.value)
                kept.append(
                    shop.till.refund(
                        sale.number, {line.line: qty}, [Offer("cash", -offer)] if offer else [], "cacat",
                        at=shop.now(), operation=f"back {line.line}",
                    )
                )  # fmt: skip
        all_lines = [line for each in kept for line in each.lines]
        hers = sum(line.owed or 0 for line in all_lines)
        ours = sum(line.amount - (line.owed or 0) for line in all_lines)
        read = told(shop)
        assert hers + ours == read.totals.net
        assert sum(maker.owed for maker in read.consignment) == hers == shop.makers.accounts.balance("Bu Sri").left
        whole = {line.line for line in sale.lines if min(back * (100 if line.per == 1000 else 1), line.qty) == line.qty}
        for number in whole:
            assert sum(line.owed or 0 for line in all_lines if line.line == number) == 0
        assert check_stall(shop).problems == ()


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("sell"), st.sampled_from(("TAS", "KAIN", "GULA")), st.integers(1, 5), st.integers(0, 90_000)),
        st.tuples(st.just("refund"), st.integers(0, 9), st.integers(1, 5)),
        st.tuples(st.just("pay"), st.sampled_from(("cash", "transfer")), st.integers(1, 100)),
        st.tuples(st.just("take back")),
        st.tuples(st.just("agree"), st.none() | st.integers(0, 10_000)),
        st.tuples(st.just("price"), st.none() | st.integers(0, 99_000)),
        st.tuples(st.just("receive"), st.integers(1, 9)),
        st.tuples(st.just("give back"), st.integers(1, 9)),
    ),
    max_size=25,
)


class Played:
    """A stall on which anything is tried; what is refused is left."""

    def __init__(self, shop):
        self.shop = shop
        self.sales = []
        self.at = 0
        self.cash = 0
        self.given = {}

    def play(self, action):
        self.at += 1
        verb, *told = action
        try:
            getattr(self, verb.replace(" ", "_"))(*told)
        except PosError:
            assert not self.shop.store.in_transaction

    def sell(self, code, qty, price):
        self.sales.append(
            sold(self.shop, (code, qty * 100 if code == "GULA" else qty, price, 0), operation=f"s{self.at}")
        )
        self.cash += self.sales[-1].due

    def refund(self, which, qty):
        if self.sales:
            sale = self.sales[which % len(self.sales)]
            due = self.shop.till.returning(sale.number, {1: qty})
            back = due.left if due.is_last else min(due.left, due.value)
            offers = [Offer("cash", -back)] if back else []
            self.shop.till.refund(sale.number, {1: qty}, offers, "x", at=self.shop.now(), operation=f"r{self.at}")
            self.cash -= back

    def pay(self, tender, percent):
        amount = self.shop.makers.accounts.balance("Bu Sri").left * percent // 100
        paid = self.shop.makers.pay("Bu Sri", amount, tender, at=self.shop.now(), operation=f"p{self.at}")
        self.given[paid.number] = paid
        self.cash -= amount if tender == "cash" else 0

    def take_back(self):
        last = self.shop.makers.accounts.last_paid("Bu Sri")
        if last is not None:
            self.shop.makers.take_back(last.number, "salah", at=self.shop.now(), operation=f"t{self.at}")
            del self.given[last.number]
            self.cash += last.amount if last.tender == "cash" else 0

    def agree(self, share):
        self.shop.makers.keep(SRI, share, at=self.shop.now(), operation=f"a{self.at}")

    def price(self, price):
        self.shop.makers.set_price("Bu Sri", "TAS", price, at=self.shop.now(), operation=f"f{self.at}")

    def receive(self, qty):
        self.shop.makers.receive("Bu Sri", {"TAS": qty}, at=self.shop.now(), operation=f"i{self.at}")

    def give_back(self, qty):
        self.shop.makers.give_back("Bu Sri", {"TAS": qty}, at=self.shop.now(), operation=f"o{self.at}")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=ACTIONS)
def test_whatever_is_done_the_books_say_what_was_sold_and_paid_and_the_drawer_balances(
    tmp_path_factory, clock, actions
):
    with create_stall(tmp_path_factory.mktemp("p") / "s", code="F03", name="Kriya", trade="kriya", clock=clock) as shop:
        stocked(shop)
        shop.makers.keep(SRI, 8_000, at=shop.now(), operation="sri")
        shop.till.open_day(0, at=shop.now(), operation="open")
        played = Played(shop)
        for action in actions:
            played.play(action)
        lines = [line for sale in shop.till.sales_of_day("2026-11-24") for line in sale.lines]
        owed, given = sum(line.owed or 0 for line in lines), sum(paid.amount for paid in played.given.values())
        account = shop.makers.accounts.statement("Bu Sri", "2026-11-01", "2026-11-30")
        assert shop.makers.accounts.balance("Bu Sri") == Balance(owed, given)
        assert (account.owed, account.given, account.left) == (owed, given, owed - given)
        assert shop.days.cash("2026-11-24").expected == played.cash
        read = told(shop)
        assert sum(maker.owed for maker in getattr(read, "consignment", ())) == owed
        assert check_stall(shop).problems == ()
