"""What buying in asks of the sheet that a piece is photographed on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance

from ui.keys import Command

if TYPE_CHECKING:
    from PIL.Image import Image


class Eye(Protocol):
    """What a camera sees, or saw: `picture` is None while there is none."""

    picture: "Image | None"


@runtime_checkable
class Looking(Protocol):
    """It is a widget too; `used`: the picture of its model is wanted."""

    used: SignalInstance
    closed: SignalInstance

    @property
    def model(self) -> Eye: ...
    def commands(self) -> Sequence[Command]: ...
