"""The envelope: two lines, one exact way, and nothing believed before the seal holds."""

import hashlib
import json
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pos.errors import PosError
from pos.handover import envelope, seal, verify

Golden = Callable[[str], bytes]
Keys = dict[str, seal.Key]

NOTICE = "envelope.notice.jsonl"
NIL = "GIK-K07-1_2026-11-25_e1_000002_r1.jsonl"


def _signed(line: bytes, key: seal.Key, kind: bytes = b"notice") -> bytes:
    """An envelope as somebody else's program might write it, around any line."""
    signature = key.sign(b"lapak-" + kind + b"-1\n" + line).hex()
    return line + b'\n{"key":"%b","signature":"%b"}\n' % (seal.public(key).encode(), signature.encode())


def test_the_golden_envelope_opens_and_is_sealed_again_to_the_byte(golden: Golden, keys: Keys) -> None:
    data = golden(NOTICE)
    opened = envelope.open_envelope(data, "notice")
    assert opened.body == json.loads(data.split(b"\n")[0])
    assert opened.key == seal.public(keys["office"])
    assert opened.sha256 == hashlib.sha256(data).hexdigest()
    assert envelope.seal("notice", opened.body, keys["office"]) == data


def test_a_file_of_one_kind_does_not_pass_for_another(golden: Golden) -> None:
    for kind in ("summary", "request", "ack"):
        with pytest.raises(PosError):
            envelope.open_envelope(golden(NOTICE), kind)


def test_every_flipped_bit_of_a_summary_is_refused(golden: Golden) -> None:
    data = bytearray(golden(NIL))
    assert verify.verify_file(bytes(data)).good
    for place in range(len(data)):
        for bit in range(8):
            data[place] ^= 1 << bit
            with pytest.raises(PosError):
                envelope.unseal(bytes(data), "summary")
            data[place] ^= 1 << bit


def test_every_truncation_is_refused(golden: Golden) -> None:
    data = golden(NIL)
    for length in range(len(data)):
        with pytest.raises(PosError):
            envelope.unseal(data[:length], "summary")


@pytest.mark.parametrize("junk", [b"\n", b" ", b"\0", b"{}\n", b"\r\n", b"x"])
def test_appended_and_prefixed_junk_is_refused(golden: Golden, junk: bytes) -> None:
    for data in (golden(NIL) + junk, junk + golden(NIL)):
        with pytest.raises(PosError):
            envelope.unseal(data, "summary")


def _crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def _spaces(data: bytes) -> bytes:
    return data.replace(b',"signature"', b', "signature"')


def _swapped(data: bytes) -> bytes:
    line, end = data.split(b"\n")[:2]
    told = json.loads(end)
    return line + b'\n{"signature":"%b","key":"%b"}\n' % (told["signature"].encode(), told["key"].encode())


def _upper_case(data: bytes) -> bytes:
    line, end = data.split(b"\n")[:2]
    told = json.loads(end)
    return line + b'\n{"key":"%b","signature":"%b"}\n' % (told["key"].upper().encode(), told["signature"].encode())


def _third_line(data: bytes) -> bytes:
    line, end = data.split(b"\n")[:2]
    return line + b"\n\n" + end + b"\n"


@pytest.mark.parametrize(
    "change", [_crlf, _spaces, _swapped, _upper_case, _third_line], ids=lambda change: change.__name__
)
def test_the_same_content_written_another_way_is_refused(golden: Golden, change: Callable[[bytes], bytes]) -> None:
    changed = change(golden(NOTICE))
    assert changed != golden(NOTICE)
    with pytest.raises(PosError):
        envelope.open_envelope(changed, "notice")


@pytest.mark.parametrize(
    "line",
    [
        b'{"a":1,"a":1}',
        b'{"a":NaN}',
        b'{"a":1e400}',
        b'{"a":1.0}',
        b'{"a": 1}',
        b'{"b":1,"a":1}',
        b'{"a":"\\ud800"}',
        b'{"a":' + b"9" * 4_400 + b"}",
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        '{"a":"e\u0301"}'.encode(),
        b"[]",
        b"null",
        b"",
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":1}\r',
    ],
    ids=lambda line: ascii(line[:20]),
)
def test_a_line_that_is_not_canonical_is_refused_though_its_seal_holds(line: bytes, keys: Keys) -> None:
    assert envelope.open_envelope(_signed(b'{"a":1}', keys["other"]), "notice").body == {"a": 1}
    with pytest.raises(PosError):
        envelope.open_envelope(_signed(line, keys["other"]), "notice")


def test_another_key_over_the_same_content_is_refused(golden: Golden, keys: Keys) -> None:
    data = golden(NOTICE)
    forged = data.replace(seal.public(keys["office"]).encode(), seal.public(keys["other"]).encode())
    assert forged != data
    with pytest.raises(PosError):
        envelope.open_envelope(forged, "notice")


def test_a_file_over_eight_mebibytes_is_neither_read_nor_written(keys: Keys) -> None:
    body = {"a": "x" * envelope.LARGEST}
    with pytest.raises(ValueError, match="8 MiB"):
        envelope.seal("notice", body, keys["office"])
    with pytest.raises(PosError):
        envelope.unseal(b"x" * (envelope.LARGEST + 1), "notice")


SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]


@pytest.mark.parametrize("key", SMALL_ORDER)
def test_a_key_of_small_order_is_refused(key: str) -> None:
    assert not envelope.is_key(key)


def test_a_seal_that_anybody_can_make_with_a_small_key_is_refused_by_us_alone() -> None:
    # With the neutral point as key, R = 1·… and S = 0 fit every content: the library itself is content with it.
    key, signature = SMALL_ORDER[0], SMALL_ORDER[0] + "00" * 32
    line = b'{"a":1}'
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), b"lapak-notice-1\n" + line)
    with pytest.raises(PosError):
        envelope.unseal(line + b'\n{"key":"%b","signature":"%b"}\n' % (key.encode(), signature.encode()), "notice")


@pytest.mark.parametrize("key", ["", "0" * 63, "g" * 64, "A" * 64, "a" * 64 + "\n", "ee" + "ff" * 30 + "7f", "ff" * 32])
def test_what_is_no_key_is_refused(key: str) -> None:
    assert not envelope.is_key(key)
