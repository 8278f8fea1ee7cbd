"""The kinds of stall: one file each, holding `TRADE`. Adding one touches nothing else but the locale and its icon."""

from typing import NamedTuple

from pos.ability import Ability


class Trade(NamedTuple):
    """A kind of stall: `title` is a msgid, `icon` a file of resources/icons without suffix.

    `abilities` are what a new stall of it starts with; each may be switched later. `order` is its place.
    """

    id: str
    title: str
    icon: str
    abilities: frozenset[Ability]
    order: int
