"""What takes a receipt's place: another way of paying, its day opened again before, or certificates of its pieces."""

from collections.abc import Callable
from functools import partial

from pos.printing.layout import Layout
from pos.stall import Stall
from pos.till.sale import Sale
from pos.words import translate as _
from ui.models.history import HistoryModel
from ui.stall.history.tender import TenderSheet
from ui.widgets.papers import PaperSheet
from ui.widgets.reopening import ReopenSheet


class CertificateSheet(PaperSheet):
    """The certificate of each single piece of a sale, by what the piece is called."""

    def __init__(self, stall: Stall, sale: Sale) -> None:
        papers: dict[str, Callable[[], Layout]] = {}
        for line, product in stall.sold_pieces(sale):
            name = product.name if product.name not in papers else f"{product.name} ({product.code})"
            papers[name] = partial(stall.papers.certificate, sale, line, product)
        super().__init__(stall, _("Certificate of the piece"), sale.number, papers)


Asked = TenderSheet | ReopenSheet | CertificateSheet


def tender_sheet(model: HistoryModel, again: Callable[[], object]) -> TenderSheet | ReopenSheet:
    """By which tender it was really paid; where its day is closed that is opened first, and `again` asks then."""
    if model.is_open():
        return TenderSheet(model)
    sheet = ReopenSheet(model.day(), model.reopen)
    sheet.done.connect(again)
    return sheet
