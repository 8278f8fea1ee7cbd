"""What went wrong: a refusal is a sentence for people, anything else a code that stands in the log."""

import hashlib
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from pos.errors import PosError
from pos.store import in_words

log = logging.getLogger(__name__)


def code_of(error: BaseException) -> str:
    """`7F3A-91C2`: the same for the same fault at the same place, so that two reports can be told to be one."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in frames]
    digest = hashlib.sha256("\n".join([type(error).__name__, *places]).encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


class Failures(QObject):
    """Takes what nobody caught, from any thread. `refused` carries a sentence for people, `crashed` a code."""

    refused = Signal(str)
    crashed = Signal(str)
    _fell = Signal(object)
    """A thread ended with this error."""

    def __init__(self) -> None:
        super().__init__()
        # Queued: what is told opens a dialog, and only the window's thread may make one.
        self._fell.connect(self.take, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread_uncaught

    def uninstall(self) -> None:
        """Give Python its own hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def take(self, error: BaseException) -> None:
        """Show a refusal, log a fault; what a disk or a damaged database refuses is both."""
        if isinstance(error, PosError):
            self.refused.emit(str(error))
            return
        told = in_words(error)
        if told is not None:
            log.error("refused by the database", exc_info=error)
            self.refused.emit(str(told))
            return
        code = code_of(error)
        log.critical("fault %s", code, exc_info=error)
        self.crashed.emit(code)

    def _on_thread_uncaught(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._fell.emit(told.exc_value)

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.take(error)
