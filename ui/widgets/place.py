"""The place of a list: a sheet that asks something, or the payment, stands in it for as long as it is needed."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.keys import Command
from ui.widgets.sheet import Sheet


class Paying(Protocol):
    """What a screen asks of the sheet that takes the money; it is a widget too."""

    closed: SignalInstance
    finished: SignalInstance
    paid: SignalInstance

    def commands(self) -> Sequence[Command]: ...
    def scanned(self, text: str) -> None: ...
    def is_done(self) -> bool: ...
    def leave(self) -> None: ...
    def focus(self) -> None: ...


class Place(QStackedWidget):
    """Shows `ground`, or one other widget over it at a time; `changed` says that another is shown."""

    changed = Signal()

    def __init__(self, ground: QWidget) -> None:
        super().__init__()
        self._ground = ground
        self.over: QWidget | None = None
        self._kept = False
        self.addWidget(ground)

    def put(self, over: QWidget, *, kept: bool = False) -> None:
        """Show this, in place of what was shown; it goes with it, unless it is `kept` to be shown again."""
        self._drop()
        self.over, self._kept = over, kept
        if self.indexOf(over) < 0:
            self.addWidget(over)
        self.setCurrentWidget(over)
        self.changed.emit()

    @property
    def shows_kept(self) -> bool:
        """Whether what is shown is kept."""
        return self.over is not None and self._kept

    def put_sheet(self, sheet: Sheet) -> None:
        """Show a sheet until it is closed."""
        sheet.closed.connect(self.clear)
        self.put(sheet)

    def clear(self) -> None:
        """Back to the ground."""
        if self.over is not None:
            self._drop()
            self.changed.emit()

    def _drop(self) -> None:
        over, self.over = self.over, None
        self._take_focus()
        self.setCurrentWidget(self._ground)
        if over is not None and not self._kept:
            self.removeWidget(over)
            over.deleteLater()

    def _take_focus(self) -> None:
        """Before what has it is hidden: Qt would look through the whole window for who is next."""
        if self.focusWidget() is not None and self.isVisible():
            self.setFocus()
