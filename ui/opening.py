"""Opening a summary file by a double click: a file type and a program entry of the user's own.

On Linux the type is told by the file's name, so that every other `.jsonl` keeps the program it has. Windows knows
types by the ending alone: there Lapak stands under “Open with”.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from pos.words import N_, translate
from ui.entry import changing, command, desktop_entry

MIME_TYPE = "application/vnd.lapak.summary"
_GLOB = "*-*_????-??-??_e*_??????_r*.jsonl"
_WEIGHT = 60
"""Above 50, which a pattern has that says nothing: `*.jsonl` may be somebody's too."""
_TITLE = N_("Lapak: summary of a day")
_CLASSES = r"Software\Classes"
_CLASS = "Lapak.Summary"
_REFRESHERS = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))
_PATIENCE_S = 20

_PACKAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{type}">
    <comment>{title}</comment>
    <sub-class-of type="text/plain"/>
    <glob weight="{weight}" pattern="{glob}"/>
  </mime-type>
</mime-info>
"""


def is_on() -> bool:
    """Whether the system knows that Lapak opens summary files."""
    if sys.platform == "win32":
        return _registered()
    return entry_file().is_file() and type_file().is_file()


def set_on(on: bool) -> None:
    """Let the system open summary files with Lapak from now on, or no more.

    Raises PosError where that cannot be written.
    """
    with changing():
        if sys.platform == "win32":
            _register(on)
            return
        for path, text in ((type_file(), _type), (entry_file(), _entry)):
            if on:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text(), "utf-8")
            else:
                path.unlink(missing_ok=True)
        _refresh()


def entry_file() -> Path:
    """The program's entry (Desktop Entry Specification 1.5)."""
    return _data("applications", "lapak.desktop")


def type_file() -> Path:
    """The type's package (Shared MIME-info Database 0.21)."""
    return _data("mime", "packages", "lapak.xml")


def _data(*parts: str) -> Path:
    from platformdirs import user_data_path

    return user_data_path().joinpath(*parts)


def _entry() -> str:
    return desktop_entry(["open", "%f"], MimeType=f"{MIME_TYPE};", Icon=_icon(), NoDisplay="true")


def _icon() -> str:
    from importlib.resources import files

    return str(files("resources").joinpath("icons", "lapak.svg"))


def _type() -> str:
    return _PACKAGE.format(type=MIME_TYPE, title=escape(translate(_TITLE)), weight=_WEIGHT, glob=_GLOB)


def _refresh() -> None:
    """Make the tables anew that desktops read; where a system has no such program it reads the files themselves."""
    for program, folder in _REFRESHERS:
        found = shutil.which(program)
        if found and _data(folder).is_dir():
            subprocess.run([found, str(_data(folder))], capture_output=True, check=False, timeout=_PATIENCE_S)


if sys.platform == "win32":
    import winreg

    _COMMAND = rf"{_CLASSES}\{_CLASS}\shell\open\command"
    _OFFERED = rf"{_CLASSES}\.jsonl\OpenWithProgids"

    def _registered() -> bool:
        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CURRENT_USER, _COMMAND))
        except FileNotFoundError:
            return False
        return True

    def _register(on: bool) -> None:
        if on:
            winreg.SetValue(winreg.HKEY_CURRENT_USER, rf"{_CLASSES}\{_CLASS}", winreg.REG_SZ, translate(_TITLE))
            line = subprocess.list2cmdline([*command(), "open"]) + ' "%1"'
            winreg.SetValue(winreg.HKEY_CURRENT_USER, _COMMAND, winreg.REG_SZ, line)
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _OFFERED) as offered:
                winreg.SetValueEx(offered, _CLASS, 0, winreg.REG_SZ, "")
            return
        for key in (
            _COMMAND,
            rf"{_CLASSES}\{_CLASS}\shell\open",
            rf"{_CLASSES}\{_CLASS}\shell",
            rf"{_CLASSES}\{_CLASS}",
        ):
            _delete_key(key)
        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _OFFERED) as offered:
                winreg.DeleteValue(offered, _CLASS)
        except FileNotFoundError:
            return

    def _delete_key(key: str) -> None:
        try:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
        except FileNotFoundError:
            return
