"""What papers say alike: sentences in their language, what tenders are called, the foot of a page."""

from pos.money import format_number
from pos.till.tenders import all_tenders
from pos.words import translate, translate_plural


class Voice:
    """Speaks the `language` of a paper that is built on it."""

    __slots__ = ()
    language: str

    def say(self, sentence: str, **facts: object) -> str:
        """A msgid with its facts."""
        return translate(sentence, self.language).format(**facts)

    def tender(self, tender: str) -> str:
        """What a tender is called; its id where nobody knows it."""
        known = all_tenders().get(tender)
        return self.say(known.title) if known else tender

    def pieces(self, number: int) -> str:
        """`1 piece`, `1.200 pieces`."""
        told = translate_plural("{n} piece", "{n} pieces", number, self.language)
        return told.format(n=format_number(number))

    @property
    def foot(self) -> str:
        """Which page of how many; the pages put their numbers in."""
        return translate("Page {page} of {pages}", self.language)
