"""What each stall bought from people at its till: how often, how many pieces, and what was paid for them."""

from pos.office.reports import STALLS, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="buy_ins",
    title=N_("Bought in"),
    group=STALLS,
    order=17,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("name", N_("Name")),
        Column("days", N_("Days"), "count"),
        Column("buy_ins", N_("How often"), "count"),
        Column("pieces", N_("Pieces"), "count"),
        Column("paid", N_("Paid"), "rupiah"),
    ),
    key=("stall", "name"),
    compared=("buy_ins", "pieces", "paid"),
    chart=Chart(kind="bars", label="stall", value="paid", most=20),
    select="""
        SELECT stall, (SELECT name FROM stall AS known WHERE known.stall = dealt.stall ORDER BY till, epoch LIMIT 1),
            count(DISTINCT day), sum(buy_ins), sum(pieces), sum(bought)
        FROM dealt WHERE day BETWEEN :from AND :to AND buy_ins > 0 GROUP BY stall ORDER BY sum(bought) DESC, stall
    """,
)
