"""The three cards and what stands below them: beside each other, or one at a time where there is no room."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.look.wear import of
from ui.models.day import DayModel
from ui.stall.day.compare import CompareCard
from ui.stall.day.count import CountCard
from ui.stall.day.foot import Foot, Notice
from ui.stall.day.notes import NotesCard
from ui.stall.day.sheets import framed
from ui.widgets.chips import ChipRow
from ui.widgets.sheet import Sheet

STEPS = (("count", N_("Count")), ("compare", N_("Compare")), ("notes", N_("Notes and hand-over")))
_COMPARE, _NOTES, _ANY = 390, 298, 16_777_215
"""Widths of cards in a wide window, in pixels; counting takes the rest."""


class Cards(QWidget):
    """Count, compare, hand over; in a small window each is a step."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self._model = model
        self.count = CountCard(model)
        self.compare = CompareCard(model)
        self.notes = NotesCard(model)
        self.foot = Foot(model)
        self._by_step: dict[str, CountCard | CompareCard | NotesCard] = {
            "count": self.count,
            "compare": self.compare,
            "notes": self.notes,
        }
        self.steps = ChipRow()
        self.steps.chosen.connect(self._on_step)
        self.notice = Notice()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.steps)
        top.addWidget(self.notice, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        for card in self._by_step.values():
            self._row.addWidget(card)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addLayout(self._row, 1)
        self._column.addWidget(self.foot)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.steps.set_chips([(key, _(text)) for key, text in STEPS], self.steps.key())
        for card in self._by_step.values():
            card.retranslate()

    def relayout(self) -> None:
        """Three cards, or steps."""
        measures = of(self).measures
        self._column.setContentsMargins(measures.margin, 12, measures.margin, 12)
        self._column.setSpacing(8 if measures.small else 12)
        for part, width in ((self.compare, _COMPARE), (self.notes, _NOTES)):
            part.setMaximumWidth(_ANY if measures.small else width)
            part.setMinimumWidth(0 if measures.small else width)
        self._show_cards()
        for card in self._by_step.values():
            card.fit(measures.small)
        self.foot.fit(measures.small)
        self.steps.setVisible(measures.small)

    def show_model(self) -> None:
        """Show what the model holds now."""
        for card in self._by_step.values():
            card.show_model()
        words, tone = self._model.notice()
        self.notice.say(words if of(self).measures.small else "", tone)
        self.foot.show_model()

    def show_step(self, key: str) -> None:
        """Go to one card, by its step."""
        self.steps.set_chips([(step, _(text)) for step, text in STEPS], key)
        self._on_step(key)

    def _on_step(self, key: str) -> None:
        self._show_cards()
        if key == "count":
            self.count.begin()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cards(self) -> None:
        small = of(self).measures.small
        for key, card in self._by_step.items():
            card.setVisible(not small or self.steps.key() == key)


class Place(QStackedWidget):
    """The cards, or one sheet that asks something in their place; `changed` tells of another."""

    changed = Signal()

    def __init__(self, cards: Cards) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self._cards = cards
        self._had_focus: QWidget | None = None
        self.addWidget(cards)

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the steps."""
        return QSize(0, 0)

    def show_sheet(self, sheet: Sheet, width: int) -> None:
        """Show it, so many pixels wide, until it is closed."""
        self.close_sheet()
        self._had_focus = self._cards.focusWidget()
        self.sheet = sheet
        sheet.closed.connect(self.close_sheet)
        self.addWidget(framed(sheet, width))
        self.setCurrentIndex(1)
        self.changed.emit()
        sheet.setFocus()

    def close_sheet(self) -> None:
        """Back to the cards, and to where the focus was."""
        if self.sheet is None:
            return
        self.sheet = None
        frame = self.widget(1)
        assert frame is not None
        self.setCurrentIndex(0)
        self.removeWidget(frame)
        frame.deleteLater()
        self.changed.emit()
        if self._had_focus is not None and self._had_focus.isVisibleTo(self._cards):
            self._had_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._cards.count.begin()

    def submit(self) -> None:
        """Press the sheet's bar, where it has one."""
        bar = getattr(self.sheet, "bar", None)
        if bar is not None:
            bar.click()
