"""What a window offers: the commands of the screen that is shown, the window's own, and those of its frame."""

from collections.abc import Sequence

from ui.keys import Command


class Offer:
    """`shared` are every window's that are worth a button, `last` those that stay even where all else is covered."""

    def __init__(self, shared: Sequence[Command], last: Sequence[Command]) -> None:
        self._shared = shared
        self.last = last
        self._buttons: list[Command] = []
        self._others: list[Command] = []

    def add(self, commands: Sequence[Command], *, offered: bool) -> None:
        """What can be done on every screen of the window, besides; `offered` where it has a button."""
        (self._buttons if offered else self._others).extend(commands)

    def common(self) -> list[Command]:
        """What can be done on every screen, and is worth a button where there is room."""
        return [*(each for each in self._buttons if each.offered()), *self._shared]

    def everywhere(self) -> list[Command]:
        """What can be done on every screen."""
        return [*self._buttons, *self._shared, *self._others, *self.last]

    def beside(self, own: Sequence[Command]) -> list[Command]:
        """A screen's `own` first, then what can be done everywhere but for their namesakes."""
        names = {command.id for command in own}
        return [*own, *(command for command in self.everywhere() if command.id not in names)]
