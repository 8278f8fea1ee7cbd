"""The head of the payment, and the ways to pay beside the keys."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from pos.till.tenders import Tender
from pos.words import translate as _
from ui.look.wear import of
from ui.models.pay import PayModel
from ui.stall.pay.paid import PaidCard
from ui.widgets import paint
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label
from ui.widgets.switch import Switch

COLUMN = 200
"""The width of the tenders, in pixels."""

TOP = 4
"""Between the boxes and the rest of a wide window, besides the gap of 12."""


class Head(QWidget):
    """Title, receipt number, the printing switch, the way out."""

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.print = Switch(icon="printer")
        self.print.toggled.connect(model.choose_print)
        self.print.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit = Button("", icon="pencil")
        self.turn = Button("", icon="monitor")
        self.back = IconButton("x", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addSpacing(6)
        row.addWidget(self.sub, 1)
        row.addWidget(self.print)
        row.addWidget(self.edit)
        row.addWidget(self.turn)
        row.addWidget(self.back)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(_("Payment"))
        self.print.set_text(_("Print receipt"))
        self.edit.set_text(_("Change the amount"))
        self.turn.set_text(_("Show to the buyer"))
        self.back.set_name(_("Back to the basket"))

    def show_state(self) -> None:
        self.print.setVisible(self._model.may_print and not self._model.shows_code)
        self.print.setChecked(self._model.prints)
        self.edit.setVisible(self._model.shows_code)
        self.turn.setVisible(self._model.shows_code)
        if self._model.sale is None:
            self.sub.setText(self._model.whose_receipt())


class TenderButton(Choice):
    """One way to pay; `awaited` while the digit on its keycap stands alone and Enter would pick it."""

    def __init__(self, tender: Tender, digit: int) -> None:
        self.tender = tender
        self._awaited = False
        super().__init__(icon=tender.icon, keycap=str(digit), align="left")

    def fit(self) -> None:
        """Take name and sizes from the look and the language."""
        small = of(self).measures.small
        title = _(self.tender.title)
        self.set_text(_(self.tender.short or self.tender.title) if small else title)
        self.setAccessibleName(title)
        self.set_size(of(self).measures.tender, 14 if small else 15)
        policy = QSizePolicy.Policy.Expanding if small else QSizePolicy.Policy.Preferred
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def set_awaited(self, awaited: bool) -> None:
        """Show that Enter would pick it, or that it would not."""
        self._awaited = awaited
        self.update()

    def _padding(self) -> int:
        return 8 if of(self).measures.small else 14

    def _gap(self) -> int:
        return 8 if of(self).measures.small else 13

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, in the line of what has the focus while it is awaited."""
        super().paintEvent(event)
        if self._awaited:
            painter = QPainter(self)
            paint.begin(painter)
            paint.box(painter, QRectF(self.rect()), 10, None, of(self).tokens.brand, 2)


class TenderColumn(QWidget):
    """The ways to pay: a column in a wide window, a row in a small one; below, what is paid already."""

    chosen = Signal(object)

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.buttons: dict[str, TenderButton] = {}
        self.back = IconButton("x", "")
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        for at, tender in enumerate(model.tenders, start=1):
            button = TenderButton(tender, at)
            button.clicked.connect(lambda _checked=False, tender=tender: self.chosen.emit(tender))
            self.buttons[tender.id] = button
            self._box.addWidget(button)
        self._box.addWidget(self.back)
        self._box.addStretch(1)
        self._stretch = self._box.count() - 1
        self.paid = PaidCard(model)
        self._box.addWidget(self.paid)
        self.retranslate()

    def retranslate(self) -> None:
        for button in self.buttons.values():
            button.fit()
            self._box.setStretchFactor(button, button.sizeHint().width() if self._small else 0)
        self.back.set_name(_("Back to the basket"))

    def set_small(self, small: bool) -> None:
        direction = QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        self._box.setStretch(self._stretch, 0 if small else 1)
        self._box.setContentsMargins(0, 0 if small else TOP, 0, 0)
        self._small = small
        self.back.setVisible(small)
        self.retranslate()
        self.setMinimumWidth(0 if small else COLUMN)
        self.setMaximumWidth(16_777_215 if small else COLUMN)
        self.show_state()

    def show_state(self) -> None:
        model = self._model
        picked = model.picked()
        for button in self.buttons.values():
            button.setChecked(button.tender is model.tender)
            button.set_awaited(button.tender is picked)
        if self._small:
            self.paid.hide()
        else:
            self.paid.show_state()

    _small = False
