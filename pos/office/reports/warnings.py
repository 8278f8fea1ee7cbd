"""What the stalls' days warn of, by stall: sales voided, receipts printed again, drawers opened without a sale, …"""

from pos.office.reports import MONEY, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="warnings",
    title=N_("Voids, reprints and the like"),
    group=MONEY,
    order=45,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("kind", N_("What"), "warning"),
        Column("days", N_("Days"), "count"),
        Column("count", N_("How often"), "count"),
    ),
    key=("stall", "kind"),
    chart=Chart(kind="stacked", label="stall", value="count", series="kind", most=12),
    select="""
        SELECT stall, kind, sum(days), sum(count)
        FROM (
            SELECT stall, kind, days, count FROM warning_month WHERE month BETWEEN :first AND :last
            UNION ALL
            SELECT stall, kind, count(DISTINCT day), sum(count)
            FROM warning WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to GROUP BY stall, kind
        ) GROUP BY stall, kind
        ORDER BY sum(sum(count)) OVER (PARTITION BY stall) DESC, stall, sum(count) DESC, kind
    """,
)
