"""What was sold, returns taken off: `qty` in pieces, or thousandths of a kilogram where `per` is 1000."""

from pos.office.goods.tables import SOLD
from pos.office.reports import GOODS, Chart, Column, Report
from pos.words import N_

_SELECT = """
    SELECT stall, code, name, category, sold.qty, per, sold.net
    FROM (
        SELECT article, sum(qty) AS qty, sum(net) AS net
        FROM (
            {sold}
        ) GROUP BY article
    ) AS sold JOIN article ON article.id = sold.article
    ORDER BY sold.net DESC, stall, code, name, category, per
"""

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
    ranks="most",
    select=_SELECT.format(sold=SOLD.strip()),
)
