"""Goods bought from the public: the purchases left, one of them right; what is written takes the place of both."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.buying import BuyingModel
from ui.news import Screen
from ui.stall.buying.form import BuySheet
from ui.stall.buying.listed import BoughtTable
from ui.stall.buying.looking import Looking
from ui.stall.buying.panel import BoughtPanel
from ui.stall.buying.papers import purchase_papers
from ui.stall.buying.undo import undo_sheet
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.papers import PaperSheet
from ui.widgets.place import Place
from ui.widgets.sheet import Empty, Sheet
from ui.widgets.why import WhySheet


class BuyingScreen(Page):
    """`make_camera` makes the sheet that a piece is photographed on.

    `printing_asked` carries the Layout of a note, `keeping_asked` one to keep as a PDF.
    """

    printing_asked = Signal(object)
    keeping_asked = Signal(object)
    goods_asked = Signal(str)
    """The code of a piece that is to be seen among the goods."""

    def __init__(self, model: BuyingModel, make_camera: Callable[[], Looking]) -> None:
        super().__init__()
        self.model = model
        self._make_camera = make_camera
        self.form: BuySheet | None = None
        """What is being written, also while a camera looks in its place."""
        self.heading_line = Label("", "muted")
        self.new = Button(icon="hand-coins", kind="primary", height=48, keycap="Ctrl+N")
        self.table = BoughtTable(model)
        self.nothing = Empty()
        self.panel = BoughtPanel(model)
        self.place = Place(self._left())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        self._row.addWidget(self.panel)
        self._connect()
        self.retranslate()
        self.relayout()

    def _left(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.heading_line, 1)
        head.addWidget(self.new)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.table)
        self._shown.addWidget(self.nothing)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 6, 8, 8)
        inside.addWidget(self._shown)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card, 1)
        return left

    def _connect(self) -> None:
        self.model.changed.connect(self.show_model)
        self.new.clicked.connect(self.begin)
        self.table.picked.connect(self.model.choose)
        self.place.changed.connect(self._on_place_changed)
        self.panel.note.clicked.connect(self.show_papers)
        self.panel.undo.clicked.connect(self.ask_undo)
        self.panel.goods.clicked.connect(self.open_goods)

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Buy goods in")

    @property
    def over(self) -> QWidget | None:
        """The sheet in the place of the list, while there is one."""
        return self.place.over

    def commands(self) -> Sequence[Command]:
        """Of the sheet while one is shown, else of the list and the purchase beside it."""
        over = self.over
        if isinstance(over, (BuySheet, PaperSheet, WhySheet, Looking)):
            return over.commands()
        return (
            Command("new_purchase", N_("Buy goods in"), "Ctrl+N", self.begin),
            Command("purchase_up", N_("Purchase above"), "Up", lambda: self.model.step(-1)),
            Command("purchase_down", N_("Purchase below"), "Down", lambda: self.model.step(1)),
            Command("purchase_note", N_("Seller's note"), "Ctrl+P", self.show_papers, self._is_chosen),
            Command("open_piece", N_("Open the goods"), "F4", self.open_goods, self._is_chosen),
            Command("undo_purchase", N_("Take the purchase back"), "F7", self.ask_undo, self.model.can_undo),
            Command("leave_buying", N_("Back to selling"), "Esc", self.leave),
        )

    def unsaved(self) -> str:
        """A purchase that was written and not paid."""
        dirty = self.form is not None and self.form.form.is_dirty
        return _("A purchase is written and not paid: pay it, or close once more to give it up") if dirty else ""

    def arrived(self) -> None:
        """Read afresh."""
        self.model.refresh()
        self._focus()

    def scanned(self, text: str) -> None:
        """A scan is no purchase."""
        self.model.news.refuse(_("A scan buys nothing: write what is bought"))

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the smaller layout."""
        return QSize(0, 0)

    def leave(self) -> None:
        """Back to selling."""
        self.model.news.show(Screen.SELL)

    # What is asked

    def begin(self) -> None:
        """Write a purchase, with the right to."""
        if self.over is None and self.model.can_buy(self.begin):
            self.form = BuySheet(self.model)
            self.form.bought.connect(self._on_bought)
            self.form.closed.connect(self._close_form)
            self.form.camera_asked.connect(self.show_camera)
            self._show_form()

    def show_camera(self) -> None:
        """A photo of the piece, taken now; what is written waits."""
        camera = self._make_camera()
        assert isinstance(camera, Sheet)  # a Protocol cannot say so
        camera.used.connect(lambda: self._on_photo(camera))
        camera.closed.connect(self._show_form)
        self.place.put(camera)
        camera.setFocus()

    def open_goods(self) -> None:
        """The first piece among the goods, where more is told of it and its label is printed."""
        if self.model.bought is not None:
            self.goods_asked.emit(self.model.bought.pieces[0].code)

    def ask_undo(self) -> None:
        """Take the purchase back, with its reason."""
        bought = self.model.bought
        if self.over is not None or bought is None or not self.model.can_undo():
            return
        self._put(undo_sheet(self.model, bought))

    def show_papers(self) -> None:
        """The note that the seller signs, to print or to keep."""
        bought = self.model.bought
        if bought is not None:
            papers = purchase_papers(self.model.stall, bought)
            sheet = PaperSheet(self.model.stall, _("Seller's note"), f"{bought.seller.name} · {bought.number}", papers)
            sheet.printing_asked.connect(self.printing_asked)
            sheet.keeping_asked.connect(self.keeping_asked)
            self._put(sheet)

    # What is shown

    def show_model(self) -> None:
        """The list and the purchase as the model has them."""
        model = self.model
        self.table.show_bought()
        self._shown.setCurrentIndex(0 if model.listed else 1)
        self.panel.show_bought()
        self.commands_changed.emit()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.heading_line.setText(_("What the public sold to this stall"))
        self.new.set_text(_("Buy goods in"))
        self.table.setAccessibleName(_("What the public sold to this stall"))
        self.nothing.sentence.setText(_("Nothing was bought yet: press “Buy goods in” when somebody offers something"))
        self.panel.retranslate()
        if self.form is not None:
            self.form.retranslate()
        elif isinstance(self.over, Sheet) and not self.is_held:
            self.place.clear()
        self.show_model()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self.panel.setFixedWidth(368 if measures.small else 432)
        self.panel.relayout()
        self.panel.setVisible(self.over is None)

    def _show_form(self) -> None:
        if self.form is not None:
            self.place.put(self.form, kept=True)
            self.form.setFocus()

    def _close_form(self) -> None:
        form, self.form = self.form, None
        self.place.clear()
        if form is not None:
            self.place.removeWidget(form)
            form.deleteLater()

    def _on_bought(self) -> None:
        self._close_form()
        self.show_papers()

    def _on_photo(self, camera: Looking) -> None:
        picture = camera.model.picture
        if picture is not None and self.form is not None and self.form.form.take_picture(picture):
            self._show_form()

    def _put(self, sheet: Sheet) -> None:
        self.place.put_sheet(sheet)
        sheet.setFocus()

    def _on_place_changed(self) -> None:
        self.panel.setVisible(self.over is None)
        self.commands_changed.emit()
        if self.over is None:
            self._focus()

    def _focus(self) -> None:
        (self.over or (self.table if self.model.listed else self.new)).setFocus()

    def _is_chosen(self) -> bool:
        return self.model.bought is not None
