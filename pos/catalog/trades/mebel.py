"""Mebel: furniture, often made to order with a deposit."""

from pos.ability import Ability
from pos.catalog.trades import Trade
from pos.words import N_

TRADE = Trade(
    id="mebel",
    title=N_("Furniture"),
    icon="sofa",
    abilities=frozenset((Ability.ORDERS,)),
    order=4,
)
