"""What a morning begins with: every record is read again, and one line says that the last day's are whole."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from pos.clock import ZONES
from pos.errors import PosError
from pos.stall import Stall
from pos.till.sale import Sale
from pos.words import language, translate_plural
from pos.words import translate as _
from ui.news import News

_FIRST_MS = 1_500
_PAUSE_MS = 3
_SLICE = 200
"""Events looked at in one go: a millisecond, and then whoever types goes first."""


class Proof(NamedTuple):
    """What was found, in words, and its tone: "ok", or "warn" where no backup holds it."""

    words: str
    tone: str


class MorningModel(QObject):
    """Reads the whole chain in slices after a start; `changed` says that `proof` may be another."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self._next = 1
        self._is_whole = False
        self._first = QTimer(self, singleShot=True, interval=_FIRST_MS)
        self._slices = QTimer(self, interval=_PAUSE_MS)
        self._first.timeout.connect(self._slices.start)
        self._slices.timeout.connect(self._on_slice)

    def begin(self) -> None:
        """From now on."""
        self._first.start()

    def stop(self) -> None:
        """No more: the window is left, and its stall may be closed."""
        self._first.stop()
        self._slices.stop()

    def proof(self) -> Proof | None:
        """The line for an empty basket, until the day's first sale; None where there is nothing to say, or not yet."""
        last = self._stall.till.last_sale() if self._is_whole else None
        if last is None or last.day == self._stall.today():
            return None
        number = self._stall.till.count_of_day(last.day)
        receipts = translate_plural("{n} receipt", "{n} receipts", number).format(n=number)
        backup, tone = self._backup(last)
        told = _("The records of {day} are whole: {receipts}, the last at {time}. {backup}")
        if date.fromisoformat(last.day) == date.fromisoformat(self._stall.today()) - timedelta(days=1):
            told = _("Yesterday's records are whole: {receipts}, the last at {time}. {backup}")
        facts = {"day": _day(last.day), "receipts": receipts, "time": f"{self._local(last.at):%H.%M}"}
        return Proof(told.format(**facts, backup=backup), tone)

    def _backup(self, last: Sale) -> tuple[str, str]:
        backup = self._stall.backups.last()
        if backup is None:
            return _("There is no backup yet."), "warn"
        local = self._local(backup.at)
        if local.date().isoformat() == last.day:
            text = _("Backup at {time}.").format(time=f"{local:%H.%M}")
        else:
            text = _("Last backup: {day}.").format(day=f"{_day(local.date().isoformat())} {local:%H.%M}")
        return text, "ok" if backup.at >= last.at else "warn"

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZONES[self._stall.settings.zone])

    def _on_slice(self) -> None:
        last = self._next + _SLICE - 1
        try:
            self._stall.journal.prove(self._next, last)
        except PosError as error:
            self.stop()
            self._news.refuse(error)
            return
        self._next = last + 1
        if last >= self._stall.journal.tail_seq():
            self.stop()
            self._is_whole = True
            self.changed.emit()


def _day(day: str) -> str:
    """`Fri 20 Nov`."""
    from pos.printing.wording import short_day

    return short_day(date.fromisoformat(day), language()).rsplit(" ", 1)[0]
