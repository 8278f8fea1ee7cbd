"""What a check of a folder found."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found: how many events, the first bad one's seq, and each problem in a sentence.

    The last `of_backups` of the problems are of backups only.
    """

    events: int
    first_bad: int | None
    problems: tuple[str, ...]
    of_backups: int = 0

    @property
    def good(self) -> bool:
        return not self.problems

    @property
    def is_sound(self) -> bool:
        """Whether the folder's own database is whole, whatever its backups are."""
        return len(self.problems) == self.of_backups

    def to_data(self) -> dict[str, Any]:
        """The object that `lapak check --json` prints."""
        return {
            "good": self.good,
            "events": self.events,
            "first_bad": self.first_bad,
            "problems": list(self.problems),
        }
