"""Kriya: handicraft of makers from all of Central Java."""

from pos.catalog.trades import Trade
from pos.words import N_

TRADE = Trade(
    id="kriya",
    title=N_("Crafts"),
    icon="palette",
    abilities=frozenset(),
    order=6,
)
