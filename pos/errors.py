"""What a person can act on: one sentence that says what is wrong and what to do."""

from pos.words import translate


class PosError(Exception):
    """A refusal for people: an English msgid (marked with `N_`) and the facts that fill it in.

    `str(error)` is the sentence in the language in use at that moment.
    """

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts

    def __str__(self) -> str:
        return translate(self.sentence).format(**self.facts)
