"""What became of each day that was handed in, and sending again what the office lacks."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.stall import Stall
from pos.words import language, translate_plural
from pos.words import translate as _
from ui.models.day import DayModel

_MOST = 60
"""Days that are listed."""


@dataclass(frozen=True)
class HandedIn:
    """One closed day: how it is called, its number and newest revision, where it stands in words, and their tone."""

    day: str
    title: str
    number: int
    revision: int
    state: str
    tone: str
    reason: str


@dataclass(frozen=True)
class Questioned:
    """What the office asks about a day, in words; `can_reopen` is false of a day that is not closed."""

    day: str
    title: str
    text: str
    words: str
    can_reopen: bool


class HandInModel(QObject):
    """The latest days, the newest first; `changed` after each hand-over."""

    changed = Signal()

    def __init__(self, day: DayModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall: Stall = day.stall
        self._day = day
        day.changed.connect(self.changed)

    def title(self, day: str) -> str:
        """The day as it is called: `Sab 21 Nov 2026`."""
        from pos.printing.wording import short_day

        return short_day(date.fromisoformat(day), language())

    def days(self) -> list[HandedIn]:
        """What there is to tell; nothing where the stall's key is gone."""
        try:
            rows = self._stall.delivery.outbox.days(_MOST)
        except PosError:
            return []
        return [
            HandedIn(
                row["day"],
                self.title(row["day"]),
                row["number"],
                row["revision"],
                *_state(row["state"]),
                row["reason"] or "",
            )
            for row in rows
        ]

    def questions(self) -> list[Questioned]:
        """What the office asks, oldest first."""
        return [
            Questioned(
                one.day,
                self.title(one.day),
                one.text,
                _("The office asks about {day}: {text}").format(day=self.title(one.day), text=one.text),
                self._stall.till.open_day_name() != one.day and self._stall.days.was_closed(one.day),
            )
            for one in self._stall.delivery.questions()
        ]

    def reopen(self, day: str, reason: str, again: Callable[[], object] | None = None) -> bool:
        """Open that closed day again and show it; False, and the reason told, where that was refused."""
        opened = self._day.reopen_day(day, reason, again)
        if opened:
            self._day.begin()
        return opened

    def body(self, day: str) -> dict[str, Any]:
        """Line 1 of the day's newest summary."""
        sealed = self._stall.delivery.outbox.newest(day)
        assert sealed is not None
        return sealed.body

    def key_words(self) -> str:
        """The eight words of the stall's key, which the office compares with its own before it admits the stall;
        empty where the key is gone."""
        try:
            return self._stall.delivery.fingerprint.replace("-", " ")
        except PosError:
            return ""

    def lacking(self) -> int:
        """How many summaries the office has not accepted."""
        return self._stall.delivery.not_accepted()

    def can_send(self) -> bool:
        """Whether there is something to send and a place to send it to."""
        return bool(self._day.collection()) and not self._day.busy

    def is_held(self) -> bool:
        """Whether somebody must say first why a restored till may hand in."""
        return self._stall.delivery.is_held()

    def is_behind(self) -> bool:
        """Whether the office knows of days that this till does not."""
        return self._stall.delivery.is_behind_the_office()

    def backup_before(self) -> str:
        """Names the backup to put back where the office knows of more; empty where none is known to be right."""
        from pos.doctor import backup_before

        return backup_before(self._stall)

    def why_held(self) -> str:
        """Why this till began anew, as it was told then."""
        return self._stall.epochs.reason or ""

    def is_answered_by_another(self) -> bool:
        """Whether the office signs with a key that this till does not believe."""
        return self._stall.delivery.is_answered_by_another()

    def believe(self, words: str, again: Callable[[], object] | None = None) -> bool:
        """Believe the office whose key has these words; False, and the reason told, where that was refused."""
        return self._day.sending.believe(words, again)

    def release(self, reason: str, again: Callable[[], object] | None = None) -> bool:
        """Hand in after a restore, for this reason; False where that was refused."""
        return self._day.sending.release(reason, again)

    def busy(self) -> bool:
        """Whether it is being sent."""
        return self._day.busy

    def copy_to(self, place: Path) -> Generator[tuple[int, int], None, str]:
        """Copy what the office lacks to a stick and read its answers there; the sentence it ends with.

        Raises PosError.
        """
        waiting = 0
        steps = self._stall.delivery.copying(place)
        for done, waiting in steps:
            yield done, waiting
        self._day.news.accepted.emit()
        self._day.news.recorded.emit()
        if self.is_answered_by_another():
            return _("The office's answers on it are signed with another key. Call it, then give its words: F7")
        if not waiting:
            return _("The office lacks nothing: its answers were read. The flash drive may be pulled out.")
        text = translate_plural(
            "{n} summary is on the flash drive. It may be pulled out.",
            "{n} summaries are on the flash drive. It may be pulled out.",
            waiting,
        )
        return text.format(n=waiting)

    def send(self) -> None:
        """Hand over what the office lacks, and read what it said."""
        self._day.sending.send_soon()


def _state(state: str) -> tuple[str, str]:
    return {
        "accepted": (_("accepted"), "ok"),
        "waiting": (_("waiting"), "warn"),
        "refused": (_("refused"), "bad"),
        "forked": (_("forked"), "bad"),
    }[state]
