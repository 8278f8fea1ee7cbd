"""Whatever bytes come: each reader gives a value or a PosError, and nothing else ever leaves it."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pos import canonical, clock, files, money, sheets
from pos.errors import PosError
from pos.gallery import create_office
from pos.handover import acknowledgement, envelope, paper, request, seal, summary
from pos.handover.notices import notice, till_key
from pos.office import receipt
from pos.office.register.sheet import plan
from pos.ring import ring
from pos.settings import check
from pos.stall import create_stall
from pos.till import qris

KEY = seal.from_seed(bytes(range(32)))
GOLDEN = Path(__file__).parents[1].joinpath("golden")
NASTY = (
    b'{"a":1,"a":2}',
    b'{"a":1e400}',
    b'{"a":NaN}',
    b'{"a":"\\ud800"}',
    b"[" * 100_000,
    b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    b"9" * 5_000,
    b'{"id":"\\ud800","at":"9999-12-31T23:59:59+00:00","cash_in":1,"reason":"x"}',
    b'{"id":"x","at":"0001-01-01T00:00:00+07:00","lines":[{"name":"x","qty":1,"price":1}],"payments":[]}',
    b"\xff\xfe\x00",
    b"",
)


def _opened(kind: str, read: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """Reads the bytes as they are, and once more as the first line of a file whose seal holds."""

    def both(data: bytes) -> None:
        with suppress(PosError):
            read(data)
        line = data.replace(b"\n", b"")
        if line:
            read(envelope.sign(kind, line, KEY))

    return both


def _as_text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda data: read(data.decode("utf-8", "surrogateescape"))


READERS: dict[str, Callable[[bytes], Any]] = {
    "canonical": canonical.decode,
    "JSON": canonical.parse,
    "summary": _opened("summary", summary.read),
    "request": _opened("request", request.read),
    "ack": _opened("ack", acknowledgement.read),
    "notice": _opened("notice", notice.read),
    "till key": _opened("notice", till_key.read),
    "slip": _as_text(paper.read),
    "receipt": _as_text(receipt.read),
    "QRIS": _as_text(qris.read),
    "rupiah": _as_text(money.parse_rupiah),
    "time": _as_text(clock.parse_time),
    "day": _as_text(clock.parse_day),
}


@cache
def valid() -> tuple[bytes, ...]:
    """Whole files and lines of every kind, to be changed a little."""
    found = [path.read_bytes() for path in sorted(GOLDEN.rglob("*")) if path.is_file() and path.stat().st_size < 20_000]
    lines = [data.partition(b"\n")[0] for data in found if data.startswith(b"{")]
    return (*found, *lines, b"LAPAK1:GIK-K07-1:1:5:0a1b2c3d", b"Rp 12.500", b"2026-11-24T10:15:00+07:00")


@st.composite
def changed(draw: st.DrawFn) -> bytes:
    """A whole file with a few places cut out, doubled or written over."""
    data = draw(st.sampled_from(valid()))
    for _ in range(draw(st.integers(1, 4))):
        first, last = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        middle = draw(st.sampled_from((b"", b"null", b"-1", b'"x"', b"{}", b"[]", b"9" * 30, data[first:last] * 2)))
        data = data[:first] + middle + data[min(last, first + draw(st.integers(0, 40))) :]
    return data


def _nasty(test: Callable[..., None]) -> Callable[..., None]:
    for data in NASTY:
        test = example(data=data)(test)
    return test


ANY = st.one_of(st.binary(max_size=300), changed(), st.text(max_size=60).map(str.encode))


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=40, deadline=None)
@_nasty
@given(data=ANY)
def test_a_reader_gives_a_value_or_says_what_is_wrong(name: str, data: bytes) -> None:
    with suppress(PosError):
        READERS[name](data)


@pytest.fixture(scope="module")
def stall(tmp_path_factory):
    with create_stall(
        tmp_path_factory.mktemp("any").joinpath("stall"), code="K07", name="Pak Djarwo", trade="klitikan"
    ) as made:
        yield made


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@settings(max_examples=40, deadline=None)
@_nasty
@given(data=ANY)
def test_a_sheet_is_taken_in_or_says_what_is_wrong(stall, suffix: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder).joinpath(f"sheet{suffix}")
        path.write_bytes(data)
        with suppress(PosError):
            list(sheets.read(path).rows)
        with suppress(PosError):
            plan(path, {})
        with suppress(PosError):
            stall.import_sheet(path)


@settings(max_examples=40, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.integers().map(str)))
@example(text="9" * 5_000)
@example(text="١٢")
@example(text="\ud800")
def test_a_setting_is_taken_or_says_what_is_wrong(stall, text: str) -> None:
    known = stall.known_settings()
    for name in known:
        with suppress(PosError):
            check(known, name, text)


@settings(max_examples=60, deadline=None)
@_nasty
@given(data=ANY)
def test_a_line_of_a_ring_file_is_answered(stall, data: bytes) -> None:
    answers = list(ring(stall, data.splitlines(keepends=True)))
    assert all("error" in answer or "seq" in answer for answer in answers)


def plant(folder: Path, kind: str) -> None:
    """Something of a name that a summary might have, which is no ordinary file, or too much of one."""
    path = folder.joinpath("x.jsonl")
    if kind == "link":
        path.symlink_to("/etc/hostname")
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "FIFO":
        os.mkfifo(path)
    elif kind == "socket":
        path.symlink_to("/dev/zero")
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(64 * 1024 * 1024)
    else:
        folder.joinpath(kind).write_bytes(b"{}\n")


@pytest.mark.parametrize(
    "kind", ["link", "loop", "folder", "FIFO", "socket", "huge", "..\\..\\x.jsonl", "CON.jsonl", "a" * 240 + ".jsonl"]
)
def test_what_is_no_ordinary_file_is_not_read_by_collect_nor_opened_nor_imported(tmp_path, stall, kind) -> None:
    collection = tmp_path.joinpath("collection")
    inbox = collection.joinpath("inbox", "GIK-K07")
    with create_office(tmp_path.joinpath("office"), "GIK", "Galeri", str(collection)) as office:
        inbox.mkdir(parents=True)
        plant(inbox, kind)
        found = office.collect()
        assert len(found.kept + found.refused) == 1, found
        assert office.check().problems == ()
    plant(tmp_path, kind)
    for path in tmp_path.glob("*.jsonl"):
        with pytest.raises(PosError):
            summary.read(files.read_regular(path, envelope.LARGEST))
        with pytest.raises(PosError):
            stall.import_sheet(path)
