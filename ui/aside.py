"""The screens of a window, one shown, and what stands in its place at times: a sheet of the frame, or a cover."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.keys import Command

if TYPE_CHECKING:
    from ui.widgets.sheet import WholeSheet


def give_focus(to: QWidget | None, otherwise: QWidget | None) -> None:
    """Give the focus back to what had it, if that is still there."""
    there = to if to is not None and isValid(to) and to.isVisible() else otherwise
    if there is not None:
        there.setFocus()


class Cover:
    """Stands in `column` in the place of all else there, which is `hidden` meanwhile; what is put last is seen."""

    def __init__(self, column: QVBoxLayout, hidden: Sequence[QWidget]) -> None:
        self._column = column
        self._hidden = hidden
        self._layers: list[tuple[QWidget, QWidget | None]] = []
        """Each with what had the focus before."""

    @property
    def is_on(self) -> bool:
        """Whether it stands there."""
        return bool(self._layers)

    def put(self, widget: QWidget) -> None:
        """Show nothing but this."""
        self._layers.append((widget, QApplication.focusWidget()))
        self._column.addWidget(widget, 1)
        self._show_last()

    def take_off(self) -> QWidget | None:
        """Show what it stood over again; returns what had the focus before."""
        widget, had_focus = self._layers.pop()
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        self._show_last()
        return had_focus

    def _show_last(self) -> None:
        for part in self._hidden:
            part.setHidden(self.is_on)
        for widget, _had_focus in self._layers:
            widget.setVisible(widget is self._layers[-1][0])


class Places(QStackedWidget):
    """`commands` gives what can be done on the screen that is shown."""

    opened = Signal()
    """A sheet stands in the place of the screen."""
    closed = Signal()
    """The screen is seen again."""

    def __init__(self, commands: Callable[[], Sequence[Command]]) -> None:
        super().__init__()
        self._commands = commands
        self._sheet: WholeSheet | None = None
        self._keeps = False
        self._had_focus: QWidget | None = None

    @property
    def has_sheet(self) -> bool:
        """Whether a sheet stands in the place of the screen."""
        return self._sheet is not None

    @property
    def asks(self) -> bool:
        """Whether that sheet asks something, after which the screen goes on as it was."""
        return self.has_sheet and self._keeps

    def toggle_keys(self) -> None:
        """Show the keys in place of the screen, or go back to it."""
        from ui.widgets.shortcuts import ShortcutSheet

        if not self.close_sheet(ShortcutSheet):
            self._open(ShortcutSheet(self._offered()))

    def toggle_palette(self) -> None:
        """Offer all commands in place of the screen, or go back to it."""
        from ui.widgets.palette import Palette

        if not self.close_sheet(Palette):
            palette = Palette([command for command in self._offered() if command.id != "palette"])
            palette.chosen.connect(self._on_chosen)
            self._open(palette)

    def _offered(self) -> list[Command]:
        return [command for command in self._commands() if command.offered()]

    def ask(self, sheet: "WholeSheet") -> None:
        """Ask something in place of the screen, which goes on as it was where the sheet is closed."""
        self.close_sheet()
        self._keeps, self._had_focus = True, QApplication.focusWidget()
        self._open(sheet)

    def goes_on(self) -> bool:
        """Whether the screen goes on as it was: then the focus is given back."""
        keeps, self._keeps = self._keeps, False
        if keeps:
            give_focus(self._had_focus, self.currentWidget())
        return keeps

    def close_sheet(self, kind: type[QWidget] = QWidget) -> bool:
        """Go back to the screen; whether it was a sheet of that kind which was closed."""
        sheet, self._sheet = self._sheet, None
        if sheet is None:
            return False
        self.removeWidget(sheet)
        sheet.deleteLater()
        self.closed.emit()
        return isinstance(sheet, kind)

    def _open(self, sheet: "WholeSheet") -> None:
        self._sheet = sheet
        sheet.closed.connect(self.close_sheet)
        self.addWidget(sheet)
        self.setCurrentWidget(sheet)
        self.opened.emit()
        sheet.setFocus()

    def _on_chosen(self, command: Command) -> None:
        self.close_sheet()
        command.press()
