"""What is asked about a dish: groups of choices, what is picked of them, and what that comes to."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pos import typed
from pos.errors import PosError
from pos.money import LARGEST
from pos.words import N_, translate

LONGEST_WORD = 30
LONGEST_WISH = 80
MOST_CHOICES = 12
MOST_GROUPS = 8

Pick = tuple[str, str]
"""The names of a group and of what is chosen in it."""


class Choice(NamedTuple):
    """One answer; `difference` is what it adds to the price of one, in rupiah, or takes off it."""

    name: str
    difference: int = 0


class Group(NamedTuple):
    """One question. Of its choices one is picked, or any where `many`; `usual` are picked before anybody asks.

    `required`: one must be picked. A group without choices asks nothing: a dish has it in place of its category's.
    """

    name: str
    choices: tuple[Choice, ...] = ()
    many: bool = False
    required: bool = False
    usual: tuple[str, ...] = ()

    @property
    def has_prices(self) -> bool:
        """Whether it matters to the price what is picked."""
        return any(choice.difference for choice in self.choices)


class Picked(NamedTuple):
    """What was picked in the order of the groups, what it adds to the price of one, and how the kitchen reads it."""

    picks: tuple[Pick, ...] = ()
    wish: str = ""
    difference: int = 0
    words: str = ""


def usual(groups: Iterable[Group]) -> tuple[Pick, ...]:
    """What is picked before anybody asks."""
    return tuple((group.name, name) for group in groups for name in group.usual)


def turned(groups: Iterable[Group], picks: Sequence[Pick], pick: Pick) -> tuple[Pick, ...]:
    """`picks` after a touch on one choice: picked, or not any more; in a group of one it takes the others' place."""
    group = next(group for group in groups if group.name == pick[0])
    if pick in picks:
        must_stay = group.required and not group.many
        return tuple(picks) if must_stay else tuple(each for each in picks if each != pick)
    kept = [each for each in picks if group.many or each[0] != group.name]
    return (*kept, pick)


def least(groups: Iterable[Group]) -> int:
    """What the cheapest picks come to: 0 or less, but for a group that must be answered by something dearer."""
    return sum(_least_of(group) for group in groups)


def _least_of(group: Group) -> int:
    differences = [choice.difference for choice in group.choices]
    if group.many:
        cheap = [each for each in differences if each < 0]
        return sum(cheap) if cheap or not (group.required and differences) else min(differences)
    return min(differences if group.required and differences else [0, *differences])


def picked(groups: Sequence[Group], picks: Iterable[Pick], wish: str = "") -> Picked:
    """What `picks` come to; `wish` is told to the kitchen in free words.

    Raises PosError for a question that has to be answered, and for an answer that is none any more.
    """
    left = set(picks)
    kept: list[Pick] = []
    difference = 0
    words = []
    for group in groups:
        chosen = [choice for choice in group.choices if (group.name, choice.name) in left]
        if group.required and not chosen:
            raise PosError(N_("{group}: choose one"), group=group.name)
        if len(chosen) > 1 and not group.many:
            raise PosError(N_("{group}: choose only one"), group=group.name)
        kept += [(group.name, choice.name) for choice in chosen]
        difference += sum(choice.difference for choice in chosen)
        words += _words_of(group, chosen)
    if gone := left.difference(kept):
        raise PosError(N_("“{choice}” is not offered any more: choose again"), choice=min(gone)[1])
    wish = typed.line(wish, LONGEST_WISH)
    return Picked(tuple(kept), wish, difference, " · ".join([*words, *([wish] if wish else [])]))


def _words_of(group: Group, chosen: Sequence[Choice]) -> list[str]:
    """What is other than usual, and what is usual and not wanted; a mere number comes after what it counts."""
    names = [choice.name for choice in chosen]
    if set(names) == set(group.usual):
        return []
    left_out = [name for name in group.usual if name not in names and (group.many or not names)]
    is_numbered = any(not any(char.isalpha() for char in choice.name) for choice in group.choices)
    said = [f"{group.name} {name}" if is_numbered else name for name in names]
    return said + [translate("without {name}").format(name=name) for name in left_out]


def joined(of_category: Sequence[Group], of_product: Sequence[Group]) -> tuple[Group, ...]:
    """A dish's questions: those of its category, where it has one of the same name its own, then its others."""
    own = {group.name: group for group in of_product}
    groups = [own.pop(group.name, group) for group in of_category]
    return tuple(group for group in (*groups, *own.values()) if group.choices)


def checked(groups: Iterable[Group]) -> tuple[Group, ...]:
    """`groups` with their names as they are kept. Raises PosError for what cannot be asked so."""
    kept = tuple(_checked(group) for group in groups)
    if len(kept) > MOST_GROUPS:
        raise PosError(N_("At most {most} questions: leave one out"), most=MOST_GROUPS)
    _refuse_twice([group.name for group in kept])
    return kept


def _checked(group: Group) -> Group:
    name = _word(group.name)
    choices = tuple(Choice(_word(choice.name), choice.difference) for choice in group.choices)
    if len(choices) > MOST_CHOICES:
        raise PosError(N_("{group}: at most {most} choices"), group=name, most=MOST_CHOICES)
    _refuse_twice([choice.name for choice in choices])
    if any(abs(choice.difference) > LARGEST for choice in choices):
        raise PosError(N_("too large: at most 999.999.999"))
    usual_ones = tuple(choice.name for choice in choices if choice.name in group.usual)
    if len(usual_ones) > 1 and not group.many:
        raise PosError(N_("{group}: only one can be the usual one"), group=name)
    return Group(name, choices, group.many, group.required, usual_ones)


def _word(text: str) -> str:
    word = " ".join(typed.line(text, LONGEST_WORD).split())
    if not word:
        raise PosError(N_("a name is needed"))
    return word


def _refuse_twice(names: Sequence[str]) -> None:
    folded = [name.casefold() for name in names]
    for name in names:
        if folded.count(name.casefold()) > 1:
            raise PosError(N_("“{name}” stands there twice: call one of them otherwise"), name=name)
