"""The second window, for those on the other side of the counter: what the buyer pays, or the queue of a food stall."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pos.ability import Ability
from ui.window import Window

if TYPE_CHECKING:
    from pos.stall import Stall
    from ui.models.buyer import BuyerModel
    from ui.models.pay import PayModel
    from ui.models.sell import SellModel
    from ui.stall.board import QueueBoard
    from ui.stall.buyer import BuyerBoard
    from ui.widgets.place import Place
    from ui.widgets.second import SecondWindow

OFF, BUYER, QUEUE = "off", "buyer", "queue"


class Board(QObject):
    """Opened and closed by the first window, with which it goes; made when it is first wanted.

    The setting `second_window` opens it at a start, and when it is changed; a command does until the next start.
    """

    def __init__(self, stall: "Stall", window: Window) -> None:
        super().__init__(window)
        self._stall = stall
        self._window = window
        self._set = OFF
        self._kind = OFF
        self._selling: SellModel | None = None
        self._place: Place | None = None
        self._paying: PayModel | None = None
        self._buyer: BuyerModel | None = None
        self._lines: BuyerBoard | None = None
        self._queue: QueueBoard | None = None
        self.second: SecondWindow | None = None
        """The window, while it is shown."""
        window.left.connect(self.close)
        window.language_changed.connect(self._on_language)
        window.news.recorded.connect(self.heed)
        QTimer.singleShot(0, self, self.heed)

    def follow(self, selling: "SellModel", place: "Place") -> None:
        """Show what is sold here, and the orders of its kitchen; `place` shows the payment while there is one."""
        self._selling, self._place = selling, place
        selling.kitchen.changed.connect(self._show)
        place.changed.connect(self._show)

    def take(self, paying: "PayModel") -> None:
        """Show this payment as well."""
        self._paying = paying
        if self._buyer is not None:
            self._buyer.follow(paying)

    def heed(self) -> None:
        """Open, close or change it where the setting is another one than before."""
        wish = self._stall.settings.second_window
        if wish != self._set:
            self._set = wish
            self.open(wish)

    def toggle(self, kind: str) -> None:
        """Open it for those, or close it again."""
        self.open(OFF if kind == self._kind else kind)

    def open(self, kind: str) -> None:
        """Show it for the buyer or for the queue, which a stall without a kitchen has not; or close it."""
        self.close()
        if kind == OFF or self._selling is None or (kind == QUEUE and not self._stall.can(Ability.KITCHEN)):
            return
        from ui.widgets.second import SecondWindow

        self._kind = kind
        self.second = SecondWindow()
        if kind == BUYER:
            self._add_buyer(self.second, self._selling)
        self._add_queue(self.second)
        self.second.closed.connect(self._on_closed)
        self._show()
        self.second.open(self._window)
        self._window.activateWindow()

    def close(self) -> None:
        """It is wanted no more."""
        if self.second is not None:
            self.second.close()

    def _add_buyer(self, second: "SecondWindow", selling: "SellModel") -> None:
        from ui.look.paper import image_of
        from ui.models.buyer import BuyerModel
        from ui.stall.buyer import BuyerBoard

        logo = self._stall.papers.logo
        self._lines = BuyerBoard(self._stall.identity.name, None if logo is None else image_of(logo))
        self._buyer = BuyerModel(self._stall, selling, self._is_paying, second)
        if self._paying is not None:
            self._buyer.follow(self._paying)
        self._buyer.changed.connect(self._show)
        second.add(BUYER, self._lines)

    def _add_queue(self, second: "SecondWindow") -> None:
        from ui.stall.board import QueueBoard

        self._queue = QueueBoard(self._stall.identity.name)
        second.add(QUEUE, self._queue)

    def _is_paying(self) -> bool:
        return self._place is not None and self._place.shows_kept

    def _show(self) -> None:
        if self.second is None or self._queue is None or self._selling is None:
            return
        called = self._selling.kitchen.called()
        self._queue.show_called(called)
        page = QUEUE
        if self._buyer is not None and self._lines is not None:
            shown = self._buyer.shown()
            self._lines.show_page(shown)
            if shown.page != "idle" or not any(called):
                page = BUYER
        self.second.turn_to(page)

    def _on_language(self) -> None:
        if self.second is not None:
            self.second.say_anew()
            self._show()

    def _on_closed(self) -> None:
        if self.second is not None:
            second, self.second, self._kind = self.second, None, OFF
            self._queue = self._lines = self._buyer = None
            second.deleteLater()
