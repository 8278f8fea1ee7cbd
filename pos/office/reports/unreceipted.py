"""Goods that a stall took back without the receipt of their sale: how often, and what was given for them."""

from pos.office.reports import MONEY, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="unreceipted",
    title=N_("Returns without a receipt"),
    group=MONEY,
    order=46,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("name", N_("Name")),
        Column("days", N_("Days"), "count"),
        Column("returns", N_("How often"), "count"),
        Column("returned", N_("Given back"), "rupiah"),
    ),
    key=("stall", "name"),
    compared=("returns", "returned"),
    chart=Chart(kind="bars", label="stall", value="returned", most=20),
    select="""
        SELECT stall, (SELECT name FROM stall AS known WHERE known.stall = dealt.stall ORDER BY till, epoch LIMIT 1),
            count(DISTINCT day), sum(returns), sum(returned)
        FROM dealt WHERE day BETWEEN :from AND :to AND returns > 0
        GROUP BY stall ORDER BY sum(returned) DESC, stall
    """,
)
