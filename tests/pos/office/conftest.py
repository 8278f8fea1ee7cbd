"""A gallery on disk for the tests: an office, its collection, and tills that seal real summaries without a store."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pos.clock import ZONES
from pos.day.closed import ClosedDay, Count
from pos.day.dealings import NOTHING, BuyIn, Dealing, Dealings, MakerDay, OrderStep
from pos.gallery import Office, create_office, open_office
from pos.handover import request, seal, summary, verify
from pos.handover.names import folder_name
from pos.handover.request import Request
from pos.handover.summary import Amend, Amended, Origin, Position, Summary
from pos.till.sale import WITHOUT_RECEIPT, Line, Payment, Sale

MORNING = datetime(2026, 11, 1, 3, 0, tzinfo=UTC)
FIRST_DAY = date(2026, 11, 2)


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.at = MORNING

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True)
class File:
    """A sealed file as a till hands it in."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Day:
    """What a till remembers of a day: its first summary, its newest, and what changed it since."""

    first: File
    newest: File
    told: Summary
    sales: tuple[Sale, ...]
    amended: tuple[Amended, ...] = ()
    adjustment: int = 0
    dealt: Dealings = NOTHING


Sold = tuple[int, int, str]
"""Hour, amount (negative for a refund of goods of another day), tender."""


@dataclass
class Till:
    """One till that sells: every file is real, its journal is only counted."""

    stall: str = "K07"
    till: int = 1
    trade: str = "klitikan"
    gallery: str = "GIK"
    name: str = "Klitikan Pak Djarwo"
    key_of: str = ""
    epoch: int = 1
    base: Day | None = None
    seq: int = 0
    last_hash: str | None = None
    grand_total: int = 0
    days: list[Day] = field(default_factory=list)
    amends: list[Amend] = field(default_factory=list)
    dealt: Dealings = NOTHING

    @property
    def key(self):
        name = self.key_of or f"{self.gallery}-{self.stall}-{self.till}"
        return seal.from_seed(hashlib.sha256(name.encode()).digest())

    @property
    def words(self) -> str:
        return seal.fingerprint(seal.public(self.key))

    @property
    def inbox(self) -> str:
        return f"inbox/{folder_name(self.gallery, self.stall)}"

    def restored(self, after: int) -> "Till":
        """The same till, with its key, begun anew from what it was when day number `after` of this epoch was closed."""
        told = self.days[after - 1].told
        return replace(
            self,
            epoch=self.epoch + 1,
            base=self.days[after - 1],
            days=[],
            amends=[],
            seq=told.last_seq,
            last_hash=told.last_hash,
            grand_total=told.closing_grand_total,
        )

    def request(self, epoch: int | None = None) -> File:
        asked = Request(
            program="lapak 0.1.0",
            gallery=self.gallery,
            stall=self.stall,
            till=self.till,
            trade=self.trade,
            name=self.name,
            epoch=epoch or self.epoch,
            at="2026-11-01T09:00:00+07:00",
        )
        return File(asked.file_name, request.seal(asked, self.key))

    def order(
        self,
        number: str,
        step: str,
        price: int,
        paid: int,
        *payments: tuple[str, int],
        promised: str | None = None,
        receipt: str | None = None,
    ) -> None:
        """A step of an order, told with the next close; `paid` is what is paid on it then."""
        made = OrderStep(self._dealing(number, payments), step, price, paid, promised, receipt)
        self.dealt = self.dealt._replace(orders=(*self.dealt.orders, made))

    def buy_in(self, number: str, pieces: int, *payments: tuple[str, int]) -> None:
        """Goods bought in, told with the next close."""
        made = BuyIn(self._dealing(number, payments), pieces)
        self.dealt = self.dealt._replace(buy_ins=(*self.dealt.buy_ins, made))

    def maker(self, name: str, *sums: int, paid: tuple[tuple[str, int], ...] = ()) -> None:
        """A maker's pieces, net, owed, brought and fetched, told with the next close; in the order of their names."""
        given = (self._dealing(f"T-{name}", paid),) if paid else ()
        self.dealt = self.dealt._replace(makers=(*self.dealt.makers, MakerDay(name, *sums, given)))

    def _dealing(self, number: str, payments: Sequence[tuple[str, int]]) -> Dealing:
        day = FIRST_DAY + timedelta(days=len(self.days))
        made = (Payment(tender, amount, amount, None, "settled") for tender, amount in payments)
        at = datetime(day.year, day.month, day.day, 10, 0, tzinfo=ZONES["WIB"])
        return Dealing(seq=self.seq + 1, hash=self._event(), at=at, cashier="Ayu", number=number, payments=tuple(made))

    def close(
        self, *sold: Sold, day: date | None = None, counted: int | None = None, remark: str = "", loose: bool = False
    ) -> File:
        """Sell and close the next day; the file is its first summary. `loose`: what comes back has no receipt."""
        day = day or FIRST_DAY + timedelta(days=len(self.days))
        last = self.days[-1] if self.days else self.base
        before = last.told if last else None
        opening_hash, first_seq, opening = (
            (before.last_hash, before.last_seq + 1, before.closing_grand_total) if before else (None, 1, 0)
        )
        self._event()
        sales = tuple(self._sale(day, at, number) for number, at in enumerate(sold, start=1))
        if loose:
            sales = tuple(sale._replace(refund_of=sale.refund_of and WITHOUT_RECEIPT) for sale in sales)
        last_hash = self._event()
        position = Position(
            epoch=self.epoch,
            number=len(self.days) + 1,
            revision=1,
            supersedes=None,
            previous=self.days[-1].first.sha256 if self.days else None,
            reason=None if self.epoch == 1 or self.days else "komputer rusak",
            opening_hash=opening_hash,
            first_seq=first_seq,
            last_seq=self.seq,
            last_hash=last_hash,
            opening_grand_total=opening,
            closing_grand_total=self.grand_total,
            amends=tuple(self.amends),
        )
        self.amends = []
        told = self._summary(position, day, sales, counted, remark)
        file = self._file(told)
        self.days.append(Day(file, file, told, sales, dealt=self.dealt))
        self.dealt = NOTHING
        return file

    def revise(self, number: int, *sold: Sold, remark: str = "") -> File:
        """Reopen a closed day, sell some more, close it again."""
        before = self.days[number - 1]
        day = date.fromisoformat(before.told.day)
        amended = [Amended(seq=self.seq + 1, hash=self._event())]
        sales, added = list(before.sales), 0
        for at in sold:
            sale = self._sale(day, at, len(sales) + 1)
            sales.append(sale)
            added += sale.due
            amended.append(Amended(seq=sale.seq, hash=sale.hash))
        amended.append(Amended(seq=self.seq + 1, hash=self._event()))
        told, self.dealt = before.told, before.dealt
        position = Position(
            epoch=self.epoch,
            number=number,
            revision=told.revision + 1,
            supersedes=before.newest.sha256,
            previous=told.previous,
            reason="lupa dicatat",
            opening_hash=told.opening_hash,
            first_seq=told.first_seq,
            last_seq=told.last_seq,
            last_hash=told.last_hash,
            opening_grand_total=told.opening_grand_total,
            closing_grand_total=told.closing_grand_total,
            amended=(*before.amended, *amended),
            adjustment=before.adjustment + added,
            amends=told.amends,
        )
        newer = self._summary(position, day, sales, None, remark)
        file = self._file(newer)
        self.amends.append(Amend(number=number, revision=newer.revision, amount=added))
        self.days[number - 1] = replace(
            before,
            newest=file,
            told=newer,
            sales=tuple(sales),
            amended=position.amended,
            adjustment=position.adjustment,
        )
        self.dealt = NOTHING
        return file

    def resealed(self, told: Summary) -> File:
        """Any content under this till's seal, also what it would never itself say."""
        return File(summary.name_of(told).text, summary.seal(told, self.key))

    def _file(self, told: Summary) -> File:
        verify.check_sums(told)
        return self.resealed(told)

    def _event(self) -> str:
        self.seq += 1
        self.last_hash = hashlib.sha256(f"{self.stall}-{self.till}:{self.epoch}:{self.seq}".encode()).hexdigest()
        return self.last_hash

    def _sale(self, day: date, sold: Sold, number: int) -> Sale:
        hour, amount, tender = sold
        refund = amount < 0
        line = Line(
            line=1,
            code="K-1",
            name="Setrika arang",
            short=None,
            unit=None,
            category="Antik" if hour % 2 else "Rumah",
            maker=None,
            origin=None,
            qty=-1 if refund else 1,
            per=1,
            asked=abs(amount),
            price=abs(amount),
            discount=0,
            share=0,
            tax=0,
            amount=amount,
        )
        hash_ = self._event()
        self.grand_total += amount
        payments = (
            Payment(
                tender=tender,
                amount=amount,
                given=amount,
                reference=None,
                state="confirmed" if tender == "qris" else "settled",
            ),
        )
        return Sale(
            number=f"{self.stall}-{self.till}-{day:%y%m%d}-{number:04d}",
            day=day.isoformat(),
            at=datetime(day.year, day.month, day.day, hour, 5, tzinfo=ZONES["WIB"]),
            seq=self.seq,
            epoch=self.epoch,
            hash=hash_,
            cashier="Ayu",
            lines=(line,),
            discount=0,
            tax_added=0,
            tax_included=0,
            rounding=0,
            due=amount,
            payments=payments if amount else (),
            refund_of=f"{self.stall}-{self.till}-260930-0001" if refund else None,
            reason="cacat" if refund else None,
        )

    def _summary(
        self, position: Position, day: date, sales: Sequence[Sale], counted: int | None, remark: str
    ) -> Summary:
        origin = Origin(
            program="lapak 0.1.0",
            gallery=self.gallery,
            stall=self.stall,
            till=self.till,
            trade=self.trade,
            zone="WIB",
        )
        at = datetime(day.year, day.month, day.day, 20, 0, tzinfo=ZONES["WIB"])
        closed = ClosedDay(
            day=day.isoformat(),
            opened_at=at.replace(hour=8),
            closed_at=at,
            count=Count(counted=counted),
            text=remark,
            dealings=self.dealt,
        )
        return summary.build(origin, position, closed, sales)


@dataclass
class Gallery:
    """An office with its collection, both real folders."""

    folder: Path
    collection: Path
    office: Office
    clock: Clock

    def admit(self, *tills: Till) -> None:
        for till in tills:
            self.office.admission.enrol(till.request().data, till.words)

    def hand_in(self, till: Till, *files: File) -> None:
        for file in files:
            self.put(f"{till.inbox}/{file.name}", file.data)

    def put(self, name: str, data: bytes) -> Path:
        path = self.collection.joinpath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def names(self, folder: str) -> list[str]:
        """Every file under a folder of the collection, by name."""
        return sorted(path.name for path in self.collection.joinpath(folder).rglob("*") if path.is_file())

    def quarantined(self) -> list[str]:
        return sorted(path.name for path in self.folder.joinpath("quarantine").iterdir())

    def net(self) -> int:
        """The net of all days, as the promised report tells."""
        table = self.office.report("days")
        return sum(row[table.columns.index("net")] for row in table.rows)

    def again(self) -> Office:
        """The office after its program was ended and started again."""
        self.office.close()
        self.office = open_office(self.folder, clock=self.clock)
        return self.office


@contextmanager
def made_gallery(folder: Path) -> Iterator[Gallery]:
    collection = folder.joinpath("collection")
    collection.mkdir()
    clock = Clock()
    office = create_office(folder.joinpath("office"), "GIK", "Galeri Industri Kreatif", str(collection), clock=clock)
    made = Gallery(folder.joinpath("office"), collection, office, clock)
    try:
        yield made
    finally:
        made.office.close()


@pytest.fixture
def make_gallery() -> Callable[[Path], AbstractContextManager[Gallery]]:
    return made_gallery


@pytest.fixture
def gallery(tmp_path: Path) -> Iterator[Gallery]:
    with made_gallery(tmp_path) as made:
        yield made


@pytest.fixture
def new_till() -> Callable[..., Till]:
    return Till


@pytest.fixture
def till() -> Till:
    return Till()


@pytest.fixture
def changed() -> Callable[..., Summary]:
    """A summary with some fields changed."""
    return replace_fields


def replace_fields(told: Summary, **changes: object) -> Summary:
    body = summary.to_body(told)
    body.update(changes)
    return summary.from_body(body)
