"""The panel of one purchase: whom from, what was bought, how it was paid, and what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.models import buying_rows
from ui.models.buying import BuyingModel
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Label, Pill
from ui.widgets.lines import Lines
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Empty


class BoughtPanel(Card):
    """Shows the model's purchase; its buttons are connected by the screen."""

    def __init__(self, model: BuyingModel) -> None:
        super().__init__()
        self._model = model
        self.pill = Pill()
        self.number = Label("", "muted", align="right")
        self.seller = Label("", "panel")
        self.about = Label("", "muted")
        self.lines, self.money = Lines(), Lines()
        self.undone = Label("", "muted", icon="message-square-text", wrap=True)
        self.goods = Button(icon="tag", keycap="F4")
        self.undo = Button(icon="undo-2", keycap="F7")
        self.note = PayBar("", keycap="Ctrl+P", icon="printer")
        self.empty = Empty()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.pill)
        head.addWidget(self.number, 1)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.setContentsMargins(12, 0, 12, 0)
        names.addLayout(head)
        names.addSpacing(4)
        names.addWidget(self.seller)
        names.addWidget(self.about)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self.lines)
        column.addWidget(self.undone)
        column.addStretch(1)
        box = Card("raised", 12)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(12, 8, 12, 6)
        inner.addWidget(self.money)
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(names)
        self._column.addWidget(Rule())
        self._column.addWidget(scrolled_form(inside), 1)
        self._column.addWidget(box)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.goods, 1)
        deeds.addWidget(self.undo, 1)
        self._column.addLayout(deeds)
        self._column.addWidget(self.note)
        self._around = QVBoxLayout(self)
        self._around.addWidget(self._parts, 1)
        self._around.addWidget(self.empty, 1)

    def show_bought(self) -> None:
        """The purchase as it stands now."""
        bought = self._model.bought
        self._parts.setVisible(bought is not None)
        self.empty.setVisible(bought is None)
        if bought is None:
            return
        self.pill.show_as(*buying_rows.pill(bought))
        self.number.setText(bought.number)
        self.seller.setText(bought.seller.name or "–")
        self.about.setText(buying_rows.about(bought, self._model.stall.settings.zone))
        self.lines.set_lines(buying_rows.piece_lines(bought))
        self.money.set_lines(buying_rows.money_lines(bought))
        self.undone.setText(bought.undone or "")
        self.undone.setVisible(bought.undone is not None)
        self.undo.setEnabled(self._model.can_undo())

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.goods.set_text(_("Open the goods"))
        self.undo.set_text(_("Take back"))
        self.note.set_text(_("Seller's note"))
        self.empty.sentence.setText(_("What was bought is shown here"))
        self.show_bought()

    def relayout(self) -> None:
        """The margins of the window's class."""
        small = of(self).measures.small
        self._around.setContentsMargins(7, 10 if small else 14, 7, 7)
        self._column.setSpacing(6)
        self.goods.set_icon(None if small else "tag")
        self.undo.set_icon(None if small else "undo-2")
        self.show_bought()
