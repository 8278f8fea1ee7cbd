"""A notice is read exactly as it is written, and tells what its kind tells and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from pos.errors import PosError
from pos.handover import envelope, seal
from pos.handover.fields import NewerFormat
from pos.handover.notices import notice, till_key

GOLDEN = Path(__file__).parents[3].joinpath("golden", "handover")
KINDS = ("ask", "settled", "office_key")


def golden(number: int) -> bytes:
    return GOLDEN.joinpath(f"GIK-K07-1_{number:06d}.notice.jsonl").read_bytes()


@pytest.fixture
def key() -> seal.Key:
    return seal.from_seed(bytes.fromhex(json.loads(GOLDEN.joinpath("keys.json").read_text())["office"]["seed"]))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_golden_notice_is_read_and_sealed_again_to_the_byte(key: seal.Key, number: int) -> None:
    told, signer = notice.read(golden(number))
    assert signer == seal.public(key)
    assert (told.kind, told.serial) == (KINDS[number - 1], number)
    assert told.file_name == f"GIK-K07-1_{number:06d}.notice.jsonl"
    assert notice.seal(told, key) == golden(number)


@pytest.mark.parametrize(
    ("number", "field", "value"),
    [
        (1, "serial", 0), (1, "at", "now"), (1, "till", 13), (1, "day", "2026-13-01"), (1, "day", None),
        (1, "text", ""), (1, "text", " "), (1, "text", "x" * 501), (1, "about", 1), (1, "key", "a" * 64),
        (1, "kind", "order"), (1, "other", 1), (1, "gallery", "gik"), (2, "about", None), (2, "about", 0),
        (3, "key", None), (3, "key", "00" * 32), (3, "text", "baru"),
    ],
)  # fmt: skip
def test_a_notice_with_a_wrong_field_is_refused(key: seal.Key, number: int, field: str, value: object) -> None:
    body: dict[str, Any] = envelope.open_envelope(golden(number), "notice").body
    with pytest.raises(PosError):
        notice.read(envelope.seal("notice", {**body, field: value}, key))


def test_a_newer_format_is_told_apart_and_own_fields_are_passed_over(key: seal.Key) -> None:
    body: dict[str, Any] = envelope.open_envelope(golden(1), "notice").body
    with pytest.raises(NewerFormat):
        notice.read(envelope.seal("notice", {**body, "format": 2}, key))
    assert notice.read(envelope.seal("notice", {**body, "x_colour": "red"}, key))[0].day == "2026-11-24"


# a till's next key

NEXT = "GIK-K07-1_e1_000001.key.jsonl"


@pytest.fixture
def old() -> seal.Key:
    return seal.from_seed(bytes.fromhex(json.loads(GOLDEN.joinpath("keys.json").read_text())["stall"]["seed"]))


def test_the_golden_next_key_is_read_and_sealed_again_to_the_byte(old: seal.Key) -> None:
    data = GOLDEN.joinpath(NEXT).read_bytes()
    told, signer = till_key.read(data)
    assert signer == seal.public(old) != told.key
    assert (told.file_name, told.number) == (NEXT, 2)
    assert till_key.seal(told, old) == data


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("serial", 0), ("number", -1), ("at", "now"), ("key", "00" * 32), ("key", None), ("kind", "ask"), ("epoch", 0),
        ("till", 13), ("other", 1), ("program", ""),
    ],
)  # fmt: skip
def test_a_next_key_with_a_wrong_field_or_the_same_key_is_refused(old: seal.Key, field: str, value: object) -> None:
    body: dict[str, Any] = envelope.open_envelope(GOLDEN.joinpath(NEXT).read_bytes(), "notice").body
    for changes in ({field: value}, {"key": seal.public(old)}):
        with pytest.raises(PosError):
            till_key.read(envelope.seal("notice", body | changes, old))
