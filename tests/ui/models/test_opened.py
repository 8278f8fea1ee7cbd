from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from ui.models.opened import OpenedModel
from ui.news import News

KEY_OF_ANOTHER = "ab" * 32


@pytest.fixture(autouse=True)
def _english(qtbot: QtBot) -> None:
    words.use("en")


@pytest.fixture
def file(gallery) -> Path:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.sell("A12", 87_000, name="Kaset")
    gallery.sell("A12", 60_000, "qris", name="Radio")
    return gallery.hand_in("A12", counted=84_000, reason="kembalian lebih")


def key_of_stall(gallery) -> str:
    gallery.admit()
    return gallery.office.stalls()[0].key


def test_a_good_file_of_an_unknown_stall_says_both(file: Path) -> None:
    model = OpenedModel(News())
    model.open(file)
    assert (model.seal().tone, model.seal().title) == ("warn", "Seal good, stall not enrolled here")
    assert model.title() == "A-12 · Saturday, 21 November 2026"


def test_a_good_file_of_an_enrolled_stall_is_good(gallery, file: Path) -> None:
    key = key_of_stall(gallery)
    model = OpenedModel(News(), lambda stall, till, epoch: (key,) if (stall, till, epoch) == ("A12", 1, 1) else ())
    model.open(file)
    assert (model.seal().tone, model.seal().title) == ("ok", "Seal good, stall enrolled")


def test_a_file_sealed_with_another_key_is_bad(file: Path) -> None:
    model = OpenedModel(News(), lambda _stall, _till, _epoch: (KEY_OF_ANOTHER,))
    model.open(file)
    assert (model.seal().tone, model.seal().title) == ("bad", "Sealed with another key")


def test_a_changed_file_shows_nothing_of_its_content(file: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.jsonl"
    changed.write_bytes(file.read_bytes().replace(b'"Kaset"', b'"Kasur"'))
    model = OpenedModel(News())
    model.open(changed)
    assert (model.seal().tone, model.seal().title) == ("bad", "This file cannot be opened")
    assert model.seal().sentence
    assert (model.rows(), model.slip(), model.sale_lines()) == ((), (), ())
    assert model.title() == "changed.jsonl"


def test_a_file_that_is_not_there_says_why(tmp_path: Path) -> None:
    model = OpenedModel(News())
    model.open(tmp_path / "none.jsonl")
    assert model.seal().tone == "bad"
    assert "none.jsonl" in model.seal().sentence


def test_every_sale_is_a_row_newest_first_and_what_waits_is_marked(file: Path) -> None:
    model = OpenedModel(News())
    model.open(file)
    assert [(row.short, row.goods, row.paid_by, row.amount, row.waiting) for row in model.rows()] == [
        ("0002", "Radio", "QRIS", 60_000, True),
        ("0001", "Kaset", "Cash", 87_000, False),
    ]
    assert model.foot()[0] == "2 receipts"


def test_the_newest_sale_is_chosen_and_another_can_be(file: Path) -> None:
    model = OpenedModel(News())
    model.open(file)
    assert model.sale_title()[0] == "Receipt 0002"
    model.choose(model.rows()[1].number)
    assert model.sale_title()[0] == "Receipt 0001"
    texts = [(line.left, line.right) for line in model.sale_lines()]
    assert ("Kaset", ("87.000",)) in texts
    assert ("Total", ("Rp\u00a087.000",)) in texts


def test_the_slip_tells_net_and_the_difference_with_its_reason(file: Path) -> None:
    model = OpenedModel(News())
    model.open(file)
    texts = [(line.left, line.right) for line in model.slip()]
    assert ("Net", ("Rp\u00a0147.000",)) in texts
    assert ("Cash", ("84.000", "87.000", "−3.000")) in texts
    assert ("Cash is short by Rp\u00a03.000", ("kembalian lebih",)) in texts


def test_a_sale_that_the_reason_of_a_difference_names_says_so(gallery) -> None:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    for amount in (87_000, 60_000):
        gallery.sell("A12", amount)
    model = OpenedModel(News())
    model.open(gallery.hand_in("A12", counted=144_000, reason="Kembalian nota 0001 lebih"))
    words.use("en")
    named = "Named in the reason of the difference"
    assert named not in [line.left for line in model.sale_lines()]
    model.choose(model.rows()[1].number)
    assert (named, ("Kembalian nota 0001 lebih",)) in [(line.left, line.right) for line in model.sale_lines()]


def test_a_nil_day_says_so(gallery) -> None:
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    model = OpenedModel(News())
    model.open(gallery.hand_in("A12"))
    assert "Nil: no sale that day" in [line.left for line in model.slip()]
    assert (model.rows(), model.sale_lines()) == ((), ())


def test_a_receipts_code_is_found_and_a_code_with_another_hash_is_not(gallery, file: Path) -> None:
    model = OpenedModel(News())
    model.open(file)
    stall = gallery.stalls["A12"]
    sale = stall.till.sales_of_day("2026-11-21")[0]
    code = stall.papers.receipt_code(sale)
    assert model.find(code) == sale.number
    assert model.find(sale.number) == sale.number
    assert model.find(code[:-1] + ("0" if code[-1] != "0" else "1")) is None
