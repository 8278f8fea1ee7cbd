"""Goods coming back: the sold lines with − and +, why, by which way, and the sum that says what is left."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScroller, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.till.tenders import Tender
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.refund import REASONS, RefundModel
from ui.stall.history.head import ReceiptHead
from ui.stall.history.returning import ReturnHead, ReturnLine
from ui.stall.history.sums import Advice, Strip
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form

_KEYS = {"Up": "line_up", "Down": "line_down", "+": "more", "-": "less"}
_MANY = 3
"""More ways back than this stand in two rows."""


class RefundCard(Card):
    """`closed` asks for the way back to the receipt."""

    closed = Signal()

    def __init__(self, model: RefundModel, sub: str, genuine: bool) -> None:
        super().__init__()
        model.setParent(self)
        self.model = model
        self._sub, self._genuine = sub, genuine
        self.all = Button(icon="undo-2")
        self.reprint = Button(icon="printer", keycap="F9")
        self.head = ReceiptHead(self.all, self.reprint)
        self.columns = ReturnHead()
        self.lines = [ReturnLine() for _line in model.sale.lines]
        self.reason_head, self.way_head = Label("", "question"), Label("", "question")
        self.reasons = {key: Choice(size=14) for key in REASONS}
        self.note = SearchField("", icon="pencil", keycap="")
        self.ways = {way.id: Choice(size=14, icon=way.icon) for way in model.ways}
        self.advice = Advice()
        self.strip = Strip()
        self.back = Button()
        self.bar = PayBar("", keycap="Enter")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.note)
        self.relayout()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.head)
        self._column.addWidget(self._table(), 1)
        self._column.addLayout(self._choices())
        self._column.addWidget(self.strip)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back, 1)
        foot.addWidget(self.bar, 5)
        self._column.addLayout(foot)

    def _table(self) -> QWidget:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for line in self.lines:
            rows.addWidget(line)
        rows.addStretch(1)
        self._rows = scrolled_form(inside)
        self._rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the head stands above the rows
        QScroller.grabGesture(self._rows.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        table = Card(radius=12)
        column = QVBoxLayout(table)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.columns)
        column.addWidget(self._rows, 1)
        return table

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        reasons = QHBoxLayout()
        reasons.setSpacing(8)
        for button in self.reasons.values():
            reasons.addWidget(button, 1)
        ways = QGridLayout()
        ways.setSpacing(8)
        columns = len(self.ways) if len(self.ways) <= _MANY else 2
        for at, button in enumerate(self.ways.values()):
            ways.addWidget(button, at // columns, at % columns)
        grid.addWidget(self.reason_head, 0, 0)
        grid.addWidget(self.way_head, 0, 1)
        grid.addLayout(reasons, 1, 0)
        grid.addLayout(ways, 1, 1)
        grid.addWidget(self.note, 2, 0)
        grid.addWidget(self.advice, 2, 1)
        self._choice = grid
        return grid

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_state)
        for at, line in enumerate(self.lines):
            line.chosen.connect(lambda at=at: model.choose(at))
            line.more.clicked.connect(lambda _checked=False, at=at: self._on_step(at, model.more))
            line.less.clicked.connect(lambda _checked=False, at=at: self._on_step(at, model.less))
        for key, button in self.reasons.items():
            button.clicked.connect(lambda _checked=False, key=key: self._on_reason(key))
        for way in model.ways:
            self.ways[way.id].clicked.connect(lambda _checked=False, way=way: model.choose_way(way))
        self.note.text_changed.connect(model.write)
        self.note.submitted.connect(lambda _text: model.accept())
        self.note.line_key.connect(self._on_line_key)
        self.all.clicked.connect(model.take_all)
        self.back.clicked.connect(self.closed)
        self.bar.clicked.connect(model.accept)

    def commands(self) -> Sequence[Command]:
        """Lines and quantities, reasons and ways back by their digits, the end and the way out."""
        model = self.model
        reasons = [
            Command(f"reason_{key}", title, f"Ctrl+{at}", partial(self._on_reason, key))
            for at, (key, title) in enumerate(REASONS.items(), start=1)
        ]
        ways = [
            Command(f"way_{way.id}", way.title, f"Alt+{at}", partial(model.choose_way, way))
            for at, way in enumerate(model.ways, start=1)
        ]
        return (
            Command("line_up", N_("Line above"), "Up", lambda: model.step(-1)),
            Command("line_down", N_("Line below"), "Down", lambda: model.step(1)),
            Command("more", N_("One more"), "+", model.more),
            Command("less", N_("One less"), "-", model.less),
            Command("take_all", N_("Everything comes back"), "F6", model.take_all),
            *reasons,
            *ways,
            Command("refund", N_("Give it back"), "Return", model.accept),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def show_state(self) -> None:
        """Show what the model says."""
        model = self.model
        for at, (line, row) in enumerate(zip(self.lines, model.rows(), strict=True)):
            line.show_row(row, chosen=at == model.chosen)
        if self.lines:
            self._rows.ensureWidgetVisible(self.lines[model.chosen], 0, 0)
        for key, button in self.reasons.items():
            button.setChecked(key == model.reason)
        for way in model.ways:
            self.ways[way.id].setChecked(way is model.way)
        self.advice.show_as(*model.advice())
        self.strip.show_sums(model.paid, model.returned, model.due, model.left)
        refusal = model.refusal()
        self.bar.setEnabled(not refusal)
        self.bar.set_text(refusal or self._verb(model.way))
        self.bar.set_amount(format_rupiah(model.due))
        self.bar.set_keycap("" if refusal else "Enter")

    def _verb(self, way: Tender) -> str:
        if self.model.never_came:
            return _("Take back without money")
        return _("Give back cash") if way.is_cash else _("Give back by {tender}").format(tender=_(way.title))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        title = _("Return of receipt {number}").format(number=self.model.sale.short_number)
        self.head.show_receipt(title, self._sub, self._genuine)
        self.all.set_text(_("All of it"))
        self.reprint.set_text(_("Print again"))
        self.columns.retranslate()
        for line in self.lines:
            line.retranslate()
        self.reason_head.setText(_("Reason"))
        self.way_head.setText(_("The money goes back by"))
        for key, text in REASONS.items():
            self.reasons[key].set_text(_(text))
        for way in self.model.ways:
            self.ways[way.id].set_text(_(way.short or way.title))
            self.ways[way.id].setAccessibleName(_(way.title))
        self.note.set_placeholder(_("What is wrong with it?"))
        self.strip.retranslate()
        self.back.set_text(_("Cancel"))
        self.show_state()

    def relayout(self) -> None:
        """Narrower columns, no icons and no pill in a small window."""
        measures = of(self).measures
        small = measures.small
        self._column.setContentsMargins(measures.margin, measures.margin, measures.margin, measures.margin)
        self._column.setSpacing(8 if small else 12)
        self.columns.fit(small)
        for line in self.lines:
            line.fit(small)
        self.strip.fit(small)
        self._choice.setColumnStretch(0, 5 if small else 1)
        self._choice.setColumnStretch(1, 3 if small else 1)
        for button in self.reasons.values():
            button.set_size(44, 13 if small else 14)
        for way in self.model.ways:
            self.ways[way.id].set_size(44, 13 if small else 14)
            self.ways[way.id].set_icon(None if small else way.icon)
        self.head.genuine.setVisible(not small)
        self.reprint.setVisible(not small)
        self.back.set_size(measures.pay_bar, 15)

    def _on_step(self, at: int, step: Callable[[], None]) -> None:
        self.model.choose(at)
        step()

    def _on_reason(self, key: str) -> None:
        self.model.choose_reason(key)
        self.note.edit.setFocus()

    def _on_line_key(self, key: str) -> None:
        for command in self.commands():
            if command.id == _KEYS.get(key):
                command.press()
