"""Kriya: handicraft of makers from all of Central Java."""

from pos.ability import Ability
from pos.catalog.trades import Trade
from pos.words import N_

TRADE = Trade(
    id="kriya",
    title=N_("Crafts"),
    icon="palette",
    abilities=frozenset((Ability.CONSIGNMENT,)),
    order=6,
)
