"""The running program: its windows, what is open in them, and what is watched for all of them."""

import hashlib
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from pos import console
from pos.errors import PosError
from pos.files import OpenElsewhereError
from pos.store import DamagedError, trouble_in_words
from pos.words import translate
from ui.app import build, build_file
from ui.app.crashing import FILE, FIRST_RUN, TROUBLE, Where, log_place, tell_crash, where_of
from ui.background import Background, Garbage, Runner
from ui.ending import told_to_end
from ui.failures import Failures
from ui.keys import ScannerFilter
from ui.look import fonts
from ui.look.measures import LARGER, SMALLEST, larger_fits
from ui.look.tokens import LIGHT
from ui.look.wear import Look, of, resize_texts, scheme
from ui.memory import remember, remembered
from ui.news import News, Screen
from ui.widgets import spoken
from ui.widgets.page import Page
from ui.window import Window

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall

_SETTLED_MS = 400
"""After a window is seen, until what can wait is done: the cashier's first scan comes first."""
_PAPERS_MS = 3_000
"""After a start, until papers that are missing are made again."""
_PATIENCE_MS = 1_000
"""How long a second start waits for the first one's window to answer."""
_SCALE, _LARGER = "QT_SCALE_FACTOR", f"{LARGER[0] / LARGER[1]:g}"
_NEEDED = SMALLEST[1] + 40
"""Pixels: on a lower screen a title bar or a task bar would push the pay bar off it, so the window takes all of it."""
_SMALL_SCREEN = 1440
"""Pixels: no wider a screen is filled by the window."""


def first_state(room: QSize) -> Qt.WindowState:
    """How a window begins on a screen with this much room: filling what is small, and wholly what is low or wished."""
    state = Qt.WindowState.WindowNoState
    if room.width() <= _SMALL_SCREEN:
        state |= Qt.WindowState.WindowMaximized
    if remembered().get("full_screen", "yes" if room.height() < _NEEDED else "no") == "yes":
        state |= Qt.WindowState.WindowFullScreen
    return state


def open_window(folder: Path, open_place: "Callable[[Path], Stall | Office]") -> int:
    """The window on a folder; where one is open already it comes to the front. The exit status.

    A folder that cannot be opened is told on a page of its own, with the ways out; 1 where none was taken. Raises
    PosError, OSError where nobody can see a window.
    """
    try:
        place = open_place(folder)
    except (PosError, OSError) as error:
        if isinstance(error, OpenElsewhereError) and raise_first(folder):
            return 0
        if not _is_seen():
            raise
        console.warn(str(error))
        return Desk().run_trouble(folder, error, open_place)
    desk = Desk()
    try:
        with trouble_in_words():
            desk.show(place)
    except PosError as error:  # it opens, but what is to be seen first cannot be read
        if not _is_seen():
            raise
        console.warn(str(error))
        desk.give_up(place)
        return desk.run_trouble(folder, error, _looked_through(open_place))
    return desk.loop()


def _looked_through(open_place: "Callable[[Path], Stall | Office]") -> "Callable[[Path], Stall | Office]":
    """Opens only what a check finds whole."""

    def open_whole(folder: Path) -> "Stall | Office":
        from pos.doctor import check
        from pos.store.trouble import DAMAGED

        place = open_place(folder)
        checked = check(place)
        if checked.is_sound:
            return place
        place.close()
        raise DamagedError(DAMAGED, reason=checked.problems[0])

    return open_whole


def _is_seen() -> bool:
    """Whether windows are shown to somebody, and not drawn for tests or pictures only."""
    return os.environ.get("QT_QPA_PLATFORM", "") not in ("offscreen", "minimal")


def open_file(path: Path) -> int:
    """The window on one summary file, verified: of the office where it is open here, else of the file alone.

    The exit status.
    """
    office = remembered().get("office")
    if office and raise_first(Path(office), path):
        return 0
    desk = Desk()
    desk.watch(build_file(path, remembered_look()), Where(FILE))
    return desk.loop()


class Desk:
    """The running program. While it runs, garbage is looked for on the window's thread only.

    `shares_screen`: several windows are looked at side by side, so that none fills the screen by itself.
    """

    def __init__(self, *, shares_screen: bool = False) -> None:
        self._shares_screen = shares_screen
        large, texts_only = remembered().get("text") == "large", remembered().get("larger") == "texts"
        if large and not texts_only:
            os.environ.setdefault(_SCALE, _LARGER)  # read by Qt when it starts, and only then
        running = QApplication.instance()
        self.app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
        if large and texts_only:
            fonts.enlarge(self.app)
        self.app.setApplicationName("lapak")
        self.scanner = ScannerFilter()
        self.scanner.install()
        self.failures = Failures()
        self.failures.install()
        self.garbage = Garbage()
        spoken.install()
        self._sounds = remembered().get("sound") == "yes"
        self._opens_anew = False
        self._told_status = 0
        self._places: list[Stall | Office] = []
        self._windows: list[Window] = []

    def run(self, place: "Stall | Office") -> int:
        """Show its window until it is closed."""
        self.show(place)
        return self.loop()

    def give_up(self, place: "Stall | Office") -> None:
        """Let go of a folder whose window could not be made, and of what there is of it."""
        self._places.remove(place)
        place.close()
        for half_made in self.app.topLevelWidgets():
            half_made.deleteLater()

    def run_trouble(
        self, folder: Path, error: PosError | OSError, open_place: "Callable[[Path], Stall | Office]"
    ) -> int:
        """Say why a folder cannot be opened, until it can, or another: 1 where the window was left before."""
        from ui.app.trouble import build_trouble

        def go_on(place: "Stall | Office") -> None:
            self.show(place)
            window.close()

        def set_up() -> None:
            self._show_first()
            window.close()

        window = build_trouble(folder, error, open_place, remembered_look(), go_on, set_up)
        self._bear_icon()
        self.watch(window, Where(TROUBLE, folder))
        status = self.loop()
        return status if len(self._windows) > 1 else 1

    def run_first(self) -> int:
        """Ask the first questions, then show what was made."""
        self._show_first()
        return self.loop()

    def _show_first(self) -> None:
        news = News()
        window = Window(news, remembered_look(), {Screen.FIRST_RUN: lambda: _first_run(news, background, made)})
        background = Background(window)

        def made(place: "Stall | Office") -> None:
            self.show(place)
            window.close()
            _offer_to_open_files(place)

        window.bar.hide()
        window.setWindowTitle("Lapak")
        self._bear_icon()
        window.left.connect(background.finish)
        news.language_asked.connect(window.set_language)
        news.scheme_asked.connect(lambda wish: window.set_look(replace(of(window), tokens=scheme(wish))))
        window.show_screen(Screen.FIRST_RUN)
        self.watch(window, Where(FIRST_RUN))

    def show(self, place: "Stall | Office") -> Window:
        """A window of its own for `place`, which is closed when the program ends."""
        self._places.append(place)
        window = build(place, remembered_look())
        _go_on(window)
        if not self._shares_screen:
            _ask_at_the_end(place, window)
        self.watch(window, where_of(place))
        window.news.scheme_asked.connect(lambda wish: remember(scheme=wish))
        window.news.full_screen_asked.connect(lambda on: remember(full_screen="yes" if on else "no"))
        window.news.sound_asked.connect(self._on_sound_asked)
        window.news.size_asked.connect(lambda size: self._on_size_asked(window, size))
        window.news.reopening_asked.connect(lambda: self._on_reopening_asked(window))
        _later(window, 0, lambda: self._after_first_paint(window, place))
        _later(window, _SETTLED_MS, lambda: self._once_settled(window, place))
        return window

    def watch(self, window: Window, where: Where) -> None:
        """Show a window, and let it hear of scans and failures; what stands on no open folder is logged elsewhere."""
        self._windows.append(window)
        window.listen(self.scanner)
        window.news.refused.connect(self._on_refused)
        self.failures.refused.connect(window.news.refuse)
        self.failures.crashed.connect(lambda code: tell_crash(code, window, where))
        if where.place is None:
            _later(window, 0, lambda: _log_for_now(where))
        room = window.screen().availableSize()
        window.resize(QSize(1366, 768).boundedTo(room))
        if not self._shares_screen:
            window.setWindowState(first_state(room))
        window.show()

    def _on_sound_asked(self, on: bool) -> None:
        remember(sound="yes" if on else "no")
        self._sounds = on

    def _on_refused(self) -> None:
        """Whoever scans looks at the goods: a sound says that the bar has something to read."""
        if self._sounds and self.scanner.giving:
            self.app.beep()

    def _on_size_asked(self, window: Window, size: str) -> None:
        room = window.screen().availableSize()
        all_fits = larger_fits(room.width(), room.height())
        if size == "large":
            remember(larger="all" if all_fits else "texts")
        if (size == "normal" or not all_fits) and not self._is_scaled():
            remember(text=size)
            resize_texts(self.app, size == "large")
            return
        remember(text=size, begins_on="look")
        if self._shares_screen:
            window.news.say(translate("The size changes at the next start"))
        else:
            self._begin_anew(window)

    def _on_reopening_asked(self, window: Window) -> None:
        remember(begins_on="backup")
        if self._shares_screen:
            window.news.say(translate("The backup takes its place at the next start"))
        else:
            self._begin_anew(window)

    def _begin_anew(self, window: Window) -> None:
        window.going.asks = False
        self._opens_anew = window.close()
        window.going.asks = True

    def _after_first_paint(self, window: Window, place: "Stall | Office") -> None:
        """What the first sale needs, but not the first scan."""
        from pos.cli.log import log_into

        log_into(place.folder)
        _tell_last_sale(window)

    def _once_settled(self, window: Window, place: "Stall | Office") -> None:
        """What can wait."""
        from pos.stall import Stall

        self._bear_icon()
        _prepare_paying(window)
        listen_for_second(window, place.folder)
        if isinstance(place, Stall):
            _later(window, _PAPERS_MS, place.delivery.write_papers)
        remember(folder=str(place.folder))
        self.garbage.keep()

    def _bear_icon(self) -> None:
        from ui.look import icons

        self.app.setWindowIcon(icons.icon("lapak", LIGHT.brand, 64))

    def loop(self) -> int:
        """Until the last window is closed; begins anew where another size was asked for, or fits."""
        try:
            self._opens_anew = self._outgrows_screen()
            with told_to_end(self._end):
                status = 0 if self._opens_anew else self.app.exec() or self._told_status
        finally:
            self.leave()
            for place in self._places:
                place.close()
        if self._opens_anew:
            _open_anew()
        return status

    def _is_scaled(self) -> bool:
        """Whether everything is drawn larger, which Qt changes only at its start."""
        return os.environ.get(_SCALE) == _LARGER and remembered().get("larger") == "all"

    def _end(self, status: int) -> None:
        """Nothing is asked then: whoever says so waits no longer, and what was recorded is on disk."""
        self._told_status = status
        for window in self._windows:
            window.going.asks = False
            if not window.close():
                window.close()  # what is not saved was told

    def _outgrows_screen(self) -> bool:
        """Whether everything is drawn too large for this screen, chosen on a larger one; from now on only texts are."""
        room = self._windows[-1].screen().availableSize()
        fits = room.width() >= SMALLEST[0] and room.height() >= SMALLEST[1]
        if fits or self._shares_screen or os.environ.get(_SCALE) != _LARGER or remembered().get("text") != "large":
            return False
        remember(larger="texts")
        return True

    def leave(self) -> None:
        """Watch nothing and ask nothing any more."""
        for window in self._windows:
            window.going.asks = False
        self.failures.uninstall()
        self.scanner.uninstall()
        self.garbage.stop()


def _open_anew() -> None:
    """Put this command, run once more, in the place of this program: Qt draws larger or smaller only from its start."""
    os.environ.pop(_SCALE, None)
    os.execv(sys.executable, [sys.executable, "-m", "ui", *sys.argv[1:]])


def _ask_at_the_end(place: "Stall | Office", window: Window) -> None:
    from pos.stall import Stall
    from ui.app.leaving import Leaving

    if isinstance(place, Stall):
        Leaving(place, window)


def _go_on(window: Window) -> None:
    """To the settings, where the one was changed for which everything was opened anew."""
    group = remembered().get("begins_on")
    if group and window.offers(Screen.SETTINGS):
        from ui.widgets.settings_page import SettingsPage

        remember(begins_on="")
        window.show_screen(Screen.SETTINGS)
        page = window.page
        assert isinstance(page, SettingsPage)
        page.show_group(group)


def _later(window: Window, wait_ms: int, work: Callable[[], object]) -> None:
    """Do it then, unless the window is left before."""
    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.timeout.connect(work)
    window.left.connect(timer.stop)
    timer.start(wait_ms)


def _log_for_now(where: Where) -> None:
    from pos.cli.log import log_for_now

    log_for_now(log_place(where))


def _tell_last_sale(window: Window) -> None:
    """Say what was recorded last, before a cashier who saw a start in the middle of a sale rings it up again."""
    from ui.stall.sell import SellScreen

    if isinstance(window.page, SellScreen):
        window.page.model.tell_last_sale()


def _prepare_paying(window: Window) -> None:
    from ui.stall.sell import SellScreen

    page = window.pages.get(Screen.SELL)
    if isinstance(page, SellScreen):
        page.prepare()


def _offer_to_open_files(place: "Stall | Office") -> None:
    """On a new office's computer a double click opens a day's file; the settings can change that."""
    from pos.gallery import Office
    from ui import opening
    from ui.entry import is_offered

    if isinstance(place, Office) and is_offered():
        with suppress(PosError):  # nothing is lost without it, and the settings say what is wrong
            opening.set_on(True)


def _first_run(news: News, runner: Runner, made: "Callable[[Stall | Office], object]") -> Page:
    from ui.models.first_run import FirstRunModel
    from ui.printers import all_printers
    from ui.setup.first_run import FirstRunScreen

    model = FirstRunModel(news, runner, printers=all_printers())
    model.made.connect(made)
    return FirstRunScreen(model)


def _server_name(folder: Path) -> str:
    return "lapak-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def listen_for_second(window: Window, folder: Path) -> None:
    """Come to the front when the same folder is opened a second time, and show the file that was sent along."""
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(_server_name(folder))  # left by a kill: the folder's lock says that nobody listens

    def on_second() -> None:
        second = server.nextPendingConnection()
        second.disconnected.connect(lambda: on_told(bytes(second.readAll().data()).decode()))
        second.disconnected.connect(second.deleteLater)
        if second.state() == QLocalSocket.LocalSocketState.UnconnectedState:  # it was gone before it was heard
            second.disconnected.emit()

    def on_told(path: str) -> None:
        _raise(window)
        if path:
            window.file_dropped.emit(path)

    server.newConnection.connect(on_second)
    server.listen(_server_name(folder))


def _raise(window: Window) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def raise_first(folder: Path, file: Path | None = None) -> bool:
    """Whether a window on that folder was there to be raised, and to show `file`."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_server_name(folder))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    if file is not None:
        socket.write(str(file.resolve()).encode())
        socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return True


def remembered_look() -> Look:
    """The colours that were chosen last."""
    return Look(scheme(remembered().get("scheme", "system")), motion=True)
