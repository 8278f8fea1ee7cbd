"""A product's photo as the stall keeps it: small, upright, named by what it shows."""

import hashlib
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from pos import files
from pos.errors import PosError
from pos.words import N_

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 64 * 1024 * 1024
"""The largest photo that is read, in bytes."""

SIDE = 1024
"""Pixels: the longer side of a kept photo is at most this long; a tile shows a fifth of it."""

_QUALITY = 85


def keep(folder: Path, source: Path) -> str:
    """Take the picture at `source` into `folder`, as a JPEG of at most SIDE pixels; gives the file's name there.

    The same picture is kept once. Raises PosError for what is no picture, and for one too large to be a photo.
    """
    return keep_picture(folder, _read(files.read_regular(source.resolve(), LARGEST_FILE), source))


def keep_picture(folder: Path, picture: "Image.Image") -> str:
    """Take a picture that a camera took into `folder`, as `keep` does with one from a file."""
    data = _jpeg(picture)
    name = hashlib.sha256(data).hexdigest()[:16] + ".jpg"
    if not folder.joinpath(name).is_file():
        files.keep(folder.joinpath(name), data)
    return name


def _read(data: bytes, source: Path) -> "Image.Image":
    """Upright and small, without its holes."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as opened:
                picture = ImageOps.exif_transpose(opened)
                picture.thumbnail((SIDE, SIDE))
                return _on_white(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PosError(
            N_("{file} is not a picture that can be kept: choose a JPEG or PNG photo"), file=source.name
        ) from None


def _jpeg(picture: "Image.Image") -> bytes:
    small = picture.copy()
    small.thumbnail((SIDE, SIDE))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _on_white(picture: "Image.Image") -> "Image.Image":
    """Without the holes that a cut-out has: JPEG knows none, and black in their place would be ugly."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    cut = picture.convert("RGBA")
    ground = Image.new("RGB", cut.size, "white")
    ground.paste(cut, mask=cut.getchannel("A"))
    return ground
