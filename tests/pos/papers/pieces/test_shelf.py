"""The list of pieces by how long they lie: what they cost stands on it only where it is asked for."""

from datetime import date

import pytest

from pos.catalog.ageing.markdown import Aged, Rule
from pos.catalog.product import Product
from pos.papers.pieces.shelf import shelf_list


@pytest.fixture
def listed():
    radio = Product(code="RADIO", name="Radio Philips", price=900_000, cost=411_000, unique=True, on_hand=1)
    clock = Product(code="JAM", name="Jam weker", price=150_000, unique=True, on_hand=1)
    return (Aged(radio, date(2026, 9, 15), 70, 900_000), Aged(clock, date(2026, 11, 24), 0, 150_000))


def shown(pages, layout):
    return " ".join(pages(layout)).replace("\u00a0", " ")


def test_each_piece_stands_there_with_its_days_its_price_and_its_proposal(page, listed, pages):
    told = shown(pages, shelf_list(page(), listed, Rule(), "2026-11-24", with_cost=True))
    for words in ("Umur barang", "2 barang", "24 November 2026", "RADIO", "Radio Philips", "70", "900.000", "720.000",
                  "411.000", "JAM", "150.000", "Rp 1.050.000", "Rp 411.000"):  # fmt: skip
        assert words in told, words


def test_a_cashier_s_list_tells_nothing_of_what_they_cost(page, listed, pages):
    told = shown(pages, shelf_list(page("en"), listed, Rule(), "2026-11-24", with_cost=False))
    assert "411.000" not in told
    assert "Cost" not in told
    assert "Age of the goods" in told


def test_a_full_shelf_runs_over_with_its_headings(page, listed, pages):
    told = pages(shelf_list(page(), listed * 40, Rule(), "2026-11-24", with_cost=False))
    assert len(told) > 1
    assert all("Usulan" in sheet for sheet in told)
