"""A look through the computer's camera: waking it, what it sees, the photo that was taken."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos.errors import PosError
from pos.words import N_
from pos.words import translate as _
from ui.background import Progress, Runner, Task
from ui.camera import Camera, look

if TYPE_CHECKING:
    from PIL.Image import Image

PATIENCE_MS = 8_000
"""How long a camera may give no picture: one that hangs says nothing by itself."""

WAKING, LIVE, TAKEN, FAILED, OFF = "waking", "live", "taken", "failed", "off"


class _Eye:
    """One look, shared with its worker: the newest picture, by which of how many cameras."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.cameras: Sequence[Camera] = ()
        self.picture: Image | None = None


class CameraModel(QObject):
    """`state` is one of WAKING, LIVE, TAKEN, FAILED, OFF; `changed` tells another, `seen` another picture."""

    changed = Signal()
    seen = Signal()

    def __init__(
        self,
        runner: Runner,
        find: Callable[[], Sequence[Camera]],
        parent: QObject | None = None,
        *,
        patience: int = PATIENCE_MS,
    ) -> None:
        """`find` looks on a worker for the cameras that are there."""
        super().__init__(parent)
        self._runner = runner
        self._find = find
        self._eye = _Eye(0)
        self._task: Task | None = None
        self.state = OFF
        self.sentence = ""
        """Why there is no picture, and what to do."""
        self.picture: Image | None = None
        """What is seen now, or was taken."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience)
        self._patience.timeout.connect(self._on_silence)

    @property
    def title(self) -> str:
        """What the camera is called that is looked through; empty before it is known."""
        eye = self._eye
        return eye.cameras[eye.at].title if eye.cameras else ""

    @property
    def has_others(self) -> bool:
        """Whether there is another camera to look through."""
        return len(self._eye.cameras) > 1

    def open(self) -> None:
        """Wake the camera that was looked through last, or the first."""
        self._wake(self._eye.at)

    def turn(self) -> None:
        """Look through the next camera."""
        self._wake(self._eye.at + 1)

    def take(self) -> None:
        """What is seen now is the photo."""
        if self.state == LIVE:
            self._go(TAKEN)

    def again(self) -> None:
        """The photo is not wanted: go on looking."""
        if self.state == TAKEN:
            self._go(LIVE)

    def stop(self) -> None:
        """Let the camera go."""
        self._let_go()
        self.picture = None
        self._go(OFF)

    def _wake(self, at: int) -> None:
        self._let_go()
        eye = self._eye = _Eye(at)
        self.picture, self.sentence = None, ""
        self._go(WAKING)
        self._patience.start()
        self._task = self._runner.start(
            _work(eye, self._find),
            lambda _outcome: None,
            lambda error: self._on_failed(eye, error),
            lambda _done, _of: self._on_seen(eye),
        )

    def _let_go(self) -> None:
        self._patience.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _go(self, state: str) -> None:
        self.state = state
        self.changed.emit()

    def _on_seen(self, eye: _Eye) -> None:
        if eye is not self._eye or self.state not in (WAKING, LIVE, TAKEN):
            return
        self._patience.start()
        if eye.picture is None or eye.picture is self.picture or self.state == TAKEN:
            return
        self.picture = eye.picture
        if self.state == WAKING:
            self._go(LIVE)
        self.seen.emit()

    def _on_failed(self, eye: _Eye, error: Exception) -> None:
        if not isinstance(error, PosError):
            raise error
        if eye is not self._eye or self.state in (OFF, TAKEN):  # a photo that was taken is still one
            return
        self._fail(str(error))

    def _on_silence(self) -> None:
        self._let_go()
        if self.state != TAKEN:
            self._fail(_("The camera gives no picture: plug it in again, then press “Try again”"))

    def _fail(self, sentence: str) -> None:
        self._patience.stop()
        self.sentence, self.picture = sentence, None
        self._go(FAILED)


def _work(eye: _Eye, find: Callable[[], Sequence[Camera]]) -> Callable[[Progress], object]:
    """Look through the camera that `eye` wants, or the next that can be looked through.

    Of a camera's several devices some give no picture, and it is not told before which.
    """

    def work(progress: Progress) -> None:
        cameras = find()
        if not cameras:
            raise PosError(N_("No camera is connected: plug one in, then press “Try again”"))

        def see(picture: "Image") -> None:
            eye.cameras, eye.picture = cameras, picture
            progress(0, 0)

        for step in range(len(cameras)):
            eye.at = (eye.at + bool(step)) % len(cameras)
            try:
                look(cameras[eye.at], see, lambda: progress(0, 0))
            except PosError:
                if eye.picture is not None or step == len(cameras) - 1:
                    raise

    return work
