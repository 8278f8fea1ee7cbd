"""The command for the people of a stall: a way back for a PIN that was forgotten, the owner's too.

`describe_NAME` tells a command's arguments, `NAME` runs it and gives the exit status.
"""

from typing import TYPE_CHECKING

from pos import console, usage
from pos.cli import arguments as takes
from pos.cli import opened
from pos.cli.command import DONE, Arguments
from pos.errors import PosError
from pos.people.rights import OWNER
from pos.usage import Parser
from pos.words import N_, translate

if TYPE_CHECKING:
    from pos.people import Person
    from pos.stall import Stall


def describe_pin(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("name", metavar="NAME", type=usage.text)


def pin(arguments: Arguments) -> int:
    """Who holds the folder holds the stall: the old PIN is not asked for, and nothing stands among the arguments."""
    from pos.journal.event import new_operation
    from pos.people import pin as pins

    with opened.stall(arguments.folder) as stall:
        person = _named(stall, arguments.name)
        kept = pins.keep(_asked())
        stall.people.change(person.id, kept=kept, at=stall.now(), operation=new_operation(), by=OWNER)
    console.say(translate("{name} has a new PIN").format(name=person.name))
    return DONE


def _named(stall: "Stall", name: str) -> "Person":
    people = stall.people.active()
    if not people:
        raise PosError(N_("Nobody is set up yet: settings, “People”"))
    for person in people:
        if person.name.casefold() == " ".join(name.split()).casefold():
            return person
    known = ", ".join(person.name for person in people)
    raise PosError(N_("Nobody called “{name}” works here: use {known}"), name=name, known=known)


def _asked() -> str:
    """The new PIN, from a terminal twice and unseen, else the first line of stdin. Raises PosError."""
    first = console.secret(translate("New PIN: "))
    if console.is_asked() and console.secret(translate("The new PIN once more: ")) != first:
        raise PosError(N_("The two PINs differ: nothing was changed"))
    return first
