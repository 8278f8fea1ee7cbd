"""The card of the notes on the day, and of what is handed in."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_number, format_rupiah
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models.day import DayModel
from ui.models.draft import TAGS
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.fields import NoteField
from ui.widgets.labels import Label, Pill
from ui.widgets.tip import set_tip

_TAG_FACES = {
    "rain": (N_("Rain"), "cloud-rain"),
    "event": (N_("An event"), "party-popper"),
    "busy": (N_("Busy"), "users"),
    "quiet": (N_("Quiet"), "user"),
}


class NotesCard(Card):
    """What kind of day it was; the summary's figures; where it goes and where it stands."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "panel")
        self.tags = {tag: Button(icon=_TAG_FACES[tag][1], weight=500) for tag in TAGS}
        self.text = NoteField("")
        self.text.text_changed.connect(self._on_text)
        self.handed = HandedCard(model)
        for tag, button in self.tags.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, tag=tag: model.toggle_tag(tag))
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, button in enumerate(self.tags.values()):
            grid.addWidget(button, at // 2, at % 2)
        self._left = QVBoxLayout()
        self._left.setSpacing(8)
        self.title.setContentsMargins(10, 0, 0, 0)
        self._left.addWidget(self.title)
        self._left.addLayout(grid)
        self._left.addWidget(self.text)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._body.addLayout(self._left, 1)
        self._body.addWidget(self.handed, 1)

    def fit(self, small: bool) -> None:
        """One column, or two in a small window."""
        self._body.setContentsMargins(10, 10 if small else 18, 10, 10)
        self._body.setSpacing(12)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom)
        self._body.setStretch(0, 1 if small else 0)
        self._body.setAlignment(self._left, Qt.AlignmentFlag.AlignTop if small else Qt.AlignmentFlag(0))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Notes of the day"))
        for tag, button in self.tags.items():
            button.set_text(_(_TAG_FACES[tag][0]))
        self.text.edit.setPlaceholderText(_("What should the office know?"))
        self.text.edit.setAccessibleName(_("What should the office know?"))
        self.handed.retranslate()

    def show_model(self) -> None:
        """Show notes and hand-in as they are now."""
        facts, draft = self.model.facts, self.model.draft
        for tag, button in self.tags.items():
            button.setChecked(tag in draft.tags)
            button.setEnabled(not facts.closed)
        self.text.edit.setReadOnly(facts.closed)
        if self.text.text() != draft.text:
            self.text.set_text(draft.text)
        self.handed.show_model()

    def _on_text(self, text: str) -> None:
        if text != self.model.draft.text:
            self.model.set_text(text)


class HandedCard(Card):
    """What will be handed in, or was."""

    def __init__(self, model: DayModel) -> None:
        super().__init__("raised", 12)
        self.model = model
        self.title = Label("", "question")
        self.revision = Pill("")
        self.file = Label("", "body-strong")
        self.receipts = Label("", "muted")
        self.pieces = Label("", "muted")
        self.seal = Label("", "body-strong", icon="shield-check")
        self.net = _Pair("question", "amount-strong")
        self.split = _Pair("muted", "amount-muted")
        self.deposit = _Pair("muted", "amount-muted")
        self.place = _Pair("body", "small", icon="folder")
        self.slips = _Pair("body", "small", icon="printer")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(5)
        column.addLayout(_ends(self.title, self.revision))
        for label in (self.file, self.receipts, self.pieces, self.seal):
            column.addWidget(label)
        _rule(column)
        for pair in (self.net, self.split, self.deposit):
            column.addWidget(pair)
        _rule(column)
        column.addWidget(self.place)
        column.addWidget(self.slips)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("What is handed over"))

    def show_model(self) -> None:
        """Show the figures, the seal and the ways as they are now."""
        self._show_file()
        self._show_sums()
        self._show_ways()

    def _show_file(self) -> None:
        model, sealed = self.model, self.model.sealed
        self.revision.setVisible(sealed is not None)
        self.file.setText(f"{model.stall.identity.prefix} · {model.title()}")
        if sealed is not None:
            self.revision.show_as(_("revision {n}").format(n=sealed.body["revision"]), "quiet")
            set_tip(self.file, sealed.file)
        self.seal.setText(_("sealed") if sealed else _("is sealed when the day is closed"))
        self.seal.set_tone("ok" if sealed else "muted")

    def _show_sums(self) -> None:
        model, facts = self.model, self.model.facts
        number = facts.sales + facts.refunds
        receipts = translate_plural("{number} receipt", "{number} receipts", number).format(number=number)
        self.receipts.setText(f"{receipts} · {facts.first}–{facts.last}" if number else _("No sale today"))
        pieces = translate_plural("{n} item", "{n} items", facts.pieces).format(n=facts.pieces)
        refunds = translate_plural("{n} refund", "{n} refunds", facts.refunds).format(n=facts.refunds)
        self.pieces.setText(f"{pieces}, {refunds}" if facts.refunds else pieces if number else "–")
        self.net.say(_("Net sales"), "–" if model.hides() else format_rupiah(facts.net))
        cash = facts.cash.sales - facts.cash.refunds
        other = sum(payment.amount for paid in facts.payments.values() for payment in paid) - cash
        split = "–" if model.hides() else f"{format_number(cash)} · {format_number(other)}"
        self.split.say(_("Cash · other"), split)
        deposit = model.draft.deposit
        self.deposit.say(_("Handed to the office"), "–" if deposit is None else format_number(deposit))

    def _show_ways(self) -> None:
        model, settings = self.model, self.model.stall.settings
        place = model.collection()
        state, tone = model.sealed_state()
        told = _("handing over …") if model.busy else state if place else ""
        self.place.say(Path(place).name or place if place else _("No place for summaries yet"), told)
        self.place.amount.set_tone(None if model.busy or tone == "quiet" else tone)
        set_tip(self.place, f"{place}\n{told}".strip())
        self.slips.say(
            _("Closing slip {width} mm").format(width=model.stall.papers.roll),
            _slips(settings.printer, settings.closing_slips),
        )


def _slips(printer: str, copies: int) -> str:
    if not printer:
        return "PDF"
    return translate_plural("{n} copy", "{n} copies", copies).format(n=copies) if copies else "–"


class _Pair(QWidget):
    """Words left, a value right."""

    def __init__(self, kind: str, value: str, *, icon: str | None = None) -> None:
        super().__init__()
        self.name, self.amount = Label("", kind, icon=icon), Label("", value, align="right")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.amount, 1)

    def say(self, name: str, amount: str) -> None:
        self.name.setText(name)
        self.amount.setText(amount)


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(left, 1)
    row.addWidget(right)
    return row


def _rule(column: QVBoxLayout) -> None:
    column.addSpacing(3)
    column.addWidget(Rule())
    column.addSpacing(3)
