"""Every stall's day: one row a stall, till and day, the newest revision. Its columns are promised."""

from pos.office.reports import Column, Report
from pos.words import N_

REPORT = Report(
    id="days",
    title=N_("Days by stall"),
    order=10,
    columns=(
        Column("gallery", N_("Gallery")),
        Column("stall", N_("Stall")),
        Column("till", N_("Till")),
        Column("trade", N_("Trade")),
        Column("epoch", N_("Epoch")),
        Column("day", N_("Day")),
        Column("number", N_("Number")),
        Column("revision", N_("Revision")),
        Column("sales", N_("Sales")),
        Column("refunds", N_("Refunds")),
        Column("gross", N_("Gross"), amount=True),
        Column("discounts", N_("Discounts"), amount=True),
        Column("returns", N_("Returns"), amount=True),
        Column("net", N_("Net"), amount=True),
        Column("tax_added", N_("Tax added"), amount=True),
        Column("tax_included", N_("Tax included"), amount=True),
        Column("rounding", N_("Rounding"), amount=True),
        Column("due", N_("Due"), amount=True),
        Column("cash", N_("Cash"), amount=True),
        Column("qris", N_("QRIS"), amount=True),
        Column("card", N_("Card"), amount=True),
        Column("transfer", N_("Transfer"), amount=True),
        Column("difference", N_("Difference"), amount=True),
        Column("state", N_("State")),
    ),
    select="""
        SELECT :gallery, stall, till, trade, epoch, day, number, revision, sales, refunds, gross, discounts, returns,
            net, tax_added, tax_included, rounding, due, cash, qris, card, transfer, difference,
            CASE WHEN EXISTS (
                SELECT 1 FROM fork WHERE fork.stall = day.stall AND fork.till = day.till AND fork.epoch = day.epoch
                    AND fork.number = day.number AND fork.decided_at IS NULL
            ) THEN 'forked' ELSE 'ok' END
        FROM day WHERE day BETWEEN :from AND :to ORDER BY day, stall, till, epoch
    """,
)
