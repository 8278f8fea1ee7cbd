"""The code of a closing slip in a picture or PDF: a photo of the paper, a scan, the day's PDF from a messenger."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pos import files
from pos.errors import PosError, reason_of
from pos.handover import paper
from pos.words import N_

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")
PDF = ".pdf"

_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
_LARGEST = 64 * 1024 * 1024
_MOST_DOTS = 80_000_000
_MOST_PAGES = 20
_DOTS_A_POINT = 3
# A module of half a millimetre is four dots then.


def is_picture(path: Path) -> bool:
    """Whether a file's name says that a slip may be seen in it."""
    return path.suffix.lower() in (*PICTURES, PDF)


def codes_in(path: Path) -> tuple[str, ...]:
    """The codes of closing slips that are seen in a picture or PDF, each once.

    Raises PosError where it cannot be read, or holds none.
    """
    try:
        data = files.read_regular(path, _LARGEST)
        found = dict.fromkeys(code for image in _images(path, data) for code in _codes(image))
    except PosError:
        raise
    except OSError as error:
        raise PosError(N_("{file} cannot be read ({reason})"), file=path.name, reason=reason_of(error)) from error
    except (ValueError, SyntaxError, EOFError, RuntimeError) as error:  # what the readers say of a damaged one
        raise PosError(N_("{file} is damaged or no picture"), file=path.name) from error
    if not found:
        raise PosError(
            N_("No closing slip's code is to be seen in {file}: take the picture closer, flat and in good light"),
            file=path.name,
        )
    return tuple(found)


def _images(path: Path, data: bytes) -> "Iterator[Image]":
    if path.suffix.lower() == PDF:
        yield from _pages(data)
        return
    from PIL import Image, ImageOps

    too_large = PosError(N_("{file} is too large a picture: send it smaller"), file=path.name)
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_DOTS:
                raise too_large
            yield ImageOps.exif_transpose(image).convert("L")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_large from None


def _pages(data: bytes) -> "Iterator[Image]":
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for page in range(min(len(document), _MOST_PAGES)):
            yield document[page].render(scale=_DOTS_A_POINT, grayscale=True).to_pil()


def _codes(image: "Image") -> Iterator[str]:
    import zxingcpp

    for found in zxingcpp.read_barcodes(image):
        if paper.is_code(found.text):
            yield found.text
