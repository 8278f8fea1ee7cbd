"""Makers whose goods the stall sells: the list left, one maker right; sheets take the place of the list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.till.makers.maker import RECEIVED, RETURNED, Note, Paid
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.maker_form import MakerForm
from ui.models.makers import MakersModel
from ui.news import Screen
from ui.stall.makers.days import DaysSheet
from ui.stall.makers.form import MakerSheet
from ui.stall.makers.goods import GoodsSheet
from ui.stall.makers.left import ListedMakers
from ui.stall.makers.panel import MakerPanel
from ui.stall.makers.papers import AccountSheet, note_paper, paid_paper, signed_papers
from ui.stall.makers.sheets import PayMakerSheet, PriceSheet
from ui.widgets.more import MoreSheet
from ui.widgets.page import Page
from ui.widgets.papers import PaperSheet
from ui.widgets.place import Place
from ui.widgets.sheet import Sheet

_OWN_COMMANDS = (MakerSheet, GoodsSheet, PayMakerSheet, PriceSheet)


class MakersScreen(Page):
    """`printing_asked` carries the Layout of a paper, `keeping_asked` one to keep as a PDF."""

    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, model: MakersModel) -> None:
        super().__init__()
        self.model = model
        self.listed = ListedMakers(model)
        self.panel = MakerPanel(model)
        self.place = Place(self.listed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        self._row.addWidget(self.panel)
        self._connect()
        self.retranslate()
        self.relayout()

    def _connect(self) -> None:
        model, panel = self.model, self.panel
        model.changed.connect(self.show_model)
        self.listed.begun.connect(self.begin)
        self.place.changed.connect(self._on_place_changed)
        panel.bar_pressed.connect(self.go_on)
        panel.goods_picked.connect(self.ask_price)
        panel.receive.clicked.connect(lambda: self.move_goods(RECEIVED))
        panel.give_back.clicked.connect(lambda: self.move_goods(RETURNED))
        panel.account.clicked.connect(self.show_account)
        panel.more.clicked.connect(self.ask_more)

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Makers")

    @property
    def over(self) -> QWidget | None:
        """The sheet in the place of the list, while there is one."""
        return self.place.over

    def commands(self) -> Sequence[Command]:
        """Of the sheet while one is shown, else of the list and the maker beside it."""
        over = self.over
        if isinstance(over, _OWN_COMMANDS):
            return over.commands()
        if isinstance(over, PaperSheet):
            return (
                Command("print_paper", N_("Print or save this paper"), "F12", over.bar.click),
                Command("back", N_("Back"), "Esc", self.place.clear),
            )
        if over is not None:
            return (Command("back", N_("Back"), "Esc", self.place.clear),)
        return (
            Command("makers_search", N_("Search"), "/", self._focus),
            Command("new_maker", N_("New maker"), "Ctrl+N", self.begin),
            Command("maker_up", N_("Maker above"), "Up", lambda: self.model.step(-1)),
            Command("maker_down", N_("Maker below"), "Down", lambda: self.model.step(1)),
            Command("maker_on", N_("Pay the maker, or agree with them"), "F12", self.go_on, self._can_go_on),
            *self._deeds(),
            Command("leave_makers", N_("Back to selling"), "Esc", self.leave),
        )

    def _deeds(self) -> tuple[Command, ...]:
        """What can be done with the maker, each behind “More” too."""
        return (
            Command("take_in", N_("Take goods in"), "F6", lambda: self.move_goods(RECEIVED), self._has_goods),
            Command("give_back", N_("Give goods back"), "F7", lambda: self.move_goods(RETURNED), self._has_goods),
            Command("maker_account", N_("Account"), "Ctrl+P", self.show_account, self._is_registered),
            Command("maker_days", N_("Day by day"), "F5", self.show_days, self._is_registered),
            Command("maker_papers", N_("Notes and receipts"), "F4", self.show_signed, self._is_registered),
            Command("change_maker", N_("Maker and agreement"), "F2", self.ask_change, self._is_registered),
            Command("forget_maker", N_("Strike the maker off"), "Ctrl+Del", self.forget, self._is_registered),
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
        self._focus()

    def scanned(self, text: str) -> None:
        """A product's code counts it, or shows its maker."""
        if isinstance(self.over, GoodsSheet):
            self.over.scanned(text)
        elif self.over is None:
            self.listed.search.settle()
            self.model.scanned(text)

    def typed(self, text: str) -> None:
        """A letter or digit typed elsewhere searches."""
        if self.over is None:
            search = self.listed.search
            search.set_text(search.text() + text)
            self._focus()

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the smaller layout."""
        return QSize(0, 0)

    def leave(self) -> None:
        """Back to selling."""
        self.model.news.show(Screen.SELL)

    # What is asked

    def begin(self) -> None:
        """Write down a new maker."""
        self._put_form(MakerForm(self.model))

    def ask_change(self) -> None:
        """Change what is known of the maker, and what was agreed."""
        if self._is_registered():
            self._put_form(MakerForm(self.model, anew=False))

    def go_on(self) -> None:
        """Pay the maker; agree with one whom only goods name yet."""
        if not self._can_go_on():
            return
        if not self._is_registered():
            self._put_form(MakerForm(self.model, self.model.name))
            return
        sheet = PayMakerSheet(self.model)
        sheet.done.connect(self._on_paid)
        self._put(sheet)

    def move_goods(self, kind: str) -> None:
        """Take goods of the maker in, or give them back."""
        if self._has_goods():
            sheet = GoodsSheet(self.model, kind)
            sheet.done.connect(self._on_moved)
            self._put(sheet)

    def ask_price(self, code: str) -> None:
        """Agree on what the maker gets of one product."""
        product = next((each for each in self.model.goods if each.code == code), None)
        if product is not None and code in self.model.terms:
            sheet = PriceSheet(self.model, product)
            sheet.done.connect(self.place.clear)
            self._put(sheet)

    def show_account(self) -> None:
        """The maker's account."""
        if self._is_registered():
            self._put_paper(AccountSheet(self.model))

    def show_days(self) -> None:
        """What is the maker's day by day."""
        if self._is_registered():
            self._put(DaysSheet(self.model))

    def show_signed(self) -> None:
        """Notes and receipts that were made lately."""
        papers = signed_papers(self.model.stall, self.model.name) if self._is_registered() else {}
        if papers:
            self._put_paper(PaperSheet(self.model.stall, _("Notes and receipts"), self.model.name, papers))
        else:
            self.model.news.refuse(_("Nothing was brought, fetched or paid yet"))

    def forget(self) -> None:
        """Strike the maker off."""
        self.model.forget(self.forget)

    def ask_more(self) -> None:
        """What has no button of its own."""
        self._put(MoreSheet(self._deeds(), self.place.clear))

    def _on_moved(self, note: Note) -> None:
        papers = note_paper(self.model.stall, note)
        self._put_paper(PaperSheet(self.model.stall, _("Note to sign"), note.maker, papers))

    def _on_paid(self, paid: Paid) -> None:
        papers = paid_paper(self.model.stall, paid)
        self._put_paper(PaperSheet(self.model.stall, _("Receipt to sign"), paid.maker, papers))

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
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self.listed.relayout()
        self.panel.setFixedWidth(368 if measures.small else 432)
        self.panel.relayout()
        self._show_panel()

    def _show_panel(self) -> None:
        self.panel.setVisible(not (of(self).measures.small and self.over is not None))

    def _put_form(self, form: MakerForm) -> None:
        sheet = MakerSheet(form)
        sheet.done.connect(self.place.clear)
        self._put(sheet)

    def _put_paper(self, sheet: PaperSheet) -> None:
        sheet.printing_asked.connect(self.printing_asked)
        sheet.keeping_asked.connect(self.keeping_asked)
        self._put(sheet)

    def _put(self, sheet: Sheet) -> None:
        self.place.put_sheet(sheet)
        sheet.setFocus()

    def _on_place_changed(self) -> None:
        self._show_panel()
        self.panel.setEnabled(self.over is None)
        self.commands_changed.emit()
        if self.over is None:
            self._focus()

    def _focus(self) -> None:
        (self.over or self.listed.search).setFocus()

    def _is_registered(self) -> bool:
        return self.model.known is not None and self.model.known.registered

    def _has_goods(self) -> bool:
        return self._is_registered() and bool(self.model.goods)

    def _can_go_on(self) -> bool:
        return self.over is None and self.model.known is not None and (not self._is_registered() or self.model.left > 0)
