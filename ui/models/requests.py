"""The tills that ask to be enrolled, from the inbox or brought as a file, and the one that was admitted last."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.admission import Waiting
from pos.errors import PosError
from pos.gallery import Office
from pos.office.enrolment import Enrolled
from pos.words import translate as _
from ui.models import carried
from ui.models.titles import shown_till
from ui.news import News


class RequestsModel(QObject):
    """One request is looked into at a time; `enrolled` is who was admitted last, until that is put away."""

    changed = Signal()
    admitted = Signal()
    """A till may hand in from now on: what waited for it can be collected."""

    def __init__(self, office: Office, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.news = news
        self.waiting: tuple[Waiting, ...] = ()
        self.enrolled: Enrolled | None = None
        self._brought: tuple[Waiting, ...] = ()
        self._in_inbox: tuple[Waiting, ...] = ()
        self._at = 0

    def refresh(self) -> None:
        """Read afresh who asks; a collection out of reach changes nothing: collecting says what is wrong."""
        try:
            self._in_inbox = self.office.admission.waiting() if self.office.settings.collection else ()
        except (PosError, OSError):
            return
        self._show()

    def _show(self) -> None:
        brought = {one.key for one in self._brought}
        self.waiting = (*self._brought, *(one for one in self._in_inbox if one.key not in brought))
        self._at = max(0, min(self._at, len(self.waiting) - 1))
        self.changed.emit()

    # which one

    @property
    def shown(self) -> Waiting | None:
        """The request that is looked into."""
        return self.waiting[self._at] if self.waiting else None

    @property
    def can_accept(self) -> bool:
        """Whether there is a request that is looked into, and nothing against it."""
        return self.shown is not None and self.shown.problem is None

    def place(self) -> str:
        """Which of how many it is; empty where it is alone."""
        count = len(self.waiting)
        return _("{n} of {all}").format(n=self._at + 1, all=count) if count > 1 else ""

    def step(self, by: int) -> None:
        """To the request before or after; from the last to the first."""
        if self.waiting:
            self._at = (self._at + by) % len(self.waiting)
            self.changed.emit()

    def name(self, one: Waiting | Enrolled) -> str:
        """What a till is called: `A-12 · Klitikan Pak Djarwo`."""
        return f"{shown_till(one.stall, one.till)} · {one.name}"

    def codes(self) -> list[str]:
        """The codes of all that ask: `A-12`."""
        return [shown_till(one.stall, one.till) for one in self.waiting]

    def bring(self, path: Path) -> bool:
        """Look into a request that was brought as a file; False, and the reason told, where it is none."""
        try:
            found = self.office.admission.request(path)
        except PosError as error:
            self.news.refuse(error)
            return False
        self.news.accepted.emit()
        self._brought = (found, *(one for one in self._brought if one.key != found.key))
        self._at = 0
        self._show()
        return True

    # what becomes of it

    def accept(self) -> bool:
        """Admit the till that is looked into, whose words were compared; False, and the reason told, where not."""
        asked = self.shown
        if asked is None:
            return False
        try:
            self.enrolled = self.office.admission.enrol(asked.data, asked.fingerprint)
        except PosError as error:
            self.news.refuse(error)
            return False
        self._forget(asked)
        self.news.accepted.emit()
        self.news.say(_("{stall} is enrolled").format(stall=self.name(self.enrolled)))
        self.refresh()
        self.admitted.emit()
        return True

    def refuse(self) -> None:
        """Show the request that is looked into no more, which can be undone."""
        asked = self.shown
        if asked is None:
            return
        before = self._brought

        def undo() -> None:
            self.office.register.take_up_request(asked.key)
            self._brought = before
            self._show()
            self.refresh()

        self.office.admission.refuse(asked)
        self._forget(asked)
        self.news.accepted.emit()
        self.news.say(_("{stall} was refused").format(stall=self.name(asked)), undo)
        self._show()
        self.refresh()

    def _forget(self, asked: Waiting) -> None:
        self._brought = tuple(one for one in self._brought if one.key != asked.key)
        self._in_inbox = tuple(one for one in self._in_inbox if one.key != asked.key)

    # the answer, for a till without the network

    def answer_name(self) -> str:
        """What the file of the last admission is called."""
        return self.office.admission.acceptance_name(self.enrolled) if self.enrolled is not None else ""

    def save_answer(self, path: Path) -> None:
        """Write the answer of the last admission where it can be brought to the till."""
        if self.enrolled is not None:
            carried.save_answer(self.office, self.enrolled, path, self.news)

    def put_away(self) -> None:
        """Enough was seen of who was admitted last."""
        self.enrolled = None
        self.changed.emit()
