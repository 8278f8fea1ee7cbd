"""The orders that are open at the end of the days, what was paid on each and what is owed; the first promised first.

An order goes on over many days, so that those of before the period stand here, too, until they are handed over or
cancelled.
"""

from pos.office.reports import STALLS, Column, Report
from pos.words import N_

REPORT = Report(
    id="orders",
    title=N_("Open orders"),
    group=STALLS,
    order=16,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("number", N_("Order")),
        Column("taken", N_("Taken on"), "day"),
        Column("promised", N_("Promised for"), "deadline"),
        Column("step", N_("Last step"), "step"),
        Column("told", N_("Told on"), "day"),
        Column("price", N_("Price"), "rupiah"),
        Column("paid", N_("Paid"), "rupiah"),
        Column("owed", N_("Remaining"), "rupiah"),
    ),
    select="""
        SELECT open.stall, open.number, open.began, promised, step, day, price, paid, price - paid
        FROM ordered AS open JOIN order_step ON order_step.stall = open.stall AND order_step.number = open.number
        WHERE open.began <= :to AND (open.ended IS NULL OR open.ended > :to) AND (day, epoch, position) = (
            SELECT last.day, last.epoch, last.position FROM order_step AS last
            WHERE last.stall = open.stall AND last.number = open.number AND last.day <= :to
            ORDER BY last.day DESC, last.epoch DESC, last.position DESC LIMIT 1
        )
        ORDER BY promised IS NULL, promised, open.stall, open.number
    """,
)
