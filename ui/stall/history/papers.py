"""What history asks of whoever prints."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from pos.printing.layout import Layout
from pos.words import translate as _


class Papers(Protocol):
    """Who brings receipts out again, and other papers: printed, or as a PDF that `done` gets."""

    def reprint(self, number: str) -> None: ...
    def paper(self, number: str) -> Path: ...
    def print_now(self, layout: Layout) -> None: ...
    def keep(self, layout: Layout) -> None: ...
    def save(self, number: str, path: Path, done: Callable[[Path], object] | None = None) -> None: ...


def save_as(screen: QWidget, papers: Papers, number: str) -> bool:
    """Save a receipt as a PDF where the cashier says; False where nobody does."""
    path, _kind = QFileDialog.getSaveFileName(screen, _("Save the receipt as PDF"), f"{number}.pdf", "*.pdf")
    if path:
        papers.save(number, Path(path).with_suffix(".pdf"))
    return bool(path)
