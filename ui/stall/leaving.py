"""Asked before a stall's window goes while a day is not handed in, or not closed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from pos.words import translate as _
from ui.look.tokens import colour
from ui.look.wear import of
from ui.models.leaving import LeavingModel
from ui.widgets.buttons import Button, PayBar
from ui.widgets.labels import Label
from ui.widgets.sheet import WholeSheet

_HEIGHT = 52
_WIDTH = 760


class LeavingSheet(WholeSheet):
    """In the place of everything. `left` wants to leave all the same, `close_asked` to close the day first,
    `place_asked` to say where days are handed in, `hand_in_asked` to look at a hand-in that is held."""

    left = Signal()
    hand_in_asked = Signal()
    close_asked = Signal()
    place_asked = Signal()

    def __init__(self, model: LeavingModel) -> None:
        super().__init__("")
        self.model = model
        self.question = Label("", "question", icon="triangle-alert", wrap=True)
        self.why = Label("", "body", tone="muted", wrap=True)
        self.unclosed = Label("", "question", icon="clock", wrap=True)
        self.later = Label("", "body", tone="muted", wrap=True)
        self.outcome = Label("", "body-strong", wrap=True)
        self.leave = Button(icon="log-out", height=_HEIGHT)
        self.close_day = Button(icon="circle-check", height=_HEIGHT)
        self.place = Button(icon="building-2", height=_HEIGHT)
        self.bar = PayBar("", keycap="Enter")
        self._lay_out()
        self.setFocusProxy(self.bar)
        self.leave.clicked.connect(self.left)
        self.close_day.clicked.connect(self.close_asked)
        self.place.clicked.connect(self.place_asked)
        self.bar.clicked.connect(self._on_bar)
        model.changed.connect(self.show_model)
        self.show_model()

    def _lay_out(self) -> None:
        body = self.sheet.body
        for part in (self.question, self.why, self.unclosed, self.later, self.outcome):
            body.addWidget(part)
        body.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.leave, self.close_day, self.place):
            row.addWidget(button, 1)
        body.addLayout(row)
        body.addWidget(self.bar)
        self.sheet.setFixedWidth(_WIDTH)
        self._around.setAlignment(self.sheet, Qt.AlignmentFlag.AlignCenter)

    def show_model(self) -> None:
        """Show what is undone, and what came of handing in."""
        model = self.model
        self.sheet.set_title(_("Close Lapak"))
        texts = (
            (self.question, model.question()),
            (self.why, model.why()),
            (self.unclosed, model.unclosed()),
            (self.later, _("It can wait: Lapak asks for it before the next day's first sale.")),
            (self.outcome, model.outcome),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self.later.setVisible(bool(model.open_day))
        self.outcome.set_tone(model.tone or "muted")
        self.leave.set_text(_("Close all the same"))
        self.close_day.set_text(_("Close the day first"))
        self.place.set_text(_("Where days are handed in"))
        self.leave.setVisible(self._hands_in)
        self.close_day.setVisible(bool(model.open_day))
        self.place.setVisible(bool(model.days) and not model.has_place)
        for button in (self.leave, self.close_day, self.place):
            button.setEnabled(not model.busy)
        self.bar.set_text(self._verb())
        self.bar.setEnabled(not model.busy)
        if self.isVisible() and not model.busy:
            self.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _hands_in(self) -> bool:
        return bool(self.model.days) and self.model.has_place

    def _verb(self) -> str:
        if not self._hands_in:
            return _("Close Lapak")
        if self.model.is_held:
            return _("Handed in to the office")
        if self.model.busy:
            return _("Handing over …")
        return _("Try once more") if self.model.tone == "bad" else _("Hand in now")

    def _on_bar(self) -> None:
        if self._hands_in and self.model.is_held:
            self.hand_in_asked.emit()
        elif self._hands_in:
            self.model.hand_in()
        else:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the words from the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_model()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing is seen through it."""
        QPainter(self).fillRect(self.rect(), colour(of(self).tokens.ground))
