"""The commands for any folder, a stall's or the office's.

`describe_NAME` tells a command's arguments, `NAME` runs it and gives the exit status.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pos import console, usage
from pos.cli import arguments as takes
from pos.cli import opened
from pos.cli.command import DONE, REFUSED, Arguments, tell
from pos.clock import utc_text
from pos.errors import PosError
from pos.store import DamagedError
from pos.usage import Parser
from pos.words import N_, translate

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall


_NEW_KEY = N_(
    "This office has a new key. Where its old `keys` folder is kept, put it here in place of the new one; else read"
    " these words to every stall, which asks for them once the office answers: {words}"
)


def describe_set(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("value", metavar="VALUE", type=usage.text)


def set_(arguments: Arguments) -> int:
    value = takes.place(arguments.value) if arguments.name in ("collection", "backup_folder") else arguments.value
    with opened.either(arguments.folder) as place:
        place.set(arguments.name, value)
    return DONE


def settings(arguments: Arguments) -> int:
    with opened.either(arguments.folder) as place:
        kept, known = place.store.settings(), place.known_settings()
    for setting in known.values():
        facts = {
            "name": setting.name,
            "value": kept.get(setting.name, setting.default),
            "default": setting.default,
            "meaning": translate(setting.meaning),
            "range": translate(setting.range),
        }
        tell(arguments, facts, "{name} = {value}    {meaning} ({range})")
    return DONE


def check(arguments: Arguments) -> int:
    from pos import doctor
    from pos.journal.checked import Checked

    waiting: list[str] = []
    try:
        with opened.either(arguments.folder, verified=False) as place:
            checked = doctor.check(place)
            waiting = _undelivered(place) if checked.good else []
    except DamagedError as error:
        checked = Checked(events=0, first_bad=error.facts.get("seq"), problems=(str(error),))
    if arguments.json:
        console.say_json(checked.to_data())
    elif checked.good:
        console.say(translate("Everything agrees: {events} events").format(events=checked.events))
        for days in waiting:
            console.say(days)
    else:
        for problem in checked.problems:
            console.warn(problem)
        console.warn(doctor.mending(arguments.folder, checked))
    return DONE if checked.good else REFUSED


def _undelivered(place: "Stall | Office") -> list[str]:
    from pos.doctor import undelivered
    from pos.stall import Stall

    return undelivered(place) if isinstance(place, Stall) else []


def describe_backup(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("--to", metavar="FOLDER", type=Path, help=translate("a second place for it"))
    takes.json(parser)


def backup(arguments: Arguments) -> int:
    with opened.either(arguments.folder) as place:
        second = place.settings.backup_folder if arguments.to is None else str(arguments.to.resolve())
        taken = place.backups.take(second)
    facts = {"file": str(taken.backup.path), "second": None if taken.second is None else str(taken.second)}
    both = N_("Backup made and checked: {file}, and once more: {second}")
    tell(arguments, facts, N_("Backup made and checked: {file}") if taken.second is None else both)
    if taken.trouble is None:
        return DONE
    if arguments.to is not None:
        raise taken.trouble
    console.warn(str(taken.trouble))
    return DONE


def describe_restore(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    takes.folder(parser)
    parser.add_argument("--reason", default="", metavar="TEXT", type=usage.text)
    takes.json(parser)


def restore(arguments: Arguments) -> int:
    from pos.handover import seal
    from pos.restoring import restore

    had_key = seal.load(arguments.folder.joinpath("keys")) is not None
    found = restore(arguments.file, arguments.folder, reason=arguments.reason)
    facts = {
        "folder": str(arguments.folder.resolve()),
        "code": found.code,
        "name": found.name,
        "at": utc_text(found.at),
        "counted": found.counted,
        "last_seq": found.events,
    }
    tell(
        arguments,
        facts,
        N_(
            "{code} {name} is restored in {folder}: its last event is of {at}, it holds {counted} receipts or files in"
            " {last_seq} events, and the chain of them holds"
        ),
    )
    if not found.of_stall and not had_key:
        words = seal.fingerprint(seal.read_public(arguments.folder.joinpath("keys", seal.PUBLIC)))
        console.warn(translate(_NEW_KEY).format(words=words))
    return DONE


def _save_report(arguments: Arguments, folder: Path | None) -> int:
    from pos.diagnosis import save_report

    if folder is None:
        raise PosError(N_("Say which folder the report is on: lapak doctor DIR --zip FILE"))
    saved = save_report(folder, arguments.zip, arguments.printers())
    console.say(translate("Report saved, without anything secret: {file}").format(file=saved))
    return DONE


def describe_doctor(parser: Parser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?")
    parser.add_argument(
        "--zip", metavar="FILE", type=Path, help=translate("a report for whoever helps, without anything secret")
    )


def doctor(arguments: Arguments) -> int:
    from pos import doctor

    folder = arguments.folder or arguments.last()
    if arguments.zip is not None:
        return _save_report(arguments, folder)
    findings = doctor.examine(folder, arguments.printers())
    for line in doctor.lines(findings):
        console.say(line)
    return DONE if all(finding.works for finding in findings) else REFUSED
