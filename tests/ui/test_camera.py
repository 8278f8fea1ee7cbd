"""Cameras by FFmpeg: its pattern of colours stands for one, by the same decoder that reads a real one."""

import sys

import pytest
from PIL import Image

from pos.errors import PosError
from ui.camera import Camera, look

PATTERN = Camera("testsrc=size=1280x720:rate=50:duration=1,realtime", "Kamera laptop", "lavfi")


class EnoughError(Exception):
    """Raised when nothing more is to be seen."""


def seen(camera: Camera, wanted: int) -> list[Image.Image]:
    pictures: list[Image.Image] = []

    def go_on() -> None:
        if len(pictures) == wanted:
            raise EnoughError

    with pytest.raises(EnoughError):
        look(camera, pictures.append, go_on)
    return pictures


def test_what_a_camera_sees_comes_as_pictures_until_it_is_enough() -> None:
    first, second = seen(PATTERN, 2)
    assert (first.mode, first.size, first == second) == ("RGB", (1280, 720), False)


def test_it_gives_no_more_pictures_than_an_eye_needs() -> None:
    pictures: list[Image.Image] = []
    with pytest.raises(PosError):
        look(PATTERN, pictures.append, lambda: None)
    assert 2 <= len(pictures) <= 16


def test_a_camera_that_is_pulled_out_is_told_by_its_name() -> None:
    short = PATTERN._replace(name="testsrc=size=64x48:rate=25:duration=0.2,realtime")
    with pytest.raises(PosError) as told:
        look(short, lambda _picture: None, lambda: None)
    assert str(told.value) == "Kamera laptop berhenti memberi gambar: colokkan lagi, lalu tekan “Coba lagi”"


def test_one_that_cannot_be_opened_says_what_to_do() -> None:
    with pytest.raises(PosError) as told:
        look(Camera("/dev/no-such-camera", "Kamera USB", "v4l2"), lambda _picture: None, lambda: None)
    assert str(told.value).startswith("Kamera USB tidak memberi gambar: tutup program lain")


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(PosError) as told:
        look(PATTERN, lambda _picture: None, lambda: None)
    assert "lapak[camera]" in str(told.value)
