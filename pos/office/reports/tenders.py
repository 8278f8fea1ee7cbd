"""How people paid: `confirmed` is the part of QRIS that was seen to arrive, on the day or later."""

from pos.office.reports import Column, Report
from pos.words import N_

REPORT = Report(
    id="tenders",
    title=N_("By way of paying"),
    order=40,
    columns=(
        Column("tender", N_("Way of paying")),
        Column("count", N_("Payments")),
        Column("amount", N_("Amount"), amount=True),
        Column("confirmed", N_("Confirmed"), amount=True),
    ),
    select="""
        SELECT tender, sum(count), sum(amount), sum(confirmed) + CASE tender WHEN 'qris' THEN (
            SELECT coalesce(sum(amount), 0) FROM (
                SELECT max(amount) AS amount FROM later WHERE day BETWEEN :from AND :to AND state = 'confirmed'
                GROUP BY day, stall, till, epoch, number)) ELSE 0 END
        FROM tender WHERE day BETWEEN :from AND :to GROUP BY tender ORDER BY sum(amount) DESC, tender
    """,
)
