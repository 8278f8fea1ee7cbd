"""Hands in what the office lacks by itself, and hears what the office said of it, also from a file that was brought."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from pos.errors import PosError
from pos.stall import Stall
from pos.words import translate as _
from ui.news import News

_FIRST_MS = 8_000
_EVERY_MS = 60_000
_LOOK = 10
"""After so many quiet minutes the office's questions are looked for all the same."""

_log = logging.getLogger(__name__)


class Delivery(QObject):
    """Tries soon after the start, every minute while something is not accepted, and when another collection is set.

    A collection out of reach is no news: the bar says what the office lacks, and who hands over by hand is told why.
    """

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self._collection = stall.settings.collection
        self._reached = ""
        self._quiet = 0
        self._soon = QTimer(self, singleShot=True, interval=_FIRST_MS)
        self._every = QTimer(self, interval=_EVERY_MS)
        for timer in (self._soon, self._every):
            timer.timeout.connect(self.send_quietly)
        news.recorded.connect(self._on_recorded)

    def begin(self) -> None:
        """From now on."""
        self._soon.start()
        self._every.start()

    def stop(self) -> None:
        """No more: the window is left, and its stall may be closed."""
        self._soon.stop()
        self._every.stop()

    def send_quietly(self) -> None:
        """Carry what waits, where there is something and a place for it."""
        collection, lacking = self._stall.settings.collection, self._stall.delivery.not_accepted()
        self._quiet += 1
        if not collection or not (lacking or collection != self._reached or self._quiet >= _LOOK):
            return
        self._quiet, before = 0, self._stands()
        try:
            self._stall.delivery.send()
        except (PosError, OSError) as error:
            _log.debug("not handed in: %s", error)
            return
        self._reached = collection
        if self._stands() != before:
            self._news.recorded.emit()

    def _stands(self) -> tuple[object, ...]:
        """What the bar tells of the office."""
        delivery = self._stall.delivery
        return delivery.not_accepted(), delivery.questions(), delivery.is_answered_by_another()

    def read_answer(self, path: Path) -> bool:
        """Hear what the office said from a file that was brought; False, and the reason told, where it cannot be."""
        try:
            answer = self._stall.delivery.read_answer(path)
        except PosError as error:
            self._news.refuse(error)
            return False
        self._news.accepted.emit()
        told = _("The office has admitted this stall") if answer.is_acceptance else _("The office's answer is read")
        self._news.say(told)
        self._news.recorded.emit()
        return True

    def _on_recorded(self) -> None:
        if self._every.isActive() and self._stall.settings.collection != self._collection:
            self._collection = self._stall.settings.collection
            self._soon.start(0)
