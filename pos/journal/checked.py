"""What a check of a folder found."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found: how many events, the first bad one's seq, and each problem in a sentence."""

    events: int
    first_bad: int | None
    problems: tuple[str, ...]

    @property
    def good(self) -> bool:
        return not self.problems

    def to_data(self) -> dict[str, Any]:
        """The object that `lapak check --json` prints."""
        return {
            "good": self.good,
            "events": self.events,
            "first_bad": self.first_bad,
            "problems": list(self.problems),
        }
