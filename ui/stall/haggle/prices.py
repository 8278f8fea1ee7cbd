"""The prices of a talk: asked, offered, agreed; whether it may be given; and whole answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.models.haggle import HaggleModel
from ui.widgets.asking import Choice
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.price_field import PriceBox, PriceField
from ui.widgets.price_track import PriceTrack, Way


class Prices(QWidget):
    """Asked and offered are quiet, agreed is loud; `track` shows the way between them, wherever it is put."""

    submitted = Signal()

    def __init__(self, model: HaggleModel) -> None:
        super().__init__()
        self._model = model
        self.asked = PriceBox()
        self.offer = PriceField()
        self.price = PriceField(loud=True)
        self.track = PriceTrack()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.asked, self.offer, self.price):
            self._row.addWidget(part)
        for field in (self.offer, self.price):
            field.amount_changed.connect(lambda amount, field=field: self._on_amount_changed(field, amount))
            field.submitted.connect(self.submitted)
        self.offer.entered.connect(model.begin_offer)
        self.price.entered.connect(model.end_offer)
        self.price.fill_in(model.price)

    def field(self) -> PriceField:
        """The one that is typed into now."""
        return self.price if self._model.draft is None else self.offer

    def _on_amount_changed(self, field: PriceField, amount: int) -> None:
        if field is self.field() and amount != (self._model.price if field is self.price else self._model.draft):
            self._model.set_amount(amount)

    def retranslate(self) -> None:
        self.offer.set_label(_("Buyer's offer"))
        self.price.set_label(_("Agreed price"))

    def relayout(self) -> None:
        small = of(self).measures.small
        self._row.setSpacing(8 if small else 12)
        for part in (self.asked, self.offer):
            part.setFixedWidth(fonts.drawn(140) if small else 150)

    def show_state(self) -> None:
        model = self._model
        self.asked.show_price(_("Opening price"), model.asked, _("on the label"))
        offered = model.draft if model.draft is not None else model.bids[-1].amount if model.bids else 0
        if self.offer.amount != offered or model.draft is None:
            self.offer.fill_in(offered)
        if self.price.amount != model.price:
            self.price.fill_in(model.price)
        self.offer.set_note(model.bid_note())
        self.price.set_note(model.difference())
        self.track.show_way(Way(*model.steps()))


class Strip(Card):
    """Above or below the lowest price, in words."""

    def __init__(self, model: HaggleModel) -> None:
        super().__init__("ok_soft", 10)
        self._model = model
        self.words = Label("", "name", icon="shield-check")
        self.beside = Label("", "muted", align="right")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self.words)
        self._row.addWidget(self.beside, 1)

    def relayout(self) -> None:
        small = of(self).measures.small
        self._row.setContentsMargins(12, 0, 12 if small else 15, 0)
        self.setFixedHeight(32 if small else 46)

    def show_state(self) -> None:
        verdict = self._model.verdict()
        self.set_fill(f"{verdict.tone}_soft")
        self.words.setText(verdict.words)
        self.words.set_icon("shield-check" if verdict.tone == "ok" else "shield-alert")
        self.words.set_tone(f"{verdict.tone}_on_tint")
        self.beside.setText(verdict.beside)
        self.beside.set_tone("muted_on_tint")


class _Answer(Choice):
    """Its words, and below them how much that is; beside the keys there is little room."""

    def _padding(self) -> int:
        return 6


class Answers(QWidget):
    """Whole answers at a touch, and a new offer."""

    def __init__(self, model: HaggleModel) -> None:
        super().__init__()
        self._model = model
        self.buttons = {each.id: _Answer(size=15) for each in model.answers()}
        self.offer = _Answer(icon="message-circle", size=15)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for at, (answer, button) in enumerate(self.buttons.items()):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, answer=answer: model.choose(answer))
            grid.addWidget(button, at // 2, at % 2)
        grid.addWidget(self.offer, 3, 0, 1, 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)

    def retranslate(self) -> None:
        self.show_state()

    def relayout(self) -> None:
        measures = of(self).measures
        for button in (*self.buttons.values(), self.offer):
            button.set_size(measures.key_low, 14 if measures.small else 15)

    def show_state(self) -> None:
        model = self._model
        for answer in model.answers():
            button = self.buttons[answer.id]
            button.set_text(answer.title)
            button.set_sub("–" if answer.price is None else format_rupiah(answer.price))
            button.setEnabled(answer.price is not None)
            button.setChecked(answer.id == model.picked() and answer.price == model.price)
        self.offer.set_text(_("New offer") if model.draft is None else _("Keep the offer"))
        self.offer.setChecked(model.draft is not None)
