"""Files are read whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from pos import files
from pos.errors import PosError


def test_a_path_at_home_is_found_there_and_one_at_nobody_s_is_a_name_like_others() -> None:
    assert files.at_home("~/Lapak") == Path.home().joinpath("Lapak")
    assert files.at_home("~nobody-of-this-name/Lapak") == Path("~nobody-of-this-name/Lapak")


@pytest.mark.parametrize("size", [0, 1, 4, 5])
def test_a_file_is_read_whole_up_to_the_most_that_is_asked_for(tmp_path: Path, size: int) -> None:
    path = tmp_path.joinpath("file")
    path.write_bytes(b"x" * size)
    assert files.read_regular(path, 5) == b"x" * size


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path.joinpath("file")
    path.write_bytes(b"123456")
    with pytest.raises(PosError):
        files.read_regular(path, 5)


def test_a_file_that_is_longer_than_it_says_is_read_whole_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the files that Linux makes up when they are read, and one that grows meanwhile."""
    path, told = tmp_path.joinpath("file"), os.fstat

    def empty(descriptor: int) -> os.stat_result:
        facts = list(told(descriptor))
        facts[stat.ST_SIZE] = 0
        return os.stat_result(facts)

    path.write_bytes(b"longer than it says")
    monkeypatch.setattr(os, "fstat", empty)
    assert files.read_regular(path, 10_000) == b"longer than it says"
    with pytest.raises(PosError):
        files.read_regular(path, 5)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "Disk penuh: nota.pdf tidak tertulis. Kosongkan ruang, lalu coba lagi"),
        (errno.EDQUOT, "Disk penuh: nota.pdf tidak tertulis. Kosongkan ruang, lalu coba lagi"),
        (errno.EROFS, "nota.pdf tidak bisa ditulis (media penyimpanan hanya bisa dibaca): izinkan menulis ke "),
        (errno.EACCES, "nota.pdf tidak bisa ditulis (tidak diizinkan): izinkan menulis ke "),
        (errno.EIO, "nota.pdf tidak bisa ditulis (media penyimpanan rusak atau dicabut): periksa disknya"),
    ],
)
def test_what_the_disk_refuses_to_keep_is_told_with_a_way_out_and_the_file_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path.joinpath("nota.pdf")
    files.keep(path, b"as it was")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(files.UnwrittenError) as refused:
        files.keep(path, b"anew")
    assert str(refused.value).startswith(told)
    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [path]
