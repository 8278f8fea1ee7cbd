"""Starting with the computer: an entry of the desktop session that opens the folder used last."""

import subprocess
import sys
from pathlib import Path

from ui.entry import changing, command, desktop_entry

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NAME = "Lapak"


def is_on() -> bool:
    """Whether Lapak starts with the computer."""
    if sys.platform == "win32":
        return _registered()
    return entry_file().is_file()


def set_on(on: bool) -> None:
    """Start with the computer from now on, or no more.

    Raises PosError where the entry cannot be written.
    """
    with changing():
        if sys.platform == "win32":
            _register(on)
        elif on:
            entry_file().parent.mkdir(parents=True, exist_ok=True)
            entry_file().write_text(desktop_entry([]), "utf-8")
        else:
            entry_file().unlink(missing_ok=True)


def entry_file() -> Path:
    """Where a desktop session of XDG looks for what it starts (Desktop Application Autostart Specification 0.5)."""
    from platformdirs import user_config_path

    return user_config_path().joinpath("autostart", "lapak.desktop")


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
