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


def note_papers(stall: Stall, note: Note) -> dict[str, Made]:
    """The note that both sides sign, on A5 and on the roll; what the printer takes first."""
    return _by_printer(stall, _note(stall, note), partial(stall.papers.goods_slip, note))


def paid_papers(stall: Stall, paid: Paid) -> dict[str, Made]:
    """The receipt that a maker signs, on A5 and on the roll; what the printer takes first."""
    left = stall.makers.accounts.left_after(paid)
    return _by_printer(stall, _receipt(stall, paid), partial(stall.papers.paid_slip, paid, left))


def _note(stall: Stall, note: Note) -> Made:
    return partial(stall.papers.goods_note, note, stall.makers.accounts.find(note.maker))


def _receipt(stall: Stall, paid: Paid) -> Made:
    return partial(stall.papers.maker_kwitansi, paid, stall.makers.accounts.left_after(paid))


def _by_printer(stall: Stall, page: Made, slip: Made) -> dict[str, Made]:
    made = {_("Note on A5"): page, _("Slip of {width} mm").format(width=stall.papers.roll): slip}
    has_roll = stall.settings.printer and not stall.settings.printer.startswith("system:")
    return dict(reversed(made.items())) if has_roll else made


def signed_papers(stall: Stall, name: str) -> dict[str, Made]:
    """What was signed lately, the newest first."""
    made: dict[str, Made] = {}
    for step in stall.makers.accounts.signed(name, _SIGNED):
        if isinstance(step, Paid):
            name, paper = _("Payment receipt"), _receipt(stall, step)
        else:
            name = _("Consignment note") if step.kind == RECEIVED else _("Note of return")
            paper = _note(stall, step)
        made[f"{name} {step.number[-4:]}"] = paper
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
