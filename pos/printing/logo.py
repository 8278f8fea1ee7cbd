"""The stall's logo: any picture made small and black, kept as a PBM file that every paper draws."""

import hashlib
import logging
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pos import files
from pos.errors import PosError
from pos.printing.layout import Picture
from pos.words import N_

if TYPE_CHECKING:
    from PIL import Image

MOST = (320, 120)
"""Dots across and down, 40 × 15 mm: a printer takes it in a few milliseconds, and no receipt grows long by it."""

LARGEST = 8 * 1024 * 1024
"""Bytes of a file that is looked at."""

_MOST_PIXELS = 40_000_000
_NAME = re.compile(r"logo-[0-9a-f]{12}\.pbm")
_log = logging.getLogger(__name__)


def keep(folder: Path, text: str) -> str:
    """Make the picture file that `text` names small, put it into `folder`, and give its name there.

    A name that is there already, or "", stays as it is. Raises PosError.
    """
    if not text or (_NAME.fullmatch(text) and folder.joinpath(text).is_file()):
        return text
    try:
        made = small(files.read_regular(files.at_home(text), LARGEST))
        name = f"logo-{hashlib.sha256(made).hexdigest()[:12]}.pbm"
        files.write(folder.joinpath(name), made)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PosError(
            N_("The picture {file} cannot be read ({reason}): choose another"), file=text, reason=reason
        ) from error
    return name


def kept(folder: Path, name: str) -> Picture | None:
    """The logo called `name` in `folder`; one that is gone or damaged costs the logo, not the paper it stands on."""
    if not name:
        return None
    try:
        return read(folder.joinpath(name).read_bytes())
    except (OSError, ValueError) as error:
        _log.info("no logo: %s", error)
        return None


def small(data: bytes) -> bytes:
    """The picture file `data` (PNG, JPEG, …) as our PBM: white cut off, at most `MOST` dots. Raises PosError."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise PosError(N_("The picture is too large: choose one of at most 40 million dots"))
            black = _black(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PosError(N_("This file is no picture that can be printed: choose a PNG or JPEG")) from error
    if black is None:
        raise PosError(N_("The picture is empty: choose one with something dark on a light ground"))
    bits = bytes(byte ^ 0xFF for byte in black.tobytes())
    return b"P4\n%d %d\n" % black.size + bits


def _black(image: "Image.Image") -> "Image.Image | None":
    """In black and white, what is clear being white; None where nothing is dark."""
    from PIL import Image, ImageChops, ImageOps

    image = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    grey = paper.convert("L")
    around = ImageChops.invert(grey).point(lambda dark: 255 if dark > 32 else 0).getbbox()
    if around is None:
        return None
    grey = grey.crop(around)
    grey.thumbnail(MOST, Image.Resampling.LANCZOS)
    # A dark blue shall be printed black and a cream ground white, neither as dots.
    grey = grey.point(lambda light: min(255, max(0, 2 * (light - 64))))
    between = sum(grey.histogram()[1:255])
    is_drawing = between < grey.width * grey.height // 4
    # A drawing's edges are sharp; only a photo needs dots for its shades.
    return grey.convert("1", dither=Image.Dither.NONE if is_drawing else Image.Dither.FLOYDSTEINBERG)


def read(data: bytes) -> Picture:
    """What `small` wrote. Raises ValueError for anything else."""
    kind, size, bits = data.split(b"\n", 2)
    width, height = map(int, size.split())
    if kind != b"P4" or not 0 < width <= MOST[0] or not 0 < height <= MOST[1]:
        raise ValueError("no logo of ours")
    if len(bits) != (width + 7) // 8 * height:
        raise ValueError("a logo cut short")
    return Picture(width, height, bits)
