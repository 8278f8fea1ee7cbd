"""Settings: the promised names, what each may hold, and typed access with defaults."""

import pytest

from pos import settings, words
from pos.ability import Ability
from pos.clock import ClosedDays
from pos.errors import PosError
from pos.settings import OfficeSettings, StallSettings
from pos.till import qris

STATIC = (
    "00020101021126620016ID.CO.CONTOH.WWW011893600000000000000102090000000010303UMI51440014ID.CO.QRIS.WWW"
    "0215ID99000000000010303UMI5204593253033605802ID5921LAPAK CONTOH KLITIKAN6008SEMARANG61055017462070703A016304FD34"
)
STALL = settings.stall_settings(qris.checked, str)
PROMISED = ["tax", "tax_rate", "cash_rounding", "cash_rounding_mode", "qris", "qris_dynamic", "zone", "cut_off"]
PROMISED += ["negative_stock", "collection", "language", "receipt", "print"]


def test_a_stall_has_the_promised_settings_and_what_its_receipts_need() -> None:
    assert [*STALL] == [
        *PROMISED[:2],
        "tax_dates",
        *PROMISED[2 : PROMISED.index("negative_stock") + 1],
        "scale_labels",
        *PROMISED[PROMISED.index("negative_stock") + 1 :],
        "printer",
        "letters",
        "drawer",
        "address",
        "phone",
        "logo",
        "footer",
        "credit_days",
        "blind_count",
        "change_float",
        "closing_slips",
        "backup_folder",
        "discount_limit",
        "lock_after",
        "order_stages",
        "order_deposit",
        "order_terms",
        "stamp_above",
        "markdown_percent",
        "markdown_days",
        "as_is_terms",
        "second_window",
        "kitchen_slips",
        *(ability.value for ability in Ability),
        "cipher",
    ]


def test_a_new_stall_charges_no_tax_and_rounds_nothing() -> None:
    new = StallSettings.of({})
    assert (new.tax, new.tax_rate, new.cash_rounding, new.cash_rounding_mode) == ("none", 0, 0, "nearest")
    assert (new.zone, new.cut_off, new.negative_stock, new.language, new.receipt) == ("WIB", 4, True, "id", 58)
    assert (new.qris, new.qris_dynamic, new.collection, new.print) == ("", False, "", "ask")


def test_kept_texts_come_back_typed() -> None:
    kept = {"tax": "added", "tax_rate": "1000", "cash_rounding": "500", "cut_off": "0", "negative_stock": "no"}
    stall = StallSettings.of(kept | {"qris_dynamic": "yes", "receipt": "80", "zone": "WITA", "footer": "Matur nuwun"})
    assert (stall.tax, stall.tax_rate, stall.cash_rounding, stall.cut_off, stall.negative_stock) == (
        "added",
        1000,
        500,
        0,
        False,
    )
    assert (stall.qris_dynamic, stall.receipt, stall.zone, stall.footer) == (True, 80, "WITA", "Matur nuwun")


def test_a_kept_name_that_this_program_does_not_know_is_left_alone() -> None:
    assert StallSettings.of({"from_a_later_release": "1"}) == StallSettings.of({})


@pytest.mark.parametrize("name", STALL)
def test_a_default_is_kept_as_it_is_written(name: str) -> None:
    assert settings.check(STALL, name, STALL[name].default) == STALL[name].default


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("tax", " Included ", "included"),
        ("tax_rate", "01100", "1100"),
        ("tax_rate", "10000", "10000"),
        ("cash_rounding", "1000", "1000"),
        ("zone", "wita", "WITA"),
        ("cut_off", "6", "6"),
        ("qris", f"{STATIC}\n", STATIC),
        ("qris", "", ""),
        ("address", "Jl. Garuda 1\nSemarang", "Jl. Garuda 1\nSemarang"),
        ("footer", "Cafe\u0301", "Caf\u00e9"),
        ("collection", "/media/usb/setoran", "/media/usb/setoran"),
    ],
)
def test_a_good_value_is_kept_in_its_one_form(name: str, text: str, kept: str) -> None:
    assert settings.check(STALL, name, text) == kept


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tax", "ppn"),
        ("tax", ""),
        ("tax_rate", "10001"),
        ("tax_rate", "-1"),
        ("tax_rate", "10%"),
        ("tax_rate", "١٠"),
        ("tax_rate", "1" * 5000),
        ("cash_rounding", "10"),
        ("cash_rounding_mode", "up"),
        ("qris", STATIC[:-1]),
        ("qris_dynamic", "1"),
        ("zone", "UTC"),
        ("cut_off", "7"),
        ("cut_off", "4.5"),
        ("negative_stock", "maybe"),
        ("scale_labels", "20CCCCCWWWWW"),
        ("scale_labels", "20CCCCCWWWWWX 2WCCCCCPPPPPX"),
        ("collection", "a\nb"),
        ("collection", "/media/\udcff"),
        ("language", "jv"),
        ("receipt", "76"),
        ("print", "sometimes"),
        ("address", "x" * 121),
        ("phone", "08\t1"),
    ],
)
def test_a_bad_value_is_refused(name: str, text: str) -> None:
    with pytest.raises(PosError):
        settings.check(STALL, name, text)


def test_a_refusal_says_what_is_allowed() -> None:
    words.use("en")
    with pytest.raises(PosError) as wrong:
        settings.check(STALL, "tax", "ppn")
    assert str(wrong.value) == "tax cannot be “ppn”: choose from none, included, added"
    words.use("id")


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(PosError, match="collection") as unknown:
        settings.check(STALL, "taks", "none")
    assert unknown.value.facts["known"] == ", ".join(STALL)


def test_the_office_has_few_settings_of_its_own() -> None:
    known = settings.office_settings()
    assert set(known) == {"zone", "collection", "language", "closed_days", "backup_folder"}
    assert OfficeSettings.of({"collection": "/srv/setoran"}) == OfficeSettings(
        zone="WIB", collection="/srv/setoran", language="id", closed_days=ClosedDays(), backup_folder=""
    )
    assert settings.check(known, "closed_days", "2026-12-25, SUN mon") == "mon sun 2026-12-25"
    with pytest.raises(PosError, match="monday"):
        settings.check(known, "closed_days", "monday")
    with pytest.raises(PosError):
        settings.check(known, "tax", "none")


def test_tax_may_change_on_a_day_and_is_kept_by_day() -> None:
    kept = settings.check(STALL, "tax_dates", "2027-07-01 none,2027-01-01  Included 1000 ,")
    assert kept == "2027-01-01 included 1000, 2027-07-01 none"
    assert StallSettings.of({"tax_dates": kept}).tax_dates == (
        ("2027-01-01", "included", 1000),
        ("2027-07-01", "none", 0),
    )


@pytest.mark.parametrize(
    "wrong",
    ["1 Jan", "2027-02-30 none", "2027-01-01 added", "2027-01-01 none 5", "2027-01-01 added 10001",
     "2027-01-01 none, 2027-01-01 added 5", "20270101 none"],
)  # fmt: skip
def test_a_tax_date_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(PosError):
        settings.check(STALL, "tax_dates", wrong)
