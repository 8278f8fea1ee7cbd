"""The commands of the office: whom it admits, what it collects, what it answers.

`describe_NAME` tells a command's arguments, `NAME` runs it and gives the exit status.
"""

import logging
from pathlib import Path

from pos import console
from pos.cli import arguments as takes
from pos.cli import opened
from pos.cli.command import DONE, Arguments, tell
from pos.usage import Parser
from pos.words import N_, translate

REPORTS = ("csv", "xlsx", "json", "pdf")
"""What a report can be written as, the first unless told."""

_log = logging.getLogger(__name__)


def new_office(arguments: Arguments) -> int:
    from pos.gallery import create_office

    with create_office(arguments.folder, arguments.code, arguments.name, arguments.collection) as office:
        facts = {"folder": str(office.folder), "fingerprint": office.fingerprint}
    tell(arguments, facts, N_("Office made in {folder}. Its key in words: {fingerprint}"))
    return DONE


def describe_enrol(parser: Parser) -> None:
    takes.office_folder(parser)
    parser.add_argument("request", metavar="REQUEST", type=Path)
    parser.add_argument("--fingerprint", metavar="WORDS")
    takes.json(parser)


def enrol(arguments: Arguments) -> int:
    with opened.office(arguments.folder) as office:
        enrolled = office.admission.enrol(arguments.request, arguments.fingerprint)
    facts = {
        name: getattr(enrolled, name)
        for name in ("stall", "till", "epoch", "name", "trade", "fingerprint", "acceptance", "again")
    }
    tell(arguments, facts, N_("{stall}-{till} ({name}) is admitted. Its key in words: {fingerprint}"))
    return DONE


def describe_collect(parser: Parser) -> None:
    takes.office_folder(parser)
    takes.json(parser)


def collect(arguments: Arguments) -> int:
    with opened.office(arguments.folder) as office:
        collected = office.collect()
        for name in collected.accepted:
            _log.info("accepted %s", name)
    if arguments.json:
        console.say_json(collected.to_data())
        return DONE
    for left in (*collected.kept, *collected.refused):
        console.say(f"{left.file}: {left.reason}")
    counts = {name: len(getattr(collected, name)) for name in ("accepted", "same", "kept", "refused")}
    console.say(translate("{accepted} accepted, {same} known already, {kept} kept, {refused} refused").format(**counts))
    return DONE


def describe_report(parser: Parser) -> None:
    takes.office_folder(parser)
    parser.add_argument("name", metavar="NAME", nargs="?")
    parser.add_argument("--list", action="store_true", help=translate("list the reports"))
    parser.add_argument("--from", dest="from_", metavar="DAY")
    parser.add_argument("--to", metavar="DAY")
    parser.add_argument(
        "--against", nargs=2, metavar=("FROM", "TO"), help=translate("compare with these days, row by row")
    )
    takes.out(parser, REPORTS)


def report(arguments: Arguments) -> int:
    if arguments.name is None and not arguments.list:
        arguments.wrong(translate("name a report, or --list"))
    kind = takes.kind(arguments, REPORTS)
    with opened.office(arguments.folder) as office:
        if arguments.list:
            for report in office.reports().values():
                console.say(f"{report.id}\t{translate(report.title)}")
            return DONE
        data = office.written(office.report(arguments.name, arguments.from_, arguments.to, arguments.against), kind)
    takes.put(data, arguments.out)
    return DONE
