"""What a stall's screens can offer beyond plain selling; a trade says which of it a new stall starts with."""

from enum import Enum

from pos.words import N_


class Ability(Enum):
    """One thing that a stall may switch on or off, whatever its trade; its value is the setting's name."""

    ORDERS = "orders"
    PIECES = "pieces"
    CONSIGNMENT = "consignment"
    CHOICES = "choices"
    KITCHEN = "kitchen"
    HAGGLE = "haggle"

    @property
    def title(self) -> str:
        """What the stall then does, as a msgid."""
        return _TITLES[self]


_TITLES = {
    Ability.ORDERS: N_("made to order, with a down payment"),
    Ability.PIECES: N_("single old pieces: condition, buying in, how long they lie"),
    Ability.CONSIGNMENT: N_("goods of several makers, for a share"),
    Ability.CHOICES: N_("size, heat and other wishes asked with each dish"),
    Ability.KITCHEN: N_("a kitchen: queue numbers, tables, take-away"),
    Ability.HAGGLE: N_("prices that are haggled over, on a pad"),
}
