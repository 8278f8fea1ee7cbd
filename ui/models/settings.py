"""Settings as people know them: in groups, with words for what each may hold, changed one by one."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.money import format_number, format_rupiah, parse_rupiah
from pos.settings import Setting
from pos.words import N_
from pos.words import translate as _
from ui import autostart, opening
from ui.entry import is_offered
from ui.memory import remembered
from ui.news import News


@dataclass(frozen=True)
class Group:
    """Settings that belong together; `title` is a msgid."""

    id: str
    title: str
    icon: str


_PERCENT = re.compile(r"([0-9]{1,3})(?:,([0-9]{1,2}))?")
_WORDS = {
    "tax": {"none": N_("No tax"), "included": N_("In the price"), "added": N_("Added")},
    "cash_rounding": {"0": N_("Not")},
    "cash_rounding_mode": {"nearest": N_("Nearest"), "down": N_("Down")},
    "print": {"always": N_("Always"), "ask": N_("Ask"), "never": N_("Never")},
    "letters": {"picture": N_("Picture")},
    "receipt": {"58": N_("58 mm"), "80": N_("80 mm")},
    "language": {"id": "Indonesia", "en": "English"},
    "second_window": {"off": N_("Nothing"), "buyer": N_("What they buy"), "queue": N_("The queue")},
    "scheme": {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")},
    "text": {"normal": N_("Normal"), "large": N_("Large")},
}
_TITLES = {
    "tax_rate": N_("tax rate in percent"),
    "cash_rounding": N_("cash is rounded to"),
    "receipt": N_("width of the receipt paper"),
    "qris": N_("text of the stall's QRIS code; hold it before the scanner"),
}


class Place(Protocol):
    """A stall or an office."""

    def known_settings(self) -> dict[str, Setting]: ...
    def setting_values(self) -> dict[str, str]: ...
    def set(self, name: str, value: str) -> str: ...


class _Entry(Protocol):
    def is_on(self) -> bool: ...
    def set_on(self, on: bool) -> None: ...


SCHEME = Setting("scheme", "system", N_("colours of the window"), "system|light|dark", str, "look")
FULL_SCREEN = Setting("full_screen", "no", N_("nothing but Lapak on the screen"), "yes|no", str, "look")
AUTOSTART = Setting("autostart", "no", N_("start with the computer"), "yes|no", str, "look")
OPENING = Setting("opening", "no", N_("a double click on a day's file opens it in Lapak"), "yes|no", str, "look")
TEXT = Setting("text", "normal", N_("size of everything; a large screen opens Lapak anew"), "normal|large", str, "look")
SOUND = Setting("sound", "no", N_("a sound when a scan is refused"), "yes|no", str, "look")
_ENTRIES: dict[str, _Entry] = {AUTOSTART.name: autostart, OPENING.name: opening}
"""What stands in the system's own settings, and is asked of them."""


class SettingsModel(QObject):
    """Every setting by its group; `changed` tells that one is other than it was, a refusal is told by the news."""

    changed = Signal()

    def __init__(
        self, place: Place, news: News, groups: Sequence[Group], own: Sequence[Setting], parent: QObject | None = None
    ) -> None:
        """`own` are those of the machine."""
        super().__init__(parent)
        self._place = place
        self._news = news
        self.groups = groups
        self._of_machine = own
        self._own = {each.name: remembered().get(each.name, each.default) for each in own}
        news.scheme_asked.connect(lambda wish: self._on_own(SCHEME, wish))
        news.full_screen_asked.connect(lambda on: self._on_own(FULL_SCREEN, "yes" if on else "no"))
        news.language_asked.connect(self.changed)

    # What is shown

    def settings(self, group: str) -> list[Setting]:
        """The settings of a group."""
        of_place = [each for each in self._place.known_settings().values() if each.group == group]
        own = [*self._of_machine, *([AUTOSTART, OPENING] if is_offered() else [])] if group == "look" else []
        return of_place + own

    def offers(self, group: str) -> bool:
        """Whether a group is of use here."""
        return group in {each.id for each in self.groups}

    def idle(self) -> Collection[str]:
        """The names of settings that are of no use as things are set now."""
        return ()

    def title(self, setting: Setting) -> str:
        """What a setting is, as the beginning of a line."""
        meaning = _(_TITLES.get(setting.name, setting.meaning))
        return meaning[:1].upper() + meaning[1:]

    def word(self, setting: Setting, choice: str) -> str:
        """What a choice is called."""
        known = _WORDS.get(setting.name, {})
        if choice in known:
            return _(known[choice])
        return format_number(int(choice)) if choice.isdigit() else choice

    def value(self, setting: Setting) -> str:
        """What a setting holds, as it is kept."""
        if setting.name in self._own:
            return self._own[setting.name]
        if setting.name in _ENTRIES:
            return "yes" if _ENTRIES[setting.name].is_on() else "no"
        return self._place.setting_values().get(setting.name, setting.default)

    def written(self, setting: Setting) -> str:
        """What a setting holds, as a person writes it."""
        value = self.value(setting)
        if setting.name == "tax_rate":
            whole, part = divmod(int(value), 100)
            return f"{whole},{part:02d}".rstrip("0").rstrip(",")
        return format_rupiah(int(value)) if setting.name == "change_float" else value

    # What is changed

    def write(self, setting: Setting, text: str) -> bool:
        """Change a setting to what a person wrote; False where it was refused."""
        try:
            return self.set(setting, self._kept(setting, text.strip()))
        except PosError as error:
            self._news.refuse(error)
            return False

    def set(self, setting: Setting, value: str) -> bool:
        """Change a setting to a value as it is kept; False where it was refused."""
        if value == self.value(setting):
            return True
        if setting.name == SCHEME.name:
            self._news.scheme_asked.emit(value)
        elif setting.name == FULL_SCREEN.name:
            self._news.full_screen_asked.emit(value == "yes")
        elif setting.name in _ENTRIES:
            return self._set_entry(_ENTRIES[setting.name], value == "yes")
        elif setting.name == TEXT.name:
            self._on_own(TEXT, value)
            self._news.size_asked.emit(value)
        elif setting.name == SOUND.name:
            self._on_own(SOUND, value)
            self._news.sound_asked.emit(value == "yes")
        elif setting.name == "language":
            self._news.language_asked.emit(value)
        else:
            return self.put(setting.name, value)
        self.changed.emit()
        return True

    def put(self, name: str, value: str) -> bool:
        """Change a setting of the place; False where it was refused."""
        done = self._news.record(lambda: self._change(name, value), lambda: self.put(name, value))
        if done:
            self.changed.emit()
        return done

    def _change(self, name: str, value: str) -> None:
        self._place.set(name, value)

    def _kept(self, setting: Setting, text: str) -> str:
        if setting.name == "change_float":
            return str(parse_rupiah(text or "0"))
        if setting.name != "tax_rate":
            return text
        told = _PERCENT.fullmatch(text)
        if told is None:
            raise PosError(N_("“{text}” is no percentage: write it like 11 or 1,25"), text=text)
        return str(100 * int(told[1]) + int((told[2] or "").ljust(2, "0")))

    def _set_entry(self, entry: _Entry, on: bool) -> bool:
        try:
            entry.set_on(on)
        except PosError as error:
            self._news.refuse(error)
        self.changed.emit()
        return entry.is_on() == on

    def _on_own(self, setting: Setting, value: str) -> None:
        self._own[setting.name] = value
        self.changed.emit()
