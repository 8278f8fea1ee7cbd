"""Choices as a vendor types them on one line: `Setengah -7.000, *Biasa, Besar +6.000`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pos.catalog.choices.group import Choice, Group
from pos.errors import PosError
from pos.money import format_number, parse_rupiah
from pos.words import N_

_PRICED = re.compile(r"(?:(?P<name>.*?)\s+)?(?P<sign>[+−-])\s*(?P<amount>(?:Rp)?\s*[0-9][0-9.]*)")
_USUAL = "*"


class Typed(NamedTuple):
    """What a line of choices says."""

    choices: tuple[Choice, ...]
    usual: tuple[str, ...]


class Line(NamedTuple):
    """One question of a list of them: of a "product" (by code) or "category" (by name)."""

    kind: str
    subject: str
    group: Group


def lines(text: str) -> Iterator[Line]:
    """The questions of a list, one a line: `category;Minuman;Gula;must;*Manis, Tanpa gula`, `must` being one, many too.

    Raises PosError for an amount that is none.
    """
    for line in text.splitlines():
        kind, subject, name, how, choices = line.split(";")
        typed = read(choices)
        yield Line(kind, subject, Group(name, typed.choices, how == "many", how == "must", typed.usual))


def written(group: Group) -> str:
    """The choices of `group` on one line: a star before what is usual, what each adds or takes off behind it."""
    return ", ".join(_written(choice, group.usual) for choice in group.choices)


def _written(choice: Choice, usual: Sequence[str]) -> str:
    star = _USUAL if choice.name in usual else ""
    sign = "-" if choice.difference < 0 else "+"
    price = f" {sign}{format_number(abs(choice.difference))}" if choice.difference else ""
    return f"{star}{choice.name}{price}"


def read(text: str) -> Typed:
    """What `text` says. Raises PosError for an amount that is none."""
    choices: list[Choice] = []
    usual: list[str] = []
    for part in (each.strip() for each in text.split(",")):
        if not part:
            continue
        choice = _choice(part.removeprefix(_USUAL).strip())
        choices.append(choice)
        if part.startswith(_USUAL):
            usual.append(choice.name)
    return Typed(tuple(choices), tuple(usual))


def _choice(text: str) -> Choice:
    match = _PRICED.fullmatch(text)
    if match is None:
        return Choice(text)
    if not match["name"]:
        raise PosError(N_("{amount}: write what it is for before it"), amount=text)
    amount = parse_rupiah(match["amount"])
    return Choice(match["name"], amount if match["sign"] == "+" else -amount)
