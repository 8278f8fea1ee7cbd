"""The day that is being closed: the count, what it is compared with, the notes, and what was handed over."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from pos.clock import ZONES
from pos.day.closed import Count
from pos.day.closing import DENOMINATIONS, CashSums
from pos.errors import PosError
from pos.money import LARGEST, format_number, format_rupiah
from pos.stall import Stall
from pos.till import tenders
from pos.till.sale import Payment, Sale
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.news import News

if TYPE_CHECKING:
    from pos.handover.outbox import Sealed

TAGS = ("rain", "event", "busy", "quiet")
"""What a day can be marked with, as it stands in the summary."""

MOST_PIECES = 99_999


@dataclass(frozen=True, order=True)
class Piece:
    """A banknote, or a coin, of `worth` rupiah."""

    worth: int
    coin: bool = False


PIECES = tuple(Piece(worth) for worth in DENOMINATIONS if worth >= 1_000) + tuple(
    Piece(worth, coin=True) for worth in DENOMINATIONS if worth <= 1_000
)
"""Notes first, then coins; 1.000 is both, and counts as one in the summary."""


@dataclass(frozen=True)
class Compared:
    """One way to pay: what is there over what should be, in rupiah; `counted` is None where nothing was counted."""

    tender: str
    title: str
    icon: str
    expected: int
    counted: int | None
    detail: str
    waiting: int = 0

    @property
    def difference(self) -> int | None:
        return None if self.counted is None else self.counted - self.expected


@dataclass(frozen=True)
class Facts:
    """What the journal says of the day; amounts in rupiah, `net` without tax and rounding."""

    day: str
    opened_at: datetime | None
    closed: bool
    sales: int
    refunds: int
    first: str
    last: str
    net: int
    cash: CashSums
    payments: Mapping[str, tuple[Payment, ...]]
    basket: int
    """Lines of a sale that is not paid yet."""

    @property
    def is_nil(self) -> bool:
        return self.sales + self.refunds == 0

    @property
    def waiting(self) -> int:
        """Payments whose money nobody has seen yet."""
        return sum(payment.state == "waiting" for paid in self.payments.values() for payment in paid)


@dataclass(frozen=True)
class Draft:
    """What the vendor tells at the close; None is not told."""

    pieces: Mapping[Piece, int] | None = None
    reason: str = ""
    deposit: int | None = None
    tags: frozenset[str] = frozenset()
    text: str = ""

    @property
    def counted(self) -> int | None:
        """The drawer in rupiah."""
        if self.pieces is None:
            return None
        return sum(piece.worth * number for piece, number in self.pieces.items())

    def count(self) -> Count:
        """As the close takes it: a note and a coin of one worth are one denomination."""
        denominations: dict[int, int] | None = None
        if self.pieces is not None:
            denominations = {}
            for piece, number in self.pieces.items():
                denominations[piece.worth] = denominations.get(piece.worth, 0) + number
        return Count(
            counted=self.counted,
            reason=self.reason.strip() or None,
            denominations=denominations,
            deposit=self.deposit,
        )


class DayModel(QObject):
    """The verbs of the close. `changed`: anything shown may be other; `reason_wanted`: the difference has none yet."""

    changed = Signal()
    reason_wanted = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self.news = news
        self.draft = Draft()
        self.sealed: Sealed | None = None
        self.busy = False
        self.asks_again = False
        self._operation = uuid.uuid4().hex
        self.facts = self._read()
        self._show_sealed()

    def refresh(self) -> None:
        """Read the day afresh; what was counted for another day is let go."""
        before = self.facts
        self.facts = self._read()
        if self.facts.day != before.day:
            self.draft = Draft()
            self._operation = uuid.uuid4().hex
        elif before.closed and not self.facts.closed:
            self.draft = Draft(tags=self.draft.tags, text=self.draft.text)
            self._operation = uuid.uuid4().hex
        self.asks_again = False
        self._show_sealed()
        self.changed.emit()

    def number(self, piece: Piece) -> int:
        """How many of them were counted."""
        return (self.draft.pieces or {}).get(piece, 0)

    def set_number(self, piece: Piece, number: int) -> None:
        """Count this many of a note or coin; more than anyone has is not taken."""
        if not 0 <= number <= MOST_PIECES:
            return
        pieces = {**(self.draft.pieces or {}), piece: number}
        if sum(one.worth * many for one, many in pieces.items()) <= LARGEST:
            self._draft(replace(self.draft, pieces=pieces))

    def clear_count(self) -> None:
        """Begin the count anew, as not counted."""
        self._draft(replace(self.draft, pieces=None))

    def set_reason(self, reason: str) -> None:
        """Why the drawer is not what it should be."""
        self._draft(replace(self.draft, reason=reason))

    def set_deposit(self, amount: int | None) -> None:
        """What goes to the office, in rupiah; None where it is not told."""
        self._draft(replace(self.draft, deposit=amount))

    def toggle_tag(self, tag: str) -> None:
        """Mark the day, or take the mark off."""
        self._draft(replace(self.draft, tags=self.draft.tags ^ {tag}))

    def set_text(self, text: str) -> None:
        """What the office should know."""
        self._draft(replace(self.draft, text=text))

    def kinds_counted(self) -> tuple[int, int]:
        """Rupiah in notes and in coins."""
        pieces = (self.draft.pieces or {}).items()
        return (
            sum(piece.worth * number for piece, number in pieces if not piece.coin),
            sum(piece.worth * number for piece, number in pieces if piece.coin),
        )

    def difference(self) -> int | None:
        """Counted − expected, None while nothing is counted."""
        counted = self.draft.counted
        return None if counted is None else counted - self.facts.cash.expected

    def needs_reason(self) -> bool:
        """Whether the count differs and nobody has said why."""
        return bool(self.difference()) and not self.draft.reason.strip()

    def stays(self) -> int | None:
        """What stays in the drawer after the deposit, None while either is not known."""
        counted = self.draft.counted
        return None if counted is None or self.draft.deposit is None else counted - self.draft.deposit

    def compared(self) -> list[Compared]:
        """Cash first, then every other tender that was used."""
        return [
            self._cash_row(tender) if tender.is_cash else self._other_row(tender)
            for tender in tenders.all_tenders().values()
            if tender.is_cash or self.facts.payments.get(tender.id)
        ]

    def title(self) -> str:
        """The day as it is called: `Sab 21 Nov 2026`."""
        from pos.printing.wording import short_day
        from pos.words import language

        return short_day(date.fromisoformat(self.facts.day), language())

    def opened(self) -> str:
        """Since when the till is open."""
        if self.facts.opened_at is None:
            return _("Not opened yet")
        local = self.facts.opened_at.astimezone(ZONES[self.stall.settings.zone])
        return _("Open since {time}").format(time=f"{local:%H.%M}")

    def collection(self) -> str:
        """Where summaries go; empty where that is not set up."""
        return self.stall.settings.collection

    def advice(self) -> tuple[str, str]:
        """The one sentence beside the bar, and its tone: what hinders the close, or what goes with it."""
        facts = self.facts
        if self.busy:
            return _("Handing over …"), "muted"
        if facts.closed:
            return self._handed_over()
        if facts.basket:
            return _("A sale is still open: finish it or empty the basket first"), "bad"
        if self.asks_again:
            return _("The drawer is not counted. Press once more to close without a count."), "warn"
        if self.needs_reason():
            return _("Say why the cash differs, then close"), "warn"
        return self._goes_along()

    def can_close(self) -> bool:
        """Whether the bar does something."""
        return not (self.busy or self.facts.closed or self.facts.basket)

    def can_open(self) -> bool:
        """Whether the day has not begun: a float may be told."""
        return self.facts.opened_at is None and not self.facts.closed

    def close(self) -> None:
        """Close the day and hand its summary over; refusals are told, a missing reason is asked for."""
        if not self.can_close():
            return
        if self.needs_reason():
            self.reason_wanted.emit()
            return
        if self.draft.counted is None and self.facts.cash.expected and not self.asks_again:
            self.asks_again = True
            self.changed.emit()
            return
        try:
            self._check_deposit()
            draft = self.draft if self.difference() else replace(self.draft, reason="")
            self.stall.close_day(
                draft.count(),
                operation=self._operation,
                tags=tuple(tag for tag in TAGS if tag in self.draft.tags),
                text=self.draft.text.strip(),
            )
        except PosError as error:
            self.news.refuse(error)
        except OSError as error:
            self._tell_unwritten(error)
        else:
            self.news.accepted.emit()
        self.news.recorded.emit()
        self.refresh()
        if self.facts.closed and self.collection():
            self.send_soon()

    def send_soon(self) -> None:
        """Hand over what the office lacks, once the screen shows that it is busy."""
        if self.busy:
            return
        self.busy = True
        self.changed.emit()
        QTimer.singleShot(0, self, self._send)

    def open_day(self, float_: int) -> bool:
        """Open the till with this much in the drawer; False where that was refused."""
        return self._tell(lambda: self.stall.till.open_day(float_, at=self.stall.now(), operation=uuid.uuid4().hex))

    def move_cash(self, amount: int, reason: str) -> bool:
        """Put rupiah in, or take them out where negative; False where that was refused."""
        return self._tell(
            lambda: self.stall.till.move_cash(
                amount, reason.strip() or None, at=self.stall.now(), operation=uuid.uuid4().hex
            )
        )

    def reopen(self, reason: str) -> bool:
        """Open the closed day again; False where that was refused."""
        return self._tell(lambda: self.stall.reopen_day(self.facts.day, reason))

    def sealed_state(self) -> tuple[str, str]:
        """Where the summary of the closed day stands, in words, and its tone."""
        if self.sealed is None:
            return "", "quiet"
        states = {row["file"]: row["state"] for row in self.stall.outbox.summaries()}
        state = states[self.sealed.file]
        if state == "accepted":
            return _("accepted by the office"), "ok"
        if state == "waiting":
            return _("not yet accepted by the office"), "warn"
        return _("refused by the office"), "bad"

    def _tell(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except PosError as error:
            self.news.refuse(error)
            return False
        self.news.accepted.emit()
        self.news.recorded.emit()
        self.refresh()
        return True

    def _send(self) -> None:
        try:
            self.stall.send()
        except (PosError, OSError) as error:
            self.news.refuse(_("Not handed over yet: {reason}").format(reason=error))
        self.busy = False
        self.news.recorded.emit()
        self.changed.emit()

    def _tell_unwritten(self, error: OSError) -> None:
        self.news.refuse(
            _("The day is closed and sealed, but its file could not be written: {reason}").format(
                reason=error.strerror or error
            )
        )

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
            self.sealed = self.stall.outbox.newest(self.facts.day) if self.facts.closed else None
        except PosError as error:  # the key is gone: the day can still be looked at
            self.sealed = None
            self.news.refuse(error)
        if self.sealed is not None:
            told = _told(self.sealed.body)
            if told.count() != self.draft.count():
                self.draft = told

    def _read(self) -> Facts:
        stall = self.stall
        day = stall.today()
        sales = stall.till.sales_of_day(day)
        sold = [sale for sale in sales if not sale.is_refund]
        return Facts(
            day=day,
            opened_at=stall.till.opened_at(day),
            closed=stall.days.is_closed(day),
            sales=len(sold),
            refunds=len(sales) - len(sold),
            first=sales[0].short_number if sales else "",
            last=sales[-1].short_number if sales else "",
            net=sum(sale.due - sale.tax_added - sale.rounding for sale in sales),
            cash=stall.days.cash(day),
            payments=_by_tender(sales),
            basket=len(stall.till.kept_basket().lines),
        )

    def _cash_row(self, tender: tenders.Tender) -> Compared:
        detail = _("float {amount}").format(amount=format_number(self.facts.cash.float_))
        return Compared(tender.id, _(tender.title), tender.icon, self.facts.cash.expected, self.draft.counted, detail)

    def _other_row(self, tender: tenders.Tender) -> Compared:
        payments = self.facts.payments[tender.id]
        waiting = sum(payment.state == "waiting" for payment in payments)
        detail = translate_plural("{n} payment", "{n} payments", len(payments)).format(n=len(payments))
        amount = sum(payment.amount for payment in payments)
        return Compared(tender.id, _(tender.title), tender.icon, amount, None, detail, waiting)

    def _goes_along(self) -> tuple[str, str]:
        if self.facts.is_nil:
            return _("No sale today: this closes a nil day"), "muted"
        notes = []
        if self.facts.waiting:
            notes.append(
                translate_plural("{n} QRIS still waits", "{n} QRIS still wait", self.facts.waiting).format(
                    n=self.facts.waiting
                )
            )
        if self.difference():
            notes.append(_("the cash differs"))
        if self.draft.counted is None and self.facts.cash.expected:
            notes.append(_("the drawer is not counted"))
        if not notes:
            return _("Everything is ready to be handed over"), "ok"
        listed = " · ".join(notes)
        return _("Goes along: {notes}. A revision can follow.").format(notes=listed), "warn"

    def _handed_over(self) -> tuple[str, str]:
        if not self.collection():
            return _("Closed and sealed. Where summaries go is not set up yet."), "warn"
        words, tone = self.sealed_state()
        return _("Closed and sealed: {state}").format(state=words), tone


def _by_tender(sales: list[Sale]) -> dict[str, tuple[Payment, ...]]:
    found: dict[str, list[Payment]] = {}
    for sale in sales:
        for payment in sale.payments:
            found.setdefault(payment.tender, []).append(payment)
    return {tender: tuple(payments) for tender, payments in found.items()}


def _told(body: Mapping[str, Any]) -> Draft:
    """What was told at the close that made this summary; its 1.000 are shown as notes."""
    cash, notes = body["cash"], body["notes"]
    pieces = None
    if cash["denominations"] is not None:
        pieces = {
            Piece(worth, coin=worth < 1_000): number
            for worth, number in ((int(text), number) for text, number in cash["denominations"].items())
        }
    return Draft(
        pieces=pieces,
        reason=cash["reason"] or "",
        deposit=cash["deposit"],
        tags=frozenset(notes["tags"]),
        text=notes["text"],
    )
