"""What became of every day that was handed in, and a way to send again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pos.words import translate as _
from pos.words import translate_plural
from ui.look.wear import of
from ui.models.hand_in import HandedIn, HandInModel
from ui.stall.day.questions import QuestionList
from ui.widgets.buttons import Button, PayBar
from ui.widgets.labels import Label
from ui.widgets.sheet import Empty, Sheet
from ui.widgets.table import Cell, Column, Row, Table

_ROW = 44


class HandInSheet(Sheet):
    """A row a day with its newest revision, and what the office said of it.

    `slip_asked` wants to see a day's slip, `release_asked` to say why a restored till may hand in, `words_asked` to
    give the words of an office that lost its key, `stick_asked` to hand in by a stick.
    """

    slip_asked = Signal(str)
    release_asked = Signal()
    words_asked = Signal()
    stick_asked = Signal()

    def __init__(self, model: HandInModel) -> None:
        super().__init__(_("Handed in to the office"))
        self.model = model
        self.questions = QuestionList()
        self.table = Table()
        self.table.setAccessibleName(_("Handed in to the office"))
        self.table.set_row_height(_ROW)
        self.empty = Empty(_("No day is closed yet. The first one stands here tonight."))
        self.words = Label("", "body-strong", wrap=True)
        self.key = Label("", "muted", wrap=True)
        self.slip = Button(_("Closing slip"), icon="receipt-text", keycap="Enter")
        self.slip.clicked.connect(self._on_slip)
        self.stick = Button(_("Copy to a flash drive"), icon="usb")
        self.stick.clicked.connect(self.stick_asked)
        self.bar = PayBar(_("Hand over again"), keycap="F12", icon="send")
        self.bar.clicked.connect(self._on_bar)
        self.table.opened.connect(self.slip_asked)
        for widget, stretch in ((self.questions, 0), (self.key, 0), (self.table, 1), (self.empty, 1), (self.words, 0)):
            self.body.addWidget(widget, stretch)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.slip)
        foot.addWidget(self.stick)
        foot.addWidget(self.bar, 1)
        self.body.addLayout(foot)
        self.setFocusProxy(self.table)
        model.changed.connect(self.show_model)
        self.show_model()

    def show_model(self) -> None:
        """Show the days as they stand now."""
        days = self.model.days()
        self.questions.show_questions(self.model.questions())
        self.table.setVisible(bool(days))
        self.empty.setVisible(not days)
        columns = (
            Column(_("Day"), "strong", 190),
            Column(_("Number"), "number", 90),
            Column(_("Revision"), "number", 90),
            Column(_("The office"), "pill", 170),
            Column(_("Its reason"), "muted"),
        )
        self.table.set_rows(columns, [_row(day) for day in days])
        if days and not self.table.key():
            self.table.pick(days[0].day)
        words = self.model.key_words()
        self.key.setText(_("The words the office asks for: {words}").format(words=words) if words else "")
        self.slip.setEnabled(bool(days))
        for button in (self.slip, self.stick):
            button.set_size(of(self).measures.pay_bar, 14)
        self.stick.setEnabled(bool(days))
        words, tone = self._state()
        self.words.setText(words)
        self.words.set_tone(tone)
        held, other = self.model.is_held(), self.model.is_answered_by_another()
        verb = _("Let it go on …") if held else _("The office's words …") if other else _("Hand over again")
        self.bar.set_text(_("Handing over …") if self.model.busy() else verb)
        self.bar.setEnabled((held or other or bool(self.model.lacking())) and self.model.can_send())

    def _state(self) -> tuple[str, str]:
        """Where the hand-in stands, in words, and its tone."""
        if self.model.is_behind():
            text = _("The office has days of this till that are not here: another computer may sell as this one")
            return ". ".join(filter(None, (text, self.model.backup_before()))), "bad"
        if self.model.is_held():
            text = _("Held after the restore ({reason}): compare the last receipts with the office first")
            return text.format(reason=self.model.why_held()), "warn"
        if self.model.is_answered_by_another():
            return _(
                "The office answers with another key. Has it lost its own? Call it, and give its words here"
            ), "bad"
        lacking = self.model.lacking()
        text = translate_plural("{n} not yet accepted by the office", "{n} not yet accepted by the office", lacking)
        return (text.format(n=lacking), "warn") if lacking else (_("All accepted by the office"), "ok")

    def _on_bar(self) -> None:
        if self.model.is_held():
            self.release_asked.emit()
        elif self.model.is_answered_by_another():
            self.words_asked.emit()
        else:
            self.model.send()

    def _on_slip(self) -> None:
        self.slip_asked.emit(self.table.key())


def _row(day: HandedIn) -> Row:
    state = Cell(day.state, pill=day.tone)
    return Row(day.day, (Cell(day.day, text=day.title), day.number, day.revision, state, day.reason))
