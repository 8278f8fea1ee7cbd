"""The makers as they are known, and their accounts: what was agreed, sold, brought, fetched, paid and is still owed."""

from collections.abc import Sequence

from pos import canonical
from pos.catalog.product import maker_key
from pos.clock import parse_time
from pos.errors import PosError
from pos.store import Row, Store
from pos.till.makers import tables
from pos.till.makers.deals import terms_of
from pos.till.makers.maker import Balance, Deal, Goods, Maker, Note, OwedDay, Paid, Sold, Statement, Terms
from pos.words import N_


class Accounts:
    """Reads what the steps of `MakerBook` and the sales left behind."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Maker]:
        """Everybody who is registered, by name."""
        return [Maker(**dict(row)) for row in tables.makers(self._store)]

    def find(self, name: str) -> Maker:
        """The maker called `name`, case ignored. Raises PosError where nobody is."""
        row = tables.maker(self._store, maker_key(name))
        if row is None:
            raise PosError(N_("There is no maker {name} here: write them down first"), name=name)
        return Maker(**dict(row))

    def deals(self, name: str) -> list[Deal]:
        """What was agreed with a maker, the newest first; deals of days to come are among them."""
        return [Deal(row["first"], row["share"]) for row in tables.deals(self._store, name)]

    def deal(self, name: str, day: str) -> Deal | None:
        """What holds on a business day, None where nothing was agreed by then."""
        return next((deal for deal in self.deals(name) if deal.first <= day), None)

    def terms(self, name: str, codes: Sequence[str], day: str) -> dict[str, Terms]:
        """What holds on a business day for a maker's products, by code."""
        found = terms_of(self._store, [(name, code) for code in codes], day)
        return {codes[at]: terms for at, terms in found.items()}

    def note(self, number: str) -> Note:
        """The goods that were brought or fetched under this number. Raises PosError where there are none."""
        row = tables.note(self._store, number)
        if row is None:
            raise PosError(N_("There is no note {number} here: check the number"), number=number)
        return _note(row)

    def paid(self, number: str) -> Paid:
        """The payment with this number. Raises PosError where there is none."""
        row = tables.payment(self._store, number)
        if row is None:
            raise PosError(N_("There is no payment {number} here: check the number"), number=number)
        return _paid(row)

    def last_paid(self, name: str) -> Paid | None:
        """What a maker was paid last."""
        return next((_paid(row) for row in tables.newest_payments(self._store, name, 1)), None)

    def signed(self, name: str, most: int) -> list[Note | Paid]:
        """The newest notes and payments, so many at most, the newest first."""
        steps = [(row["seq"], _note(row)) for row in tables.newest_notes(self._store, name, most)]
        paid = [(row["seq"], _paid(row)) for row in tables.newest_payments(self._store, name, most)]
        both: list[tuple[int, Note | Paid]] = [*steps, *paid]
        return [step for _seq, step in sorted(both, key=lambda each: -each[0])[:most]]

    def left_after(self, paid: Paid) -> int:
        """What was still owed to a maker when a payment had been made, in rupiah."""
        return tables.owed_after(self._store, paid.maker, paid.number)

    def balances(self) -> dict[str, Balance]:
        """What was ever owed and paid, by maker; who never had anything sold is left out."""
        return {row["maker"]: Balance(row["owed"], row["paid"]) for row in tables.balances(self._store)}

    def balance(self, name: str) -> Balance:
        """What was ever owed to a maker and paid."""
        return Balance(*tables.balance(self._store, name))

    def owed_days(self, name: str, first: str, last: str) -> list[OwedDay]:
        """The business days from `first` to `last` on which something of a maker's was sold, came back or was paid."""
        return [OwedDay(**dict(row)) for row in tables.owed_days(self._store, name, first, last)]

    def statement(self, name: str, first: str, last: str) -> Statement:
        """A maker's account of these business days. Raises PosError where nobody is called so."""
        maker = self.find(name)
        return Statement(
            maker=maker,
            first=first,
            last=last,
            before=Balance(*tables.balance(self._store, maker.name, first)).left,
            sold=tuple(_sold(row) for row in tables.sold(self._store, maker.name, first, last)),
            notes=tuple(_note(row) for row in tables.notes(self._store, maker.name, first, last)),
            paid=tuple(_paid(row) for row in tables.payments(self._store, maker.name, first, last)),
        )


def _note(row: Row) -> Note:
    return Note(
        number=row["number"],
        kind=row["kind"],
        maker=row["maker"],
        day=row["day"],
        at=parse_time(row["at"]),
        cashier=row["cashier"],
        note=row["note"],
        goods=tuple(Goods(**each) for each in canonical.parse(row["goods"])),
    )


def _paid(row: Row) -> Paid:
    return Paid(**{name: row[name] for name in Paid._fields} | {"at": parse_time(row["at"])})


def _sold(row: Row) -> Sold:
    return Sold(
        day=row["day"],
        at=parse_time(row["at"]),
        receipt=row["number"],
        name=row["name"],
        qty=row["qty"],
        per=row["per"],
        price=row["price"],
        amount=row["amount"],
        owed=row["owed"],
    )
