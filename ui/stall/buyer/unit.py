"""How large a page is drawn: everything grows with the screen, since the buyer stands as far from a large one."""

from PySide6.QtCore import QSize

from ui.look import fonts

EDGE = 24
HEAD = 64
"""In units."""


def unit_of(size: QSize) -> float:
    """The pixels of one unit; a screen of 1024 × 600 is drawn one to one."""
    return min(size.width() / 1024, size.height() / 600)


def fitting(text: str, room: float, largest: int, weight: int = 700, *, tabular: bool = False) -> int:
    """The size in which `text` has room, at most `largest` and at least a third of it."""
    wide = fonts.width(text, largest, weight, tabular)
    return max(largest // 3, largest if wide <= room else int(largest * room / wide))
