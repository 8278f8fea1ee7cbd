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
        SELECT coalesce(nullif(register.gallery, ''), :gallery) AS of, count(*), sum(days), sum(sales), sum(refunds),
            sum(gross), sum(discounts), sum(returns), sum(net), sum(due)
        FROM (
            SELECT stall, sum(parts) AS days, sum(sales) AS sales, sum(refunds) AS refunds, sum(gross) AS gross,
                sum(discounts) AS discounts, sum(returns) AS returns, sum(net) AS net, sum(due) AS due
            FROM (
                SELECT stall, parts, sales, refunds, gross, discounts, returns, net, due
                FROM stall_month WHERE month BETWEEN :first AND :last
                UNION ALL
                SELECT stall, 1, sales, refunds, gross, discounts, returns, net, due
                FROM day WHERE day BETWEEN :from AND :head OR day BETWEEN :tail AND :to
            ) GROUP BY stall
        ) AS sold LEFT JOIN register ON register.stall = sold.stall GROUP BY of ORDER BY sum(net) DESC, of
    """,
)
