"""The exact JSON: RFC 8785 held to objects, arrays, NFC strings, booleans, null and integers within ±(2⁵³−1)."""

import json
import unicodedata
from typing import Any

from pos.errors import PosError
from pos.words import N_

Value = Any
"""None, bool, int, str, list or dict with str keys, nested."""

_LARGEST = 2**53 - 1
_DEEPEST = 32


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")


def _exact(value: Value, depth: int = 0) -> Value:
    if value is None or value is True or value is False:
        return value
    kind = type(value)
    if kind is str:
        if not value.isascii() and not unicodedata.is_normalized("NFC", value):
            raise ValueError("a text is not in Unicode NFC")
        return value
    if kind is int:
        if not -_LARGEST <= value <= _LARGEST:
            raise ValueError("a number is out of range")
        return value
    if depth == _DEEPEST:
        raise ValueError("too deep")
    if kind is dict:
        if not all(type(key) is str for key in value):
            raise TypeError("a key is not a text")
        keys = sorted(value) if all(key.isascii() for key in value) else sorted(value, key=_utf16)
        return {_exact(key): _exact(value[key], depth + 1) for key in keys}
    if kind is list or kind is tuple:
        return [_exact(item, depth + 1) for item in value]
    raise TypeError(f"{kind.__name__} has no canonical form")


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
