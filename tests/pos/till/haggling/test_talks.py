"""A talk about a price is kept whether anything came of it or not, and is rebuilt from the journal."""

import pytest

from pos.audit import check_stall
from pos.errors import PosError


def keep(stall, code="A1", name="Radio Philips", offers=(500_000, 600_000), agreed=725_000, operation="talk"):
    return stall.talks.keep(
        code, name, 850_000, offers, agreed, at=stall.now(), day=stall.till.open_day_name(), operation=operation
    )


def test_offers_are_kept_in_their_order_and_once(stall):
    first = keep(stall)
    assert keep(stall) == first
    (talk,) = stall.talks.earlier("A1", "")
    assert (talk.asked, talk.offers, talk.agreed) == (850_000, (500_000, 600_000), 725_000)


def test_a_talk_that_came_to_nothing_is_kept_and_opens_no_day(stall):
    keep(stall, agreed=None)
    assert stall.talks.earlier("A1", "")[0].agreed is None
    assert stall.till.open_day_name() is None


def test_earlier_talks_are_those_of_the_piece_or_of_its_name_the_newest_first(stall):
    keep(stall, operation="1")
    keep(stall, code="A2", agreed=700_000, operation="2")
    keep(stall, code="A3", name="Setrika arang", operation="3")
    assert [talk.code for talk in stall.talks.earlier("A1", "Radio Philips")] == ["A2", "A1"]


def test_a_price_that_is_none_is_refused_and_not_kept(stall):
    with pytest.raises(PosError, match="Harga antara 0"):
        keep(stall, offers=(1_000_000_000,))
    assert stall.talks.earlier("A1", "Radio Philips") == []


def test_talks_agree_with_the_journal(stall):
    keep(stall)
    assert check_stall(stall).problems == ()
    with stall.store.transaction():
        stall.store.empty("talk")
    assert [problem for problem in check_stall(stall).problems if "talk" in problem]
