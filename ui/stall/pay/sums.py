"""What is due and what goes back; for QRIS, what the buyer types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_number, format_rupiah
from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.models.pay import PayModel, pieces
from ui.models.spoken import rupiah_in_words
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.handed import NotesBack
from ui.widgets.labels import BigAmount, Label, Pill

SIDE = 280
"""The width of what stands right of the QRIS code."""

_BESIDE = 12
"""Between the change and what stands beside it."""


class Sums(QWidget):
    """What is due, and what goes back."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self._due_box = Card("raised", 12)
        self._due_label = Label("", "muted")
        self.due = BigAmount("", "due_text")
        self.origin = Label("", "amount-muted")
        self.take_back = IconButton("undo-2", "")
        self._change_box = Card("raised", 12)
        self._change_label = Label("", "heading")
        self.change = BigAmount("", "change_text")
        self._exact = Label("", "muted")
        self.notes = NotesBack()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._due_box)
        self._row.addWidget(self._change_box, 1)
        self._due_column = QVBoxLayout(self._due_box)
        self._due_column.setSpacing(0)
        self._due_column.addLayout(self._due_head(), 1)
        self._due_column.addWidget(self.origin)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._change_label)
        left.addStretch(1)
        left.addWidget(self.change)
        left.addStretch(1)
        self._change_row = QHBoxLayout(self._change_box)
        self._change_row.addLayout(left, 1)
        self._change_row.setSpacing(_BESIDE)
        self._change_row.addWidget(self._exact, 0, Qt.AlignmentFlag.AlignVCenter)
        self._change_row.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignVCenter)

    def _due_head(self) -> QHBoxLayout:
        """What is due, and beside it the way back from what was taken last: its toast goes after seconds."""
        words = QVBoxLayout()
        words.addWidget(self._due_label)
        words.addStretch(1)
        words.addWidget(self.due)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addLayout(words, 1)
        head.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def relayout(self) -> None:
        small = of(self).measures.small
        self._due_box.setFixedWidth(fonts.drawn(212 if small else 324))
        self._row.setSpacing(8 if small else 12)
        self._due_column.setContentsMargins(*(14, 9, 6, 9) if small else (20, 12, 16, 12))
        self._change_row.setContentsMargins(*(16, 6, 12, 6) if small else (20, 12, 16, 6))
        self._due_label.set_kind("small" if small else "muted")
        self.show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_notes()

    def show_state(self) -> None:
        model = self._model
        self._due_label.setText(_("Still to pay") if model.parts else _("To pay"))
        self.due.setText(format_rupiah(model.due))
        self.origin.setText(self._origin())
        self.take_back.setVisible(bool(model.parts))
        self.take_back.set_name(_("Take back the last part"))
        text, amount, fill, tone, label_tone = self._outcome()
        self._change_label.setText(text)
        self._change_label.set_tone(label_tone)
        self.change.setText(format_rupiah(amount))
        self.change.set_tone(tone)
        self._change_box.set_fill(fill)
        self._exact.setText(_("exact money") if model.tender.is_cash and model.is_exact and model.due else "")
        self._exact.setVisible(bool(self._exact.text()))
        self.notes.set_pieces(pieces(model.change))
        self.notes.setVisible(model.change > 0)
        self._fit_notes()

    def _fit_notes(self) -> None:
        """The amount goes first, in its smallest size if need be; the notes take what is left beside it."""
        margins = self._change_row.contentsMargins()
        inner = self.width() - self._due_box.width() - self._row.spacing() - margins.left() - margins.right()
        self.notes.fit(inner - self.change.minimumSizeHint().width() - _BESIDE)

    def _origin(self) -> str:
        """How the amount due comes about, as long as there is room: `Total Rp 487.000 − QRIS Rp 200.000`."""
        model = self._model
        margins = self._due_column.contentsMargins()
        room = self._due_box.width() - margins.left() - margins.right()
        paid = [(_(part.tender.title), part.offer.amount) for part in model.parts]
        for shown in (format_rupiah, format_number):
            for minus in (paid, [(_("paid"), model.taken)] if paid else []):
                text = self._sum(shown, minus)
                if fonts.width(text, 13, 500, True) <= room:
                    return text
        return ""

    def _sum(self, shown: Callable[[int], str], minus: Sequence[tuple[str, int]]) -> str:
        model = self._model
        if not minus and not model.rounding:
            return ""
        first = _("Total {amount}") if shown is format_rupiah else "{amount}"
        told = [first.format(amount=shown(model.total))]
        told += [f"− {name} {shown(amount)}" for name, amount in minus]
        if model.rounding:
            sign = "+" if model.rounding > 0 else "−"
            told.append(_("{sign} rounding {amount}").format(sign=sign, amount=shown(abs(model.rounding))))
        return " ".join(told)

    def _outcome(self) -> tuple[str, int, str, str, str]:
        """Words, amount, fill and tones of the box at the right."""
        model = self._model
        if not model.tender.is_cash:
            left = model.left_after
            words = _("Left after {tender}").format(tender=_(model.tender.title))
            return words, left, "raised", "text" if left else "muted", "muted"
        if model.lacking and model.picked() is None:
            return _("Short by"), model.lacking, "warn_soft", "warn_on_tint", "warn_on_tint"
        if model.change:
            return _("Change"), model.change, "ok_soft", "ok_on_tint", "ok_on_tint"
        return _("Change"), 0, "raised", "muted", "muted"


class Asked(QWidget):
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
        self.left = Label("", "amount-muted")
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
        self._state_column.addWidget(self.left)
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
        self._state_box.setFixedWidth(fonts.drawn(192 if small else SIDE))
        self._column.setContentsMargins(*(16, 8, 16, 6) if small else (20, 12, 20, 6))
        self._state_column.setContentsMargins(*(12, 8, 12, 8) if small else (20, 14, 20, 14))
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
        self._say_amount()
        self._total.setText(_("Total {amount}").format(amount=format_rupiah(model.total)))
        self.left.setText(self._rest())

    def showEvent(self, event: QShowEvent) -> None:
        self.show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._say_amount()

    def _say_amount(self) -> None:
        """The amount in words, where all of them fit beside the label."""
        margins = self._column.contentsMargins()
        taken = margins.left() + margins.right() + self._label.sizeHint().width() + 8
        room = self.width() - self._row.spacing() - self._state_box.width() - taken
        said = rupiah_in_words(self._model.amount)
        self._words.setText(said if fonts.width(said, 13) <= room else "")

    def _rest(self) -> str:
        left = self._model.left_after
        if not left:
            return _("Pays all once it is in")
        small, cash = of(self).measures.small, self._model.rest_goes_on_in_cash
        if small:
            said = _("Then {amount} cash") if cash else _("Then {amount} more")
        else:
            said = _("The rest, {amount}, goes on in cash") if cash else _("The rest, {amount}, by another way")
        return said.format(amount=format_rupiah(left))

    def _tick(self) -> None:
        seconds = self._model.seconds_shown()
        self._elapsed.setText(f"{seconds // 60:02d}.{seconds % 60:02d}")
