"""The queue board of a food stall, on a second window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.look.wear import of
from ui.window import Window

if TYPE_CHECKING:
    from pos.stall import Stall
    from ui.models.kitchen import KitchenModel
    from ui.stall.board import QueueBoard
    from ui.widgets.second import SecondWindow

QUEUE = "queue"


class Board(QObject):
    """Opened and closed by the first window, with which it goes; made when it is first wanted."""

    def __init__(self, stall: "Stall", window: Window) -> None:
        super().__init__(window)
        self._stall = stall
        self._window = window
        self._model: KitchenModel | None = None
        self._queue: QueueBoard | None = None
        self.second: SecondWindow | None = None
        """The window, while it is shown."""
        window.left.connect(self.close)
        window.language_changed.connect(self._on_language)

    def follow(self, model: "KitchenModel") -> None:
        """Show the orders of this kitchen."""
        self._model = model
        model.changed.connect(self._show)

    def toggle(self) -> None:
        """Open it, or close it again."""
        if self.second is not None:
            self.close()
            return
        from ui.stall.board import QueueBoard
        from ui.widgets.second import SecondWindow

        self._queue = QueueBoard(self._stall.identity.name)
        self.second = SecondWindow()
        self.second.add(QUEUE, self._queue)
        self.second.closed.connect(self._on_closed)
        self._show()
        self.second.open(self._window)
        self._window.activateWindow()

    def close(self) -> None:
        """It is wanted no more."""
        if self.second is not None:
            self.second.close()

    def _show(self) -> None:
        if self._queue is not None and self._model is not None:
            self._queue.show_called(self._model.called())
        if self.second is not None:
            self.second.dress(of(self._window))

    def _on_language(self) -> None:
        if self.second is not None:
            self.second.say_anew()
            self._show()

    def _on_closed(self) -> None:
        if self.second is not None:
            second, self.second, self._queue = self.second, None, None
            second.deleteLater()
