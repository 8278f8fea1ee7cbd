"""The day: count the drawer, compare, note, close, and see what was handed over."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from pos.printing.layout import Layout
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.day import DayModel
from ui.models.hand_in import HandInModel
from ui.models.stick import StickModel
from ui.news import Screen
from ui.stall.day.cards import Cards, Place
from ui.stall.day.hand_in import HandInSheet
from ui.stall.day.papers import closed_papers, interim_papers
from ui.stall.day.releasing import NewOfficeSheet, ReleaseSheet
from ui.stall.day.sheets import CashSheet, FloatSheet, ShiftSheet, deposit_sheet, statement_sheet
from ui.widgets.asking import AskAmount
from ui.widgets.more import MoreSheet
from ui.widgets.page import Page
from ui.widgets.papers import PaperSheet
from ui.widgets.reopening import ReopenSheet
from ui.widgets.sheet import Sheet
from ui.widgets.stick import StickSheet

_NARROW, _WIDE = 760, 980
"""Widths of sheets in pixels."""


class DayScreen(Page):
    """The cards and their sheets.

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
        self.stick = StickModel(self.hand_in.copy_to, self)
        self.cards = Cards(model)
        self.bar = self.cards.foot.bar
        self._place = Place(self.cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._place)
        self._connect()
        self.retranslate()
        self.relayout()

    def _connect(self) -> None:
        model, cards, foot = self.model, self.cards, self.cards.foot
        model.changed.connect(cards.show_model)
        model.reason_wanted.connect(self._on_reason_wanted)
        model.day_closed.connect(self._on_closed)
        self._place.changed.connect(self.commands_changed)
        cards.count.finished.connect(self._on_counted)
        cards.compare.asked.connect(self.ask_statement)
        cards.compare.deposit_asked.connect(self.ask_deposit)
        cards.compare.reason.submitted.connect(lambda _text: self.bar.setFocus(Qt.FocusReason.TabFocusReason))
        foot.back.clicked.connect(self._leave)
        foot.more.clicked.connect(self.show_more)
        foot.cash.clicked.connect(self.ask_cash)
        foot.report.clicked.connect(self.show_paper)
        foot.again.clicked.connect(self.ask_again)
        foot.bar.clicked.connect(self._on_bar)

    @property
    def sheet(self) -> Sheet | None:
        """What is asked in the place of the cards."""
        return self._place.sheet

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
            Command("cash", N_("Cash in / out"), "F3", self.ask_cash, model.is_begun),
            Command("deposit", N_("Handed to the office"), "F4", self.ask_deposit, model.is_begun),
            Command("shift", N_("Change the shift"), "F5", self.ask_shift, model.is_begun),
            Command("report", N_("Interim report or closing slip"), "F6", self.show_paper, self._has_paper),
            Command("hand_in", N_("Handed in to the office"), "F7", self.show_hand_in),
            Command("copy_to_stick", N_("Copy to a flash drive"), "Ctrl+U", self.show_stick),
            Command("reopen", N_("Open the day again"), "Ctrl+R", self.ask_again, model.is_closed),
        )

    def arrived(self) -> None:
        """Read the day afresh and begin with the largest note."""
        self._place.close_sheet()
        self.model.begin()
        self.cards.count.begin()

    def scanned(self, text: str) -> None:
        """A scan is no number of notes and no reason."""
        self.model.refuse_scan()

    def typed(self, text: str) -> None:
        """A digit typed elsewhere goes to the row that was counted last."""
        if self.sheet is None and text.isdigit() and self.cards.count.isVisible() and not self.model.locked():
            self.cards.count.type_digit(text)

    def retranslate(self) -> None:
        """Say everything in the language in use; a sheet that asks something is closed."""
        opening = isinstance(self.sheet, FloatSheet) and not self.is_held
        if not self.is_held:
            self._place.close_sheet()
        self.cards.retranslate()
        self.cards.show_model()
        if opening:
            self.open_till()

    def relayout(self) -> None:
        """Three cards, or steps where there is no room for them."""
        self.cards.relayout()
        self.cards.show_model()

    # Sheets in the place of the cards

    def open_till(self) -> None:
        """Ask what is in the drawer; selling begins once it is told, or put off."""
        if self.model.can_open():
            sheet = FloatSheet(self.model)
            sheet.closed.connect(lambda: self.model.news.show(Screen.SELL))
            self._place.show_sheet(sheet, _NARROW)

    def ask_cash(self) -> None:
        """Cash that goes in or out; before the day begins, what is in the drawer."""
        if self.model.can_open():
            self.open_till()
        elif self.model.is_begun():
            self._show(CashSheet(self.model))

    def ask_shift(self) -> None:
        """Who is at the drawer next."""
        if self.model.is_begun():
            self._show(ShiftSheet(self.model))

    def ask_again(self) -> None:
        """Why the closed day is opened again."""
        if self.model.is_closed():
            self._show(ReopenSheet(self.model.title(), self.model.reopen))

    def ask_deposit(self) -> None:
        """What goes to the office."""
        if not self.model.is_closed():
            self._ask(deposit_sheet(self.model), self.model.set_deposit)

    def ask_statement(self, tender: str) -> None:
        """What a statement says of this tender; of cash, count it."""
        row = next(row for row in self.model.compared() if row.tender == tender)
        if row.is_cash:
            self.cards.show_step("count")
        else:
            self._ask(statement_sheet(row), lambda amount: self.model.compare(tender, amount))

    def show_paper(self) -> None:
        """The figures so far, or the closed day's slip."""
        model = self.model
        if not self._has_paper():
            return
        if model.is_closed():
            self._show_slip(model.facts.day)
        else:
            self._show_papers(_("Interim report"), model.title(), interim_papers(model.stall))

    def show_hand_in(self) -> None:
        """What became of every day."""
        sheet = HandInSheet(self.hand_in)
        sheet.slip_asked.connect(self._show_slip)
        sheet.questions.reopen_asked.connect(self._ask_reopening)
        sheet.release_asked.connect(lambda: self._show(ReleaseSheet(self.hand_in.release)))
        sheet.words_asked.connect(lambda: self._show(NewOfficeSheet(self.hand_in.believe)))
        sheet.stick_asked.connect(self.show_stick)
        self._show(sheet, _WIDE)

    def _ask_reopening(self, day: str, question: str) -> None:
        reason = _("The office asked: {question}").format(question=question)
        reopen = partial(self.hand_in.reopen, day)
        self._show(ReopenSheet(self.hand_in.title(day), reopen, reason))

    def show_stick(self) -> None:
        """Copy what the office lacks to a stick."""
        how = _("Everything that the office lacks is copied, with its papers; the office's answers come back on it.")
        self._show(StickSheet(_("Copy to a flash drive"), how, self.stick))

    def _show_slip(self, day: str) -> None:
        papers = closed_papers(self.model.stall, self.hand_in.body(day))
        self._show_papers(_("Closing slip"), self.hand_in.title(day), papers)

    def _show_papers(self, title: str, sub: str, papers: dict[str, Callable[[], Layout]]) -> None:
        sheet = PaperSheet(self.model.stall, title, sub, papers)
        sheet.printing_asked.connect(self.printing_asked)
        sheet.keeping_asked.connect(self.keeping_asked)
        self._show(sheet, _WIDE)

    def show_more(self) -> None:
        """All that has no button here."""
        commands = [command for command in self._further() if command.enabled()]
        self._show(MoreSheet(commands, self._place.close_sheet))

    def _has_paper(self) -> bool:
        return self.model.sealed is not None if self.model.is_closed() else self.model.is_begun()

    def _show(self, sheet: Sheet, width: int = _NARROW) -> None:
        self._place.show_sheet(sheet, width)

    def _ask(self, sheet: AskAmount, answer: Callable[[int], None]) -> None:
        sheet.answered.connect(answer)
        sheet.answered.connect(lambda _amount: sheet.closed.emit())
        self._show(sheet)

    # What the cards and keys ask for

    def _on_counted(self) -> None:
        if self.model.hides():
            self.bar.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.model.needs_reason():
            self._on_reason_wanted()
        else:
            self.cards.show_step("compare")
            self.cards.compare.deposit.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_reason_wanted(self) -> None:
        self.cards.show_step("compare")
        self.cards.compare.reason.edit.setFocus()

    def _on_closed(self) -> None:
        settings = self.model.stall.settings
        if settings.printer and settings.closing_slips:
            self.slip_asked.emit(self.model.facts.day, settings.closing_slips)

    def _on_bar(self) -> None:
        if self.sheet is not None:
            self._place.submit()
        elif not self.bar.isEnabled() or not self.bar.isVisibleTo(self):
            return
        elif not self.model.is_closed():
            self.model.close()
        elif self.model.lacks_office():
            self.model.sending.send_soon()
        else:
            self.model.begin()

    def _leave(self) -> None:
        if self.sheet is not None:
            self.sheet.closed.emit()
        else:
            self.model.news.show(Screen.SELL)
