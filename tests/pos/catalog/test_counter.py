import pytest

from pos.audit import check_stall
from pos.catalog.product import Product
from pos.errors import PosError
from pos.people.rights import Actor


@pytest.fixture
def dishes(stall, clock):
    for code in ("TG", "EG", "ES"):
        stall.catalog.save_product(Product(code=code, name=code, price=10_000), at=clock(), operation=code)


def out(stall, clock, code, is_out, operation, day="2026-11-24"):
    by = Actor("Sari", frozenset())
    stall.counter.set_sold_out(code, is_out, day=day, at=clock(), operation=operation, by=by)


def test_what_is_sold_out_is_so_until_the_business_day_ends(stall, clock, dishes):
    out(stall, clock, "EG", True, "gone")
    assert stall.counter.sold_out("2026-11-24") == {"EG"}
    assert stall.counter.sold_out("2026-11-25") == frozenset()
    out(stall, clock, "EG", False, "there")
    assert stall.counter.sold_out("2026-11-24") == frozenset()


def test_it_is_told_by_the_journal_and_the_same_again_is_not(stall, clock, dishes):
    for operation in ("gone", "again"):
        out(stall, clock, "EG", True, operation)
    events = [event for event in stall.journal.events() if event.kind == "sold_out_today"]
    assert [(event.actor, event.data) for event in events] == [("Sari", {"code": "EG", "sold_out": True})]
    assert check_stall(stall).problems == ()


def test_another_day_makes_it_sold_out_anew(stall, clock, dishes):
    out(stall, clock, "EG", True, "one")
    out(stall, clock, "EG", True, "two", day="2026-11-25")
    assert (stall.counter.sold_out("2026-11-24"), stall.counter.sold_out("2026-11-25")) == (frozenset(), {"EG"})


def test_what_is_not_there_cannot_be_sold_out(stall, clock):
    with pytest.raises(PosError):
        out(stall, clock, "NONE", True, "gone")


def test_goods_stand_first_in_the_vendor_s_order_but_for_what_is_offered_no_more(stall, clock, dishes):
    stall.counter.set_first(["ES", "TG", "ES", "GONE"], at=clock(), operation="first")
    assert [product.code for product in stall.counter.first()] == ["ES", "TG"]
    stall.catalog.archive("TG", True, at=clock(), operation="old")
    assert [product.code for product in stall.counter.first()] == ["ES"]
    assert stall.journal.by_operation("first").data == {"before": [], "after": ["ES", "TG", "GONE"]}


def test_who_may_not_change_goods_may_not_say_what_stands_first(stall, clock, dishes):
    with pytest.raises(PosError):
        stall.counter.set_first(["ES"], at=clock(), operation="first", by=Actor("Sari", frozenset()))
    assert stall.counter.first() == []


def test_at_most_nine_stand_first(stall, clock):
    with pytest.raises(PosError, match="9"):
        stall.counter.set_first([str(number) for number in range(10)], at=clock(), operation="first")
