"""A second window, for those on the other side of the counter: pages by name, one at a time, and no keys."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.look.wear import Look, of, wear

_SMALLEST = (640, 400)


class SecondWindow(QWidget):
    """It fills another screen while there is one, and never takes the keys or a scan from the first window.

    `closed` says that it was closed by hand. A page is told of another language as every widget is.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(*_SMALLEST)
        self._pages: dict[str, QWidget] = {}
        self._beside: QWidget | None = None
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        wear(self, Look())

    def add(self, name: str, page: QWidget) -> None:
        """One more page; the first one is shown."""
        self._pages[name] = page
        self._stack.addWidget(page)

    def turn_to(self, name: str) -> None:
        """Show this page."""
        self._stack.setCurrentWidget(self._pages[name])

    def open(self, beside: QWidget) -> None:
        """Show it in the look of `beside`: all over another screen, or as a window of its own where there is none.

        It goes over to a screen that is plugged in, and comes back from one that is pulled out.
        """
        self._beside = beside
        self.dress(of(beside))
        self.setWindowTitle(beside.windowTitle())
        beside.installEventFilter(self)
        program = QGuiApplication.instance()
        assert isinstance(program, QGuiApplication)
        program.screenAdded.connect(self._settle_soon)
        program.screenRemoved.connect(self._settle_soon)
        self._settle()

    def _settle_soon(self) -> None:
        QTimer.singleShot(0, self, self._settle)  # Qt moves the windows of a screen that goes by itself first

    def _settle(self) -> None:
        if self._beside is None:
            return
        other = other_screen(self._beside.screen())
        if other is not None:
            self.setGeometry(other.geometry())
            self.showFullScreen()
        elif self.isFullScreen() or not self.isVisible():
            self.showNormal()
            self.resize(1024, 600)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wear what the first window wears."""
        if event.type() == QEvent.Type.StyleChange and self._beside is not None:
            self.dress(of(self._beside))
        return super().eventFilter(watched, event)

    def dress(self, look: Look) -> None:
        """The colours of the first window; its own sizes."""
        wear(self, look)

    def say_anew(self) -> None:
        """Another language is in use."""
        for page in self._pages.values():
            page.event(QEvent(QEvent.Type.LanguageChange))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is gone."""
        super().closeEvent(event)
        self.closed.emit()


def other_screen(first: QScreen) -> QScreen | None:
    """A screen that is not the first window's; None where there is but one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not first), None)
