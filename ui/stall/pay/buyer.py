"""The QRIS code as large as there is room for, when the screen is turned to the buyer."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.pay import PayModel
from ui.widgets.buttons import Button
from ui.widgets.labels import BigAmount, Label
from ui.widgets.qr import QrView


class BuyerView(QWidget):
    """What the buyer types, whom it pays, and the code; the cashier goes back with Esc."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self._shown = ""
        self.label = Label("", "heading", tone="brand_on_tint")
        self.amount = BigAmount("", "change_text")
        self.qr = QrView(480)
        self.back = Button("", icon="arrow-left", keycap="Esc", size=16)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.label)
        words.addWidget(self.amount)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self.qr, 1)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """It takes the room that there is."""
        return self.minimumSizeHint()

    def retranslate(self) -> None:
        self.label.setText(_("Scan the code and type"))
        self.back.set_text(_("Back to the cashier"))

    def relayout(self) -> None:
        self._column.setSpacing(8 if of(self).measures.small else 12)

    def show_state(self) -> None:
        from pos.printing.qr import matrix

        payload = self._model.payload()
        self.amount.setText(format_rupiah(self._model.amount))
        if payload != self._shown:
            self._shown = payload
            self.qr.set_matrix(matrix(payload))
            merchant, nmid = self._model.merchant()
            self.qr.set_words(merchant, f"NMID {nmid}" if nmid else "")
