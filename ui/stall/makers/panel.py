"""The panel of one maker: what was agreed, the goods, the money, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScroller, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models import maker_rows
from ui.models.maker_rows import Known
from ui.models.makers import MakersModel
from ui.widgets.buttons import Button, IconButton, PayBar
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Label, Pill
from ui.widgets.lines import Lines
from ui.widgets.makers import GoodsList
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Empty


class MakerPanel(Card):
    """Shows the model's maker; `bar_pressed` pays or agrees, `goods_picked` carries a product's code."""

    bar_pressed = Signal()
    goods_picked = Signal(str)

    def __init__(self, model: MakersModel) -> None:
        super().__init__()
        self._model = model
        self.pill = Pill()
        self.coming = Label("", "muted", align="right")
        self.name = Label("", "panel")
        self.about = Label("", "muted", wrap=True)
        self.goods_head, self.part_head = Label("", "question"), Label("", "muted", align="right")
        self.goods = GoodsList()
        self.no_goods = Label("", "muted", wrap=True)
        self.money = Lines()
        self.receive = Button()
        self.give_back = Button()
        self.account = Button()
        self.more = IconButton("ellipsis", "")
        self.bar = PayBar("", keycap="F12")
        self.empty = Empty()
        self._lay_out()
        self.bar.clicked.connect(self.bar_pressed)
        self.goods.picked.connect(self.goods_picked)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.pill)
        head.addWidget(self.coming, 1)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.setContentsMargins(12, 0, 12, 0)
        names.addLayout(head)
        names.addSpacing(4)
        names.addWidget(self.name)
        names.addWidget(self.about)
        heads = QHBoxLayout()
        heads.setContentsMargins(12, 0, 12, 0)
        heads.addWidget(self.goods_head)
        heads.addWidget(self.part_head, 1)
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(names)
        self._column.addWidget(Rule())
        self._column.addLayout(heads)
        self._column.addWidget(self._goods(), 1)
        self._column.addWidget(self._money())
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for button in (self.receive, self.give_back, self.account):
            deeds.addWidget(button, 1)
        deeds.addWidget(self.more)
        self._column.addLayout(deeds)
        self._column.addWidget(self.bar)
        self._around = QVBoxLayout(self)
        self._around.addWidget(self._parts, 1)
        self._around.addWidget(self.empty, 1)

    def _goods(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.goods)
        told = QVBoxLayout()
        told.setContentsMargins(12, 0, 12, 0)
        told.addWidget(self.no_goods)
        column.addLayout(told)
        column.addStretch(1)
        scroll = scrolled_form(inside)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the parts stand below a title
        QScroller.grabGesture(scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        return scroll

    def _money(self) -> Card:
        self._box = box = Card("raised", 12)
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 8, 14, 6)
        column.addWidget(self.money)
        return box

    def show_maker(self) -> None:
        """The maker as they stand now."""
        known = self._model.known
        self._parts.setVisible(known is not None)
        self.empty.setVisible(known is None)
        if known is not None:
            self._show(known)

    def _show(self, known: Known) -> None:
        model = self._model
        self.pill.show_as(*maker_rows.pill(known))
        self.coming.setText(maker_rows.coming_text(known))
        self.name.setText(known.maker.name)
        about = maker_rows.about(known)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.goods.show_rows(maker_rows.goods_rows(model.goods, model.terms))
        self.no_goods.setVisible(not model.goods)
        self.money.set_lines(maker_rows.money_lines(known.balance, model.last_paid))
        self._box.setFixedHeight(self.money.heightForWidth(200) + 14)  # Qt measures it late where it was hidden before
        self.receive.setEnabled(known.registered and bool(model.goods))
        self.give_back.setEnabled(known.registered and bool(model.goods))
        self.account.setEnabled(known.registered)
        self.more.setEnabled(known.registered)
        pays = known.registered
        self.bar.set_text(_("Pay the maker") if pays else _("Agree with the maker"))
        self.bar.set_amount(format_rupiah(model.left) if pays and model.left > 0 else "")
        self.bar.setEnabled(not pays or model.left > 0)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.goods_head.setText(_("Goods"))
        self.part_head.setText(_("the maker's of one"))
        self.no_goods.setText(_("No goods name this maker: choose them as the maker in the goods (Ctrl+B)."))
        self.receive.set_text(_("Receive"))
        self.give_back.set_text(_("Give back"))
        self.account.set_text(_("Account"))
        self.more.set_name(_("More …"))
        self.empty.sentence.setText(_("Choose a maker to see their goods and money here"))
        self.show_maker()

    def relayout(self) -> None:
        """The margins of the window's class."""
        self._around.setContentsMargins(7, 10 if of(self).measures.small else 14, 7, 7)
        self.show_maker()
