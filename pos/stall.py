"""One stall's folder, opened: builds the stages of a till and offers what spans them."""

import logging
from collections.abc import Generator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pos import clock as clocks
from pos import files, kinds, typed, words
from pos.ability import Ability
from pos.catalog import Catalog
from pos.catalog import tables as catalog_tables
from pos.catalog.choices import tables as choice_tables
from pos.catalog.counter import tables as counter_tables
from pos.catalog.kits import tables as kit_tables
from pos.clock import Clock, ClockError
from pos.day import tables as day_tables
from pos.delivery import Delivery
from pos.errors import PosError
from pos.handover import tables as handover_tables
from pos.handover.notices import tables as notice_tables
from pos.identity import Identity, checked
from pos.journal import setting
from pos.journal import tables as journal_tables
from pos.journal.chain import Journal
from pos.journal.event import Event, new_operation
from pos.people import People
from pos.people import tables as people_tables
from pos.people.rights import OWNER, Actor, Right
from pos.printing import tables as printing_tables
from pos.printing.queue import PrintQueue
from pos.settings import Setting, StallSettings, check, stall_settings
from pos.store import SETTING_TABLE, DamagedError, Store
from pos.store.ballast import Ballast
from pos.store.folder import made, opened
from pos.till import tables as till_tables
from pos.till.buying import tables as buying_tables
from pos.till.haggling import tables as haggling_tables
from pos.till.kitchen import tables as kitchen_tables
from pos.till.makers import tables as maker_tables
from pos.till.orders import tables as order_tables
from pos.till.rules import Rules
from pos.till.sale import Line, Sale
from pos.till.till import Till
from pos.words import N_

if TYPE_CHECKING:
    from pos.catalog.ageing.shelf import Shelf
    from pos.catalog.choices import Choices
    from pos.catalog.counter import Counter
    from pos.catalog.kits.kits import Kits
    from pos.catalog.product import Product
    from pos.catalog.sheet import Imported, Step
    from pos.catalog.stock.book import StockBook
    from pos.catalog.undoing import Undoing
    from pos.day.closed import Count
    from pos.day.closing import Days
    from pos.handover.epochs import Epochs
    from pos.handover.outbox import Sealed
    from pos.printing.layout import Layout
    from pos.printing.outlet import Outlet
    from pos.printing.printers import PrinterKind
    from pos.printing.queue import Job
    from pos.stationery import Stationery
    from pos.store.backups import Backups
    from pos.till.basket import Basket
    from pos.till.buying.book import BuyInBook
    from pos.till.credit.book import CreditBook
    from pos.till.haggling.talks import Talks
    from pos.till.history import History
    from pos.till.kitchen.kitchen import Kitchen
    from pos.till.kitchen.slip import Served, Slip
    from pos.till.makers.book import MakerBook
    from pos.till.orders.book import OrderBook
    from pos.till.payment import Offer
    from pos.till.till import Parked
    from pos.till.unreceipted import Unreceipted

_log = logging.getLogger(__name__)

APPLICATION_ID = 0x4C50534C
"""Marks a database as a stall's; the office's has another."""

MIGRATIONS = {
    "setting": SETTING_TABLE,
    "journal": journal_tables.MIGRATIONS,
    "catalog": catalog_tables.MIGRATIONS,
    "choices": choice_tables.MIGRATIONS,
    "counter": counter_tables.MIGRATIONS,
    "kits": kit_tables.MIGRATIONS,
    "till": till_tables.MIGRATIONS,
    "orders": order_tables.MIGRATIONS,
    "haggling": haggling_tables.MIGRATIONS,
    "kitchen": kitchen_tables.MIGRATIONS,
    "makers": maker_tables.MIGRATIONS,
    "buying": buying_tables.MIGRATIONS,
    "day": day_tables.MIGRATIONS,
    "handover": handover_tables.MIGRATIONS,
    "printing": printing_tables.MIGRATIONS,
    "notices": notice_tables.MIGRATIONS,
    "people": people_tables.MIGRATIONS,
}

_FREE = ("language",)
"""Settings that need no right: whoever stands at the till reads."""

_CLOCK_SLACK = timedelta(minutes=1)
_LEAP = timedelta(days=365)
"""A clock so far ahead of the last line is more likely wrong than right: its battery is empty, or its year mistyped."""
_AHEAD = N_(
    "The computer's clock says {now} {now_time}, more than a year after the last receipt ({last} {last_time}): set it"
    " right, then go on"
)
_BEHIND = N_(
    "The computer's clock says {now} {now_time}, before the last receipt ({last} {last_time}): set it right, then go on"
)

_LONGEST_SEQ = 15
"""Digits: no more fit into what the store counts by."""

FOLDERS = ("keys", "photos", "papers", "outbox", "backups", "log")
UNCHANGING = ("photos",)
"""Those whose files never change: a backup needs each of them once."""


class Stall:
    """An open stall: `people`, `catalog`, `till`, `history`, `days`, `delivery` and `journal` are its stages."""

    def __init__(self, folder: Path, lock: files.FolderLock, store: Store, clock: Clock) -> None:
        self.folder = folder
        self.store = store
        self.journal = Journal(store)
        self.identity = Identity(**self.journal.first_data("stall_made"))
        self.settings = StallSettings.of(store.settings())
        self.people = People(store, self.journal)
        self.catalog = Catalog(store, self.journal)
        self.till = Till(store, self.journal, Rules.of(self.settings), self.identity.prefix)
        self.print_queue = PrintQueue(store)
        self.ballast = Ballast(folder)
        self.delivery = Delivery(
            store,
            self.journal,
            folder,
            clock,
            self.identity,
            settings=lambda: self.settings,
            draw=self._draw_day,
        )
        self.printers: Mapping[str, PrinterKind] = {}
        """Kinds of printer besides those of `pos.printing.printers`, by id: the window's own."""
        self._lock = lock
        self._clock = clock
        self._trusted: datetime | None = None

    @cached_property
    def choices(self) -> "Choices":
        """What is asked about dishes."""
        from pos.catalog.choices import Choices

        return Choices(self.store, self.journal)

    @cached_property
    def kits(self) -> "Kits":
        """What is sold as a parcel."""
        from pos.catalog.kits.kits import Kits

        return Kits(self.store, self.journal, self.catalog)

    @cached_property
    def counter(self) -> "Counter":
        """What is sold out today, and what stands first."""
        from pos.catalog.counter import Counter

        return Counter(self.store, self.journal)

    @cached_property
    def kitchen(self) -> "Kitchen":
        """What the kitchen was told, what cooks and what is ready."""
        from pos.till.kitchen.kitchen import Kitchen

        return Kitchen(self.store)

    def tell_kitchen(self, basket: "Basket", *, at: datetime) -> "Slip | None":
        """Tell the kitchen what changed in an order, and have its slip wait for the printer; None where nothing did."""
        with self.store.transaction():
            slip = self.kitchen.send(basket, day=self.today(), at=at)
            if slip is not None and self.settings.kitchen_slips:
                self.print_queue.add("kitchen_slip", str(slip.id))
        return slip

    def checkout(self, basket: "Basket", offers: "Sequence[Offer]", *, at: datetime, by: Actor = OWNER) -> Sale:
        """`Till.checkout`; in the same transaction a kitchen is told what it was not told yet. Raises PosError."""
        with self.store.transaction():
            sale = self.till.checkout(basket, offers, at=at, by=by)
            if self.can(Ability.KITCHEN):
                self.tell_kitchen(basket, at=at)
        return sale

    def park(self, basket: "Basket", name: str, *, at: datetime) -> "Parked":
        """`Till.park`; where there is a kitchen that is an open tab, and the kitchen is told of it. Raises PosError."""
        with self.store.transaction():
            parked = self.till.park(basket, name, at=at)
            if self.can(Ability.KITCHEN):
                self.tell_kitchen(basket, at=at)
        return parked

    def served(self, sale: Sale) -> "Served | None":
        """By which number, and where, a sale's order was called; None for one that no kitchen had."""
        event = None if sale.is_refund else self.journal.by_seq(sale.seq)
        return None if event is None else self.kitchen.served(event.operation)

    @cached_property
    def history(self) -> "History":
        """What becomes of sales afterwards."""
        from pos.till.history import History

        return History(self.store, self.journal)

    @cached_property
    def stock(self) -> "StockBook":
        """Goods that come in, go or are counted."""
        from pos.catalog.stock.book import StockBook

        return StockBook(self.store, self.journal)

    @cached_property
    def orders(self) -> "OrderBook":
        """What is made to order."""
        from pos.till.orders.book import OrderBook

        return OrderBook(self.store, self.journal, self.till, self.identity.prefix)

    @cached_property
    def makers(self) -> "MakerBook":
        """Whose goods it sells for them."""
        from pos.till.makers.book import MakerBook

        return MakerBook(self.store, self.journal, self.till, self.identity.prefix)

    @cached_property
    def shelf(self) -> "Shelf":
        """How long its single pieces lie."""
        from pos.catalog.ageing.shelf import Shelf

        return Shelf(self.store, self.journal)

    @cached_property
    def buying(self) -> "BuyInBook":
        """What is bought from the public."""
        from pos.till.buying.book import BuyInBook

        return BuyInBook(self.store, self.journal, self.till, self.catalog, self.identity.prefix)

    @cached_property
    def unreceipted(self) -> "Unreceipted":
        """Goods that come back without a receipt."""
        from pos.till.unreceipted import Unreceipted

        return Unreceipted(self.store, self.journal, self.till, self.catalog)

    @cached_property
    def credit(self) -> "CreditBook":
        """What it owes to buyers, by the numbers of their slips."""
        from pos.till.credit.book import CreditBook

        return CreditBook(self.store)

    @cached_property
    def talks(self) -> "Talks":
        """What was said about prices."""
        from pos.till.haggling.talks import Talks

        return Talks(self.store, self.journal, self.till)

    @cached_property
    def days(self) -> "Days":
        """The drawer's count and the close."""
        from pos.day.closing import Days

        return Days(self.store, self.journal)

    @cached_property
    def epochs(self) -> "Epochs":
        """When this till began anew, and whether its hand-in is held."""
        from pos.handover.epochs import Epochs

        return Epochs(self.store, self.journal)

    @property
    def clock(self) -> Clock:
        """Where the present moment is read from."""
        return self._clock

    def now(self) -> datetime:
        """The moment for the next line: the clock's, or the last line's where the clock went back."""
        last = self.till.last_line_at()
        present = self._clock().replace(microsecond=0)
        return present if last is None else max(present, last)

    def ahead_of_clock(self) -> datetime | None:
        """The last line's moment where the clock went back behind it by more than a correction of seconds.

        Until the clock has caught up every new line bears that moment: `now`.
        """
        last = self.till.last_line_at()
        return last if last is not None and last - self._clock() > _CLOCK_SLACK else None

    def begin_line(self) -> datetime:
        """`now` for a line that somebody enters at this moment.

        Raises ClockError where the clock is more than a year ahead of the last line and nobody has said that it is
        right, or behind that line and no day takes another one of its moment.
        """
        self._check_leap()
        at, last = self.now(), self.ahead_of_clock()
        if last is not None:
            try:
                self.till.day_for(at)
            except PosError as error:
                raise ClockError(_BEHIND, self._clock(), last, self.settings.zone, can_be_right=False) from error
        return at

    def _check_leap(self) -> None:
        last, present = self.till.last_line_at(), self._clock()
        known = max((moment for moment in (last, self._trusted) if moment is not None), default=None)
        if last is not None and known is not None and present - known > _LEAP:
            raise ClockError(_AHEAD, present, last, self.settings.zone, can_be_right=True)

    def trust_clock(self, *, by: Actor = OWNER) -> None:
        """Go on by a clock that is far ahead of the last line, which the office hears of. Raises RightError."""
        facts = by.need(Right.CLOCK)
        with self.store.transaction():
            event = self.journal.record(
                "clock_trusted",
                facts,
                at=self._not_before_last_event(),
                day=self.today(),
                actor=by.name,
                operation=new_operation(),
            )
        self._trusted = event.at

    def cash_there(self) -> int:
        """What the drawer should hold now, in rupiah; 0 while no day is open."""
        day = self.till.open_day_name()
        return self.days.cash(day).expected if day else 0

    def today(self) -> str:
        """The business day that is open, or else the one that the clock is in."""
        return self.till.open_day_name() or self.till.rules.day_of(self._clock()).isoformat()

    def close_day(
        self,
        count: "Count | None" = None,
        *,
        at: datetime | None = None,
        operation: str | None = None,
        by: Actor = OWNER,
        tags: Sequence[str] = (),
        text: str = "",
    ) -> "Sealed":
        """Close the open day, or the clock's day as nil, seal its summary and write file and paper.

        Raises PosError where that day is closed already, ClockError where no `at` is given and the clock is more than a
        year ahead. The event, the summary and its bytes are one transaction.
        """
        from pos.day.closed import Count

        if at is None:
            self._check_leap()
        self.ballast.make_room()
        day = self.today()
        with self.store.transaction():
            close = self.days.close(
                day,
                count or Count(),
                at=at or self._not_before_last_event(),
                operation=operation or new_operation(),
                by=by,
                tags=tags,
                text=text,
            )
            sealed = self._seal(close)
        _log.info("day %s closed: %s", day, sealed.file)
        if not self.store.in_transaction:
            self.delivery.write_papers()
        return sealed

    def _seal(self, close: Event) -> "Sealed":
        from pos.day.closing import reason_of

        assert close.day is not None
        closed = self.days.closed(close.day)
        known = self.delivery.outbox.newest(close.day)
        if known is not None and known.body["revision"] == close.data["revision"]:
            return known
        changes = self.days.changes(close.day)
        return self.delivery.outbox.seal(
            self.delivery.origin(),
            closed,
            self.till.sales_of_day(close.day),
            close,
            changes=changes,
            reason=reason_of(changes),
        )

    def reopen_day(self, day: str, reason: str, *, operation: str | None = None, by: Actor = OWNER) -> Event:
        """Open a closed day again; its next close makes the next revision.

        Raises PosError, also where the day was sealed with a key that this folder has no more.
        """
        self.delivery.outbox.check_revisable(day)
        return self.days.reopen(
            day, reason, at=self._not_before_last_event(), operation=operation or new_operation(), by=by
        )

    def _draw_day(self, body: dict[str, Any]) -> bytes:
        from pos.printing.pdf import pdf

        return pdf(self.papers.day(body))

    def interim_slip(self) -> "Layout":
        """The open day's figures so far, on the same roll; nothing is recorded. Raises PosError with no day open."""
        from pos.handover import summary

        day = self.till.open_day_name()
        if day is None:
            raise PosError(N_("No day is open: there are no figures yet"))
        so_far = summary.build(
            self.delivery.origin(), summary.UNPLACED, self.days.so_far(day, self.now()), self.till.sales_of_day(day)
        )
        return self.papers.interim_slip(summary.to_body(so_far))

    @property
    def place_code(self) -> str:
        """Which till of which gallery this is: `GIK-K07-1`."""
        return self.identity.place

    @cached_property
    def papers(self) -> "Stationery":
        """What it prints."""
        from pos.stationery import Stationery

        return Stationery(
            self.store,
            self.folder,
            lambda: self.settings,
            self.till.customer,
            self.served,
            lambda day: self.till.rules.tax_on(day) if self.can(Ability.KITCHEN) else None,
            code=self.identity.stall,
            name=self.identity.name,
            place=self.place_code,
        )

    @cached_property
    def backups(self) -> "Backups":
        """The backups of this folder."""
        from pos.journal import backups

        return backups.of(self.store, self.place_code, UNCHANGING, self._clock)

    def known_settings(self) -> dict[str, Setting]:
        """Every setting of a stall, described."""
        from pos.handover import carriers
        from pos.till import qris
        from pos.till.haggling import cipher

        return stall_settings(
            qris.checked, self._kept_logo, carriers.checked, self._trade_abilities, cipher=cipher.checked
        )

    def can(self, ability: Ability) -> bool:
        """Whether this stall has `ability`: as it was set, else as its trade starts."""
        kept = self.store.settings().get(ability.value)
        return ability in self._trade_abilities if kept is None else kept == "yes"

    @cached_property
    def _trade_abilities(self) -> frozenset[Ability]:
        from pos.catalog.trades import Trade

        trade = kinds.find("pos.catalog.trades", self.identity.trade, "TRADE", Trade)
        return frozenset() if trade is None else trade.abilities

    def setting_values(self) -> dict[str, str]:
        """What was set, by name."""
        return self.store.settings()

    def set(self, name: str, value: str, *, by: Actor = OWNER) -> str:
        """Change a setting, checked and journalled; returns the value as it is kept. Raises PosError."""
        kept = check(self.known_settings(), name, value)
        if name == "collection":
            _check_outside(self.folder, kept)
        if kept != self.store.settings().get(name):
            facts = {} if name in _FREE else by.need(Right.SETTINGS)
            at, operation = self._not_before_last_event(), new_operation()
            setting.change(self.store, self.journal, name, kept, at=at, operation=operation, actor=by.name, facts=facts)
            self.settings = StallSettings.of(self.store.settings())
            self.till.rules = Rules.of(self.settings)
        return kept

    def _kept_logo(self, text: str) -> str:
        from pos.printing import logo

        return logo.keep(self.folder.joinpath("photos"), text)

    @property
    def outlet(self) -> "Outlet":
        """The printer that is set up now; without one, the folder's papers."""
        from pos.printing.outlet import Outlet

        return Outlet(self.settings.printer, self.settings.letters, self.printers, self.folder.joinpath("papers"))

    def paper(self, job: "Job") -> "Layout":
        """A paper that waits for the printer, remade. Raises PosError where what it is about is not there."""
        if job.paper == "receipt":
            return self.papers.receipt(self.till.sale(job.subject), copy=job.copy)
        if job.paper == "kitchen_slip":
            return self.papers.kitchen_slip(self.kitchen.slip(int(job.subject)))
        sealed = self.delivery.outbox.newest(job.subject)
        if sealed is None:
            raise PosError(N_("There is no closed day {day} here: check the date"), day=date.fromisoformat(job.subject))
        return self.papers.closing_slip(sealed.body)

    def record_drawer(self, reason: str, *, by: Actor = OWNER) -> Event:
        """Note that the drawer is opened for no sale, and why; the summary warns of it. Raises PosError."""
        facts = by.need(Right.DRAWER)
        reason = typed.reason(reason)
        if not reason:
            raise PosError(N_("Say why the drawer is opened"))
        with self.store.transaction():
            return self.journal.record(
                "drawer_opened",
                {"reason": reason} | facts,
                at=self._not_before_last_event(),
                day=self.till.open_day_name(),
                actor=by.name,
                operation=new_operation(),
            )

    def sale_of_code(self, text: str) -> Sale | None:
        """The sale that a scanned receipt's QR names; None where `text` is no receipt's code at all.

        Raises PosError for another till's receipt, and for one that the journal does not know so.
        """
        parts = text.strip().split(":")
        if parts[0] != "LAPAK1" or len(parts) != 5:
            return None
        _lapak, till, epoch, seq, digits = parts
        if till != self.place_code:
            raise PosError(N_("This receipt is of {till}: it can only be opened there"), till=till)
        sale = self.history.by_code(int(epoch), int(seq), digits) if _are_numbers(epoch, seq) else None
        if sale is None:
            raise PosError(N_("This receipt is not genuine: nothing like it was recorded here"))
        return sale

    def import_sheet(
        self,
        path: Path,
        *,
        dry_run: bool = False,
        stock: bool = False,
        meanings: Mapping[str, str] | None = None,
        by: Actor = OWNER,
    ) -> "Imported":
        """Take a catalogue sheet in, whole or not at all; see `Catalog.import_sheet`. Raises PosError."""
        return self.catalog.import_sheet(
            path,
            at=self._not_before_last_event(),
            day=None,
            by=by,
            operation=new_operation(),
            dry_run=dry_run,
            stock=stock,
            meanings=meanings,
        )

    def importing(
        self, path: Path, *, stock: bool = False, meanings: Mapping[str, str] | None = None, by: Actor = OWNER
    ) -> "Generator[Step, None, Imported]":
        """`import_sheet` step by step, for a window to live meanwhile; see `Catalog.importing`. Raises PosError."""
        return self.catalog.importing(
            path,
            at=self._not_before_last_event,
            by=by,
            operation=new_operation(),
            stock=stock,
            meanings=meanings,
        )

    def undo_import(self, seq: int, *, by: Actor = OWNER) -> "Undoing":
        """Take the last sheet back, but for what was sold, counted or changed since, or lies in a basket.

        Raises PosError where it is not the last one any more.
        """
        return self.catalog.undo_import(
            seq,
            self.till.codes_in_baskets(),
            at=self._not_before_last_event(),
            day=None,
            by=by,
            operation=f"undo {seq}",
        )

    def taking_back(self, seq: int, *, by: Actor = OWNER) -> "Generator[Step, None, Undoing]":
        """`undo_import` step by step, for a window to live meanwhile; see `Catalog.taking_back`. Raises PosError."""
        return self.catalog.taking_back(
            seq, self.till.codes_in_baskets, at=self._not_before_last_event, by=by, operation=f"undo {seq}"
        )

    def sold_pieces(self, sale: Sale) -> "tuple[tuple[Line, Product], ...]":
        """The single pieces that a sale sold and that did not come back, as they are told of now.

        None of a refund, nor where this stall does not tell of pieces.
        """
        if sale.is_refund or not self.can(Ability.PIECES):
            return ()
        back = {line.line for refund in self.history.refunds(sale) for line in refund.lines}
        goods = catalog_tables.of_codes(self.store, {line.code for line in sale.lines if line.code is not None})
        kept = ((line, goods.get(line.code or "")) for line in sale.lines if line.line not in back)
        return tuple((line, product) for line, product in kept if product is not None and product.unique)

    def record_reprint(self, number: str, *, by: Actor = OWNER) -> Sale:
        """Note that a receipt is printed again, and return its sale. Raises PosError for an unknown number."""
        sale = self.till.sale(number)
        with self.store.transaction():
            event = self.journal.record(
                "receipt_reprinted",
                {"number": number},
                at=self._not_before_last_event(),
                day=self.till.open_day_name(),
                actor=by.name,
                operation=new_operation(),
            )
            self.history.project(event)
        return sale

    def verify_tail(self) -> None:
        """Before selling: the journal's guards, its chain since the last seal, and its age. Raises PosError."""
        self.journal.assert_guarded()
        bad = self.journal.first_bad(handover_tables.last_sealed_seq(self.store) or 1)
        if bad is not None:
            raise DamagedError(
                N_("Event {seq} of the journal was altered: do not sell on this database; restore a backup"), seq=bad
            )
        self.delivery.verify_not_older()

    def close(self) -> None:
        """Let go of the folder."""
        self.store.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def project(self, event: Event) -> None:
        """The rows of one event, whichever stage defines its kind."""
        self.catalog.project(event)
        self.till.project(event)
        self.history.project(event)
        self.days.project(event)
        self.epochs.project(event)

    def _not_before_last_event(self) -> datetime:
        return self.journal.now(self._clock)


def create_stall(
    folder: Path,
    *,
    code: str,
    name: str,
    trade: str,
    gallery: str = "GIK",
    till: int = 1,
    collection: str = "",
    clock: Clock = clocks.now,
) -> Stall:
    """Make a stall's folder with its keys, database and enrolment request, and open it. Raises PosError.

    The request is put into the collection's inbox too where there is a collection; where that cannot be reached now,
    the next `send` does so.
    """
    identity = checked(Identity(gallery=gallery, stall=code, till=till, name=name.strip(), trade=trade))
    if collection:
        from pos.handover.carriers import prepare_collection
        from pos.till import qris

        collection = check(stall_settings(qris.checked, str), "collection", collection)
        _check_outside(folder.resolve(), collection)
        prepare_collection(collection)
    with made(folder, FOLDERS, application_id=APPLICATION_ID, migrations=MIGRATIONS) as (lock, store):
        _begin(store, identity, collection, clock())
        stall = Stall(folder, lock, store, clock)
        stall.delivery.begin()
    stall.delivery.offer_request()
    return stall


def open_stall(folder: Path, *, clock: Clock = clocks.now, verified: bool = True) -> Stall:
    """The stall in `folder`, ready to sell. Raises PosError for one that is none, is open elsewhere or damaged.

    Not `verified` it may be damaged, and is opened only to find out how.
    """
    folder = folder.resolve()
    Ballast(folder).make_room()
    with opened(folder, application_id=APPLICATION_ID, migrations=MIGRATIONS) as (lock, store):
        stall = Stall(folder, lock, store, clock)
        if verified:
            stall.verify_tail()
            stall.delivery.settle_key()
            stall.catalog.catch_up()
    words.use(stall.settings.language)
    return stall


def _check_outside(folder: Path, collection: str) -> None:
    """Raise PosError where the office could never reach what is handed in, and a fault of the disk would take both."""
    if collection and folder in (place := Path(collection).resolve(), *place.parents):
        raise PosError(
            N_("{collection} is within this stall's own folder: choose one that the office reaches too"),
            collection=collection,
        )


def _are_numbers(*texts: str) -> bool:
    return all(text.isascii() and text.isdigit() and len(text) <= _LONGEST_SEQ for text in texts)


def _begin(store: Store, identity: Identity, collection: str, at: datetime) -> None:
    journal = Journal(store)
    with store.transaction():
        journal.record("stall_made", identity._asdict(), at=at, operation="stall_made")
        if collection:
            setting.change(store, journal, "collection", collection, at=at, operation="stall_made:collection")
