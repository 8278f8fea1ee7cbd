"""`lapak …`: every command, for people, for cron, for the office's server; the windows are handed in."""

import argparse
import logging
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pos import VERSION, console, files, usage, words
from pos.errors import PosError, reason_of
from pos.store import DamagedError, OtherKindError, sqlite_version_info
from pos.usage import Parser
from pos.words import N_, translate

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.handover.verify import Verdict
    from pos.printing.layout import Layout
    from pos.printing.printers import PrinterKind
    from pos.stall import Stall

DONE, REFUSED = 0, 1

RECEIPTS = ("text", "pdf", "escpos")
REPORTS = ("csv", "xlsx", "json", "pdf")
"""What a receipt and a report can be written as, the first unless told."""

_FOR_PEOPLE = ("text", "csv", "json")

_log = logging.getLogger(__name__)
_LOGS = (logging.getLogger("pos"), logging.getLogger("ui"))

Arguments = argparse.Namespace
Windows = Mapping[str, Callable[[Arguments], int]]
"""What opens a window, by the command's words; "" stands for `lapak` alone."""
Printers = Callable[[], "Mapping[str, PrinterKind]"]
"""Kinds of printer that only a window can reach, looked for when they are asked for."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words, what it does (msgid), its arguments, and its run, which gives the exit status."""

    words: str
    does: str
    describe: Callable[[Parser], None]
    run: Callable[[Arguments], int]


def run(
    argv: Sequence[str],
    windows: Windows | None = None,
    last: Callable[[], Path | None] = lambda: None,
    printers: Printers = dict,
) -> int:
    """Run one command and give its exit status: 0 done, 1 refused with a sentence on stderr, 2 wrong usage.

    `last` gives the folder that a window was open on last, `printers` the kinds that only a window can reach.
    """
    console.prepare()
    words.use("id")
    with _quiet_log():
        try:
            status = _run(argv, Arguments(windows=windows or {}, last=last, printers=printers))
            sys.stdout.flush()
            return status
        except PosError as error:
            return _refuse(str(error))
        except BrokenPipeError:
            console.reader_gone()
            return DONE
        except KeyboardInterrupt:
            return _refuse(translate("Stopped"))
        except OSError as error:
            _log.info("refused by the system", exc_info=True)
            return _refuse(_system_says(error))
        except Exception as error:  # noqa: BLE001 - the outermost frame: a bug is logged and told, never a traceback
            _log.critical("crash", exc_info=True)
            return _refuse(
                translate("Lapak has a fault ({code}): what was not finished was not kept; tell its makers").format(
                    code=_code(error)
                )
            )


def _run(argv: Sequence[str], handed_in: Arguments) -> int:
    if not argv and "" in handed_in.windows:
        run_: Callable[[Arguments], int] = handed_in.windows[""]
        return run_(Arguments())
    parser = _parser(_named(argv))
    try:
        arguments, left_over = parser.parse_known_args(argv, handed_in)
        if left_over:
            arguments.wrong(translate("“{text}” is not expected here").format(text=" ".join(left_over)))
        status: int = arguments.run(arguments)
    except SystemExit as told:
        return int(told.code or DONE)
    return status


def _refuse(sentence: str) -> int:
    console.warn(sentence)
    return REFUSED


def _tell(arguments: Arguments, facts: dict[str, Any], sentence: str) -> None:
    if arguments.json:
        console.say_json(facts)
    else:
        console.say(translate(sentence).format(**facts))


def _system_says(error: OSError) -> str:
    if error.filename is None:
        return translate("The system refuses: {reason}").format(reason=reason_of(error))
    return translate("The system refuses {file}: {reason}").format(file=error.filename, reason=reason_of(error))


def _code(error: Exception) -> str:
    """Where it happened, for whoever reads the report: `ValueError, ring.py:12`."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"


@contextmanager
def _quiet_log() -> Iterator[None]:
    """Until it ends nothing that is logged reaches stderr; a folder's log file, once open, is let go at the end."""
    before = [[*logger.handlers] for logger in _LOGS]
    for logger in _LOGS:
        logger.addHandler(logging.NullHandler())
    try:
        yield
    finally:
        for logger, kept in zip(_LOGS, before, strict=True):
            for handler in [*logger.handlers]:
                if handler not in kept:
                    logger.removeHandler(handler)
                    handler.close()


class _LogFile(logging.Handler):
    """The folder's log, whose file and the library for it are opened by the first line.

    A log that cannot be written, on a full disk say, costs no sale and prints nothing.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            self._opened().emit(record)

    def _opened(self) -> logging.Handler:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            class Quiet(RotatingFileHandler):
                def handleError(self, _: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
                    return

            self._path.parent.mkdir(exist_ok=True)
            self._file = Quiet(self._path, maxBytes=1_000_000, backupCount=5, encoding="utf-8")
            self._file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        return self._file

    def close(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        super().close()


def log_into(folder: Path) -> None:
    """Log into the folder's `log/`: one INFO line a sale, day or delivery, and every fault; kept small."""
    handler = _LogFile(folder.joinpath("log", "lapak.log"))
    for logger in _LOGS:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)


def _stall(folder: Path, *, verified: bool = True) -> "Stall":
    from pos.stall import open_stall

    try:
        stall = open_stall(folder, verified=verified)
    except OtherKindError:
        raise OtherKindError(
            N_("{folder} is not a stall's folder: this command is for a stall's"), folder=folder
        ) from None
    log_into(stall.folder)
    return stall


def _office(folder: Path, *, verified: bool = True) -> "Office":
    from pos.gallery import open_office

    try:
        office = open_office(folder, verified=verified)
    except OtherKindError:
        raise OtherKindError(
            N_("{folder} is not an office's folder: this command is for an office's"), folder=folder
        ) from None
    log_into(office.folder)
    return office


def _either(folder: Path, *, verified: bool = True) -> "Stall | Office":
    try:
        return _stall(folder, verified=verified)
    except OtherKindError:
        return _office(folder, verified=verified)


def _named(argv: Sequence[str]) -> Sequence[Command]:
    """The commands that the first word can mean, all if none: describing all of them takes 20 ms of every start."""
    meant = [command for command in COMMANDS if argv and command.words.split()[0] == argv[0]]
    return meant or COMMANDS


class _ShowVersion(argparse.Action):
    """Looks for the versions only when it is asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        console.say(_version())
        parser.exit()


def _parser(commands_: Sequence[Command]) -> Parser:
    parser = Parser(prog="lapak", description=translate("Point of sale of a gallery's stalls, and its office"))
    parser.add_argument(
        "--version", action=_ShowVersion, nargs=0, help=translate("show the versions of Lapak, Python, Qt and SQLite")
    )
    parser.set_defaults(run=lambda _: parser.error(translate("name a command")), wrong=parser.error)
    commands = parser.add_subparsers(metavar=translate("COMMAND"))
    groups: dict[str, Any] = {}
    for command in commands_:
        group, _, name = command.words.rpartition(" ")
        if group and group not in groups:
            made = commands.add_parser(group, help=translate("make a folder"))
            groups[group] = made.add_subparsers(required=True, metavar=translate("COMMAND"))
        does = translate(command.does)
        described = (groups[group] if group else commands).add_parser(name, help=does, description=does)
        command.describe(described)
        described.set_defaults(run=command.run, wrong=described.error)
    return parser


def _version() -> str:
    import platform
    from importlib import metadata

    try:
        qt = metadata.version("pyside6-essentials")
    except metadata.PackageNotFoundError:
        qt = "-"
    sqlite = ".".join(map(str, sqlite_version_info()))
    return f"lapak {VERSION} (Python {platform.python_version()}, Qt {qt}, SQLite {sqlite})"


def _place(told: str) -> str:
    """Where summaries go: a plain path is kept whole, so that it means the same from every folder."""
    from pos.handover.carriers import scheme

    text = usage.text(told).strip()
    return text if not text or scheme(text) else str(Path(text).expanduser().resolve())


def _folder(parser: Parser, metavar: str = "DIR") -> None:
    parser.add_argument("folder", metavar=metavar, type=Path)


def _office_folder(parser: Parser) -> None:
    _folder(parser, "OFFICE_DIR")


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=translate("one JSON object on stdout, nothing else"))


def _folder_and_json(parser: Parser) -> None:
    _folder(parser)
    _json(parser)


def _describe_new(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("--code", required=True, type=usage.text)
    parser.add_argument("--name", required=True, type=usage.text)
    parser.add_argument("--collection", default="", metavar="URL", type=_place)
    _json(parser)


def _describe_new_stall(parser: Parser) -> None:
    _describe_new(parser)
    parser.add_argument("--trade", required=True, type=usage.text)
    parser.add_argument("--gallery", default="GIK", type=usage.text)
    parser.add_argument("--till", default=1, metavar="N", type=usage.whole)


def _new_stall(arguments: Arguments) -> int:
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
        facts = {"folder": str(stall.folder), "request": str(stall.request_path), "fingerprint": stall.fingerprint}
    _tell(
        arguments,
        facts,
        N_("Stall made in {folder}. Its request to the office: {request}. Its key in words: {fingerprint}"),
    )
    return DONE


def _new_office(arguments: Arguments) -> int:
    from pos.gallery import create_office

    with create_office(arguments.folder, arguments.code, arguments.name, arguments.collection) as office:
        facts = {"folder": str(office.folder), "fingerprint": office.fingerprint}
    _tell(arguments, facts, N_("Office made in {folder}. Its key in words: {fingerprint}"))
    return DONE


def _describe_enrol(parser: Parser) -> None:
    _office_folder(parser)
    parser.add_argument("request", metavar="REQUEST", type=Path)
    parser.add_argument("--fingerprint", metavar="WORDS")
    _json(parser)


def _enrol(arguments: Arguments) -> int:
    with _office(arguments.folder) as office:
        enrolled = office.enrol(arguments.request, arguments.fingerprint)
    facts = {
        name: getattr(enrolled, name)
        for name in ("stall", "till", "epoch", "name", "trade", "fingerprint", "acceptance", "again")
    }
    _tell(arguments, facts, N_("{stall}-{till} ({name}) is admitted. Its key in words: {fingerprint}"))
    return DONE


def _describe_set(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("value", metavar="VALUE", type=usage.text)


def _set(arguments: Arguments) -> int:
    value = _place(arguments.value) if arguments.name == "collection" else arguments.value
    with _either(arguments.folder) as place:
        place.set(arguments.name, value)
    return DONE


def _settings(arguments: Arguments) -> int:
    with _either(arguments.folder) as place:
        kept, known = place.store.settings(), place.known_settings()
    for setting in known.values():
        facts = {
            "name": setting.name,
            "value": kept.get(setting.name, setting.default),
            "default": setting.default,
            "meaning": translate(setting.meaning),
            "range": translate(setting.range),
        }
        _tell(arguments, facts, "{name} = {value}    {meaning} ({range})")
    return DONE


def _describe_import(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--dry-run", action="store_true", help=translate("only tell what would change"))
    parser.add_argument("--stock", action="store_true", help=translate("set the stock of known goods too"))
    _json(parser)


def _import(arguments: Arguments) -> int:
    with _stall(arguments.folder) as stall:
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
        return _refuse(translate("Nothing was imported: mend the rows named and import again"))
    return DONE


def _describe_export(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("what", choices=("catalog", "journal"))
    parser.add_argument("file", metavar="FILE", type=Path)


def _export(arguments: Arguments) -> int:
    if arguments.what == "catalog":
        with _stall(arguments.folder) as stall:
            stall.catalog.export_sheet(arguments.file)
        return DONE
    with _either(arguments.folder) as place:
        files.write(arguments.file, b"".join(place.journal.export()))
    return DONE


def _describe_receipt(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("number", metavar="NUMBER", type=usage.text)
    _describe_out(parser, RECEIPTS)


def _describe_out(parser: Parser, kinds: Sequence[str]) -> None:
    parser.add_argument("--as", dest="kind", choices=kinds)
    parser.add_argument("--out", metavar="FILE", type=Path)


def _kind(arguments: Arguments, kinds: Sequence[str]) -> str:
    """What to write: as told, else by the ending of the file's name. Raises PosError where it suits no terminal."""
    suffix = "" if arguments.out is None else arguments.out.suffix[1:].lower()
    kind: str = arguments.kind or (suffix if suffix in kinds else kinds[0])
    if arguments.out is None and kind not in _FOR_PEOPLE and sys.stdout.isatty():
        raise PosError(N_("A {kind} is nothing to read on a terminal: name a file with --out FILE"), kind=kind)
    return kind


def _receipt(arguments: Arguments) -> int:
    kind = _kind(arguments, RECEIPTS)
    with _stall(arguments.folder) as stall:
        data = _drawn(stall.receipt(stall.till.sale(arguments.number), copy=True), kind)
        stall.record_reprint(arguments.number)
    _put(data, arguments.out)
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


def _put(data: bytes, path: Path | None) -> None:
    """Write `data` to a file, or to stdout."""
    if path is not None:
        files.write(path, data)
        return
    console.put(data)


def _describe_ring(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("file", metavar="FILE", help=translate("a ring file, or - for stdin"))
    parser.add_argument("--close-days", action="store_true", help=translate("close each day when the next begins"))
    _json(parser)


def _ring(arguments: Arguments) -> int:
    from pos.ring import ring

    status = DONE
    with _lines_of(arguments.file) as lines, _stall(arguments.folder) as stall:
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


def _describe_close(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("--counted", metavar="AMOUNT", help=translate("the cash in the drawer"))
    _json(parser)


def _close(arguments: Arguments) -> int:
    from pos.day.closed import Count
    from pos.money import parse_rupiah

    counted = None if arguments.counted is None else parse_rupiah(arguments.counted)
    with _stall(arguments.folder) as stall:
        sealed = stall.close_day(Count(counted=counted))
        outbox = stall.folder.joinpath("outbox")
    facts = {
        "file": str(outbox.joinpath(sealed.file)),
        "pdf": str(outbox.joinpath(sealed.pdf_name)),
        **{name: sealed.body[name] for name in ("day", "number", "revision", "totals")},
    }
    _tell(arguments, facts, N_("The day {day} is closed as number {number}, revision {revision}: {file}"))
    if counted is None:
        console.warn(translate("The drawer was not counted: the summary says so"))
    return DONE


def _describe_reopen(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--reason", required=True, metavar="TEXT", type=usage.text)


def _reopen(arguments: Arguments) -> int:
    from pos.clock import parse_day

    day = parse_day(arguments.day).isoformat()
    with _stall(arguments.folder) as stall:
        stall.reopen_day(day, arguments.reason)
    console.say(translate("The day {day} is open again: `lapak close` makes its next revision").format(day=day))
    return DONE


def _describe_send(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("--office", metavar="WORDS", help=translate("the office's key in words"))
    parser.add_argument("--release", metavar="REASON")
    _json(parser)


def _send(arguments: Arguments) -> int:
    with _stall(arguments.folder) as stall:
        if arguments.release is not None:
            raise PosError(
                N_("Releasing a restored stall comes with a later version: until then make a new stall's folder")
            )
        sent = stall.send(arguments.office)
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


def _describe_collect(parser: Parser) -> None:
    _office_folder(parser)
    _json(parser)


def _collect(arguments: Arguments) -> int:
    with _office(arguments.folder) as office:
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


def _describe_verify(parser: Parser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+")
    parser.add_argument("--key", metavar="FILE", type=Path, help=translate("the key it should be sealed with"))
    _json(parser)


def _verify(arguments: Arguments) -> int:
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
        return Verdict(good=False, reason=_system_says(error), enrolled=enrolled)


def _in_words(verdict: "Verdict") -> str:
    if not verdict.good:
        return translate("not good: {reason}").format(reason=verdict.reason)
    if verdict.enrolled is False:
        return translate("the seal is good, but it is not by the key given")
    return translate("the seal is good and every sum agrees")


def _check(arguments: Arguments) -> int:
    from pos.journal.checked import Checked

    try:
        with _either(arguments.folder, verified=False) as place:
            checked = _checked(place)
    except DamagedError as error:
        checked = Checked(events=0, first_bad=error.facts.get("seq"), problems=(str(error),))
    if arguments.json:
        console.say_json(checked.to_data())
    elif checked.good:
        console.say(translate("Everything agrees: {events} events").format(events=checked.events))
    else:
        for problem in checked.problems:
            console.warn(problem)
    return DONE if checked.good else REFUSED


def _checked(place: "Stall | Office") -> Any:
    from pos.doctor import check_stall
    from pos.stall import Stall

    return check_stall(place) if isinstance(place, Stall) else place.check()


def _describe_report(parser: Parser) -> None:
    _office_folder(parser)
    parser.add_argument("name", metavar="NAME", nargs="?")
    parser.add_argument("--list", action="store_true", help=translate("list the reports"))
    parser.add_argument("--from", dest="from_", metavar="DAY")
    parser.add_argument("--to", metavar="DAY")
    _describe_out(parser, REPORTS)


def _report(arguments: Arguments) -> int:
    if arguments.name is None and not arguments.list:
        arguments.wrong(translate("name a report, or --list"))
    kind = _kind(arguments, REPORTS)
    with _office(arguments.folder) as office:
        if arguments.list:
            for report in office.reports().values():
                console.say(f"{report.id}\t{translate(report.title)}")
            return DONE
        data = office.written(office.report(arguments.name, arguments.from_, arguments.to), kind)
    _put(data, arguments.out)
    return DONE


def _describe_backup(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("--to", metavar="FOLDER", type=Path)


def _backup(arguments: Arguments) -> int:
    raise PosError(
        N_("Backups come with a later version: until then close Lapak and copy the whole folder {folder}"),
        folder=arguments.folder,
    )


def _describe_restore(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    _folder(parser)


def _restore(_: Arguments) -> int:
    raise PosError(N_("Restoring comes with a later version: until then put the copied folder back and open it"))


def _describe_qris(parser: Parser) -> None:
    parser.add_argument("payload", metavar="PAYLOAD")
    parser.add_argument("--amount", metavar="N", type=usage.whole)
    parser.add_argument("--bill", metavar="TEXT", type=usage.text)
    parser.add_argument("--reference", metavar="TEXT", type=usage.text)
    tip = parser.add_mutually_exclusive_group()
    tip.add_argument("--tip-asked", action="store_const", const=True)
    tip.add_argument("--tip-fixed", metavar="N", type=usage.whole)
    tip.add_argument("--tip-percent", metavar="P")


def _qris(arguments: Arguments) -> int:
    from pos.till import qris

    extras = ("bill", "reference", "tip_asked", "tip_fixed", "tip_percent")
    if arguments.amount is not None:
        console.say(
            qris.dynamic(
                arguments.payload,
                arguments.amount,
                bill=arguments.bill,
                reference=arguments.reference,
                tip=_tip(arguments),
            )
        )
        return DONE
    if any(getattr(arguments, name) is not None for name in extras):
        arguments.wrong(translate("a bill, a reference and a tip go with --amount only"))
    console.say(qris.describe(qris.read(arguments.payload)))
    return DONE


def _tip(arguments: Arguments) -> Any:
    from pos.till import qris

    if arguments.tip_asked:
        return qris.TipAsked()
    if arguments.tip_fixed is not None:
        return qris.TipFixed(arguments.tip_fixed)
    return None if arguments.tip_percent is None else qris.TipPercent(arguments.tip_percent)


def _describe_doctor(parser: Parser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?")


def _doctor(arguments: Arguments) -> int:
    from pos import doctor

    findings = doctor.examine(arguments.folder or arguments.last(), arguments.printers())
    for finding in findings:
        console.say(f"{'✓' if finding.works else '✗'} {finding.what}: {finding.says}")
        if finding.mend:
            console.say(f"    {finding.mend}")
    return DONE if all(finding.works for finding in findings) else REFUSED


def _describe_file(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)


def _describe_demo(parser: Parser) -> None:
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("build", "demo"))
    parser.add_argument("--headless", action="store_true")


def _window(words_: str) -> Callable[[Arguments], int]:
    """The run of a command that opens a window, if windows were handed in."""

    def open_(arguments: Arguments) -> int:
        windows: Windows = arguments.windows
        if words_ not in windows:
            raise PosError(N_("There is no window here: run `lapak {command}`"), command=words_)
        return windows[words_](arguments)

    return open_


COMMANDS = (
    Command("stall", N_("open the window of a stall"), _folder, _window("stall")),
    Command("office", N_("open the window of the office"), _folder, _window("office")),
    Command("open", N_("show a summary file, verified"), _describe_file, _window("open")),
    Command("demo", N_("play a whole gallery day"), _describe_demo, _window("demo")),
    Command("new stall", N_("make a stall's folder, keys and request"), _describe_new_stall, _new_stall),
    Command("new office", N_("make the office's folder and keys"), _describe_new, _new_office),
    Command("enrol", N_("admit a stall by its request"), _describe_enrol, _enrol),
    Command("set", N_("change a setting"), _describe_set, _set),
    Command("settings", N_("list the settings"), _folder_and_json, _settings),
    Command("import", N_("take a catalogue sheet in"), _describe_import, _import),
    Command("export", N_("write the catalogue or the journal"), _describe_export, _export),
    Command("receipt", N_("a receipt again, as a copy"), _describe_receipt, _receipt),
    Command("ring", N_("feed a ring file through the till"), _describe_ring, _ring),
    Command("close", N_("close the day and seal its summary"), _describe_close, _close),
    Command("reopen", N_("open a closed day again"), _describe_reopen, _reopen),
    Command("send", N_("carry summaries, read acknowledgements"), _describe_send, _send),
    Command("collect", N_("collect, verify, add up, acknowledge"), _describe_collect, _collect),
    Command("verify", N_("check summary files"), _describe_verify, _verify),
    Command("check", N_("check a folder through and through"), _folder_and_json, _check),
    Command("report", N_("any report of the office"), _describe_report, _report),
    Command("backup", N_("make a backup"), _describe_backup, _backup),
    Command("restore", N_("restore a backup"), _describe_restore, _restore),
    Command("qris", N_("read a QRIS code, or put an amount into it"), _describe_qris, _qris),
    Command("doctor", N_("what works on this machine, and what mends the rest"), _describe_doctor, _doctor),
)
