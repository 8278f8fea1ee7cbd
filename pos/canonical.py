"""The exact JSON: RFC 8785 held to objects, arrays, NFC strings, booleans, null and integers within ±(2⁵³−1)."""

import json
import unicodedata
from collections.abc import Collection
from typing import Any

from pos.errors import PosError
from pos.words import N_

Value = Any
"""None, bool, int, str, list or dict with str keys, nested."""

_LARGEST = 2**53 - 1
_DEEPEST = 32
_TEXTS = {str}


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")


def _exact(value: Value, depth: int = 0) -> Value:
    kind = type(value)
    if kind is str:
        _refuse_not_composed(value)
        return value
    if value is None or kind is bool:
        return value
    if kind is int:
        if not -_LARGEST <= value <= _LARGEST:
            raise ValueError("a number is out of range")
        return value
    if depth == _DEEPEST:
        raise ValueError("too deep")
    if kind is dict:
        return {key: _exact(value[key], depth + 1) for key in _in_order(value)}
    if kind is list or kind is tuple:
        return [_exact(item, depth + 1) for item in value]
    raise TypeError(f"{kind.__name__} has no canonical form")


def _refuse_not_composed(text: str) -> None:
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        raise ValueError("a text is not in Unicode NFC")


def _in_order(keys: Collection[str]) -> list[str]:
    """The keys as they are written: in the order of their UTF-16, which for ASCII is that of Python."""
    if not set(map(type, keys)) <= _TEXTS:
        raise TypeError("a key is not a text")
    if "".join(keys).isascii():
        return sorted(keys)
    for key in keys:
        _refuse_not_composed(key)
    return sorted(keys, key=_utf16)


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def encode(value: Value) -> bytes:
    """The one way to write `value`. Raises ValueError or TypeError for what has no canonical form (a float, say)."""
    return _write(_exact(value)).encode()


def decode(data: bytes) -> Value:
    """The value that `data` is the canonical writing of. Raises PosError for what `encode` would not itself write."""
    value = parse(data)
    try:
        exact = encode(value) == data
    except (ValueError, TypeError):
        exact = False
    if not exact:
        raise PosError(N_("the text is not canonical JSON"))
    return value


def _no_duplicates(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(text: str) -> Value:
    raise ValueError(text)


_read = json.JSONDecoder(object_pairs_hook=_no_duplicates, parse_float=_refuse, parse_constant=_refuse).decode


def parse(data: bytes) -> Value:
    """Any JSON text of the same restricted kind, not necessarily canonical: no fractions, no duplicate keys.

    Raises PosError.
    """
    try:
        return _read(data.decode())
    except (ValueError, RecursionError):
        raise PosError(N_("the text is not JSON of whole numbers, texts and lists")) from None
