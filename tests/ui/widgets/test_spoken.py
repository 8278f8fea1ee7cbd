"""A screen reader hears what a painted control is and what it holds."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.stall.day.foot import Notice
from ui.widgets import spoken
from ui.widgets.chart import Chart
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.fields import MoneyField
from ui.widgets.handed import CellsField
from ui.widgets.pieces import PieceRow
from ui.widgets.qr import QrView
from ui.widgets.sheet import Sheet
from ui.widgets.steps import Step, StepList
from ui.widgets.switch import Switch
from ui.widgets.toast import Toast

Role = QAccessible.Role


def controls() -> Iterator[tuple[QWidget, Role, str]]:
    money, cells, pieces = MoneyField("Uang diterima"), CellsField("4 angka referensi"), PieceRow(50_000)
    money.fill_in(287_000)
    cells.set_text("7714")
    pieces.set_number(3)
    yield money, Role.EditableText, "Rp\u00a0287.000"
    yield cells, Role.EditableText, "7714"
    yield pieces, Role.SpinBox, "3"
    yield QrView(), Role.Graphic, ""
    yield Chart("Total"), Role.Chart, ""
    yield StepList([Step("Menunggu", "sejak 14.19")]), Role.StaticText, ""
    yield Sheet("Pembayaran"), Role.Grouping, ""


def test_role_name_and_value_are_told(qtbot: QtBot) -> None:
    spoken.install()
    for control, role, value in controls():
        qtbot.addWidget(control)
        told = QAccessible.queryAccessibleInterface(control)
        assert told.role() == role
        assert told.text(QAccessible.Text.Name) == control.accessibleName() != ""
        assert told.text(QAccessible.Text.Value) == value


def test_controls_that_were_told_of_come_and_go(qtbot: QtBot) -> None:
    spoken.install()
    for _time in range(20):
        place = QWidget()
        field = MoneyField("Uang", parent=place)
        assert QAccessible.queryAccessibleInterface(field).role() == Role.EditableText
        place.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del place, field
        gc.collect(0)  # what a turn makes is young, and all that there is would take a quarter of a second
    gc.collect(1)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What was announced, and whether it was urgent; no screen reader listens in a test."""
    heard: list[tuple[str, bool]] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            urgent = event.politeness() == QAccessible.AnnouncementPoliteness.Assertive
            heard.append((event.message(), urgent))

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(hear))
    return heard


def test_a_notice_is_announced_and_a_refusal_breaks_in(qtbot: QtBot, said: list[tuple[str, bool]]) -> None:
    toast = Toast()
    qtbot.addWidget(toast)
    toast.say("Pesanan disimpan")
    toast.refuse("Stok habis")
    assert said == [("Pesanan disimpan", False), ("Stok habis", True)]


def test_a_line_above_the_bar_is_announced_once(qtbot: QtBot, said: list[tuple[str, bool]]) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    for words in ("2 pesanan masih disimpan", "2 pesanan masih disimpan", ""):
        notice.say(words, "bad")
    assert said == [("2 pesanan masih disimpan", True)]


def test_one_of_several_is_told_from_what_is_on_or_off(qtbot: QtBot) -> None:
    chips, switch = ChipRow(), Switch("Cetak struk")
    chips.set_chips([("a", "Semua"), ("b", "Batik")])
    for widget in (chips, switch):
        qtbot.addWidget(widget)
    chip = chips.findChildren(Chip)[0]
    assert QAccessible.queryAccessibleInterface(chip).role() == Role.RadioButton
    assert QAccessible.queryAccessibleInterface(switch).role() == Role.CheckBox
