"""Kuliner: dishes, drinks and snacks, some by weight."""

from pos.ability import Ability
from pos.catalog.trades import Trade
from pos.words import N_

TRADE = Trade(
    id="kuliner",
    title=N_("Food"),
    icon="utensils",
    abilities=frozenset((Ability.CHOICES, Ability.KITCHEN)),
    order=2,
)
