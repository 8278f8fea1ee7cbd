"""The kinds of stall: one file each, holding `TRADE`. Adding one touches nothing else but the locale and its icon."""

from dataclasses import dataclass

ABILITIES = frozenset(("haggle", "unique", "weigh", "tables", "sizes", "makers", "orders", "parcels"))
"""What a stall's screens can offer: the price is talked about; single pieces; goods by weight; open bills by table;
sizes and colours; goods of named makers; orders with a deposit; sending by parcel."""


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of stall: `title` is a msgid, `icon` a file of resources/icons without suffix.

    `abilities` (of ABILITIES) are what a new stall of it starts with; each may be switched later. `order` is its place.
    """

    id: str
    title: str
    icon: str
    abilities: frozenset[str]
    order: int

    def __post_init__(self) -> None:
        unknown = self.abilities - ABILITIES
        if unknown:
            raise ValueError(f"{self.id}: no such abilities: {sorted(unknown)}")
