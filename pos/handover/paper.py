"""The day's code: what a closing slip's QR says of a day, signed, for the office to count by where the file is lost.

    527251 + decimal digits, 527252 where the tenders hold more than the sales

Digits alone, so that a scanner that types them is read the same on every keyboard, and a QR code packs three into ten
bits. `52725` are the keys of a telephone that spell LAPAK, `1` or `2` is the format, the rest is one number: the bytes
01, the packed day, its signature (64 bytes), and the CRC-32 of packed day and signature (4 bytes, the highest first).

The packed day is made of three kinds of value. A number: 0 stands for null, else 1 + 2n for n ≥ 0 and −2n for n < 0,
seven bits a byte, the lowest first, the top bit set on all but the last byte. A text: its length as a number, then its
ASCII. A hash: 32 bytes. They are, in this order: gallery, stall (texts), till, epoch, number, revision, day (days since
2000-01-01), first_seq, last_seq, last_hash, sha256 (of the whole file, hashes); the totals `TOTALS`; how many tenders
there are and each in the order of their names: its place in `TENDERS` (null and its name for another), count, amount,
confirmed, counted; and the drawer's `DRAWER`. In format 2 follows `beside`: what the tenders brought for no sale, on
orders and less what was bought in; where it is 0 the code is of format 1.

Ed25519 over `lapak-paper-1\\n` (2 in format 2) + the packed day, by the till's own key, which the code does not hold:
only an office that knows the till can tell. A reader refuses whatever a writer would not itself write.
"""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from pos.errors import PosError
from pos.handover import envelope
from pos.handover.fields import Digest, Natural, Positive, Whole, Word
from pos.handover.names import SummaryName, check_code, check_till
from pos.handover.summary import Summary, Tender, Totals
from pos.words import N_

if TYPE_CHECKING:
    from pos.handover.seal import Key

TOTALS = (
    "sales", "refunds", "items", "gross", "discounts", "returns", "net", "tax_added", "tax_included", "rounding", "due",
)  # fmt: skip
TENDERS = ("cash", "qris", "card", "transfer")
DRAWER = ("float", "in", "out", "expected", "counted", "deposit")

_LAPAK = "52725"
_FORMAT, _BESIDE = "1", "2"
_FIRST_DAY = date(2000, 1, 1)
_SIGNATURE, _CRC = 64, 4
_SHORTEST, _LONGEST = 300, 1200
"""Digits: a goods' barcode has far fewer, and no QR code on a slip holds more."""


class Drawer(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The cash in short, as in a summary."""

    float_: Natural = msgspec.field(name="float")
    in_: Natural = msgspec.field(name="in")
    out: Natural
    expected: Whole
    counted: Natural | None
    deposit: Natural | None

    @property
    def difference(self) -> int | None:
        """counted − expected; None where nothing was counted."""
        return None if self.counted is None else self.counted - self.expected


class Paper(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A day as its code tells it; every value as in the summary whose file has the SHA-256 `sha256`."""

    gallery: str
    stall: str
    till: Positive
    epoch: Positive
    number: Positive
    revision: Positive
    day: str
    first_seq: Positive
    last_seq: Positive
    last_hash: Digest
    sha256: Digest
    totals: Totals
    tenders: dict[Word, Tender]
    cash: Drawer
    beside: Whole = 0
    """What the tenders hold that came or went for no sale, in rupiah."""

    @property
    def format(self) -> str:
        """The digit of the code's format."""
        return _BESIDE if self.beside else _FORMAT

    @property
    def file(self) -> str:
        """The name of the file that it stands for."""
        return SummaryName(
            gallery=self.gallery, stall=self.stall, till=self.till, day=self.day,
            epoch=self.epoch, number=self.number, revision=self.revision,
        ).text  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scanned:
    """A code that arrived whole: the day, and what is to be held against the till's key before it is believed."""

    paper: Paper
    packed: bytes
    signature: bytes

    def holds(self, key: str) -> bool:
        """Whether the till of this public key (64 hex digits) signed it."""
        return envelope.holds(key, self.signature, _domain(self.paper) + self.packed)


def of(told: Summary, sha256: str) -> Paper:
    """The day of a summary whose whole file has that SHA-256 (hex)."""
    cash = told.cash
    return Paper(
        gallery=told.gallery, stall=told.stall, till=told.till, epoch=told.epoch,
        number=told.number, revision=told.revision, day=told.day,
        first_seq=told.first_seq, last_seq=told.last_seq, last_hash=told.last_hash, sha256=sha256,
        totals=told.totals, tenders=told.tenders,
        cash=Drawer(
            float_=cash.float_, in_=cash.in_, out=cash.out,
            expected=cash.expected, counted=cash.counted, deposit=cash.deposit,
        ),
        beside=sum(tender.amount for tender in told.tenders.values()) - told.totals.due,
    )  # fmt: skip


def _domain(paper: Paper) -> bytes:
    return f"lapak-paper-{paper.format}\n".encode("ascii")


def seal(paper: Paper, key: "Key") -> str:
    """The code's digits: the same for the same day and key."""
    packed = _pack(paper)
    whole = packed + key.sign(_domain(paper) + packed)
    whole += zlib.crc32(whole).to_bytes(_CRC, "big")
    return _LAPAK + paper.format + str(int.from_bytes(b"\x01" + whole, "big"))


def is_code(text: str) -> bool:
    """Whether what was scanned is meant to be a day's code, whole or not."""
    text = text.strip()
    return text.startswith(_LAPAK) and len(text) >= _SHORTEST and text.isascii() and text.isdigit()


def digest(code: str) -> str:
    """The SHA-256 of a code's digits, to name it shortly."""
    return hashlib.sha256(code.encode("ascii")).hexdigest()


def read(text: str) -> Scanned:
    """What a code tells, its signature not yet compared with any key. Raises PosError."""
    text = text.strip()
    if not is_code(text) or len(text) > _LONGEST:
        raise PosError(N_("This is not the code of a closing slip"))
    format_ = text[len(_LAPAK)]
    if format_ not in (_FORMAT, _BESIDE):
        raise PosError(N_("The closing slip is of a newer Lapak: update this one"))
    number = int(text[len(_LAPAK) + 1 :])
    whole = number.to_bytes((number.bit_length() + 7) // 8, "big")[1:]
    body, check = whole[:-_CRC], whole[-_CRC:]
    if zlib.crc32(body) != int.from_bytes(check, "big") or len(body) <= _SIGNATURE:
        raise PosError(N_("The code did not arrive whole: scan it once more, or type nothing meanwhile"))
    packed, signature = body[:-_SIGNATURE], body[-_SIGNATURE:]
    return Scanned(_unpack(packed, format_), packed, signature)


class _Writer:
    def __init__(self) -> None:
        self.data = bytearray()

    def number(self, value: int | None) -> None:
        left = 0 if value is None else 1 + 2 * value if value >= 0 else -2 * value
        while left > 0x7F:
            self.data.append(left & 0x7F | 0x80)
            left >>= 7
        self.data.append(left)

    def text(self, value: str) -> None:
        self.number(len(value))
        self.data += value.encode("ascii")

    def hash(self, value: str) -> None:
        self.data += bytes.fromhex(value)


class _Reader:
    """Takes values off the front; a day that ends too early is a ValueError."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self) -> int | None:
        found = shift = 0
        while True:
            (byte,) = self._take(1)
            found |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        if found == 0:
            return None
        return found // 2 if found % 2 else -(found // 2)

    def text(self) -> str:
        return self._take(self.number() or 0).decode("ascii")

    def hash(self) -> str:
        return self._take(32).hex()

    def _take(self, many: int) -> bytes:
        taken = self._data[self._at : self._at + many]
        if many < 0 or len(taken) != many:
            raise ValueError("too short")
        self._at += many
        return taken


_PLACE = ("till", "epoch", "number", "revision")
_SUMS = ("count", "amount", "confirmed", "counted")


def _pack(paper: Paper) -> bytes:
    to = _Writer()
    for text in (paper.gallery, paper.stall):
        to.text(text)
    for number in (*(getattr(paper, name) for name in _PLACE), (date.fromisoformat(paper.day) - _FIRST_DAY).days):
        to.number(number)
    for number in (paper.first_seq, paper.last_seq):
        to.number(number)
    for digest in (paper.last_hash, paper.sha256):
        to.hash(digest)
    for name in TOTALS:
        to.number(getattr(paper.totals, name))
    to.number(len(paper.tenders))
    for name, tender in sorted(paper.tenders.items()):
        if name in TENDERS:
            to.number(TENDERS.index(name))
        else:
            to.number(None)
            to.text(name)
        for sum_ in _SUMS:
            to.number(getattr(tender, sum_))
    drawer = msgspec.to_builtins(paper.cash)
    for name in DRAWER:
        to.number(drawer[name])
    if paper.beside:
        to.number(paper.beside)
    return bytes(to.data)


def _unpack(packed: bytes, format_: str = _FORMAT) -> Paper:
    try:
        paper = msgspec.convert(_values(_Reader(packed), format_), Paper)
        check_code(paper.gallery)
        check_code(paper.stall)
        check_till(paper.till)
        same = _pack(paper) == packed and paper.format == format_
    except (msgspec.MsgspecError, ValueError, OverflowError, TypeError, IndexError):
        same = False
    if not same:
        raise PosError(N_("The closing slip's code says what no stall would write"))
    _check_sums(paper)
    return paper


def _values(given: _Reader, format_: str) -> dict[str, Any]:
    texts = {name: given.text() for name in ("gallery", "stall")}
    place = {name: given.number() for name in _PLACE}
    day = (_FIRST_DAY + timedelta(days=given.number() or 0)).isoformat()
    seqs = {name: given.number() for name in ("first_seq", "last_seq")}
    hashes = {name: given.hash() for name in ("last_hash", "sha256")}
    totals = {name: given.number() for name in TOTALS}
    tenders = {}
    for _ in range(given.number() or 0):
        known = given.number()
        name = given.text() if known is None else TENDERS[known]
        tenders[name] = {sum_: given.number() for sum_ in _SUMS}
    cash = {name: given.number() for name in DRAWER}
    told = {**texts, **place, "day": day, **seqs, **hashes, "totals": totals, "tenders": tenders, "cash": cash}
    return told | ({"beside": given.number()} if format_ == _BESIDE else {})


def _check_sums(paper: Paper) -> None:
    """What must hold between the sums of a day, as in its file."""
    totals, cash, tenders = paper.totals, paper.cash, paper.tenders
    in_cash = tenders["cash"].amount if "cash" in tenders else 0
    equations = (
        totals.net == totals.gross - totals.discounts - totals.returns,
        totals.due == totals.net + totals.tax_added + totals.rounding,
        totals.due + paper.beside == sum(tender.amount for tender in tenders.values()),
        cash.expected == cash.float_ + cash.in_ - cash.out + in_cash,
        paper.first_seq <= paper.last_seq,
    )
    if not all(equations):
        raise PosError(N_("The sums on the closing slip do not add up"))
