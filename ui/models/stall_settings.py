"""A stall's settings: what every place has, and its receipt's logo, its QRIS code, its printer."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from pos.ability import Ability
from pos.errors import PosError
from pos.printing.layout import Layout
from pos.printing.printers import PrinterKind, all_printers
from pos.settings import CIPHER, Setting
from pos.stall import Stall
from pos.words import N_
from pos.words import translate as _
from ui.models import carried
from ui.models.delivery import Delivery
from ui.models.printing import Printing
from ui.models.settings import FULL_SCREEN, SCHEME, SOUND, TEXT, Group, SettingsModel
from ui.news import News

GROUPS = (
    Group("paper", N_("Receipt"), "receipt-text"),
    Group("printer", N_("Printer"), "printer"),
    Group("money", N_("Money and tax"), "wallet"),
    Group("till", N_("Till"), "calculator"),
    Group("abilities", N_("What this stall does"), "store"),
    Group("office", N_("Office"), "building-2"),
    Group("backup", N_("Backups"), "database-backup"),
    Group("look", N_("Appearance"), "palette"),
    Group("people", N_("People"), "users"),
    Group("orders", N_("Orders"), "hammer"),
)

OF_THEIR_OWN = ("printer", "logo")
"""What has more to it than a value: shown by a part of its own."""

_OF_ABILITIES = {
    Ability.PIECES: ("markdown_percent", "markdown_days", "as_is_terms"),
    Ability.HAGGLE: (CIPHER,),
}


class StallSettingsModel(SettingsModel):
    """Beside its settings: the logo, a code that is scanned, the printer with all that waits for it."""

    def __init__(
        self, stall: Stall, news: News, printing: Printing, delivery: Delivery, parent: QObject | None = None
    ) -> None:
        super().__init__(stall, news, GROUPS, (SCHEME, TEXT, SOUND, FULL_SCREEN), parent)
        self._stall = stall
        self.printing = printing
        self._delivery = delivery
        printing.changed.connect(self.changed)

    def rotate_key(self) -> None:
        """Seal with a new key from now on; the office follows by itself."""
        try:
            self._stall.delivery.rotate_key(by=self._stall.people.actor)
        except PosError as error:
            self._news.refuse(error, self.rotate_key)
            return
        self._news.say(_("The key is changed. The office follows with the next hand-in."))
        self._news.recorded.emit()
        self.changed.emit()

    def offers(self, group: str) -> bool:
        """The orders' group is of stalls that take some."""
        return group != "orders" or self._stall.can(Ability.ORDERS)

    def idle(self) -> Collection[str]:
        """What is said of an ability is of no use without it."""
        return [name for ability, names in _OF_ABILITIES.items() if not self._stall.can(ability) for name in names]

    def settings(self, group: str) -> list[Setting]:
        """The settings of a group, but for those that have a part of their own."""
        return [each for each in super().settings(group) if each.name not in OF_THEIR_OWN]

    def put(self, name: str, value: str) -> bool:
        """Change a setting of the stall; another printer takes what waits."""
        done = super().put(name, value)
        if done and name in ("printer", "letters"):
            self.printing.on_other_printer()
        return done

    def _change(self, name: str, value: str) -> None:
        self._stall.set(name, value, by=self._stall.people.actor)

    # The logo and the code

    def has_logo(self) -> bool:
        """Whether a picture stands on top of the receipt."""
        return bool(self._stall.settings.logo)

    def choose_logo(self, path: Path) -> bool:
        """Put a picture on top of the receipt; False where the file is none."""
        return self.put("logo", str(path))

    def remove_logo(self) -> None:
        """No picture any more."""
        self.put("logo", "")

    def scanned(self, text: str) -> None:
        """A code held before the scanner while the settings are shown is the stall's own QRIS code, or none."""
        if self.put("qris", text):
            self._news.say(_("This QRIS code is kept"))

    # The office

    def office_state(self) -> tuple[str, str]:
        """Whether the office has admitted this stall: words and their tone."""
        if self._stall.delivery.is_admitted():
            return _("The office has admitted this stall"), "ok"
        return _("Not yet enrolled by the office"), "warn"

    def key_words(self) -> str:
        """The stall's own words, joined by `-`, for the office to compare; empty where the key is gone."""
        try:
            return self._stall.delivery.fingerprint
        except PosError:
            return ""

    def request_name(self) -> str:
        """What the file is called that asks the office to admit this stall."""
        return self._stall.delivery.request_path.name

    def save_request(self, path: Path) -> None:
        """Write what asks the office to admit this stall, to be brought there."""
        carried.save_request(self._stall, path, self._news)

    def read_answer(self, path: Path) -> None:
        """Hear what the office said from a file that was brought."""
        if self._delivery.read_answer(path):
            self.changed.emit()

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
        return self.put("printer", setting)

    def test_print(self) -> None:
        """Print a paper that shows whether all is set up as it should be."""
        self.printing.print_now(self._stall.papers.trial())

    def preview(self) -> Layout:
        """A paper as the printer will give it: the last receipt, or a test print before the first."""
        last = self._stall.till.last_sale()
        return self._stall.papers.trial() if last is None else self._stall.papers.receipt(last)
