"""What is always visible on a stall's bar: open since when, what the office lacks, the printer, the clock."""

from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from pos.clock import ZONES
from pos.stall import Stall
from pos.words import SHORT_MONTHS, language, translate_plural
from pos.words import translate as _
from ui.models.facts import is_over
from ui.models.printing import Printing
from ui.news import News

_TICK_MS = 5_000


class State(NamedTuple):
    """One piece of the status: its words, the tone of its icon, and what a small window says of it."""

    words: str
    tone: str
    icon: str
    short: str = ""


def morning(stall: Stall) -> str:
    """What a start asks for first: "close" a day that was forgotten, "open" the till with a float, or nothing ("").

    A stall that never counted its drawer is asked for no float.
    """
    day = stall.till.open_day_name()
    if day is not None:
        return "close" if is_over(stall, day) else ""
    begun = stall.days.was_closed(stall.today())
    return "" if begun or not stall.days.left_in_drawer() else "open"


class StatusModel(QObject):
    """Reads afresh when something was recorded and when a minute passes; `changed` says so."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, printing: Printing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._printing = printing
        self._minute = self._now().replace(second=0, microsecond=0)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()
        self._news = news
        news.recorded.connect(self._on_recorded)
        printing.changed.connect(self.changed)

    def stop(self) -> None:
        """Look no more: the window is left, and its stall may be closed."""
        self._timer.stop()

    def title(self) -> str:
        """The stall as it is called: `Lapak A-12 · Batik Ratih`."""
        from pos.printing.wording import shown_code

        identity = self._stall.identity
        return _("Stall {code} · {name}").format(code=shown_code(identity.stall), name=identity.name)

    def till(self) -> State:
        """Whether the day is open, and since when; whether an earlier one was forgotten."""
        day = self._stall.till.open_day_name()
        opened = None if day is None else self._stall.till.opened_at(day)
        if day is None or opened is None:
            return State(_("Till closed"), "muted", "circle-check")
        if is_over(self._stall, day):
            from pos.printing.wording import short_day

            name = short_day(date.fromisoformat(day), language()).rsplit(" ", 1)[0]
            return State(_("{day} is not closed").format(day=name), "warn", "triangle-alert")
        local = opened.astimezone(ZONES[self._stall.settings.zone])
        return State(_("Till open {time}").format(time=f"{local:%H.%M}"), "ok", "circle-check")

    def cashier(self) -> State | None:
        """Who is at the till; None where nobody is set up."""
        people = self._stall.people
        if people.present is None:
            return State(_("Locked"), "muted", "lock") if people.active() else None
        name = people.present.name
        return State(name, "ok", "user", name.split()[0][:9])

    def office(self) -> State:
        """How many summaries the office has not yet accepted."""
        count = self._stall.delivery.not_accepted()
        if self._stall.delivery.is_behind_the_office():
            return State(_("The office knows more of this till"), "bad", "send", "!")
        if self._stall.delivery.is_answered_by_another():
            return State(_("The office has another key"), "bad", "send", "!")
        if self._stall.delivery.is_held():
            return State(_("Hand-in held"), "warn", "send", "!")
        questions = len(self._stall.delivery.questions())
        if questions:
            return State(_("The office asks"), "warn", "message-circle", str(questions))
        if count == 0 and not self._stall.settings.collection:
            return State(_("No place to hand in"), "muted", "send")
        if count == 0 and not self._stall.delivery.is_admitted():
            return State(_("Not yet enrolled by the office"), "muted", "send")
        if count == 0:
            return State(_("All accepted by the office"), "ok", "send")
        text = translate_plural("{n} not yet accepted by the office", "{n} not yet accepted by the office", count)
        return State(text.format(n=count), "warn", "send", str(count))

    def printer(self) -> State:
        """Whether the printer does what it is told, and how many papers wait for it."""
        waiting = self._printing.waiting
        if self._printing.trouble:
            text = _("Printer does not answer")
            if waiting:
                text = translate_plural("Printer: {n} waits", "Printer: {n} wait", waiting).format(n=waiting)
            return State(text, "bad", "printer", str(waiting or ""))
        if self._stall.settings.printer:
            return State(_("Ready"), "ok", "printer")
        return State(_("PDF only"), "muted", "printer")

    def clock(self) -> State:
        """The stall's own time, `Sab 21 Nov  14.18`, and whether it went back behind the last receipt."""
        behind = self._stall.ahead_of_clock() is not None
        now = self._now()
        return State(_moment(now), *(("warn", "triangle-alert", f"{now:%H.%M}") if behind else ("muted", "")))

    def tell_clock(self) -> None:
        """Say that the clock went back, and which time is written meanwhile; nothing where it did not."""
        last = self._stall.ahead_of_clock()
        if last is not None:
            text = _("Clock is behind: set it right. Receipts say {last}")
            told = _moment(last.astimezone(ZONES[self._stall.settings.zone])).replace("  ", " ")
            self._news.refuse(text.format(last=told))

    def _now(self) -> datetime:
        return self._stall.clock().astimezone(ZONES[self._stall.settings.zone])

    def _on_recorded(self) -> None:
        self.changed.emit()
        self.tell_clock()

    def _on_tick(self) -> None:
        minute = self._now().replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            self.changed.emit()


def _moment(local: datetime) -> str:
    """`Sab 21 Nov  14.18`."""
    from pos.printing.wording import SHORT_WEEKDAYS

    return f"{_(SHORT_WEEKDAYS[local.weekday()])} {local.day} {_(SHORT_MONTHS[local.month - 1])}  {local:%H.%M}"
