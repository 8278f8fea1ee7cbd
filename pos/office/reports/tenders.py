"""How people paid: `confirmed` is the part of QRIS that was seen to arrive, on the day or later."""

from pos.office.reports import MONEY, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="tenders",
    title=N_("By way of paying"),
    group=MONEY,
    order=40,
    columns=(
        Column("tender", N_("Way of paying"), "tender"),
        Column("count", N_("Payments"), "count"),
        Column("amount", N_("Amount"), "rupiah"),
        Column("confirmed", N_("Confirmed"), "rupiah"),
    ),
    key=("tender",),
    chart=Chart(kind="bars", label="tender", value="amount"),
    select="""
        SELECT tender, sum(count), sum(amount), CASE tender WHEN 'qris' THEN sum(confirmed) + (
            SELECT coalesce(sum(amount), 0) FROM (
                SELECT max(amount) AS amount FROM later WHERE day BETWEEN :from AND :to AND state = 'confirmed'
                GROUP BY day, stall, till, number)) END
        FROM gallery_tender WHERE day BETWEEN :from AND :to GROUP BY tender ORDER BY sum(amount) DESC, tender
    """,
)
