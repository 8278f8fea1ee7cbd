"""The sheet that F1 shows: every key of the present screen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.widgets.labels import Keycap, Label
from ui.widgets.sheet import Sheet


def key_name(shortcut: str) -> str:
    """The name of a key as it stands on a keycap, e.g. `Ctrl+Z`."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutSheet(QWidget):
    """`closed` comes from ×, Esc and F1."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet(_("Keys"))
        self.closed = self.sheet.closed
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sheet)
        shown = [command for command in commands if command.shortcut]
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        half = (len(shown) + 1) // 2
        for at, command in enumerate(shown):
            grid.addLayout(_row(command), at % half, at // half)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.sheet.body.addLayout(grid)
        self.sheet.body.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.sheet.close_button)
        margin = of(self).measures.margin
        self._column.setContentsMargins(margin, 12, margin, margin)


def _row(command: Command) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Label(_(command.title), "body"), 1)
    row.addWidget(Keycap(key_name(command.shortcut)))
    return row
