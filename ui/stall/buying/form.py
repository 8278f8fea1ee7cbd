"""The sheet a purchase is written on: whom from and what left, what is paid and asked right, how it is paid below."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.catalog.product import CONDITION_TITLES
from pos.money import format_rupiah
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.buying import BuyingModel
from ui.models.buying_form import FACTS, BuyingForm
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, IconButton, NumPad, PayBar
from ui.widgets.fields import MoneyField, TextField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet
from ui.widgets.switch import Switch


class BuySheet(Sheet):
    """`bought` tells that the seller is paid and the goods are on the shelf."""

    bought = Signal()
    camera_asked = Signal()

    def __init__(self, model: BuyingModel) -> None:
        super().__init__(_("Buy goods in"))
        self.form = BuyingForm(model)
        self.form.setParent(self)
        self._model = model
        self.fields = {fact: TextField(height=44) for fact in FACTS}
        self.id_seen = Switch()
        self.conditions = {condition: Choice(size=13) for condition in CONDITION_TITLES}
        self.add, self.photo = Button(icon="plus"), Button(icon="image-plus")
        self.camera = IconButton("camera", "")
        self.paid, self.price = MoneyField(), MoneyField()
        self.pad = NumPad()
        self.ways = {tender.id: Choice(icon=tender.icon, height=64) for tender in model.ways()}
        self.bar = PayBar("", keycap="F12", icon="hand-coins")
        self.listed: list[_Listed] = []
        self._heads = (Label("", "question"), Label("", "question"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.fields["seller"])
        self.retranslate()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addWidget(self._heads[0])
        column.addWidget(self.fields["seller"])
        column.addWidget(self.id_seen)
        column.addWidget(self._heads[1])
        column.addWidget(self.fields["name"])
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, button in enumerate(self.conditions.values()):
            grid.addWidget(button, at // 2, at % 2)
        column.addLayout(grid)
        column.addWidget(self.fields["flaws"])
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(self.photo, 1)
        more.addWidget(self.camera)
        more.addWidget(self.add, 1)
        column.addLayout(more)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        column.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        for part in (self.paid, self.price, self.pad):
            right.addWidget(part)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(scrolled_form(left), 1)
        both.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in self.ways.values():
            foot.addWidget(button, 1)
        foot.addWidget(self.bar, 3)
        self.body.addLayout(both, 1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        form = self.form
        form.changed.connect(self.show_form)
        for fact, field in self.fields.items():
            field.text_changed.connect(lambda text, fact=fact: form.write(fact, text))
        self.fields["seller"].submitted.connect(lambda _text: self.fields["name"].setFocus())
        self.fields["name"].submitted.connect(lambda _text: self.paid.setFocus())
        self.fields["flaws"].submitted.connect(lambda _text: self.paid.setFocus())
        self.id_seen.clicked.connect(form.see_id)
        for condition, choice in self.conditions.items():
            choice.clicked.connect(lambda _checked=False, condition=condition: form.choose_condition(condition))
        self.paid.amount_changed.connect(form.pay)
        self.price.amount_changed.connect(form.ask)
        self.paid.submitted.connect(self.price.setFocus)
        self.price.submitted.connect(self.bar.setFocus)
        self.pad.typed.connect(self._on_key)
        self.add.clicked.connect(self.add_piece)
        self.photo.clicked.connect(self.ask_photo)
        self.camera.clicked.connect(self.camera_asked)
        for tender in self._model.ways():
            self.ways[tender.id].clicked.connect(lambda _checked=False, tender=tender: form.choose_way(tender))
        self.bar.clicked.connect(self.submit)

    def commands(self) -> Sequence[Command]:
        """Buy it, write another piece, or leave it."""
        return (
            Command("buy", N_("Pay the seller"), "F12", self.submit),
            Command("add_piece", N_("Another piece"), "Ctrl+N", self.add_piece),
            Command("piece_photo", N_("Choose a photo"), "Ctrl+O", self.ask_photo),
            Command("piece_by_camera", N_("Photo by camera"), "F4", self.camera_asked.emit),
            Command("pay_otherwise", N_("Pay the seller otherwise"), "F2", self._on_otherwise),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )

    def submit(self) -> None:
        """Pay the seller and take the goods."""
        if self.form.buy(self.submit):
            self.bought.emit()

    def add_piece(self) -> None:
        """Put the piece on the list and write another one."""
        if self.form.add_piece():
            self.fields["name"].setFocus()

    def ask_photo(self) -> None:
        """Choose a picture of the piece."""
        kinds = _("Pictures") + " (*.jpg *.jpeg *.png *.webp *.bmp)"
        path, _kind = QFileDialog.getOpenFileName(self, _("Choose a photo"), "", kinds)
        if path:
            self.form.take_photo(Path(path))

    def _on_key(self, digits: str) -> None:
        (self.price if self.price.hasFocus() else self.paid).type_digits(digits)

    def _on_otherwise(self) -> None:
        ways = self._model.ways()
        self.form.choose_way(ways[(ways.index(self.form.way) + 1) % len(ways)])

    def show_form(self) -> None:
        """Texts, amounts, the list and the sum as the form has them."""
        form = self.form
        for fact, field in self.fields.items():
            if field.text() != form.text(fact):
                field.set_text(form.text(fact))
        for amount, money in ((form.piece.paid, self.paid), (form.piece.price, self.price)):
            if money.amount != amount:
                money.fill_in(amount)
        for condition, button in self.conditions.items():
            button.setChecked(condition == form.piece.condition)
        for id_, button in self.ways.items():
            button.setChecked(id_ == form.way.id)
        self.photo.set_text(_("Photo is taken up") if form.piece.photo else _("Photo"))
        self.photo.set_icon("check" if form.piece.photo else "image-plus")
        if [row.piece for row in self.listed] != form.pieces:
            self._show_list()
        self.bar.set_amount(format_rupiah(form.total))

    def _show_list(self) -> None:
        for row in self.listed:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.listed = [_Listed(at, self.form) for at in range(len(self.form.pieces))]
        for row in self.listed:
            self._list.addWidget(row)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.set_title(_("Buy goods in"))
        for fact, field in self.fields.items():
            field.set_label(_(FACTS[fact]))
        self.id_seen.set_text(_("Identity card was looked at"))
        for condition, button in self.conditions.items():
            button.set_text(_(CONDITION_TITLES[condition]))
        self._heads[0].setText(_("From whom"))
        self._heads[1].setText(_("What is bought"))
        self.paid.set_label(_("The seller gets"))
        self.price.set_label(_("Offered for"))
        self.add.set_text(_("Another piece"))
        self.camera.set_name(_("Photo by camera"))
        for tender in self._model.ways():
            self.ways[tender.id].set_text(_(tender.short or tender.title))
        self.bar.set_text(_("Pay the seller"))
        self.show_form()


class _Listed(QWidget):
    """A piece that was written: pressed it is written anew, its × takes it off."""

    def __init__(self, at: int, form: BuyingForm) -> None:
        super().__init__()
        self.piece = piece = form.pieces[at]
        self.button = Button(piece.name, amount=format_rupiah(piece.paid), kind="quiet", align="split", weight=500)
        self.off = IconButton("x", _("Take {thing} off").format(thing=piece.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.button, 1)
        row.addWidget(self.off)
        self.button.clicked.connect(lambda: form.take_piece(at))
        self.off.clicked.connect(lambda: form.drop_piece(at))
