"""What each kind of stall sold."""

from pos.office.reports import Column, Report
from pos.words import N_

REPORT = Report(
    id="trades",
    title=N_("By trade"),
    order=20,
    columns=(
        Column("trade", N_("Trade")),
        Column("stalls", N_("Stalls")),
        Column("days", N_("Days")),
        Column("sales", N_("Sales")),
        Column("refunds", N_("Refunds")),
        Column("gross", N_("Gross"), amount=True),
        Column("discounts", N_("Discounts"), amount=True),
        Column("returns", N_("Returns"), amount=True),
        Column("net", N_("Net"), amount=True),
        Column("due", N_("Due"), amount=True),
    ),
    select="""
        SELECT trade, count(DISTINCT stall), count(*), sum(sales), sum(refunds), sum(gross), sum(discounts),
            sum(returns), sum(net), sum(due)
        FROM day WHERE day BETWEEN :from AND :to GROUP BY trade ORDER BY sum(net) DESC, trade
    """,
)
