"""What a stall's screens can offer beyond plain selling; a trade says which of it a new stall starts with."""

from enum import Enum

from pos.words import N_


class Ability(Enum):
    """One thing that a stall may switch on or off, whatever its trade; its value is the setting's name."""

    HAGGLE = "haggle"
    SINGLE = "single"
    TABLES = "tables"
    SIZES = "sizes"
    ORDERS = "orders"
    MAKERS = "makers"

    @property
    def title(self) -> str:
        """What the stall then does, as a msgid."""
        return _TITLES[self]


_TITLES = {
    Ability.HAGGLE: N_("prices are talked about"),
    Ability.SINGLE: N_("single pieces, each with its condition"),
    Ability.TABLES: N_("dishes with choices, numbers to call, a kitchen"),
    Ability.SIZES: N_("goods in sizes and colours"),
    Ability.ORDERS: N_("made to order, with a down payment"),
    Ability.MAKERS: N_("goods of several makers, each with a share"),
}
