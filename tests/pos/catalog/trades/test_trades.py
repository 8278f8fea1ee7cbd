"""Every kind of stall keeps the folder's contract."""

from importlib.resources import files

import pytest

from pos import kinds
from pos.catalog.trades import Trade

TRADES = kinds.load("pos.catalog.trades", "TRADE", Trade)


def test_the_six_trades_of_the_gallery_are_there_in_their_order() -> None:
    assert list(TRADES) == ["klitikan", "kuliner", "fesyen", "mebel", "logam", "kriya"]


@pytest.mark.parametrize("trade", TRADES.values(), ids=lambda trade: trade.id)
def test_a_trade_has_an_icon_and_sample_goods(trade: Trade) -> None:
    resources = files("resources")
    assert resources.joinpath("icons", f"{trade.icon}.svg").is_file()
    assert resources.joinpath("sample", f"{trade.id}.csv").is_file()
    assert trade.title
