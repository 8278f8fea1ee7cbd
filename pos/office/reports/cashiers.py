"""What each cashier sold, let off and took back, and by how much the drawer was over or short at the end of a shift."""

from pos.office.reports import MONEY, TURNOVER, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="cashiers",
    title=N_("By cashier"),
    group=MONEY,
    order=42,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("cashier", N_("Cashier")),
        *TURNOVER,
        Column("shifts", N_("Shifts"), "count"),
        Column("difference", N_("Difference"), "rupiah"),
    ),
    key=("stall", "cashier"),
    compared=("sales", "net", "discounts", "returns", "difference"),
    chart=Chart(kind="bars", label="cashier", value="difference", most=20),
    select="""
        SELECT stall, cashier, sum(sales), sum(refunds), sum(gross), sum(discounts), sum(returns), sum(net),
            sum(shifts), sum(difference)
        FROM (
            SELECT stall, cashier, sales, refunds, gross, discounts, returns, net, shifts,
                CASE WHEN counted THEN difference END AS difference
            FROM cashier_month WHERE month BETWEEN :first AND :last
            UNION ALL
            SELECT stall, cashier, sales, refunds, gross, discounts, returns, net, 0, NULL
            FROM cashier WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
            UNION ALL
            SELECT stall, cashier, 0, 0, 0, 0, 0, 0, 1, difference
            FROM shift WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
        ) GROUP BY stall, cashier ORDER BY stall, cashier
    """,
)
