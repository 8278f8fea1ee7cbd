"""A command of `lapak`, and how it tells what it did."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from pos import console
from pos.errors import reason_of
from pos.usage import Parser
from pos.words import fill, translate

if TYPE_CHECKING:
    from pos.printing.printers import PrinterKind

DONE, REFUSED = 0, 1

Arguments = argparse.Namespace
Windows = Mapping[str, Callable[[Arguments], int]]
"""What opens a window, by the command's words; "" stands for `lapak` alone."""
Printers = Callable[[], "Mapping[str, PrinterKind]"]
"""Kinds of printer that only a window can reach, looked for when they are asked for."""


class Command(NamedTuple):
    """One command: its words, what it does (msgid), its arguments, and its run, which gives the exit status."""

    words: str
    does: str
    describe: Callable[[Parser], None]
    run: Callable[[Arguments], int]


def refuse(sentence: str) -> int:
    """Say on stderr why not; gives the exit status."""
    console.warn(sentence)
    return REFUSED


def tell(arguments: Arguments, facts: dict[str, Any], sentence: str) -> None:
    """Say what was done: the facts as JSON, or the sentence (msgid) with the facts in it."""
    if arguments.json:
        console.say_json({name: fact.isoformat() if isinstance(fact, date) else fact for name, fact in facts.items()})
    else:
        console.say(fill(translate(sentence), facts))


def system_says(error: OSError) -> str:
    """The system's refusal as a sentence, with the file it is about."""
    if error.filename is None:
        return translate("The system refuses: {reason}").format(reason=reason_of(error))
    return translate("The system refuses {file}: {reason}").format(file=error.filename, reason=reason_of(error))
