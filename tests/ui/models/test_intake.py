"""A sheet on its way in, without pixels."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from pos.catalog.sheet import SLICE, Step
from pos.stall import Stall
from ui.models.intake import Change, IntakeModel
from ui.news import News


@pytest.fixture
def said(news: News) -> list[str]:
    told: list[str] = []
    news.said.connect(lambda text, _undo: told.append(text))
    return told


@pytest.fixture
def model(shop: Stall, news: News) -> IntakeModel:
    return IntakeModel(shop, news)


def sheet(tmp_path: Path, text: str) -> Path:
    path = tmp_path.joinpath("pemasok.csv")
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_it_says_what_would_be_new_and_what_would_change(model: IntakeModel, shop: Stall, tmp_path: Path) -> None:
    rows = ("TAS;Tas goni sablon;80000;9", ";Dakon kayu;95000;3", "KAIN;Kain batik cap Asem Arang;245000;")
    assert model.open(sheet(tmp_path, "\n".join(("kode;nama;harga;stok", *rows))))

    assert model.sentence() == ("1 baru · 1 berubah · 1 tetap", "ok")
    assert [change.name for change in model.added()] == ["Dakon kayu"]
    assert model.altered() == [Change("TAS", "Tas goni sablon", "harga 75.000 → 80.000")]
    assert shop.catalog.count() == 5

    model.set_with_stock(True)
    assert model.altered() == [Change("TAS", "Tas goni sablon", "harga 75.000 → 80.000, stok 2 → 9")]


def test_every_wrong_cell_is_listed_and_nothing_can_be_taken(model: IntakeModel, tmp_path: Path) -> None:
    model.open(sheet(tmp_path, "nama;harga;stok\nDakon;12,5;3\n;900;x\n"))

    assert not model.can_take
    assert [cell[:3] for cell in model.refused()] == [(2, "harga", "12,5"), (3, "nama", ""), (3, "stok", "x")]
    assert model.sentence()[1] == "bad"


def test_a_strange_heading_is_given_a_meaning(model: IntakeModel, tmp_path: Path, said: list[str]) -> None:
    assert model.open(sheet(tmp_path, "Nama Produk;Rupiah\nDakon;95000\n"))
    assert not model.can_take
    assert model.unknown() == ["Nama Produk", "Rupiah"]

    model.set_meaning("Nama Produk", "name")
    model.set_meaning("Rupiah", "price")

    assert model.can_take
    model.take()
    assert said == ["1 ditambah, 0 diubah"]


def test_a_fact_is_held_by_one_heading(model: IntakeModel, tmp_path: Path) -> None:
    model.open(sheet(tmp_path, "nama;harga;harga grosir\nDakon;95000;80000\n"))
    model.set_meaning("harga grosir", "price")

    assert (model.meaning("harga"), model.meaning("harga grosir")) == ("", "price")
    assert [change.what for change in model.added()] == ["80.000"]


def test_a_sheet_that_is_none_is_told(model: IntakeModel, news: News, tmp_path: Path) -> None:
    refused: list[str] = []
    news.refused.connect(refused.append)
    tmp_path.joinpath("foto.csv").write_bytes(b"\x00\x01\x02")

    assert not model.open(tmp_path.joinpath("foto.csv"))
    assert "foto.csv" in refused[0]


def large(tmp_path: Path) -> Path:
    return sheet(tmp_path, "kode;nama;harga\n" + "".join(f"B{at};Barang {at};5000\n" for at in range(3 * SLICE)))


def test_a_large_sheet_is_checked_while_the_window_lives(model: IntakeModel, tmp_path: Path, qtbot: QtBot) -> None:
    turns: list[int] = []
    QTimer.singleShot(0, lambda: turns.append(model.work.step.done))

    model.open(large(tmp_path))

    assert not model.can_take
    assert model.sentence() == ("Memeriksa lembar", "muted")
    qtbot.waitUntil(lambda: model.can_take)
    assert 0 < turns[0] < 3 * SLICE


def test_a_large_sheet_is_taken_in_while_the_window_lives(
    model: IntakeModel, shop: Stall, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    model.open(large(tmp_path))
    qtbot.waitUntil(lambda: model.can_take)
    with qtbot.waitSignal(model.taken):
        model.take()
        assert model.work.busy and not model.can_take
    assert said == ["1500 ditambah, 0 diubah"]
    assert shop.catalog.count() == 5 + 3 * SLICE


def test_stopped_before_it_is_recorded_nothing_is_taken_in(
    model: IntakeModel, shop: Stall, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    model.open(large(tmp_path))
    qtbot.waitUntil(lambda: model.can_take)
    model.take()
    model.work.changed.connect(lambda: model.work.step.done == model.work.step.total and model.stop())
    qtbot.waitUntil(lambda: not model.work.busy)

    assert said == ["Tidak ada yang diambil"]
    assert shop.catalog.count() == 5
    assert model.can_take


def test_what_is_recorded_already_cannot_be_stopped(
    model: IntakeModel, shop: Stall, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    model.open(large(tmp_path))
    qtbot.waitUntil(lambda: model.can_take)
    stopped: list[str] = []

    def stop() -> None:
        if model.work.step.taken:
            stopped.append(model.doing())
            model.stop()

    model.work.changed.connect(stop)
    with qtbot.waitSignal(model.taken):
        model.take()

    assert stopped[0] == "Menulis: tidak bisa dihentikan"
    assert said == ["1500 ditambah, 0 diubah"]
    assert shop.catalog.search("barang 1499")


def test_it_is_undone_with_all_it_did(model: IntakeModel, shop: Stall, said: list[str], tmp_path: Path) -> None:
    before = {product.code: product for product in shop.catalog.listed("all")}
    model.open(sheet(tmp_path, "kode;nama;harga\nTAS;Tas goni;80000\n;Dakon kayu;95000\n"))
    model.take()
    assert model.last() is not None

    model.undo()

    assert {product.code: product for product in shop.catalog.listed("all")} == before
    assert said[-1] == "pemasok.csv dibatalkan: 1 dihapus, 1 seperti semula"
    assert model.last() is None


def test_what_cannot_be_undone_is_named(model: IntakeModel, shop: Stall, said: list[str], tmp_path: Path) -> None:
    from pos.till.basket import line_of

    model.open(sheet(tmp_path, "kode;nama;harga\nD1;Dakon kayu;95000\n"))
    model.take()
    board = shop.catalog.by_code("D1")
    assert board is not None
    basket = shop.till.kept_basket()
    basket.add(line_of(board, 1))
    shop.till.keep_basket(basket)

    model.undo()

    assert said[-1] == "pemasok.csv dibatalkan: 0 dihapus, 0 seperti semula; sudah terjual atau diubah, jadi tetap: D1"
    assert shop.catalog.by_code("D1") == board


def taken_large(model: IntakeModel, tmp_path: Path, qtbot: QtBot) -> None:
    rows = "".join(f"B{at};Barang {at};5000\n" for at in range(5 * SLICE))
    model.open(sheet(tmp_path, "kode;nama;harga\n" + rows))
    qtbot.waitUntil(lambda: model.can_take)
    with qtbot.waitSignal(model.taken, timeout=20_000):
        model.take()


def test_a_large_import_is_undone_while_the_window_lives(
    model: IntakeModel, shop: Stall, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    taken_large(model, tmp_path, qtbot)
    with qtbot.waitSignal(model.taken, timeout=20_000):
        model.undo()
        assert model.work.busy
        assert model.doing() == "Membatalkan pemasok.csv"
        assert not model.open(tmp_path.joinpath("pemasok.csv"))
    assert said[-1] == "pemasok.csv dibatalkan: 2500 dihapus, 0 seperti semula"
    assert (shop.catalog.count(), model.undone) == (5, None)


def test_an_undoing_that_is_stopped_leaves_everything_and_all_of_it_is_found(
    model: IntakeModel, shop: Stall, said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    taken_large(model, tmp_path, qtbot)

    def stop_late() -> None:
        if model.undone is not None and model.work.step == Step(1, 1):
            model.stop()

    model.progressed.connect(stop_late)
    model.undo()
    qtbot.waitUntil(lambda: not model.work.busy)
    assert said[-1] == "Tidak ada yang dibatalkan"
    assert shop.catalog.count() == 5 + 5 * SLICE
    assert [product.code for product in shop.catalog.search("barang 2499")] == ["B2499"]
    assert model.last() is not None
