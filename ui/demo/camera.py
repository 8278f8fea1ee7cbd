"""Takes the pictures of a window: at both sizes, light and dark, in both languages."""

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from pos import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.window import Window

SIZES = ((1366, 768), (1024, 600))
"""The two computers that a stall has."""


class Camera:
    """Pictures of one window, each name once."""

    def __init__(self, window: "Window", application: "QApplication", out: Path) -> None:
        self._window, self._application, self._out = window, application, out
        self._taken: set[str] = set()

    def take(self, name: str) -> None:
        """The window as it is now, into `pictures/LANGUAGE/NAME-WIDTH-SCHEME.png`."""
        if name in self._taken:
            return
        self._taken.add(name)
        own = words.language()
        for scheme, (width, height), language in product(("dark", "light"), reversed(SIZES), ("en", "id")):
            self._window.news.scheme_asked.emit(scheme)
            self._window.resize(width, height)
            self._window.set_language(language)
            folder = self._out.joinpath("pictures", language)
            folder.mkdir(exist_ok=True)
            for _turn in range(2):  # an answer comes with the first, its layout with the second
                self._application.processEvents()
            self._window.grab().save(str(folder.joinpath(f"{name}-{width}-{scheme}.png")))
        self._window.set_language(own)
