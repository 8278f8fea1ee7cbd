"""A disk that takes no more: whatever a window writes into its folder is refused in words, and nothing crashes."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from pos.catalog import photo
from pos.errors import PosError
from pos.gallery import create_office, open_office
from pos.handover import seal
from pos.stall import Stall, create_stall
from pos.store.ballast import SIZE, Ballast
from ui.models.day import DayModel
from ui.news import News


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Stall]:
    with create_stall(tmp_path / "F03", code="F03", name="Batik Ratih", trade="kriya") as stall:
        yield stall


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """`full(errno)`: from now on the system refuses to make any file durable; the database has its own calls."""

    def fill(number: int = errno.ENOSPC) -> None:
        def refuse(_descriptor: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", refuse)

    return fill


def _picture(folder: Path) -> Path:
    path = folder.joinpath("kain.png")
    Image.new("RGB", (8, 8), "red").save(path)
    return path


WRITING = {
    "a photo": lambda stall, folder: photo.keep(stall.folder.joinpath("photos"), _picture(folder)),
    "papers": lambda stall, _folder: stall.delivery.write_papers(),
    "the next key": lambda stall, _folder: seal.prepare(stall.folder.joinpath("keys")),
    "a first key": lambda stall, _folder: seal.make(stall.folder.joinpath("papers")),
    "a backup": lambda stall, _folder: stall.backups.take(),
}


@pytest.mark.parametrize(("number", "reason"), [(errno.ENOSPC, "penuh"), (errno.EROFS, "hanya bisa dibaca")])
@pytest.mark.parametrize("what", WRITING)
def test_each_file_of_the_folder_is_refused_in_words(
    shop: Stall, tmp_path: Path, full: Callable[[int], None], what: str, number: int, reason: str
) -> None:
    shop.close_day()
    for path in shop.folder.joinpath("outbox").iterdir():
        path.unlink()
    full(number)
    with pytest.raises(PosError) as refused:
        WRITING[what](shop, tmp_path)
    assert reason in str(refused.value)
    assert not [*shop.folder.rglob("*.part")]


def test_a_day_that_is_closed_on_a_full_disk_is_closed_and_its_file_comes_once_there_is_room(
    shop: Stall, full: Callable[[], None], monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    news, told = News(), []
    news.refused.connect(told.append)
    model = DayModel(shop, news)
    full()
    model.close()
    model.close()
    assert told[-1].startswith("Hari sudah ditutup dan bersegel. Disk penuh: ")
    assert model.is_closed()
    monkeypatch.undo()
    assert len(shop.delivery.write_papers()) == 2


def test_an_office_gives_its_ballast_up_for_what_it_collects(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder, collection = tmp_path / "office", tmp_path / "collection"
    with create_office(folder, "GIK", "Galeri Industri Kreatif", str(collection)) as office:
        office.ballast = Ballast(folder, lambda _folder: 10 * SIZE)
        office.ballast.make()
        office.collect()
        assert office.ballast.path.stat().st_size == SIZE
        office.ballast = Ballast(folder, lambda _folder: 0)
        office.collect()
        assert not office.ballast.path.exists()
    with open_office(folder) as office:
        assert office.collect().accepted == ()
    assert "ballast" in caplog.text
