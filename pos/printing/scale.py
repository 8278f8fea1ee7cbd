"""What a chart is measured by: round steps that hold every value, and amounts in short."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from pos.money import NO_BREAK_SPACE, format_number, format_rupiah
from pos.words import N_
from pos.words import translate as _

MILLION = 1_000_000
_UNITS = {MILLION: N_("million rupiah"), 1_000: N_("thousand rupiah"), 1: N_("rupiah")}
_STEPS = 4


def short_rupiah(amount: int) -> str:
    """`6_600_000` → `Rp 6,6 jt`, `850_000` → `Rp 850 rb`, less in full."""
    if abs(amount) >= MILLION:
        tenths = (abs(amount) * 10 + MILLION // 2) // MILLION
        whole = format_number(tenths // 10) + (f",{tenths % 10}" if tenths % 10 else "")
        text = _("{number} m").format(number=whole)
    elif abs(amount) >= 1000:
        text = _("{number} k").format(number=format_number((abs(amount) + 500) // 1000))
    else:
        return format_rupiah(amount)
    return ("−" if amount < 0 else "") + f"Rp{NO_BREAK_SPACE}" + text.replace(" ", NO_BREAK_SPACE)


def told(value: int | None, *, money: bool) -> str:
    """A value in short: rupiah, or a plain number; a dash for none."""
    if value is None:
        return "–"
    return short_rupiah(value) if money else format_number(value)


def label_step(count: int, width: float, wide: float) -> int:
    """Every how manieth of `count` labels is written, where each takes so much of the width."""
    return max(1, -(-count * round(wide) // max(round(width), 1)))


def ticks(most: int, least: int = 0) -> tuple[int, ...]:
    """Round numbers from `least` <= 0 to `most` >= 0 or just beyond, four steps or five: 1, 2 or 5 and noughts."""
    step = 1
    while True:
        for size in (step, 2 * step, 5 * step):
            ups, downs = -(-most // size), -(least // size)
            if ups + downs <= _STEPS + (downs > 0):
                return tuple(at * size for at in range(-downs, ups + 1))
        step *= 10


@dataclass(frozen=True)
class Scale:
    """Steps from the lowest to the highest, zero among them; written as so many `unit`s.

    `below` is how far it goes under zero without a step of its own: a small return among large sales takes none.
    """

    ticks: tuple[int, ...]
    unit: int = 1
    below: int = 0

    @classmethod
    def of(cls, values: Iterable[int | None], *, money: bool) -> Self:
        """One that holds all of these: rupiah, or plain numbers."""
        known = (*(value or 0 for value in values), 0)
        most, least = max(*known, 1), min(*known, 0)
        unit = next(unit for unit in _UNITS if max(most, -least) >= unit) if money else 1
        upwards = ticks(most)
        if -2 * least <= upwards[1]:
            return cls(upwards, unit, below=-least)
        return cls(ticks(most, least), unit)

    def share(self, value: int) -> float:
        """How high a value stands: 0 at the lowest that it holds, 1 at the highest step."""
        low, high = self.ticks[0] - self.below, self.ticks[-1]
        return (value - low) / max(high - low, 1)

    def text(self, tick: int) -> str:
        """A step in the scale's unit."""
        tenths = abs(tick) * 10 // self.unit
        rest = f",{tenths % 10}" if tenths % 10 else ""
        return f"{'−' if tick < 0 else ''}{format_number(tenths // 10)}{rest}"

    def words(self, language: str | None = None) -> str:
        """What an amount's unit is called, in a language or in the one in use."""
        return _(_UNITS[self.unit], language)
