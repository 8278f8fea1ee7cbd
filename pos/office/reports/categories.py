"""What each trade sold by category, returns taken off; goods without a category stand under an empty one."""

from pos.office.reports import GOODS, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="categories",
    title=N_("By category"),
    group=GOODS,
    order=50,
    columns=(
        Column("trade", N_("Trade"), "trade"),
        Column("category", N_("Category")),
        Column("lines", N_("Lines"), "count"),
        Column("net", N_("Net"), "rupiah"),
    ),
    key=("trade", "category"),
    chart=Chart(kind="bars", label="category", value="net", most=12),
    select="""
        SELECT trade, category, sum(lines), sum(net)
        FROM (
            SELECT trade, category, lines, net FROM category_month WHERE month BETWEEN :first AND :last
            UNION ALL
            SELECT trade, category, lines, net
            FROM category WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
        ) GROUP BY trade, category ORDER BY sum(net) DESC, trade, category
    """,
)
