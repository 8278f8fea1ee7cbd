"""A Layout as a picture in black and white, a printer's dots one to one: 203 to the inch, 384 or 576 across."""

from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFont

from pos.printing import fonts
from pos.printing.layout import NARROW, Layout, Photograph, Picture, Weight, dots_of
from pos.printing.mark import Box, Drawing, Mark, Path, Run, Stroke, Symbol
from pos.printing.placing import MM, place

DOTS = 203.2 / 72
"""Dots in a point: a thermal head has 8 dots in a millimetre."""

_TEXT_EDGE = 128
_SLACK = 0.001
# A length of whole dots may have become a little less on its way through points.


def raster(layout: Layout) -> Image.Image:
    """All pages below each other, 1 bit a dot, as wide as the printer's head."""
    pages = place(layout)
    height = sum(round(page.height * DOTS) for page in pages)
    image = Image.new("L", (dots_of(layout), height), 255)
    pen = ImageDraw.Draw(image)
    left = _unprinted(layout) * MM
    top = 0.0
    for page in pages:
        for mark in page.marks:
            _mark(pen, mark, left, top)
        top += page.height
    return image.point(lambda grey: 255 if grey >= _TEXT_EDGE else 0).convert("1", dither=Image.Dither.NONE)


def _in_black(mark: Drawing, size: tuple[int, int]) -> Image.Image:
    """The picture in so many dots; a photo's shades as more or fewer black ones."""
    if isinstance(mark.picture, Photograph):
        with Image.open(BytesIO(mark.picture.data)) as photo:
            return photo.convert("L").resize(size).convert("1").convert("L")
    return image_of(mark.picture).convert("L").resize(size)


def image_of(picture: Picture) -> Image.Image:
    """The picture as Pillow knows it, 1 bit a dot."""
    return Image.frombytes("1", (picture.width, picture.height), bytes(byte ^ 0xFF for byte in picture.bits))


def _unprinted(layout: Layout) -> float:
    """How much of the paper's left edge the head does not reach, in mm."""
    return (layout.width_mm - dots_of(layout) / 8) / 2 if layout.width_mm in (NARROW, 80) else 0


@cache
def _font(weight: Weight, dots: int) -> Any:
    # The basic layout neither kerns nor joins, as the PDF does not: both place letters alike.
    return ImageFont.truetype(BytesIO(fonts.font_file(weight)), dots, layout_engine=ImageFont.Layout.BASIC)


def _mark(pen: Any, mark: Mark, left: float, top: float) -> None:
    x, y = (0, 0) if isinstance(mark, Path) else ((mark.x - left) * DOTS, (mark.y + top) * DOTS)
    match mark:
        case Run():
            _letters(pen, mark, x, y)
        case Box():
            corner = (max(round(x), x + mark.width * DOTS - 1), max(round(y), y + mark.height * DOTS - 1))
            pen.rounded_rectangle([(round(x), round(y)), corner], mark.radius * DOTS, fill=round(255 * mark.grey))
        case Stroke():
            _stroke(pen, mark, x, y)
        case Path():
            points = [((x - left) * DOTS, (y + top) * DOTS) for x, y in mark.points]
            pen.line(points, round(255 * mark.grey), max(1, round(mark.thickness * DOTS)), joint="curve")
        case Symbol():
            _symbol(pen, mark, x, y)
        case Drawing():
            size = (round(mark.width * DOTS), round(mark.height * DOTS))
            pen.bitmap((round(x), round(y)), ImageChops.invert(_in_black(mark, size)), fill=0)


def _letters(pen: Any, mark: Run, x: float, y: float) -> None:
    """Each letter where the PDF has it: whole dots of a letter's width would add up to a longer line."""
    font = _font(mark.weight, round(mark.size * DOTS))
    for number, letter in enumerate(mark.text):
        if letter != " ":
            start = x + fonts.measure(mark.text[:number], mark.weight, mark.size) * DOTS
            pen.text((round(start), round(y)), letter, fill=255 if mark.white else 0, font=font, anchor="ls")


def _stroke(pen: Any, mark: Stroke, x: float, y: float) -> None:
    thick = max(1, round(mark.thickness * DOTS))
    dash, gap = (part * DOTS for part in mark.dash) if mark.dash else (mark.length * DOTS, 1)
    top, end = round(y - thick / 2), x + mark.length * DOTS
    while x < end:
        start = round(x)
        pen.rectangle([(start, top), (max(start, round(min(x + dash, end)) - 1), top + thick - 1)], fill=0)
        x += dash + gap


def _symbol(pen: Any, mark: Symbol, x: float, y: float) -> None:
    """Modules of whole dots, or nothing would read them."""
    wide = _whole_dots(mark.width, len(mark.modules[0]))
    high = _whole_dots(mark.height, len(mark.modules))
    x += mark.width * DOTS - wide * len(mark.modules[0])
    for line, modules in enumerate(mark.modules):
        for column, dark in enumerate(modules):
            if dark:
                start = (round(x) + column * wide, round(y) + line * high)
                pen.rectangle([start, (start[0] + wide - 1, start[1] + high - 1)], fill=0)


def _whole_dots(length: float, modules: int) -> int:
    return max(1, int(length * DOTS + _SLACK) // modules)
