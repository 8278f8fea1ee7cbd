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
        SELECT trade, count(DISTINCT stall), sum(parts), sum(sales), sum(refunds), sum(gross), sum(discounts),
            sum(returns), sum(net), sum(due)
        FROM (
            SELECT trade, stall, parts, sales, refunds, gross, discounts, returns, net, due
            FROM stall_month WHERE month BETWEEN :first AND :last
            UNION ALL
            SELECT trade, stall, 1, sales, refunds, gross, discounts, returns, net, due
            FROM day WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
        ) GROUP BY trade ORDER BY sum(net) DESC, trade
    """,
)
