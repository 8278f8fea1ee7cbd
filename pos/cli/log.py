"""What is logged while a command runs: never on stderr, and into the folder's file once there is one."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOGS = (logging.getLogger("pos"), logging.getLogger("ui"))


@contextmanager
def quiet() -> Iterator[None]:
    """Until it ends nothing that is logged reaches stderr; a folder's log file, once open, is let go at the end."""
    before = [[*logger.handlers] for logger in _LOGS]
    for logger in _LOGS:
        logger.addHandler(logging.NullHandler())
    try:
        yield
    finally:
        for logger, kept in zip(_LOGS, before, strict=True):
            for handler in [*logger.handlers]:
                if handler not in kept:
                    logger.removeHandler(handler)
                    handler.close()


class _LogFile(logging.Handler):
    """The folder's log, whose file and the library for it are opened by the first line.

    A log that cannot be written, on a full disk say, costs no sale and prints nothing.
    """

    def __init__(self, path: Path, *, for_now: bool = False) -> None:
        """`for_now` it takes what has no folder yet, and makes its own where it is missing."""
        super().__init__()
        self._path = path
        self.is_for_now = for_now
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            self._opened().emit(record)

    def _opened(self) -> logging.Handler:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            class Quiet(RotatingFileHandler):
                def handleError(self, _: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
                    return

            self._path.parent.mkdir(exist_ok=True, parents=self.is_for_now)
            self._file = Quiet(self._path, maxBytes=1_000_000, backupCount=5, encoding="utf-8")
            self._file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        return self._file

    def close(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        super().close()


def log_file(folder: Path) -> Path:
    """Where the folder's log lies."""
    return folder.joinpath("log", "lapak.log")


def log_into(folder: Path) -> None:
    """Log into the folder's `log/`: one INFO line a sale, day or delivery, and every fault; kept small."""
    _log_to(_LogFile(log_file(folder)))


def log_for_now(place: Path) -> None:
    """Log below `place`, the user's own, until a folder is open."""
    _log_to(_LogFile(log_file(place), for_now=True))


def _log_to(handler: _LogFile) -> None:
    """In the place of what took it for now."""
    for logger in _LOGS:
        for former in [*logger.handlers]:
            if isinstance(former, _LogFile) and former.is_for_now:
                logger.removeHandler(former)
                former.close()
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
