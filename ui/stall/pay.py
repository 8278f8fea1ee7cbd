"""Paying, in the place of the goods: tenders, amount, keys, change; the QRIS code; and the sale when it is done."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.money import format_number, format_rupiah
from pos.till.tenders import Tender
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.pay import NOTES, PayModel, pieces, suggestions
from ui.models.spoken import rupiah_in_words
from ui.widgets.asking import Choice, Suggestion
from ui.widgets.buttons import Button, IconButton, NoteButton, NumPad, PayBar
from ui.widgets.card import Card
from ui.widgets.fields import MoneyField, TextField
from ui.widgets.handed import CellsField, NotesBack
from ui.widgets.labels import BigAmount, Label, Pill
from ui.widgets.qr import QrView
from ui.widgets.steps import Step, StepList
from ui.widgets.switch import Switch

_COLUMN = 200
"""The width of the tenders, in pixels."""
_TOP = 4
"""Between the boxes and the rest of a wide window, besides the gap of 12."""
_SIDE = 280
"""The width of what stands right of the QRIS code."""


class PaySheet(Card):
    """`closed` asks for the way back to the basket, `finished` for the next buyer."""

    closed = Signal()
    finished = Signal()
    paid = Signal()
    """The sale was recorded; the change is shown until `finished`."""
    printing_asked = Signal(object)
    """The receipt of this Sale is wanted."""

    def __init__(self, model: PayModel, wish: str, parent: QWidget | None = None) -> None:
        """`wish` is the setting `print`: always, ask or never."""
        super().__init__(parent=parent)
        self.model = model
        self._wish = wish
        self._gives_up = False
        self._stage: tuple[object, ...] = ()
        self._head = _Head(model, wish)
        self._boxes = QStackedWidget()
        self.sums = _Sums(model)
        self.asked = _Asked(model)
        self.tender_column = _Tenders(model)
        self._work = QStackedWidget()
        self.keys = _Keys(model)
        self.code = _Code(model)
        self.set_up = _SetUp()
        self._bars = QStackedWidget()
        self.bar = PayBar("", keycap="Enter")
        self.verdicts = _Verdicts()
        self.done = _Done(model)
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.relayout()
        self.show_state()

    def _lay_out(self) -> None:
        for stack, parts in (
            (self._boxes, (self.sums, self.asked)),
            (self._work, (self.keys, self.code, self.set_up)),
            (self._bars, (self.bar, self.verdicts)),
        ):
            for part in parts:
                stack.addWidget(part)
            stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._parts = QWidget()
        self._grid = QGridLayout(self._parts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._parts, 1)
        self._column.addWidget(self.done, 1)
        self.done.hide()

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_state)
        model.paid.connect(self._on_paid)
        self._head.close.clicked.connect(self.leave)
        self.tender_column.close.clicked.connect(self.leave)
        self.tender_column.chosen.connect(self.choose)
        self.keys.field.submitted.connect(model.accept)
        self.bar.clicked.connect(model.accept)
        self.code.edit.clicked.connect(model.edit_amount)
        self._head.edit.clicked.connect(model.edit_amount)
        self.code.reference.submitted.connect(model.accept)
        self.verdicts.arrived.clicked.connect(model.accept)
        self.verdicts.later.clicked.connect(model.save_for_later)
        self.verdicts.failed.clicked.connect(model.did_not_arrive)
        self.done.next.clicked.connect(self.finished)
        self.done.print.clicked.connect(lambda: self.printing_asked.emit(self.model.sale))

    def commands(self) -> Sequence[Command]:
        """The tenders by their digits, wherever the focus is; Esc and Enter stand on their buttons."""
        if self.model.sale is not None:
            return (Command("next_sale", N_("New sale"), "F12", self.finished.emit),)
        return tuple(
            Command(f"tender_{tender.id}", tender.title, f"Alt+{at}", lambda tender=tender: self.choose(tender))
            for at, tender in enumerate(self.model.tenders, start=1)
        )

    def choose(self, tender: Tender) -> None:
        """Pay by this tender."""
        self.model.choose(tender)

    def leave(self) -> None:
        """Back to the basket; what other tenders have paid is given up only when asked twice."""
        if self.model.sale is not None:
            self.finished.emit()
        elif self.model.offers and not self._gives_up:
            self._gives_up = True
            self.model.warn_of_leaving()
        else:
            self.closed.emit()

    def focus(self) -> None:
        """Give the focus to where typing goes now."""
        if self.model.sale is not None:
            self.done.next.setFocus()
        elif self._work.currentWidget() is self.code:
            self.code.reference.setFocus()
        elif self._work.currentWidget() is self.keys:
            self.keys.field.setFocus()
        else:
            self.setFocus()

    def is_done(self) -> bool:
        """Whether the sale is recorded."""
        return self.model.sale is not None

    def scanned(self, text: str) -> None:
        """Nothing is added while money is taken; the stall's own QRIS code is, where it has none."""
        if self._work.currentWidget() is self.set_up:
            self.model.set_up_code(text)
            self.focus()
        else:
            self.model.refuse_scan()

    def show_state(self) -> None:
        """Show what the model says; keys, tenders and bar keep their places."""
        model = self.model
        stage = (model.tender.id, model.shows_code, len(model.offers))
        self._gives_up = False
        lacks_code = model.tender.waits and not model.has_code()
        self._boxes.setCurrentWidget(self.asked if model.shows_code else self.sums)
        self._work.setCurrentWidget(self.code if model.shows_code else self.set_up if lacks_code else self.keys)
        self._bars.setCurrentWidget(self.verdicts if model.shows_code else self.bar)
        for part in (self._head, self.sums, self.asked, self.tender_column, self.keys):
            part.show_state()
        if model.shows_code:
            self.code.show_state()
            self.verdicts.show_amount(format_rupiah(model.amount))
        refusal = model.refusal()
        self.bar.setEnabled(not refusal)
        self.bar.set_text(refusal or _bar_text(model))
        self.bar.set_amount(format_rupiah(model.amount))
        self.bar.set_keycap("" if refusal else "Enter")
        if stage != self._stage:
            self._stage = stage
            self.focus()

    def relayout(self) -> None:
        """Tenders left in a wide window, in a row on top in a small one."""
        measures = of(self).measures
        small = measures.small
        margin = measures.margin
        self._column.setContentsMargins(margin, margin, margin, margin)
        for part in (self._head, self._boxes, self.tender_column, self._work, self._bars):
            self._grid.removeWidget(part)
        self._head.setVisible(not small)
        self._grid.setVerticalSpacing(8 if small else 12)
        self._grid.setHorizontalSpacing(16)
        if small:
            for row, part in enumerate((self.tender_column, self._boxes, self._work, self._bars)):
                self._grid.addWidget(part, row, 0, 1, 2)
        else:
            self._grid.addWidget(self._head, 0, 0, 1, 2)
            self._grid.addWidget(self._boxes, 1, 0, 1, 2)
            self._grid.addWidget(self.tender_column, 2, 0)
            self._grid.addWidget(self._work, 2, 1)
            self._grid.addWidget(self._bars, 3, 0, 1, 2)
        self._grid.setColumnStretch(0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(4, 1)
        self.tender_column.set_small(small)
        for part in (self.sums, self.asked, self.keys, self.code, self.verdicts, self.done):
            part.relayout()
        self._boxes.setFixedHeight(96 if small else 124)
        self._work.setFixedHeight(_work_height(small) + (0 if small else _TOP))
        self._bars.setFixedHeight(measures.pay_bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the way back; 1–4 pick a tender where no field takes digits."""
        if event.isAutoRepeat():
            return
        digit = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif self.model.sale is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif digit and digit in "1234" and self.model.sale is None:
            self.choose(self.model.tenders[int(digit) - 1])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A new look, a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.relayout()
        elif event.type() == QEvent.Type.LanguageChange:
            for part in (self._head, self.keys, self.code, self.set_up, self.verdicts, self.done, self.asked):
                part.retranslate()
            self.tender_column.retranslate()
            self.show_state()

    def _on_paid(self, sale: object) -> None:
        self.paid.emit()
        self._parts.hide()
        self.done.show_state()
        self.done.show()
        self.done.next.setFocus()
        if self._head.print.isChecked():
            self.printing_asked.emit(sale)


def _bar_text(model: PayModel) -> str:
    if model.due == 0 and model.amount == 0:
        return _("Finish")
    if model.tender.is_cash:
        return _("Take cash & finish")
    if model.tender.waits:
        return _("Show the QRIS code")
    if model.left_after:
        return _("Take part by {tender}").format(tender=_(model.tender.title))
    return _("Take {tender} & finish").format(tender=_(model.tender.title))


def _work_height(small: bool) -> int:
    """Field, gap and four rows of keys."""
    return 52 + 8 + 4 * 48 + 3 * 8 if small else 64 + 12 + 4 * 70 + 3 * 8


class _Head(QWidget):
    """Title, receipt number, the printing switch, the way out."""

    def __init__(self, model: PayModel, wish: str) -> None:
        super().__init__()
        self._model = model
        self._wish = wish
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.print = Switch(icon="printer")
        self.print.setChecked(wish == "always")
        self.print.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit = Button("", icon="pencil")
        self.close = IconButton("x", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addSpacing(6)
        row.addWidget(self.sub, 1)
        row.addWidget(self.print)
        row.addWidget(self.edit)
        row.addWidget(self.close)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(_("Payment"))
        self.print.set_text(_("Print receipt"))
        self.edit.set_text(_("Change the amount"))
        self.close.set_name(_("Back to the basket"))

    def show_state(self) -> None:
        self.print.setVisible(self._wish != "never" and not self._model.shows_code)
        self.edit.setVisible(self._model.shows_code)
        if self._model.sale is None:
            number = _("Receipt {number}").format(number=self._model.number()[-4:])
            self.sub.setText(f"{number} · {_('any buyer')}")


class _Sums(QWidget):
    """What is due, and what goes back."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self._due_box = Card("raised", 12)
        self._due_label = Label("", "muted")
        self.due = BigAmount("", "due_text")
        self._due_sub = Label("", "amount-muted")
        self._change_box = Card("raised", 12)
        self._change_label = Label("", "heading")
        self.change = BigAmount("", "change_text")
        self._exact = Label("", "muted")
        self.notes = NotesBack()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._due_box)
        self._row.addWidget(self._change_box, 1)
        self._due_column = _stacked(self._due_box, self._due_label, self.due, self._due_sub)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._change_label)
        left.addStretch(1)
        left.addWidget(self.change)
        left.addStretch(1)
        self._change_row = QHBoxLayout(self._change_box)
        self._change_row.addLayout(left, 1)
        self._change_row.addWidget(self._exact, 0, Qt.AlignmentFlag.AlignVCenter)
        self._change_row.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignVCenter)

    def relayout(self) -> None:
        small = of(self).measures.small
        self._due_box.setFixedWidth(212 if small else 324)
        self._row.setSpacing(8 if small else 12)
        self._due_column.setContentsMargins(14, 9, 12, 9) if small else self._due_column.setContentsMargins(
            20, 12, 16, 12
        )
        self._change_row.setContentsMargins(16, 6, 12, 6) if small else self._change_row.setContentsMargins(
            20, 12, 16, 6
        )
        for label in (self._due_label, self._due_sub):
            label.set_kind(
                "small" if small and label is self._due_label else "amount-muted" if label is self._due_sub else "muted"
            )

    def show_state(self) -> None:
        model = self._model
        self._due_label.setText(_("Still to pay"))
        self.due.setText(format_rupiah(model.due))
        self._due_sub.setText(self._origin())
        text, amount, fill, tone, label_tone = self._outcome()
        self._change_label.setText(text)
        self._change_label.set_tone(label_tone)
        self.change.setText(format_rupiah(amount))
        self.change.set_tone(tone)
        self._change_box.set_fill(fill)
        self._exact.setText(_("exact") if model.tender.is_cash and model.is_exact else "")
        self._exact.setVisible(bool(self._exact.text()))
        self.notes.set_pieces(pieces(model.change))
        self.notes.setVisible(model.change > 0)

    def _origin(self) -> str:
        """How the amount due comes about: `Total Rp 487.000 − QRIS Rp 200.000`."""
        model = self._model
        small = of(self).measures.small
        shown = format_number if small else format_rupiah
        parts = [shown(model.total) if small else f"{_('Total')} {shown(model.total)}"]
        parts += [f"− {_(model.tender_of(offer).title)} {shown(offer.amount)}" for offer in model.offers]
        if model.rounding:
            parts.append(f"{_('Rounding')} {shown(model.rounding)}")
        return " ".join(parts)

    def _outcome(self) -> tuple[str, int, str, str, str]:
        """Words, amount, fill and tones of the box at the right."""
        model = self._model
        if not model.tender.is_cash:
            left = model.left_after
            words = _("Left after {tender}").format(tender=_(model.tender.title))
            return words, left, "raised", "text" if left else "muted", "muted"
        if model.lacking:
            return _("Short by"), model.lacking, "warn_soft", "warn_on_tint", "warn_on_tint"
        if model.change:
            return _("Change"), model.change, "ok_soft", "ok_on_tint", "ok_on_tint"
        return _("Change"), 0, "raised", "muted", "muted"


class _Asked(QWidget):
    """What the buyer types into a telephone, and how long the code has been shown."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self._box = Card("soft", 12)
        self._label = Label("", "heading", tone="brand_on_tint")
        self._words = Label("", "muted", tone="muted_on_tint", align="right")
        self.amount = BigAmount("", "change_text")
        self._state_box = Card("raised", 12)
        self._pill = Pill("", "brand", icon="hourglass")
        self._elapsed = Label("", "sum", align="right")
        self._total = Label("", "amount-muted")
        self._left = Label("", "amount-muted")
        head = QHBoxLayout()
        head.addWidget(self._label)
        head.addWidget(self._words, 1)
        self._column = QVBoxLayout(self._box)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addStretch(1)
        self._column.addWidget(self.amount)
        self._column.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self._pill)
        top.addWidget(self._elapsed, 1)
        self._state_column = QVBoxLayout(self._state_box)
        self._state_column.setSpacing(2)
        self._state_column.addLayout(top)
        self._state_column.addStretch(1)
        self._state_column.addWidget(self._total)
        self._state_column.addWidget(self._left)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._box, 1)
        self._row.addWidget(self._state_box)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self.retranslate()

    def retranslate(self) -> None:
        self._label.setText(_("The buyer types"))
        self._pill.show_as(_("Waiting"), "brand", "hourglass")

    def relayout(self) -> None:
        small = of(self).measures.small
        self._row.setSpacing(8 if small else 12)
        self._state_box.setFixedWidth(176 if small else _SIDE)
        self._column.setContentsMargins(16, 8, 16, 6) if small else self._column.setContentsMargins(20, 12, 20, 6)
        margins = (12, 8, 12, 8) if small else (20, 14, 20, 14)
        self._state_column.setContentsMargins(*margins)
        self._elapsed.set_kind("amount-strong" if small else "sum")
        self._total.setVisible(not small)

    def show_state(self) -> None:
        model = self._model
        if not model.shows_code:
            self._timer.stop()
            return
        self._timer.start()
        self._tick()
        self.amount.setText(format_rupiah(model.amount))
        self._words.setText(rupiah_in_words(model.amount))
        self._total.setText(f"{_('Total')} {format_rupiah(model.total)}")
        left = model.left_after
        self._left.setText(_("Then {amount} in cash").format(amount=format_rupiah(left)) if left else _("Pays all"))

    def _tick(self) -> None:
        seconds = self._model.seconds_shown()
        self._elapsed.setText(f"{seconds // 60:02d}.{seconds % 60:02d}")


class _Tenders(QWidget):
    """The ways to pay: a column in a wide window, a row in a small one; below, what is paid already."""

    chosen = Signal(object)

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.buttons: dict[str, Button] = {}
        self.close = IconButton("x", "")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        for at, tender in enumerate(model.tenders, start=1):
            button = Choice("", icon=tender.icon, keycap=str(at), align="left", size=15, height=64)
            button.clicked.connect(lambda _checked=False, tender=tender: self.chosen.emit(tender))
            self.buttons[tender.id] = button
            self._box.addWidget(button, 1)
        self._box.addWidget(self.close)
        self._box.addStretch(1)
        self._stretch = self._box.count() - 1
        self.paid = Card("raised", 12)
        self._paid_label = Label("", "muted")
        self._paid_rows = [(Label("", "body-strong"), Label("", "amount-strong", align="right")) for _row in range(2)]
        self._paid_detail = Label("", "small", tone="ok")
        self._fill_paid()
        self._box.addWidget(self.paid)
        self.retranslate()

    def _fill_paid(self) -> None:
        column = QVBoxLayout(self.paid)
        column.setContentsMargins(13, 10, 13, 8)
        column.setSpacing(4)
        column.addWidget(self._paid_label)
        for name, amount in self._paid_rows:
            row = QHBoxLayout()
            row.addWidget(name, 1)
            row.addWidget(amount)
            column.addLayout(row)
        column.addWidget(self._paid_detail)

    def retranslate(self) -> None:
        for tender in self._model.tenders:
            self._name(tender)
        self.close.set_name(_("Back to the basket"))
        self._paid_label.setText(_("Paid already"))

    def _name(self, tender: Tender) -> None:
        title = _(tender.title)
        button = self.buttons[tender.id]
        button.set_text(title.split()[0] if self._small else title)
        button.setAccessibleName(title)

    def set_small(self, small: bool) -> None:
        direction = QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        self._box.setStretch(self._stretch, 0 if small else 1)
        self._box.setContentsMargins(0, 0 if small else _TOP, 0, 0)
        self._small = small
        self.close.setVisible(small)
        for tender in self._model.tenders:
            self._name(tender)
        for button in self.buttons.values():
            button.set_size(44 if small else 64, 14 if small else 15)
            button.setSizePolicy(
                QSizePolicy.Policy.Expanding if small else QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
            )
        self.setMinimumWidth(0 if small else _COLUMN)
        self.setMaximumWidth(16_777_215 if small else _COLUMN)
        self.show_state()

    def show_state(self) -> None:
        model = self._model
        for tender in model.tenders:
            self.buttons[tender.id].setChecked(tender is model.tender)
        self.paid.setVisible(bool(model.offers) and not self._small)
        for at, (name, amount) in enumerate(self._paid_rows):
            shown = at < len(model.offers)
            name.setVisible(shown)
            amount.setVisible(shown)
            if shown:
                offer = model.offers[at]
                name.setText(_(model.tender_of(offer).title))
                amount.setText(format_rupiah(offer.amount))
        first = model.offers[0] if len(model.offers) == 1 else None
        self._paid_detail.setVisible(first is not None)
        if first is not None:
            state = _("confirmed") if first.confirmed else _("to be checked") if model.tender_of(first).waits else ""
            reference = _("ref {reference}").format(reference=first.reference) if first.reference else ""
            self._paid_detail.setText(" · ".join(part for part in (state, reference) if part))

    _small = False


class _Keys(QWidget):
    """The amount, whole answers, banknotes or a reference, and the number pad."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.field = MoneyField()
        self.exact = Suggestion("")
        self.round = [Suggestion("") for _place in range(3)]
        self.notes = [NoteButton(worth) for worth in NOTES]
        self.clear = Button("", kind="secondary")
        self.reference = TextField(height=46)
        self.reference.edit.setMaxLength(40)
        self.pad = NumPad()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.field)
        self._answers, self._notes = QWidget(), QWidget()
        self._fill_answers()
        self._row = QHBoxLayout()
        self._row.addWidget(self._answers, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.pad)
        self._column.addLayout(self._row)
        self._column.addStretch(1)
        self._connect()
        self.retranslate()

    def _fill_answers(self) -> None:
        whole, notes = QGridLayout(), QGridLayout(self._notes)
        notes.setContentsMargins(0, 0, 0, 0)
        for at, button in enumerate((self.exact, *self.round)):
            whole.addWidget(button, at // 2, at % 2)
        for at, button in enumerate((*self.notes, self.clear)):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            notes.addWidget(button, at // 4, at % 4)
        column = QVBoxLayout(self._answers)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (whole, notes, column):
            layout.setSpacing(8)
        column.addLayout(whole)
        column.addWidget(self._notes)
        column.addWidget(self.reference)

    def _connect(self) -> None:
        model = self._model
        self.field.amount_changed.connect(self._on_amount_changed)
        self.pad.typed.connect(self.field.type_digits)
        self.clear.clicked.connect(self.field.clear)
        self.exact.clicked.connect(lambda: self.field.fill_in(model.due))
        for button in self.round:
            button.clicked.connect(lambda _checked=False, button=button: self.field.fill_in(self._worths[button]))
        for note in self.notes:
            note.clicked.connect(lambda _checked=False, worth=note.worth: self.field.add(worth))
        self.reference.text_changed.connect(self._on_reference_changed)
        self.reference.submitted.connect(lambda _text: model.accept())
        self._worths: dict[Suggestion, int] = {}

    def _on_amount_changed(self, amount: int) -> None:
        if amount != self._model.amount:
            self._model.set_amount(amount, typed=amount != self._model.due)

    def _on_reference_changed(self, text: str) -> None:
        self._model.reference = text

    def retranslate(self) -> None:
        self.clear.set_text(_("Clear"))
        self.reference.set_label("", _("Reference of the slip (may stay empty)"))
        self.field.set_label(_("Money received"))

    def relayout(self) -> None:
        measures = of(self).measures
        self._column.setContentsMargins(0, 0 if measures.small else _TOP, 0, 0)
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
        self.exact.say(_("Exact") if is_cash else _("All of it"), format_rupiah(model.due))
        self.exact.setChecked(model.is_exact)
        amounts = suggestions(model.due) if is_cash else []
        self._worths = dict(zip(self.round, amounts, strict=False))
        for button in self.round:
            worth = self._worths.get(button)
            _keep_place(button, worth is not None)
            if worth is not None:
                button.say(format_rupiah(worth))
                button.setChecked(worth == model.amount)
        self._notes.setVisible(is_cash)
        self.reference.setVisible(not is_cash)
        if self.reference.text() != model.reference:
            self.reference.set_text(model.reference)


def _keep_place(widget: QWidget, shown: bool) -> None:
    """Hide it without moving what stands beside it."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.setVisible(shown)


class _Code(QWidget):
    """The QRIS code, whom it pays, and what the cashier looks at."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self._shown = ""
        self._card = Card("surface", 12)
        self.edit = Button("", icon="pencil", kind="secondary", size=13)
        self.qr = QrView(342)
        self._merchant = Label("", "name", align="center")
        self._nmid = Label("", "muted", align="center")
        self._warning = Card("warn_soft", 12)
        self._warning_title = Label("", "name", tone="warn_on_tint", icon="smartphone")
        self._warning_text = Label("", "small", tone="warn_on_tint", wrap=True)
        self.steps = StepList()
        self._reference_box = Card("surface", 12)
        self._reference_label = Label("", "body-strong")
        self._reference_sub = Label("", "small")
        self.reference = CellsField("")
        self._fill()
        self.reference.text_changed.connect(self._on_reference_changed)
        self.retranslate()

    def _fill(self) -> None:
        card = QVBoxLayout(self._card)
        card.setContentsMargins(0, 0, 0, 1)
        card.setSpacing(0)
        card.addWidget(self.qr, 1)
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._names.addWidget(self._merchant)
        self._names.addWidget(self._nmid)
        self._under = card
        warning = QVBoxLayout(self._warning)
        warning.setContentsMargins(14, 10, 12, 10)
        warning.setSpacing(4)
        warning.addWidget(self._warning_title)
        text = QHBoxLayout()
        text.setContentsMargins(28, 0, 0, 0)
        text.addWidget(self._warning_text)
        warning.addLayout(text)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._reference_label)
        words.addWidget(self._reference_sub)
        reference = QHBoxLayout(self._reference_box)
        reference.setContentsMargins(14, 5, 10, 5)
        reference.addLayout(words, 1)
        reference.addWidget(self.reference)
        self._side = QVBoxLayout()
        self._side.addWidget(self._warning)
        self._side.addSpacing(12)
        self._side.addWidget(self.steps)
        self._side.addStretch(1)
        self._side.addWidget(self.edit)
        self._side.addWidget(self._reference_box)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._card, 1)
        self._row.addLayout(self._side)

    def _on_reference_changed(self, text: str) -> None:
        self._model.reference = text

    def retranslate(self) -> None:
        self.edit.set_text(_("Change the amount"))
        self._warning_title.setText(_("Look at the stall's own phone"))
        self._warning_text.setText(
            _("Wait for the notice that money came in, or look at the statement. The buyer's screen is no proof.")
        )
        self._reference_label.setText(_("4 reference digits"))
        self._reference_sub.setText(_("may stay empty"))
        self.reference.setAccessibleName(_("4 reference digits"))

    def relayout(self) -> None:
        small = of(self).measures.small
        self._row.setContentsMargins(0, 0 if small else _TOP, 0, 0)
        self._row.setSpacing(8 if small else 16)
        self._side.setSpacing(8)
        wide = 308 if small else _SIDE
        for part in (self._warning, self._reference_box):
            part.setFixedWidth(wide)
        self.steps.setFixedWidth(wide)
        self.steps.setVisible(not small)
        self.edit.setVisible(small)
        for layout in (self._under, self._side):
            layout.removeItem(self._names)
        self._side.insertLayout(0, self._names) if small else self._under.addLayout(self._names)

    def show_state(self) -> None:
        from pos.printing.qr import matrix

        model = self._model
        payload = model.payload()
        if payload != self._shown:
            self._shown = payload
            self.qr.set_matrix(matrix(payload))
            merchant, nmid = model.merchant()
            self._merchant.setText(merchant)
            self._nmid.setText(f"NMID {nmid}" if nmid else "")
        if self.reference.text() != model.reference:
            self.reference.set_text(model.reference)
        since = f"{model.local(model.code_since):%H.%M}" if model.code_since else ""
        self.steps.set_steps(
            (
                Step(_("Waiting for payment"), _("code shown since {time}").format(time=since), "now", "hourglass"),
                Step(_("Confirmed by the cashier"), _("the time is recorded"), "next", "badge-check"),
                Step(_("Matches the statement"), _("at the close or in the office"), "next", "landmark"),
            )
        )


class _SetUp(QWidget):
    """No QRIS code yet: how to set one up, at once, with the scanner."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = Label("", "body", wrap=True, align="center", tone="muted")
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._sentence)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self._sentence.setText(
            _("This stall has no QRIS code yet: scan the stall's own printed code now, and it is kept as its own.")
        )


class _Verdicts(QWidget):
    """What the cashier says of a QRIS payment."""

    def __init__(self) -> None:
        super().__init__()
        self.failed = Button("", kind="danger", icon="x", size=15, height=64)
        self.later = Button("", icon="clock", size=15, height=64)
        self.arrived = PayBar("", keycap="Enter", icon="check")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.failed)
        self._row.addWidget(self.later)
        self._row.addWidget(self.arrived, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self.failed.set_text(_("Not received"))
        self.later.set_text(_("Save, check later"))
        self.arrived.set_text(_("Money came in"))

    def relayout(self) -> None:
        measures = of(self).measures
        for button in (self.failed, self.later):
            button.set_size(measures.pay_bar, 14 if measures.small else 15)
            button.set_icon(None if measures.small else "x" if button is self.failed else "clock")

    def show_amount(self, amount: str) -> None:
        self.arrived.set_amount("" if of(self).measures.small else amount)


class _Done(QWidget):
    """The sale is recorded: the change stays in view until the next buyer."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.title = Label("", "panel", tone="ok", icon="circle-check")
        self._box = Card("ok_soft", 12)
        self._label = Label("", "heading", tone="ok_on_tint")
        self.amount = BigAmount("", (96, 72, 56, 48), tone="ok_on_tint")
        self.notes = NotesBack()
        self._sums = Label("", "amount", tone="muted")
        self._hint = Label("", "muted")
        self.print = Button("", icon="printer")
        self.next = PayBar("", keycap="Enter")
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._label)
        left.addWidget(self.amount)
        box = QHBoxLayout(self._box)
        box.setContentsMargins(20, 16, 16, 16)
        box.addLayout(left, 1)
        box.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._box)
        column.addWidget(self._sums)
        column.addStretch(1)
        column.addWidget(self._hint)
        column.addWidget(self.next)
        self.retranslate()

    def retranslate(self) -> None:
        self.print.set_text(_("Print receipt"))
        self.next.set_text(_("New sale"))
        self._hint.setText(_("Or scan the next item: it begins a new sale."))
        self.show_state()

    def relayout(self) -> None:
        self._box.setFixedHeight(124 if of(self).measures.small else 180)

    def show_state(self) -> None:
        sale = self._model.sale
        if sale is None:
            return
        change = sum(payment.given - payment.amount for payment in sale.payments)
        self.title.setText(_("Receipt {number} is recorded").format(number=sale.number[-4:]))
        self._label.setText(_("Change"))
        self.amount.setText(format_rupiah(change))
        self.notes.set_pieces(pieces(change))
        given = sum(payment.given for payment in sale.payments)
        self._sums.setText(
            _("Total {total} · received {given}").format(total=format_rupiah(sale.due), given=format_rupiah(given))
        )


def _stacked(box: QWidget, label: QWidget, amount: QWidget, sub: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setSpacing(0)
    column.addWidget(label)
    column.addStretch(1)
    column.addWidget(amount)
    column.addStretch(1)
    column.addWidget(sub)
    return column
