"""The code on a closing slip is read exactly as it is sealed, by no other key, and never by half."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from pos.errors import PosError
from pos.handover import paper, seal, summary
from pos.handover.paper import Drawer, Paper
from pos.handover.summary import Tender, Totals
from pos.printing.qr import matrix

Golden = Callable[[str], bytes]
Keys = dict[str, seal.Key]

DAY = "GIK-K07-1_2026-11-24_e1_000001_r1"
WITH_ORDERS = "GIK-K07-1_2026-11-26_e1_000003_r1"
LARGEST = 999_999_999


def _day(golden: Golden) -> Paper:
    read = summary.read(golden(f"{DAY}.jsonl"))
    return paper.of(read.summary, read.sha256)


def _code(golden: Golden) -> str:
    return golden(f"{DAY}.paper.txt").decode().strip()


@pytest.mark.parametrize("name", [DAY, DAY[:-1] + "2", WITH_ORDERS])
def test_the_golden_code_is_read_and_sealed_again_to_the_digit(golden: Golden, keys: Keys, name: str) -> None:
    code = golden(f"{name}.paper.txt").decode().strip()
    read = summary.read(golden(f"{name}.jsonl"))
    scanned = paper.read(code)
    assert scanned.paper == paper.of(read.summary, read.sha256)
    assert scanned.paper.file == f"{name}.jsonl"
    assert scanned.holds(seal.public(keys["stall"]))
    assert paper.seal(scanned.paper, keys["stall"]) == code


def test_a_day_whose_tenders_hold_more_than_its_sales_has_a_code_of_the_second_format(
    golden: Golden, keys: Keys
) -> None:
    code = golden(f"{WITH_ORDERS}.paper.txt").decode().strip()
    day = paper.read(code).paper
    assert (code[:6], day.beside) == ("527252", 1_650_000)
    with pytest.raises(PosError):
        paper.read("527251" + code[6:])
    with pytest.raises(PosError):
        paper.read("527252" + _code(golden)[6:])


def test_another_key_did_not_seal_it(golden: Golden, keys: Keys) -> None:
    assert not paper.read(_code(golden)).holds(seal.public(keys["other"]))
    assert not paper.read(paper.seal(_day(golden), keys["other"])).holds(seal.public(keys["stall"]))


def test_a_code_that_lost_or_changed_a_digit_is_never_believed(golden: Golden, keys: Keys) -> None:
    code, key = _code(golden), seal.public(keys["stall"])
    for at in range(6, len(code)):
        for damaged in (code[:at] + code[at + 1 :], code[:at] + str((int(code[at]) + 1) % 10) + code[at + 1 :]):
            with pytest.raises(PosError):
                assert paper.read(damaged).holds(key)
                raise PosError("the signature tells")


@given(some.text("0123456789", min_size=300, max_size=1300))
def test_digits_of_chance_are_refused_in_words(digits: str) -> None:
    with pytest.raises(PosError):
        paper.read("527251" + digits)


@given(some.binary(max_size=300))
def test_what_no_stall_would_pack_is_refused_in_words(packed: bytes) -> None:
    with pytest.raises(PosError):
        paper._unpack(packed)


@pytest.mark.parametrize("text", ["", "8991234567895", "LAPAK1:GIK-K07-1:1:9:0011AABB", "5" * 400, "٥" * 400, "527251"])
def test_nothing_else_that_is_scanned_passes_for_a_code(text: str) -> None:
    assert not paper.is_code(text)
    with pytest.raises(PosError):
        paper.read(text)


def test_a_newer_code_says_so(golden: Golden) -> None:
    with pytest.raises(PosError) as told:
        paper.read("527253" + _code(golden)[6:])
    assert "newer" in told.value.sentence


@pytest.mark.parametrize(
    "change",
    [
        lambda day: msgspec.structs.replace(day, totals=msgspec.structs.replace(day.totals, net=day.totals.net + 1)),
        lambda day: msgspec.structs.replace(day, cash=msgspec.structs.replace(day.cash, expected=0)),
        lambda day: msgspec.structs.replace(day, first_seq=day.last_seq + 1),
        lambda day: msgspec.structs.replace(day, tenders={}),
        lambda day: msgspec.structs.replace(day, stall="CON"),
        lambda day: msgspec.structs.replace(day, till=13),
        lambda day: msgspec.structs.replace(day, number=0),
    ],
)
def test_a_day_that_is_signed_and_yet_impossible_is_refused(
    golden: Golden, keys: Keys, change: Callable[[Paper], Paper]
) -> None:
    with pytest.raises(PosError):
        paper.read(paper.seal(change(_day(golden)), keys["stall"]))


def test_a_tender_of_another_name_is_told_by_its_name(golden: Golden, keys: Keys) -> None:
    day = _day(golden)
    odd = msgspec.structs.replace(day, tenders={**day.tenders, "voucher": Tender(0, None, 1, None)})
    assert paper.read(paper.seal(odd, keys["stall"])).paper == odd


def test_the_largest_day_has_modules_that_a_printer_still_prints_whole(golden: Golden, keys: Keys) -> None:
    rest = 7 * LARGEST
    day = msgspec.structs.replace(
        _day(golden), gallery="A" * 12, stall="B" * 12, till=12, epoch=999, number=999_999, first_seq=10**8,
        last_seq=2 * 10**8,
        totals=Totals(
            sales=9_999, refunds=999, items=99_999, gross=9 * LARGEST, discounts=LARGEST, returns=LARGEST, net=rest,
            tax_added=LARGEST, tax_included=LARGEST, rounding=0, due=8 * LARGEST,
        ),
        tenders={
            name: Tender(2 * LARGEST, 2 * LARGEST if name == "qris" else None, 9_999, 2 * LARGEST)
            for name in paper.TENDERS
        },
        cash=Drawer(
            float_=LARGEST, in_=LARGEST, out=LARGEST, expected=3 * LARGEST, counted=2 * LARGEST, deposit=LARGEST
        ),
    )  # fmt: skip
    code = paper.seal(day, keys["stall"])
    assert paper.read(code).paper == day
    assert len(matrix(code)) <= 69  # 69 modules of 5 dots are 43 of the 48 mm that a narrow printer reaches
    assert len(matrix(_code(golden))) == 61
