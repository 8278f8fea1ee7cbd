"""The sums of a day over what a summary tells of it."""

from collections.abc import Iterable, Mapping
from itertools import chain

from pos.clock import zone_text
from pos.day.closed import ClosedDay
from pos.handover.summary.values import BuyIn, Cash, MakerPaid, Movement, OrderStep, Sale, Tender, Totals


def totals_of(sales: Iterable[Sale]) -> Totals:
    """The day's sums over its sales and refunds."""
    count = refunds = items = gross = discounts = returns = tax_added = tax_included = rounding = due = 0
    for sale in sales:
        tax_added += sale.tax_added
        tax_included += sale.tax_included
        rounding += sale.rounding
        due += sale.due
        if sale.refund_of is None:
            count += 1
            for line in sale.lines:
                if line.per == 1:
                    items += line.qty
                    gross += line.price * line.qty
                else:
                    items += 1
                    gross += line.gross
                discounts += line.discount + line.share
        else:
            refunds += 1
            returns -= sum(line.amount for line in sale.lines)
    return Totals(
        sales=count, refunds=refunds, items=items, gross=gross, discounts=discounts, returns=returns,
        net=gross - discounts - returns, tax_added=tax_added, tax_included=tax_included, rounding=rounding, due=due,
    )  # fmt: skip


def tenders_of(
    sales: Iterable[Sale],
    compared: Mapping[str, int | None],
    dealings: Iterable[OrderStep | BuyIn | MakerPaid] = (),
) -> dict[str, Tender]:
    """What each tender used brought, by sales and by `dealings`; `compared` gives its `counted`."""
    found: dict[str, list[int]] = {}
    for step in chain(sales, dealings):
        for payment in step.payments:
            sums = found.setdefault(payment.tender, [0, 0, 0])
            sums[0] += 1
            sums[1] += payment.amount
            if payment.state == "confirmed":
                sums[2] += payment.amount
    return {
        tender: Tender(
            count=count, amount=amount,
            confirmed=confirmed if tender == "qris" else None, counted=compared.get(tender),
        )
        for tender, (count, amount, confirmed) in sorted(found.items())
    }  # fmt: skip


def cash_taken(sales: Iterable[Sale]) -> tuple[int, int]:
    """The cash that stayed from sales, and the cash that refunds gave back; both ≥ 0."""
    taken = given_back = 0
    for sale in sales:
        for payment in sale.payments:
            if payment.tender == "cash":
                if sale.refund_of is None:
                    taken += payment.amount
                else:
                    given_back -= payment.amount
    return taken, given_back


def cash_in(dealings: Iterable[OrderStep | BuyIn | MakerPaid]) -> int:
    """The cash that `dealings` brought, less what they took."""
    return sum(payment.amount for one in dealings for payment in one.payments if payment.tender == "cash")


def cash_of(day: ClosedDay, sales: Iterable[Sale], zone: str) -> Cash:
    """The drawer's day: what should be in it, what was counted, and the difference."""
    taken, given_back = cash_taken(sales)
    put_in = sum(movement.amount for movement in day.movements if movement.amount > 0)
    taken_out = -sum(movement.amount for movement in day.movements if movement.amount < 0)
    expected = day.opening_float + put_in - taken_out + taken - given_back
    count = day.count
    notes = count.denominations
    return Cash(
        float_=day.opening_float, in_=put_in, out=taken_out, sales=taken, refunds=given_back, expected=expected,
        counted=count.counted, difference=None if count.counted is None else count.counted - expected,
        reason=count.reason, deposit=count.deposit,
        denominations=None if notes is None else dict(sorted((str(note), many) for note, many in notes.items())),
        movements=tuple(
            Movement(
                seq=movement.seq, at=zone_text(movement.at, zone), amount=movement.amount,
                reason=movement.reason, cashier=movement.cashier,
            )
            for movement in day.movements
        ),
    )  # fmt: skip
