"""The settings of a stall as people know them: in groups, with words for what each may hold, changed one by one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.money import format_number, format_rupiah, parse_rupiah
from pos.printing.layout import Layout
from pos.printing.printers import PrinterKind, all_printers
from pos.settings import Setting
from pos.stall import Stall
from pos.words import N_
from pos.words import translate as _
from ui import autostart, opening
from ui.entry import is_offered
from ui.memory import remembered
from ui.models.printing import Printing
from ui.news import News


@dataclass(frozen=True)
class Group:
    """Settings that belong together; `title` is a msgid."""

    id: str
    title: str
    icon: str


GROUPS = (
    Group("paper", N_("Receipt"), "receipt-text"),
    Group("printer", N_("Printer"), "printer"),
    Group("money", N_("Money and tax"), "wallet"),
    Group("till", N_("Till"), "calculator"),
    Group("office", N_("Office"), "building-2"),
    Group("look", N_("Appearance"), "palette"),
)

SEVERAL_LINES = ("address", "footer")
FOLDERS = ("collection",)
OF_THEIR_OWN = ("printer", "logo")
"""What has more to it than a value: shown by a part of its own."""

_PERCENT = re.compile(r"([0-9]{1,3})(?:,([0-9]{1,2}))?")
_WORDS = {
    "tax": {"none": N_("No tax"), "included": N_("In the price"), "added": N_("Added")},
    "cash_rounding": {"0": N_("Not")},
    "cash_rounding_mode": {"nearest": N_("Nearest"), "down": N_("Down")},
    "print": {"always": N_("Always"), "ask": N_("Ask"), "never": N_("Never")},
    "letters": {"picture": N_("Picture")},
    "receipt": {"58": N_("58 mm"), "80": N_("80 mm")},
    "language": {"id": "Indonesia", "en": "English"},
    "scheme": {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")},
    "text": {"normal": N_("Normal"), "large": N_("Large")},
}
_TITLES = {
    "tax_rate": N_("tax rate in percent"),
    "cash_rounding": N_("cash is rounded to"),
    "receipt": N_("width of the receipt paper"),
    "qris": N_("text of the stall's QRIS code; hold it before the scanner"),
}


class _Entry(Protocol):
    def is_on(self) -> bool: ...
    def set_on(self, on: bool) -> None: ...


SCHEME = Setting("scheme", "system", N_("colours of the window"), "system|light|dark", str, "look")
FULL_SCREEN = Setting("full_screen", "no", N_("nothing but Lapak on the screen"), "yes|no", str, "look")
AUTOSTART = Setting("autostart", "no", N_("start with the computer"), "yes|no", str, "look")
OPENING = Setting("opening", "no", N_("a double click on a day's file opens it in Lapak"), "yes|no", str, "look")
TEXT = Setting("text", "normal", N_("size of everything; Lapak opens anew"), "normal|large", str, "look")
SOUND = Setting("sound", "no", N_("a sound when a scan is refused"), "yes|no", str, "look")
_ENTRIES: dict[str, _Entry] = {AUTOSTART.name: autostart, OPENING.name: opening}
"""What stands in the system's own settings, and is asked of them."""
_OF_THE_MACHINE = (SCHEME, TEXT, SOUND, FULL_SCREEN)


class SettingsModel(QObject):
    """Every setting by its group; `changed` tells that one is other than it was, a refusal is told by the news."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, printing: Printing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self.printing = printing
        self._own = {each.name: remembered().get(each.name, each.default) for each in _OF_THE_MACHINE}
        printing.changed.connect(self.changed)
        news.scheme_asked.connect(lambda wish: self._on_own(SCHEME, wish))
        news.full_screen_asked.connect(lambda on: self._on_own(FULL_SCREEN, "yes" if on else "no"))
        news.language_asked.connect(self.changed)

    # What is shown

    def settings(self, group: str) -> list[Setting]:
        """The settings of a group, but for those that have a part of their own."""
        of_stall = [each for each in self._stall.known_settings().values() if each.group == group]
        own = [*_OF_THE_MACHINE, *([AUTOSTART, OPENING] if is_offered() else [])] if group == "look" else []
        return [each for each in of_stall if each.name not in OF_THEIR_OWN] + own

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
        return self._stall.store.settings().get(setting.name, setting.default)

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
            return self._set(setting.name, value)
        self.changed.emit()
        return True

    def _set(self, name: str, value: str) -> bool:
        try:
            self._stall.set(name, value)
        except PosError as error:
            self._news.refuse(error)
            return False
        self._news.accepted.emit()
        self._news.recorded.emit()
        if name in ("printer", "letters"):
            self.printing.on_other_printer()
        self.changed.emit()
        return True

    def _kept(self, setting: Setting, text: str) -> str:
        if setting.name == "change_float":
            return str(parse_rupiah(text or "0"))
        if setting.name != "tax_rate":
            return text
        told = _PERCENT.fullmatch(text)
        if told is None:
            raise PosError(N_("“{text}” is no percentage: write it like 11 or 1,25"), text=text)
        return str(100 * int(told[1]) + int((told[2] or "").ljust(2, "0")))

    # The logo and the code

    def has_logo(self) -> bool:
        """Whether a picture stands on top of the receipt."""
        return bool(self._stall.settings.logo)

    def choose_logo(self, path: Path) -> bool:
        """Put a picture on top of the receipt; False where the file is none."""
        return self._set("logo", str(path))

    def remove_logo(self) -> None:
        """No picture any more."""
        self._set("logo", "")

    def scanned(self, text: str) -> None:
        """A code held before the scanner while the settings are shown is the stall's own QRIS code, or none."""
        if self._set("qris", text):
            self._news.say(_("This QRIS code is kept"))

    # The printer

    @property
    def kinds(self) -> Sequence[PrinterKind]:
        """Every way to reach a printer."""
        return (*all_printers().values(), *self._stall.printers.values())

    @property
    def printer_kind(self) -> str:
        """The id of the kind that is set up, "" without a printer."""
        return self._stall.settings.printer.partition(":")[0]

    @property
    def printer_address(self) -> str:
        """Where the printer is that is set up."""
        return self._stall.settings.printer.partition(":")[2]

    def found(self) -> list[tuple[str, str]]:
        """The printers that are there now: (as the setting keeps it, as it is called)."""
        return [(f"{kind.id}:{address}", address) for kind in self.kinds for address in kind.found()]

    def set_printer(self, setting: str) -> bool:
        """Print there from now on, "" for nowhere; False where it names no printer."""
        if setting:
            from pos.printing.printers import printer

            try:
                printer(setting, self._stall.printers)
            except PosError as error:
                self._news.refuse(error)
                return False
        return self._set("printer", setting)

    def test_print(self) -> None:
        """Print a paper that shows whether all is set up as it should be."""
        self.printing.print_now(self._stall.trial())

    def preview(self) -> Layout:
        """A paper as the printer will give it: the last receipt, or a test print before the first."""
        last = self._stall.till.last_sale()
        return self._stall.trial() if last is None else self._stall.receipt(last)

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
