"""An open office: builds its stages and offers what spans them."""

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pos import VERSION, canonical, files
from pos import clock as clocks
from pos.admission import Admission
from pos.clock import ZONES, Clock
from pos.errors import PosError
from pos.handover import carriers, paper, seal, stick
from pos.handover.carriers import Collection, open_collection
from pos.handover.summary import Summary
from pos.journal import setting
from pos.journal.chain import Journal
from pos.journal.checked import Checked
from pos.journal.event import new_operation
from pos.notices import Notices
from pos.office import (
    acknowledging,
    answer,
    audit,
    carried,
    coverage,
    reading,
    receipt,
    reports,
    restored,
    stall_day,
    today,
)
from pos.office.acknowledging import Identity
from pos.office.answer import Period, Table
from pos.office.collect import Collecting
from pos.office.collected import Collected, Step
from pos.office.counting import roll_up_missing
from pos.office.coverage import Coverage
from pos.office.files import tables as file_tables
from pos.office.forks.deciding import Claim, Deciding
from pos.office.place import Place
from pos.office.quarantine import tables as quarantine_tables
from pos.office.receipt import Verdict
from pos.office.register.register import Register
from pos.office.reports import Report
from pos.office.rescue.taking import Taken, Taking
from pos.office.search import found
from pos.office.search.found import Found
from pos.office.stall_day import HandedIn, StallDay
from pos.office.stalls import tables as stall_tables
from pos.office.stalls.tables import Stall
from pos.office.today import Quarantined, Today
from pos.settings import OfficeSettings, Setting, check, office_settings
from pos.steps import outcome
from pos.store import Store
from pos.store.ballast import Ballast
from pos.words import N_

if TYPE_CHECKING:
    from pos.handover.seal import Key
    from pos.printing.layout import Layout
    from pos.store.backups import Backups


SHEETS = ("csv", "xlsx", "json", "pdf")
"""What a report can be written as."""

UNCHANGING = ("collected",)
"""Those whose files never change: a backup needs each of them once."""


@dataclass(frozen=True, slots=True)
class Made:
    """Which gallery an office's folder is for; fixed when the folder is made."""

    gallery: str
    name: str


class Office:
    """An open office."""

    def __init__(self, folder: Path, lock: files.FolderLock, store: Store, clock: Clock) -> None:
        self.folder = folder
        self.store = store
        self.journal = Journal(store)
        self.settings = OfficeSettings.of(store.settings())
        self.ballast = Ballast(folder)
        self._lock = lock
        self._clock = clock
        self.register = Register(store, self.journal, self._now)
        self._made = Made(**self.journal.first_data("office_made"))
        self.admission = Admission(
            store,
            self.journal,
            self.register,
            code=self.code,
            now=self._now,
            settings=lambda: self.settings,
            identity=self._identity,
            collection=self._collection,
            collecting=self.collecting,
        )
        self.notices = Notices(
            store,
            self.journal,
            folder.joinpath("keys"),
            now=self._now,
            settings=lambda: self.settings,
            identity=self._identity,
            collection=self._collection,
        )
        self._place = Place(collected=folder.joinpath("collected"), quarantine=folder.joinpath("quarantine"))

    @property
    def code(self) -> str:
        """The gallery's code."""
        return self._made.gallery

    @property
    def name(self) -> str:
        return self._made.name

    @property
    def public_key(self) -> str:
        """The office's key, 64 hex digits. Raises PosError where it is gone."""
        return seal.public(self._key())

    @property
    def fingerprint(self) -> str:
        """The office's key in words, to compare by voice with a stall."""
        return seal.fingerprint(self.public_key)

    @property
    def clock(self) -> Clock:
        """Where the present moment is read from."""
        return self._clock

    def day_now(self) -> str:
        """Today's date in the office's zone."""
        return self._clock().astimezone(ZONES[self.settings.zone]).date().isoformat()

    def known_settings(self) -> dict[str, Setting]:
        """Every setting of an office, described."""
        return office_settings(carriers.checked)

    def setting_values(self) -> dict[str, str]:
        """What was set, by name."""
        return self.store.settings()

    def set(self, name: str, value: str, *, actor: str | None = None) -> str:
        """Change a setting, checked and journalled; returns the value as it is kept. Raises PosError."""
        kept = check(self.known_settings(), name, value)
        if kept != self.store.settings().get(name):
            at, operation = self._now(), new_operation()
            setting.change(self.store, self.journal, name, kept, at=at, operation=operation, actor=actor)
            self.settings = OfficeSettings.of(self.store.settings())
        return kept

    def stalls(self) -> tuple[Stall, ...]:
        """Every enrolled till."""
        return stall_tables.stalls(self.store)

    def collecting(self) -> Collecting:
        """One collect, to be taken entry by entry. Raises PosError where there is no collection to be reached."""
        return self._collecting(self._collection())

    def _collecting(self, collection: Collection, *, by_hand: bool = False) -> Collecting:
        self.ballast.make_room()
        return Collecting(
            self.store,
            self.journal,
            self._identity(),
            collection,
            self._place,
            clock=self._now,
            zone=self.settings.zone,
            by_hand=by_hand,
        )

    def collecting_from(self, place: Path) -> Generator[Step, None, Collected]:
        """One collect of what stalls copied to a stick, or to any folder, entry by entry; its result is returned.

        Raises PosError where nothing of a stall is there, or the stick is pulled out: what was accepted stays so.
        """
        with stick.in_words(place):
            collection = stick.open_stick(place, make=False)
            with suppress(PosError, OSError):  # without an own collection they wait on the stick
                carried.bring_requests(collection, self._collection())
            collecting = self._collecting(collection, by_hand=True)
            yield from collecting
        return collecting.result

    def collect(self, on_step: Callable[[Step], object] | None = None) -> Collected:
        """Read, judge, add up and acknowledge everything in the inbox. Raises PosError where it cannot be reached."""
        collecting = self.collecting()
        for step in collecting:
            if on_step is not None:
                on_step(step)
        return collecting.result

    def roll_up_missing(self) -> None:
        """Bring the roll-ups that an older Lapak did not keep up to date with the kept files."""
        roll_up_missing(self.store, self._place)

    def reports(self) -> dict[str, Report]:
        """Every report by id, in order."""
        return reports.all_reports()

    def report(
        self, name: str, from_: str | None = None, to: str | None = None, against: tuple[str, str] | None = None
    ) -> Table:
        """What a report answers for these days, both included, beside the days of another period where one is given.

        Raises PosError for an unknown report or a wrong day, and where a report has nothing to compare.
        """
        return answer.answer(self.store, self.code, *_asked(name, from_, to, against))

    def reporting(
        self,
        name: str,
        from_: str | None = None,
        to: str | None = None,
        against: tuple[str, str] | None = None,
        *,
        wanted: answer.Wanted = answer.all_rows,
    ) -> Iterator[Table]:
        """The same for a screen, in steps, only of the `wanted` rows; of a great many the first. Raises PosError."""
        report, period, other = _asked(name, from_, to, against)
        yield from reading.growing(self.store, self.code, report, period, other, wanted)

    def adding_open_months(self, table: Table) -> Generator[None, None, Table]:
        """A report by month with the months that stay open, found till by till; every other as it is."""
        if not table.is_by_month:
            return table
        now, closed = self.day_now(), self.settings.closed_days
        found = dict[str, int]()
        for days in (table.period, table.against):
            if days is not None:
                ends = (days.from_ or answer.FIRST_DAY, days.to or answer.LAST_DAY)
                found |= yield from coverage.lacking_by_month(self.store, *ends, now, closed)
        return replace(table, lacking=tuple(sorted(found.items())))

    def whole(self, table: Table) -> Generator[None, None, Table]:
        """An answer of a screen with every row and with the months that stay open, in steps: what goes into a file."""
        if table.left_out.rows:
            columns = table.columns
            whole = yield from reading.whole(self.store, self.code, reports.find(table.id), table.period, table.against)
            places = [whole.columns.index(column) for column in columns]
            table = replace(
                whole,
                described=tuple(whole.described[at] for at in places),
                headings=tuple(whole.headings[at] for at in places),
                rows=tuple(tuple(row[at] for at in places) for row in whole.rows),
            )
        return table if table.lacking is not None else (yield from self.adding_open_months(table))

    def written(self, table: Table, kind: str) -> bytes:
        """A report's answer as csv, xlsx, json or pdf. Raises PosError for another kind."""
        from pos import sheets

        if kind == "json":
            return canonical.encode(table.to_data()) + b"\n"
        if kind == "csv":
            return sheets.csv_bytes(table.columns, table.rows)
        if kind == "xlsx":
            return sheets.xlsx_bytes(table.columns, table.typed_rows(), table.title)
        if kind == "pdf":
            return self._drawn(table if table.lacking is not None else outcome(self.adding_open_months(table)))
        raise PosError(
            N_("A report is not written as “{kind}”: choose from {known}"), kind=kind, known=", ".join(SHEETS)
        )

    def _drawn(self, table: Table) -> bytes:
        from pos.papers.report import answer_report
        from pos.printing.pdf import pdf

        return pdf(answer_report(table, gallery=self.name, language=self.settings.language))

    def today(self, day: str | None = None) -> Today:
        """What the page of a day shows; without `day` that of the date in the office's zone."""
        return today.today(self.store, day or self.day_now(), self.settings.zone, self.settings.closed_days)

    def coverage(self, from_: str, to: str) -> Coverage:
        """Who handed in what on these days."""
        return coverage.coverage(self.store, from_, to, self.day_now(), self.settings.closed_days)

    def quarantine(self) -> tuple[Quarantined, ...]:
        """Every file that was refused, newest first."""
        return tuple(today.quarantined(row) for row in quarantine_tables.quarantine(self.store))

    def summary(self, stall: str, till: int, day: str) -> Summary | None:
        """The newest accepted revision of a stall's day, read back from its file. Raises PosError."""
        row = file_tables.newest_file_of_day(self.store, stall, till, day)
        return None if row is None else self._place.kept(row)

    def stall_day(self, stall: Stall, day: str) -> StallDay:
        """A till's day with every revision of it. Raises PosError, also where a kept file is not whole."""
        return stall_day.stall_day(
            self.store,
            self._place,
            stall,
            day,
            today=self.day_now(),
            zone=self.settings.zone,
            closed=self.settings.closed_days,
        )

    def days_of_stall(self, stall: str, till: int) -> tuple[HandedIn, ...]:
        """The days that a till handed in, the newest first."""
        return stall_day.handed_in(self.store, stall, till)

    def day_paper(self, told: Summary) -> "Layout":
        """A summary for people, as the stall handed it in beside the file; remade, for it holds nothing more."""
        from pos.handover.summary import to_body
        from pos.papers.closing import day_paper

        stall = stall_tables.stall(self.store, told.stall, told.till, told.epoch)
        name = told.stall if stall is None else stall.name
        return day_paper(to_body(told), name=name, language=self.settings.language)

    def find(self, text: str, day: str) -> Found:
        """Stalls, receipts of `day` and goods sold up to it that `text` names. Raises PosError."""
        return found.find(self.store, self._place, text, day=day)

    def is_receipt(self, text: str) -> bool:
        """Whether `text` is a receipt's code or number, genuine or not."""
        return receipt.read(text) is not None

    def check_receipt(self, text: str) -> Verdict | None:
        """What is to be said of a buyer's receipt, by its code or number; None where `text` is neither.

        Raises PosError where a kept file is not whole.
        """
        asked = receipt.read(text)
        return None if asked is None else receipt.check(self.store, self._place, self.code, asked)

    def is_day_code(self, text: str) -> bool:
        """Whether `text` is meant to be the code on a closing slip."""
        return paper.is_code(text)

    def take_paper(self, text: str) -> Taken:
        """Count a day by the code on its closing slip, until its file comes. Raises PosError."""
        taking = Taking(self.store, self.journal, self._place, gallery=self.code, zone=self.settings.zone)
        return taking.take(text, self._now())

    def claims(self, stall: str, till: int, day: str) -> tuple[Claim, ...]:
        """The files that claim a day, the one that counts first; empty where there is nothing to decide.

        Raises PosError where one of them is not whole.
        """
        return self._deciding().claims(stall, till, day)

    def decide_fork(
        self, stall: str, till: int, day: str, sha256: str, *, reason: str, actor: str | None = None
    ) -> None:
        """A manager decides which of the files that claim a day counts. Raises PosError.

        The sums and the acknowledgements follow at once; what cannot be written now is written by the next collect.
        """
        at = self._now()
        self._deciding().decide(stall, till, day, sha256, reason=reason, at=at, actor=actor, operation=new_operation())
        for _ in acknowledging.compose(self.store, self._identity(), at, self.settings.zone):
            pass
        with suppress(PosError, OSError):
            for _ in acknowledging.write_owed(self.store, self._identity(), self._collection()):
                pass

    def _deciding(self) -> Deciding:
        return Deciding(self.store, self.journal, self._place, self.settings.zone)

    def check(self) -> Checked:
        """Database, chain, kept files, everything that was added up from them, and the backups."""
        checked = audit.check(self.store, self.journal, self._place)
        worn = self.backups.wrong()
        return replace(checked, problems=(*checked.problems, *worn), of_backups=len(worn))

    def catch_up(self) -> None:
        """After a restore: what was accepted since the backup comes in again with the next collect.

        That does this by itself where it is due. Raises PosError, OSError where the collection cannot be reached.
        """
        steps = restored.catching_up(self.store, self.journal, self.code, self._place, self._collection(), self._now())
        for _step in steps:
            pass

    @property
    def place_code(self) -> str:
        """Which office this is: the gallery's code."""
        return self.code

    @cached_property
    def backups(self) -> "Backups":
        """The backups of this folder."""
        from pos.journal import backups

        return backups.of(self.store, self.place_code, UNCHANGING, self._clock)

    def close(self) -> None:
        """Let go of the folder."""
        self.store.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _now(self) -> datetime:
        """The clock's moment, or the last event's where the clock went back."""
        return self.journal.now(self._clock)

    def _key(self) -> "Key":
        key = seal.load(self.folder.joinpath("keys"))
        if key is None:
            raise PosError(N_("The office's key is missing from {folder}: restore the folder"), folder=self.folder)
        return key

    def _identity(self) -> Identity:
        return Identity(gallery=self.code, key=self._key(), program=f"lapak {VERSION}")

    def _collection(self) -> Collection:
        if not self.settings.collection:
            raise PosError(
                N_("There is no collection yet: set where stalls hand in with `lapak set {folder} collection PLACE`"),
                folder=self.folder,
            )
        return open_collection(self.settings.collection)


def _asked(
    name: str, from_: str | None, to: str | None, against: tuple[str, str] | None
) -> tuple[Report, Period, Period | None]:
    for day in (from_, to, *(against or ())):
        if day is not None:
            clocks.parse_day(day)
    return reports.find(name), Period(from_, to), None if against is None else Period(*against)
