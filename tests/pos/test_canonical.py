"""Canonical JSON: one way to write a value, and nothing else is read."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos import canonical
from pos.errors import PosError

CASES = json.loads(Path(__file__).parents[1].joinpath("golden", "canonical.json").read_text())

TEXTS = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: unicodedata.normalize("NFC", text))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("case", CASES["written"], ids=lambda case: ascii(case["text"]))
def test_a_value_is_written_as_the_golden_text(case: dict[str, str]) -> None:
    value = canonical.parse(case["text"].encode())
    assert canonical.encode(value).decode() == case["canonical"]
    assert canonical.decode(case["canonical"].encode()) == value


@pytest.mark.parametrize("text", CASES["refused"], ids=ascii)
def test_what_is_no_such_json_is_refused(text: str) -> None:
    for read in (canonical.parse, canonical.decode):
        with pytest.raises(PosError):
            read(text.encode())


@pytest.mark.parametrize("text", CASES["not_canonical"], ids=ascii)
def test_any_other_way_to_write_a_value_is_refused(text: str) -> None:
    with pytest.raises(PosError):
        canonical.decode(text.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b"9" * 4_400,
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b"\xff\xfe[\x00]\x00",
        b'{"\\ud83d":1}',
        b"[" * 33 + b"]" * 33,
    ],
    ids=["deep lists", "deep objects", "long number", "no utf-8", "surrogate bytes", "utf-16", "half pair", "33 deep"],
)
def test_hostile_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(PosError):
        canonical.decode(data)


@pytest.mark.parametrize("value", [1.0, {1: 2}, b"x", {"a": {1, 2}}, 2**53, -(2**53), "e\u0301", "\ud800"], ids=ascii)
def test_a_value_without_canonical_form_is_not_written(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        canonical.encode(value)


@given(VALUES)
def test_what_is_written_reads_back_and_is_written_the_same(value: object) -> None:
    data = canonical.encode(value)
    assert canonical.decode(data) == value
    assert json.loads(data) == value
