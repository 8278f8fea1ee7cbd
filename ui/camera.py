"""The computer's cameras, as FFmpeg's devices by PyAV: which there are, and what one sees.

PyAV is large, so that it is an extra, and imported by whoever first looks through a camera: on a worker.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pos.errors import PosError
from pos.words import N_

if TYPE_CHECKING:
    from types import ModuleType

    from PIL.Image import Image

_SYSTEMS = {"linux": ("v4l2", "{}"), "win32": ("dshow", "video={}"), "darwin": ("avfoundation", "{}:none")}
"""FFmpeg's device of each system, and how it names one camera."""

_WISHES: Sequence[Mapping[str, str]] = ({"video_size": "1280x720"}, {"framerate": "30"}, {})
"""What a camera is asked for, until it takes one: a device of Windows or macOS refuses what it has not."""

_APART_S = 1 / 15
"""Between two pictures that are given on: more would only heat the computer."""


class Camera(NamedTuple):
    """A camera that FFmpeg's device `format` opens by `name`; `title` is for people."""

    name: str
    title: str
    format: str


def found() -> list[Camera]:
    """The cameras that are there now. Raises PosError where the extra that reads them is not installed."""
    av = _library()
    if sys.platform not in _SYSTEMS:
        return []
    kind, pattern = _SYSTEMS[sys.platform]
    try:
        devices = av.enumerate_input_devices(kind)
    except av.FFmpegError:
        return []
    return [
        Camera(pattern.format(each.name), each.description or each.name, kind)
        for each in devices
        if not each.media_types or "video" in each.media_types
    ]


def look(camera: Camera, see: Callable[["Image"], object], go_on: Callable[[], object]) -> None:
    """Give `see` what the camera sees until `go_on`, which is asked at every picture, raises.

    Raises PosError, which says what to do, where the camera cannot be used, or not any more.
    """
    av = _library()
    has_seen = False
    try:
        with _opened(av, camera) as source:
            due = 0.0
            for frame in source.decode(video=0):
                go_on()
                now = time.monotonic()
                if now >= due:
                    see(frame.to_image())
                    has_seen, due = True, now + _APART_S
    except PermissionError:
        raise PosError(
            N_("The system does not let Lapak use the camera: let whoever set the computer up allow it")
        ) from None
    except av.FFmpegError:
        if not has_seen:
            raise PosError(
                N_("{camera} gives no picture: close other programs that use it, then press “Try again”"),
                camera=camera.title,
            ) from None
    raise PosError(
        N_("{camera} stopped giving pictures: plug it in again, then press “Try again”"), camera=camera.title
    )


def _opened(av: "ModuleType", camera: Camera) -> Any:
    """PyAV's container, by the first wish that the camera takes."""
    for wish in _WISHES[:-1]:
        try:
            return av.open(camera.name, format=camera.format, options=dict(wish))
        except PermissionError:
            raise
        except av.FFmpegError:
            continue
    return av.open(camera.name, format=camera.format, options=dict(_WISHES[-1]))


def _library() -> "ModuleType":
    try:
        import av
    except ImportError:
        raise PosError(
            N_(
                "Lapak has no part for cameras here: let whoever set it up install “lapak[camera]”. "
                "A photo from a file needs nothing"
            )
        ) from None
    return av
