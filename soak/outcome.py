"""What a case came to: how often it was tried, from which seed, what was seen and what went wrong."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """`tried` counts the faults, `seen` what became of them by name; `wrong` says each broken promise.

    `stopped`: by Ctrl+C, before it was tried as often as was wanted.
    """

    case: str
    seed: int
    tried: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    stopped: bool = False

    @contextmanager
    def until_stopped(self) -> Iterator[None]:
        """Ctrl+C ends the block and no more: what was tried until then stands."""
        try:
            yield
        except KeyboardInterrupt:
            self.stopped = True

    @property
    def good(self) -> bool:
        """Whether it was tried at all, and every promise held."""
        return self.tried > 0 and not self.wrong

    def __str__(self) -> str:
        seen = ", ".join(f"{name} {count}" for name, count in sorted(self.seen.items()))
        verdict = "good" if self.good else f"WRONG {len(self.wrong)}"
        verdict += ", stopped" if self.stopped else ""
        told = [f"{self.case:<12} {self.tried:>7} tried   seed {self.seed}   {verdict}   {seen}"]
        return "\n".join(told + [f"    {sentence}" for sentence in self.wrong[:20]])
