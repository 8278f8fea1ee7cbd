"""The goods that sold least: all that were ever sold until then, also those that brought nothing in the period.

`last` is the last month in which a thing was sold. Months and days are read as in the report `products`.
"""

from pos.office.reports import GOODS, Column, Report
from pos.words import N_

REPORT = Report(
    id="slowest",
    title=N_("Slowest goods"),
    group=GOODS,
    order=61,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("code", N_("Code")),
        Column("name", N_("Name")),
        Column("category", N_("Category")),
        Column("last", N_("Last sold in"), "month"),
        Column("qty", N_("Quantity"), "quantity"),
        Column("per", N_("Per"), "code"),
        Column("net", N_("Net"), "rupiah"),
    ),
    key=("stall", "code", "name", "category", "per"),
    select="""
        SELECT stall, code, name, category, max(last), sum(qty), per, sum(net)
        FROM (
            SELECT stall, code, name, category, per, month AS last, 0 AS qty, 0 AS net
            FROM goods WHERE month <= substr(:to, 1, 7)
            UNION ALL
            SELECT stall, code, name, category, per, NULL, qty, net
            FROM goods WHERE month || '-01' >= :from AND month || '-31' <= :to
            UNION ALL
            SELECT stall, code, name, category, per, NULL, qty, net FROM product
            WHERE day BETWEEN :from AND min(:to, substr(:from, 1, 7) || '-31') AND substr(:from, 9) > '01'
            UNION ALL
            SELECT stall, code, name, category, per, NULL, qty, net FROM product
            WHERE day BETWEEN max(:from, substr(:to, 1, 7) || '-01') AND :to AND substr(:to, 9) < '31'
                AND NOT (substr(:from, 1, 7) = substr(:to, 1, 7) AND substr(:from, 9) > '01')
        ) GROUP BY stall, code, name, category, per ORDER BY sum(net), max(last), stall, code, name, category, per
    """,
)
