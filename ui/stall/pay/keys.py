"""The amount that is handed over: field, whole answers, banknotes, number pad."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.pay import NOTES, PayModel, suggestions
from ui.stall.pay.column import TOP
from ui.widgets.asking import Suggestion
from ui.widgets.buttons import Button, NoteButton, NumPad
from ui.widgets.fields import MoneyField, TextField
from ui.widgets.labels import Label


def work_height(small: bool) -> int:
    """Field, gap and four rows of keys, in pixels."""
    return 52 + 8 + 4 * 48 + 3 * 8 if small else 64 + 12 + 4 * 70 + 3 * 8


class Keys(QWidget):
    """The amount, whole answers, banknotes or a reference, and the number pad."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.field = MoneyField()
        self.exact = Suggestion("")
        self.round = [Suggestion("") for _place in range(3)]
        self.notes = [NoteButton(worth) for worth in NOTES]
        self.clear = Button("", kind="quiet")
        self.reference = TextField(height=46)
        self.reference.edit.setMaxLength(40)
        self.pad = NumPad()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.field)
        self._hint = Label("", "muted", wrap=True)
        self._answers, self._cash, self._told = QWidget(), QWidget(), QWidget()
        self._fill_answers()
        self._row = QHBoxLayout()
        self._row.addWidget(self._answers, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.pad)
        self._column.addLayout(self._row)
        self._column.addStretch(1)
        self._connect()
        self.retranslate()

    def _fill_answers(self) -> None:
        """The whole amount on top; below it what suits cash, or what suits the other tenders."""
        top, round_, notes = QHBoxLayout(), QHBoxLayout(), QGridLayout()
        for answer in (self.exact, self.round[0]):
            top.addWidget(answer, 1)
        for answer in self.round[1:]:
            round_.addWidget(answer, 1)
        for at, key in enumerate((*self.notes, self.clear)):
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            notes.addWidget(key, at // 4, at % 4)
        cash, told, column = QVBoxLayout(self._cash), QVBoxLayout(self._told), QVBoxLayout(self._answers)
        for box in (cash, told, column):
            box.setContentsMargins(0, 0, 0, 0)
        for layout in (top, round_, notes, cash, told, column):
            layout.setSpacing(8)
        cash.addLayout(round_)
        cash.addLayout(notes)
        told.addWidget(self.reference)
        told.addWidget(self._hint)
        column.addLayout(top)
        column.addWidget(self._cash)
        column.addWidget(self._told)

    def _connect(self) -> None:
        model = self._model
        self.field.amount_changed.connect(self._on_amount_changed)
        self.pad.typed.connect(self.field.type_digits)
        self.clear.clicked.connect(self.field.clear)
        self.exact.clicked.connect(lambda: self.field.fill_in(model.whole))
        for button in self.round:
            button.clicked.connect(lambda _checked=False, button=button: self.field.choose(self._worths[button]))
        for note in self.notes:
            note.clicked.connect(lambda _checked=False, worth=note.worth: self.field.add(worth))
        self.reference.text_changed.connect(model.set_reference)
        self.reference.submitted.connect(lambda _text: model.accept())
        self._worths: dict[Suggestion, int] = {}

    def take(self, digit: str) -> None:
        """Type it into the amount, whatever had the focus."""
        self.field.setFocus()
        self.field.type_digits(digit)

    def _on_amount_changed(self, amount: int) -> None:
        if amount != self._model.amount:
            self._model.set_amount(amount, typed=not self.field.filled_in)

    def retranslate(self) -> None:
        self.clear.set_text(_("Clear"))
        self.field.set_label(_("Money received"))

    def relayout(self) -> None:
        measures = of(self).measures
        self._column.setContentsMargins(0, 0 if measures.small else TOP, 0, 0)
        self._column.setSpacing(8 if measures.small else 12)
        self._row.setSpacing(8 if measures.small else 12)
        self._row.setStretch(0, 344)
        self._row.setStretch(1, 240 if measures.small else 282)
        self.clear.set_size(measures.key, measures.note_text)

    def show_state(self) -> None:
        model = self._model
        is_cash = model.tender.is_cash
        if self.field.amount != model.amount or (not model.is_typed and not self.field.filled_in):
            self.field.fill_in(model.amount)
        self.field.set_label(
            _("Money received") if is_cash else _("Amount by {tender}").format(tender=_(model.tender.title))
        )
        self.exact.say(_("Exact") if is_cash else _("All of it"), format_rupiah(model.whole))
        self.exact.setChecked(model.is_exact)
        amounts = suggestions(model.due) if is_cash else []
        self._worths = dict(zip(self.round, amounts, strict=False))
        for button in self.round:
            worth = self._worths.get(button)
            _keep_place(button, worth is not None)
            if worth is not None:
                button.say(format_rupiah(worth))
                button.setChecked(worth == model.amount)
        self._cash.setVisible(is_cash)
        self._told.setVisible(not is_cash)
        self.reference.setVisible(model.tender.takes_reference)
        by_number = model.tender is model.credit
        told = _("Number on the slip, like 0001-4821") if by_number else _("Reference of the slip (may stay empty)")
        self.reference.set_label("", told)
        hint = _("{tender} may pay a part: type how much, and the rest goes on by another way to pay.")
        self._hint.setText(hint.format(tender=_(model.tender.title)))
        if self.reference.text() != model.reference:
            self.reference.set_text(model.reference)


def _keep_place(widget: QWidget, shown: bool) -> None:
    """Hide it without moving what stands beside it."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.setVisible(shown)


class SetUp(QWidget):
    """No QRIS code yet: how to set one up, at once, with the scanner or from the clipboard."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._sentence = Label("", "body", wrap=True, align="center", tone="muted")
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._sentence)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(_("QRIS code"))
        self._sentence.setText(
            _("This stall has no QRIS code yet: scan its own printed code now, or paste its text with Ctrl+V.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A pasted code; all else goes on to the sheet."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._model.set_up_code(QGuiApplication.clipboard().text())
        else:
            event.ignore()
