"""The golden files of the hand-over, and the keys they are signed with."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pos.handover import seal

GOLDEN = Path(__file__).parents[2].joinpath("golden", "handover")


@pytest.fixture
def golden() -> Callable[[str], bytes]:
    """A golden file's bytes by name."""
    return lambda name: GOLDEN.joinpath(name).read_bytes()


@pytest.fixture
def keys() -> dict[str, seal.Key]:
    """The keys of stall, office and other, from the seeds kept beside the files."""
    told = json.loads(GOLDEN.joinpath("keys.json").read_text())
    made = {who: seal.from_seed(bytes.fromhex(pair["seed"])) for who, pair in told.items()}
    assert {who: seal.public(key) for who, key in made.items()} == {who: pair["public"] for who, pair in told.items()}
    return made
