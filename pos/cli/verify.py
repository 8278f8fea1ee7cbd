"""The command that checks summary files, with no folder at all."""

from pathlib import Path
from typing import TYPE_CHECKING

from pos import console, files
from pos.cli import arguments as takes
from pos.cli.command import DONE, REFUSED, Arguments, system_says
from pos.errors import PosError
from pos.usage import Parser
from pos.words import translate

if TYPE_CHECKING:
    from pos.handover.verify import Verdict


def describe(parser: Parser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+")
    parser.add_argument("--key", metavar="FILE", type=Path, help=translate("the key it should be sealed with"))
    takes.json(parser)


def run(arguments: Arguments) -> int:
    from pos.handover.seal import read_public

    key = None if arguments.key is None else read_public(arguments.key)
    status = DONE
    for path in arguments.files:
        verdict = _verdict(path, key)
        if not verdict.good or verdict.enrolled is False:
            status = REFUSED
        if arguments.json:
            console.say_json({"file": str(path), **verdict.to_data()})
        else:
            console.say(f"{path}: {_in_words(verdict)}")
    return status


def _verdict(path: Path, key: str | None) -> "Verdict":
    from pos.handover.envelope import LARGEST
    from pos.handover.verify import Verdict, verify_file

    enrolled = None if key is None else False
    try:
        return verify_file(files.read_regular(path, LARGEST), key)
    except PosError as error:
        return Verdict(good=False, reason=str(error), enrolled=enrolled)
    except OSError as error:
        return Verdict(good=False, reason=system_says(error), enrolled=enrolled)


def _in_words(verdict: "Verdict") -> str:
    if not verdict.good:
        return translate("not good: {reason}").format(reason=verdict.reason)
    if verdict.enrolled is False:
        return translate("the seal is good, but it is not by the key given")
    return translate("the seal is good and every sum agrees")
