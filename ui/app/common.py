"""What every window can do, a stall's and the office's."""

from dataclasses import replace
from pathlib import Path

from pos import words
from pos.errors import PosError
from pos.words import N_
from ui.keys import Command
from ui.look.wear import of, scheme
from ui.window import Window

SHEET = "sheet"
"""What `kind_of` says of a table of goods or stalls."""


def kind_of(path: Path) -> str | None:
    """What a file is that was dropped or opened: SHEET, a kind of envelope, or None where it is neither."""
    if path.suffix.lower() in (".csv", ".xlsx"):
        return SHEET
    from pos.handover import envelope

    try:
        return envelope.kind_of(envelope.read_brought(path))
    except PosError:
        return None


def open_outside(path: Path) -> None:
    """In the system's own program for such files."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def make_common(window: Window) -> None:
    """What every window can do, a stall's and the office's."""
    news = window.news
    news.scheme_asked.connect(lambda wish: window.set_look(replace(of(window), tokens=scheme(wish))))
    window.add_commands(
        [
            Command(
                "language", N_("Indonesian / English"), "Ctrl+I", lambda: news.language_asked.emit(other_language())
            ),
            Command("scheme", N_("Light / dark"), "Ctrl+D", lambda: news.scheme_asked.emit(_other_scheme(window))),
        ]
    )


def other_language() -> str:
    return "en" if words.language() == "id" else "id"


def _other_scheme(window: Window) -> str:
    return "light" if of(window).tokens.dark else "dark"
