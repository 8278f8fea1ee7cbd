"""What is asked about a dish, over half of the tiles: how many, each question, a wish, and what it comes to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.catalog.choices.group import LONGEST_WISH, Group
from pos.money import format_rupiah
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.dish import DishModel
from ui.widgets.buttons import IconButton, PayBar
from ui.widgets.card import Card
from ui.widgets.choices import Answer, ChoiceGroup, Thumb, WishField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form


class DishSheet(Card):
    """The questions of `model`; `taken` says that the dish is put together, `closed` that it is wanted no more."""

    ROLE = QAccessible.Role.Grouping

    taken = Signal()
    closed = Signal()

    def __init__(self, model: DishModel, thumb: Thumb) -> None:
        super().__init__()
        assert model.product is not None
        self.model = model
        self.name = Label(model.product.name, "panel")
        self.sub = Label("", "muted")
        self.less = IconButton("minus", "")
        self.count = Label("", "panel", align="center")
        self.more = IconButton("plus", "")
        self.close_button = IconButton("x", "")
        self.groups = [self._group(group) for group in model.groups]
        self.wish = WishField("", height=44)
        self.wish.edit.setMaxLength(LONGEST_WISH)
        self.wish.set_text(model.wish)
        self.bar = PayBar("", keycap="Enter")
        self.setAccessibleName(model.product.name)
        self._lay_out(thumb)
        self._listen()
        self.retranslate()
        self.relayout()
        self.setFocusProxy(next(iter(self.groups[0].cells.values())))

    def _group(self, group: Group) -> ChoiceGroup:
        answers = [Answer(choice.name, self._price(group, choice.difference)) for choice in group.choices]
        made = ChoiceGroup(group.name, _("more than one may be chosen") if group.many else "", answers)
        made.turned.connect(lambda name: self.model.turn((group.name, name)))
        return made

    def _price(self, group: Group, difference: int) -> str:
        """What an answer adds, or takes off; where one of several has to be, the plain one says the whole price."""
        assert self.model.product is not None
        if difference:
            return f"+{format_rupiah(difference)}" if difference > 0 else format_rupiah(difference)
        if not group.has_prices:
            return ""
        return format_rupiah(self.model.product.price) if not group.many else f"+{format_rupiah(0)}"

    def _lay_out(self, thumb: Thumb) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.sub)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(thumb)
        self._head.addLayout(names, 1)
        self.count.setMinimumWidth(28)
        for part in (self.less, self.count, self.more, self.close_button):
            self._head.addWidget(part)
        inside = QWidget()
        self._questions = QVBoxLayout(inside)
        self._questions.setContentsMargins(0, 0, 0, 0)
        for group in self.groups:
            self._questions.addWidget(group)
        self._questions.addStretch(1)
        self._scroll = scrolled_form(inside)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self.wish)
        self._column.addWidget(self.bar)

    def _listen(self) -> None:
        model = self.model
        self.less.clicked.connect(lambda: model.more(-1))
        self.more.clicked.connect(lambda: model.more())
        self.close_button.clicked.connect(self.closed)
        self.wish.text_changed.connect(model.write)
        self.bar.clicked.connect(self.taken)
        model.changed.connect(self.show_dish)

    def commands(self) -> Sequence[Command]:
        """Take the dish, or leave it; as many as wanted."""
        return (
            Command("take_dish", N_("Add to the order"), "Return", self.taken.emit),
            Command("more", N_("One more"), "+", self.model.more),
            Command("less", N_("One less"), "-", lambda: self.model.more(-1)),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def show_dish(self) -> None:
        """What is picked, how many, and what that comes to."""
        model, value = self.model, self.model.value()
        self.count.setText(str(model.qty))
        self.less.setEnabled(model.qty > 1)
        for group in self.groups:
            group.show_chosen([name for of_group, name in model.picks if of_group == group.name])
        self.bar.set_amount("" if value is None else format_rupiah(value))
        self.bar.setEnabled(value is not None)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.sub.setText(_("from {price}").format(price=format_rupiah(self.model.least())))
        self.less.set_name(_("One less"))
        self.more.set_name(_("One more"))
        self.close_button.set_name(_("Close"))
        self.wish.set_label("", _("Another wish: sauce apart, for a child"))
        self.bar.set_text(_("Add to the order") if self.model.line < 0 else _("Keep the choices"))
        self.show_dish()

    def relayout(self) -> None:
        """Closer together in a small window."""
        small = of(self).measures.small
        margin = 12 if small else 15
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(8 if small else 16)
        self._questions.setSpacing(10 if small else 15)
