"""How this stall sells, as its settings say: tax, rounding, day, stock."""

from datetime import date, datetime
from typing import Literal, NamedTuple, Self, cast

from pos.clock import business_day
from pos.settings import StallSettings
from pos.till.payment import Rounding
from pos.till.pricing import Tax, TaxMode


class Rules(NamedTuple):
    """What the steps of the till go by; the root makes them anew when a setting changes."""

    tax: Tax = Tax()
    """Of days before the first of `taxes`."""
    taxes: tuple[tuple[str, Tax], ...] = ()
    """From which business day on another one counts, by day."""
    rounding: Rounding = Rounding()
    zone: str = "WIB"
    cut_off: int = 4
    negative_stock: bool = True
    discount_limit: int = 10
    """Percent off that need no right."""
    order_deposit: int = 30
    """The least down payment on an order, in percent."""

    @classmethod
    def of(cls, settings: StallSettings) -> Self:
        """The rules that `settings` describe."""
        return cls(
            tax=Tax(cast(TaxMode, settings.tax), settings.tax_rate),
            taxes=tuple((each.day, Tax(cast(TaxMode, each.mode), each.rate)) for each in settings.tax_dates),
            rounding=Rounding(settings.cash_rounding, cast(Literal["nearest", "down"], settings.cash_rounding_mode)),
            zone=settings.zone,
            cut_off=settings.cut_off,
            negative_stock=settings.negative_stock,
            discount_limit=settings.discount_limit,
            order_deposit=settings.order_deposit,
        )

    def tax_on(self, day: str) -> Tax:
        """How prices bear tax on a business day, `YYYY-MM-DD`."""
        return next((tax for since, tax in reversed(self.taxes) if since <= day), self.tax)

    def day_of(self, moment: datetime) -> date:
        """The business day of a moment at this stall."""
        return business_day(moment, self.zone, self.cut_off)
