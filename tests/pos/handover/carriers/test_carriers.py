"""Every way that files travel, held to the folder's contract."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pos import kinds
from pos.errors import PosError
from pos.handover import carriers
from pos.handover.carriers import Carrier, Collection

FILE = "inbox/GIK-K07/a.jsonl"
ALL = kinds.load("pos.handover.carriers", "CARRIER", Carrier)
PLACES: dict[str, Callable[[Path], str]] = {"folder": lambda empty: str(empty.joinpath("collection"))}
"""Where a carrier is tried, by its id; it is made there first."""


@pytest.fixture(params=ALL)
def collection(request: pytest.FixtureRequest, tmp_path: Path) -> Collection:
    place = PLACES[request.param](tmp_path)
    carriers.prepare_collection(place)
    return carriers.open_collection(place)


def test_no_scheme_is_carried_by_two() -> None:
    schemes = [scheme for carrier in ALL.values() for scheme in carrier.schemes]
    assert len(schemes) == len(set(schemes))


def test_a_scheme_that_nobody_carries_is_refused_by_its_name() -> None:
    with pytest.raises(PosError, match="gopher"):
        carriers.checked("gopher://collection")


def test_a_file_that_was_put_is_named_read_moved_and_removed(collection: Collection) -> None:
    assert collection.names("inbox/GIK-K07") == ()
    collection.put(FILE, b"one")
    assert collection.names("inbox/GIK-K07") == ("a.jsonl",)
    assert (collection.kind(FILE), collection.kind("inbox"), collection.kind("acks")) == ("file", "folder", None)
    assert collection.read(FILE) == b"one"
    collection.move(FILE, "archive/GIK-K07/2026-11/a.jsonl")
    collection.settle()
    assert collection.names("inbox/GIK-K07") == ()
    assert collection.read("archive/GIK-K07/2026-11/a.jsonl") == b"one"
    collection.remove("archive/GIK-K07/2026-11/a.jsonl")
    assert not collection.exists("archive/GIK-K07/2026-11/a.jsonl")
    collection.remove("archive/GIK-K07/2026-11/a.jsonl")


def test_nothing_is_ever_overwritten(collection: Collection) -> None:
    collection.put(FILE, b"one")
    collection.put(FILE, b"one")
    collection.put("inbox/GIK-K07/b.jsonl", b"two")
    with pytest.raises(PosError):
        collection.put(FILE, b"two")
    with pytest.raises(PosError):
        collection.move("inbox/GIK-K07/b.jsonl", FILE)
    assert (collection.read(FILE), collection.read("inbox/GIK-K07/b.jsonl")) == (b"one", b"two")


def test_moving_onto_the_same_content_leaves_one_of_the_two(collection: Collection) -> None:
    collection.put(FILE, b"one")
    collection.put("archive/a.jsonl", b"one")
    collection.move(FILE, "archive/a.jsonl")
    assert not collection.exists(FILE)
    assert collection.read("archive/a.jsonl") == b"one"


def test_a_larger_file_is_not_read(collection: Collection) -> None:
    collection.put(FILE, b"12345")
    assert collection.read(FILE, 5) == b"12345"
    with pytest.raises(PosError):
        collection.read(FILE, 4)


@pytest.mark.parametrize(
    "name", ["../a", "inbox/../../a", "/etc/passwd", "", "inbox//a", "a\\b", "C:/a", "a\0b", "inbox/."]
)
def test_a_name_outside_the_collection_is_refused(collection: Collection, name: str) -> None:
    with pytest.raises(PosError):
        collection.put(name, b"one")
    with pytest.raises(PosError):
        collection.read(name)
