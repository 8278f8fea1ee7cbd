"""An acknowledgement is read exactly as it is written; the first one only admits."""

from collections.abc import Callable
from typing import Any

import pytest

from pos.errors import PosError
from pos.handover import acknowledgement, envelope, seal
from pos.handover.fields import NewerFormat

Golden = Callable[[str], bytes]
Keys = dict[str, seal.Key]

ACCEPTANCE = "GIK-K07-1_e1_000001.ack.jsonl"
LATER = "GIK-K07-1_e1_000002.ack.jsonl"


@pytest.mark.parametrize("name", [ACCEPTANCE, LATER])
def test_a_golden_acknowledgement_is_read_and_sealed_again_to_the_byte(golden: Golden, keys: Keys, name: str) -> None:
    told, key = acknowledgement.read(golden(name))
    assert key == seal.public(keys["office"])
    assert told.key == seal.public(keys["stall"])
    assert told.file_name == name
    assert told.is_acceptance == (name == ACCEPTANCE)
    assert acknowledgement.seal(told, keys["office"]) == golden(name)


def test_a_later_acknowledgement_tells_what_became_of_each_file(golden: Golden) -> None:
    told, _ = acknowledgement.read(golden(LATER))
    assert told.accepted_through == 2
    assert [decision.status for decision in told.files] == ["accepted", "accepted", "accepted", "forked"]
    assert [decision.reason is None for decision in told.files] == [True, True, True, False]


def _body(golden: Golden, name: str = LATER) -> dict[str, Any]:
    return envelope.open_envelope(golden(name), "ack").body


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("key", "00" * 32), ("key", "A" * 64), ("serial", 0), ("accepted_through", -1), ("at", "now"), ("till", 13),
        ("gallery", "gik"), ("files", [{"sha256": "a" * 64, "status": "lost", "reason": None}]),
        ("files", [{"sha256": "a" * 64, "status": "accepted"}]), ("files", None), ("epoch", 0), ("other", 1),
        ("files", [{"sha256": "a" * 64 + "\n", "status": "accepted", "reason": None}]),
    ],
)  # fmt: skip
def test_an_acknowledgement_with_a_wrong_field_is_refused(
    golden: Golden, keys: Keys, field: str, value: object
) -> None:
    with pytest.raises(PosError):
        acknowledgement.read(envelope.seal("ack", {**_body(golden), field: value}, keys["office"]))


def test_an_acceptance_decides_about_no_files(golden: Golden, keys: Keys) -> None:
    for field, value in (("accepted_through", 1), ("files", _body(golden)["files"])):
        with pytest.raises(PosError):
            acknowledgement.read(envelope.seal("ack", {**_body(golden, ACCEPTANCE), field: value}, keys["office"]))


def test_a_newer_acknowledgement_is_told_apart_from_a_broken_one(golden: Golden, keys: Keys) -> None:
    with pytest.raises(NewerFormat):
        acknowledgement.read(envelope.seal("ack", {**_body(golden), "format": 2}, keys["office"]))
