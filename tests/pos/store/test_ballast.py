from pathlib import Path

import pytest

from pos.stall import create_stall
from pos.store.ballast import SHORT, SIZE, Ballast


class Disk:
    """How much is free, as a test wishes it."""

    def __init__(self, free: int) -> None:
        self.free = free

    def __call__(self, _folder: Path) -> int:
        return self.free


def test_ballast_is_made_where_there_is_room_and_given_up_where_there_is_none(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    disk = Disk(10 * SIZE)
    ballast = Ballast(tmp_path, disk)
    ballast.make()
    assert ballast.path.stat().st_size == SIZE
    ballast.make_room()
    assert ballast.path.exists()
    disk.free = SHORT - 1
    ballast.make_room()
    assert list(tmp_path.iterdir()) == []
    assert "ballast" in caplog.text


def test_a_disk_that_is_nearly_full_is_not_filled_by_ballast(tmp_path: Path) -> None:
    Ballast(tmp_path, Disk(2 * SIZE)).make()
    assert list(tmp_path.iterdir()) == []


def test_a_day_is_closed_in_the_room_that_the_ballast_leaves(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with create_stall(tmp_path / "K07", code="K07", name="Kopi Tebu", trade="kuliner") as stall:
        stall.ballast = Ballast(stall.folder, Disk(0))
        stall.ballast.path.write_bytes(b"ballast")
        sealed = stall.close_day()
        assert not stall.ballast.path.exists()
        assert stall.folder.joinpath("outbox", sealed.file).exists()
