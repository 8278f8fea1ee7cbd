"""What each stall sold, all its tills together, with whose it is and where it stands by the register."""

from pos.office.reports import STALLS, TURNOVER, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="stalls",
    title=N_("By stall"),
    group=STALLS,
    order=12,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("name", N_("Name")),
        Column("trade", N_("Trade"), "trade"),
        Column("days", N_("Days"), "count"),
        *TURNOVER,
        Column("vendor", N_("Vendor")),
        Column("place", N_("Place")),
        Column("regencies", N_("Makers from")),
    ),
    key=("stall", "name"),
    compared=("sales", "gross", "net"),
    chart=Chart(kind="bars", label="stall", value="net", most=20),
    select="""
        SELECT sold.stall,
            (SELECT name FROM stall AS known WHERE known.stall = sold.stall ORDER BY till, epoch LIMIT 1),
            sold.trade,
            coalesce(held.days, 0) + sold.days, sales, refunds, gross, discounts, returns, net,
            coalesce(register.vendor, ''), coalesce(register.place, ''), coalesce(register.regencies, '')
        FROM (
            SELECT stall, max(trade) AS trade, count(DISTINCT day) AS days, sum(sales) AS sales,
                sum(refunds) AS refunds, sum(gross) AS gross, sum(discounts) AS discounts, sum(returns) AS returns,
                sum(net) AS net
            FROM (
                SELECT stall, trade, NULL AS day, sales, refunds, gross, discounts, returns, net
                FROM stall_month WHERE month BETWEEN :first AND :last
                UNION ALL
                SELECT stall, trade, day, sales, refunds, gross, discounts, returns, net
                FROM day WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
            ) GROUP BY stall
        ) AS sold LEFT JOIN (
            SELECT stall, sum(days) AS days FROM stall_days WHERE month BETWEEN :first AND :last GROUP BY stall
        ) AS held ON held.stall = sold.stall LEFT JOIN register ON register.stall = sold.stall
        ORDER BY net DESC, sold.stall
    """,
)
