"""How a desktop session is told of Lapak: the command that starts it, and how its files are changed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pos.errors import PosError, reason_of
from pos.words import N_


def is_offered() -> bool:
    """Whether this kind of system is known to take such entries."""
    return sys.platform == "win32" or sys.platform.startswith("linux")


def command() -> list[str]:
    """What starts the window; on Windows without a console."""
    python = Path(sys.executable)
    silent = python.with_name("pythonw.exe")
    return [str(silent if silent.is_file() else python), "-m", "ui"]


def desktop_entry(arguments: list[str], **keys: str) -> str:
    """The text of a `.desktop` file (Desktop Entry Specification 1.5) that runs Lapak with these arguments.

    An argument is quoted unless it is a field code such as `%f`.
    """
    parts = [*map(_quoted, command()), *(each if each.startswith("%") else _quoted(each) for each in arguments)]
    lines = {"Type": "Application", "Name": "Lapak", "Exec": " ".join(parts), "Terminal": "false"} | keys
    return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())


@contextmanager
def changing() -> Iterator[None]:
    """What the system refuses in here becomes a PosError."""
    try:
        yield
    except OSError as error:
        raise PosError(
            N_("The system's own settings could not be changed ({reason}): let whoever set it up do it"),
            reason=reason_of(error),
        ) from error


def _quoted(part: str) -> str:
    """An argument as the Desktop Entry Specification 1.5 has it; in the file a backslash is written twice."""
    for special in '\\"`$':
        part = part.replace(special, f"\\{special}")
    return '"{}"'.format(part.replace("\\", "\\\\").replace("%", "%%"))
