"""The day: count the drawer, compare, note, close, and see what was handed over."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.day import DayModel
from ui.models.hand_in import HandInModel
from ui.news import Screen
from ui.stall.day.compare import CompareCard
from ui.stall.day.count import CountCard
from ui.stall.day.foot import Foot
from ui.stall.day.hand_in import HandInSheet
from ui.stall.day.notes import NotesCard
from ui.stall.day.papers import PaperSheet, closed_papers, interim_papers
from ui.stall.day.sheets import (
    CashSheet,
    FloatSheet,
    ReopenSheet,
    ShiftSheet,
    deposit_sheet,
    framed,
    statement_sheet,
)
from ui.widgets.asking import AskAmount
from ui.widgets.chips import ChipRow
from ui.widgets.more import MoreSheet
from ui.widgets.page import Page
from ui.widgets.sheet import Sheet

_STEPS = (("count", N_("Count")), ("compare", N_("Compare")), ("notes", N_("Notes and hand-over")))
_COMPARE, _NOTES, _ANY = 390, 298, 16_777_215
"""Widths of cards in a wide window, in pixels; counting takes the rest."""
_NARROW, _WIDE = 760, 980
"""Widths of sheets in pixels."""


class DayScreen(Page):
    """Three cards beside each other, one at a time in a small window, and the bar that closes the day.

    `slip_asked` wants a closed day's slip printed so many times; `printing_asked` carries another paper's Layout,
    `keeping_asked` one to keep as a PDF.
    """

    slip_asked = Signal(str, int)
    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.model = model
        self.hand_in = HandInModel(model, self)
        self.count = CountCard(model)
        self.compare = CompareCard(model)
        self.notes = NotesCard(model)
        self.cards: dict[str, CountCard | CompareCard | NotesCard] = {
            "count": self.count,
            "compare": self.compare,
            "notes": self.notes,
        }
        self.steps = ChipRow()
        self.foot = Foot(model)
        self.bar = self.foot.bar
        self.sheet: Sheet | None = None
        self._opens_to_sell = False
        self._stack = QStackedWidget()
        self._cards = QWidget()
        self._stack.addWidget(self._cards)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.relayout()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        for card in self.cards.values():
            self._row.addWidget(card)
        self._column = QVBoxLayout(self._cards)
        self._column.addWidget(self.steps)
        self._column.addLayout(self._row, 1)
        self._column.addWidget(self.foot)

    def _connect(self) -> None:
        model, foot = self.model, self.foot
        model.changed.connect(self.show_model)
        model.reason_wanted.connect(self._on_reason_wanted)
        model.day_closed.connect(self._on_closed)
        self.steps.chosen.connect(self._on_step)
        self.count.finished.connect(self._on_counted)
        self.compare.asked.connect(self.ask_statement)
        self.compare.deposit_asked.connect(self.ask_deposit)
        self.compare.reason.submitted.connect(lambda _text: self.bar.setFocus(Qt.FocusReason.TabFocusReason))
        foot.back.clicked.connect(self._leave)
        foot.more.clicked.connect(self.show_more)
        foot.cash.clicked.connect(self.ask_cash)
        foot.report.clicked.connect(self.show_paper)
        foot.again.clicked.connect(self.ask_again)
        foot.bar.clicked.connect(self._on_bar)

    # The contract of a page

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the steps."""
        return QSize(0, 0)

    def commands(self) -> Sequence[Command]:
        """F12 closes, or does what the sheet is for; Esc goes back."""
        ends = (
            Command("close_day", N_("Close the day"), "F12", self._on_bar),
            Command("leave_day", N_("Back"), "Esc", self._leave),
        )
        return ends if self.sheet is not None else (*ends, *self._further())

    def _further(self) -> tuple[Command, ...]:
        model = self.model
        return (
            Command("open_till", N_("Open the till"), "F2", self.open_till, model.can_open),
            Command("cash", N_("Cash in / out"), "F3", self.ask_cash, self._is_open),
            Command("deposit", N_("Handed to the office"), "F4", self.ask_deposit, self._is_open),
            Command("shift", N_("Change the shift"), "F5", self.ask_shift, model.can_change_shift),
            Command("report", N_("Interim report or closing slip"), "F6", self.show_paper, self._has_paper),
            Command("hand_in", N_("Handed in to the office"), "F7", self.show_hand_in),
            Command("reopen", N_("Open the day again"), "Ctrl+R", self.ask_again, self._is_closed),
        )

    def arrived(self) -> None:
        """Read the day afresh and begin with the largest note."""
        self._close_sheet()
        self.model.begin()
        self.count.begin()

    def typed(self, text: str) -> None:
        """A digit typed elsewhere goes to the row that was counted last."""
        if self.sheet is None and text.isdigit() and self.count.isVisible() and not self.model.locked():
            self.count.type_digit(text)

    def retranslate(self) -> None:
        """Say everything in the language in use; a sheet that asks something is closed."""
        self._close_sheet()
        self.steps.set_chips([(key, _(text)) for key, text in _STEPS], self.steps.key())
        for card in self.cards.values():
            card.retranslate()
        self.show_model()

    def relayout(self) -> None:
        """Three cards, or steps where there is no room for them."""
        measures = of(self).measures
        self._column.setContentsMargins(measures.margin, 12, measures.margin, 12)
        self._column.setSpacing(8 if measures.small else 12)
        self._row.setSpacing(12)
        for part, width in ((self.compare, _COMPARE), (self.notes, _NOTES)):
            part.setMaximumWidth(_ANY if measures.small else width)
            part.setMinimumWidth(0 if measures.small else width)
        self._show_cards()
        for card in self.cards.values():
            card.fit(measures.small)
        self.foot.fit(measures.small)
        self.steps.setVisible(measures.small)
        self.show_model()

    def show_model(self) -> None:
        """Show what the model holds now."""
        for card in self.cards.values():
            card.show_model()
        self.foot.show_model()

    # Sheets in the place of the cards

    def open_till(self) -> None:
        """Ask what is in the drawer; once it is told, selling begins."""
        if self.model.can_open():
            self._opens_to_sell = True
            self._show_sheet(FloatSheet(self.model), _NARROW)

    def ask_cash(self) -> None:
        """Cash that goes in or out; before the day begins, what is in the drawer."""
        if self.model.can_open():
            self.open_till()
        elif self._is_open():
            self._show_sheet(CashSheet(self.model), _NARROW)

    def ask_shift(self) -> None:
        """Who is at the drawer next."""
        if self.model.can_change_shift():
            self._show_sheet(ShiftSheet(self.model), _NARROW)

    def ask_again(self) -> None:
        """Why the closed day is opened again."""
        if self._is_closed():
            self._show_sheet(ReopenSheet(self.model), _NARROW)

    def ask_deposit(self) -> None:
        """What goes to the office."""
        if self._is_open():
            self._ask(deposit_sheet(self.model), self.model.set_deposit)

    def ask_statement(self, tender: str) -> None:
        """What a statement says of this tender; of cash, count it."""
        row = next(row for row in self.model.compared() if row.tender == tender)
        if row.is_cash:
            self._show_step("count")
            return
        self._ask(statement_sheet(row), lambda amount: self.model.compare(tender, amount))

    def show_paper(self) -> None:
        """The figures so far, or the closed day's slip."""
        if not self._has_paper():
            return
        closed = self._is_closed()
        papers = closed_papers(self.model) if closed else interim_papers(self.model)
        sheet = PaperSheet(self.model, _("Closing slip") if closed else _("Interim report"), papers)
        sheet.printing_asked.connect(self.printing_asked)
        sheet.keeping_asked.connect(self.keeping_asked)
        self._show_sheet(sheet, _WIDE)

    def show_hand_in(self) -> None:
        """What became of every day."""
        self._show_sheet(HandInSheet(self.hand_in), _WIDE)

    def show_more(self) -> None:
        """All that has no button here."""
        commands = [command for command in self._further() if command.enabled()]
        self._show_sheet(MoreSheet(commands, self._close_sheet), _NARROW)

    def _is_open(self) -> bool:
        return not self.model.facts.closed

    def _is_closed(self) -> bool:
        return self.model.facts.closed

    def _has_paper(self) -> bool:
        return self.model.sealed is not None if self._is_closed() else not self.model.can_open()

    def _ask(self, sheet: AskAmount, answer: Callable[[int], None]) -> None:
        sheet.answered.connect(answer)
        sheet.answered.connect(self._close_sheet)
        self._show_sheet(sheet, _NARROW)

    def _show_sheet(self, sheet: Sheet, width: int) -> None:
        self._close_sheet()
        self.sheet = sheet
        sheet.closed.connect(self._close_sheet)
        self._stack.addWidget(framed(sheet, width))
        self._stack.setCurrentIndex(1)
        self.commands_changed.emit()
        sheet.setFocus()

    def _close_sheet(self) -> None:
        if self.sheet is None:
            return
        frame = self._stack.widget(1)
        assert frame is not None
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(frame)
        frame.deleteLater()
        opened = isinstance(self.sheet, FloatSheet) and self._opens_to_sell
        self.sheet, self._opens_to_sell = None, False
        self.commands_changed.emit()
        if opened:
            self.model.news.show(Screen.SELL)
        else:
            self.count.begin()

    # What the cards and keys ask for

    def _on_step(self, key: str) -> None:
        self._show_cards()
        if key == "count":
            self.count.begin()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cards(self) -> None:
        small = of(self).measures.small
        for key, card in self.cards.items():
            card.setVisible(not small or self.steps.key() == key)

    def _show_step(self, key: str) -> None:
        self.steps.set_chips([(step, _(text)) for step, text in _STEPS], key)
        self._on_step(key)

    def _on_counted(self) -> None:
        if self.model.hides():
            self.bar.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.model.needs_reason():
            self._on_reason_wanted()
        else:
            self._show_step("compare")
            self.compare.deposit.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_reason_wanted(self) -> None:
        self._show_step("compare")
        self.compare.reason.edit.setFocus()

    def _on_closed(self) -> None:
        settings = self.model.stall.settings
        if settings.printer and settings.closing_slips:
            self.slip_asked.emit(self.model.facts.day, settings.closing_slips)

    def _on_bar(self) -> None:
        if self.sheet is not None:
            bar = getattr(self.sheet, "bar", None)
            if bar is not None:
                bar.click()
        elif not self.bar.isEnabled() or not self.bar.isVisibleTo(self):
            return
        elif not self.model.facts.closed:
            self.model.close()
        elif self.model.sealed_state()[1] == "warn" and self.model.collection():
            self.model.send_soon()
        else:
            self.model.begin()

    def _leave(self) -> None:
        if self.sheet is not None:
            self._close_sheet()
        else:
            self.model.news.show(Screen.SELL)
