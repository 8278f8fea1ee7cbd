"""Notices that nobody has touched the window for a while."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_LOOK_MS = 5_000
_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class Idle(QObject):
    """`passed` comes when nobody touched `window` for as many minutes as `minutes` says; 0 never.

    It watches what the system gives the window, not every event of every widget.
    """

    passed = Signal()

    def __init__(self, window: QWidget, minutes: Callable[[], int]) -> None:
        super().__init__(window)
        self._window = window
        self._minutes = minutes
        self._still_ms = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """A little more time has passed."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._still_ms += _LOOK_MS
        minutes = self._minutes()
        if minutes and self._still_ms >= minutes * 60_000:
            self._still_ms = 0
            self.passed.emit()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _TOUCHES:
            self._still_ms = 0
        return False
