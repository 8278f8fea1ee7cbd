"""The composition root of the window: builds it from a stall, an office or a summary file."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.app.common import make_common, open_outside
from ui.app.office import build_office
from ui.app.stall import build_stall
from ui.look.wear import Look
from ui.news import News, Screen
from ui.window import Window

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall


def build(place: "Stall | Office", look: Look | None = None) -> Window:
    """The window of a stall or an office, its first screen shown inside; no event loop, not yet visible."""
    from pos.stall import Stall

    if isinstance(place, Stall):
        return build_stall(place, look or Look())
    return build_office(place, look or Look())


def build_file(path: Path, look: Look | None = None) -> Window:
    """The window of one summary file, on a machine that need not know its stall."""
    from ui.models.opened import OpenedModel
    from ui.office.opened import OpenedScreen

    news = News()
    opened = OpenedModel(news)
    window = Window(news, look or Look(), {Screen.OPENED: lambda: OpenedScreen(opened, open_outside)})
    opened.setParent(window)
    opened.changed.connect(lambda: window.bar.set_title(opened.path.name if opened.path else ""))
    window.file_dropped.connect(lambda dropped: opened.open(Path(dropped)))
    make_common(window)
    window.setWindowTitle(path.name)
    news.language_asked.connect(window.set_language)
    opened.open(path)
    window.show_screen(Screen.OPENED)
    return window
