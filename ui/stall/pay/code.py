"""The QRIS code, whom it pays, and what the cashier looks at."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.models.pay import PayModel
from ui.stall.pay.column import TOP
from ui.stall.pay.sums import SIDE
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.handed import CellsField
from ui.widgets.labels import Label
from ui.widgets.qr import QrView
from ui.widgets.steps import Step, StepList


class Code(QWidget):
    """The QRIS code, whom it pays, and what the cashier looks at."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self._shown = ""
        self.edit = Button("", icon="pencil", size=13)
        self.turn = IconButton("monitor", "")
        self.qr = QrView(342)
        self._warning = Card("warn_soft", 12)
        self._warning_title = Label("", "name", tone="warn_on_tint", icon="smartphone")
        self._warning_text = Label("", "note", tone="warn_on_tint", wrap=True)
        self.steps = StepList()
        self._reference_box = Card("surface", 12)
        self._reference_label = Label("", "body-strong")
        self._reference_sub = Label("", "small")
        self.reference = CellsField("")
        self._fill()
        self.reference.text_changed.connect(model.set_reference)
        self.retranslate()

    def _fill(self) -> None:
        warning = QVBoxLayout(self._warning)
        self._warning_column = warning
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
        self._side.addSpacing(8)
        self._side.addWidget(self.steps)
        self._side.addStretch(1)
        self._edits = QHBoxLayout()
        self._edits.setSpacing(8)
        self._edits.addWidget(self.edit, 1)
        self._edits.addWidget(self.turn)
        self._side.addLayout(self._edits)
        self._side.addWidget(self._reference_box)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.qr, 1)
        self._row.addLayout(self._side)

    def retranslate(self) -> None:
        self.edit.set_text(_("Change the amount"))
        self.turn.set_name(_("Show to the buyer"))
        self._warning_title.setText(_("Look at the stall's own phone"))
        self._warning_text.setText(
            _("Wait for the notice that money came in, or look at the statement. The buyer's screen is no proof.")
        )
        self._reference_label.setText(_("4 reference digits"))
        self._reference_sub.setText(_("may stay empty"))
        self.reference.setAccessibleName(_("4 reference digits"))

    def relayout(self) -> None:
        small = of(self).measures.small
        self._row.setContentsMargins(0, 0 if small else TOP, 0, 0)
        self._row.setSpacing(8 if small else 16)
        self._side.setSpacing(8)
        wide = fonts.drawn(308 if small else SIDE)
        for part in (self._warning, self._reference_box):
            part.setFixedWidth(wide)
        self.steps.setFixedWidth(wide)
        self.edit.setVisible(small)
        self.turn.setVisible(small)
        self._warning_column.setContentsMargins(*(14, 5, 12, 5) if small else (14, 12, 12, 12))

    def show_state(self) -> None:
        from pos.printing.qr import matrix

        model = self._model
        payload = model.payload()
        if payload != self._shown:
            self._shown = payload
            self.qr.set_matrix(matrix(payload))
            merchant, nmid = model.merchant()
            self.qr.set_words(merchant, f"NMID {nmid}" if nmid else "")
        if self.reference.text() != model.reference:
            self.reference.set_text(model.reference)
        since = f"{model.local(model.code_since):%H.%M}" if model.code_since else ""
        steps = (
            Step(_("Waiting for payment"), _("code shown since {time}").format(time=since), "now", "hourglass"),
            Step(_("Confirmed by the cashier"), _("the time is recorded"), "next", "badge-check"),
            Step(_("Matches the statement"), _("at the close or in the office"), "next", "landmark"),
        )
        self.steps.set_steps(steps[:1] if of(self).measures.small else steps)
