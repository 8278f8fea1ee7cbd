"""What the goods of each maker brought, returns taken off; goods of no named maker stand under an empty one."""

from pos.office.reports import GOODS, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="makers",
    title=N_("By maker"),
    group=GOODS,
    order=70,
    columns=(
        Column("maker", N_("Maker")),
        Column("origin", N_("Regency or city")),
        Column("stalls", N_("Stalls"), "count", adds=False),
        Column("lines", N_("Lines"), "count"),
        Column("net", N_("Net"), "rupiah"),
    ),
    key=("maker", "origin"),
    chart=Chart(kind="bars", label="maker", value="net", most=20),
    select="""
        SELECT maker, origin, count(DISTINCT stall), sum(lines), sum(net)
        FROM (
            SELECT maker, origin, stall, lines, net FROM maker_year WHERE year BETWEEN :first_year AND :last_year
            UNION ALL
            SELECT maker, origin, stall, lines, net
            FROM maker_month WHERE month BETWEEN :first AND :head_month OR month BETWEEN :tail_month AND :last
            UNION ALL
            SELECT maker, origin, stall, lines, net
            FROM maker WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
        ) GROUP BY maker, origin ORDER BY sum(net) DESC, maker, origin
    """,
)
