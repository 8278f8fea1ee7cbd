"""How people paid: `confirmed` is the part of QRIS that was seen to arrive."""

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
        SELECT tender, sum(count), sum(amount), sum(confirmed)
        FROM tender WHERE day BETWEEN :from AND :to GROUP BY tender ORDER BY sum(amount) DESC, tender
    """,
)
