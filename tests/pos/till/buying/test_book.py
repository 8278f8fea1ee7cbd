"""Buying in: the money leaves the drawer, the piece stands on the shelf with what it cost, and no name is handed in."""

import pytest

from pos.audit import check_stall
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover import summary, verify
from pos.people.rights import Actor, Role
from pos.stall import Stall, create_stall
from pos.till.basket import basket_of, line_of
from pos.till.buying.buy_in import Draft, Piece, Seller
from pos.till.payment import Offer

RADIO = Piece("Radio Philips kayu", 400_000, 900_000, "flawed", "tabung satu mati")
IRON = Piece("Setrika arang", 60_000, 150_000)
DRAFT = Draft(Seller("Pak Bejo", id_seen=True), (RADIO, IRON))
CASH = [Offer("cash", -460_000)]


@pytest.fixture
def shop(tmp_path, clock):
    with create_stall(tmp_path / "shop", code="K07", name="Pak Djarwo", trade="klitikan", clock=clock) as stall:
        stall.till.open_day(1_000_000, at=stall.now(), operation="open")
        yield stall


def buy(shop, draft=DRAFT, offers=CASH, operation="buy"):
    return shop.buying.buy(draft, offers, at=shop.now(), operation=operation)


def undo(shop, bought, reason="salah harga", operation="undo"):
    return shop.buying.undo(bought.number, reason, at=shop.now(), operation=operation)


def drawer(shop):
    return shop.days.cash(shop.till.open_day_name()).expected


def sell(shop, code, operation="sell"):
    product = shop.catalog.by_code(code)
    basket = basket_of(operation, [line_of(product, 1)], 0)
    return shop.till.checkout(basket, [Offer("cash", product.price)], at=shop.now())


def told(shop: Stall) -> summary.Summary:
    sealed = shop.close_day(Count(counted=drawer(shop)))
    read = summary.read(sealed.data).summary
    verify.check_sums(read)
    return read


def test_what_is_bought_stands_on_the_shelf_once_with_what_it_cost(shop):
    bought = buy(shop)
    assert (bought.number, bought.total, bought.seller) == ("K07-1/B/2026/0001", 460_000, Seller("Pak Bejo", True))
    radio, iron = (shop.catalog.by_code(piece.code) for piece in bought.pieces)
    assert (radio.name, radio.price, radio.cost, radio.on_hand, radio.unique) == (
        "Radio Philips kayu", 900_000, 400_000, 1, True,
    )  # fmt: skip
    assert (radio.condition, radio.flaws) == ("flawed", "tabung satu mati")
    assert (iron.cost, iron.on_hand, iron.condition) == (60_000, 1, None)
    assert radio.code != iron.code
    assert shop.buying.newest() == [bought]


def test_the_money_leaves_the_drawer_and_the_day_balances_to_the_rupiah(shop):
    bought = buy(shop)
    assert drawer(shop) == 540_000
    sell(shop, bought.pieces[0].code)
    assert drawer(shop) == 1_440_000

    read = told(shop)

    assert (read.format, read.totals.net, read.cash.buy_ins, read.cash.expected) == (2, 900_000, 460_000, 1_440_000)
    (one,) = read.buy_ins
    assert (one.number, one.pieces, [payment.amount for payment in one.payments]) == (bought.number, 2, [-460_000])
    assert check_stall(shop).problems == ()


def test_no_seller_and_no_cost_is_handed_in_or_journalled_but_the_cost(shop):
    buy(shop)
    data = shop.close_day(Count(counted=540_000)).data
    assert b"Bejo" not in data
    assert b"400000" not in data
    assert not [event for event in shop.journal.events() if "Bejo" in str(event.data)]


def test_a_transfer_leaves_the_drawer_alone(shop):
    bought = buy(shop, offers=[Offer("transfer", -460_000, reference="TF-9")])
    assert drawer(shop) == 1_000_000
    assert [(part.tender, part.amount) for part in bought.parts] == [("transfer", 460_000)]
    assert told(shop).tenders["transfer"].amount == -460_000


def test_it_may_be_paid_partly_in_cash_and_partly_by_transfer(shop):
    bought = buy(shop, offers=[Offer("transfer", -400_000), Offer("cash", -60_000)])
    assert (bought.total, drawer(shop)) == (460_000, 940_000)


@pytest.mark.parametrize(
    "offers",
    [
        [],
        [Offer("cash", -459_999)],
        [Offer("cash", -460_001)],
        [Offer("cash", 460_000)],
        [Offer("card", -460_000)],
        [Offer("qris", -460_000, confirmed=True)],
        [Offer("deposit", -460_000)],
    ],
)
def test_a_payment_that_does_not_come_to_it_buys_nothing(shop, offers):
    with pytest.raises(PosError):
        buy(shop, offers=offers)
    assert (shop.buying.newest(), shop.catalog.count(), drawer(shop)) == ([], 0, 1_000_000)


@pytest.mark.parametrize(
    "draft",
    [
        DRAFT._replace(pieces=()),
        DRAFT._replace(pieces=(RADIO,) * 41),
        DRAFT._replace(seller=Seller(" ")),
        DRAFT._replace(pieces=(RADIO._replace(name=""),)),
        DRAFT._replace(pieces=(RADIO._replace(paid=-1),)),
        DRAFT._replace(pieces=(RADIO._replace(paid=0),)),
        DRAFT._replace(pieces=(RADIO._replace(price=0),)),
        DRAFT._replace(pieces=(RADIO._replace(condition="lumayan"),)),
    ],
)
def test_a_draft_that_is_not_whole_is_refused(shop, draft):
    with pytest.raises(PosError):
        buy(shop, draft, [Offer("cash", -draft.total)])
    assert shop.buying.newest() == []


def test_a_piece_that_is_thrown_in_costs_nothing(shop):
    draft = Draft(Seller("Bu Sri"), (RADIO, IRON._replace(paid=0)))
    bought = buy(shop, draft, [Offer("cash", -400_000)])
    assert shop.catalog.by_code(bought.pieces[1].code).cost == 0


def test_buying_twice_by_one_operation_buys_once(shop):
    assert buy(shop) == buy(shop)
    assert (shop.catalog.count(), drawer(shop)) == (2, 540_000)


def test_a_mistake_is_taken_back_whole_and_the_day_is_as_if_it_had_not_been(shop):
    bought = buy(shop)
    back = undo(shop, bought)
    assert (back.undone, undo(shop, bought), drawer(shop)) == ("salah harga", back, 1_000_000)
    for piece in bought.pieces:
        product = shop.catalog.by_code(piece.code)
        assert (product.on_hand, product.archived) == (0, True)
    read = told(shop)
    assert (read.format, read.nil, read.cash.expected, read.tenders) == (1, True, 1_000_000, {})
    assert check_stall(shop).problems == ()


def test_the_next_purchase_after_a_mistake_has_a_number_of_its_own(shop):
    undo(shop, buy(shop))
    again = buy(shop, operation="again")
    assert again.number == "K07-1/B/2026/0002"
    read = told(shop)
    assert [one.number for one in read.buy_ins] == [again.number]


def test_what_was_sold_since_cannot_be_taken_back(shop):
    bought = buy(shop)
    sell(shop, bought.pieces[1].code)
    assert not shop.buying.can_undo(bought)
    with pytest.raises(PosError, match="Setrika arang"):
        undo(shop, bought)
    assert drawer(shop) == 690_000


def test_once_its_day_was_closed_a_purchase_stands(shop, clock):
    bought = buy(shop)
    shop.close_day(Count(counted=540_000))
    shop.reopen_day(bought.day, "lupa")
    with pytest.raises(PosError, match=bought.number):
        undo(shop, bought)
    assert shop.buying.find(bought.number).undone is None


def test_taking_back_needs_a_reason(shop):
    with pytest.raises(PosError):
        undo(shop, buy(shop), " ")


def test_who_authorised_it_stands_in_the_journal_and_the_shelf_needs_no_second_word(shop):
    ayu = Actor("Ayu", Role.CASHIER.rights, "Bu Ratih", Role.MANAGER.rights)
    shop.buying.buy(DRAFT, CASH, at=shop.now(), operation="buy", by=ayu)
    (event,) = [event for event in shop.journal.events() if event.kind == "bought_in"]
    assert (event.actor, event.data["authorised_by"]) == ("Ayu", "Bu Ratih")


def test_a_piece_that_was_sold_is_refused_until_it_comes_back(shop):
    code = buy(shop).pieces[0].code
    sale = sell(shop, code)
    with pytest.raises(PosError, match="Radio Philips"):
        sell(shop, code, "again")
    shop.till.refund(sale.number, {1: 1}, [Offer("cash", -900_000)], "cacat", at=shop.now(), operation="back")
    assert shop.catalog.by_code(code).on_hand == 1
    assert sell(shop, code, "once more").due == 900_000
    assert check_stall(shop).problems == ()


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE bought_in SET undone = 'x'",
        "UPDATE bought_in SET cashier = 'Ayu'",
        "DELETE FROM bought_in",
        "UPDATE aside SET amount = -1",
    ],
)
def test_a_purchase_that_was_altered_on_the_disk_is_found(shop, wrong):
    buy(shop)
    assert check_stall(shop).problems == ()
    shop.store.run(wrong)
    (problem,) = check_stall(shop).problems
    assert ("bought_in" if "bought_in" in wrong else "aside") in problem


def test_a_purchase_on_a_day_that_was_opened_again_stands_in_its_revision(shop):
    first = buy(shop)
    shop.close_day(Count(counted=540_000))
    shop.reopen_day(first.day, "lupa")
    second = buy(shop, Draft(Seller("Bu Sri"), (IRON,)), [Offer("cash", -60_000)], operation="again")
    read = told(shop)
    assert (read.revision, [one.number for one in read.buy_ins]) == (2, [first.number, second.number])
    assert (read.cash.buy_ins, read.cash.expected) == (520_000, 480_000)
    assert not shop.buying.can_undo(second)
    assert check_stall(shop).problems == ()
