"""The backups of a window: made ready once the first customer has been served, or when somebody looks at them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pos.people.rights import OWNER, Actor
from ui.background import Runner
from ui.window import Window

if TYPE_CHECKING:
    from ui.models.backup import BackupModel, Place

_FIRST_MS = 20_000


class Backing:
    """`model` takes them from then on; `is_quiet` tells whether nobody is in the middle of a payment."""

    def __init__(
        self,
        place: "Place",
        window: Window,
        runner: Runner,
        is_quiet: Callable[[], bool] = lambda: True,
        acting: "Callable[[], Actor]" = lambda: OWNER,
    ) -> None:
        self._place = place
        self._window = window
        self._runner = runner
        self._is_quiet = is_quiet
        self._acting = acting
        self._first = QTimer(window, singleShot=True, interval=_FIRST_MS)
        self._first.timeout.connect(lambda: self.model.begin())
        window.left.connect(self._first.stop)

    def begin(self) -> None:
        """From now on."""
        self._first.start()

    @cached_property
    def model(self) -> "BackupModel":
        """Made when it is first wanted."""
        from ui.models.backup import BackupModel

        model = BackupModel(self._place, self._window.news, self._runner, self._is_quiet, self._window, self._acting)
        self._window.left.connect(model.stop)
        return model
