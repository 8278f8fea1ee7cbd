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
    ranks="least",
    select="""
        SELECT stall, code, name, category, (
                SELECT max(month) FROM article_month
                WHERE article_month.article = article.id AND month <= substr(:to, 1, 7)
            ) AS last, coalesce(sold.qty, 0), per, coalesce(sold.net, 0)
        FROM article LEFT JOIN (
            SELECT article, sum(qty) AS qty, sum(net) AS net
            FROM (
                SELECT article, qty, net FROM article_year WHERE year BETWEEN :first_year AND :last_year
                UNION ALL
                SELECT article, qty, net
                FROM article_month WHERE month BETWEEN :first AND :head_month OR month BETWEEN :tail_month AND :last
                UNION ALL
                SELECT article.id, qty, net
                FROM product CROSS JOIN article USING (stall, code, name, category, per)
                WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
            ) GROUP BY article
        ) AS sold ON sold.article = article.id
        WHERE last IS NOT NULL ORDER BY 8, last, stall, code, name, category, per
    """,
)
