"""A photo on paper: as it was kept, upright, and no paper is lost by one that is gone."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from pos.printing import photograph
from pos.printing.layout import Beside, Layout, Photograph, Text
from pos.printing.pdf import pdf
from pos.printing.placing import MM, place
from pos.printing.raster import raster
from pos.printing.text import text

RED = (200, 30, 30)


def save(path: Path, size: tuple[int, int] = (400, 300), **how: object) -> str:
    Image.new("RGB", size, RED).save(path, **how)
    return path.name


def layout_of(photo: Photograph, width: float = 148) -> Layout:
    return Layout(title="x", rows=(photo, Text("below")), width_mm=width, margin_mm=4)


def kept(folder: Path, name: str) -> Photograph:
    photo = photograph.kept(folder, name)
    assert photo is not None
    return photo


def test_a_large_photo_is_made_small_and_a_png_becomes_a_jpeg(tmp_path: Path) -> None:
    photo = kept(tmp_path, save(tmp_path / "a.png", (3000, 1500)))
    assert (photo.width, photo.height) == (1024, 512)
    with Image.open(io.BytesIO(photo.data)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (1024, 512))


def test_a_photo_taken_upright_stands_upright(tmp_path: Path) -> None:
    picture = Image.new("RGB", (400, 300), RED)
    exif = picture.getexif()
    exif[0x0112] = 6
    picture.save(tmp_path / "a.jpg", exif=exif)
    assert (kept(tmp_path, "a.jpg").width, kept(tmp_path, "a.jpg").height) == (300, 400)


@pytest.mark.parametrize("name", [None, "", "gone.jpg", "broken.jpg", "../secret.jpg", "/etc/passwd"])
def test_what_is_no_photo_of_the_folder_costs_the_photo_alone(tmp_path: Path, name: str | None) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    folder.joinpath("broken.jpg").write_bytes(b"\xff\xd8nothing")
    save(tmp_path / "secret.jpg")
    assert photograph.kept(folder, name) is None


def test_it_is_as_wide_as_its_place_or_as_high_as_it_may_be(tmp_path: Path) -> None:
    wide = kept(tmp_path, save(tmp_path / "w.png", (400, 100)))
    high = kept(tmp_path, save(tmp_path / "h.png", (100, 400)))
    (across,) = (mark for mark in place(layout_of(wide))[0].marks if hasattr(mark, "picture"))
    (upright,) = (mark for mark in place(layout_of(high))[0].marks if hasattr(mark, "picture"))
    assert across.width == pytest.approx(140 * MM)
    assert across.height == pytest.approx(35 * MM)
    assert upright.height == pytest.approx(80 * MM)
    assert upright.width == pytest.approx(20 * MM)


def test_the_pdf_holds_it_in_its_colours_and_is_the_same_every_time(tmp_path: Path) -> None:
    layout = layout_of(kept(tmp_path, save(tmp_path / "a.png")))
    first = pdf(layout)
    assert first == pdf(layout)
    with pypdfium2.PdfDocument(first) as file:
        picture = file[0].render(scale=1).to_pil()
    pixel = picture.getpixel((picture.width // 2, 60))
    assert all(abs(one - other) < 12 for one, other in zip(pixel, RED, strict=True))


def test_a_thermal_head_prints_its_shades_as_dots_and_letters_leave_it_out(tmp_path: Path) -> None:
    layout = layout_of(kept(tmp_path, save(tmp_path / "a.png")), 80)
    image = raster(layout)
    dark = 1 - sum(image.crop((100, 60, 400, 260)).get_flattened_data()) / 255 / (300 * 200)
    assert 0.4 < dark < 0.9
    assert text(layout).split() == ["below"]


def test_beside_words_it_has_the_width_of_its_column(tmp_path: Path) -> None:
    photo = kept(tmp_path, save(tmp_path / "a.png", (400, 400)))
    layout = Layout(title="x", rows=(Beside(((photo,), (Text("y"),)), (1, 1)),), width_mm=80, margin_mm=4)
    (mark,) = (mark for mark in place(layout)[0].marks if hasattr(mark, "picture"))
    assert mark.width < 36 * MM
