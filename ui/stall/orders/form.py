"""The sheet an order is written on: the buyer left, what is made right, what it comes to below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.errors import PosError
from pos.money import format_rupiah
from pos.till.orders.order import Draft
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.order_form import FACTS, PER, PROMISES, OrderForm
from ui.models.order_rows import line_text
from ui.models.orders import OrdersModel
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, IconButton, PayBar
from ui.widgets.fields import NoteField, TextField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet

_BUYER = ("buyer", "phone", "address", "promised")


class OrderSheet(Sheet):
    """`written` carries the Draft of a new order and whether a down payment is taken with it."""

    written = Signal(object, bool)
    done = Signal()
    """The order was changed."""

    def __init__(self, form: OrderForm, model: OrdersModel) -> None:
        super().__init__(_("Change the order") if form.order else _("New order"))
        form.setParent(self)
        self.form = form
        self._model = model
        self.fields = {fact: TextField(height=44) for fact in FACTS}
        self.note = NoteField(height=64)
        self.reason = TextField(height=44)
        self.measures = {measure: Choice(size=13) for measure in PER}
        self.promises = {days: Button(kind="quiet", size=13) for days, _title in PROMISES}
        self.add = Button(icon="plus")
        self.listed: list[_Listed] = []
        self.least = Label("", "muted", align="right")
        self.later = Button(height=64)
        self.bar = PayBar("", keycap="F12")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.fields["buyer"])
        self.retranslate()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        self._heads = (Label("", "question"), Label("", "question"))
        left.addWidget(self._heads[0])
        for fact in _BUYER:
            left.addWidget(self.fields[fact])
        promises = QHBoxLayout()
        promises.setSpacing(8)
        for button in self.promises.values():
            promises.addWidget(button, 1)
        left.addLayout(promises)
        left.addWidget(self.note)
        left.addWidget(self.reason)
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addLayout(self._thing(), 1)
        inside = QWidget()
        inside.setLayout(columns)
        columns.setContentsMargins(0, 0, 0, 0)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.later, 1)
        foot.addWidget(self.bar, 2)
        self.body.addWidget(scrolled_form(inside), 1)
        self.body.addWidget(self.least)
        self.body.addLayout(foot)

    def _thing(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        measures = QHBoxLayout()
        measures.setSpacing(8)
        for button in self.measures.values():
            measures.addWidget(button, 1)
        grid.addWidget(self.fields["name"], 0, 0, 1, 2)
        grid.addWidget(self.fields["dimensions"], 1, 0, 1, 2)
        grid.addWidget(self.fields["material"], 2, 0)
        grid.addWidget(self.fields["finish"], 2, 1)
        grid.addLayout(measures, 3, 0, 1, 2)
        grid.addWidget(self.fields["qty"], 4, 0)
        grid.addWidget(self.fields["price"], 4, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._heads[1])
        right.addLayout(grid)
        right.addWidget(self.add)
        right.addLayout(self._list)
        right.addStretch(1)
        return right

    def _connect(self) -> None:
        form = self.form
        form.changed.connect(self.show_form)
        for fact, field in self.fields.items():
            field.text_changed.connect(lambda text, fact=fact: form.write(fact, text))
            field.submitted.connect(lambda _text: self.focusNextChild())
        self.note.text_changed.connect(lambda text: form.write("note", text))
        self.reason.text_changed.connect(lambda text: form.write("reason", text))
        for measure, button in self.measures.items():
            button.clicked.connect(lambda _checked=False, measure=measure: form.choose_measure(measure))
        for days, choice in self.promises.items():
            choice.clicked.connect(lambda _checked=False, days=days: form.promise(days))
        self.add.clicked.connect(self._on_add)
        self.later.clicked.connect(lambda: self._tell(False))
        self.bar.clicked.connect(self.submit)

    def commands(self) -> Sequence[Command]:
        """Take it, or leave it."""
        return (
            Command("write_order", self._verb(), "F12", self.submit),
            Command("add_thing", N_("Another thing"), "Ctrl+N", self._on_add),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def _verb(self) -> str:
        return N_("Keep the change") if self.form.order else N_("Take the down payment")

    def submit(self) -> None:
        """Take the order with a down payment, or change the one that there is."""
        if self.form.order is None:
            self._tell(True)
            return
        try:
            draft = self.form.draft()
        except PosError as error:
            self._model.news.refuse(error)
            return
        if self._model.change_draft(draft, self.form.texts["reason"], self.submit):
            self.done.emit()

    def _tell(self, pays: bool) -> None:
        try:
            draft: Draft = self.form.draft()
        except PosError as error:
            self._model.news.refuse(error)
            return
        self.written.emit(draft, pays)

    def _on_add(self) -> None:
        if self.form.add_line():
            self.fields["name"].edit.setFocus()

    def show_form(self) -> None:
        """Texts, the list and the sum as the form has them."""
        form = self.form
        for fact, field in self.fields.items():
            if field.text() != form.texts[fact]:
                field.set_text(form.texts[fact])
        for measure, button in self.measures.items():
            button.setChecked(measure == form.measure)
        if [row.line for row in self.listed] != form.lines:
            self._show_list()
        self.bar.set_amount(format_rupiah(form.price))
        least = format_rupiah(self._model.least(form.price))
        self.least.setText(_("Down payment of at least {amount}").format(amount=least))

    def _show_list(self) -> None:
        for row in self.listed:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.listed = [_Listed(at, self.form) for at in range(len(self.form.lines))]
        for row in self.listed:
            self._list.addWidget(row)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        form = self.form
        self.set_title(_("Change the order") if form.order else _("New order"))
        for fact, field in self.fields.items():
            field.set_label(_(FACTS[fact]))
        self.fields["promised"].set_label(_(FACTS["promised"]), "31/12/2026")
        self.note.edit.setPlaceholderText(_("What else was agreed"))
        self.note.edit.setAccessibleName(_("What else was agreed"))
        if self.note.text() != form.texts["note"]:
            self.note.set_text(form.texts["note"])
        self.reason.set_label(_("Reason"), _("Why it is changed"))
        self.reason.setVisible(form.order is not None)
        for measure, button in self.measures.items():
            button.set_text(_(PER[measure]))
        for days, title in PROMISES:
            self.promises[days].set_text(_(title))
        self._heads[0].setText(_("For whom, and for when"))
        self._heads[1].setText(_("What is made"))
        self.add.set_text(_("Another thing"))
        self.later.set_text(_("No down payment yet"))
        self.later.setVisible(form.order is None)
        self.least.setVisible(form.order is None)
        self.bar.set_text(_(self._verb()))
        self.show_form()


class _Listed(QWidget):
    """A thing that was written: pressed it is written anew, its × takes it off."""

    def __init__(self, at: int, form: OrderForm) -> None:
        super().__init__()
        self.line = form.lines[at]
        text = line_text(self.line)
        self.button = Button(text, amount=format_rupiah(self.line.amount), kind="quiet", align="split", weight=500)
        self.off = IconButton("x", _("Take {thing} off").format(thing=text))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.button, 1)
        row.addWidget(self.off)
        self.button.clicked.connect(lambda: form.take_line(at))
        self.off.clicked.connect(lambda: form.drop_line(at))
