"""The frame around every screen: bar, rail, toasts, shortcuts, and one screen at a time."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos import words
from pos.words import N_
from ui.aside import Cover, Places, give_focus
from ui.going import Going
from ui.keys import Command, ScannerFilter, Shortcuts, clashes, is_typing, press_plain
from ui.look.measures import SMALLEST
from ui.look.wear import Look, fit, of, wear
from ui.news import News, Screen
from ui.offer import Offer
from ui.widgets import reading
from ui.widgets.bars import AppBar, Rail
from ui.widgets.page import Page

MakePage = Callable[[], Page]


class Window(QWidget):
    """Shows the pages that `makers` make, each made when it is first shown.

    `look` is what every widget in it wears; `bar.status` and `rail` are filled by the composition root.
    """

    file_dropped = Signal(str)
    language_changed = Signal()
    shown_changed = Signal()
    """Another screen is shown."""
    scan_left = Signal(str)
    typing_left = Signal(str)
    """What was scanned or typed and the screen that is shown has no use for."""
    left = Signal()
    """The window was closed."""

    def __init__(self, news: News, look: Look, makers: Mapping[Screen, MakePage], rail: Rail | None = None) -> None:
        super().__init__()
        self.news = news
        self.bar = AppBar()
        self.rail = rail
        self.pages: dict[Screen, Page] = {}
        self.shown: Screen | None = None
        self._makers = makers
        self._shortcuts = Shortcuts(self)
        self.going = Going(self.pages, self.show_screen, news)
        self.places = Places(self.commands)
        self.offer = Offer(
            shared=(
                Command("palette", N_("All commands"), "Ctrl+K", self.places.toggle_palette),
                Command("shortcuts", N_("Keys"), "F1", self.places.toggle_keys),
            ),
            last=(
                Command("full_screen", N_("Full screen"), "F11", self.toggle_full_screen),
                Command("close", N_("Close Lapak"), "Ctrl+Q", self.close),
            ),
        )
        self._cover = self._lay_out()
        self.setAcceptDrops(True)
        # Else what the larger layout needs keeps the window from becoming as small as the smaller one.
        self.setMinimumSize(*SMALLEST)
        wear(self, look)
        news.setParent(self)  # what it is connected to would keep a window that is gone
        self.bar.toast.listen(news)
        news.screen_asked.connect(self.show_screen)
        news.full_screen_asked.connect(self._on_full_screen_asked)
        self.bar.back.clicked.connect(self.go_back)
        self.places.opened.connect(self.refresh_commands)
        self.places.closed.connect(self._on_sheet_closed)

    def _lay_out(self) -> Cover:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.places, 1)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        if self.rail is not None:
            row.addWidget(self.rail)
        row.addLayout(column, 1)
        return Cover(column, (self.bar, self.places))

    @property
    def page(self) -> Page:
        """The page that is shown; one must have been."""
        assert self.shown is not None
        return self.pages[self.shown]

    def offers(self, screen: Screen) -> bool:
        """Whether this window has that screen."""
        return screen in self._makers

    def show_screen(self, screen: Screen) -> None:
        """Show it, making it the first time; a screen this window lacks is not shown."""
        if screen not in self._makers:
            return
        if screen is not self.shown:
            self.bar.toast.settle()  # what was refused on the screen that is left
        if screen not in self.pages:
            self.pages[screen] = self._makers[screen]()
            self.pages[screen].commands_changed.connect(self.refresh_commands)
            self.pages[screen].scan_left.connect(self.scan_left)
            self.pages[screen].typing_left.connect(self.typing_left)
            self.places.addWidget(self.pages[screen])
        self.places.close_sheet()
        self.shown = screen
        self.bar.show_tools(self.page.bar_tools())
        self.places.setCurrentWidget(self.page)
        self.refresh_commands()
        self.shown_changed.emit()
        if not self.is_covered:
            self.page.arrived()

    def heading(self) -> str:
        """What the screen that is shown is called; empty where the stall's name says enough."""
        return self.page.heading() if self.shown is not None else ""

    def go_back(self) -> None:
        """What Esc does on the screen that is shown."""
        for command in self.page.commands():
            if command.shortcut == "Esc":
                command.press()

    def add_commands(self, commands: Sequence[Command], *, offered: bool = True) -> None:
        """What can be done on every screen of this window, besides the frame's own; `offered` where it has a button."""
        self.offer.add(commands, offered=offered)
        if self.shown is not None:
            self.refresh_commands()

    def commands(self) -> list[Command]:
        """All that can be done now: the screen's own first, then the window's but for its namesakes."""
        return self.offer.beside(self.page.commands() if self.shown is not None else ())

    def refresh_commands(self) -> None:
        """Take the keys of the present commands; a sheet of the frame leaves only the frame's, a cover less."""
        commands = self.commands() if not self.places.has_sheet else self.offer.everywhere()
        if self.is_covered:
            commands = [*self.offer.last]
        assert not clashes(commands), clashes(commands)
        self._shortcuts.take(commands)

    def _on_sheet_closed(self) -> None:
        self.refresh_commands()
        if self.shown is not None:
            self.places.setCurrentWidget(self.page)
            if not self.places.goes_on():
                self.page.arrived()
            if self.page.is_held:
                QTimer.singleShot(0, self.page, self.page.let_go)  # once what was asked for is done

    @property
    def is_covered(self) -> bool:
        """Whether something stands in the place of everything."""
        return self._cover.is_on

    def cover(self, widget: QWidget) -> None:
        """Show nothing but this, and let nothing else be done, until `uncover`."""
        self.places.close_sheet()
        self._cover.put(widget)
        self.refresh_commands()
        widget.setFocus()

    def uncover(self) -> None:
        """Go on where it was covered."""
        if self.is_covered:
            had_focus = self._cover.take_off()
            self.refresh_commands()
            give_focus(had_focus, self.page)

    def toggle_full_screen(self) -> None:
        """Nothing but Lapak on the screen, as at a stall that sells all day; or a window again."""
        self.news.full_screen_asked.emit(not self.isFullScreen())

    def _on_full_screen_asked(self, on: bool) -> None:
        if on != self.isFullScreen():
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def listen(self, scanner: ScannerFilter) -> None:
        """Give what is scanned to the screen that is shown."""
        scanner.scanned.connect(self._on_scanned)

    def set_language(self, language: str) -> None:
        """Speak "id" or "en" from now on, everywhere in the window; what is asked in place of the screen stays."""
        if self.places.asks:
            self.page.is_held = True
        else:
            self.places.close_sheet()
        words.use(language)
        self.event(QEvent(QEvent.Type.LanguageChange))
        self.language_changed.emit()

    def set_look(self, look: Look) -> None:
        """Wear other colours, keeping the sizes of the window."""
        wear(self, Look(look.tokens, of(self).measures, look.motion))

    def event(self, event: QEvent) -> bool:
        """Esc, before anything else that it does, closes what was refused."""
        is_early = event.type() == QEvent.Type.ShortcutOverride
        if is_early and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.bar.toast.settle()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wear the sizes of a wide or of a small window."""
        fit(self, self.width(), self.height())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field took: a command's plain key, or else a letter or digit for the screen; `?` shows the keys."""
        if self.shown is None or self.is_covered:
            return
        if event.text() == "?":
            self.places.toggle_keys()
        elif self.places.has_sheet or press_plain(self.commands(), event):
            return
        elif is_typing(event):
            self.page.typed(event.text())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads."""
        return reading.tab(self, forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file at a time."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A dropped file is opened."""
        if not self.is_covered:
            self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window goes, unless something is told or asked before."""
        if self.going.is_hindered():
            event.ignore()
        else:
            super().closeEvent(event)
            self.left.emit()

    def _on_scanned(self, text: str) -> None:
        if not self.is_covered and (self.places.close_sheet() or self.shown is not None):
            self.page.scanned(text)
