"""What history asks of whoever prints."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class Papers(Protocol):
    """Who brings receipts out again: on paper, or as a PDF that `done` gets."""

    def reprint(self, number: str) -> None: ...
    def paper(self, number: str) -> Path: ...
    def save(self, number: str, path: Path, done: Callable[[Path], object] | None = None) -> None: ...
