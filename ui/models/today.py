"""A day of the gallery: what needs a hand, what was sold, and what is collected meanwhile, file by file."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from pos import clock, files, words
from pos.errors import PosError, reason_of
from pos.gallery import Office
from pos.money import MINUS, format_number, format_rupiah
from pos.office.collected import CAUGHT_UP
from pos.office.today import Today
from pos.printing.wording import SHORT_WEEKDAYS, WEEKDAYS, long_day, short_day
from pos.words import translate as _
from pos.words import translate_plural
from ui.models import attention
from ui.models.attention import Details, Thing
from ui.models.titles import shown_till
from ui.news import News

if TYPE_CHECKING:
    from pos.office.collect import Collecting
    from pos.office.collected import Collected, Step

_EVERY_MS = 60_000
_SETTLE_MS = 1_000
_MOST_WATCHED = 500


def change_of(now: int, before: int) -> str:
    """`+10,5 %` of `now` against `before` > 0, tenths rounded half up."""
    tenths = (abs(now - before) * 2000 + before) // (2 * before)
    sign = MINUS if now < before else "+"
    rest = f",{tenths % 10}" if tenths % 10 else ""
    return f"{sign}{format_number(tenths // 10)}{rest} %"


class TodayModel(QObject):
    """One day of the office. Collecting takes one file a turn of the event loop, so that the window lives."""

    changed = Signal()
    progressed = Signal(int, int)
    """How many entries of the inbox are dealt with, of how many."""
    collected = Signal()
    """A collect has ended, also one that was stopped or failed."""

    def __init__(self, office: Office, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.news = news
        self.day = office.day_now()
        self._follows = True
        self.today: Today = office.today(self.day)
        self.asking: tuple[str, ...] = ()
        self.trouble = ""
        self.collected_at: datetime | None = None
        self.done, self.total, self.catching_up = 0, 0, False
        self._asked = False
        self._once_more = False
        self._stopped = False
        self._rests = False
        self._collecting: Collecting | None = None
        self._steps: Iterator[Step] | None = None
        self._step = self._timer(0, self._on_step, single=False)
        self._settle = self._timer(_SETTLE_MS, self.collect_quietly)
        self._every = self._timer(_EVERY_MS, self._on_minute, single=False)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_folder_changed)

    def _timer(self, milliseconds: int, run: object, *, single: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(single)
        timer.timeout.connect(run)
        return timer

    def begin(self) -> None:
        """Collect now, every minute, and when something appears in the inbox."""
        self._every.start()
        self._settle.start(0)

    def stop(self) -> None:
        """Collect no more; what is half done the next collect ends."""
        for timer in (self._every, self._settle, self._step):
            timer.stop()
        self._steps = None
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())

    @property
    def busy(self) -> bool:
        """True while files are being collected."""
        return self._steps is not None

    # the day

    def refresh(self) -> None:
        """Read the day afresh; who looked at the present day sees the new one after midnight."""
        if self._follows:
            self.day = self.office.day_now()
        self.today = self.office.today(self.day)
        self.changed.emit()

    def tell_asking(self, codes: Sequence[str]) -> None:
        """These tills, `A-12`, ask to be enrolled."""
        if tuple(codes) != self.asking:
            self.asking = tuple(codes)
            self.changed.emit()

    def go(self, days: int) -> None:
        """To an earlier or later day, never beyond the present one."""
        self.go_to((date.fromisoformat(self.day) + timedelta(days=days)).isoformat())

    def go_to(self, day: str) -> None:
        """To that day, or to the present one where it has not come yet."""
        now = self.office.day_now()
        self.day = min(day, now)
        self._follows = self.day == now
        self.refresh()

    def is_now(self) -> bool:
        """True for the present day."""
        return self.day >= self.office.day_now()

    def day_text(self, *, short: bool = False) -> str:
        """The day in words."""
        day = date.fromisoformat(self.day)
        return short_day(day, words.language()) if short else long_day(day, words.language())

    def weekday(self, *, short: bool = False) -> str:
        """`Sabtu`, or `Sab`."""
        return _((SHORT_WEEKDAYS if short else WEEKDAYS)[date.fromisoformat(self.day).weekday()])

    def aside_text(self) -> str:
        """What money moved beside the sales: down payments are no turnover; empty where nothing did."""
        aside = self.today.aside
        parts = (
            (_("down payments {amount}"), aside.orders),
            (_("bought {amount}"), -aside.bought),
            (_("makers {amount}"), -aside.makers),
        )
        told = " · ".join(text.format(amount=format_rupiah(amount)) for text, amount in parts if amount)
        return told and _("Besides: {told}").format(told=told)

    # what needs a hand

    def things(self) -> tuple[Thing, ...]:
        """What needs a hand, in the order in which it is looked at; only what there is."""
        return attention.things(self.today, self.asking)

    @property
    def things_to_see(self) -> int:
        """How many things need a hand, the tills that ask among them."""
        return self.today.things_to_see + len(self.asking)

    def details(self, kind: str) -> Details:
        """One of the things in full."""
        return attention.details(self.today, kind)

    def reminder(self) -> str:
        """A message to the stalls that have not handed in, ready to be pasted."""
        head = _("Not handed in on {day}:").format(day=self.day_text())
        return "\n".join([head, *(f"{shown_till(m.stall, m.till)} {m.name}" for m in self.today.missing)])

    # files

    def sheet_name(self) -> str:
        """What the day's sheet is called unless told otherwise."""
        return f"{self.office.code}_{self.day}.xlsx"

    def save_sheet(self, path: Path) -> bool:
        """Write the day's table of all stalls as XLSX; False, and the reason told, where it cannot be written."""
        try:
            files.write(path, self.office.written(self.office.report("days", self.day, self.day), "xlsx"))
        except (PosError, OSError) as error:
            self.news.refuse(_reason(error))
            return False
        self.news.say(_("Saved as {file}").format(file=path.name))
        return True

    # collecting

    def collect(self) -> None:
        """Collect because a person asked: what became of it is told also where there was nothing."""
        self._rests = False
        self._start(asked=True)

    def collect_quietly(self) -> None:
        """Collect by the clock: only what came in is told; a place out of reach is a state, no refusal."""
        self._start(asked=False)

    def stop_collecting(self) -> None:
        """Collect no further file: what was dealt with counts and is told, the rest waits for the next collect."""
        if self._collecting is None or self._stopped:
            return
        self._stopped = self._rests = True
        self._settle.stop()
        self._steps = self._collecting.ending()

    def _on_minute(self) -> None:
        self._rests = False
        self.collect_quietly()

    def _start(self, *, asked: bool) -> None:
        self._asked = self._asked or asked
        if self.busy:
            self._once_more = True  # what was passed over already may be welcome now
            return
        try:
            self._collecting = self.office.collecting()
        except (PosError, OSError) as error:
            self._end(error)
            return
        self._steps = iter(self._collecting)
        self._once_more = False
        self.done, self.total, self.catching_up = 0, 0, False
        self._step.start()
        self.changed.emit()

    def _on_step(self) -> None:
        assert self._steps is not None
        try:
            step = next(self._steps)
        except StopIteration:
            self._end(None)
        except (PosError, OSError) as error:
            self._end(error)
        else:
            self.catching_up = step.outcome == CAUGHT_UP
            if (step.done, step.total) != (self.done, self.total):
                self.done, self.total = step.done, step.total
                self.progressed.emit(step.done, step.total)

    def _end(self, error: PosError | OSError | None) -> None:
        asked, self._asked = self._asked, False
        stopped, self._stopped = self._stopped, False
        done = self._collecting.result if self._collecting is not None and error is None else None
        self._step.stop()
        self._steps = self._collecting = None
        self.trouble = _reason(error) if error is not None else ""
        if error is not None and asked:
            self.news.refuse(self.trouble)
        if done is not None:
            self.collected_at = self.office.clock().astimezone(clock.ZONES[self.office.settings.zone])
            self._tell(done, asked=asked, stopped=stopped)
        self._watch()
        self.refresh()
        self.collected.emit()
        if self._once_more and not self._rests:
            self.collect_quietly()

    def _tell(self, done: "Collected", *, asked: bool, stopped: bool) -> None:
        parts = []
        if stopped:
            parts.append(_("Stopped: the rest is collected within a minute"))
        if done.accepted or (asked and not done.refused and not stopped):
            count = len(done.accepted)
            text = translate_plural("{n} file accepted", "{n} files accepted", count)
            parts.append(text.format(n=count) if count else _("Nothing new in the inbox"))
        if done.refused:
            count = len(done.refused)
            parts.append(translate_plural("{n} file refused", "{n} files refused", count).format(n=count))
        if parts:
            self.news.accepted.emit()
            self.news.say(" · ".join(parts))
            self.news.recorded.emit()

    def collect_from(self, place: Path) -> Generator[tuple[int, int], None, str]:
        """Collect what stalls copied to a stick, and put the answers on it; the sentence it ends with.

        Raises PosError.
        """
        steps = self.office.collecting_from(place)
        result = yield from _counted(steps)
        self.news.accepted.emit()
        self.news.recorded.emit()
        self.refresh()
        parts = [_said(result)]
        if result.kept:
            count = len(result.kept)
            parts.append(translate_plural("{n} waits on it", "{n} wait on it", count).format(n=count))
        return " · ".join((*parts, _("The flash drive may be pulled out.")))

    def _on_folder_changed(self) -> None:
        if self._every.isActive() and not self._rests:  # what moved is the work of a collect that was stopped
            self._settle.start(_SETTLE_MS)

    def _watch(self) -> None:
        place = self.office.settings.collection
        if not self._every.isActive() or not place or "://" in place:
            return
        with suppress(OSError):
            inbox = files.at_home(place).joinpath("inbox")
            wanted = [str(path) for path in (inbox, *sorted(inbox.iterdir())[:_MOST_WATCHED]) if path.is_dir()]
            missing = sorted(set(wanted) - set(self._watcher.directories()))
            if missing:
                self._watcher.addPaths(missing)

    def state(self) -> tuple[str, str]:
        """Whether the collection can be reached, and when it last was: words and their tone."""
        if not self.office.settings.collection:
            return _("No collection folder yet"), "warn"
        if self.busy and self.total and self.catching_up:
            return _("After the restore: {done} of {total} looked at").format(done=self.done, total=self.total), "muted"
        if self.busy and self.total:
            return _("Collecting {done} of {total}").format(done=self.done, total=self.total), "muted"
        if self.trouble:
            return _("The collection cannot be reached"), "bad"
        if self.collected_at is None:
            return _("Not collected yet"), "muted"
        return _("Collected {time}").format(time=f"{self.collected_at:%H.%M}"), "ok"


def _counted(steps: "Generator[Step, None, Collected]") -> "Generator[tuple[int, int], None, Collected]":
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            collected: Collected = end.value
            return collected
        yield step.done, step.total


def _said(done: "Collected") -> str:
    """What came in and what was refused."""
    count = len(done.accepted)
    parts = [translate_plural("{n} file accepted", "{n} files accepted", count).format(n=count)]
    if done.refused:
        count = len(done.refused)
        parts.append(translate_plural("{n} file refused", "{n} files refused", count).format(n=count))
    return " · ".join(parts)


def _reason(error: PosError | OSError) -> str:
    if isinstance(error, PosError):
        return str(error)
    return _("{file}: {reason}").format(file=error.filename or "", reason=reason_of(error))
