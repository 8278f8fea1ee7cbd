"""The office's settings in their groups."""

from PySide6.QtCore import QObject, Signal

from pos.gallery import Office
from pos.settings import Setting
from pos.words import N_
from ui.models.settings import FULL_SCREEN, SCHEME, TEXT, Group, SettingsModel
from ui.news import News

GROUPS = (
    Group("office", N_("Office"), "building-2"),
    Group("look", N_("Appearance"), "palette"),
)


class OfficeSettingsModel(SettingsModel):
    """Where summaries are collected, when the gallery is closed, and what its window looks like."""

    collection_changed = Signal()

    def __init__(self, office: Office, news: News, parent: QObject | None = None) -> None:
        super().__init__(office, news, GROUPS, (SCHEME, TEXT, FULL_SCREEN), parent)

    def settings(self, group: str) -> list[Setting]:
        """The settings of a group; an office has no till, what is a till's at a stall is its own."""
        found = super().settings(group)
        return [*super().settings("till"), *found] if group == "office" else found

    def put(self, name: str, value: str) -> bool:
        """Change a setting of the office; from another place it is collected at once."""
        done = super().put(name, value)
        if done and name == "collection":
            self.collection_changed.emit()
        return done
