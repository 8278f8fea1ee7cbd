"""What is asked of a maker, each question a sheet in the place of the list."""

from PySide6.QtCore import QObject, Signal

from pos.money import format_rupiah
from pos.till.makers.maker import RECEIVED, RETURNED, Note, Paid
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.maker_form import MakerForm
from ui.models.makers import MakersModel
from ui.stall.makers.days import DaysSheet
from ui.stall.makers.form import MakerSheet
from ui.stall.makers.goods import GoodsSheet
from ui.stall.makers.papers import AccountSheet, note_papers, paid_papers, signed_papers
from ui.stall.makers.sheets import PayMakerSheet, PriceSheet
from ui.widgets.more import MoreSheet
from ui.widgets.papers import PaperSheet
from ui.widgets.place import Place
from ui.widgets.sheet import Sheet
from ui.widgets.why import WhySheet

_UNDO = ("undo_payment", N_("Take the last payment back"), "undo-2")
_REASONS = (
    N_("Another maker was meant"),
    N_("The amount was typed wrong"),
    N_("Another way of paying"),
    N_("The maker gave it back"),
)


class Asks(QObject):
    """Every verb opens its sheet in `place`; what is to be printed or kept as a PDF is carried as a Layout."""

    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, model: MakersModel, place: Place) -> None:
        super().__init__(place)
        self._model = model
        self._place = place

    def deeds(self) -> tuple[Command, ...]:
        """What can be done with the maker, each behind “More” too."""
        return (
            Command("take_in", N_("Take goods in"), "F6", lambda: self.move_goods(RECEIVED), self._has_goods),
            Command("give_back", N_("Give goods back"), "F7", lambda: self.move_goods(RETURNED), self._has_goods),
            Command("maker_account", N_("Account"), "Ctrl+P", self.account, self._is_registered),
            Command("maker_days", N_("Day by day"), "F5", self.days, self._is_registered),
            Command("maker_papers", N_("Notes and receipts"), "F4", self.signed, self._is_registered),
            Command("undo_payment", _UNDO[1], "F3", self.undo_payment, self._model.can_take_back),
            Command("change_maker", N_("Maker and agreement"), "F2", self.change, self._is_registered),
            Command("forget_maker", N_("Strike the maker off"), "Ctrl+Del", self.forget, self._is_registered),
        )

    def begin(self) -> None:
        """Write down a new maker."""
        self._put_form(MakerForm(self._model))

    def change(self) -> None:
        """Change what is known of the maker, and what was agreed."""
        if self._is_registered():
            self._put_form(MakerForm(self._model, anew=False))

    def go_on(self) -> None:
        """Pay the maker; agree with one whom only goods name yet."""
        if not self.can_go_on():
            return
        if not self._is_registered():
            self._put_form(MakerForm(self._model, self._model.name))
            return
        sheet = PayMakerSheet(self._model)
        sheet.done.connect(self._on_paid)
        self._put(sheet)

    def move_goods(self, kind: str) -> None:
        """Take goods of the maker in, or give them back."""
        if self._has_goods():
            sheet = GoodsSheet(self._model, kind)
            sheet.done.connect(self._on_moved)
            self._put(sheet)

    def price(self, code: str) -> None:
        """Agree on what the maker gets of one product."""
        product = next((each for each in self._model.goods if each.code == code), None)
        if product is not None and code in self._model.terms:
            sheet = PriceSheet(self._model, product)
            sheet.done.connect(self._place.clear)
            self._put(sheet)

    def account(self) -> None:
        """The maker's account."""
        if self._is_registered():
            self._put_paper(AccountSheet(self._model))

    def days(self) -> None:
        """What is the maker's day by day."""
        if self._is_registered():
            self._put(DaysSheet(self._model))

    def signed(self) -> None:
        """Notes and receipts that were made lately."""
        papers = signed_papers(self._model.stall, self._model.name) if self._is_registered() else {}
        if papers:
            self._put_paper(PaperSheet(self._model.stall, _("Notes and receipts"), self._model.name, papers))
        else:
            self._model.news.refuse(_("Nothing was brought, fetched or paid yet"))

    def undo_payment(self) -> None:
        """Take the last payment back, with its reason."""
        paid = self._model.last_paid
        if paid is None or self._place.over is not None or not self._model.can_take_back():
            return
        said = _("{amount} of today is back in the till, as if nothing had been paid.")
        self._put(
            WhySheet(
                _(_UNDO[1]),
                f"{paid.maker} · {paid.number}",
                said.format(amount=format_rupiah(paid.amount)),
                _REASONS,
                _UNDO,
                self._model.take_back,
            )
        )

    def forget(self) -> None:
        """Strike the maker off."""
        self._model.forget(self.forget)

    def more(self) -> None:
        """What has no button of its own."""
        self._put(MoreSheet(self.deeds(), self._place.clear))

    def _on_moved(self, note: Note) -> None:
        papers = note_papers(self._model.stall, note)
        self._put_paper(PaperSheet(self._model.stall, _("Note to sign"), note.maker, papers))

    def _on_paid(self, paid: Paid) -> None:
        papers = paid_papers(self._model.stall, paid)
        self._put_paper(PaperSheet(self._model.stall, _("Receipt to sign"), paid.maker, papers))

    def _put_form(self, form: MakerForm) -> None:
        sheet = MakerSheet(form)
        sheet.done.connect(self._place.clear)
        self._put(sheet)

    def _put_paper(self, sheet: PaperSheet) -> None:
        sheet.printing_asked.connect(self.printing_asked)
        sheet.keeping_asked.connect(self.keeping_asked)
        self._put(sheet)

    def _put(self, sheet: Sheet) -> None:
        self._place.put_sheet(sheet)
        sheet.setFocus()

    def _is_registered(self) -> bool:
        return self._model.known is not None and self._model.known.registered

    def _has_goods(self) -> bool:
        return self._is_registered() and bool(self._model.goods)

    def can_go_on(self) -> bool:
        """Whether there is somebody to be paid or agreed with, and nothing is asked already."""
        if self._place.over is not None or self._model.known is None:
            return False
        return not self._is_registered() or self._model.left > 0
