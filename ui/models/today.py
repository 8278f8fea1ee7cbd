"""A day of the gallery: what needs a hand, what was sold, and what is collected meanwhile, file by file."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from pos import clock, files, words
from pos.errors import PosError, reason_of
from pos.gallery import Office, Waiting
from pos.money import MINUS, format_number
from pos.office import coverage
from pos.office.today import Today
from pos.printing.wording import WEEKDAYS, long_day, short_day
from pos.words import translate as _
from pos.words import translate_plural
from ui.models.titles import shown_till
from ui.news import News

if TYPE_CHECKING:
    from pos.office.collect import Collected, Collecting, Step

_EVERY_MS = 60_000
_SETTLE_MS = 1_000
_MOST_WATCHED = 500

MISSING, DIFFERENCES, REVISED, QUARANTINED = "missing", "differences", "revised", "quarantined"
ON_PAPER = "on_paper"

STATES_OF = {
    MISSING: coverage.MISSING,
    REVISED: coverage.REVISED,
    ON_PAPER: coverage.PAPER,
    QUARANTINED: coverage.QUARANTINED,
}
"""What needs a hand and is seen in the coverage, by its state there."""


@dataclass(frozen=True)
class Thing:
    """Something that needs a hand: how many, of what, and who in short."""

    kind: str
    title: str
    icon: str
    tone: str
    count: int
    who: str


@dataclass(frozen=True)
class Details:
    """One thing in full: titles with their kind (as in a table), and rows whose key opens a stall's day."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[object, ...]], ...]


def change_of(now: int, before: int) -> str:
    """`+10,5 %` of `now` against `before` > 0, tenths rounded half up."""
    tenths = (abs(now - before) * 2000 + before) // (2 * before)
    sign = MINUS if now < before else "+"
    rest = f",{tenths % 10}" if tenths % 10 else ""
    return f"{sign}{format_number(tenths // 10)}{rest} %"


def key_of(stall: str, till: int, day: str) -> str:
    """What a row of a stall's day is found by."""
    return f"{stall}|{till}|{day}"


def _signed(amount: int) -> str:
    return f"+{format_number(amount)}" if amount > 0 else format_number(amount)


class TodayModel(QObject):
    """One day of the office. Collecting takes one file a turn of the event loop, so that the window lives."""

    changed = Signal()
    progressed = Signal(int, int)
    """How many entries of the inbox are dealt with, of how many."""

    def __init__(self, office: Office, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.news = news
        self.day = office.day_now()
        self._follows = True
        self.today: Today = office.today(self.day)
        self.waiting: tuple[Waiting, ...] = ()
        self.trouble = ""
        self.collected_at: datetime | None = None
        self.done, self.total = 0, 0
        self._asked = False
        self._collecting: Collecting | None = None
        self._steps: Iterator[Step] | None = None
        self._step = self._timer(0, self._on_step, single=False)
        self._settle = self._timer(_SETTLE_MS, self.collect_quietly)
        self._every = self._timer(_EVERY_MS, self.collect_quietly, single=False)
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
        """Read the day and the requests afresh; who looked at the present day sees the new one after midnight."""
        if self._follows:
            self.day = self.office.day_now()
        self.today = self.office.today(self.day)
        self.waiting = self._requests()
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

    def weekday(self) -> str:
        """`Sabtu`."""
        return _(WEEKDAYS[date.fromisoformat(self.day).weekday()])

    # what needs a hand

    def things(self) -> tuple[Thing, ...]:
        """What needs a hand, in the order in which it is looked at; only what there is."""
        today = self.today
        all_ = (
            Thing(MISSING, _("Not handed in"), "clock", "bad", len(today.missing), self._who_is_missing()),
            Thing(DIFFERENCES, _("Cash differences"), "triangle-alert", "warn", len(today.differences),
                  " · ".join(f"{shown_till(d.stall, d.till)} {_signed(d.amount)}" for d in today.differences)),
            Thing(REVISED, _("New revisions"), "refresh-cw", "brand", len(today.revised),
                  " · ".join(f"{shown_till(r.stall, r.till)} {self._day_of(r.day)} {_signed(r.amount)}"
                             for r in today.revised)),
            Thing(ON_PAPER, _("From paper"), "receipt-text", "warn", len(today.on_paper),
                  " · ".join(shown_till(p.stall, p.till) for p in today.on_paper)),
            Thing(QUARANTINED, _("Quarantine"), "shield-alert", "bad", len(today.quarantined),
                  " · ".join(f"{self._whose(q.stall, q.till) or q.file}: {q.reason}" for q in today.quarantined)),
        )  # fmt: skip
        return tuple(thing for thing in all_ if thing.count)

    def _who_is_missing(self) -> str:
        texts = []
        for missing in sorted(self.today.missing, key=lambda missing: (-missing.days, missing.stall, missing.till)):
            text = shown_till(missing.stall, missing.till)
            if missing.days > 1:
                text = _("{stall} {name} ({days} days)").format(stall=text, name=missing.name, days=missing.days)
            texts.append(text)
        return " · ".join(texts)

    def _day_of(self, day: str) -> str:
        return _(WEEKDAYS[date.fromisoformat(day).weekday()])

    def _short_day(self, day: str) -> str:
        return short_day(date.fromisoformat(day), words.language())

    def _whose(self, stall: str | None, till: int | None) -> str:
        return "" if stall is None or till is None else shown_till(stall, till)

    def details(self, kind: str) -> Details:
        """One of the things in full."""
        return {
            MISSING: self._missing_details,
            DIFFERENCES: self._difference_details,
            REVISED: self._revised_details,
            ON_PAPER: self._paper_details,
            QUARANTINED: self._quarantine_details,
        }[kind]()

    def _missing_details(self) -> Details:
        rows = tuple(
            (f"{m.stall}|{m.till}", (shown_till(m.stall, m.till), m.name, m.days))
            for m in sorted(self.today.missing, key=lambda missing: (-missing.days, missing.stall, missing.till))
        )
        columns = ((_("Stall"), "strong"), (_("Name"), "text"), (_("Days in a row"), "number"))
        return Details(_("Not handed in"), columns, rows)

    def _difference_details(self) -> Details:
        rows = tuple(
            (key_of(d.stall, d.till, self.day), (shown_till(d.stall, d.till), d.name, d.amount))
            for d in self.today.differences
        )
        columns = ((_("Stall"), "strong"), (_("Name"), "text"), (_("Difference"), "amount"))
        return Details(_("Cash differences"), columns, rows)

    def _revised_details(self) -> Details:
        rows = tuple(
            (
                key_of(r.stall, r.till, r.day),
                (shown_till(r.stall, r.till), r.name, self._short_day(r.day), r.revision, r.amount),
            )
            for r in self.today.revised
        )
        columns = (
            (_("Stall"), "strong"),
            (_("Name"), "text"),
            (_("Day"), "text"),
            (_("Revision"), "number"),
            (_("Changed by"), "amount"),
        )
        return Details(_("New revisions"), columns, rows)

    def _paper_details(self) -> Details:
        rows = tuple(
            (key_of(p.stall, p.till, self.day), (shown_till(p.stall, p.till), p.name, p.net))
            for p in self.today.on_paper
        )
        columns = ((_("Stall"), "strong"), (_("Name"), "text"), (_("Net sales"), "amount"))
        return Details(_("From paper: the file is awaited"), columns, rows)

    def _quarantine_details(self) -> Details:
        rows = tuple(
            (
                q.file if q.stall is None or q.till is None or q.day is None else key_of(q.stall, q.till, q.day),
                (self._whose(q.stall, q.till) or None, q.file, q.reason),
            )
            for q in self.today.quarantined
        )
        columns = ((_("Stall"), "strong"), (_("File"), "text"), (_("Reason"), "text"))
        return Details(_("Quarantine"), columns, rows)

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

    # requests

    def _requests(self) -> tuple[Waiting, ...]:
        if not self.office.settings.collection:
            return ()
        try:
            return self.office.waiting()
        except (PosError, OSError):
            return self.waiting  # collecting says what is wrong

    def enrol(self, waiting: Waiting) -> bool:
        """Admit the till whose fingerprint was compared; its files that waited are collected at once."""
        try:
            enrolled = self.office.enrol(waiting.data, waiting.fingerprint)
        except (PosError, OSError) as error:
            self.news.refuse(_reason(error))
            return False
        self.news.accepted.emit()
        name = f"{shown_till(enrolled.stall, enrolled.till)} · {enrolled.name}"
        self.news.say(_("{stall} is enrolled").format(stall=name))
        self.refresh()
        self.collect_quietly()
        return True

    # collecting

    def collect(self) -> None:
        """Collect because a person asked: what became of it is told also where there was nothing."""
        self._start(asked=True)

    def collect_quietly(self) -> None:
        """Collect by the clock: only what came in is told; a place out of reach is a state, no refusal."""
        self._start(asked=False)

    def _start(self, *, asked: bool) -> None:
        self._asked = self._asked or asked
        if self.busy:
            return
        try:
            self._collecting = self.office.collecting()
        except (PosError, OSError) as error:
            self._end(error)
            return
        self._steps = iter(self._collecting)
        self.done, self.total = 0, 0
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
            self.done, self.total = step.done, step.total
            self.progressed.emit(step.done, step.total)

    def _end(self, error: PosError | OSError | None) -> None:
        asked, self._asked = self._asked, False
        done = self._collecting.result if self._collecting is not None and error is None else None
        self._step.stop()
        self._steps = self._collecting = None
        self.trouble = _reason(error) if error is not None else ""
        if error is not None and asked:
            self.news.refuse(self.trouble)
        if done is not None:
            self.collected_at = self.office.clock().astimezone(clock.ZONES[self.office.settings.zone])
            self._tell(done, asked=asked)
        self._watch()
        self.refresh()

    def _tell(self, done: "Collected", *, asked: bool) -> None:
        parts = []
        if done.accepted or (asked and not done.refused):
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

    def _on_folder_changed(self) -> None:
        if self._every.isActive():
            self._settle.start(_SETTLE_MS)

    def _watch(self) -> None:
        place = self.office.settings.collection
        if not self._every.isActive() or not place or "://" in place:
            return
        with suppress(OSError):
            inbox = Path(place).expanduser().joinpath("inbox")
            wanted = [str(path) for path in (inbox, *sorted(inbox.iterdir())[:_MOST_WATCHED]) if path.is_dir()]
            missing = sorted(set(wanted) - set(self._watcher.directories()))
            if missing:
                self._watcher.addPaths(missing)

    def state(self) -> tuple[str, str]:
        """Whether the collection can be reached, and when it last was: words and their tone."""
        if not self.office.settings.collection:
            return _("No collection folder yet"), "warn"
        if self.busy and self.total:
            return _("Collecting {done} of {total}").format(done=self.done, total=self.total), "muted"
        if self.trouble:
            return _("The collection cannot be reached"), "bad"
        if self.collected_at is None:
            return _("Not collected yet"), "muted"
        return _("Collected {time}").format(time=f"{self.collected_at:%H.%M}"), "ok"


def _reason(error: PosError | OSError) -> str:
    if isinstance(error, PosError):
        return str(error)
    return _("{file}: {reason}").format(file=error.filename or "", reason=reason_of(error))
