"""A page of a stall's paper: who sells, what paper it is and of which day, and lines to sign on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pos.money import format_rupiah
from pos.printing.layout import Band, Beside, Frame, Layout, Row, Rule, Signatures, Space, Text, Title, paper_margin
from pos.printing.letterhead import Letterhead
from pos.printing.voice import Voice
from pos.printing.wording import long_day, shown_code
from pos.words import N_, SHORT_MONTHS, translate

Size = Literal["A5", "A4"]
SIDES: dict[Size, tuple[int, int]] = {"A5": (148, 210), "A4": (210, 297)}
"""The short and the long side of each page, in mm."""

_MARGIN = 12
_STAMP_MM = (24, 20)


@dataclass(frozen=True, slots=True)
class Page(Voice):
    """Parts of a page in one language."""

    letterhead: Letterhead
    language: str

    def layout(
        self, title: str, number: str, rows: Sequence[Row], *, size: Size = "A5", lying: bool = False,
        again: Sequence[Row] = (),
    ) -> Layout:  # fmt: skip
        """The paper called `title` with its number; `again` stands on every further page."""
        short, long = SIDES[size]
        head = Text(f"{self.letterhead.name} · {title}", number, size=8, weight=500)
        return Layout(
            title=f"{title} {number}",
            rows=tuple(rows),
            width_mm=long if lying else short,
            margin_mm=_MARGIN,
            height_mm=short if lying else long,
            head=(head, Space(1), *again),
            foot=self.foot,
            language=self.language,
        )

    def slip(self, title: str, number: str, when: str, rows: Sequence[Row], width: int) -> Layout:
        """The same paper on a roll `width` mm wide: who sells, what it is, its number and moment, then `rows`."""
        head = self.letterhead
        about = (
            Title(head.name, shown_code(head.code)),
            *(Text(line, size=7.5, lines=2) for line in head.lines),
            *self.parted(),
            Text(title, size=13, weight=700, lines=2),
            Text(number, size=8),
            Text(when, size=8),
        )
        return Layout(
            title=f"{title} {number}",
            rows=(*about, *rows),
            width_mm=width,
            margin_mm=paper_margin(width),
            language=self.language,
        )

    def parted(self) -> tuple[Row, ...]:
        """What parts a slip's blocks."""
        return Space(1), Rule("dashed"), Space(1)

    def head(self, title: str, number: str, day: str) -> Iterator[Row]:
        """Who sells, what paper it is, its number, and its day in words."""
        head = self.letterhead
        address = tuple(Text(line, size=8.2, lines=2) for line in head.lines)
        if head.logo is None:
            yield Title(head.name, shown_code(head.code), size=17)
            yield from address
        else:
            yield Beside(((head.logo,), (Text(head.name, size=17, weight=700, lines=2), *address)), (2, 11))
        yield Space(1.6)
        yield Rule()
        yield Space(2.6)
        about = (Text(number, size=10.5, weight=600, align="right"), Text(day, size=9, align="right", lines=2))
        yield Beside(((Text(title, size=19, weight=700, shrink=True),), about), (7, 6))
        yield Space(3)

    def numbered(self, number: str) -> str:
        """`No. K07-1/T/2026/0001`."""
        return self.say(N_("No. {number}"), number=number)

    def full_day(self, day: str) -> str:
        """`21 November 2026` of `2026-11-21`."""
        return long_day(date.fromisoformat(day), self.language).split(", ", 1)[1]

    def short_day(self, day: str) -> str:
        """`21 Nov` of `2026-11-21`."""
        told = date.fromisoformat(day)
        return f"{told.day} {translate(SHORT_MONTHS[told.month - 1], self.language)}"

    def told(self, words: str, strong: str, *more: str) -> tuple[Row, ...]:
        """Under small `words` what is said, and more of it."""
        return (
            Text(words, size=8.2),
            Text(strong or "–", size=11, weight=600, lines=4),
            *(Text(line, size=8.8, lines=6) for line in more if line),
        )

    def filled(self, words: str, told: str) -> tuple[Row, ...]:
        """One line of a form: its words, what is filled in, and a line below."""
        beside = Beside(((Space(0.6), Text(words, size=8.8)), (Text(told, size=11.5, weight=600, lines=3),)), (2, 7))
        return beside, Space(2), Rule("thin"), Space(2)

    def paid_with(self, tender: str, amount: int, left: int) -> tuple[Row, ...]:
        """What a receipt for money is for, by which tender, and what is left to pay after it."""
        box = self.amount_box(self.tender(tender), amount)
        if left <= 0:
            return (box,)
        rest = self.say(N_("Still to pay after this: {amount}"), amount=format_rupiah(left))
        return box, Space(1.5), Text(rest, size=8.8, lines=2)

    def signature(self, over: str, under: str) -> tuple[Row, ...]:
        """Words, room to sign, and who signs."""
        return Text(over, size=8.5), Space(1.5), Signatures((under,))

    def seller(self, cashier: str | None) -> str:
        """Who signs for the stall."""
        return ", ".join(part for part in (cashier, self.letterhead.name) if part)

    def amount_box(self, words: str, amount: int) -> Band:
        """An amount that nobody overlooks."""
        return Band(words, format_rupiah(amount), size=13.5, loud="right")

    def stamp_room(self, amount: int, stamp_above: int) -> tuple[Row, ...]:
        """Where a duty stamp is stuck and signed across, for more than `stamp_above` rupiah (UU 10/2020)."""
        return (Frame(self.say(N_("duty stamp")), *_STAMP_MM),) if amount > stamp_above else ()
