"""Photos come from telephones: large, lying on their side, or not photos at all."""

import io
from pathlib import Path

import pytest
from PIL import Image

from pos.catalog.photo import SIDE, keep, keep_picture
from pos.errors import PosError


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path.joinpath("photos")
    folder.mkdir()
    return folder


def picture(path: Path, size: tuple[int, int], mode: str = "RGB", colour: object = (200, 30, 30)) -> Path:
    Image.new(mode, size, colour).save(path)
    return path


def kept(photos: Path, source: Path) -> Image.Image:
    return Image.open(io.BytesIO(photos.joinpath(keep(photos, source)).read_bytes()))


def test_a_large_photo_is_kept_small_as_a_jpeg(photos: Path, tmp_path: Path) -> None:
    small = kept(photos, picture(tmp_path.joinpath("a.png"), (4000, 3000)))
    assert (small.format, small.size) == ("JPEG", (SIDE, 768))


def test_a_picture_that_a_camera_took_is_kept_as_its_file_would_be(photos: Path, tmp_path: Path) -> None:
    source = picture(tmp_path.joinpath("a.png"), (1280, 720))
    with Image.open(source) as taken:
        assert keep_picture(photos, taken) == keep(photos, source)


def test_a_small_one_is_not_blown_up(photos: Path, tmp_path: Path) -> None:
    assert kept(photos, picture(tmp_path.joinpath("a.png"), (40, 30))).size == (40, 30)


def test_a_photo_that_a_telephone_laid_on_its_side_stands_up(photos: Path, tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (400, 300)).save(tmp_path.joinpath("a.jpg"), exif=turned)
    assert kept(photos, tmp_path.joinpath("a.jpg")).size == (300, 400)


def test_the_ground_of_a_cut_out_is_white(photos: Path, tmp_path: Path) -> None:
    cut = picture(tmp_path.joinpath("a.png"), (20, 20), "RGBA", (0, 0, 0, 0))
    assert kept(photos, cut).getpixel((10, 10)) == (255, 255, 255)


def test_the_same_photo_is_kept_once(photos: Path, tmp_path: Path) -> None:
    source = picture(tmp_path.joinpath("a.png"), (40, 30))
    assert keep(photos, source) == keep(photos, source)
    assert len(list(photos.iterdir())) == 1


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken", b"\xff\xd8\xff\xe0cut"])
def test_what_is_no_picture_is_refused_in_words(photos: Path, tmp_path: Path, data: bytes) -> None:
    source = tmp_path.joinpath("catatan.jpg")
    source.write_bytes(data)
    with pytest.raises(PosError, match=r"catatan\.jpg"):
        keep(photos, source)
    assert list(photos.iterdir()) == []


def test_a_picture_with_more_dots_than_any_camera_makes_is_refused(photos: Path, tmp_path: Path) -> None:
    source = picture(tmp_path.joinpath("huge.png"), (20_000, 10_000), "1", 0)
    with pytest.raises(PosError, match=r"huge\.png"):
        keep(photos, source)
