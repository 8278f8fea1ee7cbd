"""A folder as a collection point: what only a file system brings with it."""

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


def test_a_file_still_being_written_is_not_named(collection: Collection, tmp_path: Path) -> None:
    collection.put(FILE, b"one")
    tmp_path.joinpath("inbox", "GIK-K07", "b.jsonl.part").write_bytes(b"half")
    assert collection.names("inbox/GIK-K07") == ("a.jsonl",)


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
