"""Looking through a camera off the window's thread: what is seen, what was taken, and a camera that goes."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.background import Background
from ui.camera import Camera
from ui.models.camera import FAILED, LIVE, OFF, PATIENCE_MS, TAKEN, CameraModel

LAPTOP = Camera("testsrc=size=320x240:rate=25,realtime", "Kamera laptop", "lavfi")
USB = Camera("testsrc2=size=640x480:rate=25,realtime", "Kamera USB", "lavfi")
SHORT = Camera("testsrc=size=320x240:rate=25:duration=0.6,realtime", "Kamera longgar", "lavfi")
DEAF = Camera("/dev/no-such-camera", "Kamera tuli", "v4l2")


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background()
    yield made
    assert made.finish()


@pytest.fixture
def through(background: Background, qtbot: QtBot) -> Callable[..., CameraModel]:
    """`through(camera, …)`: the model of a computer that has these, looking."""

    def looking(*cameras: Camera, until: str = LIVE, patience: int = PATIENCE_MS) -> CameraModel:
        model = CameraModel(background, lambda: cameras, patience=patience)
        model.open()
        qtbot.waitUntil(lambda: model.state == until, timeout=10_000)
        return model

    return looking


def test_what_is_seen_changes_until_it_is_taken(through: Callable[..., CameraModel], qtbot: QtBot) -> None:
    model = through(LAPTOP)
    first = model.picture
    qtbot.waitUntil(lambda: model.picture is not first)
    model.take()
    taken = model.picture
    assert (model.state, taken.size if taken else None) == (TAKEN, (320, 240))
    qtbot.wait(200)
    assert model.picture is taken
    model.again()
    qtbot.waitUntil(lambda: model.picture is not taken)
    assert model.state == LIVE


def test_stopped_it_lets_the_camera_go(
    through: Callable[..., CameraModel], background: Background, qtbot: QtBot
) -> None:
    model = through(LAPTOP)
    model.stop()
    assert (model.state, model.picture) == (OFF, None)
    qtbot.waitUntil(lambda: background.is_idle)


def test_a_camera_that_is_pulled_out_is_told_and_can_be_tried_again(
    through: Callable[..., CameraModel], qtbot: QtBot
) -> None:
    model = through(SHORT)
    qtbot.waitUntil(lambda: model.state == FAILED, timeout=10_000)
    assert (model.picture, model.sentence.startswith("Kamera longgar berhenti memberi gambar")) == (None, True)
    model.open()
    qtbot.waitUntil(lambda: model.state == LIVE, timeout=10_000)
    assert model.sentence == ""


def test_a_photo_stays_that_was_taken_before_the_camera_went(
    through: Callable[..., CameraModel], background: Background, qtbot: QtBot
) -> None:
    model = through(SHORT)
    model.take()
    qtbot.waitUntil(lambda: background.is_idle, timeout=10_000)
    assert (model.state, model.picture is not None) == (TAKEN, True)


def test_of_several_cameras_the_first_that_sees_is_used_and_one_can_turn_to_the_next(
    through: Callable[..., CameraModel], qtbot: QtBot
) -> None:
    model = through(DEAF, LAPTOP, USB)
    assert (model.title, model.has_others) == ("Kamera laptop", True)
    model.turn()
    qtbot.waitUntil(lambda: model.state == LIVE, timeout=10_000)
    assert (model.title, model.picture.size if model.picture else None) == ("Kamera USB", (640, 480))
    model.turn()
    qtbot.waitUntil(lambda: model.state == LIVE, timeout=10_000)
    assert model.title == "Kamera laptop"


def test_without_a_camera_it_says_so(through: Callable[..., CameraModel]) -> None:
    assert through(until=FAILED).sentence.startswith("Tidak ada kamera yang tersambung")
    assert through(DEAF, until=FAILED).sentence.startswith("Kamera tuli tidak memberi gambar")


def test_one_that_hangs_is_not_waited_for(through: Callable[..., CameraModel]) -> None:
    slow = Camera("testsrc=size=64x48:rate=1/2,realtime", "Kamera lambat", "lavfi")
    assert through(slow, until=FAILED, patience=100).sentence.startswith("Kamera tidak memberi gambar")
