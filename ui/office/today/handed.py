"""Who handed in last."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.money import format_number
from pos.office.today import HandIn
from pos.printing.wording import clock_time
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.look import fonts
from ui.models.titles import shown_till, trade_title
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.sheet import Empty
from ui.widgets.table import Cell, Column, Row, Table

_STATES = {
    "received": (N_("Received"), "ok"),
    "nil": (N_("Nil"), "quiet"),
    "revised": (N_("Revised"), "brand"),
    "paper": (N_("From paper"), "warn"),
    "difference": (N_("Difference"), "warn"),
    "forked": (N_("Forked"), "bad"),
}
_COLUMNS = (
    ("time", N_("Time"), "muted", 62, False),
    ("stall", N_("Stall"), "strong", 62, False),
    ("name", N_("Name"), "text", 0, False),
    ("trade", N_("Trade"), "muted", 104, False),
    ("sales", N_("Receipts"), "number", 72, False),
    ("net", N_("Net sales"), "amount", 122, True),
    ("cash", N_("Cash"), "amount", 106, False),
    ("qris", N_("QRIS"), "amount", 106, False),
    ("other", N_("Other"), "amount", 106, False),
    ("difference", N_("Difference"), "amount", 100, False),
    ("state", N_("State"), "pill", 120, False),
)
_PAD = 22
_WIDE_ONLY = ("trade", "other")


class HandedCard(Card):
    """Who handed in, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "title")
        self.sub = Label("", "muted")
        self.save = Button(kind="plain", icon="file-down")
        self.stick = Button(kind="plain", icon="usb")
        self.table = Table(row_height=28)
        self.nothing = Empty()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.sub, 1)
        head.addWidget(self.stick)
        head.addWidget(self.save)
        head.addStrut(44)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 8, 8)
        head.setContentsMargins(8, 0, 4, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Latest hand-ins"))
        self.save.set_text(_("Save XLSX"))
        self.stick.set_text(_("Collect from a flash drive"))
        self.table.setAccessibleName(_("Latest hand-ins"))
        self.nothing.sentence.setText(_("No stall has handed in on this day. New files show up by themselves."))

    def show_rows(self, hand_ins: Sequence[HandIn], *, small: bool) -> None:
        """Show these; a small window leaves out the trade and what is seldom."""
        count = len(hand_ins)
        self.sub.setText(translate_plural("{n} summary", "{n} summaries", count).format(n=count) if count else "")
        self.table.setVisible(bool(count))
        self.save.setVisible(bool(count))
        self.nothing.setVisible(not count)
        shown = [column for column in _COLUMNS if not (small and column[0] in _WIDE_ONLY)]
        codes = (shown_till(one.stall, one.till) for one in hand_ins)
        code = round(fonts.width(max(codes, key=len, default=""), 13, 600)) + _PAD
        columns = [
            Column(_(title), kind, max(width, code if id_ == "stall" else 0), strong)
            for id_, title, kind, width, strong in shown
        ]
        rows = [Row(key, tuple(cells[id_] for id_, *_rest in shown)) for key, cells in map(_cells, hand_ins)]
        self.table.set_rows(columns, rows)


def _cells(hand_in: HandIn) -> tuple[str, dict[str, object]]:
    at = datetime.fromisoformat(hand_in.at)
    words, tone = _STATES.get(hand_in.state, (hand_in.state, "quiet"))
    difference = hand_in.difference
    return (
        f"{hand_in.stall}|{hand_in.till}",
        {
            "time": Cell(hand_in.at, clock_time(at)),
            "stall": shown_till(hand_in.stall, hand_in.till),
            "name": hand_in.name,
            "trade": trade_title(hand_in.trade),
            "sales": hand_in.sales,
            "net": Cell(hand_in.net, format_number(hand_in.net)),
            "cash": hand_in.cash,
            "qris": hand_in.qris,
            "other": hand_in.other,
            "difference": Cell(difference, tone="warn" if difference else "", strong=bool(difference)),
            "state": Cell(_(words), pill=tone),
        },
    )
