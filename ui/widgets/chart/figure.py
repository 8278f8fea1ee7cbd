"""What a chart can show: the contract of every figure."""

from abc import ABC, abstractmethod
from typing import ClassVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.look.tokens import Tokens

SHADES = ("brand", "tender_2", "tender_3", "strong")
"""The tokens that tell parts from one another; what comes after them bears the last."""


def shade(part: int) -> str:
    """The token of a part, counted from 0."""
    return SHADES[min(part, len(SHADES) - 1)]


class Figure(ABC):
    """So many marks: how they are painted, what is under a point, what is said and copied of each."""

    outlined: ClassVar[bool] = False
    """Whether the mark that is asked about gets a line around it: one that its place alone does not tell."""

    @abstractmethod
    def count(self) -> int:
        """How many marks."""

    @abstractmethod
    def height(self) -> int:
        """The least height, in pixels, in which it can be read."""

    @abstractmethod
    def paint(self, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
        """All of it in `rect`."""

    @abstractmethod
    def mark(self, rect: QRectF, at: int) -> QRectF:
        """The box of one mark, beside which it is told."""

    @abstractmethod
    def spoken(self, at: int) -> str:
        """One mark in words."""

    @abstractmethod
    def rows(self) -> tuple[tuple[str | int, ...], ...]:
        """As a table, its first row the titles: plain numbers, in rupiah or pieces."""

    def reach(self, rect: QRectF, at: int) -> QRectF:
        """Where the pointer asks about a mark."""
        return self.mark(rect, at)

    def row_length(self) -> int:
        """How many marks an arrow up or down passes."""
        return 1
