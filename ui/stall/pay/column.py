"""The head of the payment, and the ways to pay beside the keys."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QScroller, QSizePolicy, QWidget

from pos.till.tenders import Tender
from pos.words import translate as _
from ui.keys import Command
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

_NO_DIGIT = 10
"""The place of a way that no digit stands for."""

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
        self.back.set_name(_(self._model.way_back))

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
        super().__init__(icon=tender.icon, keycap=str(digit) if digit < 10 else "", align="left")

    def fit(self, height: int) -> None:
        """Take name and sizes from the look and the language; `height` in pixels."""
        small = of(self).measures.small
        title = _(self.tender.title)
        self.set_text(_(self.tender.short or self.tender.title) if small else title)
        self.setAccessibleName(title)
        self.set_size(height, 14 if small else 15)
        policy = QSizePolicy.Policy.Expanding if small else QSizePolicy.Policy.Preferred
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(self.sizeHint().width() if small else 0)  # more than there is room for are scrolled

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


class _Ways(QScrollArea):
    """The buttons, as long as they are where there is room, else scrolled by finger, wheel and Tab."""

    def __init__(self, buttons: QWidget) -> None:
        super().__init__()
        self._buttons = buttons
        self._chosen: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(buttons)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def keep_in_sight(self, chosen: QWidget) -> None:
        """Scroll to this button, also when the room for them changes."""
        self._chosen = chosen
        self.ensureWidgetVisible(chosen, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is paid already takes room once there is some."""
        super().resizeEvent(event)
        if self._chosen is not None:
            self.ensureWidgetVisible(self._chosen, 0, 0)

    def sizeHint(self) -> QSize:
        """All of the buttons."""
        return self._buttons.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A finger's width of one of them."""
        return QSize(44, 44)


class TenderColumn(QWidget):
    """The ways to pay: a column in a wide window, a row in a small one; below, what is paid already."""

    chosen = Signal(object)

    def __init__(self, model: PayModel) -> None:
        super().__init__()
        self._model = model
        self.buttons: dict[str, TenderButton] = {}
        self.back = IconButton("x", "")
        ways = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, ways)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        for box in (self._row, self._box):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(8)
        for at, tender in enumerate(model.tenders, start=1):
            button = TenderButton(tender, at)
            button.clicked.connect(lambda _checked=False, tender=tender: self.chosen.emit(tender))
            self.buttons[tender.id] = button
            self._row.addWidget(button)
        self.credit = TenderButton(model.credit, _NO_DIGIT)
        self.credit.clicked.connect(lambda: self.chosen.emit(model.credit))
        self.credit.hide()
        self.buttons[model.credit.id] = self.credit
        self._row.addWidget(self.credit)
        self._ways = _Ways(ways)
        self._box.addWidget(self._ways)
        self._box.addWidget(self.back)
        self._box.addStretch(1)
        self._stretch = self._box.count() - 1
        self.paid = PaidCard(model)
        self._box.addWidget(self.paid)
        self.retranslate()

    def commands(self) -> Iterator[Command]:
        """Each tender by its digit; the tenth and further ones are only touched."""
        for at, tender in enumerate(self._model.tenders[:9], start=1):
            choose = partial(self.chosen.emit, tender)
            yield Command(f"tender_{tender.id}", tender.title, f"Alt+{at}", choose, also=(f"{at} Enter",))
        credit = self._model.credit
        yield Command("tender_credit", credit.title, "Alt+0", self.credit.click, self._model.takes_credit)

    def retranslate(self) -> None:
        for button in self.buttons.values():
            button.fit(self._height())
            self._row.setStretchFactor(button, button.sizeHint().width() if self._small else 0)
        self.back.set_name(_(self._model.way_back))

    def _height(self) -> int:
        """As high as all may be in the room of four, though never less than a finger needs."""
        whole, number = of(self).measures.tender, max(4, len(self.buttons) - self.credit.isHidden())
        return whole if self._small else max(44, (4 * whole + 3 * 8 - (number - 1) * 8) // number)

    def set_small(self, small: bool) -> None:
        direction = QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
        self._row.setDirection(direction)
        self._box.setStretchFactor(self._ways, 1 if small else 0)
        policy = QSizePolicy.Policy
        self._ways.setSizePolicy(
            policy.Expanding if small else policy.Preferred, policy.Fixed if small else policy.Maximum
        )
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
        if self.credit.isHidden() == model.takes_credit():
            self.credit.setVisible(self.credit.isHidden())
            self.retranslate()
        for button in self.buttons.values():
            button.setChecked(button.tender is model.tender)
            button.set_awaited(button.tender is picked)
            if button.isChecked():
                self._ways.keep_in_sight(button)
        if self._small:
            self.paid.hide()
        else:
            self.paid.show_state()

    _small = False
