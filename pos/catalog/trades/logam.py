"""Logam: wrought, cast and beaten metal, some by weight."""

from pos.ability import Ability
from pos.catalog.trades import Trade
from pos.words import N_

TRADE = Trade(
    id="logam",
    title=N_("Metalwork"),
    icon="hammer",
    abilities=frozenset((Ability.ORDERS,)),
    order=5,
)
