"""Deliveries gone wrong in every way, to the real office: its total is the sum of the stalls' journals, to the rupiah.

The files are real and made once: stalls that sell, close, and reopen some days, and of each a copy of its folder that
sells on beside it for some days. Each schedule takes an office of its own and hands it the files in rounds, lost,
doubled, out of order and broken; a manager chooses one side of every copied folder, sooner or later. In the last round
everything comes that did not come yet, and in the end the chosen side counts whole, and nothing else.
"""

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from pos.errors import PosError
from pos.gallery import Office, create_office
from pos.handover import seal, summary
from pos.handover.acknowledgement import read as read_ack
from pos.handover.envelope import open_envelope
from pos.handover.envelope import seal as put_in_envelope
from pos.ring import ring
from pos.stall import open_stall
from soak.cashier import amount_of, as_line, new_stall, sales
from soak.outcome import Outcome

_CODES = ("K01", "K02", "K03", "K04", "K05", "K06", "K07", "K08", "K09", "K10")
_FORGER = seal.from_seed(b"a key that no office has seen ..")
_REOPENED = 0.1
"""The share of days that are opened again and closed anew."""
_COPY_SELLS = 4
"""Days that the copy of a folder sells at most."""

COMMON, OWN, COPY = "common", "own", "copy"
"""The sides of a copied folder: what was sealed before the copy, and by whom since."""


@dataclass(frozen=True)
class File:
    """A summary as sealed, whose it is, the day, number and revision in it, and its day in its journal, in rupiah."""

    stall: str
    side: str
    data: bytes
    day: str
    number: int
    revision: int
    due: int

    @property
    def name(self) -> str:
        """Its own in the inbox: the two sides seal under the same names."""
        return f"{self.side}-{self.stall}-{self.number}-{self.revision}.jsonl"


@dataclass
class Gallery:
    """What the stalls of a gallery and the copies of their folders sealed, and their enrolment requests."""

    requests: list[tuple[str, str, bytes]] = field(default_factory=list)
    files: list[File] = field(default_factory=list)


def schedules(folder: Path, seed: int, count: int, stalls: int = 5, days: int = 30) -> Outcome:
    """`count` schedules of the same gallery, each to an office of its own."""
    outcome, rng = Outcome("schedules", seed), Random(seed)
    gallery = Gallery()
    for code in _CODES[:stalls]:
        _sell(folder.joinpath(code), code, days, gallery, rng)
    with outcome.until_stopped():
        for number in range(count):
            place = folder.joinpath("schedule")
            _deliver(place, gallery, Random(f"{seed}-{number}"), outcome, f"schedule {number}")
            shutil.rmtree(place)
    return outcome


def _sell(folder: Path, code: str, days: int, gallery: Gallery, rng: Random) -> None:
    new_stall(folder, code)
    copied, clone = rng.randrange(max(days - _COPY_SELLS, 1)), folder.with_name(f"{code}-copy")
    for day in range(days):
        if day == copied:
            shutil.copytree(folder, clone)
        if copied <= day < copied + _COPY_SELLS:
            gallery.files += _day(clone, code, COPY, day, Random(f"clone {code} {day}"))
        gallery.files += _day(folder, code, COMMON if day < copied else OWN, day, rng)
    request = next(folder.joinpath("outbox").glob("*.request.jsonl"))
    gallery.requests.append((code, request.name, request.read_bytes()))


def _day(folder: Path, code: str, side: str, day: int, rng: Random) -> list[File]:
    """Sell and close a day, and sometimes open it again and close it anew, once or twice."""
    made, total, reopened = [], 0, rng.choice((0, 1, 2)) * (rng.random() < _REOPENED)
    with open_stall(folder) as stall:
        for revision in range(1, reopened + 2):
            lines = sales(f"{code}-{revision}", rng.randint(0 if revision == 1 else 1, 4), rng, day)
            for answer in ring(stall, map(as_line, lines)):
                assert "error" not in answer, answer
            if stall.till.open_day_name() is None:
                break
            total += sum(map(amount_of, lines))
            data = folder.joinpath("outbox", stall.close_day().file).read_bytes()
            told = summary.read(data).summary
            made.append(File(code, side, data, told.day, told.number, told.revision, total))
            if revision <= reopened:
                stall.reopen_day(told.day, "ada yang lupa")
    return made


def _deliver(place: Path, gallery: Gallery, rng: Random, outcome: Outcome, name: str) -> None:
    place.mkdir()
    collection = place.joinpath("collection")
    right = _right(gallery, rng)
    with create_office(place.joinpath("office"), "GIK", "Galeri", str(collection)) as office:
        for code, request, data in gallery.requests:
            _put(collection, code, request, data)
        for waiting in office.admission.waiting():
            office.admission.enrol(waiting.data, waiting.fingerprint)
        come: set[File] = set()
        for left in range(rng.randint(2, 5), -1, -1):
            come |= _round(collection, gallery, come, rng, last=left == 0)
            office.collect()
            common = [file for file in come if file.side == COMMON]
            outcome.wrong += [f"{name}: {sentence}" for sentence in _unlike(office, common, come)]
            if left == 0 or rng.random() < 0.5:
                _choose(office, gallery, right)
        office.collect()
        outcome.tried += 1
        wrong = [*_unlike(office, right), *office.check().problems, *_not_told(collection, gallery, right)]
        outcome.wrong += [f"{name}: {sentence}" for sentence in wrong]
        outcome.seen["files refused"] += len(office.quarantine())
        outcome.seen["files"] += len(gallery.files)
        outcome.seen["copies chosen"] += len({file.stall for file in right if file.side == COPY})


def _right(gallery: Gallery, rng: Random) -> list[File]:
    """The files of what is to be chosen: of each stall either side that sold anything, and what both have."""
    chosen: dict[str, str] = {}
    for code, _, _ in gallery.requests:
        sides = {file.side for file in gallery.files if file.stall == code} - {COMMON}
        chosen[code] = rng.choice([*sorted(sides), COMMON][: len(sides) or 1])
    return [file for file in gallery.files if file.side in (COMMON, chosen[file.stall])]


def _round(collection: Path, gallery: Gallery, come: set[File], rng: Random, *, last: bool) -> set[File]:
    """Put files into the inbox in any order; those of them that are whole."""
    some = [file for file in gallery.files if (last and file not in come) or rng.random() < 0.4]
    for file in rng.sample(some, len(some)):
        _put(collection, file.stall, file.name, file.data)
    broken = rng.sample(gallery.files, 3)
    for number, file in enumerate(broken):
        other = rng.choice(gallery.files)
        _put(collection, other.stall, f"broken-{number}.jsonl", _broken(file.data, other, rng))
    again = rng.choice(gallery.files)
    if again in come or again in some:
        _put(collection, rng.choice(gallery.files).stall, f"again-{again.name}", again.data)
    return set(some)


def _choose(office: Office, gallery: Gallery, right: list[File]) -> None:
    """The manager chooses the right side of every forked day where that can be chosen yet."""
    hashes = {hashlib.sha256(file.data).hexdigest() for file in right}
    days = sorted({file.day for file in gallery.files})
    grid = office.coverage(days[0], days[-1])
    for row in grid.rows:
        forked = [day for day, state in zip(grid.days, row.states, strict=True) if state == "forked"]
        for day in forked:
            for claim in office.claims(row.stall, row.till, day):
                if claim.sha256 in hashes:
                    with suppress(PosError):  # its first day has not come yet
                        office.decide_fork(row.stall, row.till, day, claim.sha256, reason="yang dipakai")


def _put(collection: Path, stall: str, name: str, data: bytes) -> None:
    inbox = collection.joinpath("inbox", f"GIK-{stall}")
    inbox.mkdir(parents=True, exist_ok=True)
    inbox.joinpath(name).write_bytes(data)


def _broken(data: bytes, other: File, rng: Random) -> bytes:
    """Cut off, one bit flipped, forged with a key of nobody's, or another stall's under its own seal."""
    kind = rng.randrange(4)
    if kind == 0:
        return data[: rng.randrange(len(data))]
    if kind == 1:
        at = rng.randrange(len(data) * 8)
        return data[: at // 8] + bytes([data[at // 8] ^ 1 << at % 8]) + data[at // 8 + 1 :]
    body = open_envelope(data, "summary").body
    if kind == 2:
        return put_in_envelope("summary", body, _FORGER)
    seal_line = data.splitlines(keepends=True)[1]
    line = put_in_envelope("summary", body | {"stall": other.stall, "day": "2026-12-31"}, _FORGER).splitlines(True)[0]
    return line + seal_line


def _unlike(office: Office, files: Iterable[File], others: Iterable[File] = ()) -> list[str]:
    """Where the office counts otherwise than the journals hold, of the revisions that came with all before them.

    Of two sides it counts what either of them holds: `others` are those that nobody has chosen from yet.
    """
    table = office.report("days")
    stall, day, due = (table.columns.index(name) for name in ("stall", "day", "due"))
    found = [((str(row[stall]), str(row[day])), row[due]) for row in table.rows]
    expected = _expected(files)
    either = {((file.stall, file.day), file.due) for file in others}
    wrong = [f"{key} is missing: {due}" for key, due in expected.items() if (key, due) not in found]
    wrong += [f"{key}: {due}" for key, due in found if expected.get(key) != due and (key, due) not in either]
    return wrong + [f"{key} counts twice" for key, count in Counter(key for key, _ in found).items() if count > 1]


def _expected(files: Iterable[File]) -> dict[tuple[str, str], int]:
    """What each stall's days come to, in rupiah."""
    expected: dict[tuple[str, str], int] = {}
    revision: dict[tuple[str, str], int] = {}
    for file in sorted(files, key=lambda file: file.revision):
        key = (file.stall, file.day)
        if file.revision == revision.get(key, 0) + 1:
            expected[key], revision[key] = file.due, file.revision
    return expected


def _not_told(collection: Path, gallery: Gallery, right: Iterable[File]) -> list[str]:
    """The stalls whose last acknowledgement does not reach their last file."""
    wrong, last = [], {file.stall: file.number for file in sorted(right, key=lambda file: file.number)}
    for code, _, _ in gallery.requests:
        told, _ = read_ack(max(collection.joinpath("acks", f"GIK-{code}").glob("*.ack.jsonl")).read_bytes())
        if told.accepted_through != last.get(code, 0):
            wrong.append(f"{code} is told {told.accepted_through} of {last.get(code, 0)}")
    return wrong
