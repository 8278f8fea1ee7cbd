"""History: receipts found left, one of them right; a return or another way of paying takes the right one's place."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from pos.till.sale import Sale
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look import fonts
from ui.look.wear import of
from ui.models.history import HistoryModel
from ui.models.refund import RefundModel
from ui.news import Screen
from ui.stall.history.asked import Asked, CertificateSheet, tender_sheet
from ui.stall.history.found import FoundCard
from ui.stall.history.papers import Papers, save_as
from ui.stall.history.refund import RefundCard
from ui.stall.history.sale import Nothing, SaleCard
from ui.stall.history.void import VoidCard
from ui.widgets.page import Page


class HistoryScreen(Page):
    """`make_refund` begins the return of a sale; `open_file` shows a PDF by the system's own viewer."""

    def __init__(
        self,
        model: HistoryModel,
        papers: Papers,
        make_refund: Callable[[Sale], RefundModel],
        show: Callable[[Screen], object],
        open_file: Callable[[Path], object],
    ) -> None:
        super().__init__()
        self.model = model
        self._papers = papers
        self._make_refund = make_refund
        self._show = show
        self._open_file = open_file
        self.found = FoundCard(model)
        self.sale = SaleCard(model)
        self.refund: RefundCard | None = None
        self.tender: Asked | None = None
        self.place = QStackedWidget()
        self.empty = Nothing(model)
        self.void = VoidCard(model)
        self.place.addWidget(self.sale)
        self.place.addWidget(self.empty)
        self.place.addWidget(self.void)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.found)
        self._row.addWidget(self.place, 1)
        self._connect()
        self.retranslate()
        self.relayout()

    def _connect(self) -> None:
        model, sale = self.model, self.sale
        model.found_changed.connect(self.found.show_found)
        model.chosen_changed.connect(self._on_chosen_changed)
        self.found.opened.connect(self.begin_refund)
        self.found.moved.connect(model.step)
        sale.refund.clicked.connect(self.begin_refund)
        sale.reprint.clicked.connect(self.reprint)
        sale.save.clicked.connect(self.save)
        sale.view.clicked.connect(self.view)
        sale.change.clicked.connect(self.ask_tender)
        sale.certificate.clicked.connect(self.show_certificates)
        sale.arrived.clicked.connect(lambda: model.arrived())
        sale.failed.clicked.connect(model.did_not_arrive)
        sale.original.clicked.connect(self._on_original)

    # The contract of a page

    def heading(self) -> str:
        """What stands on the bar."""
        return _("History")

    def commands(self) -> Sequence[Command]:
        """Of the return while goods come back, else of the list and the receipt beside it."""
        model = self.model
        reprint = Command("reprint", N_("Print this receipt again"), "F9", self.reprint, model.has_sale)
        if self.refund is not None:
            return (*self.refund.commands(), reprint)
        if self.tender is not None:
            return (*self.tender.commands(), reprint)
        return (
            Command("search", N_("Search"), "/", self.found.focus),
            Command("line_up", N_("Receipt above"), "Up", lambda: model.step(-1)),
            Command("line_down", N_("Receipt below"), "Down", lambda: model.step(1)),
            Command("refund", N_("Take goods back"), "Return", self.begin_refund, model.can_refund),
            Command("qris_arrived", N_("QRIS was received"), "F6", lambda: model.arrived(), model.can_arrive),
            Command("qris_failed", N_("QRIS was not received"), "F7", model.did_not_arrive, model.waits),
            Command("change_tender", N_("Change the way of paying"), "F2", self.ask_tender, model.can_change),
            Command("certificate", N_("Certificate of the piece"), "Ctrl+P", self.show_certificates, model.has_pieces),
            Command("save_receipt", N_("Save the receipt as PDF"), "Ctrl+S", self.save, model.has_sale),
            Command("view_receipt", N_("Open the receipt as PDF"), "Ctrl+O", self.view, model.has_sale),
            reprint,
            Command("leave_history", N_("Back to selling"), "Esc", self.leave),
        )

    def arrived(self) -> None:
        """Read afresh; typing goes to the search."""
        self.model.refresh()
        self._focus()

    def scanned(self, text: str) -> None:
        """A receipt's code opens it at once; other codes are searched for."""
        if self.refund is None and self.tender is None:
            self.found.search.settle()
            self.model.scanned(text)
            self._focus()
        else:
            self.model.refuse_scan()

    def typed(self, text: str) -> None:
        """A letter or digit typed elsewhere searches."""
        if self.refund is None and self.tender is None:
            self.found.type_text(text)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.found.retranslate()
        self.model.say_again()
        self.sale.retranslate()
        self.empty.show_state()
        self.void.show_void()
        if self.refund is not None:
            self.refund.retranslate()
        if self.tender is not None and not self.is_held:
            self.close_tender()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self.found.setFixedWidth(max(340, fonts.drawn(324)) if measures.small else 416)
        for card in (self.found, self.sale, self.void, self.refund):
            if card is not None:
                card.relayout()

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the smaller layout."""
        return QSize(0, 0)

    # What is done with the receipt

    def reprint(self) -> None:
        """On paper again, marked as a copy."""
        if self.model.sale is not None:
            self._papers.reprint(self.model.sale.number)
            self.model.refresh()

    def save(self) -> None:
        """As a PDF where the cashier says."""
        if self.model.sale is not None and save_as(self, self._papers, self.model.sale.number):
            self.model.refresh()

    def view(self) -> None:
        """As a PDF in the system's viewer, to be sent from there."""
        sale = self.model.sale
        if sale is not None:
            self._papers.save(sale.number, self._papers.paper(sale.number), self._open_file)
            self.model.refresh()

    def begin_refund(self) -> None:
        """Goods of this receipt come back."""
        sale = self.model.sale
        if sale is None or self.refund is not None or not self.model.can_refund():
            return
        card = RefundCard(self._make_refund(sale), self.model.sub(), self.model.genuine)
        card.model.recorded.connect(self._on_recorded)
        card.closed.connect(self.close_refund)
        card.reprint.clicked.connect(self.reprint)
        self.refund = card
        self._put(card)
        card.relayout()

    def close_refund(self) -> None:
        """Back to the receipt; nothing was recorded."""
        card, self.refund = self.refund, None
        self._take_away(card)

    def ask_tender(self) -> None:
        """By which other tender the receipt was really paid; a closed day is opened again before."""
        if not self.model.can_change() or self.tender is not None:
            return
        self._ask(tender_sheet(self.model, self.ask_tender))

    def show_certificates(self) -> None:
        """The certificates of the single pieces that it sold."""
        sale = self.model.sale
        if sale is not None and self.model.has_pieces() and self.tender is None:
            sheet = CertificateSheet(self.model.stall, sale)
            sheet.printing_asked.connect(self._papers.print_now)
            sheet.keeping_asked.connect(self._papers.keep)
            self._ask(sheet)

    def _ask(self, sheet: Asked) -> None:
        self.tender = sheet
        sheet.closed.connect(self.close_tender)
        self._put(sheet)

    def close_tender(self) -> None:
        """Back to the receipt."""
        sheet, self.tender = self.tender, None
        self._take_away(sheet)

    def leave(self) -> None:
        """Back to selling."""
        self._show(Screen.SELL)

    def _put(self, card: QWidget) -> None:
        self.place.addWidget(card)
        self.place.setCurrentWidget(card)
        self.found.setEnabled(False)
        self.commands_changed.emit()
        card.setFocus()

    def _take_away(self, card: QWidget | None) -> None:
        if card is None:
            return
        self.found.setEnabled(True)
        self._on_chosen_changed()
        self.place.removeWidget(card)
        card.deleteLater()
        self.commands_changed.emit()
        self._focus()

    def _focus(self) -> None:
        (self.refund or self.tender or self.found).setFocus()

    def _on_chosen_changed(self) -> None:
        if self.refund is None and self.tender is None:
            void = self.void if self.model.void is not None else self.empty
            self.place.setCurrentWidget(self.sale if self.model.sale is not None else void)
        self.sale.show_sale()
        self.void.show_void()
        self.empty.show_state()
        self.found.show_chosen()

    def _on_recorded(self, refund: Sale) -> None:
        self.close_refund()
        self.model.refresh()
        self.model.open(refund.number)

    def _on_original(self) -> None:
        if original := self.model.original():
            self.model.open(original)
