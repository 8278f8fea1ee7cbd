"""Every setting of a stall has its place, its words and its check; a change is journalled and felt at once."""

import shutil
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from pos import words
from pos.settings import Setting
from pos.stall import Stall
from ui import autostart, opening
from ui.background import Runner
from ui.models.delivery import Delivery
from ui.models.printing import Printing
from ui.models.settings import AUTOSTART, FULL_SCREEN, OPENING, SCHEME, SOUND, TEXT
from ui.models.stall_settings import GROUPS, OF_THEIR_OWN, StallSettingsModel
from ui.news import News

OWN = (SCHEME, TEXT, SOUND, FULL_SCREEN, AUTOSTART, OPENING)
"""What the machine keeps, and not the stall."""

pytestmark = pytest.mark.usefixtures("qapp")  # the printer's clock


class Told(News):
    def __init__(self) -> None:
        super().__init__()
        self.reasons: list[str] = []
        self.changes = 0
        self.refused.connect(self.reasons.append)
        self.recorded.connect(self._on_recorded)

    def _on_recorded(self) -> None:
        self.changes += 1


@pytest.fixture
def news() -> Told:
    return Told()


@pytest.fixture
def model(shop: Stall, news: Told, at_once: Runner) -> StallSettingsModel:
    return StallSettingsModel(shop, news, Printing(shop, news, at_once), Delivery(shop, news))


def known(model: StallSettingsModel, name: str) -> Setting:
    return next(each for group in GROUPS for each in model.settings(group.id) if each.name == name)


def test_every_setting_has_exactly_one_place(shop: Stall, model: StallSettingsModel) -> None:
    shown = [each.name for group in GROUPS for each in model.settings(group.id)]
    assert sorted([*shown, *OF_THEIR_OWN]) == sorted([*shop.known_settings(), *(own.name for own in OWN)])


def test_what_belongs_to_an_ability_is_shown_with_it_alone(shop: Stall, model: StallSettingsModel) -> None:
    assert {"cipher", "markdown_days"} <= set(model.idle())
    shop.set("haggle", "yes")
    assert "cipher" not in model.idle()
    assert "markdown_days" in model.idle()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_setting_and_every_choice_has_words(model: StallSettingsModel, language: str) -> None:
    words.use(language)
    for group in GROUPS:
        for setting in model.settings(group.id):
            assert model.title(setting)[0].isupper()
            assert all(model.word(setting, choice) for choice in setting.choices)
            if setting.choices != ("yes", "no"):
                assert not {model.word(setting, choice) for choice in setting.choices} & {"none", "added", "picture"}


def test_a_choice_is_kept_journalled_and_told(shop: Stall, model: StallSettingsModel, news: Told) -> None:
    changes: list[bool] = []
    model.changed.connect(lambda: changes.append(True))
    assert model.set(known(model, "receipt"), "80")
    assert shop.settings.receipt == 80
    tail = shop.journal.tail()
    assert tail is not None
    assert tail.data == {"name": "receipt", "before": None, "after": "80"}
    assert changes
    assert news.changes == 1


def test_the_same_again_is_no_change(shop: Stall, model: StallSettingsModel) -> None:
    before = shop.journal.count()
    assert model.set(known(model, "receipt"), "58")
    assert shop.journal.count() == before


def test_what_is_refused_changes_nothing_and_says_what_is_allowed(
    shop: Stall, model: StallSettingsModel, news: Told
) -> None:
    assert not model.write(known(model, "cut_off"), "7")
    assert not model.write(known(model, "qris"), "bukan kode")
    assert len(news.reasons) == 2
    assert (shop.settings.cut_off, shop.settings.qris) == (4, "")


@pytest.mark.parametrize(
    ("written", "kept"), [("11", "1100"), ("1,25", "125"), ("0,5", "50"), ("100", "10000"), ("11,", None), ("-1", None)]
)
def test_a_tax_rate_is_written_as_a_percentage(
    model: StallSettingsModel, shop: Stall, written: str, kept: str | None
) -> None:
    rate = known(model, "tax_rate")
    assert model.write(rate, written) is (kept is not None)
    assert shop.settings.tax_rate == int(kept or 0)
    if kept:
        assert model.written(rate) == written


def test_an_amount_is_written_as_money(model: StallSettingsModel, shop: Stall) -> None:
    stays = known(model, "change_float")
    assert model.write(stays, "300.000")
    assert shop.settings.change_float == 300_000
    assert model.written(stays) == "Rp\u00a0300.000"
    assert not model.write(stays, "tiga ratus")


def test_language_and_colours_are_asked_of_the_window(model: StallSettingsModel, news: Told) -> None:
    asked: list[str] = []
    news.language_asked.connect(asked.append)
    news.scheme_asked.connect(asked.append)
    assert model.set(known(model, "language"), "en")
    assert model.set(SCHEME, "dark")
    assert asked == ["en", "dark"]
    assert model.value(SCHEME) == "dark"


def test_the_size_of_everything_and_a_sound_are_asked_of_the_program(model: StallSettingsModel, news: Told) -> None:
    asked: list[object] = []
    news.size_asked.connect(asked.append)
    news.sound_asked.connect(asked.append)
    assert model.set(TEXT, "large")
    assert model.set(SOUND, "yes")
    assert asked == ["large", True]
    assert (model.value(TEXT), model.value(SOUND)) == ("large", "yes")


def test_a_logo_is_taken_in_and_left_out_again(
    model: StallSettingsModel, shop: Stall, news: Told, tmp_path: Path
) -> None:
    picture = tmp_path / "merek.png"
    Image.new("L", (200, 100)).save(picture)
    assert model.choose_logo(picture)
    assert model.has_logo()
    assert shop.papers.logo is not None
    assert model.preview().rows[0] == shop.papers.logo
    assert not model.choose_logo(tmp_path / "tidak ada.png")
    assert len(news.reasons) == 1
    model.remove_logo()
    assert shop.papers.logo is None


def test_a_printer_is_set_up_only_where_the_address_names_one(
    model: StallSettingsModel, shop: Stall, news: Told
) -> None:
    assert not model.set_printer("network:")
    assert news.reasons
    assert not shop.settings.printer
    assert model.set_printer(f"file:{shop.folder / 'paper.bin'}")
    assert (model.printer_kind, model.printer_address) == ("file", str(shop.folder / "paper.bin"))
    model.test_print()
    assert shop.folder.joinpath("paper.bin").exists()
    assert model.set_printer("")
    assert not model.printer_kind


def test_a_code_held_before_the_scanner_becomes_the_stalls_own_or_is_refused(
    model: StallSettingsModel, shop: Stall, news: Told
) -> None:
    model.scanned("8991234567895")
    assert len(news.reasons) == 1
    assert not shop.settings.qris


@pytest.mark.parametrize(("setting", "entry"), [(AUTOSTART, autostart), (OPENING, opening)])
def test_what_the_system_keeps_is_asked_of_the_system(
    setting: Setting, entry: ModuleType, model: StallSettingsModel, news: Told
) -> None:
    assert setting in model.settings("look")
    assert model.value(setting) == "no"
    assert model.set(setting, "yes")
    assert entry.is_on()
    assert model.value(setting) == "yes"
    entry.set_on(False)
    shutil.rmtree(entry.entry_file().parent)
    entry.entry_file().parent.write_text("", "utf-8")
    assert not model.set(setting, "yes")
    assert model.value(setting) == "no"
    assert news.reasons


def test_the_whole_screen_is_asked_of_the_window_and_follows_its_key(model: StallSettingsModel, news: Told) -> None:
    asked: list[bool] = []
    news.full_screen_asked.connect(asked.append)
    model.set(FULL_SCREEN, "yes")
    assert asked == [True]
    news.full_screen_asked.emit(False)
    assert model.value(FULL_SCREEN) == "no"


def test_a_key_is_changed_once_the_office_has_admitted_the_till(gallery, at_once: Runner, news: Told) -> None:
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    model = StallSettingsModel(stall, news, Printing(stall, news, at_once), Delivery(stall, news))
    before = stall.delivery.fingerprint
    model.rotate_key()
    assert (stall.delivery.fingerprint, len(news.reasons)) == (before, 1)
    gallery.admit()
    stall.delivery.send()
    model.rotate_key()
    assert (stall.delivery.fingerprint != before, news.changes) == (True, 1)
