"""The keys of a stall at the office: seen in words, revoked after the steps and a reason."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pos import words
from ui.models.stall_keys import StallKeysModel
from ui.news import News, Screen
from ui.office.stalls import StallsScreen
from ui.office.stalls.keys import KeysPanel
from ui.window import Window


@pytest.fixture
def panel(gallery, qtbot: QtBot) -> KeysPanel:
    words.use("en")
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.hand_in("A12")
    gallery.office.collect()
    stall.delivery.send()
    stall.delivery.rotate_key()
    stall.delivery.send()
    gallery.office.collect()
    model = StallKeysModel(gallery.office, News())
    made = KeysPanel(model)
    made.retranslate()
    made.resize(340, 600)
    qtbot.addWidget(made)
    made.show()
    model.look("A12")
    return made


def test_the_present_key_stands_first_in_words_and_the_replaced_one_below(gallery, panel: KeysPanel) -> None:
    present, replaced = panel.model.listed()
    assert present.words == gallery.stalls["A12"].delivery.fingerprint.replace("-", " ")
    assert (present.state, present.tone, present.in_use) == ("in use", "ok", True)
    assert (replaced.state, replaced.note, replaced.in_use) == ("replaced", "good up to number 1", False)
    assert [row.button.isVisible() for row in panel.rows] == [True, False]
    assert panel.model.has_keys("A12") and not panel.model.has_keys("B01")


def test_the_answer_to_a_till_can_be_saved_again_long_after_it_was_admitted(
    gallery, panel: KeysPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    present, replaced = panel.rows
    assert present.save.isVisible() and not replaced.save.isVisible()
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    present.save.click()
    assert proposed == ["GIK-A12-1_e1_000001.ack.jsonl"]
    (till,) = gallery.office.stalls()
    assert tmp_path.joinpath(proposed[0]).read_bytes() == gallery.office.admission.acceptance(till)


def test_a_key_is_revoked_after_the_steps_and_with_a_reason(gallery, panel: KeysPanel, qtbot: QtBot) -> None:
    panel.rows[0].button.click()
    assert panel.title.text() == "The computer is gone"
    assert panel.steps[1].text().startswith("2. Revoke the key here.")
    panel.revoke_button.click()
    assert panel.revoke_button.isVisible()
    panel.reason.reasons.buttons["Computer stolen"].click()
    panel.revoke_button.click()
    assert [(one.state, one.note.partition(": ")[2]) for one in panel.model.listed()] == [
        ("revoked", "Computer stolen")
    ] * 2
    assert not panel.revoke_button.isVisible()


def test_the_way_out_leads_from_the_steps_to_the_keys_to_the_stall_and_away(gallery, office_window) -> None:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    window: Window = office_window()
    window.show_screen(Screen.STALLS)
    page = window.page
    assert isinstance(page, StallsScreen)
    page.table.opened.emit("A12")
    page.form.keys_button.click()
    assert page.panel.currentWidget() is page.keys
    page.keys.rows[0].button.click()
    for shown in (page.keys, page.form):
        page.keys.close_button.click()
        assert page.panel.currentWidget() is shown
    page.show_keys()
    page.table.opened.emit("A12")
    assert page.panel.currentWidget() is page.form
