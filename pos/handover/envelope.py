"""The envelope of everything handed over: one canonical JSON line, and one line that signs it.

    {"day":"2026-11-24", …}\n
    {"key":"<64 hex digits>","signature":"<128 hex digits>"}\n

Ed25519 over `lapak-<kind>-1\n` + the first line without its newline, so that no kind passes for another. A reader
refuses whatever the writer would not itself write, and believes nothing before the signature holds.
"""

import hashlib
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pos import canonical, files
from pos.errors import PosError, reason_of
from pos.words import N_

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

LARGEST = 8 * 1024 * 1024
"""The largest file, in bytes."""

KINDS = ("summary", "request", "ack", "notice")

_SEAL_LINE = re.compile(rb'\{"key":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}\n')
_SEAL_LENGTH = len('{"key":"","signature":""}\n') + 64 + 128

_FIELD = 2**255 - 19
# The y coordinates of the points of small order. The library takes them, but anybody can sign for such a key.
_SMALL_ORDER = frozenset(
    (
        0,
        1,
        _FIELD - 1,
        int.from_bytes(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"),
        int.from_bytes(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"),
    )
)


class Sealed(NamedTuple):
    """A file whose seal holds: its first line as bytes, the signer's key, the SHA-256 of the whole file (hex)."""

    line: bytes
    key: str
    sha256: str


class Opened(NamedTuple):
    """A file whose seal holds, its first line read."""

    body: dict[str, Any]
    key: str
    sha256: str


def is_key(text: str) -> bool:
    """True for 64 lower-case hex digits that stand for a key of full order."""
    if re.fullmatch(r"[0-9a-f]{64}", text) is None:
        return False
    y = int.from_bytes(bytes.fromhex(text), "little") & (2**255 - 1)
    return y < _FIELD and y not in _SMALL_ORDER


def seal(kind: str, body: dict[str, Any], key: "Ed25519PrivateKey") -> bytes:
    """The whole file for `body`. Raises ValueError or TypeError for a body without canonical form or over 8 MiB."""
    return sign(kind, canonical.encode(body), key)


def sign(kind: str, line: bytes, key: "Ed25519PrivateKey") -> bytes:
    """The whole file for a first line that is canonical already. Raises ValueError over 8 MiB."""
    signature = key.sign(_signed(kind, line)).hex()
    public = key.public_key().public_bytes_raw().hex()
    data = b'%b\n{"key":"%b","signature":"%b"}\n' % (line, public.encode(), signature.encode())
    if len(data) > LARGEST:
        raise ValueError("the file is over 8 MiB")
    return data


def unseal(data: bytes, kind: str, sha256: str | None = None) -> Sealed:
    """The first line of a file whose seal holds, not read yet; `sha256` is the file's where it is known already.

    Raises PosError.
    """
    if len(data) > LARGEST:
        raise PosError(N_("the file is larger than 8 MiB"))
    line, end = data[: -_SEAL_LENGTH - 1], data[-_SEAL_LENGTH - 1 :]
    match = _SEAL_LINE.fullmatch(end, 1)
    if match is None or end[:1] != b"\n" or not line or b"\n" in line:
        raise PosError(N_("the file is not two whole lines, a content and its seal"))
    key, signature = match[1].decode(), bytes.fromhex(match[2].decode())
    if not is_key(key) or not holds(key, signature, _signed(kind, line)):
        raise PosError(N_("the seal does not hold: the file was changed, or is another kind of file"))
    return Sealed(line, key, sha256 or hashlib.sha256(data).hexdigest())


def kind_of(data: bytes) -> str | None:
    """Which of KINDS a file is, by its seal; None where it is none, or its seal does not hold."""
    for kind in KINDS:
        with suppress(PosError):
            unseal(data, kind)
            return kind
    return None


def read_brought(path: Path) -> bytes:
    """The bytes of a file that somebody brought. Raises PosError where it cannot be read or is larger than 8 MiB."""
    try:
        return files.read_regular(path, LARGEST)
    except OSError as error:
        raise PosError(N_("{file} cannot be read ({reason})"), file=path.name, reason=reason_of(error)) from error


def open_envelope(data: bytes, kind: str) -> Opened:
    """The content of a file whose seal holds and that is written exactly as `seal` writes. Raises PosError."""
    sealed = unseal(data, kind)
    body = canonical.decode(sealed.line)
    if type(body) is not dict:
        raise PosError(N_("the content is not a JSON object"))
    return Opened(body, sealed.key, sealed.sha256)


def _signed(kind: str, line: bytes) -> bytes:
    if kind not in KINDS:
        raise ValueError(kind)
    return b"lapak-%b-1\n%b" % (kind.encode(), line)


def holds(key: str, signature: bytes, signed: bytes) -> bool:
    """Whether the owner of this public key (64 hex digits) signed exactly `signed`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True
