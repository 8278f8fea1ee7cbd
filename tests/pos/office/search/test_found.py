from dataclasses import replace

import pytest

from pos.office.search.found import Found


@pytest.fixture
def office(gallery, new_till):
    """Three tills; A-12 sold on two days, K-07 on one."""
    first, other, silent = new_till("A12"), new_till("K07"), new_till("K08")
    other = replace(other, name="Leker Bu Sri", trade="kuliner")
    for till in (first, other, silent):
        gallery.admit(till)
    gallery.hand_in(first, first.close((9, 40_000, "cash"), (10, 60_000, "qris")), first.close((9, 10_000, "cash")))
    gallery.hand_in(other, other.close((9, 25_000, "cash")))
    gallery.office.collect()
    return gallery.office


def codes(found: Found) -> list[str]:
    return [one.stall for one in found.stalls]


@pytest.mark.parametrize(
    ("text", "found"),
    [("A-12", ["A12"]), ("a12", ["A12"]), ("k0", ["K07", "K08"]), ("leker", ["K07"]), ("sri k07", ["K07"]), ("zz", [])],
)
def test_a_stall_is_found_by_its_code_or_by_words_of_its_name(office, text: str, found: list[str]):
    assert codes(office.find(text, "2026-11-02")) == found


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_found_by_nothing(office, text: str):
    assert office.find(text, "2026-11-02") == Found()


@pytest.mark.parametrize("text", ["A12 0002", "a-12 nota 0002", "A12 2"])
def test_a_receipt_is_found_by_its_stall_and_last_digits_on_the_day_looked_at(office, text: str):
    found = office.find(text, "2026-11-02")
    assert [sale.due for sale in found.receipts] == [60_000]
    assert found.told is not None and found.told.day == "2026-11-02"
    assert office.find(text, "2026-11-03").receipts == ()
    assert office.find(text, "2026-11-09").receipts == ()


def test_goods_are_found_with_the_stall_and_the_last_day_that_sold_them(office):
    name = office.summary("A12", 1, "2026-11-02").sales[0].lines[0].name
    goods = office.find(name.upper(), "2026-11-05").goods
    assert [(one.stall, one.day, one.net) for one in goods] == [
        ("A12", "2026-11-03", 110_000),
        ("K07", "2026-11-02", 25_000),
    ]
    assert [one.net for one in office.find(name, "2026-11-02").goods] == [100_000, 25_000]


def test_goods_of_long_ago_are_not_looked_for(office):
    name = office.summary("A12", 1, "2026-11-02").sales[0].lines[0].name
    assert office.find(name, "2026-12-31").goods == ()


@pytest.mark.parametrize("text", ["%", "_", "\\"])
def test_what_sql_would_read_as_any_text_stands_for_itself(office, text: str):
    assert office.find(text, "2026-11-03").goods == ()
