"""The window of a folder that cannot be opened."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pos.errors import PosError
from ui.app.common import make_common
from ui.background import Background
from ui.look.wear import Look
from ui.models.report import ReportModel
from ui.models.trouble import Opener, TroubleModel
from ui.news import News, Screen
from ui.setup.trouble import TroubleScreen
from ui.window import Window

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall


def build_trouble(
    folder: Path,
    error: PosError | OSError,
    open_place: Opener,
    look: Look,
    opened: "Callable[[Stall | Office], object]",
    set_up: Callable[[], object],
) -> Window:
    """Says why `folder` is not open, and the ways out of it; `opened` is called with what could be opened then."""
    news = News()
    window = Window(news, look, {Screen.TROUBLE: lambda: screen})
    background = Background(window)
    model = TroubleModel(folder, error, open_place, news, background, window)
    report = ReportModel(folder, background, parent=window)
    screen = TroubleScreen(model, report)
    model.changed.connect(lambda: report.be_about(model.folder))
    model.opened.connect(opened)
    screen.set_up_asked.connect(set_up)
    window.left.connect(background.finish)
    news.language_asked.connect(window.set_language)
    make_common(window)
    window.setWindowTitle("Lapak")
    window.bar.set_title("Lapak")
    window.show_screen(Screen.TROUBLE)
    return window
