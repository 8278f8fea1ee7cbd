"""The settings by touch and by keyboard: what is chosen holds at once, what is written when the field is left."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pos.gallery import create_office
from pos.stall import Stall
from ui.app import build_stall
from ui.background import Runner
from ui.look.wear import Look, of
from ui.models.stall_settings import GROUPS
from ui.news import Screen
from ui.stall.settings import SettingsScreen
from ui.widgets.restoring import RestoreDialog
from ui.widgets.setting_rows import ChoiceRow, FolderRow, NoteRow, SwitchRow, TextRow
from ui.window import Window


@pytest.fixture
def window(shop: Stall, at_once: Runner, qtbot: QtBot) -> Window:
    made = build_stall(shop, Look(), at_once)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
    qtbot.keyClick(made, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    return made


@pytest.fixture
def screen(window: Window) -> SettingsScreen:
    page = window.page
    assert isinstance(page, SettingsScreen)
    return page


def touch(qtbot: QtBot, screen: SettingsScreen, name: str, choice: str) -> None:
    row = screen.rows[name]
    assert isinstance(row, ChoiceRow)
    qtbot.mouseClick(row.choices[choice], Qt.MouseButton.LeftButton)


def test_a_choice_holds_at_once_and_the_paper_beside_follows(shop: Stall, screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.show_group("printer")
    narrow = screen.paper.width()
    touch(qtbot, screen, "receipt", "80")
    assert shop.settings.receipt == 80
    assert screen.paper.width() > narrow


def test_a_switch_is_yes_or_no(shop: Stall, screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.show_group("printer")
    row = screen.rows["drawer"]
    assert isinstance(row, SwitchRow)
    qtbot.mouseClick(row.switch, Qt.MouseButton.LeftButton)
    assert shop.settings.drawer
    qtbot.mouseClick(row.switch, Qt.MouseButton.LeftButton)
    assert not shop.settings.drawer


def test_what_is_written_is_kept_with_enter_and_what_is_refused_stays_to_be_mended(
    shop: Stall, screen: SettingsScreen, window: Window, qtbot: QtBot
) -> None:
    screen.show_group("money")
    row = screen.rows["tax_rate"]
    assert isinstance(row, TextRow)
    row.field.edit.setFocus()
    row.field.edit.selectAll()
    qtbot.keyClicks(row.field.edit, "sebelas")
    qtbot.keyClick(row.field.edit, Qt.Key.Key_Return)
    assert window.bar.toast.bad
    assert row.field.text() == "sebelas"
    row.field.edit.selectAll()
    qtbot.keyClicks(row.field.edit, "11")
    qtbot.keyClick(row.field.edit, Qt.Key.Key_Return)
    assert shop.settings.tax_rate == 1100


def test_several_lines_are_kept_when_the_field_is_left(shop: Stall, screen: SettingsScreen, qtbot: QtBot) -> None:
    row = screen.rows["footer"]
    assert isinstance(row, NoteRow)
    row.field.edit.setFocus()
    row.field.set_text("Matur nuwun\nSugeng rawuh malih")
    screen.groups["paper"].setFocus()
    assert shop.settings.footer == "Matur nuwun\nSugeng rawuh malih"
    assert "Matur nuwun" in screen.paper.accessibleDescription()


def test_where_summaries_go_is_chosen_as_a_folder(
    shop: Stall, screen: SettingsScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    screen.show_group("office")
    row = screen.rows["collection"]
    assert isinstance(row, FolderRow)
    qtbot.mouseClick(row.choose, Qt.MouseButton.LeftButton)
    assert shop.settings.collection == str(tmp_path)


def test_a_picture_is_chosen_for_the_receipt_and_removed(
    shop: Stall, screen: SettingsScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("L", (200, 100)).save(tmp_path / "merek.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(tmp_path / "merek.png"), ""))
    before = screen.paper.height()
    qtbot.mouseClick(screen.logo.choose, Qt.MouseButton.LeftButton)
    assert screen.paper.height() > before
    qtbot.mouseClick(screen.logo.remove, Qt.MouseButton.LeftButton)
    assert not shop.settings.logo
    assert screen.paper.height() == before


def test_a_printer_is_set_up_tried_and_given_up(
    shop: Stall, screen: SettingsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.show_group("printer")
    part = screen.printer
    qtbot.mouseClick(part.kinds["file"], Qt.MouseButton.LeftButton)
    assert not shop.settings.printer
    qtbot.keyClicks(part.address.edit, str(tmp_path / "paper.bin"))
    qtbot.keyClick(part.address.edit, Qt.Key.Key_Return)
    assert shop.settings.printer == f"file:{tmp_path / 'paper.bin'}"
    qtbot.mouseClick(part.test, Qt.MouseButton.LeftButton)
    assert tmp_path.joinpath("paper.bin").exists()
    qtbot.mouseClick(part.kinds[""], Qt.MouseButton.LeftButton)
    assert not shop.settings.printer


def test_what_waits_for_a_silent_printer_is_tried_again_or_thrown_away(
    shop: Stall, screen: SettingsScreen, qtbot: QtBot
) -> None:
    shop.set("printer", f"file:{shop.folder}")
    shop.print_queue.add("closing_slip", shop.close_day().body["day"])
    screen.show_group("printer")
    screen.model.printing.go_on()
    part = screen.printer
    assert part.state.text() == "Tidak menjawab"
    assert str(shop.folder) in part.trouble.text()
    qtbot.mouseClick(part.again, Qt.MouseButton.LeftButton)
    assert len(shop.print_queue) == 1
    qtbot.mouseClick(part.forget, Qt.MouseButton.LeftButton)
    assert len(shop.print_queue) == 0
    assert part.forget.isHidden()


def test_the_printer_on_the_bar_leads_to_its_settings(window: Window, screen: SettingsScreen, qtbot: QtBot) -> None:
    window.show_screen(Screen.SELL)
    item = window.bar.status.itemAt(3).widget()
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    assert window.page is screen
    assert screen.group == "printer"


def test_language_and_colours_change_while_one_looks(window: Window, screen: SettingsScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert screen.group == "look"
    touch(qtbot, screen, "language", "en")
    assert screen.sheet.title.text() == "Settings"
    touch(qtbot, screen, "scheme", "dark")
    assert of(window).tokens.dark


def test_esc_goes_back_to_selling(window: Window, screen: SettingsScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.groups["paper"], Qt.Key.Key_Escape)
    assert window.shown is Screen.SELL


@pytest.mark.parametrize("group", [group.id for group in GROUPS])
def test_no_group_needs_to_be_scrolled_in_a_large_window(screen: SettingsScreen, group: str, qtbot: QtBot) -> None:
    screen.show_group(group)
    qtbot.wait(1)
    area = screen.place.currentWidget()
    assert area.verticalScrollBar().maximum() == 0


def test_a_backup_is_taken_by_touch_and_a_restore_asks_why_and_whether_it_is_meant(
    shop: Stall, screen: SettingsScreen, window: Window, qtbot: QtBot
) -> None:
    screen.show_group("backup")
    part = screen.backup
    qtbot.mouseClick(part.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shop.backups.listed()) == 1 and not part.model.busy)
    assert part.table.key() == str(shop.backups.listed()[0].path)
    shop.set("footer", "terima kasih")
    qtbot.mouseClick(part.restore, Qt.MouseButton.LeftButton)
    dialog = part.findChild(RestoreDialog)
    assert dialog is not None
    assert dialog.isModal()
    assert not dialog.go.isEnabled()
    dialog.reason.set_text("Penyimpanan rusak")
    assert not dialog.go.isEnabled(), "it must be meant"
    qtbot.mouseClick(dialog.meant, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.news.reopening_asked):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert list(shop.folder.glob("lapak.db.restored-*Z"))


def test_the_request_is_saved_to_be_brought_to_the_office(
    shop: Stall, window: Window, screen: SettingsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    screen.show_group("office")
    brought = tmp_path / shop.delivery.request_path.name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(brought), ""))
    qtbot.mouseClick(screen.office.save, Qt.MouseButton.LeftButton)
    assert window.bar.toast.text == f"Disimpan sebagai {brought.name}: buka di Lapak milik kantor"
    with create_office(tmp_path / "office", shop.identity.gallery, "Galeri") as office:
        assert office.admission.request(brought).fingerprint == shop.delivery.fingerprint
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "nowhere" / "x.jsonl"), ""))
    qtbot.mouseClick(screen.office.save, Qt.MouseButton.LeftButton)
    assert "tidak dapat ditulis" in window.bar.toast.text


def test_the_office_s_answer_is_read_here_and_from_a_file_dropped_on_the_window(
    shop: Stall, window: Window, screen: SettingsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    screen.show_group("office")
    assert screen.office.words.accessibleName().endswith(shop.delivery.fingerprint.replace("-", " "))
    assert screen.office.state.text() == "Belum didaftarkan kantor"
    answer = tmp_path / "jawaban.jsonl"
    with create_office(tmp_path / "office", shop.identity.gallery, "Galeri") as office:
        answer.write_bytes(office.admission.acceptance(office.admission.enrol(shop.delivery.request_path)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(answer), ""))
    qtbot.mouseClick(screen.office.read, Qt.MouseButton.LeftButton)
    assert shop.delivery.is_admitted() and screen.office.state.text() == "Lapak ini sudah diterima kantor"
    window.file_dropped.emit(str(answer))
    assert window.page is screen and window.bar.toast.text == "Balasan kantor ini sudah dibaca"


def test_the_chosen_group_is_seen_whole_in_a_lower_window(window: Window, screen: SettingsScreen, qtbot: QtBot) -> None:
    screen.show_group("people")
    window.resize(1024, 600)
    button = screen.groups["people"]
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())
    assert all(each.width() >= each.sizeHint().width() for each in screen.groups.values())


def test_the_word_for_a_tag_appears_once_the_stall_haggles_and_is_checked(shop: Stall, screen: SettingsScreen) -> None:
    screen.show_group("abilities")
    row = screen.rows["cipher"]
    assert not row.isVisible()
    haggle = screen.rows["haggle"]
    assert isinstance(haggle, SwitchRow)
    haggle.switch.click()
    assert row.isVisible()
    assert isinstance(row, TextRow)
    row.field.set_text("singa")
    row.field.edit.editingFinished.emit()
    assert shop.settings.cipher == ""
    row.field.set_text("singaumbrt")
    row.field.edit.editingFinished.emit()
    assert shop.settings.cipher == "SINGAUMBRT"
