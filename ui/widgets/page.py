"""A screen as the window knows it: what it can do, what becomes of a scan, what it does when it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ui.keys import Command


class Page(QWidget):
    """The base of every screen; each method may be left as it is.

    `retranslate` is called when the language changes, `relayout` when the window changes its look or its size class.
    """

    commands_changed = Signal()
    """What can be done here is other than it was."""
    scan_left = Signal(str)
    """A code was scanned that nothing here takes."""
    typing_left = Signal(str)
    """A letter or digit was typed that nothing here takes."""

    is_held = False
    """Whether a PIN is asked for in its place, for something that it asks itself: that stays, in whatever language."""

    def let_go(self) -> None:
        """The PIN was told, or not: what was held takes the language now."""
        self.is_held = False
        self.retranslate()

    def heading(self) -> str:
        """What stands on the bar before the stall's name, beside a way back; empty where neither is needed."""
        return ""

    def bar_tools(self) -> QWidget | None:
        """What stands on the right of the bar while this screen is shown."""
        return None

    def commands(self) -> Sequence[Command]:
        """What can be done here, with its keys; the F1 sheet lists the same."""
        return ()

    def unsaved(self) -> str:
        """What closing the window would lose, as a sentence; empty where nothing is lost."""
        return ""

    def arrived(self) -> None:
        """The screen is shown: read afresh, and give the focus to where typing goes."""

    def scanned(self, text: str) -> None:
        """A code was scanned while this screen was shown; what is not taken is left to the window."""
        self.scan_left.emit(text)

    def typed(self, text: str) -> None:
        """A letter or digit was typed outside any field; what is not taken is left to the window."""
        self.typing_left.emit(text)

    def retranslate(self) -> None:
        """Say everything in the language in use."""

    def relayout(self) -> None:
        """Take sizes from `ui.look.wear.of(self).measures`."""

    def changeEvent(self, event: QEvent) -> None:
        """A new language or a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self.relayout()
