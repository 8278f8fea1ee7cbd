"""What is drawn on a page, letter by letter and line by line, in points (1/72 inch) from its top left corner."""

from dataclasses import dataclass
from typing import TypeAlias

from pos.printing.layout import Photograph, Picture, Weight
from pos.printing.qr import Matrix


@dataclass(frozen=True, slots=True)
class Run:
    """Letters on a baseline, from `x` to the right."""

    x: float
    y: float
    text: str
    size: float
    weight: Weight
    white: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box with round corners, black, or lighter up to a `grey` of 1: white."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    grey: float = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level line; `dash` is the length of a dash and of a gap, None where the line is whole."""

    x: float
    y: float
    length: float
    thickness: float
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """A line through `points`, with round joints; `grey` as of a box."""

    points: tuple[tuple[float, float], ...]
    thickness: float
    grey: float = 0


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code or, its modules one line, a barcode; without the quiet zone."""

    x: float
    y: float
    width: float
    height: float
    modules: Matrix


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture or a photo, `width` × `height` points."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture | Photograph


Mark: TypeAlias = Run | Box | Stroke | Path | Symbol | Drawing


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is drawn on it, in order."""

    width: float
    height: float
    marks: tuple[Mark, ...]
