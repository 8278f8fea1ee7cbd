"""The composition root of the window: builds it from a stall or an office, and runs it."""

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from pos import words
from pos.errors import PosError
from pos.words import N_
from ui.background import Background, Runner
from ui.failures import CrashDialog, Failures
from ui.keys import Command, ScannerFilter
from ui.look.tokens import LIGHT
from ui.look.wear import Look, of, scheme
from ui.news import News, Screen
from ui.widgets.bars import Rail, StatusItem
from ui.widgets.page import Page
from ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from pos.gallery import Office
    from pos.stall import Stall
    from ui.models.printing import Printing
    from ui.office.today import TodayScreen
    from ui.stall.pay import PaySheet


def build(place: "Stall | Office", look: Look | None = None) -> Window:
    """The window of a stall or an office, its first screen shown inside; no event loop, not yet visible."""
    from pos.stall import Stall

    if isinstance(place, Stall):
        return build_stall(place, look or Look())
    return build_office(place, look or Look())


def build_stall(stall: "Stall", look: Look, runner: Runner | None = None) -> Window:
    """The window of a stall, on the selling screen."""
    from ui.models.printing import Printing

    news = News()
    makers: dict[Screen, Callable[[], Page]] = {
        Screen.SELL: lambda: _sell(stall, window, printing),
        Screen.DAY: lambda: _day(stall, window),
        Screen.OPENED: lambda: _opened(stall, window),
    }
    window = Window(news, look, makers)
    background = Background(window)
    printing = Printing(stall, news, runner or background, window)
    window.left.connect(background.finish)
    window.file_dropped.connect(lambda path: _show_file(window, Path(path)))
    _show_status(window, stall)
    news.language_asked.connect(lambda language: window.set_language(stall.set("language", language)))
    window.add_commands(
        [
            Command("reprint", N_("Print the last receipt again"), "F9", printing.reprint_last),
            Command("day", N_("Close the day"), "Ctrl+T", lambda: window.show_screen(Screen.DAY)),
        ]
    )
    _make_common(window)
    window.show_screen(Screen.SELL)
    return window


def build_office(office: "Office", look: Look) -> Window:
    """The window of an office, on Today."""
    from ui.models.opened import OpenedModel
    from ui.models.today import TodayModel
    from ui.office.opened import OpenedScreen
    from ui.office.today import TodayScreen

    def key_of(stall: str, till: int, epoch: int) -> str | None:
        known = {(one.stall, one.till, one.epoch): one.key for one in office.stalls()}
        return known.get((stall, till, epoch))

    def show_file(path: str) -> None:
        opened.open(Path(path))
        page.tools.hide()
        news.show(Screen.OPENED)

    news = News()
    today, opened = TodayModel(office, news), OpenedModel(key_of)
    page = TodayScreen(today)
    makers: dict[Screen, Callable[[], Page]] = {
        Screen.TODAY: lambda: page,
        Screen.OPENED: lambda: OpenedScreen(opened, lambda: news.show(Screen.TODAY)),
    }
    window = Window(news, look, makers, Rail(office.code))
    today.setParent(window)
    opened.setParent(window)
    window.bar.status.addWidget(page.tools)
    _make_common(window)
    _fill_rail(window, page)
    _name_office(window, office)
    page.file_asked.connect(show_file)
    window.file_dropped.connect(show_file)
    window.left.connect(today.stop)
    news.language_asked.connect(lambda language: window.set_language(office.set("language", language)))
    window.show_screen(Screen.TODAY)
    today.begin()
    return window


def build_file(path: Path, look: Look | None = None) -> Window:
    """The window of one summary file, on a machine that need not know its stall."""
    from ui.models.opened import OpenedModel
    from ui.office.opened import OpenedScreen

    news = News()
    opened = OpenedModel()
    window = Window(news, look or Look(), {Screen.OPENED: lambda: OpenedScreen(opened)})
    opened.setParent(window)
    opened.changed.connect(lambda: window.bar.set_title(opened.path.name if opened.path else ""))
    window.file_dropped.connect(lambda dropped: opened.open(Path(dropped)))
    _make_common(window)
    window.setWindowTitle(path.name)
    news.language_asked.connect(window.set_language)
    opened.open(path)
    window.show_screen(Screen.OPENED)
    return window


def _name_office(window: Window, office: "Office") -> None:
    def name() -> None:
        window.setWindowTitle(office.name)
        window.bar.set_title(words.translate("Today"), office.name)

    window.language_changed.connect(name)
    name()


def _fill_rail(window: Window, page: "TodayScreen") -> None:
    assert window.rail is not None
    rail = window.rail
    rail.add("today", "layout-dashboard", "")
    rail.add("requests", "key", "")
    rail.add("language", "languages", "", bottom=True)
    rail.add("scheme", "moon", "", bottom=True)

    def name() -> None:
        schemes = N_("Light") if of(window).tokens.dark else N_("Dark")
        for key, text in (("today", N_("Today")), ("requests", N_("Enrolment")), ("scheme", schemes)):
            rail.buttons[key].set_text(words.translate(text))
        rail.buttons["language"].set_text("English" if words.language() == "id" else "Indonesia")

    def go(key: str) -> None:
        if key == "language":
            window.news.language_asked.emit(_other_language())
        elif key == "scheme":
            window.news.scheme_asked.emit(_other_scheme(window))
        else:
            window.show_screen(Screen.TODAY)
            if key == "requests":
                page.show_requests()
        rail.set_chosen("requests" if page.shows_requests() else "today")

    rail.chosen.connect(go)
    page.requests_changed.connect(rail.buttons["requests"].set_count)
    page.sheet_changed.connect(lambda: rail.set_chosen("requests" if page.shows_requests() else "today"))
    window.language_changed.connect(name)
    window.news.scheme_asked.connect(name)
    name()
    rail.set_chosen("today")


def _sell(stall: "Stall", window: Window, printing: "Printing") -> Page:
    from ui.models.sell import SellModel
    from ui.stall.sell import SellScreen

    model = SellModel(stall, window.news, window)

    def make_pay() -> "PaySheet":
        from ui.models.pay import PayModel
        from ui.stall.pay import PaySheet

        sheet = PaySheet(PayModel(stall, window.news, model.basket, window))
        sheet.printing_asked.connect(printing.print_receipt)
        sheet.copy_asked.connect(lambda _sale: printing.reprint_last())
        return sheet

    return SellScreen(model, make_pay, window.common_commands)


def _day(stall: "Stall", window: Window) -> Page:
    from ui.models.day import DayModel
    from ui.stall.day import DayScreen

    return DayScreen(DayModel(stall, window.news, window))


def _opened(stall: "Stall", window: Window) -> Page:
    from pos.handover import seal
    from ui.models.opened import OpenedModel
    from ui.office.opened import OpenedScreen

    def key_of(code: str, till: int, epoch: int) -> str | None:
        own = (code, till) == (stall.identity.stall, stall.identity.till)
        return seal.read_public(stall.folder.joinpath("keys", seal.PUBLIC)) if own else None

    model = OpenedModel(key_of, own=True, parent=window)
    return OpenedScreen(model, lambda: window.news.show(Screen.SELL))


def _show_file(window: Window, path: Path) -> None:
    from ui.office.opened import OpenedScreen

    window.show_screen(Screen.OPENED)
    page = window.page
    assert isinstance(page, OpenedScreen)
    page.model.open(path)


def _make_common(window: Window) -> None:
    """What every window can do, a stall's and the office's."""
    news = window.news
    news.scheme_asked.connect(lambda wish: window.set_look(replace(of(window), tokens=scheme(wish))))
    window.add_commands(
        [
            Command(
                "language", N_("Indonesian / English"), "Ctrl+I", lambda: news.language_asked.emit(_other_language())
            ),
            Command("scheme", N_("Light / dark"), "Ctrl+D", lambda: news.scheme_asked.emit(_other_scheme(window))),
        ]
    )


def _other_language() -> str:
    return "en" if words.language() == "id" else "id"


def _other_scheme(window: Window) -> str:
    return "light" if of(window).tokens.dark else "dark"


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
    window.left.connect(model.stop)
    show()


# With an event loop


def start(folder: Path | None = None) -> int:
    """Open the window on `folder`, or on the one used last; on the first run where there is none. The exit status."""
    last = folder or _remembered().get("folder")
    if not last or not Path(last).joinpath("lapak.db").is_file():
        return Desk().run_first()
    from pos.store import OtherKindError

    try:
        return open_stall_window(Path(last))
    except OtherKindError:
        return open_office_window(Path(last))


def open_stall_window(folder: Path) -> int:
    """The window on a stall's folder; where one is open already it comes to the front. The exit status.

    Raises PosError for a folder that cannot be opened.
    """
    from pos.stall import open_stall

    return _open(folder, open_stall)


def open_office_window(folder: Path) -> int:
    """The window on the office's folder; where one is open already it comes to the front. The exit status.

    Raises PosError for a folder that cannot be opened.
    """
    from pos.gallery import open_office

    return _open(folder, open_office)


def open_file(path: Path) -> int:
    """The window on one summary file, verified. The exit status."""
    desk = Desk()
    desk.watch(build_file(path, _remembered_look()))
    return desk.loop()


def _open(folder: Path, open_place: "Callable[[Path], Stall | Office]") -> int:
    try:
        place = open_place(folder)
    except PosError:
        if _raise_first(folder):
            return 0
        raise
    return Desk().run(place)


class Desk:
    """The running program: its windows, what is open in them, and what is watched for all of them."""

    def __init__(self) -> None:
        self.app = QApplication.instance() or QApplication(sys.argv[:1])
        self.app.setApplicationName("lapak")
        self.scanner = ScannerFilter()
        self.scanner.install()
        self.failures = Failures()
        self.failures.install()
        self._places: list[Stall | Office] = []
        self._windows: list[Window] = []

    def run(self, place: "Stall | Office") -> int:
        """Show its window until it is closed."""
        self.show(place)
        return self.loop()

    def run_first(self) -> int:
        """Ask the first questions, then show what was made."""
        news = News()
        window = Window(news, _remembered_look(), {Screen.FIRST_RUN: lambda: _first_run(news, made)})

        def made(place: "Stall | Office") -> None:
            self.show(place)
            window.close()

        window.bar.hide()
        news.language_asked.connect(window.set_language)
        news.scheme_asked.connect(lambda wish: window.set_look(replace(of(window), tokens=scheme(wish))))
        window.show_screen(Screen.FIRST_RUN)
        self.watch(window)
        return self.loop()

    def show(self, place: "Stall | Office") -> Window:
        """A window of its own for `place`, which is closed when the program ends."""
        self._places.append(place)
        window = build(place, _remembered_look())
        self.watch(window)
        window.news.scheme_asked.connect(lambda wish: _remember(scheme=wish))
        QTimer.singleShot(0, lambda: self._after_first_paint(window, place))
        return window

    def watch(self, window: Window) -> None:
        """Show a window, and let it hear of scans and failures."""
        self._windows.append(window)
        window.listen(self.scanner)
        self.failures.refused.connect(window.news.refuse)
        self.failures.crashed.connect(lambda code: CrashDialog(code, window).open())
        window.resize(1366, 768)
        if window.screen().availableSize().width() <= _SMALL_SCREEN:
            window.showMaximized()
        else:
            window.show()

    def _after_first_paint(self, window: Window, place: "Stall | Office") -> None:
        """What can wait until the window is seen."""
        from pos.cli import log_into
        from ui.look import icons

        log_into(place.folder)
        self.app.setWindowIcon(icons.icon("lapak", LIGHT.brand, 64))
        _listen_for_second(window, place.folder)
        _tell_last_sale(window)
        write_papers = getattr(place, "write_papers", None)
        if write_papers is not None:
            QTimer.singleShot(_PAPERS_MS, window, write_papers)
        _remember(folder=str(place.folder))

    def loop(self) -> int:
        """Until the last window is closed."""
        try:
            return self.app.exec()
        finally:
            self.failures.uninstall()
            self.app.removeEventFilter(self.scanner)
            for place in self._places:
                place.close()


def _tell_last_sale(window: Window) -> None:
    """Say what was recorded last, before a cashier who saw a start in the middle of a sale rings it up again."""
    from ui.stall.sell import SellScreen

    if isinstance(window.page, SellScreen):
        window.page.model.tell_last_sale()


_PAPERS_MS = 3_000
"""After a start, until papers that are missing are made again."""
_SMALL_SCREEN = 1440
"""Pixels: no wider a screen is filled by the window."""


def _first_run(news: News, made: "Callable[[Stall | Office], object]") -> Page:
    from ui.models.first_run import FirstRunModel
    from ui.setup.first_run import FirstRunScreen

    model = FirstRunModel(news)
    model.made.connect(made)
    return FirstRunScreen(model)


def _server_name(folder: Path) -> str:
    return "lapak-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def _listen_for_second(window: Window, folder: Path) -> None:
    """Come to the front when the same folder is opened a second time."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(_server_name(folder))  # left by a kill: the folder's lock says that nobody listens
    server.newConnection.connect(lambda: (server.nextPendingConnection().close(), window.raise_up()))
    server.listen(_server_name(folder))


def _raise_first(folder: Path) -> bool:
    """Whether a window on that folder was there to be raised."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_server_name(folder))
    return socket.waitForConnected(1000)


def _state_file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("lapak").joinpath("window.json")


def _remembered() -> dict[str, str]:
    """What the window keeps between starts: the folder used last, the colours. A damaged file counts as none."""
    try:
        kept = json.loads(_state_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _remember(**facts: str) -> None:
    kept = _remembered() | facts
    try:
        _state_file().parent.mkdir(parents=True, exist_ok=True)
        _state_file().write_text(json.dumps(kept), "utf-8")
    except OSError:
        return  # a read-only home costs no sale


def _remembered_look() -> Look:
    return Look(scheme(_remembered().get("scheme", "system")), motion=True)
