"""The keys of one stall at the office: their words, what they are good for, and what to do when one is lost."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.gallery import Office
from pos.office.keys.trust import PRESENT, RETIRED, REVOKED, KnownKey
from pos.words import N_, written_day
from pos.words import translate as _
from ui.models import carried
from ui.models.titles import shown_till
from ui.news import News

_STATES = {PRESENT: (N_("in use"), "ok"), RETIRED: (N_("replaced"), "quiet"), REVOKED: (N_("revoked"), "bad")}

DRILL = (
    N_("Call the stall: is the computer lost, stolen, or only broken? A broken one needs no revocation."),
    N_("Revoke the key here. What came in stays; whatever that computer still hands in is refused."),
    N_("Ask the stall which days are missing: its closing slips and its buyers' receipts tell."),
    N_("On another computer let the stall restore its newest backup, or begin a new folder with the same code."),
    N_("Admit its new request once its eight words agree. The numbers begin anew, the days go on."),
    N_("Let the stall change its PINs, and ask its bank for a new QRIS code if a stranger may have it."),
)
"""What a manager does when a stall's computer is gone, in order."""


@dataclass(frozen=True)
class ShownKey:
    """A key: whose, its eight words, its state and tone, and what else is to be said of it.

    One that is in use can be revoked, and the office's answer to it be brought to the till once more.
    """

    till: int
    title: str
    words: str
    state: str
    tone: str
    note: str
    in_use: bool
    known: KnownKey


class StallKeysModel(QObject):
    """`changed` when another stall is looked at or one of its keys is revoked."""

    changed = Signal()

    def __init__(self, office: Office, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._news = news
        self.stall = ""

    def look(self, stall: str) -> None:
        """Look at the keys of this stall (its code); of none, where it is empty."""
        self.stall = stall
        self.changed.emit()

    def has_keys(self, stall: str) -> bool:
        """Whether any till of it was ever admitted."""
        return any(one.stall == stall for one in self._office.stalls())

    def listed(self) -> tuple[ShownKey, ...]:
        """Every key of the stall, the present ones first."""
        return tuple(map(_shown, self._office.admission.keys(self.stall))) if self.stall else ()

    def answer_name(self, key: ShownKey) -> str:
        """What the file of the office's answer to that till is called."""
        return self._office.admission.acceptance_name(key.known)

    def save_answer(self, key: ShownKey, path: Path) -> None:
        """Write the office's answer to that till where it can be brought to it."""
        carried.save_answer(self._office, key.known, path, self._news)

    def revoke(self, till: int, reason: str) -> bool:
        """Believe that till's key no more; False, and the reason told, where that cannot be."""
        try:
            self._office.admission.revoke(self.stall, till, reason=reason)
        except PosError as error:
            self._news.refuse(error)
            return False
        self._news.say(_("The key of {stall} is revoked").format(stall=shown_till(self.stall, till)))
        self.changed.emit()
        self._news.recorded.emit()
        return True


def _shown(key: KnownKey) -> ShownKey:
    state, tone = _STATES[key.state]
    title = shown_till(key.stall, key.till)
    if key.epoch > 1:
        title = _("{till}, epoch {epoch}").format(till=title, epoch=key.epoch)
    since = _("since {day}").format(day=written_day(date.fromisoformat(key.at[:10])))
    if key.state == RETIRED:
        since = _("good up to number {number}").format(number=key.number)
    return ShownKey(
        till=key.till,
        title=title,
        words=key.fingerprint.replace("-", " "),
        state=_(state),
        tone=tone,
        note=since if key.reason is None else f"{since}: {key.reason}",
        in_use=key.state == PRESENT,
        known=key,
    )
