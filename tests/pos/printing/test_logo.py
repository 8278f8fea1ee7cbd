"""A logo is small and black, whatever picture it was, and stands alike on every kind of paper."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter

from pos.errors import PosError
from pos.printing import logo
from pos.printing.layout import Layout, Picture, Text
from pos.printing.pdf import pdf
from pos.printing.raster import raster
from pos.printing.text import text


def png(width: int = 900, height: int = 500, mode: str = "RGBA", kind: str = "PNG") -> bytes:
    """A dark box in the middle of nothing."""
    image = Image.new(mode, (width, height), (255, 255, 255, 0)[: len(mode)])
    ImageDraw.Draw(image).rectangle([(200, 100), (width - 200, height - 100)], fill=(20, 20, 60, 255)[: len(mode)])
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("RGB", "JPEG"), ("RGB", "BMP")])
def test_any_picture_becomes_a_small_black_one_without_its_empty_margins(mode: str, kind: str) -> None:
    picture = logo.read(logo.small(png(mode=mode, kind=kind)))
    assert picture.width <= logo.MOST[0]
    assert picture.height == logo.MOST[1]
    assert set(picture.bits[10 * 25 : 10 * 25 + 24]) == {0xFF}


@pytest.mark.parametrize(
    "data", [b"", b"<svg/>", b"P4\n9 9\n", png()[:400], png(400, 200, "RGB").replace(b"IDAT", b"IDOT")]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PosError):
        logo.small(data)


def test_the_edges_of_a_drawing_are_sharp_and_the_shades_of_a_photo_are_dots() -> None:
    drawing, photo = Image.new("L", (900, 300), 255), Image.linear_gradient("L").rotate(90)
    ImageDraw.Draw(drawing).polygon([(0, 0), (899, 0), (899, 50), (0, 290)], fill=30)
    assert changes_across(drawing.filter(ImageFilter.GaussianBlur(12))) == 1
    assert changes_across(photo) > 10


def changes_across(image: Image.Image) -> int:
    """How often the ink begins or ends on the way across the logo, at most."""
    out = BytesIO()
    image.save(out, "PNG")
    picture = logo.read(logo.small(out.getvalue()))
    wide = (picture.width + 7) // 8
    rows = (picture.bits[at : at + wide] for at in range(0, len(picture.bits), wide))
    dots = (f"{int.from_bytes(row, 'big'):0{8 * wide}b}"[: picture.width] for row in rows)
    return max(row.count("01") + row.count("10") for row in dots)


def test_an_empty_picture_and_a_huge_one_are_refused() -> None:
    for image in (Image.new("L", (50, 50), 255), Image.new("1", (8_000, 8_000))):
        out = BytesIO()
        image.save(out, "PNG")
        with pytest.raises(PosError):
            logo.small(out.getvalue())


def test_it_is_kept_once_under_a_name_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "merek.png"
    file.write_bytes(png())
    name = logo.keep(tmp_path, str(file))
    assert logo.keep(tmp_path, name) == name
    assert logo.keep(tmp_path, str(file)) == name
    assert logo.keep(tmp_path, "") == ""
    assert logo.kept(tmp_path, name) == logo.read(tmp_path.joinpath(name).read_bytes())
    with pytest.raises(PosError, match=r"logo-000000000000\.pbm"):
        logo.keep(tmp_path, "logo-000000000000.pbm")


def test_a_logo_that_is_gone_or_damaged_costs_no_receipt(tmp_path: Path) -> None:
    tmp_path.joinpath("logo-000000000000.pbm").write_bytes(b"P4\n320 120\n")
    assert logo.kept(tmp_path, "logo-000000000000.pbm") is None
    assert logo.kept(tmp_path, "logo-111111111111.pbm") is None


@pytest.mark.parametrize("width", [58, 80])
def test_it_stands_in_the_middle_of_raster_and_pdf_and_not_in_the_text(width: int) -> None:
    picture = Picture(80, 40, b"\xff" * 400)
    layout = Layout(title="t", rows=(picture, Text("Batik")), width_mm=width, margin_mm=4)
    drawn = raster(layout).convert("L").point(lambda grey: 255 - grey).crop((0, 0, 600, 32 + 40))
    left, top, right, bottom = drawn.getbbox() or (0, 0, 0, 0)
    assert (right - left, bottom - top) == (80, 40)
    assert abs((left + right) // 2 - raster(layout).width // 2) <= 1
    page = pypdfium2.PdfDocument(pdf(layout))[0]
    inked = page.render(scale=203.2 / 72).to_pil().convert("L").point(lambda grey: 255 if grey < 128 else 0)
    box = inked.crop((0, 0, inked.width, 32 + 40)).getbbox() or (0, 0, 0, 0)
    assert abs((box[0] + box[2]) / 2 - inked.width / 2) <= 2
    assert abs(box[2] - box[0] - 80) <= 2
    assert text(layout) == "Batik\n"
