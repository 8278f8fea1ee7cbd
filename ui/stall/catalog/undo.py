"""The button that takes the last sheet back out: pressed twice, since it takes a whole catalogue away."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication

from pos.catalog.undoing import LastImport
from pos.words import translate as _
from ui.widgets.buttons import Button

_ASKED_MS = 6_000


class UndoImport(Button):
    """`confirmed` once it was pressed again; a double click is one press."""

    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__("", icon="undo-2")
        self._last: LastImport | None = None
        self._asks = False
        self._forget = QTimer(self, singleShot=True, interval=_ASKED_MS)
        self._forget.timeout.connect(self._stop_asking)
        self.clicked.connect(self._on_clicked)

    def show_last(self, last: LastImport | None) -> None:
        """The sheet that would be taken back; hidden where there is none."""
        self._last = last
        self._stop_asking()
        self.setVisible(last is not None)

    def _on_clicked(self) -> None:
        if self._asks:
            self.confirmed.emit()
            return
        assert self._last is not None
        self._asks = True
        self.set_text(_("Undo {sheet}? Press again").format(sheet=self._last.sheet))
        self.setEnabled(False)
        QTimer.singleShot(QApplication.doubleClickInterval(), self, lambda: self.setEnabled(True))
        self._forget.start()

    def _stop_asking(self) -> None:
        self._asks = False
        self.set_text(_("Undo the import"))
