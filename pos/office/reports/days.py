"""Every stall's day: one row a stall, till and day, the newest revision. Its columns are promised.

A state of `paper`: the day counts by the code on its closing slip, its file is awaited.
"""

from pos.office.reports import STALLS, TURNOVER, Column, Report
from pos.words import N_

REPORT = Report(
    id="days",
    title=N_("Days by stall"),
    group=STALLS,
    order=10,
    columns=(
        Column("gallery", N_("Gallery")),
        Column("stall", N_("Stall"), "stall"),
        Column("till", N_("Till"), "code"),
        Column("trade", N_("Trade"), "trade"),
        Column("epoch", N_("Epoch"), "code"),
        Column("day", N_("Day"), "day"),
        Column("number", N_("Number"), "code"),
        Column("revision", N_("Revision"), "code"),
        *TURNOVER,
        Column("tax_added", N_("Tax added"), "rupiah"),
        Column("tax_included", N_("Tax included"), "rupiah"),
        Column("rounding", N_("Rounding"), "rupiah"),
        Column("due", N_("Due"), "rupiah"),
        Column("cash", N_("Cash"), "rupiah"),
        Column("qris", N_("QRIS"), "rupiah"),
        Column("card", N_("Card"), "rupiah"),
        Column("transfer", N_("Transfer"), "rupiah"),
        Column("difference", N_("Difference"), "rupiah"),
        Column("state", N_("State"), "state"),
    ),
    select="""
        SELECT :gallery, stall, till, trade, epoch, day, number, revision, sales, refunds, gross, discounts, returns,
            net, tax_added, tax_included, rounding, due, cash, qris, card, transfer, difference,
            CASE WHEN (stall, till, day) IN (SELECT disputed.stall, disputed.till, disputed.day FROM disputed)
                THEN 'forked' WHEN paper IS NOT NULL THEN 'paper' ELSE 'ok' END
        FROM day WHERE day BETWEEN :from AND :to ORDER BY day, stall, till, epoch
    """,
)
