"""The goods that sold least: all that were ever sold until then, also those that brought nothing in the period.

`last` is the last month in which a thing was sold.
"""

from pos.office.goods.tables import SOLD
from pos.office.reports import GOODS, Column, Report
from pos.words import N_

_SELECT = """
    SELECT stall, code, name, category, (
            SELECT max(month) FROM article_month
            WHERE article_month.article = article.id AND month <= substr(:to, 1, 7)
        ) AS last, coalesce(sold.qty, 0), per, coalesce(sold.net, 0)
    FROM article LEFT JOIN (
        SELECT article, sum(qty) AS qty, sum(net) AS net
        FROM (
            {sold}
        ) GROUP BY article
    ) AS sold ON sold.article = article.id
    WHERE last IS NOT NULL ORDER BY 8, last, stall, code, name, category, per
"""

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
    ranks="least",
    select=_SELECT.format(sold=SOLD.strip()),
)
