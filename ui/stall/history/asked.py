"""What takes a receipt's place: another way of paying, its day opened again before, or certificates of its pieces."""

from collections.abc import Callable, Sequence
from functools import partial

from pos.printing.layout import Layout
from pos.stall import Stall
from pos.till.sale import Sale
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.history import HistoryModel
from ui.stall.history.tender import TenderSheet
from ui.widgets.papers import PaperSheet
from ui.widgets.reopening import ReopenSheet


class CertificateSheet(PaperSheet):
    """The certificate of each single piece of a sale, to print or to keep."""

    def commands(self) -> Sequence[Command]:
        """Print or keep the one that is shown, or go back."""
        return (
            Command("print_paper", N_("Print or save this paper"), "F12", self.bar.click),
            Command("back", N_("Back"), "Esc", self.closed.emit),
        )


Asked = TenderSheet | ReopenSheet | CertificateSheet


def tender_sheet(model: HistoryModel, again: Callable[[], object]) -> TenderSheet | ReopenSheet:
    """By which tender it was really paid; where its day is closed that is opened first, and `again` asks then."""
    if model.is_open():
        return TenderSheet(model)
    sheet = ReopenSheet(model.day(), model.reopen)
    sheet.done.connect(again)
    return sheet


def certificate_sheet(stall: Stall, sale: Sale) -> CertificateSheet:
    """The certificates of what a sale sold, by what each piece is called."""
    papers: dict[str, Callable[[], Layout]] = {}
    for line, product in stall.sold_pieces(sale):
        name = product.name if product.name not in papers else f"{product.name} ({product.code})"
        papers[name] = partial(stall.papers.certificate, sale, line, product)
    return CertificateSheet(stall, _("Certificate of the piece"), sale.number, papers)
