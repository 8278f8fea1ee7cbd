"""Ways to pay, one file each: what a person is asked, and in which state a payment is recorded."""

from typing import NamedTuple

from pos import kinds
from pos.errors import PosError
from pos.words import N_


class Tender(NamedTuple):
    """One way to pay; its module's name is its `id`, which stands in the journal and in files for ever."""

    id: str
    title: str
    """Msgid."""
    icon: str
    """A drawing's name in resources/icons."""
    order: int
    """Its place among the tenders; the digit that picks it on the pay screen."""
    short: str = ""
    """Msgid of the title where there is little room; empty for the title itself."""
    is_cash: bool = False
    """It goes into the drawer: counted at the close, rounded, at most once in a sale, and it gives change."""
    waits: bool = False
    """The money is only there once the cashier has seen it arrive."""
    takes_reference: bool = False
    """The cashier may note a number of the slip or the notice."""
    gives_back: bool = False
    """A refund can be given by it whatever the sale was paid by; others only give back what came by them."""

    offered: bool = True
    """Whoever pays may choose it; else a step of its own brings it."""

    @property
    def gives_change(self) -> bool:
        """More than what is due may be handed over."""
        return self.is_cash

    def state(self, confirmed: bool = False) -> str:
        """How a new payment is recorded: settled, or waiting until it is confirmed. Raises PosError."""
        if self.waits:
            return "confirmed" if confirmed else "waiting"
        if confirmed:
            raise PosError(N_("A payment by {tender} is settled at once: it is not confirmed"), tender=self.id)
        return "settled"


def all_tenders() -> dict[str, Tender]:
    """Every tender by id, in order."""
    return kinds.load(__name__, "TENDER", Tender)


def offered() -> dict[str, Tender]:
    """The tenders that are chosen from, by id, in order."""
    return {name: tender for name, tender in all_tenders().items() if tender.offered}


def find(id: str) -> Tender:  # noqa: A002
    """The tender called `id`. Raises PosError that lists the known ones."""
    return _named(id, all_tenders())


def find_offered(id: str) -> Tender:  # noqa: A002
    """The tender called `id` where whoever pays may choose it. Raises PosError that lists those."""
    return _named(id, offered())


def _named(id_: str, known: dict[str, Tender]) -> Tender:
    if id_ not in known:
        raise PosError(N_("“{tender}” is no way to pay: use {known}"), tender=id_, known=", ".join(offered()))
    return known[id_]
