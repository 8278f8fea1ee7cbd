"""What people may do at a stall: the rights, the roles that hold them, and who does a step."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from pos.errors import PosError
from pos.words import N_, fill, translate


class Right(Enum):
    """A step that not everybody may do."""

    REFUND = "refund"
    VOID = "void"
    PRICE = "price"
    DISCOUNT = "discount"
    DRAWER = "drawer"
    CASH_OUT = "cash_out"
    BUY_IN = "buy_in"
    CORRECT = "correct"
    REOPEN = "reopen"
    RELEASE = "release"
    CATALOG = "catalog"
    SETTINGS = "settings"
    PEOPLE = "people"
    RESTORE = "restore"
    CLOCK = "clock"
    MAKERS = "makers"
    UNRECEIPTED = "unreceipted"
    GIVE_MORE = "give_more"

    @property
    def title(self) -> str:
        """What may be done, as a msgid."""
        return _TITLES[self]


class Role(Enum):
    """What somebody is at the stall; each holds the rights of those before it."""

    CASHIER = "cashier"
    MANAGER = "manager"
    OWNER = "owner"

    @property
    def title(self) -> str:
        """What it is called, as a msgid."""
        return _ROLE_TITLES[self]

    @property
    def rights(self) -> frozenset[Right]:
        """What it may do besides selling, which everybody may."""
        return _HELD[self]

    @property
    def digits(self) -> int:
        """The fewest digits of its PIN."""
        return 4 if self is Role.CASHIER else 6


EVERY = frozenset(Right)

_TITLES = {
    Right.REFUND: N_("Take goods back"),
    Right.VOID: N_("Take out what the buyer was asked to pay for"),
    Right.PRICE: N_("Sell below the lowest price"),
    Right.DISCOUNT: N_("Give more discount than allowed"),
    Right.DRAWER: N_("Open the drawer without a sale"),
    Right.CASH_OUT: N_("Take cash out"),
    Right.BUY_IN: N_("Buy goods in"),
    Right.CORRECT: N_("Change how a receipt was paid"),
    Right.REOPEN: N_("Open a closed day again"),
    Right.RELEASE: N_("Hand in again after a restore"),
    Right.CATALOG: N_("Change the goods"),
    Right.SETTINGS: N_("Change the settings"),
    Right.PEOPLE: N_("Say who works here"),
    Right.RESTORE: N_("Restore a backup"),
    Right.CLOCK: N_("Say that the clock is right"),
    Right.MAKERS: N_("Agree with makers, give their goods back and pay them"),
    Right.UNRECEIPTED: N_("Take goods back without a receipt"),
    Right.GIVE_MORE: N_("Give back more than the goods cost here"),
}
_ROLE_TITLES = {Role.CASHIER: N_("Cashier"), Role.MANAGER: N_("Manager"), Role.OWNER: N_("Owner")}
_HELD = {
    Role.CASHIER: frozenset[Right](),
    Role.MANAGER: EVERY - {Right.SETTINGS, Right.PEOPLE, Right.RESTORE, Right.GIVE_MORE},
    Role.OWNER: EVERY,
}


class RightError(PosError):
    """A step that whoever acts may not do: `rights` says which, `role` the least one that may."""

    def __init__(self, rights: Sequence[Right]) -> None:
        self.rights = tuple(rights)
        self.role = next(role for role in Role if role.rights.issuperset(rights))
        super().__init__(N_("{what}: only {who} may. Ask for the PIN."), rights=self.rights, role=self.role)

    def __str__(self) -> str:
        facts = {"what": translate(self.rights[0].title), "who": translate(self.role.title)}
        return fill(translate(self.sentence), facts)


class Actor(NamedTuple):
    """Who does a step: `name` as the journal keeps it, and what they may.

    Without more said it is somebody with the owner's rights: a ring file, the command line, a stall without people.
    `authoriser` lent the rights in `lent` for this once.
    """

    name: str | None = None
    rights: frozenset[Right] = EVERY
    authoriser: str | None = None
    lent: frozenset[Right] = frozenset()

    def need(self, *rights: Right) -> dict[str, str]:
        """Raise RightError where one is lacking; gives what the event says of who authorised the step."""
        lacking = [right for right in rights if right not in self.rights]
        if not self.lent.issuperset(lacking):
            raise RightError(lacking)
        return {"authorised_by": self.authoriser} if lacking and self.authoriser else {}

    def with_lent(self, earlier: "Actor") -> "Actor":
        """The same one, with what was lent to `earlier`, too."""
        return self._replace(authoriser=self.authoriser or earlier.authoriser, lent=self.lent | earlier.lent)


OWNER = Actor()
"""Nobody in particular, who may do everything."""
