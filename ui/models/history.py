"""What was sold before: the receipts that are searched for, the one that is looked at, and what is said of it later."""

from collections.abc import Callable, Generator
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from pos import words
from pos.catalog import scan
from pos.catalog.sheet import Step as Progress
from pos.clock import ZONES
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.money import format_rupiah
from pos.printing.wording import clock_time, long_day
from pos.stall import Stall
from pos.store import Row
from pos.till import tenders
from pos.till.history import PAGE, Found, Search, wanted_of
from pos.till.sale import WITHOUT_RECEIPT, Sale
from pos.till.tenders import Tender
from pos.till.voiding import Void
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models import voided
from ui.models.draft import plain
from ui.models.happened import ListRow, StepRow, list_row, step_row
from ui.models.receipt import Line, goods_lines, paid_lines, proof_lines
from ui.models.stepping import Stepping
from ui.models.titles import tender_title
from ui.news import News

PERIODS = {"today": N_("Today"), "week": N_("7 days"), "month": N_("30 days"), "all": N_("All days")}
_DAYS = {"today": 1, "week": 7, "month": 30}

WAITING = "waiting"
"""Beside the tenders: what was paid by QRIS and has not been seen to arrive."""

VOIDED = "voided"
"""In their place: what was not paid at all, because it was taken out or cancelled before."""


class HistoryModel(QObject):
    """The list on the left and the receipt on the right; every verb is told through the news."""

    found_changed = Signal()
    """Another list."""
    chosen_changed = Signal()
    """Another receipt is looked at, or something new is known of it."""

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self._news = news
        self.text = ""
        self.period = "week"
        self.tender = ""
        self.cashier = ""
        self.sale: Sale | None = None
        """The receipt that is looked at."""
        self.void: Void | None = None
        """What was voided and is looked at, in place of a receipt."""
        self.genuine = True
        self._newest: Sale | None = None
        self._limit = PAGE
        self._found = Found(entries=(), count=0, total=0)
        self._rows: tuple[ListRow, ...] = ()
        self._voids: dict[str, Void] = {}
        self._matches: list[Row] = []
        self.work = Stepping(self)
        """The search, while it is under way."""
        self.work.changed.connect(self._on_progress)

    @property
    def _zone(self) -> str:
        return self.stall.settings.zone

    # The list

    def refresh(self) -> None:
        """Read everything again; the receipt that is looked at stays, unless another one was recorded since."""
        self._search(self._look_again)

    def _look_again(self) -> None:
        newest = self.stall.till.last_sale()
        is_new, self._newest = _is_other(newest, self._newest), newest
        is_gone = self.void is not None and self.key() not in self._voids
        self._look_at("" if is_new or is_gone else self.key())

    def search(self, text: str) -> None:
        """Find receipts by number, time, amount, goods or code; the first one found is looked at."""
        self.text = text
        self._start_over()

    def choose_period(self, period: str) -> None:
        """Look back as far as `PERIODS` names."""
        self.period = period
        self._start_over()

    def choose_tender(self, tender: str) -> None:
        """Only what was paid so: a tender's id, `WAITING`, or all where it is empty."""
        self.tender = tender
        self._start_over()

    def choose_cashier(self, cashier: str) -> None:
        """Only what this cashier rang up, or all where it is empty."""
        self.cashier = cashier
        self._start_over()

    def say_again(self) -> None:
        """The same list, in the language in use."""
        if self.tender == VOIDED:
            self._show_voids()
        else:
            self._show(self._matches)

    def show_more(self) -> None:
        """Read further receipts, when the last one is seen."""
        if len(self._found.entries) < self._found.count:
            self._limit += PAGE
            self._show(self._matches)

    def _start_over(self) -> None:
        self._limit = PAGE
        self._search(lambda: self._look_at(""))
        if self.work.busy:
            self._show([])
            self._look_at("")

    def _search(self, done: Callable[[], object]) -> None:
        if self.tender == VOIDED:
            self.work.stop()
            self._show_voids()
            done()
            return
        rules = self.stall.till.rules
        wanted = wanted_of(
            self.text,
            rules.zone,
            since=self._since(),
            tender="" if self.tender == WAITING else self.tender,
            waiting=self.tender == WAITING,
            cashier=self.cashier,
        )

        def found(rows: list[Row]) -> None:
            self._show(rows)
            done()

        self.work.start(_steps(self.stall.history.search(wanted)), found, self._news.refuse)

    def _on_progress(self) -> None:
        if self.work.busy:
            self.found_changed.emit()

    def _show(self, rows: list[Row]) -> None:
        self._matches = rows
        self._found = self.stall.history.found(rows, self._limit)
        self._rows = tuple(list_row(entry, self._zone) for entry in self._found.entries)
        self._voids = {}
        self.found_changed.emit()

    def _show_voids(self) -> None:
        wanted = self.text.casefold().split()
        voids = self.stall.history.voids(self._since(), self.cashier)
        rows = {void: voided.void_row(void, self._zone) for void in voids}
        fitting = {row.key: void for void, row in rows.items() if all(w in row.spoken().casefold() for w in wanted)}
        self._found = Found(entries=(), count=len(fitting), total=sum(void.amount for void in fitting.values()))
        self._voids, self._rows = fitting, tuple(rows[void] for void in fitting.values())
        self.found_changed.emit()

    def _since(self) -> str:
        if self.period not in _DAYS:
            return ""
        return (date.fromisoformat(self.stall.today()) - timedelta(days=_DAYS[self.period] - 1)).isoformat()

    def _first(self) -> str:
        return self._rows[0].key if self._rows else ""

    def rows(self) -> tuple[ListRow, ...]:
        """The newest first."""
        return self._rows

    def head(self) -> tuple[str, str]:
        """How many receipts match, and what they come to."""
        found = self._found
        if self.work.busy:
            return _("searching … {n} %").format(n=100 * self.work.step.done // self.work.step.total), ""
        if not found.is_all:
            return _("more than {n} receipts").format(n=found.count - 1), ""
        count = translate_plural("{n} receipt", "{n} receipts", found.count).format(n=found.count)
        if self.tender == VOIDED:
            count = translate_plural("{n} taken out", "{n} taken out", found.count).format(n=found.count)
        return count, _("total {amount}").format(amount=format_rupiah(found.total)) if found.count else ""

    def nothing(self) -> tuple[str, str]:
        """Why the list is empty, and what `look_wider` would do about it; empty where that cannot help."""
        if self.stall.till.last_sale() is None:
            return _("Nothing was sold yet. What is sold stands here."), ""
        if self.work.busy:
            return _("All receipts are looked through."), ""
        sentence = _("No receipt fits. Look back further, or search for less.")
        return sentence, _("Show everything") if self._is_narrow() else ""

    def look_wider(self) -> None:
        """All days, all ways to pay, all cashiers; what is searched for stays, unless all of that was so already."""
        narrow = bool(self.period != "all" or self.tender or self.cashier)
        self.period, self.tender, self.cashier = "all", "", ""
        self.search(self.text if narrow else "")

    def _is_narrow(self) -> bool:
        return bool(self.period != "all" or self.tender or self.cashier or self.text.strip())

    def tenders(self) -> list[tuple[str, str]]:
        """What the list can be narrowed to, by key."""
        ways = [(tender.id, _(tender.title)) for tender in tenders.all_tenders().values()]
        return [("", _("All ways to pay")), *ways, (WAITING, _("QRIS awaited")), (VOIDED, _("Cancelled"))]

    def cashiers(self) -> list[tuple[str, str]]:
        """Whose receipts can be looked at alone."""
        return [("", _("All cashiers")), *((name, name) for name in self.stall.history.cashiers())]

    # The receipt that is looked at

    def key(self) -> str:
        """The key of the row that is looked at; empty where none is."""
        if self.void is not None:
            return str(self.void.seq)
        return self.sale.number if self.sale is not None else ""

    def choose(self, key: str) -> None:
        """Look at that receipt, or at what was voided."""
        if key != self.key():
            self._look_at(key)

    def step(self, by: int) -> None:
        """Look at the receipt `by` further down the list."""
        keys = [row.key for row in self._rows]
        if keys:
            at = keys.index(self.key()) + by if self.key() in keys else 0
            self.choose(keys[min(max(at, 0), len(keys) - 1)])

    def scanned(self, text: str) -> None:
        """Open a scanned receipt at once, whatever its age; other codes are searched for as goods."""
        try:
            sale = self.stall.sale_of_code(scan.clean(text))
        except PosError as error:
            self._news.refuse(error)
            return
        if sale is None:
            product = scan.find(self.stall.catalog, text)
            self.search(product.code if product else scan.clean(text))
            return
        self._news.accepted.emit()
        self._look_at(sale.number)

    def open(self, number: str) -> None:
        """Look at a receipt that need not be in the list."""
        self._look_at(number)

    def _look_at(self, key: str) -> None:
        """Look at that row, at the first where it is empty."""
        key = key or self._first()
        self.void = self._voids.get(key)
        self.sale = self.stall.till.sale(key) if key and self.void is None else None
        self.genuine = self.sale is None or self.stall.history.is_genuine(self.sale)
        self.chosen_changed.emit()

    def title(self) -> str:
        """`Receipt 0218`, or what it gives back; what was voided is called so."""
        if self.void is not None:
            return voided.title(self.void)
        if self.sale is None:
            return ""
        if self.sale.refund_of is not None:
            return _("Receipt {number}, a return").format(number=self.sale.short_number)
        return _("Receipt {number}").format(number=self.sale.short_number)

    def sub(self) -> str:
        """When, by whom, to whom."""
        if self.void is not None:
            return voided.sub(self.void, self._zone)
        if self.sale is None:
            return ""
        local = self.sale.at.astimezone(ZONES[self._zone])
        parts = [f"{long_day(local.date(), words.language())}, {clock_time(local)}"]
        if self.sale.cashier:
            parts.append(_("cashier {name}").format(name=self.sale.cashier))
        parts.append(self.stall.till.customer(self.sale) or _("any buyer"))
        return " · ".join(parts)

    def lines(self) -> tuple[Line, ...]:
        """The goods, what is due, and what proves it."""
        if self.void is not None:
            return voided.lines(self.void)
        return () if self.sale is None else (*goods_lines(self.sale), *proof_lines(self.sale))

    def paid(self) -> tuple[Line, ...]:
        """How the receipt was paid."""
        return () if self.sale is None else paid_lines(self.sale)

    def steps(self) -> tuple[StepRow, ...]:
        """What happened to the receipt, in order."""
        if self.sale is None:
            return ()
        steps = self.stall.history.steps(self.sale)
        number = self.sale.number
        return tuple(step_row(step, self._zone, own=step.data.get("number") == number) for step in steps)

    def has_sale(self) -> bool:
        """Whether a receipt is looked at."""
        return self.sale is not None

    def original(self) -> str:
        """The number of the receipt that it gives something back of; empty where there is none."""
        of = self.sale.refund_of if self.sale else None
        return "" if of is None or of == WITHOUT_RECEIPT else of

    def has_pieces(self) -> bool:
        """Whether it sold single pieces that did not come back, where they have certificates."""
        return self.sale is not None and bool(self.stall.sold_pieces(self.sale))

    def can_change(self) -> bool:
        """Whether it was paid by anything."""
        return self.sale is not None and bool(self.sale.payments)

    def waits(self) -> bool:
        """Whether it waits for QRIS money."""
        return self.awaited() != 0

    def can_arrive(self) -> bool:
        """Whether QRIS money of it may still arrive."""
        return self.awaited() + self.failed() != 0

    def refundable(self) -> int:
        """What can still be given back of the receipt, in rupiah; 0 where nothing can."""
        if self.sale is None or self.sale.is_refund or not self._has_goods_left():
            return 0
        return self.sale.due + sum(refund.due for refund in self.stall.history.refunds(self.sale))

    def can_refund(self) -> bool:
        """Whether any of its goods have not come back yet."""
        return self.sale is not None and not self.sale.is_refund and self._has_goods_left()

    def _has_goods_left(self) -> bool:
        assert self.sale is not None
        sold = sum(line.qty for line in self.sale.lines)
        back = sum(line.qty for refund in self.stall.history.refunds(self.sale) for line in refund.lines)
        return sold + back > 0

    # What is said of it later

    def awaited(self) -> int:
        """What the receipt still waits for by QRIS, in rupiah."""
        return self._sum_of("waiting")

    def failed(self) -> int:
        """What did not arrive by QRIS and may still do so, in rupiah."""
        return self._sum_of("failed")

    def _sum_of(self, state: str) -> int:
        return 0 if self.sale is None else sum(each.amount for each in self.sale.payments if each.state == state)

    def arrived(self, reference: str = "") -> None:
        """The QRIS money was seen in the stall's own account."""
        self._decide(arrived=True, reference=reference)

    def did_not_arrive(self) -> None:
        """The QRIS money does not come; the receipt says so until it is refunded or its tender changed."""
        self._decide(arrived=False)

    def _decide(self, *, arrived: bool, reference: str = "") -> None:
        if self.sale is None or not (self.can_arrive() if arrived else self.waits()):
            return
        number, moment = self.sale.number, self.stall.now()

        def decide() -> str:
            self.stall.history.decide_qris(
                number,
                arrived=arrived,
                at=moment,
                operation=new_operation(),
                reference=reference.strip() or None,
                by=self.stall.people.actor,
            )
            said = _("Receipt {number}: QRIS received") if arrived else _("Receipt {number}: QRIS not received")
            return said.format(number=number[-4:])

        self._do(decide)

    def other_tenders(self, position: int) -> list[Tender]:
        """What the payment at `position` (from 1) may have been made by instead; nothing for a down payment."""
        assert self.sale is not None
        cash_is_there = any(tenders.find(payment.tender).is_cash for payment in self.sale.payments)
        known, paid_by = tenders.offered(), self.sale.payments[position - 1].tender
        if paid_by not in known:
            return []
        return [tender for tender in known.values() if tender.id != paid_by and not (tender.is_cash and cash_is_there)]

    def change_tender(
        self, position: int, tender: str, reason: str, operation: str, again: Callable[[], object] | None = None
    ) -> bool:
        """Say that a payment was made by another tender; `operation` is made when that is asked.

        `again` asks once more, after a right was lent.
        """
        if self.sale is None:
            return False
        number, moment = self.sale.number, self.stall.now()

        def change() -> str:
            self.stall.history.change_tender(
                number, position, tender, reason, at=moment, operation=operation, by=self.stall.people.actor
            )
            return _("Receipt {number} is now paid by {tender}").format(number=number[-4:], tender=tender_title(tender))

        return self._do(change, again)

    def day(self) -> str:
        """The day of the receipt, as people write it."""
        return words.written_day(date.fromisoformat(self.sale.day)) if self.sale is not None else ""

    def reopen(self, reason: str, again: Callable[[], object] | None = None) -> bool:
        """Open the receipt's day again, so that its way of paying can change; False where that was refused."""

        def reopen() -> str:
            assert self.sale is not None
            self.stall.reopen_day(self.sale.day, plain(reason), by=self.stall.people.actor)
            return _("{day} is open again: its close makes a revision.").format(day=self.day())

        return self._do(reopen, again)

    def refuse_scan(self) -> None:
        """Say that what was begun comes to its end first."""
        self._news.refuse(_("Finish this first, or go back with Esc"))

    def is_open(self) -> bool:
        """Whether the day of the receipt is open, so that its way of paying can change."""
        return self.sale is not None and self.sale.day == self.stall.till.open_day_name()

    def _do(self, change: Callable[[], str], again: Callable[[], object] | None = None) -> bool:
        try:
            said = change()
        except PosError as error:
            self._news.refuse(error, again)
            return False
        self._news.accepted.emit()
        self._news.recorded.emit()
        self._news.say(said)
        self.refresh()
        return True


def _steps(search: Search) -> Generator[Progress, None, list[Row]]:
    while search.go_on():
        yield Progress(search.done, search.total)
    return search.rows


def _is_other(newest: Sale | None, known: Sale | None) -> bool:
    return (newest and newest.number) != (known and known.number)
