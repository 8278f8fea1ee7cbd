"""Deliveries gone wrong in every way, to the real office: its total is the sum of the stalls' journals, to the rupiah.

The files are real and made once: stalls that sell, close, and reopen some days, and copies of their folders that sell
on (forks). Each schedule takes an office of its own and hands it the files in rounds, lost, doubled, out of order and
broken; in the last round everything comes that did not come yet.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

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


@dataclass(frozen=True)
class File:
    """A summary as sealed, whose it is, and the day, number and revision in it."""

    stall: str
    name: str
    data: bytes
    day: str
    number: int
    revision: int


@dataclass
class Gallery:
    """What the stalls of a gallery sealed and their journals say in rupiah, and what copies of them sealed."""

    requests: list[tuple[str, str, bytes]] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    forks: list[File] = field(default_factory=list)
    due: dict[tuple[str, str, int], int] = field(default_factory=dict)
    """By stall, day and revision."""


def schedules(folder: Path, seed: int, count: int, stalls: int = 5, days: int = 30) -> Outcome:
    """`count` schedules of the same gallery, each to an office of its own."""
    outcome, rng = Outcome("schedules", seed), Random(seed)
    gallery = Gallery()
    for code in _CODES[:stalls]:
        _sell(folder.joinpath(code), code, days, gallery, rng)
    for number in range(count):
        place = folder.joinpath("schedule")
        _deliver(place, gallery, Random(f"{seed}-{number}"), outcome, f"schedule {number}")
        shutil.rmtree(place)
    return outcome


def _sell(folder: Path, code: str, days: int, gallery: Gallery, rng: Random) -> None:
    new_stall(folder, code)
    copied = rng.randrange(days)
    for day in range(days):
        if day == copied:
            clone = folder.with_name(f"{code}-copy")
            shutil.copytree(folder, clone)
            gallery.forks += _day(clone, code, day, Random(f"clone {code}"), {}, 0)
        gallery.files += _day(folder, code, day, rng, gallery.due, rng.choice((0, 1, 2)) * (rng.random() < _REOPENED))
    request = next(folder.joinpath("outbox").glob("*.request.jsonl"))
    gallery.requests.append((code, request.name, request.read_bytes()))


def _day(
    folder: Path, code: str, day: int, rng: Random, due: dict[tuple[str, str, int], int], reopened: int
) -> list[File]:
    """Sell and close a day, and `reopened` times open it again; tells `due` what the journal holds after each close."""
    made, total = [], 0
    with open_stall(folder) as stall:
        for revision in range(1, reopened + 2):
            lines = sales(f"{code}-{revision}", rng.randint(0 if revision == 1 else 1, 4), rng, day)
            for answer in ring(stall, map(as_line, lines)):
                assert "error" not in answer, answer
            if stall.till.open_day_name() is None:
                break
            total += sum(map(amount_of, lines))
            sealed = stall.close_day()
            data = folder.joinpath("outbox", sealed.file).read_bytes()
            told = summary.read(data).summary
            made.append(File(code, sealed.file, data, told.day, told.number, told.revision))
            due[code, told.day, revision] = total
            if revision <= reopened:
                stall.reopen_day(told.day, "ada yang lupa")
    return made


def _deliver(place: Path, gallery: Gallery, rng: Random, outcome: Outcome, name: str) -> None:
    place.mkdir()
    collection = place.joinpath("collection")
    with create_office(place.joinpath("office"), "GIK", "Galeri", str(collection)) as office:
        for code, file, data in gallery.requests:
            _put(collection, code, file, data)
        for waiting in office.admission.waiting():
            office.admission.enrol(waiting.data, waiting.fingerprint)
        come: set[File] = set()
        for left in range(rng.randint(2, 5), -1, -1):
            come |= _round(collection, gallery, come, rng, last=left == 0)
            office.collect()
            outcome.tried += left == 0
            outcome.wrong += [f"{name}: {sentence}" for sentence in _unlike(office, gallery, come)]
        outcome.wrong += [f"{name}: {problem}" for problem in office.check().problems]
        outcome.wrong += [f"{name}: {sentence}" for sentence in _not_told(collection, gallery)]
        outcome.seen["files refused"] += len(office.quarantine())
        outcome.seen["files"] += len(gallery.files)


def _round(collection: Path, gallery: Gallery, come: set[File], rng: Random, *, last: bool) -> set[File]:
    """Put files into the inbox in any order; those of them that are whole."""
    some = [file for file in gallery.files if (last and file not in come) or rng.random() < 0.4]
    for file in rng.sample(some, len(some)):
        _put(collection, file.stall, file.name, file.data)
    broken = rng.sample(gallery.files, 3)
    for number, file in enumerate(broken):
        other = rng.choice(gallery.files)
        _put(collection, other.stall, f"broken-{number}.jsonl", _broken(file.data, other, rng))
    for fork in gallery.forks:  # once the true file stands: whichever comes first is the accepted one
        if rng.random() < 0.3 and any(_which(each) == _which(fork) for each in come):
            _put(collection, fork.stall, f"fork-{fork.name}", fork.data)
    again = rng.choice(gallery.files)
    if again in come or again in some:
        _put(collection, rng.choice(gallery.files).stall, f"again-{again.name}", again.data)
    return set(some)


def _which(file: File) -> tuple[str, int, int]:
    """What only one file is accepted for; a later revision stands for nothing until the first one is there."""
    return file.stall, file.number, file.revision


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


def _unlike(office: Office, gallery: Gallery, come: set[File]) -> list[str]:
    """Where the office counts otherwise than the journals, of the revisions that came with all before them."""
    expected: dict[tuple[str, str], int] = {}
    for file in sorted(come, key=lambda file: file.revision):
        key = (file.stall, file.day)
        if file.revision == 1 or (file.revision > 1 and _has_all_before(file, come)):
            expected[key] = gallery.due[(*key, file.revision)]
    table = office.report("days")
    stall, day, due = (table.columns.index(name) for name in ("stall", "day", "due"))
    found = {(str(row[stall]), str(row[day])): row[due] for row in table.rows}
    return [
        f"{key}: {found.get(key)} instead of {expected.get(key)}"
        for key in sorted(found.keys() | expected.keys())
        if found.get(key) != expected.get(key)
    ]


def _has_all_before(file: File, come: set[File]) -> bool:
    which = (file.stall, file.number)
    return {each.revision for each in come if (each.stall, each.number) == which} >= set(range(1, file.revision))


def _not_told(collection: Path, gallery: Gallery) -> list[str]:
    """The stalls whose last acknowledgement does not reach their last file."""
    wrong = []
    for code, _, _ in gallery.requests:
        last = max(collection.joinpath("acks", f"GIK-{code}").glob("*.ack.jsonl"))
        told, _ = read_ack(last.read_bytes())
        most = max(file.number for file in gallery.files if file.stall == code)
        if told.accepted_through != most:
            wrong.append(f"{code} is told {told.accepted_through} of {most}")
    return wrong
