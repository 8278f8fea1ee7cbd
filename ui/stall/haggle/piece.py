"""What is talked about: its picture, its facts, and the tag of its lowest price."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.models.haggle import HaggleModel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.labels import Label, Pill
from ui.widgets.photos import Photos
from ui.widgets.scrolled import Scrolled
from ui.widgets.tiles import Tile, TilePicture

WIDE = 260
"""The width of the piece beside the prices, in pixels."""
_PHOTO = 226


class Head(QWidget):
    """Title, earlier prices, the way out; in a small window the piece stands in it."""

    def __init__(self, model: HaggleModel, tile: Tile, photos: Photos | None) -> None:
        super().__init__()
        self._model = model
        self.picture = TilePicture(photos, icon=24, radius=10)
        self.picture.setFixedSize(44, 44)
        self.picture.show_tile(tile)
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.discount = Button("", icon="badge-percent")
        self.past = Button("", icon="history")
        self.close_button = IconButton("x", "")
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.addWidget(self.title)
        self._names.addWidget(self.sub, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.picture)
        row.addLayout(self._names, 1)
        for button in (self.discount, self.past, self.close_button):
            row.addWidget(button)
        self.show_past(False)

    def show_past(self, shown: bool) -> None:
        """Over earlier prices there is only the way out."""
        self.past.setVisible(not shown)
        self.discount.setVisible(not shown and self._model.index is not None)

    def retranslate(self) -> None:
        self.close_button.set_name(_("No deal"))
        self.relayout()

    def relayout(self) -> None:
        model, small = self._model, of(self).measures.small
        self.picture.setVisible(small)
        self.title.setText(model.product.name if small else _("Haggling"))
        self.sub.setText(" · ".join((model.facts(), model.kind())) if small else model.kind())
        self._names.setDirection(QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(0 if small else 14)
        for button, words in ((self.past, _("Earlier prices")), (self.discount, _("Discount instead"))):
            button.set_text("" if small else words)
            button.setAccessibleName(words)


class Piece(QWidget):
    """Picture, name, facts, what is told of it; the tag at the bottom."""

    def __init__(self, model: HaggleModel, tile: Tile, photos: Photos | None) -> None:
        super().__init__()
        self._model = model
        self.setFixedWidth(WIDE)
        picture = TilePicture(photos, icon=72)
        picture.setFixedSize(WIDE, _PHOTO)
        picture.show_tile(tile)
        self.facts = Label("", "muted")
        self.condition = Pill("", "brand")
        self.told = Label("", "muted", tone="text", wrap=True)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.condition)
        inside.addWidget(self.told)
        inside.addStretch(1)
        told = Scrolled(content)
        told.setWidgetResizable(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(picture)
        self._column.addSpacing(10)
        self._column.addWidget(Label(model.product.name, "panel"))
        self._column.addSpacing(2)
        self._column.addWidget(self.facts)
        self._column.addSpacing(10)
        self._column.addWidget(told, 1)
        self._column.addSpacing(10)

    def take_tag(self, tag: "Tag") -> None:
        """Let the tag stand at the bottom."""
        self._column.addWidget(tag)

    def retranslate(self) -> None:
        self.facts.setText(self._model.facts())
        self.condition.show_as(self._model.condition(), "brand")
        self.condition.setVisible(bool(self._model.condition()))
        self.told.setText(self._model.told())


class Tag(Card):
    """The lowest price as letters that only the stall can read; nothing without a word for them."""

    def __init__(self, model: HaggleModel) -> None:
        super().__init__("raised", 10)
        self._letters = model.tag()
        self._icon = Label("", "body", icon="tag")
        self._title = Label("", "small")
        self.letters = Label(" ".join(self._letters), "name")
        self._hint = Label("", "small", align="right")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self.letters)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        self._row.addWidget(self._icon)
        self._row.addLayout(words)
        self._row.addWidget(self._hint, 1)

    def retranslate(self) -> None:
        self._title.setText(_("Tag of the lowest price"))
        self._hint.setText(_("our cipher"))
        self.setAccessibleName(self._title.text())

    def relayout(self) -> None:
        small = of(self).measures.small
        self.setVisible(bool(self._letters))
        self._title.setVisible(not small)
        self._hint.setVisible(not small)
        self.letters.set_kind("name" if small else "amount-large")
        self._row.setContentsMargins(10, 0, 10 if small else 14, 0)
        self.setFixedHeight(32 if small else 54)
