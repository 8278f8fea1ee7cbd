"""From which regencies and cities the goods came that were sold; those of none named stand under an empty one."""

from pos.office.reports import GOODS, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="regencies",
    title=N_("By regency"),
    group=GOODS,
    order=71,
    columns=(
        Column("origin", N_("Regency or city")),
        Column("makers", N_("Makers"), "count", adds=False),
        Column("stalls", N_("Stalls"), "count", adds=False),
        Column("lines", N_("Lines"), "count"),
        Column("net", N_("Net"), "rupiah"),
    ),
    key=("origin",),
    chart=Chart(kind="bars", label="origin", value="net", most=20),
    select="""
        SELECT origin, count(DISTINCT nullif(maker, '')), count(DISTINCT stall), sum(lines), sum(net)
        FROM (
            SELECT origin, maker, stall, lines, net FROM maker_year WHERE year BETWEEN :first_year AND :last_year
            UNION ALL
            SELECT origin, maker, stall, lines, net
            FROM maker_month WHERE month BETWEEN :first AND :head_month OR month BETWEEN :tail_month AND :last
            UNION ALL
            SELECT origin, maker, stall, lines, net
            FROM maker WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
        ) GROUP BY origin ORDER BY sum(net) DESC, origin
    """,
)
