"""The office's settings: each in one place, changed in the journal; another collection is looked at at once."""

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.gallery import Office
from pos.settings import Setting
from ui.models.office_settings import GROUPS, OF_THEIR_OWN, OfficeSettingsModel
from ui.models.settings import AUTOSTART, FULL_SCREEN, OPENING, SCHEME, TEXT
from ui.news import News

OWN = (SCHEME, TEXT, FULL_SCREEN, AUTOSTART, OPENING)
"""What the machine keeps, and not the office."""


@pytest.fixture
def office(gallery) -> Office:
    return gallery.office


@pytest.fixture
def model(office: Office) -> OfficeSettingsModel:
    return OfficeSettingsModel(office, News())


def known(model: OfficeSettingsModel, name: str) -> Setting:
    return next(each for group in GROUPS for each in model.settings(group.id) if each.name == name)


def test_every_setting_has_exactly_one_place(office: Office, model: OfficeSettingsModel) -> None:
    shown = [each.name for group in GROUPS for each in model.settings(group.id)]
    assert sorted([*shown, *OF_THEIR_OWN]) == sorted([*office.known_settings(), *(own.name for own in OWN)])


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_setting_and_every_choice_has_words(model: OfficeSettingsModel, language: str) -> None:
    words.use(language)
    for group in GROUPS:
        for setting in model.settings(group.id):
            assert model.title(setting)
            assert all(model.word(setting, choice) for choice in setting.choices)


def test_a_weekday_is_closed_at_a_touch_and_open_at_another_and_kept_in_the_journal(
    office: Office, model: OfficeSettingsModel
) -> None:
    assert [text for _mark, text in model.weekdays()] == ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"]
    model.toggle_closed("mon")
    assert model.is_closed("mon") and office.setting_values()["closed_days"] == "mon"
    assert office.journal.tail().kind == "setting_changed"
    model.toggle_closed("mon")
    assert not model.is_closed("mon")


def test_single_days_are_written_as_people_write_them_and_stand_beside_the_weekdays(
    office: Office, model: OfficeSettingsModel
) -> None:
    model.toggle_closed("mon")
    assert model.add_closed("25/12/2026") and model.add_closed("2026-08-17") and model.add_closed("25.12.2026")
    assert model.closed_dates() == [("2026-08-17", "17 Agu 2026"), ("2026-12-25", "25 Des 2026")]
    assert office.setting_values()["closed_days"] == "mon 2026-08-17 2026-12-25"
    model.toggle_closed("2026-08-17")
    assert office.setting_values()["closed_days"] == "mon 2026-12-25"


def test_what_is_no_day_is_refused_and_nothing_changes(office: Office, model: OfficeSettingsModel) -> None:
    before = office.journal.tail()
    assert not model.add_closed("kapan saja")
    assert office.journal.tail() == before


def test_another_collection_is_told(model: OfficeSettingsModel, tmp_path, qtbot: QtBot) -> None:
    tmp_path.joinpath("other").mkdir()
    with qtbot.waitSignal(model.collection_changed):
        assert model.write(known(model, "collection"), str(tmp_path / "other"))
    with qtbot.assertNotEmitted(model.collection_changed):
        assert model.set(known(model, "zone"), "WIT")


def test_the_office_s_key_is_told_in_words_and_changed(office: Office, model: OfficeSettingsModel) -> None:
    before = model.key_words()
    assert before == office.fingerprint.replace("-", " ")
    model.rotate_key()
    assert model.key_words() != before
    for path in office.folder.joinpath("keys").iterdir():
        path.unlink()
    assert model.key_words() == ""
    model.rotate_key()
    assert office.check().good
