"""Handing over what the office lacks, once somebody asks for it at the till."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from pos.errors import PosError, reason_of
from pos.people.rights import RightError
from pos.stall import Stall
from pos.words import translate as _
from ui.models.draft import plain
from ui.news import News


def why_not(error: PosError | OSError) -> str:
    """Why nothing, or not everything, was handed over, as a sentence."""
    from pos.handover.outbox import HeldError

    if isinstance(error, HeldError):
        return _("The hand-in is held after the restore: F7 tells why, and lets it go on")
    reason = reason_of(error) if isinstance(error, OSError) else error
    return _("Not handed over yet: {reason}").format(reason=reason)


class Sending(QObject):
    """`changed` as it begins and ends; what became of it is told."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self.busy = False

    def send_soon(self) -> None:
        """Hand over what the office lacks, once the screen shows that it is busy."""
        if self.busy:
            return
        self.busy = True
        self.changed.emit()
        QTimer.singleShot(0, self, self._send)

    def _send(self) -> None:
        self._hand_over()
        self.busy = False
        self.changed.emit()

    def release(self, reason: str, again: Callable[[], object] | None = None) -> bool:
        """Hand in after a restore, for this reason; False where that was refused."""
        return self._hand_over(plain(reason), again)

    def believe(self, words: str, again: Callable[[], object] | None = None) -> bool:
        """Believe the office of these words, which lost its key, and hand over; False where that was refused."""
        try:
            self._stall.delivery.believe_office(words, by=self._stall.people.actor)
        except (PosError, OSError) as error:
            self._news.refuse(reason_of(error) if isinstance(error, OSError) else error, again)
            return False
        return self._hand_over()

    def _hand_over(self, release: str | None = None, again: Callable[[], object] | None = None) -> bool:
        done = False
        try:
            self._stall.delivery.send(release=release, by=self._stall.people.actor)
        except RightError as error:
            self._news.refuse(error, again)
        except (PosError, OSError) as error:
            self._news.refuse(why_not(error))
        else:
            self._news.accepted.emit()
            done = True
        self._news.recorded.emit()
        self.changed.emit()
        return done
