"""The composition root of the window: builds it from a stall or an office, and runs it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.look.wear import Look
from ui.news import News, Screen
from ui.widgets.bars import StatusItem
from ui.widgets.page import Page
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


def build_stall(stall: "Stall", look: Look) -> Window:
    """The window of a stall, on the selling screen."""
    news = News()
    makers: dict[Screen, Callable[[], Page]] = {
        Screen.SELL: lambda: _sell(stall, news),
    }
    window = Window(news, look, makers)
    _show_status(window, stall)
    news.language_asked.connect(lambda language: window.set_language(stall.set("language", language)))
    window.show_screen(Screen.SELL)
    return window


def build_office(office: "Office", look: Look) -> Window:
    """The window of an office, on Today."""
    news = News()
    makers: dict[Screen, Callable[[], Page]] = {}
    window = Window(news, look, makers)
    window.bar.set_title(office.name)
    news.language_asked.connect(lambda language: window.set_language(office.set("language", language)))
    window.show_screen(Screen.TODAY)
    return window


def _sell(stall: "Stall", news: News) -> Page:
    from ui.stall.sell import SellScreen

    return SellScreen()


def _show_status(window: Window, stall: "Stall") -> None:
    from ui.models.status import StatusModel

    model = StatusModel(stall, window.news, window)
    till, office, printer, clock = (StatusItem() for _item in range(4))
    for item in (till, office, printer, clock):
        window.bar.status.addWidget(item)
    till.clicked.connect(lambda: window.show_screen(Screen.DAY))
    office.clicked.connect(lambda: window.show_screen(Screen.DAY))

    def show() -> None:
        window.setWindowTitle(model.title())
        window.bar.set_title(model.title())
        for item, state in ((till, model.till()), (office, model.office()), (printer, model.printer())):
            item.show_state(state.words, state.tone, short=state.short, icon=state.icon)
        clock.show_state(model.clock())

    model.changed.connect(show)
    window.language_changed.connect(show)
    show()
