"""What a screen reader is told of controls that Qt does not know: what they are, and what they hold."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class SpokenControl(QAccessibleWidget):
    """A painted control by its `ROLE`; its description is the value that it holds."""

    def text(self, kind: QAccessible.Text) -> str:
        """The value, or what Qt says of any widget."""
        if kind == QAccessible.Text.Value:
            return self.widget().accessibleDescription()
        return super().text(kind)


def announce(of: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say this now, wherever the focus is; `urgent` breaks into what it is saying."""
    event = QAccessibleAnnouncementEvent(of, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def install() -> None:
    """Tell screen readers of every widget whose class has a `ROLE`, of `QAccessible.Role`."""
    QAccessible.installFactory(_spoken)


def _spoken(_key: str, thing: QObject) -> SpokenControl | None:
    role = getattr(type(thing), "ROLE", None)
    return SpokenControl(thing, role) if role is not None and isinstance(thing, QWidget) else None
