"""What was sold, returns taken off: `qty` in pieces, or thousandths of a kilogram where `per` is 1000."""

from pos.office.reports import GOODS, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="products",
    title=N_("By product"),
    group=GOODS,
    order=60,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("code", N_("Code")),
        Column("name", N_("Name")),
        Column("category", N_("Category")),
        Column("qty", N_("Quantity"), "quantity"),
        Column("per", N_("Per"), "code"),
        Column("net", N_("Net"), "rupiah"),
    ),
    key=("stall", "code", "name", "category", "per"),
    chart=Chart(kind="bars", label="name", value="net", most=12),
    select="""
        SELECT stall, code, name, category, sum(qty), per, sum(net)
        FROM (
            SELECT stall, code, name, category, per, qty, net FROM goods WHERE month BETWEEN :first AND :last
            UNION ALL
            SELECT stall, code, name, category, per, qty, net
            FROM product WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
        ) GROUP BY stall, code, name, category, per ORDER BY sum(net) DESC, stall, code, name, category, per
    """,
)
