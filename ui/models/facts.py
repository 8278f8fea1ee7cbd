"""What the journal says of one day: sales, payments, the drawer, its shifts, and what is still open."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple

from pos.day.closed import Shift
from pos.day.closing import CashSums
from pos.day.dealings import Dealings
from pos.stall import Stall
from pos.till.sale import Payment


class Facts(NamedTuple):
    """One day; amounts in rupiah, `net` without tax and rounding, `pieces` as goods sold."""

    day: str
    opened_at: datetime | None
    closed: bool
    reopened: bool
    forgotten: bool
    """It is open although its hours are over."""
    sales: int
    refunds: int
    pieces: int
    first: str
    last: str
    net: int
    cash: CashSums
    payments: Mapping[str, tuple[Payment, ...]]
    """Of sales, by way."""
    aside: Mapping[str, tuple[Payment, ...]]
    """For no sale: on orders, for goods bought in, to makers; by way."""
    shifts: tuple[Shift, ...]
    """The last one goes on while the day is open."""
    basket: int
    """Lines of a sale that is not paid yet."""
    parked: int
    """Sales that were put aside."""

    @property
    def is_nil(self) -> bool:
        return self.sales + self.refunds == 0

    @property
    def waiting(self) -> int:
        """Payments whose money nobody has seen yet."""
        return sum(payment.state == "waiting" for paid in self.payments.values() for payment in paid)

    @property
    def cashier(self) -> str:
        """Who opened the day, empty where nobody said so."""
        return (self.shifts[0].cashier or "") if self.shifts else ""

    @property
    def found(self) -> int:
        """What earlier shifts found too much (or too little, negative), in rupiah."""
        return sum(shift.difference or 0 for shift in self.shifts[:-1])

    @property
    def found_why(self) -> str:
        """The reasons that earlier shifts gave."""
        return "; ".join(shift.reason for shift in self.shifts[:-1] if shift.difference and shift.reason)

    def of(self, tender: str) -> tuple[Payment, ...]:
        """All that moved by a tender, for sales and for others."""
        return (*self.payments.get(tender, ()), *self.aside.get(tender, ()))

    def amount(self, tender: str) -> int:
        """What a tender brought, net of what went out by it."""
        return sum(payment.amount for payment in self.of(tender))


def is_over(stall: Stall, day: str) -> bool:
    """Whether the hours of that business day are past."""
    return date.fromisoformat(day) < stall.till.rules.day_of(stall.clock())


def read_facts(stall: Stall, day: str) -> Facts:
    """What stands in the journal now."""
    sales = stall.till.sales_of_day(day)
    sold = [sale for sale in sales if not sale.is_refund]
    is_open = stall.till.open_day_name() == day
    so_far = stall.days.so_far(day, stall.now())
    reopened = is_open and stall.days.was_closed(day)
    return Facts(
        day=day,
        opened_at=stall.till.opened_at(day),
        closed=stall.days.is_closed(day),
        reopened=reopened,
        forgotten=is_open and is_over(stall, day) and not reopened,
        sales=len(sold),
        refunds=len(sales) - len(sold),
        pieces=sum(line.qty if line.per == 1 else 1 for sale in sold for line in sale.lines),
        first=sales[0].short_number if sales else "",
        last=sales[-1].short_number if sales else "",
        net=sum(sale.due - sale.tax_added - sale.rounding for sale in sales),
        cash=stall.days.cash(day),
        payments=_by_tender(payment for sale in sales for payment in sale.payments),
        aside=_by_tender(_aside(so_far.dealings)),
        shifts=so_far.shifts,
        basket=len(stall.till.kept_basket().lines),
        parked=len(stall.till.parked()),
    )


def _aside(dealings: Dealings) -> Iterator[Payment]:
    orders, bought = (step.dealing for step in dealings.orders), (each.dealing for each in dealings.buy_ins)
    for dealing in chain(orders, bought, *(maker.paid for maker in dealings.makers)):
        yield from dealing.payments


def _by_tender(payments: Iterable[Payment]) -> dict[str, tuple[Payment, ...]]:
    found: dict[str, list[Payment]] = {}
    for payment in payments:
        found.setdefault(payment.tender, []).append(payment)
    return {tender: tuple(payments) for tender, payments in found.items()}
