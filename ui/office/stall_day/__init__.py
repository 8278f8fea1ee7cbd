"""One stall's day: its closing slip, every sale with its proof, its neighbours, and the check of a buyer's receipt."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from pos.clock import parse_day
from pos.errors import PosError
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.fork import ASK, FORK
from ui.models.lists import GOODS
from ui.models.stall_day import StallDayModel
from ui.news import Screen
from ui.office.stall_day.asking import AskSheet, QuestionLine
from ui.office.stall_day.chooser import DayChooser
from ui.office.stall_day.fork import ForkLine, ForkSheet
from ui.office.stall_day.receipt import ReceiptCheck, VerdictLine
from ui.widgets import spoken
from ui.widgets.buttons import Button
from ui.widgets.day_page import AskWhere, DayPage, OpenFile
from ui.widgets.pick import PickSheet
from ui.widgets.sheet import Empty
from ui.widgets.table import Cell, Column, Row


class StallDayScreen(DayPage):
    """Shows the model's day; a chooser on the bar leads to another one."""

    def __init__(self, model: StallDayModel, open_file: OpenFile, ask_where: AskWhere | None = None) -> None:
        super().__init__(model, open_file, ask_where)
        self.model = model
        self.chooser = DayChooser(model)
        self.chooser.stall.clicked.connect(self.pick_stall)
        self.chooser.day.clicked.connect(self.pick_day)
        self.verdict = VerdictLine()
        self.verdict.close_button.clicked.connect(model.forget_verdict)
        self.fork = ForkLine()
        self.fork.button.clicked.connect(self.decide)
        self.question = QuestionLine()
        self.question.button.clicked.connect(model.settle)
        self.chooser.ask.clicked.connect(self.ask)
        self.last = Button(icon="arrow-left")
        self.last.clicked.connect(self._go_to_last)
        self._receipts = (ReceiptCheck(), ReceiptCheck())
        for receipt in self._receipts:
            receipt.field.submitted.connect(self.check)
        self.cards.sale.buttons.addWidget(self._receipts[0])
        self.nothing = Empty("", self.last, self._receipts[1])
        self.place.addWidget(self.nothing)
        self.column.addWidget(self.fork)
        self.column.addWidget(self.question)
        self.column.addWidget(self.verdict)
        self.column.addWidget(self.place, 1)
        model.changed.connect(self.show_model)
        self.retranslate()
        self.relayout()

    def heading(self) -> str:
        """The page's title."""
        return _("Stall's day")

    @property
    def receipt(self) -> ReceiptCheck:
        """Where a receipt is asked for: beside the sale, or where there is nothing to show."""
        return self._receipts[self.place.currentWidget() is self.nothing]

    def bar_tools(self) -> QWidget:
        """Which stall, which day."""
        return self.chooser

    def commands(self) -> Sequence[Command]:
        """Other days and stalls, the day on paper, a buyer's receipt; in a question, to send it."""
        model = self.model
        if isinstance(self.sheet, AskSheet):
            return self.sheet.commands()
        return (
            Command("day_before", N_("The day before"), "Ctrl+Left", lambda: model.go_day(-1)),
            Command(
                "day_after", N_("The day after"), "Ctrl+Right", lambda: model.go_day(1), lambda: not model.is_now()
            ),
            Command("stall_before", N_("The stall before"), "Ctrl+Up", lambda: model.go_stall(-1)),
            Command("stall_after", N_("The stall after"), "Ctrl+Down", lambda: model.go_stall(1)),
            Command("pick_stall", N_("Choose a stall"), "F2", self.pick_stall),
            Command("pick_day", N_("Choose a day"), "F3", self.pick_day),
            Command("check_receipt", N_("Scan a buyer's receipt"), "F4", self.ask_receipt),
            Command("decide_fork", N_("Compare and decide"), "F6", self.decide, model.is_forked),
            Command("ask_stall", N_("Ask the stall"), "F7", self.ask, lambda: model.stall is not None),
            Command("day_paper", N_("The day on paper"), "Ctrl+P", self.show_paper),
            Command("save_sheet", N_("Save the list as a sheet"), "Ctrl+S", self.save_sheet),
            Command("search_receipts", N_("Search"), "/", self.cards.arrived),
            Command("close_sheet", N_("Back"), "Esc", self._step_back),
        )

    def arrived(self) -> None:
        """Read the day afresh; typing goes to the search."""
        self.close_sheet()
        self.cards.search("")
        self.model.refresh()
        super().arrived()

    def scanned(self, text: str) -> None:
        """A receipt is checked, a closing slip taken; anything else is searched among the sales."""
        if self.model.office.is_day_code(text):
            self.scan_left.emit(text)
        else:
            self.check(text)

    def look_for(self, about: str) -> None:
        """Show the receipt of that number, the goods of that name, what is to be decided, or ask the stall."""
        if about == FORK:
            self.decide()
        elif about == ASK:
            self.ask()
        elif about in {row.number for row in self.model.rows()}:
            self.model.show_sale(about)
        else:
            self.model.show_tab(GOODS)
            self.cards.search(about)

    def check(self, text: str) -> None:
        """Say of a receipt's code or number whether it is genuine."""
        self.close_sheet()
        self.receipt.leave()
        found = self.model.check(text)
        self.cards.search("" if found else text)
        if self.model.verdict is not None:
            spoken.announce(self.verdict.seal, self.verdict.seal.accessibleName(), urgent=True)

    def ask_receipt(self) -> None:
        """Where a code or number is typed; a scan needs no field."""
        self.close_sheet()
        self.receipt.ask()

    def ask(self) -> None:
        """A question to the stall about this day."""
        model = self.model
        if model.stall is not None:
            sheet = AskSheet(f"{model.stall_text()} · {model.day_text(short=True)}", model.ask)
            self.show_sheet(sheet)
            sheet.setFocus()

    def decide(self) -> None:
        """The files that claim the day beside each other."""
        found = self.model.claims() if self.model.is_forked() else None
        if found is None:
            return
        sheet = ForkSheet(*found)
        sheet.chosen.connect(self._on_decided)
        self.show_sheet(sheet)
        self.fork.hide()
        sheet.setFocus()

    def _on_decided(self, sha256: str, reason: str) -> None:
        if self.model.decide(sha256, reason):
            self.close_sheet()
        elif self.sheet is not None:
            self.sheet.setFocus()

    def pick_stall(self) -> None:
        """Another stall on the same day."""
        model = self.model
        sheet = PickSheet(_("Choose a stall"), _("Code or name of a stall"), _("No stall is enrolled yet."))
        rows = [Row(key, cells) for key, cells in model.stall_rows()]
        chosen = "" if model.stall is None else f"{model.stall.stall}|{model.stall.till}"
        sheet.show_rows([Column(_("Stall"), "strong", 110), Column(_("Name"))], rows, chosen)
        sheet.picked.connect(self._on_stall_picked)
        self.show_sheet(sheet)
        sheet.setFocus()

    def _on_stall_picked(self, key: str) -> None:
        self.close_sheet()
        stall, till = key.split("|")
        self.model.show(stall, int(till), self.model.day)

    def pick_day(self) -> None:
        """Another day of the same stall: one that was handed in, or any date."""
        grid = self.model.day_rows()
        sheet = PickSheet(_("Choose a day"), _("Date, such as 2026-11-21"), grid.nothing)
        columns = [Column(title, kind, width) for title, kind, width in grid.columns]
        rows = [Row(key, tuple(Cell(mark.value, mark.text) for mark in marks)) for key, marks in grid.rows]
        sheet.show_rows(columns, rows, self.model.day)
        sheet.picked.connect(self._on_day_picked)
        sheet.unknown.connect(self._on_day_typed)
        self.show_sheet(sheet)
        sheet.setFocus()

    def _on_day_picked(self, day: str) -> None:
        self.close_sheet()
        self.model.go_to(day)

    def _on_day_typed(self, text: str) -> None:
        try:
            self._on_day_picked(parse_day(text.strip()).isoformat())
        except PosError as error:
            self.model.news.refuse(error)

    def _go_to_last(self) -> None:
        day = self.model.last_before()
        if day is not None:
            self.model.go_to(day)

    def _step_back(self) -> None:
        if self.sheet is not None:
            self.close_sheet()
        elif self.receipt.is_asking():
            self.receipt.leave()
        elif self.model.verdict is not None:
            self.model.forget_verdict()
        else:
            self.model.news.show(Screen.TODAY)

    def close_sheet(self) -> None:
        """The day again."""
        super().close_sheet()
        self.fork.setVisible(self.model.is_forked())
        self._show_place()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_sheet()
        self.chooser.retranslate()
        self.cards.retranslate()
        for receipt in self._receipts:
            receipt.retranslate()
        self.fork.retranslate()
        self.question.retranslate()
        self.verdict.retranslate()
        self.last.set_text(_("The last day that was handed in"))
        self.show_model()

    def relayout(self) -> None:
        """Margins."""
        super().relayout()
        self.show_model()

    def show_model(self) -> None:
        """Show what the model holds now."""
        model = self.model
        self.chooser.show_model()
        self.fork.setVisible(model.is_forked() and self.sheet is None)
        self.question.show_question(model.question())
        self.verdict.setVisible(model.verdict is not None)
        if model.verdict is not None:
            self.verdict.seal.show_seal(model.verdict)
        self.nothing.sentence.setText(model.nothing())
        self.last.setVisible(model.last_before() is not None)
        self.cards.show_day(model.shown())
        self._show_place()

    def _show_place(self) -> None:
        if self.sheet is None:
            self.place.setCurrentWidget(self.nothing if self.model.nothing() else self.cards)
