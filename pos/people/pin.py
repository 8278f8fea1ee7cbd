"""A PIN: what it may be, how it is kept, and how long somebody waits who does not know it.

It keeps colleagues apart. A thief with the file finds four digits in minutes, whatever guards them.
"""

import os
import re
from dataclasses import dataclass, field

from pos.errors import PosError
from pos.words import N_

FREE_TRIES = 5
"""So many wrong ones in a row cost no waiting."""

_FIRST_WAIT, _LONGEST_WAIT = 30, 900
_DIGITS = re.compile("[0-9]{4,12}")
_ROWS = ("01234567890", "09876543210")
_MEMORY_KIB, _ROUNDS, _LANES = 19 * 1024, 2, 1
"""OWASP's least for argon2id: 20 to 30 ms on a stall's computer."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A PIN as the store keeps it; `digits` tells how many it has."""

    text: str = field(repr=False)
    digits: int


def keep(pin: str) -> Kept:
    """Make `pin` fit to be kept: some hundredths of a second, so never on the window's thread. Raises PosError."""
    check(pin)
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    made = Argon2id(salt=os.urandom(16), length=32, iterations=_ROUNDS, lanes=_LANES, memory_cost=_MEMORY_KIB)
    return Kept(made.derive_phc_encoded(pin.encode()), len(pin))


def check(pin: str) -> None:
    """Raises PosError for what is no PIN, or is the first that anybody would try."""
    if not _DIGITS.fullmatch(pin):
        raise PosError(N_("A PIN is 4 to 12 digits"))
    if len(set(pin)) == 1 or any(pin in row for row in _ROWS):
        raise PosError(N_("That PIN is guessed at once: choose another one"))


def is_right(pin: str, kept: str) -> bool:
    """Whether `pin` is the one that was kept; as slow as `keep`."""
    from cryptography.exceptions import InvalidKey
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        Argon2id.verify_phc_encoded(pin.encode(), kept)
    except InvalidKey:
        return False
    return True


def wait_after(tries: int) -> int:
    """Seconds until somebody may try again after so many wrong PINs in a row."""
    if tries < FREE_TRIES:
        return 0
    return min(_FIRST_WAIT << min(tries - FREE_TRIES, 10), _LONGEST_WAIT)
