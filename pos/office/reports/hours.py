"""In which hours the gallery sells, by the stalls' own time."""

from pos.office.reports import TIME, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="hours",
    title=N_("By hour"),
    group=TIME,
    order=30,
    columns=(
        Column("hour", N_("Hour"), "hour"),
        Column("sales", N_("Sales"), "count"),
        Column("refunds", N_("Refunds"), "count"),
        Column("net", N_("Net"), "rupiah"),
    ),
    key=("hour",),
    chart=Chart(kind="bars", label="hour", value="net"),
    select="""
        SELECT hour, sum(sales), sum(refunds), sum(net)
        FROM gallery_hour WHERE day BETWEEN :from AND :to GROUP BY hour ORDER BY hour
    """,
)
