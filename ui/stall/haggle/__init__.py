"""The haggle pad, in the place of the goods: what is asked, what is offered, and what is agreed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.haggle import HaggleModel
from ui.stall.haggle.past import PastView
from ui.stall.haggle.piece import Head, Piece, Tag
from ui.stall.haggle.prices import Answers, Prices, Strip
from ui.widgets.buttons import Button, NumPad, PayBar
from ui.widgets.card import Card
from ui.widgets.photos import Photos
from ui.widgets.tiles import Tile


class HagglePad(Card):
    """Made anew for every talk. `discount_asked` and `quantity_asked` are of a line that is in the basket already."""

    discount_asked = Signal()
    quantity_asked = Signal()
    commands_changed = Signal()

    def __init__(
        self, model: HaggleModel, photos: Photos | None = None, shade: int = 0, parent: QWidget | None = None
    ) -> None:
        """`shade` is that of the piece's tile."""
        super().__init__(parent=parent)
        self.model = model
        model.setParent(self)
        self._shown = model.draft is not None
        tile = Tile(
            key=model.product.code,
            name=model.product.name,
            price="",
            photo=model.photo(),
            icon=model.picture(),
            shade=shade,
        )
        self.head = Head(model, tile, photos)
        self.piece = Piece(model, tile, photos)
        self.prices = Prices(model)
        self.strip = Strip(model)
        self.tag = Tag(model)
        self.answers = Answers(model)
        self.pad = NumPad(low=True)
        self.out = Button("", icon="undo-2", keycap="Esc", size=15, once=True)
        self.bar = PayBar("", keycap="Enter")
        self.past = PastView(model)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.relayout()

    def _lay_out(self) -> None:
        self._strip_row, self._work = QHBoxLayout(), QHBoxLayout()
        self._strip_row.addWidget(self.strip, 1)
        self._strip_row.addWidget(self.tag)
        self._work.addWidget(self.answers, 272)
        self._work.addWidget(self.pad, 312)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self.prices)
        self._right.addSpacing(5)
        self._right.addWidget(self.prices.track, 1)
        self._right.addSpacing(5)
        self._right.addLayout(self._strip_row)
        self._right.addSpacing(8)
        self._right.addLayout(self._work)
        parts = QHBoxLayout()
        parts.setSpacing(16)
        parts.addWidget(self.piece)
        parts.addLayout(self._right, 1)
        bars = QHBoxLayout()
        bars.setSpacing(8)
        bars.addWidget(self.out)
        bars.addWidget(self.bar, 1)
        self._now = QWidget()
        self._talk = QVBoxLayout(self._now)
        self._talk.setContentsMargins(0, 0, 0, 0)
        self._talk.addLayout(parts, 1)
        self._talk.addLayout(bars)
        self._places = QStackedWidget()
        self._places.addWidget(self._now)
        self._places.addWidget(self.past)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addWidget(self._places, 1)

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.show_state)
        self.pad.typed.connect(self.type_digits)
        self.prices.submitted.connect(self.accept)
        self.bar.clicked.connect(self.accept)
        self.out.clicked.connect(model.leave)
        self.head.close_button.clicked.connect(model.leave)
        self.head.past.clicked.connect(self.toggle_past)
        self.head.discount.clicked.connect(self.discount_asked)
        self.past.back.clicked.connect(self.toggle_past)
        self.answers.offer.clicked.connect(self.toggle_offer)

    def commands(self) -> Sequence[Command]:
        """Answers by Alt and a digit; Esc and Enter stand on their buttons."""
        model = self.model
        if self.shows_past:
            return (Command("leave_past", N_("Back"), "", self.toggle_past, also=("Esc",)),)
        return (
            Command("accept", N_("Take the price shown"), "", self.accept, also=("Enter",)),
            Command("new_offer", N_("New offer"), "F4", self.toggle_offer),
            Command("price_history", N_("Earlier prices"), "F6", self.toggle_past),
            Command("quantity", N_("Quantity"), "F2", self.quantity_asked.emit, self._has_quantity),
            Command("line_discount", N_("Discount on the line"), "F3", self.discount_asked.emit, self._is_in_basket),
            Command("offer_back", N_("Take back the last offer"), "Ctrl+Z", model.take_offer_back),
            *(
                Command(f"answer_{each.id}", title, f"Alt+{at}", partial(model.choose, each.id))
                for at, (each, title) in enumerate(zip(model.answers(), _TITLES, strict=True), start=1)
            ),
            Command("leave_talk", N_("Nothing comes of it"), "", model.give_up, also=("Esc",)),
        )

    def _is_in_basket(self) -> bool:
        return self.model.index is not None

    def _has_quantity(self) -> bool:
        return self._is_in_basket() and not self.model.product.unique

    @property
    def shows_past(self) -> bool:
        """Whether earlier prices are shown in place of the talk."""
        return self._places.currentWidget() is self.past

    def toggle_past(self) -> None:
        """What such goods went for earlier, or the talk again."""
        shown = not self.shows_past
        if shown:
            self.past.show_rows()
        self.setFocus()  # before what has it is hidden: Qt would look through the whole window for who is next
        self._places.setCurrentWidget(self.past if shown else self._now)
        policy = QSizePolicy.Policy.Ignored if shown else QSizePolicy.Policy.Preferred
        self._now.setSizePolicy(policy, policy)  # what is hidden keeps the sizes of another window: it must not count
        self.head.show_past(shown)
        self.commands_changed.emit()
        self.focus()

    def toggle_offer(self) -> None:
        """Type a new offer, or keep the one that is typed."""
        if self.model.draft is None:
            self.model.begin_offer()
        else:
            self.model.keep_offer()

    def accept(self) -> None:
        """Keep the offer that is typed, or agree on the price."""
        if self.bar.isEnabled():
            self.model.accept()

    def type_digits(self, digits: str) -> None:
        """Into the offer, or else into the price."""
        self.prices.field().type_digits(digits)

    def focus(self) -> None:
        """Typing goes to the offer while one is typed, else to the price."""
        if self.shows_past:
            self.past.focus()
        else:
            self.prices.field().setFocus()

    def scanned(self, _text: str) -> None:
        """A scan is no price."""
        self.model.refuse_scan()

    def show_state(self) -> None:
        """What the talk has come to."""
        model = self.model
        for part in (self.prices, self.strip, self.answers):
            part.show_state()
        self._show_bar()
        drafting = model.draft is not None
        if drafting != self._shown:
            self._shown = drafting
            if not self.shows_past:
                self.focus()

    def _show_bar(self) -> None:
        model = self.model
        if model.draft is not None:
            self.bar.setEnabled(bool(model.draft))
            self.bar.set_text(_("Keep the offer"))
            self.bar.set_amount(format_rupiah(model.draft))
            return
        agreed = _("Agreed, into the basket") if model.index is None else _("Agreed")
        self.bar.setEnabled(True)
        self.bar.set_text(_("Ask for the PIN") if model.verdict().needs_pin else agreed)
        self.bar.set_amount(format_rupiah(model.price))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.setAccessibleName(_("Haggling"))
        self.out.set_text(_("No deal"))
        for part in (self.head, self.piece, self.prices, self.tag, self.answers, self.past):
            part.retranslate()
        self.show_state()

    def relayout(self) -> None:
        """The piece at the left of a wide window, in the head of a small one."""
        measures = of(self).measures
        small, margin = measures.small, measures.margin
        self._column.setContentsMargins(margin, margin, margin, margin)
        for column in (self._column, self._talk):
            column.setSpacing(8 if small else 12)
        self._work.setSpacing(8 if small else 12)
        self._strip_row.setSpacing(8)
        self.piece.setVisible(not small)
        for part in (self.head, self.strip, self.prices, self.answers, self.past):
            part.relayout()
        if small:
            self._strip_row.addWidget(self.tag)
        else:
            self.piece.take_tag(self.tag)
        self.tag.relayout()
        self.out.setFixedWidth(140 if small else 180)
        self.out.set_size(measures.pay_bar, 14 if small else 15)
        self.show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the way out; digits go where they would if the focus were in their field."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.toggle_past() if self.shows_past else self.model.give_up()
        elif not self.shows_past and event.text() in tuple("0123456789"):
            self.focus()
            self.type_digits(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A new look, a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.relayout()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


_TITLES = (
    N_("Answer halfway"),
    N_("Answer with the offer"),
    N_("Answer 5 percent less"),
    N_("Answer 10 percent less"),
    N_("Answer 15 percent less"),
    N_("Answer a round price"),
)
