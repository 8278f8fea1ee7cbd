"""What is a maker's day by day: pieces sold, what they brought, what of it is theirs, and what they were paid."""

from datetime import date

from pos.printing.wording import short_day
from pos.till.makers.maker import OwedDay
from pos.words import language
from pos.words import translate as _
from ui.look import fonts
from ui.models.makers import MakersModel
from ui.widgets.sheet import Sheet
from ui.widgets.table import Column, Row, Table


class DaysSheet(Sheet):
    """Every day on which something was sold, came back or was paid, the newest first, and all together."""

    def __init__(self, model: MakersModel) -> None:
        super().__init__(_("Day by day"), model.name)
        days = model.owed_days()
        self.table = Table(row_height=44)
        self.table.setAccessibleName(_("Day by day"))
        columns = (
            Column(_("Day"), width=fonts.drawn(150)),
            Column(_("Pieces"), "number"),
            Column(_("Sold for"), "amount"),
            Column(_("Maker's part"), "amount", strong=True),
            Column(_("Paid"), "amount"),
        )
        whole = tuple(sum(each) for each in zip(*(day[1:] for day in days), strict=True)) if days else (0, 0, 0, 0)
        self.table.set_rows(columns, [_row(day) for day in days], Row("", (_("Total"), *whole)))
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)


def _row(owed: OwedDay) -> Row:
    day = short_day(date.fromisoformat(owed.day), language())
    return Row(owed.day, (day, owed.pieces, owed.net, owed.owed, owed.paid))
