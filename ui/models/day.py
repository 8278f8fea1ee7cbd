"""The day that is being closed: the count, what it is compared with, the notes, and what was handed over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos.clock import ZONES
from pos.day.change import Proposal, propose
from pos.errors import PosError
from pos.files import UnwrittenError
from pos.journal.event import new_operation
from pos.money import LARGEST, format_rupiah
from pos.stall import Stall
from pos.words import N_, language, translate_plural
from pos.words import translate as _
from ui.models.comparing import Compared, compared_rows, goes_along, hindrance
from ui.models.draft import MOST_PIECES, TAGS, Draft, Piece, plain, told
from ui.models.drawer import Drawer
from ui.models.facts import read_facts
from ui.models.sending import Sending
from ui.news import News

if TYPE_CHECKING:
    from pos.handover.outbox import Sealed


class DayModel(QObject):
    """The verbs of the close. `changed`: anything shown may be other; `reason_wanted`: the difference has none yet;
    `day_closed`: the day was closed just now."""

    changed = Signal()
    reason_wanted = Signal()
    day_closed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self.news = news
        self.sending = Sending(stall, news, self)
        self.drawer = Drawer(self)
        self.repeats = False
        """Whether the count of the close before is filled in and nobody has said yet that it holds."""
        self.sealed: Sealed | None = None
        self.asks_again = False
        self.facts = read_facts(stall, stall.today())
        self._start(self._told_before())
        self._show_sealed()
        self.sending.changed.connect(self.changed)

    # What is read

    @property
    def busy(self) -> bool:
        """Whether the day is being handed over."""
        return self.sending.busy

    def begin(self) -> None:
        """Show the day that is open, or else the clock's; what was counted for another day is let go."""
        before = self.facts
        self._read(self.stall.today())
        if self.facts.day != before.day:
            self._start(self._told_before())
        self._told_afresh()

    def refresh(self) -> None:
        """Read the same day afresh."""
        before = self.facts
        self._read(before.day)
        if before.closed and not self.facts.closed:
            self._start(self._told_before())
        self._told_afresh()

    def number(self, piece: Piece) -> int:
        """How many of them were counted."""
        return (self.draft.pieces or {}).get(piece, 0)

    def difference(self) -> int | None:
        """Counted − expected, None while nothing is counted."""
        counted = self.draft.counted
        return None if counted is None else counted - self.facts.cash.expected

    def shift_difference(self) -> int | None:
        """Counted − what the present shift should hand over, None while nothing is counted."""
        difference = self.difference()
        return None if difference is None else difference - self.facts.found

    def hides(self) -> bool:
        """Whether the drawer is counted blind and the count is not finished: nothing tells what there should be."""
        return self.stall.settings.blind_count and not self._revealed and not self.facts.closed

    def locked(self) -> bool:
        """Whether the count is finished: of a closed day, and of a blind count that was revealed."""
        return self.facts.closed or (self.stall.settings.blind_count and self._revealed)

    def needs_reason(self) -> bool:
        """Whether the count differs and nobody has said why."""
        difference, reason = self.difference(), self.draft.reason.strip()
        if not difference:
            return False
        return not reason or (reason == self.facts.found_why and difference != self.facts.found)

    def stays(self) -> int | None:
        """What stays in the drawer after the deposit, None while either is not known."""
        counted = self.draft.counted
        return None if counted is None or self.draft.deposit is None else counted - self.draft.deposit

    def proposal(self) -> Proposal | None:
        """What may go to the office so that change stays for tomorrow; None while there is nothing to propose."""
        denominations = self.draft.denominations()
        if not denominations or self.facts.closed:
            return None
        made = propose(denominations, self.stall.settings.change_float or self.facts.cash.float_)
        return made if made.deposit or made.scarce else None

    def proposed_float(self) -> int | None:
        """What stayed at the last close, in rupiah, None where nobody counted."""
        return self.stall.days.left_in_drawer()

    def compared(self) -> list[Compared]:
        """Cash first, then every other tender that was used."""
        return compared_rows(self.facts, self.draft, blind=self.hides())

    def title(self) -> str:
        """The day as it is called: `Sab 21 Nov 2026`."""
        from pos.printing.wording import short_day

        return short_day(date.fromisoformat(self.facts.day), language())

    def short_title(self) -> str:
        """The day without its year: `Sab 21 Nov`."""
        return self.title().rsplit(" ", 1)[0]

    def opened(self) -> str:
        """Since when the till is open, by whom, in how many shifts."""
        if self.facts.opened_at is None:
            return _("Not opened yet")
        since = self._time(self.facts.opened_at)
        who = self.facts.cashier
        words = _("Open since {time} by {name}") if who else _("Open since {time}")
        told = words.format(time=since, name=who)
        shifts = len(self.facts.shifts)
        if shifts < 2:
            return told
        return f"{told} · " + translate_plural("{number} shift", "{number} shifts", shifts).format(number=shifts)

    def collection(self) -> str:
        """Where summaries go; empty where that is not set up."""
        return self.stall.settings.collection

    def notice(self) -> tuple[str, str]:
        """What is said above the bar and its tone: why it is off (bad), or that this is no common close (warn)."""
        facts = self.facts
        if why := hindrance(facts):
            return why, "bad"
        if facts.forgotten:
            words = _("{day} was not closed. Close it first, then today's sales begin.")
            return words.format(day=self.title()), "warn"
        if facts.reopened:
            return _("{day} is open again: its close makes a revision.").format(day=self.title()), "warn"
        return "", "warn"

    def advice(self) -> tuple[str, str]:
        """The one sentence beside the bar, and its tone: what goes with the close, or what became of it."""
        facts = self.facts
        if self.busy:
            return _("Handing over …"), "muted"
        if facts.closed:
            return self._handed_over()
        if self.asks_again:
            return _("The drawer is not counted. Press once more to close without a count."), "warn"
        if self.repeats:
            return _("The count of the close before is filled in: mend what differs, then confirm it"), "warn"
        if self.hides():
            return _("Count first: what there should be is shown afterwards"), "muted"
        if self.needs_reason():
            return _("Say why the cash differs, then close"), "warn"
        return goes_along(facts, self.draft)

    def can_close(self) -> bool:
        """Whether the bar does something."""
        return not (self.busy or self.facts.closed or hindrance(self.facts))

    def can_open(self) -> bool:
        """Whether the day has not begun: a float may be told."""
        return self.facts.opened_at is None and not self.facts.closed

    def is_begun(self) -> bool:
        """Whether the day is under way: cash may move, and somebody may hand the drawer over."""
        return self.facts.opened_at is not None and not self.facts.closed

    def is_closed(self) -> bool:
        """Whether the day is closed."""
        return self.facts.closed

    def lacks_office(self) -> bool:
        """Whether the closed day's summary may be sent (again)."""
        return self.facts.closed and bool(self.collection()) and self.sealed_state()[1] == "warn"

    def is_past(self) -> bool:
        """Whether this day is closed and another one can begin."""
        return self.facts.closed and self.stall.today() != self.facts.day

    def sealed_state(self) -> tuple[str, str]:
        """Where the summary of the closed day stands, in words, and its tone."""
        if self.sealed is None:
            return "", "quiet"
        state, reason = self.stall.delivery.outbox.state(self.sealed.file)
        if state == "accepted":
            return _("accepted by the office"), "ok"
        if state == "waiting":
            return _("not yet accepted by the office"), "warn"
        return _("refused by the office: {reason}").format(reason=reason or "–"), "bad"

    # What the vendor tells

    def set_number(self, piece: Piece, number: int) -> None:
        """Count this many of a note or coin; more than anyone has is not taken."""
        if self.locked() or not 0 <= number <= MOST_PIECES:
            return
        pieces = {**(self.draft.pieces or {}), piece: number}
        if sum(one.worth * many for one, many in pieces.items()) <= LARGEST:
            self._draft(replace(self.draft, pieces=pieces))

    def clear_count(self) -> None:
        """Begin the count anew, as not counted; a blind count is blind again."""
        if not self.facts.closed:
            self._revealed = self.repeats = False
            self._draft(replace(self.draft, pieces=None))

    def set_reason(self, reason: str) -> None:
        """Why the drawer is not what it should be."""
        self._draft(replace(self.draft, reason=plain(reason)))

    def set_deposit(self, amount: int | None) -> None:
        """What goes to the office, in rupiah; None where it is not told."""
        self._draft(replace(self.draft, deposit=amount))

    def take_proposal(self) -> None:
        """Hand in what is proposed."""
        proposal = self.proposal()
        if proposal is not None:
            self.set_deposit(proposal.deposit)

    def compare(self, tender: str, amount: int | None) -> None:
        """What a statement says of a tender, in rupiah; None takes it back."""
        compared = {other: told for other, told in self.draft.compared.items() if other != tender}
        if amount is not None:
            compared[tender] = amount
        self._draft(replace(self.draft, compared=compared))

    def toggle_tag(self, tag: str) -> None:
        """Mark the day, or take the mark off."""
        self._draft(replace(self.draft, tags=self.draft.tags ^ {tag}))

    def set_text(self, text: str) -> None:
        """What the office should know."""
        self._draft(replace(self.draft, text=plain(text)))

    # What is done

    def close(self) -> None:
        """Close the day and hand its summary over; refusals are told, a missing reason is asked for."""
        if not self.can_close() or self._asks_first():
            return
        try:
            self._check_deposit()
            self.stall.close_day(
                self._evened().count(),
                operation=self._operation,
                by=self.stall.people.actor,
                tags=tuple(tag for tag in TAGS if tag in self.draft.tags),
                text=self.draft.text.strip(),
            )
        except UnwrittenError as error:
            self._tell_unwritten(error)
        except PosError as error:
            self.news.refuse(error, self.close)
        else:
            self.news.accepted.emit()
        self.news.recorded.emit()
        self.refresh()
        if self.facts.closed:
            self.day_closed.emit()
            if self.collection():
                self.sending.send_soon()

    def refuse_scan(self) -> None:
        """Say where scans go; one that was typed into a fresh count leaves it not counted."""
        if self.draft.counted == 0:
            self.clear_count()
        self.news.refuse(_("Nothing is sold here: go back to selling with Esc, then scan"))

    def ask_for(self, what: str) -> None:
        """Say what is still missing before something can be done."""
        self.news.refuse(what)

    def record(self, act: Callable[[], object], again: Callable[[], object] | None = None) -> bool:
        """Do what is recorded, and read the day afresh; False, and the reason told, where it was refused.

        `again` asks once more, after a right was lent.
        """
        done = self.news.record(act, again)
        if done:
            self.refresh()
        return done

    def count_anew(self) -> None:
        """Another cashier counts, with the reasons of the shifts before."""
        self._start(replace(self.draft, pieces=None, reason=self.facts.found_why))
        self.changed.emit()

    def reopen(self, reason: str, again: Callable[[], object] | None = None) -> bool:
        """Open the closed day again; False where that was refused."""
        return self.reopen_day(self.facts.day, reason, again)

    def reopen_day(self, day: str, reason: str, again: Callable[[], object] | None = None) -> bool:
        """Open any closed day again, as the office asked; False where that was refused."""
        by = self.stall.people.actor
        return self.record(lambda: self.stall.reopen_day(day, plain(reason), by=by), again)

    # Inside

    def _read(self, day: str) -> None:
        self.facts = read_facts(self.stall, day)

    def _told_before(self) -> Draft:
        """What was told at the close of a day that is open again, to be confirmed or mended; else nothing."""
        if not self.facts.reopened:
            return Draft()
        try:
            sealed = self.stall.delivery.outbox.newest(self.facts.day)
        except PosError:  # the key is gone, which is told where the day is to be sealed
            return Draft()
        return Draft() if sealed is None else told(sealed.body)

    def _start(self, draft: Draft) -> None:
        """Another count, which is recorded on its own."""
        self.draft = draft
        self.repeats = self.facts.reopened and draft.counted is not None
        self._revealed = False
        self._operation = new_operation()

    def _told_afresh(self) -> None:
        if not self.facts.closed and not self.draft.reason:
            self.draft = replace(self.draft, reason=self.facts.found_why)
        self.asks_again = False
        self._show_sealed()
        self.changed.emit()

    def _asks_first(self) -> bool:
        """Whether something is asked before the day is closed."""
        if self.draft.counted is None and self.facts.cash.expected and not self.asks_again:
            self.asks_again = True
            self.changed.emit()
            return True
        if self.repeats and not self.hides():
            self.repeats = False
            self.changed.emit()
            return True
        if self.hides() and self.draft.counted is not None:
            self._revealed, self.repeats = True, False
            self.changed.emit()
            if self.needs_reason():
                self.reason_wanted.emit()
            return True
        if self.needs_reason():
            self.reason_wanted.emit()
            return True
        return False

    def _evened(self) -> Draft:
        return self.draft if self.difference() else replace(self.draft, reason="")

    def _tell_unwritten(self, error: UnwrittenError) -> None:
        self.news.refuse(_("The day is closed and sealed. {reason}").format(reason=error))

    def _check_deposit(self) -> None:
        deposit, counted = self.draft.deposit, self.draft.counted
        if deposit is not None and counted is not None and deposit > counted:
            raise PosError(
                N_("The deposit of {deposit} is more than the {counted} that was counted"),
                deposit=format_rupiah(deposit),
                counted=format_rupiah(counted),
            )

    def _draft(self, draft: Draft) -> None:
        self.draft = draft
        self.asks_again = False
        self.changed.emit()

    def _show_sealed(self) -> None:
        try:
            self.sealed = self.stall.delivery.outbox.newest(self.facts.day) if self.facts.closed else None
        except PosError as error:  # the key is gone: the day can still be looked at
            self.sealed = None
            self.news.refuse(error)
        if self.sealed is not None:
            as_sealed = told(self.sealed.body)
            if as_sealed.count() != self.draft.count():
                self.draft = as_sealed

    def _time(self, moment: datetime) -> str:
        return f"{moment.astimezone(ZONES[self.stall.settings.zone]):%H.%M}"

    def _handed_over(self) -> tuple[str, str]:
        if not self.collection():
            return _("Closed and sealed. Where summaries go is not set up yet."), "warn"
        words, tone = self.sealed_state()
        return _("Closed and sealed: {state}").format(state=words), tone
