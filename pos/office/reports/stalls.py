"""What each stall sold, all its tills together."""

from pos.office.reports import STALLS, TURNOVER, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="stalls",
    title=N_("By stall"),
    group=STALLS,
    order=12,
    columns=(
        Column("stall", N_("Stall")),
        Column("name", N_("Name")),
        Column("trade", N_("Trade"), "trade"),
        Column("days", N_("Days"), "count"),
        *TURNOVER,
    ),
    key=("stall", "name"),
    compared=("sales", "gross", "net"),
    chart=Chart(kind="bars", label="stall", value="net", most=20),
    select="""
        SELECT stall, (SELECT name FROM stall AS known WHERE known.stall = day.stall ORDER BY till, epoch LIMIT 1),
            max(trade), count(DISTINCT day), sum(sales), sum(refunds), sum(gross), sum(discounts), sum(returns),
            sum(net)
        FROM day WHERE day BETWEEN :from AND :to GROUP BY stall ORDER BY sum(net) DESC, stall
    """,
)
