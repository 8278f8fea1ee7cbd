"""What is typed of a maker: who it is, and what is theirs of a sale from which day on."""

import re

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.money import format_hundredths, format_rupiah
from pos.till.makers.maker import USUAL_SHARE, WHOLE, Maker, Terms
from pos.words import N_
from pos.words import translate as _
from ui.models.makers import MakersModel
from ui.models.spans import typed_day, written

FACTS = {"name": N_("Name"), "regency": N_("Regency or city"), "phone": N_("Telephone"), "note": N_("Remark")}
"""What is known of a maker (msgids)."""
SHARES = (7_000, 7_500, 8_000, 8_500, 9_000, WHOLE)
"""Shares that come up often, in basis points."""
_EXAMPLE = 100_000
_PERCENT = re.compile(r"([0-9]{1,3})(?:,([0-9]{1,2}))?\s*%?")


class MakerForm(QObject):
    """One draft at a time, of somebody new or of who is looked at; `changed` tells of other texts."""

    changed = Signal()

    def __init__(self, model: MakersModel, name: str = "", *, anew: bool = True) -> None:
        """Of somebody new, who may be called `name` already; else of who is looked at."""
        super().__init__(model)
        self._model = model
        known = None if anew else model.known
        origin = next((product.origin for product in model.goods if product.origin), "") if name else ""
        maker = known.maker if known else Maker(name, origin)
        self.is_known = known is not None and known.registered
        self.texts = {fact: getattr(maker, fact) for fact in FACTS}
        deal = known.deal if known else None
        self.ended = self.is_known and deal is not None and deal.share is None
        share = deal.share if deal is not None and deal.share is not None else USUAL_SHARE
        self.texts["share"] = format_hundredths(share)
        self.texts["first"] = written(model.today.isoformat())
        self._as_begun = self._state()

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed."""
        return self._state() != self._as_begun

    def _state(self) -> object:
        return dict(self.texts), self.ended

    def write(self, fact: str, text: str) -> None:
        """Type a fact."""
        if self.texts[fact] != text:
            self.texts[fact] = text
            if fact == "share":
                self.ended = False
            self.changed.emit()

    def choose_share(self, share: int) -> None:
        """What is the maker's, in basis points."""
        self.ended = False
        self.texts["share"] = format_hundredths(share)
        self.changed.emit()

    def end(self) -> None:
        """Nothing is the maker's any more from the first day on."""
        self.ended = True
        self.changed.emit()

    def share(self) -> int | None:
        """What is the maker's, in basis points; None where nothing is any more. Raises PosError."""
        if self.ended:
            return None
        found = _PERCENT.fullmatch(self.texts["share"].strip())
        share = -1 if found is None else int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
        if not 0 <= share <= WHOLE:
            raise PosError(N_("A maker's share is 0 to 100 percent: type one in between"))
        return share

    def example(self) -> str:
        """What the share means, in rupiah."""
        if self.ended:
            return _("What is sold then is the stall's alone; what was owed stays owed.")
        try:
            share = self.share()
        except PosError:
            return ""
        theirs = Terms("", share or 0).part(_EXAMPLE, 1, 1)
        return _("Of {amount} the maker gets {theirs}, the stall keeps {ours}").format(
            amount=format_rupiah(_EXAMPLE), theirs=format_rupiah(theirs), ours=format_rupiah(_EXAMPLE - theirs)
        )

    def save(self) -> bool:
        """Keep it; False where something cannot be, which is told."""
        try:
            share = self.share()
            first = typed_day(self.texts["first"]) if self.texts["first"].strip() else None
        except PosError as error:
            self._model.news.refuse(error)
            return False
        maker = Maker(**{fact: self.texts[fact] for fact in FACTS})
        return self._model.keep(maker, share, first, self.save)
