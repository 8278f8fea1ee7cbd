from datetime import datetime

import pytest

from pos.clock import ZONES
from pos.printing.letterhead import Letterhead
from pos.printing.page import Page
from pos.till.buying.buy_in import BuyIn, Part, Piece, Seller


@pytest.fixture
def page():
    """Gives the page of a stall in one of the languages."""
    head = Letterhead(code="K07", name="Klitikan Pak Djarwo", lines=("Jl. Garuda 1, Kota Lama Semarang",))
    return lambda language="id": Page(head, language)


@pytest.fixture
def bought():
    """A radio and an iron, bought from Pak Bejo for 460.000 in cash."""
    return BuyIn(
        number="K07-1/B/2026/0001",
        at=datetime(2026, 11, 24, 10, 14, tzinfo=ZONES["WIB"]),
        day="2026-11-24",
        cashier="Djarwo",
        seller=Seller("Pak Bejo", id_seen=True),
        pieces=(
            Piece("Radio Philips kayu", 400_000, 900_000, "flawed", "tabung satu mati", code="P-0001"),
            Piece("Setrika arang", 60_000, 150_000, code="P-0002"),
        ),
        parts=(Part("cash", 460_000),),
        undone=None,
    )
