"""An enrolment request is read exactly as it is written."""

from collections.abc import Callable
from typing import Any

import pytest

from pos.errors import PosError
from pos.handover import envelope, request, seal
from pos.handover.fields import NewerFormat

Golden = Callable[[str], bytes]
Keys = dict[str, seal.Key]

NAME = "GIK-K07-1_e1.request.jsonl"


def test_the_golden_request_is_read_and_sealed_again_to_the_byte(golden: Golden, keys: Keys) -> None:
    told, key = request.read(golden(NAME))
    assert key == seal.public(keys["stall"])
    assert (told.name, told.trade, told.epoch, told.file_name) == ("Warung Bu Rum", "kuliner", 1, NAME)
    assert request.seal(told, keys["stall"]) == golden(NAME)


def _body(golden: Golden) -> dict[str, Any]:
    return envelope.open_envelope(golden(NAME), "request").body


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("gallery", "CON"), ("stall", "k07"), ("till", 13), ("till", 0), ("till", True), ("epoch", 0), ("epoch", "1"),
        ("name", ""), ("at", "2026-11-24T07:45:00Z"), ("at", "2026-02-30T07:45:00+07:00"), ("trade", "Kuliner"),
        ("trade", "kuliner\n"), ("program", None), ("format", 0), ("format", "1"), ("unknown", 1),
    ],
)  # fmt: skip
def test_a_request_with_a_wrong_field_is_refused(golden: Golden, keys: Keys, field: str, value: object) -> None:
    with pytest.raises(PosError):
        request.read(envelope.seal("request", {**_body(golden), field: value}, keys["stall"]))


def test_every_field_is_mandatory_and_x_fields_are_allowed(golden: Golden, keys: Keys) -> None:
    body = _body(golden)
    for field in body:
        with pytest.raises(PosError):
            request.read(envelope.seal("request", {k: v for k, v in body.items() if k != field}, keys["stall"]))
    told, _ = request.read(envelope.seal("request", {**body, "x_new": [1]}, keys["stall"]))
    assert told == request.read(golden(NAME))[0]


def test_a_newer_request_is_told_apart_from_a_broken_one(golden: Golden, keys: Keys) -> None:
    with pytest.raises(NewerFormat):
        request.read(envelope.seal("request", {**_body(golden), "format": 2, "unknown": 1}, keys["stall"]))
