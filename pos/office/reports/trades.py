"""What each kind of stall sold."""

from pos.office.reports import STALLS, TURNOVER, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="trades",
    title=N_("By trade"),
    group=STALLS,
    order=20,
    columns=(
        Column("trade", N_("Trade"), "trade"),
        Column("stalls", N_("Stalls"), "count"),
        Column("days", N_("Days"), "count"),
        *TURNOVER,
        Column("due", N_("Due"), "rupiah"),
    ),
    key=("trade",),
    compared=("sales", "gross", "net"),
    chart=Chart(kind="bars", label="trade", value="net"),
    select="""
        SELECT trade, count(DISTINCT stall), count(*), sum(sales), sum(refunds), sum(gross), sum(discounts),
            sum(returns), sum(net), sum(due)
        FROM day WHERE day BETWEEN :from AND :to GROUP BY trade ORDER BY sum(net) DESC, trade
    """,
)
