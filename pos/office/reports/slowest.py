"""The goods that sold least: all that were ever sold until then, also those that brought nothing in the period.

`last` is the last month in which a thing was sold.
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
            SELECT stall, code, name, category, per, month AS last,
                CASE WHEN month BETWEEN :first AND :last THEN qty ELSE 0 END AS qty,
                CASE WHEN month BETWEEN :first AND :last THEN net ELSE 0 END AS net
            FROM goods WHERE month <= substr(:to, 1, 7)
            UNION ALL
            SELECT stall, code, name, category, per, NULL, qty, net
            FROM product WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
        ) GROUP BY stall, code, name, category, per ORDER BY sum(net), max(last), stall, code, name, category, per
    """,
)
