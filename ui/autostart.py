"""Starting with the computer: an entry of the desktop session that opens the folder used last."""

import subprocess
import sys
from pathlib import Path

from pos.errors import PosError, reason_of
from pos.words import N_

_ENTRY = "[Desktop Entry]\nType=Application\nName=Lapak\nExec={command}\nTerminal=false\n"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NAME = "Lapak"


def is_offered() -> bool:
    """Whether this kind of system is known to start a program by such an entry."""
    return sys.platform == "win32" or sys.platform.startswith("linux")


def is_on() -> bool:
    """Whether Lapak starts with the computer."""
    if sys.platform == "win32":
        return _registered()
    return entry_file().is_file()


def set_on(on: bool) -> None:
    """Start with the computer from now on, or no more.

    Raises PosError where the entry cannot be written.
    """
    try:
        if sys.platform == "win32":
            _register(on)
        elif on:
            entry_file().parent.mkdir(parents=True, exist_ok=True)
            entry_file().write_text(_ENTRY.format(command=" ".join(map(_quoted, command()))), "utf-8")
        else:
            entry_file().unlink(missing_ok=True)
    except OSError as error:
        raise PosError(
            N_("The system's own settings could not be changed ({reason}): let whoever set it up do it"),
            reason=reason_of(error),
        ) from error


def command() -> list[str]:
    """What starts the window; on Windows without a console."""
    python = Path(sys.executable)
    silent = python.with_name("pythonw.exe")
    return [str(silent if silent.is_file() else python), "-m", "ui"]


def entry_file() -> Path:
    """Where a desktop session of XDG looks for what it starts (Desktop Application Autostart Specification 0.5)."""
    from platformdirs import user_config_path

    return user_config_path().joinpath("autostart", "lapak.desktop")


def _quoted(part: str) -> str:
    """An argument as the Desktop Entry Specification 1.5 has it; in the file a backslash is written twice."""
    for special in '\\"`$':
        part = part.replace(special, f"\\{special}")
    return '"{}"'.format(part.replace("\\", "\\\\").replace("%", "%%"))


if sys.platform == "win32":
    import winreg

    def _registered() -> bool:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as run:
                winreg.QueryValueEx(run, _NAME)
        except FileNotFoundError:
            return False
        return True

    def _register(on: bool) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as run:
            if on:
                winreg.SetValueEx(run, _NAME, 0, winreg.REG_SZ, subprocess.list2cmdline(command()))
            elif _registered():
                winreg.DeleteValue(run, _NAME)
