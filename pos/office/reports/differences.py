"""Every drawer that was counted otherwise than expected, by day and cashier: counted − expected."""

from pos.office.reports import MONEY, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="differences",
    title=N_("Cash differences"),
    group=MONEY,
    order=43,
    columns=(
        Column("day", N_("Day"), "day"),
        Column("stall", N_("Stall"), "stall"),
        Column("till", N_("Till"), "code"),
        Column("cashier", N_("Cashier")),
        Column("expected", N_("Expected"), "rupiah"),
        Column("counted", N_("Counted"), "rupiah"),
        Column("difference", N_("Difference"), "rupiah"),
    ),
    chart=Chart(kind="bars", label="day", value="difference"),
    select="""
        SELECT day, stall, till, cashier, expected, counted, difference
        FROM shift WHERE day BETWEEN :from AND :to AND difference <> 0 ORDER BY day, stall, till, epoch, position
    """,
)
