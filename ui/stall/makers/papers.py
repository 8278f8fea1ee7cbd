"""The papers of one maker: their account of chosen days, and what was signed lately."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from pos.errors import PosError
from pos.office.answer import Period
from pos.printing.layout import Layout
from pos.stall import Stall
from pos.till.makers.maker import RECEIVED, Note, Paid
from pos.words import N_
from pos.words import translate as _
from ui.models.makers import MakersModel
from ui.models.spans import span, typed_day, written
from ui.widgets.chips import ChipRow
from ui.widgets.fields import TextField
from ui.widgets.papers import PaperSheet

_SPANS = {"week": N_("7 days"), "month": N_("This month"), "last_month": N_("Last month")}
_SIGNED = 6
"""So many notes and receipts are shown, the newest first."""

Made = Callable[[], Layout]


def note_paper(stall: Stall, note: Note) -> dict[str, Made]:
    """The paper that both sides sign, by its name."""
    maker = stall.makers.accounts.find(note.maker)
    name = _("Consignment note") if note.kind == RECEIVED else _("Note of return")
    return {f"{name} {note.number[-4:]}": partial(stall.papers.goods_note, note, maker)}


def paid_paper(stall: Stall, paid: Paid) -> dict[str, Made]:
    """The receipt that a maker signs, by its name."""
    left = stall.makers.accounts.left_after(paid)
    name = _("Payment receipt")
    return {f"{name} {paid.number[-4:]}": partial(stall.papers.maker_kwitansi, paid, left)}


def signed_papers(stall: Stall, name: str) -> dict[str, Made]:
    """What was signed lately, the newest first."""
    made: dict[str, Made] = {}
    for step in stall.makers.accounts.signed(name, _SIGNED):
        made |= paid_paper(stall, step) if isinstance(step, Paid) else note_paper(stall, step)
    return made


class AccountSheet(PaperSheet):
    """A maker's account of the days that are chosen, on A5 or A4."""

    def __init__(self, model: MakersModel) -> None:
        today = model.today.isoformat()
        self._days = days = [span("month", today)]
        stall, name = model.stall, model.name

        def made(size: str) -> Layout:
            (first, last) = days[0]
            assert first is not None
            assert last is not None
            accounts = stall.makers.accounts
            told = accounts.statement(name, first, last)
            return stall.papers.maker_statement(told, accounts.deal(name, last), "A4" if size == "A4" else "A5")

        super().__init__(stall, _("Account"), name, {"A5": partial(made, "A5"), "A4": partial(made, "A4")})
        self._model, self._today = model, today
        self.spans = ChipRow()
        self.spans.set_chips([(key, _(title)) for key, title in _SPANS.items()], "month")
        self.first, self.last = TextField(_("Since"), height=44), TextField(_("Until"), height=44)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.body.removeWidget(self.chips)
        row.addWidget(self.spans, 5)
        row.addWidget(self.chips, 2)
        row.addWidget(self.first, 3)
        row.addWidget(self.last, 3)
        self.body.insertLayout(0, row)
        self.spans.chosen.connect(self._on_span)
        for field in (self.first, self.last):
            field.submitted.connect(lambda _text: self._on_typed())
        self._write()

    def _on_span(self, key: str) -> None:
        self._days[0] = span(key, self._today)
        self._write()
        self.show_paper()

    def _on_typed(self) -> None:
        try:
            first, last = typed_day(self.first.text()), typed_day(self.last.text())
        except PosError as error:
            self._model.news.refuse(error)
            return
        self._days[0] = Period(min(first, last), max(first, last))
        self.spans.set_chips([(key, _(title)) for key, title in _SPANS.items()], "")
        self._write()
        self.show_paper()

    def _write(self) -> None:
        first, last = self._days[0]
        self.first.set_text(written(first or self._today))
        self.last.set_text(written(last or self._today))
