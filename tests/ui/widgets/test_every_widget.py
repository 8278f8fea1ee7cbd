"""What holds for all of them: named, never cut, right at every scale, switched live."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look.measures import FULL, SMALL, Measures
from ui.look.tokens import DARK, LIGHT, Tokens
from ui.look.wear import Look, wear
from ui.widgets.bars import AppBar, Rail, StatusItem
from ui.widgets.basket import BasketRow, BasketView
from ui.widgets.buttons import Button, IconButton, NoteButton, NumPad, PayBar
from ui.widgets.card import Card, Rule
from ui.widgets.chart import Chart
from ui.widgets.chart.heat import Heat
from ui.widgets.chart.lying import Across, Stack
from ui.widgets.chart.upright import Bars
from ui.widgets.chips import ChipRow
from ui.widgets.fields import MoneyField, NoteField, SearchField, TextField
from ui.widgets.labels import KINDS, BigAmount, Keycap, Label, Pill
from ui.widgets.progress import Progress
from ui.widgets.sheet import Empty, Sheet
from ui.widgets.steps import Step, StepList
from ui.widgets.switch import Switch
from ui.widgets.table import Column, Row, Table
from ui.widgets.tiles import Tile, TileGrid


def every_widget() -> Iterator[QWidget]:
    for kind in ("secondary", "primary", "quiet", "soft", "plain", "danger"):
        yield Button("Urungkan", kind=kind, icon="undo-2", keycap="F9")
    yield Button("Uang pas", sub="Rp 287.000", height=70, size=17)
    yield Button("Kosongkan", icon="trash-2", stacked=True, height=48)
    yield from (IconButton("x", "Tutup"), PayBar("Bayar", "Rp 487.000", "F12"), NoteButton(5000), NumPad())
    chips = ChipRow()
    chips.set_chips([("a", "Semua"), ("b", "Batik")])
    yield chips
    yield from (Label("Rp 12.500", kind) for kind in KINDS)
    yield Label("Kalimat yang agak panjang, dua baris", wrap=True)
    yield from (BigAmount("Rp 13.000"), Pill("pas", "ok", icon="check"), Keycap("F12"), Rule(), Card("ok_soft"))
    yield from (SearchField("Cari"), TextField("Nama"), NoteField("Catatan"), MoneyField("Uang diterima"))
    yield from (Switch("Cetak struk", icon="printer"), Empty("Belum ada", Button("Tambah")))
    yield StepList([Step("Menunggu", "sejak 14.19", state) for state in ("done", "now", "failed", "next")])
    yield Sheet("Pembayaran", "Nota 0231")
    progress = Progress(QWidget())
    progress.retranslate()
    progress.go("Memeriksa lembar", 20, 100)
    yield progress
    rail = Rail("GIK")
    rail.add("today", "layout-dashboard", "Hari ini").set_count(3)
    yield rail
    bar = AppBar()
    bar.set_title("Lapak F-03", "Batik Ratih")
    item = StatusItem("printer")
    item.show_state("Siap", "ok")
    bar.status.addWidget(item)
    bar.toast.refuse("Stok habis")
    yield bar
    tiles = TileGrid()
    tiles.set_tiles([Tile("a", "Kain batik", "Rp 245.000", pill="Sisa 2"), Tile("b", "Payung", "Rp 1", off=True)])
    yield tiles
    basket = BasketView()
    basket.set_rows([BasketRow("a", "Kain batik", "1", "Rp 245.000")], "a")
    yield basket
    table = Table("Serahan")
    table.set_rows([Column("Lapak"), Column("Jumlah", "amount", 100)], [Row("a", ("A-12", 5))])
    yield table
    yield Chart("Per jam", Bars(("09", "10"), (1_000_000, 2_000_000), line=(2, 3)))
    yield Chart("Per jenis", Across(("Kuliner",), (5,)))
    yield Chart("Per cara", Stack(("Tunai", "QRIS"), (5, 6)))
    yield Chart("Kapan", Heat(("Sabtu",), ("09", "10"), ((5, 6),)))


def room(qtbot: QtBot, tokens: Tokens, measures: Measures) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    wear(window, Look(tokens, measures))
    column = QVBoxLayout(window)
    for widget in every_widget():
        column.addWidget(widget)
    window.resize(700, column.sizeHint().height())
    window.show()
    return window


def picture(window: QWidget, ratio: float) -> QImage:
    image = QImage(round(window.width() * ratio), round(window.height() * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.magenta)
    window.render(image)
    return image


def test_everything_that_is_pressed_or_typed_into_has_a_name(qtbot: QtBot) -> None:
    window = room(qtbot, LIGHT, FULL)
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, Chart, MoneyField)
    nameless = [
        child
        for kind in kinds
        for child in window.findChildren(kind)
        if child.isVisible() and not child.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize("measures", [FULL, SMALL], ids=["1366", "1024"])
def test_no_widget_is_smaller_than_it_needs(qtbot: QtBot, measures: Measures) -> None:
    window = room(qtbot, LIGHT, measures)
    cut = [
        (type(child).__name__, child.size().toTuple(), child.minimumSizeHint().toTuple())
        for child in window.findChildren(QWidget)
        if child.isVisible()
        and type(child).__module__.startswith("ui.widgets")
        and (child.width() < child.minimumSizeHint().width() or child.height() < child.minimumSizeHint().height())
    ]
    assert cut == []


def test_what_is_touched_is_high_enough_for_a_finger(qtbot: QtBot) -> None:
    window = room(qtbot, LIGHT, FULL)
    low = [child for child in window.findChildren(QAbstractButton) if child.isVisible() and child.height() < 44]
    assert low == []


def test_every_text_is_plain(qtbot: QtBot) -> None:
    window = room(qtbot, LIGHT, FULL)
    labels = window.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_everything_paints_at_every_scale(qtbot: QtBot, ratio: float) -> None:
    window = room(qtbot, LIGHT, FULL)
    image = picture(window, ratio)
    corner = image.pixelColor(2, 2)
    assert corner.name() == LIGHT.ground


def test_dark_and_light_are_switched_live(qtbot: QtBot) -> None:
    window = room(qtbot, LIGHT, FULL)
    light = picture(window, 1.0)
    wear(window, Look(DARK, FULL))
    dark = picture(window, 1.0)
    assert dark.pixelColor(2, 2).name() == DARK.ground
    wear(window, Look(LIGHT, FULL))
    assert picture(window, 1.0) == light
    assert dark != light


def test_an_amount_shrinks_before_it_is_cut(qtbot: QtBot) -> None:
    amount = BigAmount("Rp 1.113.000", (72, 56, 48))
    qtbot.addWidget(amount)
    sizes = []
    for width in (600, 400, 330):
        amount.resize(width, 80)
        sizes.append(amount.size_now())
    assert sizes == [72, 56, 48]


def test_a_long_label_ends_with_dots_and_an_amount_does_not(qtbot: QtBot) -> None:
    name, amount = Label("Kain batik cap Asem Arang", "name"), Label("Rp 1.245.000", "amount")
    for label in (name, amount):
        qtbot.addWidget(label)
    assert name.minimumSizeHint().width() < name.sizeHint().width()
    assert amount.minimumSizeHint() == amount.sizeHint()
