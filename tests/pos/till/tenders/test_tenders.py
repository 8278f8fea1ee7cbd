"""Every way to pay, held to the folder's contract."""

from pathlib import Path

import pytest

import resources
from pos.errors import PosError
from pos.till import tenders

ALL = tenders.all_tenders()


def test_the_tenders_stand_in_the_order_of_their_keys() -> None:
    assert list(ALL)[:4] == ["cash", "qris", "card", "transfer"]
    offered = tenders.offered()
    assert [tender.order for tender in offered.values()] == list(range(1, len(offered) + 1))
    assert [*ALL] == [*offered, "credit", "deposit"]


@pytest.mark.parametrize("tender", ALL.values(), ids=ALL)
def test_a_tender_has_a_title_and_a_drawing(tender: tenders.Tender) -> None:
    assert tender.title
    assert Path(resources.__path__[0]).joinpath("icons", f"{tender.icon}.svg").is_file()


@pytest.mark.parametrize("tender", ALL.values(), ids=ALL)
def test_only_cash_gives_change(tender: tenders.Tender) -> None:
    assert tender.gives_change == (tender.id == "cash")


def test_a_qris_payment_waits_until_it_is_confirmed() -> None:
    qris = tenders.find("qris")
    assert (qris.state(), qris.state(confirmed=True)) == ("waiting", "confirmed")


@pytest.mark.parametrize("id", ["cash", "card", "transfer"])
def test_other_payments_are_settled_and_never_confirmed(id: str) -> None:  # noqa: A002
    assert tenders.find(id).state() == "settled"
    with pytest.raises(PosError):
        tenders.find(id).state(confirmed=True)


def test_an_unknown_tender_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PosError, match="cash, qris, card, transfer"):
        tenders.find("gold")
