"""A closing slip's code is found in photos, scans and PDFs, and nothing else passes for one."""

import json

import pytest
from PIL import Image

from pos.errors import PosError
from pos.handover import paper, summary
from pos.office.rescue.picture import codes_in, is_picture
from pos.papers.closing import closing_slip, day_paper
from pos.printing.pdf import pdf
from pos.printing.raster import raster


@pytest.fixture
def slip(till):
    """A slip's layout, the day's paper and the code on both."""
    file = till.close((9, 30_000, "cash"), counted=29_000)
    read = summary.read(file.data)
    code = paper.seal(paper.of(read.summary, read.sha256), till.key)
    body = json.loads(file.data.split(b"\n")[0])
    return (
        closing_slip(body, name="x", language="id", code=code),
        day_paper(body, name="x", language="id", code=code),
        code,
    )


def photo(layout, path, turned=0):
    """The slip as a telephone sees it: grey, a little askew, on a table."""
    printed = raster(layout).convert("L")
    sheet = Image.new("L", (640, printed.height), 255)  # 80 mm, of which the head reaches 72
    sheet.paste(printed, (32, 0))
    seen = sheet.point(lambda grey: 40 + grey * 3 // 4).resize((sheet.width * 2, sheet.height * 2))
    table = Image.new("L", (seen.width + 300, seen.height + 300), 110)
    table.paste(seen, (150, 150))
    table.rotate(turned, expand=True, fillcolor=110).save(path)
    return path


@pytest.mark.parametrize(("suffix", "turned"), [("jpg", 3), ("png", 90), ("webp", 180)])
def test_a_photo_of_the_slip_tells_its_code(slip, tmp_path, suffix, turned):
    layout, _day, code = slip

    assert codes_in(photo(layout, tmp_path / f"slip.{suffix}", turned)) == (code,)


def test_the_days_pdf_tells_its_code(slip, tmp_path):
    _layout, day, code = slip
    tmp_path.joinpath("day.PDF").write_bytes(pdf(day))

    assert is_picture(tmp_path / "day.PDF")
    assert codes_in(tmp_path / "day.PDF") == (code,)


@pytest.mark.parametrize("name", ["x.png", "x.jpg", "x.pdf", "x.gif"])
@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a\x00", b"<svg/>"]
)
def test_what_is_no_picture_is_said_so(tmp_path, name, data):
    tmp_path.joinpath(name).write_bytes(data)

    with pytest.raises(PosError):
        codes_in(tmp_path / name)


def test_a_picture_without_a_code_says_how_to_take_a_better_one(tmp_path):
    Image.new("L", (400, 400), 200).save(tmp_path / "wall.png")

    with pytest.raises(PosError) as told:
        codes_in(tmp_path / "wall.png")

    assert "closer" in told.value.sentence


def test_a_picture_that_would_fill_the_memory_is_not_looked_at(tmp_path):
    Image.new("1", (20_000, 6_000)).save(tmp_path / "bomb.png")

    with pytest.raises(PosError) as told:
        codes_in(tmp_path / "bomb.png")

    assert "too large" in told.value.sentence
