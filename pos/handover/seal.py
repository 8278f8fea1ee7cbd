"""Keys: a folder's own Ed25519 pair, key files, and a key's fingerprint in words.

The fingerprint is the first 64 bits of SHA-256 over the key's 32 bytes, one word for each of the eight bytes, from the
256 words of `resources/fingerprint/words.txt` (byte 0 is the first word). No word is one letter away from another.
"""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import resources
from pos import files
from pos.errors import PosError
from pos.handover.envelope import is_key
from pos.words import N_

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Key: TypeAlias = "Ed25519PrivateKey"

PRIVATE = "private.key"
PUBLIC = "public.key"
NEXT = "next.key"
"""A pair that may take the place of the present one: see `prepare`."""

_FINGERPRINT_BYTES = 8


def from_seed(seed: bytes) -> Key:
    """The key that 32 bytes of chance stand for."""
    from cryptography.hazmat.primitives.asymmetric import ed25519

    return ed25519.Ed25519PrivateKey.from_private_bytes(seed)


def public(key: Key) -> str:
    """The public half, 64 lower-case hex digits."""
    return key.public_key().public_bytes_raw().hex()


def make(keys: Path) -> Key:
    """A new pair in the folder `keys`, readable by its owner alone. Raises PosError where a key is there already."""
    import secrets

    with files.in_words(keys):
        keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    if keys.joinpath(PRIVATE).exists():
        raise PosError(N_("{folder} has a key already, and it is never overwritten"), folder=keys)
    seed = secrets.token_bytes(32)
    key = from_seed(seed)
    files.keep(keys.joinpath(PRIVATE), f"{seed.hex()}\n".encode(), 0o600)
    write_public(keys.joinpath(PUBLIC), public(key), 0o600)
    return key


def prepare(keys: Path) -> Key:
    """A new pair beside the present one, which goes on counting until `adopt`."""
    import secrets

    seed = secrets.token_bytes(32)
    files.keep(keys.joinpath(NEXT), f"{seed.hex()}\n".encode(), 0o600)
    return from_seed(seed)


def prepared(keys: Path) -> "Key | None":
    """The pair that waits to take the present one's place; None where there is none."""
    return _load(keys.joinpath(NEXT))


def adopt(keys: Path, wanted: str | None) -> None:
    """Let the prepared pair take the present one's place where its public half is `wanted`; else it goes.

    It may be called again after a kill.
    """
    path, key = keys.joinpath(NEXT), prepared(keys)
    if key is not None and public(key) == wanted:
        files.keep(keys.joinpath(PRIVATE), files.read_regular(path, 100), 0o600)
        write_public(keys.joinpath(PUBLIC), wanted, 0o600)
    with files.in_words(path):
        path.unlink(missing_ok=True)
        files.sync_folder(keys)


def load(keys: Path) -> "Key | None":
    """The pair kept in the folder `keys`; None where there is none. Raises PosError where it is damaged."""
    return _load(keys.joinpath(PRIVATE))


def _load(path: Path) -> "Key | None":
    if not path.exists():
        return None
    text = files.read_regular(path, 100).decode("ascii", "replace")
    if re.fullmatch(r"[0-9a-f]{64}\n", text) is None:
        raise PosError(N_("the key in {file} is damaged: restore the folder from its backup"), file=path)
    return from_seed(bytes.fromhex(text.strip()))


def write_public(path: Path, key: str, mode: int = 0o644) -> None:
    """A key file: the 64 digits and a newline."""
    files.keep(path, f"{key}\n".encode(), mode)


def read_public(path: Path) -> str:
    """The public key in a key file. Raises PosError for anything else, or OSError."""
    text = files.read_regular(path, 100).decode("ascii", "replace")
    if not (text.endswith("\n") and is_key(text[:-1])):
        raise PosError(N_("{file} is not a key file: 64 digits 0–9 and a–f and a new line"), file=path.name)
    return text[:-1]


def fingerprint(key: str) -> str:
    """The words of a public key (64 hex digits): eight of them joined by `-`."""
    digest = hashlib.sha256(bytes.fromhex(key)).digest()
    return "-".join(_words()[byte] for byte in digest[:_FINGERPRINT_BYTES])


def same_words(told: str, key: str) -> bool:
    """True where `told` are the words of `key`; case, spaces and dashes do not matter."""
    return re.sub(r"[\W_]+", "", told.lower()) == fingerprint(key).replace("-", "")


@cache
def _words() -> tuple[str, ...]:
    return tuple(resources.read("fingerprint", "words.txt").decode("ascii").split())
