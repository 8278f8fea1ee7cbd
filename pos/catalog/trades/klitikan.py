"""Klitikan: old and used things, most of them single pieces, every price talked about."""

from pos.ability import Ability
from pos.catalog.trades import Trade
from pos.words import N_

TRADE = Trade(
    id="klitikan",
    title=N_("Antiques"),
    icon="amphora",
    abilities=frozenset((Ability.PIECES, Ability.HAGGLE)),
    order=1,
)
