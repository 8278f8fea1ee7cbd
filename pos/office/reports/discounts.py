"""Which stalls let off how much of what they asked, dearest first."""

from pos.office.reports import MONEY, Chart, Column, Report
from pos.words import N_

REPORT = Report(
    id="discounts",
    title=N_("Discounts and refunds by stall"),
    group=MONEY,
    order=44,
    columns=(
        Column("stall", N_("Stall"), "stall"),
        Column("sales", N_("Sales"), "count"),
        Column("gross", N_("Gross"), "rupiah"),
        Column("discounts", N_("Discounts"), "rupiah"),
        Column("refunds", N_("Refunds"), "count"),
        Column("returns", N_("Returns"), "rupiah"),
    ),
    key=("stall",),
    chart=Chart(kind="bars", label="stall", value="discounts", most=20),
    select="""
        SELECT stall, sum(sales), sum(gross), sum(discounts), sum(refunds), sum(returns)
        FROM (
            SELECT stall, sales, gross, discounts, refunds, returns
            FROM stall_month WHERE month BETWEEN :first AND :last
            UNION ALL
            SELECT stall, sales, gross, discounts, refunds, returns
            FROM day WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
        ) GROUP BY stall HAVING sum(discounts) OR sum(refunds) ORDER BY sum(discounts) DESC, sum(returns) DESC, stall
    """,
)
