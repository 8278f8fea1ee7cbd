"""What a day of format 2 held beside its sales, as the office's lists show it."""

from pathlib import Path

import pytest

from pos import words
from pos.handover import summary
from pos.handover.summary import Summary
from ui.models import dealings, lists
from ui.models.day_file import DayFile
from ui.models.listing import Grid
from ui.news import News

SECOND = Path(__file__).parents[2] / "golden" / "handover" / "GIK-K07-1_2026-11-26_e1_000003_r1.jsonl"
FIRST = SECOND.with_name("GIK-K07-1_2026-11-24_e1_000001_r1.jsonl")


@pytest.fixture
def told() -> Summary:
    words.use("en")
    return summary.read(SECOND.read_bytes()).summary


def shown(grid: Grid) -> list[tuple[str | int, ...]]:
    return [tuple(mark.plain for mark in marks) for _key, marks in grid.rows]


def test_every_step_of_an_order_is_told_the_newest_first(told: Summary) -> None:
    grid = dealings.orders_grid(told)
    what = [(row[0], row[2], row[4]) for row in shown(grid)]
    assert what == [
        ("K07/2025/0009", "Handed over, receipt 0001", ""),
        ("K07/2026/0001", "Paid on the order", 500_000),
        ("K07/2026/0001", "Order taken", 1_500_000),
    ]
    assert [row[3] for row in shown(grid)] == ["26 Nov 2026", "", "19 Dec 2026"]
    assert [row[5] for row in shown(grid)] == ["", 2_000_000, 2_500_000]
    assert grid.foot == ("2 orders", "paid Rp 2.000.000".replace(" 2", "\N{NO-BREAK SPACE}2"))


def test_goods_bought_in_and_makers_have_lists_of_their_own(told: Summary) -> None:
    assert [(row[0], row[3], row[5]) for row in shown(dealings.buy_ins_grid(told))] == [
        ("K07/B/2026/0001", 2, -150_000)
    ]
    assert shown(dealings.makers_grid(told)) == [
        ("Bu Sri", 4, 1, 3_000_000, 2_400_000, 200_000),
        ("Pak Jo", 3, "", "", "", ""),
    ]


def test_what_moved_the_drawer_for_no_sale_stands_among_its_moves(told: Summary) -> None:
    moved = {row[1]: row[3] for row in shown(lists.cash(told))}
    assert moved["Order taken · K07/2026/0001"] == 1_000_000
    assert moved["Bought in · K07/B/2026/0001"] == -150_000
    assert moved["Paid to Bu Sri · K07/T/2026/0001"] == -200_000


def test_goods_back_without_a_receipt_are_told_so(told: Summary) -> None:
    assert lists.sale_rows(told)[0].goods == "Return without a receipt, Kipas"


def test_only_a_day_that_held_them_has_their_tabs(told: Summary) -> None:
    model = DayFile(News())
    model.take(told)
    assert [(key, count) for key, _title, count in model.tabs() if key in lists.SELDOM] == [
        (lists.ORDERS, 3), (lists.BUY_INS, 1), (lists.MAKERS, 2),
    ]  # fmt: skip
    model.show_tab(lists.MAKERS)
    assert model.grid() == dealings.makers_grid(told)
    model.take(summary.read(FIRST.read_bytes()).summary)
    assert model.tab == lists.RECEIPTS
    assert not {key for key, _title, _count in model.tabs()} & set(lists.SELDOM)
