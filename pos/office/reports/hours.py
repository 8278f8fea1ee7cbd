"""In which hours the gallery sells, by the stalls' own time."""

from pos.office.reports import Column, Report
from pos.words import N_

REPORT = Report(
    id="hours",
    title=N_("By hour"),
    order=30,
    columns=(
        Column("hour", N_("Hour")),
        Column("sales", N_("Sales")),
        Column("refunds", N_("Refunds")),
        Column("net", N_("Net"), amount=True),
    ),
    select="""
        SELECT hour, sum(sales), sum(refunds), sum(net)
        FROM hour WHERE day BETWEEN :from AND :to GROUP BY hour ORDER BY hour
    """,
)
