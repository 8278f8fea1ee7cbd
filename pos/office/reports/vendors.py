"""A vendor's turnover by month and place of business, for the vendor's own tax return: no tax is worked out here.

Who the vendor is and where the stall stands is what the register says today, empty where it does not know the stall.
Turnover is what was sold before any commission, returns and discounts taken off, the tax charged to customers apart;
`cash` is what sales and refunds brought the drawer: what was paid on orders is none of it before the sale;
`cumulated` runs on from January, or from where the period begins, in each year.
"""

from pos.office.reports import STALLS, Column, Report
from pos.words import N_

REPORT = Report(
    id="vendors",
    title=N_("Turnover for the tax return"),
    group=STALLS,
    order=14,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("name", N_("Name")),
        Column("vendor", N_("Vendor")),
        Column("place", N_("Place")),
        Column("month", N_("Month"), "month"),
        Column("sales", N_("Sales"), "count"),
        Column("refunds", N_("Refunds"), "count"),
        Column("gross", N_("Gross"), "rupiah"),
        Column("discounts", N_("Discounts"), "rupiah"),
        Column("returns", N_("Returns"), "rupiah"),
        Column("tax", N_("Tax charged"), "rupiah"),
        Column("turnover", N_("Turnover"), "rupiah"),
        Column("cumulated", N_("Cumulated in the year"), "rupiah", adds=False),
        Column("cash", N_("Cash"), "rupiah"),
        Column("cashless", N_("Cashless"), "rupiah"),
    ),
    key=("stall", "name", "vendor", "place", "month"),
    compared=("gross", "turnover"),
    select="""
        SELECT sold.stall, sold.name, coalesce(register.vendor, ''), coalesce(register.place, ''), sold.month, sales,
            refunds, gross, discounts, returns, tax, turnover,
            sum(turnover) OVER (PARTITION BY sold.stall, substr(month, 1, 4) ORDER BY month),
            cash - coalesce(moved, 0), due - cash + coalesce(moved, 0)
        FROM (
            SELECT stall, month,
                (SELECT name FROM stall AS known WHERE known.stall = told.stall ORDER BY till, epoch LIMIT 1) AS name,
                sum(sales) AS sales, sum(refunds) AS refunds, sum(gross) AS gross, sum(discounts) AS discounts,
                sum(returns) AS returns, sum(tax_added + tax_included) AS tax, sum(net - tax_included) AS turnover,
                sum(cash) AS cash, sum(due) AS due
            FROM (
                SELECT stall, month, sales, refunds, gross, discounts, returns, net, tax_added, tax_included, cash, due
                FROM stall_month WHERE month BETWEEN :first AND :last
                UNION ALL
                SELECT stall, substr(day, 1, 7), sales, refunds, gross, discounts, returns, net, tax_added,
                    tax_included, cash, due
                FROM day WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
            ) AS told GROUP BY stall, month
        ) AS sold LEFT JOIN (
            SELECT stall, substr(day, 1, 7) AS month, sum(cash) AS moved
            FROM dealt WHERE day BETWEEN :from AND :to GROUP BY 1, 2
        ) AS aside USING (stall, month) LEFT JOIN register ON register.stall = sold.stall ORDER BY sold.stall, month
    """,
)
