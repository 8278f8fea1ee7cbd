"""When it is busy: every hour of the week, by the stalls' own time."""

from pos.office.reports import TIME, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="rush",
    title=N_("By weekday and hour"),
    group=TIME,
    order=31,
    columns=(
        Column("weekday", N_("Weekday"), "weekday"),
        Column("hour", N_("Hour"), "hour"),
        Column("sales", N_("Sales"), "count"),
        Column("refunds", N_("Refunds"), "count"),
        Column("net", N_("Net"), "rupiah"),
    ),
    key=("weekday", "hour"),
    chart=Chart(kind="heat", label="hour", value="net", series="weekday"),
    select="""
        SELECT (strftime('%w', day) + 6) % 7 + 1 AS weekday, hour, sum(sales), sum(refunds), sum(net)
        FROM gallery_hour WHERE day BETWEEN :from AND :to GROUP BY weekday, hour ORDER BY weekday, hour
    """,
)
