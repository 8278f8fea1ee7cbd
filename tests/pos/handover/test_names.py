"""What the hand-over calls its files."""

import pytest

from pos.errors import PosError
from pos.handover import names
from pos.handover.names import SummaryName

NAME = "GIK-K07-1_2026-11-24_e1_000123_r1.jsonl"


def test_a_summary_name_comes_apart_and_together() -> None:
    parts = SummaryName(gallery="GIK", stall="K07", till=1, day="2026-11-24", epoch=1, number=123, revision=1)
    assert SummaryName.parse(NAME) == parts
    assert parts.text == NAME
    assert parts.stem == NAME.removesuffix(".jsonl")


@pytest.mark.parametrize(
    "name",
    [
        NAME + ".part",
        NAME + "\n",
        NAME.replace("_r1", "_r01"),
        NAME.replace("r1", "r0"),
        NAME.replace("000123", "123"),
        NAME.replace("000123", "000000"),
        NAME.replace("000123", "0000123"),
        NAME.replace("-1_", "-0_"),
        NAME.replace("-1_", "-13_"),
        NAME.replace("K07", "CON"),
        NAME.replace("GIK", "gik"),
        NAME.replace("K07", "../K"),
        NAME.replace("-24_", "-31_"),
        NAME.replace("24", "٢٤"),
        NAME.replace("_e1_", "_e0_"),
        "",
    ],
)
def test_any_other_name_is_refused(name: str) -> None:
    with pytest.raises(PosError):
        SummaryName.parse(name)


@pytest.mark.parametrize("code", ["K07", "GIK", "AB", "ABCDEFGHIJK9", "42", "COM", "COM10", "CONS"])
def test_a_code_is_two_to_twelve_capitals_and_digits(code: str) -> None:
    assert names.check_code(code) == code


@pytest.mark.parametrize(
    "code",
    ["", "A", "ABCDEFGHIJKLM", "k07", "K-7", "K07\n", "CON", "PRN", "AUX", "NUL", "COM0", "COM9", "LPT1", "K٧", ".."],
)
def test_any_other_code_is_refused(code: str) -> None:
    with pytest.raises(PosError):
        names.check_code(code)


@pytest.mark.parametrize("till", [0, 13, -1, True, "1"])
def test_a_till_is_a_number_from_1_to_12(till: int) -> None:
    assert [names.check_till(number) for number in (1, 12)] == [1, 12]
    with pytest.raises(PosError):
        names.check_till(till)


def test_requests_and_acknowledgements_are_named_by_place_epoch_and_serial() -> None:
    assert names.request_name("GIK", "K07", 1, 1) == "GIK-K07-1_e1.request.jsonl"
    assert names.ack_name("GIK", "K07", 1, 1, 2) == "GIK-K07-1_e1_000002.ack.jsonl"
    assert names.ack_order("GIK-K07-1_e3_000002.ack.jsonl") == (3, 2)
    assert names.ack_order("GIK-K07-1_e1_000002.ack.jsonl.part") is None
    assert names.folder_name("GIK", "K07") == "GIK-K07"
