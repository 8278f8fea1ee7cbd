"""The goods that makers left with the stalls: what was brought and fetched, what was sold, what of it is theirs.

`left` is what of these days' sales was not paid in these days.
"""

from pos.office.reports import GOODS, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="consigned",
    title=N_("Owed and paid to makers"),
    group=GOODS,
    order=72,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("maker", N_("Maker")),
        Column("received", N_("Brought"), "count"),
        Column("returned", N_("Fetched"), "count"),
        Column("pieces", N_("Pieces sold"), "count"),
        Column("sold", N_("Sales value"), "rupiah"),
        Column("owed", N_("The maker's part"), "rupiah"),
        Column("paid", N_("Paid"), "rupiah"),
        Column("left", N_("Not paid yet"), "rupiah"),
    ),
    key=("stall", "maker"),
    compared=("sold", "owed", "paid"),
    chart=Chart(kind="bars", label="maker", value="owed", most=12),
    select="""
        SELECT stall, maker, sum(received), sum(returned), sum(pieces), sum(net), sum(owed), sum(paid),
            sum(owed) - sum(paid)
        FROM consigned WHERE day BETWEEN :from AND :to
        GROUP BY stall, maker ORDER BY sum(owed) - sum(paid) DESC, stall, maker
    """,
)
