"""What each gallery of the register sold; a stall that is not registered, or with no gallery, is the office's own."""

from pos.office.reports import STALLS, TURNOVER, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="galleries",
    title=N_("By gallery"),
    group=STALLS,
    order=18,
    columns=(
        Column("gallery", N_("Gallery")),
        Column("stalls", N_("Stalls"), "count"),
        Column("days", N_("Days"), "count"),
        *TURNOVER,
        Column("due", N_("Due"), "rupiah"),
    ),
    key=("gallery",),
    compared=("sales", "gross", "net"),
    chart=Chart(kind="bars", label="gallery", value="net"),
    select="""
        SELECT coalesce(nullif(register.gallery, ''), :gallery) AS of, count(DISTINCT day.stall), count(*), sum(sales),
            sum(refunds), sum(gross), sum(discounts), sum(returns), sum(net), sum(due)
        FROM day LEFT JOIN register ON register.stall = day.stall
        WHERE day BETWEEN :from AND :to GROUP BY of ORDER BY sum(net) DESC, of
    """,
)
