"""What a stall leaves undone where its window is closed now: days not handed in, a day with sales not closed."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from pos.errors import PosError
from pos.money import format_rupiah
from pos.stall import Stall
from pos.words import language, translate_plural
from pos.words import translate as _
from ui.models.sending import why_not
from ui.news import News

_MOST = 4
"""Days that are named."""


class LeavingModel(QObject):
    """Reads once what is undone. `changed` as the hand-in begins and ends, `handed_in` where nothing of it is left."""

    changed = Signal()
    handed_in = Signal()

    def __init__(self, stall: Stall, news: News, days: tuple[str, ...], parent: QObject | None = None) -> None:
        """`days` are those to hand in, `2026-11-24`, oldest first."""
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self.days = days
        day = stall.till.open_day_name()
        self._sales = 0 if day is None else stall.till.count_of_day(day)
        self.open_day = day if day and self._sales else ""
        """Empty where none is open or nothing was sold on it."""
        self.busy = False
        self.outcome, self.tone = "", ""
        """What came of the hand-in, in words, and its tone."""

    @property
    def has_place(self) -> bool:
        """Whether there is a place to hand in to."""
        return bool(self._stall.settings.collection)

    @property
    def is_held(self) -> bool:
        """Whether somebody must say first why a restored till may hand in."""
        return self._stall.delivery.is_held()

    @property
    def can_hand_in(self) -> bool:
        """Whether something waits that can be handed in now."""
        return bool(self.days) and self.has_place and not self.busy

    def question(self) -> str:
        """Which days lie on this computer alone; empty where none does."""
        number = len(self.days)
        if not number:
            return ""
        named = ", ".join(_title(day) for day in self.days[:_MOST])
        if number > _MOST:
            named = _("{days} and {n} more").format(days=named, n=number - _MOST)
        words = translate_plural(
            "{n} day is not handed in yet: {days}", "{n} days are not handed in yet: {days}", number
        )
        return words.format(n=number, days=named)

    def why(self) -> str:
        """What that means."""
        if not self.days:
            return ""
        if self.is_held:
            return _("The hand-in is held after the restore: say first why it may go on.")
        if self.has_place:
            return _("Only this computer has it: the office cannot count it, and it is lost if this computer breaks.")
        return _("Only this computer has it, and there is no place yet to hand it in to: ask the office for one.")

    def unclosed(self) -> str:
        """Which day with sales is not closed, and how much it is; empty where none is open."""
        if not self.open_day:
            return ""
        is_today = self.open_day == self._stall.today()
        day = _("Today") if is_today else _title(self.open_day)
        number, amount = self._sales, format_rupiah(self._stall.till.due_of_day(self.open_day))
        words = translate_plural(
            "{day} is not closed yet: {n} receipt, {amount}", "{day} is not closed yet: {n} receipts, {amount}", number
        )
        return words.format(day=day, n=number, amount=amount)

    def hand_in(self) -> None:
        """Hand in what waits, once the sheet shows that it is busy."""
        if self.can_hand_in:
            self.busy, self.outcome = True, ""
            self.changed.emit()
            QTimer.singleShot(0, self, self._hand_in)

    def _hand_in(self) -> None:
        try:
            self._stall.delivery.send()
        except (PosError, OSError) as error:
            self.outcome, self.tone = why_not(error), "bad"
        else:
            self.outcome, self.tone = _("Handed in. Lapak closes."), "ok"
        self.busy = False
        self.changed.emit()
        self._news.recorded.emit()
        if self.tone == "ok":
            self.handed_in.emit()


def _title(day: str) -> str:
    from pos.printing.wording import short_day

    return short_day(date.fromisoformat(day), language())
