"""Fesyen: batik, weaving, bags and clothes."""

from pos.catalog.trades import Trade
from pos.words import N_

TRADE = Trade(
    id="fesyen",
    title=N_("Fashion"),
    icon="shirt",
    abilities=frozenset(),
    order=3,
)
