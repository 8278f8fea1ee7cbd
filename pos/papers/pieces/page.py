"""What the papers of single pieces have in common: their A5 page, who sells, and a line to sign on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pos.printing.layout import Beside, Layout, Row, Rule, Signatures, Space, Text, Title
from pos.printing.letterhead import Letterhead
from pos.printing.wording import long_day, shown_code
from pos.words import N_, translate

_SHORT_SIDE, _LONG_SIDE, _MARGIN = 148, 210, 12


@dataclass(frozen=True, slots=True)
class PiecePage:
    """Parts of an A5 page in one language; times are in `zone`."""

    letterhead: Letterhead
    language: str
    zone: str

    def say(self, sentence: str, **facts: object) -> str:
        return translate(sentence, self.language).format(**facts)

    def layout(self, title: str, number: str, rows: Sequence[Row]) -> Layout:
        """The paper called `title` with its number."""
        name = " ".join(part for part in (title, number) if part)
        return Layout(
            title=name,
            rows=tuple(rows),
            width_mm=_SHORT_SIDE,
            margin_mm=_MARGIN,
            height_mm=_LONG_SIDE,
            head=(Text(f"{self.letterhead.name} · {title}", number, size=8, weight=500), Space(1)),
            foot=translate("Page {page} of {pages}", self.language),
            language=self.language,
        )

    def head(self, title: str, day: date, number: str) -> Iterator[Row]:
        """Who sells, what paper it is, its number and day."""
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
        numbered = (Text(self.say(N_("No. {number}"), number=number), size=10.5, weight=600, align="right"),)
        about = (*(numbered if number else ()), Text(self.full_day(day), size=9, align="right"))
        yield Beside(((Text(title, size=19, weight=700, shrink=True),), about), (7, 6))
        yield Space(3)

    def full_day(self, day: date) -> str:
        """`21 November 2026`."""
        return long_day(day, self.language).split(", ", 1)[1]

    def told(self, words: str, text: str, *, size: float = 11, lines: int = 3) -> tuple[Row, ...]:
        """A heading and what is said under it."""
        return Text(words, size=8.2), Text(text or "–", size=size, weight=600, lines=lines)

    def signature(self, over: str, under: str) -> tuple[Row, ...]:
        """Words, room to sign, and who signs."""
        return Text(over, size=8.5), Space(1.5), Signatures((under,))
