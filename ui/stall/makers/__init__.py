"""Makers whose goods the stall sells: the list left, one maker right; sheets take the place of the list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from pos.till.makers.maker import RECEIVED, RETURNED
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.makers import MakersModel
from ui.news import Screen
from ui.stall.makers.asks import Asks
from ui.stall.makers.form import MakerSheet
from ui.stall.makers.goods import GoodsSheet
from ui.stall.makers.left import ListedMakers
from ui.stall.makers.panel import MakerPanel
from ui.stall.makers.sheets import PayMakerSheet, PriceSheet
from ui.widgets.list_page import ListPage
from ui.widgets.papers import PaperSheet
from ui.widgets.sheet import Sheet
from ui.widgets.why import WhySheet

_OWN_COMMANDS = (MakerSheet, GoodsSheet, PayMakerSheet, PriceSheet, PaperSheet, WhySheet)


class MakersScreen(ListPage):
    """`printing_asked` carries the Layout of a paper, `keeping_asked` one to keep as a PDF."""

    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, model: MakersModel) -> None:
        self.model = model
        self.listed = ListedMakers(model)
        self.panel = MakerPanel(model)
        super().__init__(self.listed, self.panel)
        self.asks = Asks(model, self.place)
        self._connect()
        self.retranslate()
        self.relayout()

    def _connect(self) -> None:
        model, panel = self.model, self.panel
        model.changed.connect(self.show_model)
        self.listed.begun.connect(self.asks.begin)
        self.asks.printing_asked.connect(self.printing_asked)
        self.asks.keeping_asked.connect(self.keeping_asked)
        panel.bar_pressed.connect(self.asks.go_on)
        panel.goods_picked.connect(self.asks.price)
        panel.receive.clicked.connect(lambda: self.asks.move_goods(RECEIVED))
        panel.give_back.clicked.connect(lambda: self.asks.move_goods(RETURNED))
        panel.account.clicked.connect(self.asks.account)
        panel.more.clicked.connect(self.asks.more)

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Makers")

    def commands(self) -> Sequence[Command]:
        """Of the sheet while one is shown, else of the list and the maker beside it."""
        over = self.over
        if isinstance(over, _OWN_COMMANDS):
            return over.commands()
        if over is not None:
            return (Command("back", N_("Back"), "Esc", self.place.clear),)
        return (
            Command("makers_search", N_("Search"), "/", self.focus),
            Command("new_maker", N_("New maker"), "Ctrl+N", self.asks.begin),
            Command("maker_up", N_("Maker above"), "Up", lambda: self.model.step(-1)),
            Command("maker_down", N_("Maker below"), "Down", lambda: self.model.step(1)),
            Command("maker_on", N_("Pay the maker, or agree with them"), "F12", self.asks.go_on, self.asks.can_go_on),
            *self.asks.deeds(),
            Command("leave_makers", N_("Back to selling"), "Esc", self.leave),
        )

    def unsaved(self) -> str:
        """A maker or goods that were written and not kept."""
        over = self.over
        if isinstance(over, MakerSheet) and over.form.is_dirty:
            return _("A maker is written and not kept: keep it, or close once more to give it up")
        if isinstance(over, GoodsSheet) and over.is_dirty:
            return _("Goods are counted and no note is made: make it, or close once more to give it up")
        return ""

    def arrived(self) -> None:
        """Read afresh; typing goes to the search, or to what is asked."""
        self.model.refresh()
        self.focus()

    def scanned(self, text: str) -> None:
        """A product's code counts it, or shows its maker."""
        if isinstance(self.over, GoodsSheet):
            self.over.scanned(text)
        elif self.over is None:
            self.listed.search.settle()
            self.model.scanned(text)

    def leave(self) -> None:
        """Back to selling."""
        self.model.news.show(Screen.SELL)

    # What is shown

    def show_model(self) -> None:
        """The list, the chips and the maker as the model has them."""
        self.listed.show_model()
        self.panel.show_maker()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.listed.retranslate()
        self.panel.retranslate()
        over = self.over
        if isinstance(over, MakerSheet):
            over.retranslate()
        elif isinstance(over, Sheet) and not self.is_held:
            self.place.clear()
        self.show_model()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        super().relayout()
        self.panel.relayout()
