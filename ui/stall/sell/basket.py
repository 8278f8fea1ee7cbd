"""The basket's card: its lines, its sums, what is done with them, and the sales that wait."""

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from pos.words import translate_plural
from ui.look import fonts
from ui.look.wear import of
from ui.models.morning import Proof
from ui.models.sell import SellModel
from ui.stall.sell.lines import DRAFT, TALKED, draft_of, row_of, talked_about, waiting_of, waits_of
from ui.stall.sell.order import OrderHead
from ui.stall.sell.sums import Sums
from ui.widgets.basket import BasketRow, BasketView
from ui.widgets.buttons import Button, IconButton, PayBar
from ui.widgets.card import Card, Rule
from ui.widgets.kitchen import MOST_MADE, KitchenRow
from ui.widgets.labels import Label
from ui.widgets.parked import ParkedStrip
from ui.widgets.sheet import Empty

_AGES_MS = 20_000


class BasketCard(Card):
    """The lines, the sums, and what is done with them."""

    def __init__(self, model: SellModel) -> None:
        super().__init__()
        self._model = model
        self._locked = False
        self._title = Label("", "panel")
        self._count = Label("", "muted")
        self.order = OrderHead(model)
        self._lock = Label("", "muted", icon="lock")
        self.undo = Button("", icon="undo-2", size=13)
        self.clear = Button("", icon="trash-2", kind="danger", size=13)
        self.more = Button("", icon="ellipsis", size=13)
        self.view = BasketView()
        self.proof = Label("", "muted", wrap=True, align="center")
        self._empty = Empty(note=self.proof)
        self._lines = QStackedWidget()
        self._lines.addWidget(self.view)
        self._lines.addWidget(self._empty)
        self.sums = Sums()
        self.total = self.sums.total
        self.parked = ParkedStrip()
        self.kitchen = KitchenRow()
        self.discount = Button("", icon="percent")
        self.customer = Button("", icon="user")
        self.park = Button("", icon="bookmark")
        self.others = IconButton("ellipsis", "")
        self.pay = PayBar("", keycap="F12")
        self.back = Button("", icon="arrow-left", keycap="Esc", size=16, height=64, once=True)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._lay_out_head()
        self._buttons = QWidget()
        buttons = self._button_row = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 11, 0, 0)
        buttons.setSpacing(8)
        for button in (self.discount, self.customer, self.park, self.others):
            buttons.addWidget(button)
        for button in (self.discount, self.park):  # only the customer's name, which may be long, gives way
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addSpacing(8)
        self._column.addWidget(self._lines, 1)
        self._column.addWidget(self.parked)
        self._column.addSpacing(6)
        self._column.addWidget(self.kitchen)
        self._column.addSpacing(12)
        self._column.addWidget(Rule())
        self._column.addSpacing(10)
        self._column.addWidget(self.sums)
        self._column.addWidget(self._buttons)
        self._column.addSpacing(10)
        self._column.addWidget(self.pay)
        self._column.addWidget(self.back)

    def _lay_out_head(self) -> None:
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._names.addWidget(self._title)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(12, 0, 0, 0)
        self._head.addStrut(44)
        self._head.setSpacing(8)
        self._head.addWidget(self.order, 1)
        self._head.addLayout(self._names)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        for part in (self.undo, self.clear, self.more, self._lock):
            self._head.addWidget(part)

    def _connect(self) -> None:
        model = self._model
        self.view.chosen.connect(self._on_chosen)
        self.view.more.connect(lambda _key: model.more())
        self.view.less.connect(lambda _key: model.less())
        self.parked.chosen.connect(model.recall)
        self.kitchen.turned.connect(model.kitchen.turn)
        model.kitchen.changed.connect(self.show_kitchen)
        for changed in (model.dish.asked, model.dish.changed, model.dish.left):
            changed.connect(self.show_basket)
        model.parked_changed.connect(self._show_parked)
        self._ages.timeout.connect(self._show_parked)

    def _on_chosen(self, key: str) -> None:
        self._model.choose(int(key))

    def show_proof(self, proof: Proof | None) -> None:
        """What the morning found, in the empty basket."""
        self.proof.setVisible(proof is not None)
        if proof is not None:
            self.proof.setText(proof.words)
            self.proof.set_tone(proof.tone)

    def set_locked(self, locked: bool) -> None:
        """While money is taken nothing changes."""
        if locked != self._locked:
            self._locked = locked
            self.view.set_locked(locked)
            self._show_verbs()

    def show_state(self) -> None:
        """The basket as it is, the sales that wait, and the kitchen where there is one."""
        self._move_verbs()
        self.show_basket()
        self._show_parked()
        self.show_kitchen()

    def show_kitchen(self) -> None:
        """The order's number, and what cooks or is ready; while money is taken only the basket counts."""
        model = self._model
        waiting = model.kitchen.waiting(MOST_MADE)
        self.kitchen.set_waiting([waits_of(each) for each in waiting], model.kitchen.count_waiting())
        self.kitchen.setVisible(bool(waiting) and not self._locked)
        if model.kitchen.is_on:
            self.order.show_order(self._locked)

    def show_basket(self) -> None:
        """The basket as it is."""
        basket = self._model.basket
        rows, chosen = self._rows()
        with QSignalBlocker(self.view):  # nobody chose another line
            self.view.set_rows(rows, chosen)
        self._lines.setCurrentWidget(self.view if rows else self._empty)
        self._count.setVisible(bool(basket.lines or basket.customer))
        self._show_who()
        self.undo.setEnabled(basket.can_undo)
        is_drafted = self._model.dish.product is not None
        for button in (self.clear, self.discount, self.park):
            button.setEnabled(bool(basket.lines) and not is_drafted)
        self.pay.setEnabled(bool(basket.lines) and not is_drafted and self._model.talk is None)
        self._show_sums()

    def _rows(self) -> tuple[list[BasketRow], str]:
        """The lines, with the one whose price or choices are not settled yet, and the key of the selected one."""
        rows = [row_of(at, line) for at, line in enumerate(self._model.basket.lines)]
        talk, dish, chosen = self._model.talk, self._model.dish, str(self._model.chosen)
        if talk is not None:
            at = len(rows) if talk.index is None else talk.index
            chosen = TALKED if talk.index is None else str(talk.index)
            rows[at : at + 1] = [talked_about(chosen, talk.line)]
        elif dish.product is not None:
            at = dish.line if dish.line >= 0 else len(rows)
            rows[at : at + 1] = [draft_of(dish)]
            chosen = DRAFT
        return rows, chosen

    def _show_who(self) -> None:
        """How much of it there is, and whose it is: on the button; in a small window below the title."""
        basket = self._model.basket
        count = translate_plural("{n} item", "{n} items", basket.pieces).format(n=basket.pieces)
        small = of(self).measures.small
        self._count.setText(basket.customer if basket.customer and small else count)
        self.customer.set_text(basket.customer or _("Customer"))
        if self._model.kitchen.is_on:
            self._count.hide()
            self.order.show_order(self._locked)

    def _show_parked(self) -> None:
        self.parked.set_waiting([waiting_of(each) for each in self._model.parked()])
        self.parked.setVisible(bool(self.parked.chips) and not self._locked)
        if self.parked.chips:
            self._ages.start()
        else:
            self._ages.stop()

    def _show_sums(self) -> None:
        priced = self._model.priced()
        self.sums.show_sums(priced, self._model.tax(), is_food=self._model.kitchen.is_on)
        self.pay.set_amount(format_rupiah(priced.total))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._title.setText(_("Basket"))
        self.order.retranslate()
        self.kitchen.retranslate()
        self._empty.sentence.setText(_("The basket is empty: scan something, or touch a tile."))
        self.undo.set_text(_("Undo"))
        self.clear.set_text(_("Clear basket"))
        self.more.set_text("" if fonts.enlarged() else _("More …"))
        self.more.setAccessibleName(_("More …"))
        self.sums.retranslate()
        self.discount.set_text(_("Discount"))
        self.park.set_text(_("Park"))
        self.others.set_name(_("More …"))
        self.pay.set_text(_("Pay"))
        self.back.set_text(_("Back to the basket"))
        self._lock.setText("" if of(self).measures.small else _("locked while paying"))
        self.show_state()

    def relayout(self) -> None:
        """Words beside their icons, or below them in a small window."""
        measures = of(self).measures
        small = measures.small
        self._column.setContentsMargins(8, 10 if small else 12, 8, 8)
        for button in (self.undo, self.clear, self.more):
            button.set_stacked(small)
            button.set_size(48 if small else 44, 13)
        self._move_count(below=small)
        self.order.relayout()
        self.back.set_size(measures.pay_bar, 15 if small else 16)
        self._show_verbs()
        self._show_who()
        self._show_sums()

    def _show_verbs(self) -> None:
        """What can be done with the basket as it is, or the way back to it while it is locked."""
        small, locked = of(self).measures.small, self._locked
        kitchen = self._model.kitchen.is_on
        self._head.setContentsMargins(0 if kitchen else 12, 0, 12 if locked and not kitchen else 0, 0)
        self.undo.setVisible(not locked and not (kitchen and small))
        self.clear.setVisible(not locked and not (kitchen and small))
        self.more.setVisible(small and not locked)
        self._lock.setVisible(locked and not kitchen)
        self._lock.setText("" if small else _("locked while paying"))
        self._buttons.setVisible(not small and not locked)
        self.pay.setVisible(not locked)
        self.back.setVisible(locked)
        self._show_parked()
        self.show_kitchen()

    def _move_verbs(self) -> None:
        """A kitchen's order has the whole head to itself: what undoes and empties stands below then."""
        kitchen = self._model.kitchen.is_on
        self.order.setVisible(kitchen)
        self._title.setVisible(not kitchen)
        for part in (self.discount, self.customer):
            part.setVisible(not kitchen)
        for at, button in enumerate((self.undo, self.clear)):
            self._head.removeWidget(button)
            self._button_row.removeWidget(button)
            if kitchen:
                self._button_row.insertWidget(at, button)
            else:
                self._head.insertWidget(self._head.indexOf(self.more), button)
        for at in range(self._head.count()):
            item = self._head.itemAt(at)
            if item is not None and item.spacerItem() is not None:
                self._head.setStretch(at, 0 if kitchen else 1)
        self._show_verbs()

    def _move_count(self, below: bool) -> None:
        self._head.removeWidget(self._count)
        self._names.removeWidget(self._count)
        if below:
            self._names.addWidget(self._count)
        else:
            self._head.insertWidget(self._head.indexOf(self._names) + 1, self._count)
