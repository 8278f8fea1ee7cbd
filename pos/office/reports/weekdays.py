"""On which days of the week the gallery sells; `average` is the net of one such day, rounded down."""

from pos.office.reports import TIME, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="weekdays",
    title=N_("By weekday"),
    group=TIME,
    order=25,
    columns=(
        Column("weekday", N_("Weekday"), "weekday"),
        Column("days", N_("Days counted"), "count"),
        Column("sales", N_("Sales"), "count"),
        Column("refunds", N_("Refunds"), "count"),
        Column("net", N_("Net"), "rupiah"),
        Column("average", N_("Net of one day"), "rupiah", adds=False),
    ),
    key=("weekday",),
    compared=("sales", "net", "average"),
    chart=Chart(kind="bars", label="weekday", value="average"),
    select="""
        SELECT (strftime('%w', day) + 6) % 7 + 1 AS weekday, count(*), sum(sales), sum(refunds), sum(net),
            sum(net) / count(*)
        FROM gallery_day WHERE day BETWEEN :from AND :to GROUP BY weekday ORDER BY weekday
    """,
)
