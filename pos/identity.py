"""Which till of which stall a folder is; fixed when the folder is made."""

from typing import NamedTuple

from pos import kinds
from pos.errors import PosError
from pos.handover import names
from pos.words import N_


class Identity(NamedTuple):
    """A till of a stall of a gallery; `name` is the stall's as people say it."""

    gallery: str
    stall: str
    till: int
    name: str
    trade: str

    @property
    def prefix(self) -> str:
        """What its receipt numbers begin with: `K07-1`."""
        return f"{self.stall}-{self.till}"

    @property
    def place(self) -> str:
        """Which till of which gallery this is: `GIK-K07-1`."""
        return f"{self.gallery}-{self.prefix}"


def checked(identity: Identity) -> Identity:
    """The same; raises PosError where a folder cannot be of it."""
    names.check_code(identity.gallery)
    names.check_code(identity.stall)
    names.check_till(identity.till)
    from pos.catalog.trades import Trade

    known = kinds.load("pos.catalog.trades", "TRADE", Trade)
    if identity.trade not in known:
        raise PosError(N_("“{trade}” is no trade: use {known}"), trade=identity.trade, known=", ".join(known))
    if not 1 <= len(identity.name) <= 80 or not identity.name.isprintable():
        raise PosError(N_("A stall's name has 1 to 80 characters"))
    return identity
