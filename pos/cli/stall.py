"""The commands of a stall: from its folder to the summaries it hands in.

`describe_NAME` tells a command's arguments, `NAME` runs it and gives the exit status.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from pos import console, files, usage
from pos.cli import arguments as takes
from pos.cli import opened
from pos.cli.command import DONE, REFUSED, Arguments, refuse, tell
from pos.errors import PosError
from pos.usage import Parser
from pos.words import N_, fill, translate

if TYPE_CHECKING:
    from pos.printing.layout import Layout
    from pos.stall import Stall

RECEIPTS = ("text", "pdf", "escpos")
"""What a receipt can be written as, the first unless told."""


def describe_new_stall(parser: Parser) -> None:
    takes.new(parser)
    parser.add_argument("--trade", required=True, type=usage.text)
    parser.add_argument("--gallery", default="GIK", type=usage.text)
    parser.add_argument("--till", default=1, metavar="N", type=usage.whole)


def new_stall(arguments: Arguments) -> int:
    from pos.stall import create_stall

    with create_stall(
        arguments.folder.resolve(),
        code=arguments.code,
        name=arguments.name,
        trade=arguments.trade,
        gallery=arguments.gallery,
        till=arguments.till,
        collection=arguments.collection,
    ) as stall:
        facts = {
            "folder": str(stall.folder),
            "request": str(stall.delivery.request_path),
            "fingerprint": stall.delivery.fingerprint,
        }
    tell(
        arguments,
        facts,
        N_("Stall made in {folder}. Its request to the office: {request}. Its key in words: {fingerprint}"),
    )
    return DONE


def describe_import(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--dry-run", action="store_true", help=translate("only tell what would change"))
    parser.add_argument("--stock", action="store_true", help=translate("set the stock of known goods too"))
    takes.json(parser)


def import_(arguments: Arguments) -> int:
    with opened.stall(arguments.folder) as stall:
        imported = stall.import_sheet(arguments.file, dry_run=arguments.dry_run, stock=arguments.stock)
    data = imported.to_data()
    if arguments.json:
        console.say_json(data)
    else:
        for cell in data["refused"]:
            console.say(translate("Row {row}, {heading} “{value}”: {reason}").format(**cell))
        for heading in data["ignored_headings"]:
            console.say(translate("The heading “{heading}” is not known and was left out").format(heading=heading))
        counts = data | {"refused": len(data["refused"])}
        console.say(
            translate("{added} added, {changed} changed, {unchanged} unchanged, {refused} refused").format(**counts)
        )
    if data["refused"]:
        return refuse(translate("Nothing was imported: mend the rows named and import again"))
    return DONE


def describe_export(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("what", choices=("catalog", "journal"))
    parser.add_argument("file", metavar="FILE", type=Path)


def export(arguments: Arguments) -> int:
    if arguments.what == "catalog":
        with opened.stall(arguments.folder) as stall:
            stall.catalog.export_sheet(arguments.file)
        return DONE
    with opened.either(arguments.folder) as place:
        files.write(arguments.file, b"".join(place.journal.export()))
    return DONE


def describe_receipt(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("number", metavar="NUMBER", type=usage.text)
    takes.out(parser, RECEIPTS)


def receipt(arguments: Arguments) -> int:
    kind = takes.kind(arguments, RECEIPTS)
    with opened.stall(arguments.folder) as stall:
        data = _drawn(stall.papers.receipt(stall.till.sale(arguments.number), copy=True), kind)
        stall.record_reprint(arguments.number)
    takes.put(data, arguments.out)
    return DONE


def _drawn(layout: "Layout", kind: str) -> bytes:
    if kind == "pdf":
        from pos.printing.pdf import pdf

        return pdf(layout)
    if kind == "escpos":
        from pos.printing.escpos import escpos

        return escpos(layout)
    from pos.printing.text import text

    return text(layout).encode()


def describe_ring(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("file", metavar="FILE", help=translate("a ring file, or - for stdin"))
    parser.add_argument("--close-days", action="store_true", help=translate("close each day when the next begins"))
    takes.json(parser)


def ring(arguments: Arguments) -> int:
    from pos.ring import ring

    status = DONE
    with _lines_of(arguments.file) as lines, opened.stall(arguments.folder) as stall:
        for answer in ring(stall, lines, close_days=arguments.close_days):
            console.say_json(answer)
            if "error" in answer:
                status = REFUSED
    return status


@contextmanager
def _lines_of(name: str) -> Iterator[Iterable[bytes]]:
    """The lines of a ring file as they come: a pipe is read as far as it is written."""
    if name == "-":
        yield sys.stdin.buffer
        return
    file: IO[bytes]
    with Path(name).open("rb") as file:
        yield file


def describe_close(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("--counted", metavar="AMOUNT", help=translate("the cash in the drawer"))
    takes.json(parser)


def close(arguments: Arguments) -> int:
    from pos.clock import parse_day
    from pos.day.closed import Count
    from pos.money import parse_rupiah

    counted = None if arguments.counted is None else parse_rupiah(arguments.counted)
    with opened.stall(arguments.folder) as stall:
        sealed = stall.close_day(Count(counted=counted))
        outbox = stall.folder.joinpath("outbox")
        trouble = _backed_up(stall)
    facts = {
        "file": str(outbox.joinpath(sealed.file)),
        "pdf": str(outbox.joinpath(sealed.pdf_name)),
        "day": parse_day(sealed.body["day"]),
        **{name: sealed.body[name] for name in ("number", "revision", "totals")},
    }
    tell(arguments, facts, N_("The day {day} is closed as number {number}, revision {revision}: {file}"))
    if counted is None:
        console.warn(translate("The drawer was not counted: the summary says so"))
    if trouble is not None:
        console.warn(str(trouble))
    return DONE


def _backed_up(stall: "Stall") -> PosError | None:
    """Take a backup of a day that is closed; what stands in its way closes it no less."""
    try:
        return stall.backups.take(stall.settings.backup_folder).trouble
    except PosError as error:
        return error


def describe_reopen(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--reason", required=True, metavar="TEXT", type=usage.text)


def reopen(arguments: Arguments) -> int:
    from pos.clock import parse_day

    day = parse_day(arguments.day)
    with opened.stall(arguments.folder) as stall:
        stall.reopen_day(day.isoformat(), arguments.reason)
    console.say(fill(translate("The day {day} is open again: `lapak close` makes its next revision"), {"day": day}))
    return DONE


def _behind(stall: "Stall") -> str:
    from pos.doctor import behind

    return behind(stall)


def describe_send(parser: Parser) -> None:
    takes.folder(parser)
    parser.add_argument("--office", metavar="WORDS", help=translate("the office's key in words"))
    parser.add_argument(
        "--new-office", metavar="WORDS", help=translate("the words of the office's new key, where it lost the old one")
    )
    parser.add_argument("--release", metavar="REASON", type=usage.text, help=translate("why a restored till may go on"))
    takes.json(parser)


def send(arguments: Arguments) -> int:
    with opened.stall(arguments.folder) as stall:
        if arguments.new_office is not None:
            stall.delivery.believe_office(arguments.new_office)
        sent = stall.delivery.send(arguments.office, release=arguments.release)
        doubled = _behind(stall) if stall.delivery.is_behind_the_office() else ""
        other = stall.delivery.is_answered_by_another()
    if other:
        from pos.handover.other_office import OTHER_OFFICE

        console.warn(translate(OTHER_OFFICE))
    if doubled:
        console.warn(doubled)
    facts = {name: list(getattr(sent, name)) for name in ("sent", "acknowledged", "waiting")}
    if arguments.json:
        console.say_json(facts)
        return DONE
    for name in sent.sent:
        console.say(name)
    counts = {name: len(names) for name, names in facts.items()}
    console.say(
        translate("{sent} carried, {acknowledged} acknowledged in all, {waiting} waiting for the office").format(
            **counts
        )
    )
    return DONE
