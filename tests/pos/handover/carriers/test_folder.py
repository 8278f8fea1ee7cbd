"""The carriers: every one keeps to its contract; a folder keeps files whole and within itself."""

import os
from pathlib import Path

import pytest

from pos.errors import PosError
from pos.handover import carriers
from pos.handover.carriers import Collection

FILE = "inbox/GIK-K07/a.jsonl"


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return carriers.open_collection(str(tmp_path))


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


def test_a_file_still_being_written_is_not_named(collection: Collection, tmp_path: Path) -> None:
    collection.put(FILE, b"one")
    tmp_path.joinpath("inbox", "GIK-K07", "b.jsonl.part").write_bytes(b"half")
    assert collection.names("inbox/GIK-K07") == ("a.jsonl",)


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


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links and FIFOs for administrators only")
def test_a_link_or_fifo_is_named_and_neither_followed_nor_read(collection: Collection, tmp_path: Path) -> None:
    outside = tmp_path.parent.joinpath("outside")
    outside.mkdir(exist_ok=True)
    outside.joinpath("secret").write_bytes(b"secret")
    collection.put(FILE, b"one")
    inbox = tmp_path.joinpath("inbox")
    inbox.joinpath("GIK-K07", "link.jsonl").symlink_to(outside.joinpath("secret"))
    inbox.joinpath("GIK-K08").symlink_to(outside, target_is_directory=True)
    os.mkfifo(inbox.joinpath("GIK-K07", "fifo.jsonl"))
    assert collection.names("inbox/GIK-K07") == ("a.jsonl", "fifo.jsonl", "link.jsonl")
    assert collection.kind("inbox/GIK-K07/link.jsonl") == "link"
    assert collection.kind("inbox/GIK-K08") == "link"
    assert collection.kind("inbox/GIK-K07/fifo.jsonl") == "other"
    assert collection.names("inbox/GIK-K08") == ()
    for name in ("inbox/GIK-K07/link.jsonl", "inbox/GIK-K07/fifo.jsonl", "inbox/GIK-K08/secret"):
        with pytest.raises(PosError):
            collection.read(name)
    collection.remove("inbox/GIK-K07/link.jsonl")
    assert outside.joinpath("secret").read_bytes() == b"secret"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosError):
        carriers.open_collection(str(tmp_path.joinpath("stick")))


@pytest.mark.parametrize("place", ["sftp://office/lapak", "webdav://office", "s3://bucket/x", "SFTP://office"])
def test_other_ways_say_that_a_folder_works_today(place: str) -> None:
    with pytest.raises(PosError) as refused:
        carriers.open_collection(place)
    assert refused.value.facts["scheme"] == place.split(":")[0].lower()


def test_a_file_url_is_a_folder_too(tmp_path: Path) -> None:
    carriers.open_collection(tmp_path.as_uri()).put(FILE, b"one")
    assert tmp_path.joinpath(*FILE.split("/")).read_bytes() == b"one"


@pytest.mark.parametrize("place", ["C:\\lapak", "D:/lapak", "/media/stick", "lapak"])
def test_a_path_has_no_scheme(place: str) -> None:
    assert carriers.scheme(place) == ""
