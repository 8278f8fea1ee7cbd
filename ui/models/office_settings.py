"""The office's settings in their groups."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from pos.clock import WEEKDAYS
from pos.errors import PosError
from pos.gallery import Office
from pos.printing.wording import SHORT_WEEKDAYS
from pos.settings import Setting
from pos.words import N_, written_day
from pos.words import translate as _
from ui.models.settings import FULL_SCREEN, SCHEME, TEXT, Group, SettingsModel
from ui.models.spans import typed_day
from ui.news import News

GROUPS = (
    Group("office", N_("Office"), "building-2"),
    Group("backup", N_("Backups"), "database-backup"),
    Group("look", N_("Appearance"), "palette"),
)

OF_THEIR_OWN = ("closed_days",)
"""What has more to it than a value: shown by a part of its own."""


class OfficeSettingsModel(SettingsModel):
    """Where summaries are collected, when the gallery is closed, and what its window looks like."""

    collection_changed = Signal()

    def __init__(self, office: Office, news: News, parent: QObject | None = None) -> None:
        super().__init__(office, news, GROUPS, (SCHEME, TEXT, FULL_SCREEN), parent)
        self._office = office

    def settings(self, group: str) -> list[Setting]:
        """The settings of a group; an office has no till, what is a till's at a stall is its own."""
        found = super().settings(group)
        own = [*super().settings("till"), *found] if group == "office" else found
        return [each for each in own if each.name not in OF_THEIR_OWN]

    def put(self, name: str, value: str) -> bool:
        """Change a setting of the office; from another place it is collected at once."""
        done = super().put(name, value)
        if done and name == "collection":
            self.collection_changed.emit()
        return done

    # The office's key

    def key_words(self) -> str:
        """The eight words of the office's key; empty where it is gone."""
        try:
            return self._office.fingerprint.replace("-", " ")
        except PosError:
            return ""

    def rotate_key(self) -> None:
        """Sign with a new key from now on; every till is told, and follows by itself."""
        try:
            self._office.notices.rotate_key()
        except PosError as error:
            self._news.refuse(error)
            return
        self._news.say(_("The key is changed. Every stall follows with its next hand-in."))
        self.changed.emit()

    # When the gallery is closed

    def weekdays(self) -> list[tuple[str, str]]:
        """Each day of the week: its mark (`mon`), and how it is called in short."""
        return [(mark, _(text)) for mark, text in zip(WEEKDAYS, SHORT_WEEKDAYS, strict=True)]

    def is_closed(self, mark: str) -> bool:
        """Whether the gallery is closed every week on that day."""
        return mark in self._office.settings.closed_days.marks

    def closed_dates(self) -> list[tuple[str, str]]:
        """The single days on which it is closed (`2026-12-25`), each as people write it, the earliest first."""
        dates = sorted(self._office.settings.closed_days.marks.difference(WEEKDAYS))
        return [(mark, written_day(date.fromisoformat(mark))) for mark in dates]

    def toggle_closed(self, mark: str) -> None:
        """Closed on that weekday or day from now on, or open again where it was closed."""
        self.put("closed_days", self._office.settings.closed_days.toggled(mark).text())

    def add_closed(self, text: str) -> bool:
        """Closed on the day that was typed, too; False, and the reason told, where it is none."""
        try:
            mark = typed_day(text)
        except PosError as error:
            self._news.refuse(error)
            return False
        if not self.is_closed(mark):
            self.toggle_closed(mark)
        return True
