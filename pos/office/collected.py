"""What a collect tells: of each entry as it goes on, and of all of them in the end."""

from dataclasses import dataclass
from typing import Any

ACCEPTED, SAME, KEPT, REFUSED, TOLD = "accepted", "same", "kept", "refused", "told"
CAUGHT_UP = "caught_up"


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the inbox is dealt with: `outcome` accepted, same, kept or refused; `reason` of the last two.

    In the end each acknowledgement is a step, too: told. Of an office that was restored each file that it may lack is
    one before all others: caught_up.
    """

    done: int
    total: int
    file: str
    outcome: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was kept where it is, or refused, and why."""

    file: str
    reason: str

    def to_data(self) -> dict[str, str]:
        return {"file": self.file, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Collected:
    """What one collect did, by file name."""

    accepted: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    kept: tuple[Left, ...] = ()
    refused: tuple[Left, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """The object that `lapak collect --json` prints."""
        return {
            "accepted": list(self.accepted),
            "same": list(self.same),
            "kept": [left.to_data() for left in self.kept],
            "refused": [left.to_data() for left in self.refused],
        }
