"""A photo from the stall's folder as a paper takes it: a JPEG, upright, no larger than is printed."""

import io
import logging
from pathlib import Path

from pos.printing.layout import Photograph

_MOST = 1024
_MOST_PIXELS = 40_000_000
_QUALITY = 85
_log = logging.getLogger(__name__)


def kept(folder: Path, name: str | None) -> Photograph | None:
    """The photo called `name` in `folder`; one that is gone or damaged costs the photo, not the paper it stands on."""
    if not name or Path(name).is_absolute() or ".." in Path(name).parts:
        return None
    from PIL import Image, ImageOps

    try:
        with Image.open(folder.joinpath(name)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise ValueError("too large")
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        _log.info("no photo %s: %s", name, error)
        return None
    picture.thumbnail((_MOST, _MOST))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return Photograph(out.getvalue(), picture.width, picture.height)
