"""`lapak …` but for the windows: commands for people, for cron, for the office's server."""

import argparse
import json
import logging
import logging.handlers
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from pos import VERSION, files, words
from pos.errors import PosError
from pos.gallery import APPLICATION_ID as OFFICE_ID
from pos.gallery import Office, create_office, open_office
from pos.stall import APPLICATION_ID as STALL_ID
from pos.stall import Stall, create_stall, open_stall
from pos.words import N_, translate

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

_log = logging.getLogger(__name__)

Parser = argparse.ArgumentParser
Arguments = argparse.Namespace


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words on the command line, what it does (msgid), its arguments, and its run."""

    words: str
    does: str
    describe: Callable[[Parser], None]
    run: Callable[[Arguments], int]


def run(argv: Sequence[str]) -> int:
    """Run one command and give its exit status: 0 done, 1 refused with a sentence on stderr, 2 wrong usage."""
    _speak_utf8()
    words.use("id")
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as usage:
        return int(usage.code or DONE)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
        return status
    except PosError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        # The reader has gone, `head` say: what it asked for was done, and the interpreter must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        _log.warning("refused by the system", exc_info=True)
        return _refuse(translate("The system refuses: {reason}").format(reason=error))
    except Exception:  # noqa: BLE001 - the outermost frame: a bug is logged and told, never a traceback
        _log.critical("crash", exc_info=True)
        code = traceback.extract_tb(sys.exc_info()[2])[-1]
        return _refuse(
            translate("Lapak has a fault ({code}): nothing half done was kept; send the log to its makers").format(
                code=f"{Path(code.filename).name}:{code.lineno}"
            )
        )


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201
    return REFUSED


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(text: str) -> None:
    print(text)  # noqa: T201


def _say_json(value: Any) -> None:
    _say(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _parser() -> Parser:
    parser = Parser(prog="lapak", description=translate(N_("Point of sale of a gallery's stalls, and its office")))
    parser.add_argument("--version", action="version", version=_version())
    parser.set_defaults(run=lambda _: _wrong_usage(parser))
    commands = parser.add_subparsers(metavar=translate(N_("COMMAND")))
    groups: dict[str, Any] = {}
    for command in COMMANDS:
        group, _, name = command.words.rpartition(" ")
        if group and group not in groups:
            groups[group] = commands.add_parser(group).add_subparsers(required=True)
        into = groups[group] if group else commands
        described = into.add_parser(name, help=translate(command.does), description=translate(command.does))
        command.describe(described)
        described.set_defaults(run=command.run)
    return parser


def _wrong_usage(parser: Parser) -> int:
    parser.print_usage(sys.stderr)
    return WRONG_USAGE


def _version() -> str:
    import platform
    import sqlite3
    from importlib import metadata

    try:
        qt = metadata.version("pyside6-essentials")
    except metadata.PackageNotFoundError:
        qt = "-"
    return f"lapak {VERSION} (Python {platform.python_version()}, Qt {qt}, SQLite {sqlite3.sqlite_version})"


def _folder(parser: Parser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path)


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=translate(N_("one JSON object on stdout, nothing else")))


def _folder_and_json(parser: Parser) -> None:
    _folder(parser)
    _json(parser)


def _kind_of(folder: Path) -> int:
    """The application id in the header of the folder's database. Raises PosError where there is none."""
    database = folder.joinpath("lapak.db")
    if not database.is_file():
        raise PosError(N_("{folder} is no Lapak folder: there is no lapak.db in it"), folder=folder)
    with database.open("rb") as file:
        return int.from_bytes(file.read(72)[68:72], "big")


def _stall(folder: Path) -> Stall:
    if _kind_of(folder) == OFFICE_ID:
        raise PosError(N_("{folder} is an office's folder: this command is for a stall's"), folder=folder)
    stall = open_stall(folder)
    _log_into(stall.folder)
    return stall


def _office(folder: Path) -> Office:
    if _kind_of(folder) == STALL_ID:
        raise PosError(N_("{folder} is a stall's folder: this command is for the office's"), folder=folder)
    office = open_office(folder)
    words.use(office.settings.language)
    _log_into(office.folder)
    return office


def _either(folder: Path) -> Stall | Office:
    return _office(folder) if _kind_of(folder) == OFFICE_ID else _stall(folder)


def _log_into(folder: Path) -> None:
    """Log into the folder's `log/`, one INFO line a sale, day or delivery, kept small."""
    root = logging.getLogger("pos")
    for handler in [*root.handlers]:
        if isinstance(handler, logging.handlers.RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()
    folder.joinpath("log").mkdir(exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder.joinpath("log", "lapak.log"), maxBytes=1_000_000, backupCount=5, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def _describe_new_stall(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("--code", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--trade", required=True)
    parser.add_argument("--gallery", default="GIK")
    parser.add_argument("--till", type=int, default=1)
    parser.add_argument("--collection", default="", metavar="URL")
    _json(parser)


def _new_stall(arguments: Arguments) -> int:
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
            "request": str(stall.request_path),
            "fingerprint": stall.fingerprint,
        }
    _tell(
        arguments,
        facts,
        N_("Stall made in {folder}. Its request to the office: {request}. Its key in words: {fingerprint}"),
    )
    return DONE


def _describe_new_office(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("--code", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--collection", default="", metavar="URL")
    _json(parser)


def _new_office(arguments: Arguments) -> int:
    with create_office(arguments.folder, arguments.code, arguments.name, arguments.collection) as office:
        facts = {"folder": str(office.folder), "fingerprint": office.fingerprint}
    _tell(arguments, facts, N_("Office made in {folder}. Its key in words: {fingerprint}"))
    return DONE


def _tell(arguments: Arguments, facts: dict[str, Any], sentence: str) -> None:
    if arguments.json:
        _say_json(facts)
    else:
        _say(translate(sentence).format(**facts))


def _describe_enrol(parser: Parser) -> None:
    parser.add_argument("folder", metavar="OFFICE_DIR", type=Path)
    parser.add_argument("request", metavar="REQUEST", type=Path)
    parser.add_argument("--fingerprint", metavar="WORDS")
    _json(parser)


def _enrol(arguments: Arguments) -> int:
    with _office(arguments.folder) as office:
        enrolled = office.enrol(arguments.request, arguments.fingerprint)
    facts = {
        "stall": enrolled.stall,
        "till": enrolled.till,
        "epoch": enrolled.epoch,
        "name": enrolled.name,
        "trade": enrolled.trade,
        "fingerprint": enrolled.fingerprint,
        "acceptance": enrolled.acceptance,
    }
    _tell(arguments, facts, N_("{stall}-{till} ({name}) is admitted. Its key in words: {fingerprint}"))
    return DONE


def _describe_set(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("value", metavar="VALUE")


def _set(arguments: Arguments) -> int:
    with _either(arguments.folder) as place:
        place.set(arguments.name, arguments.value)
    return DONE


def _settings(arguments: Arguments) -> int:
    with _either(arguments.folder) as place:
        kept = place.store.settings()
        for setting in place.known_settings().values():
            value = kept.get(setting.name, setting.default)
            if arguments.json:
                _say_json(
                    {
                        "name": setting.name,
                        "value": value,
                        "default": setting.default,
                        "meaning": translate(setting.meaning),
                        "range": translate(setting.range),
                    }
                )
            else:
                _say(f"{setting.name} = {value}    {translate(setting.meaning)} ({translate(setting.range)})")
    return DONE


def _describe_import(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--stock", action="store_true")
    _json(parser)


def _import(arguments: Arguments) -> int:
    with _stall(arguments.folder) as stall:
        imported = stall.import_sheet(arguments.file, dry_run=arguments.dry_run, stock=arguments.stock)
    if arguments.json:
        _say_json(imported.to_data())
    else:
        _say(
            translate("{added} added, {changed} changed, {unchanged} unchanged, {refused} refused").format(
                added=imported.added,
                changed=imported.changed,
                unchanged=imported.unchanged,
                refused=len(imported.refused),
            )
        )
        for heading in imported.ignored_headings:
            _say(translate("The heading “{heading}” is not known and was left out").format(heading=heading))
    for refused in imported.refused:
        if not arguments.json:
            _refuse(
                translate("Row {row}, {heading} “{value}”: {reason}").format(
                    row=refused.row, heading=refused.heading, value=refused.value, reason=refused.reason
                )
            )
    if imported.refused:
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
        files.write(arguments.file.resolve(), b"".join(place.journal.export()))
    return DONE


def _describe_receipt(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("number", metavar="NUMBER")
    parser.add_argument("--as", dest="kind", choices=("text", "pdf", "escpos"), default="text")
    parser.add_argument("--out", metavar="FILE", type=Path)


def _receipt(arguments: Arguments) -> int:
    with _stall(arguments.folder) as stall:
        sale = stall.till.sale(arguments.number)
        data = _drawn(stall.receipt(sale, copy=True), arguments.kind)
        stall.record_reprint(sale.number)
    _put(data, arguments.out)
    return DONE


def _drawn(layout: Any, kind: str) -> bytes:
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
        files.write(path.resolve(), data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _describe_ring(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--close-days", action="store_true")
    _json(parser)


def _ring(arguments: Arguments) -> int:
    from pos.ring import ring

    status = DONE
    with _ring_lines(arguments.file) as lines, _stall(arguments.folder) as stall:
        for answer in ring(stall, lines, close_days=arguments.close_days):
            _say_json(answer)
            if "error" in answer:
                status = REFUSED
    return status


def _ring_lines(name: str) -> IO[bytes]:
    if name == "-":
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    path = Path(name)
    if not path.is_file():
        raise PosError(N_("There is no file {file}: check its name and folder"), file=path)
    return path.open("rb")


def _describe_close(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("--counted", metavar="AMOUNT")
    _json(parser)


def _close(arguments: Arguments) -> int:
    from pos.day.closed import Count
    from pos.money import parse_rupiah

    counted = None if arguments.counted is None else parse_rupiah(arguments.counted)
    with _stall(arguments.folder) as stall:
        sealed = stall.close_day(Count(counted=counted))
        outbox = stall.folder.joinpath("outbox").resolve()
    body = sealed.body
    facts = {
        "file": str(outbox.joinpath(sealed.file)),
        "pdf": str(outbox.joinpath(sealed.pdf_name)),
        "day": body["day"],
        "number": body["number"],
        "revision": body["revision"],
        "totals": body["totals"],
    }
    _tell(arguments, facts, N_("The day {day} is closed as number {number}, revision {revision}: {file}"))
    if counted is None:
        _warn(translate("The drawer was not counted: the summary says so"))
    return DONE


def _warn(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201


def _describe_reopen(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--reason", required=True, metavar="TEXT")


def _reopen(arguments: Arguments) -> int:
    from pos.clock import parse_day

    with _stall(arguments.folder) as stall:
        stall.reopen_day(parse_day(arguments.day).isoformat(), arguments.reason)
    return DONE


def _describe_send(parser: Parser) -> None:
    _folder(parser)
    parser.add_argument("--office", metavar="WORDS")
    parser.add_argument("--release", metavar="REASON")
    _json(parser)


def _send(arguments: Arguments) -> int:
    if arguments.release is not None:
        raise PosError(N_("Releasing a restored stall comes with a later version, together with restoring"))
    with _stall(arguments.folder) as stall:
        sent = stall.send(arguments.office)
    facts = {"sent": list(sent.sent), "acknowledged": list(sent.acknowledged), "waiting": list(sent.waiting)}
    if arguments.json:
        _say_json(facts)
    else:
        for name in sent.sent:
            _say(name)
        _say(
            translate("{sent} carried, {waiting} not yet acknowledged by the office").format(
                sent=len(sent.sent), waiting=len(sent.waiting)
            )
        )
    return DONE


def _describe_collect(parser: Parser) -> None:
    parser.add_argument("folder", metavar="OFFICE_DIR", type=Path)
    _json(parser)


def _collect(arguments: Arguments) -> int:
    with _office(arguments.folder) as office:
        collected = office.collect()
    if arguments.json:
        _say_json(collected.to_data())
        return DONE
    for left in (*collected.kept, *collected.refused):
        _say(f"{left.file}: {left.reason}")
    _say(
        translate("{accepted} accepted, {same} known already, {kept} kept, {refused} refused").format(
            accepted=len(collected.accepted),
            same=len(collected.same),
            kept=len(collected.kept),
            refused=len(collected.refused),
        )
    )
    return DONE


def _describe_verify(parser: Parser) -> None:
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+")
    parser.add_argument("--key", metavar="FILE", type=Path)
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
            _say_json({"file": str(path), **verdict.to_data()})
        else:
            _say(f"{path}: {_in_words(verdict)}")
    return status


def _verdict(path: Path, key: str | None) -> Any:
    from pos.handover.envelope import LARGEST
    from pos.handover.verify import Verdict, verify_file

    try:
        return verify_file(files.read_regular(path, LARGEST), key)
    except (PosError, OSError) as error:
        return Verdict(good=False, reason=str(error), enrolled=None if key is None else False)


def _in_words(verdict: Any) -> str:
    if not verdict.good:
        return translate("not good: {reason}").format(reason=verdict.reason)
    if verdict.enrolled is False:
        return translate("the seal is good, but it is not by the key given")
    return translate("the seal is good and every sum agrees")


def _check(arguments: Arguments) -> int:
    from pos.doctor import check_stall

    with _either(arguments.folder) as place:
        checked = place.check() if isinstance(place, Office) else check_stall(place)
    if arguments.json:
        _say_json(checked.to_data())
    elif checked.good:
        _say(translate("Everything agrees: {events} events").format(events=checked.events))
    for problem in () if arguments.json else checked.problems:
        _warn(problem)
    return DONE if checked.good else REFUSED


def _describe_report(parser: Parser) -> None:
    parser.add_argument("folder", metavar="OFFICE_DIR", type=Path)
    parser.add_argument("name", metavar="NAME", nargs="?")
    parser.add_argument("--from", dest="from_", metavar="DAY")
    parser.add_argument("--to", metavar="DAY")
    parser.add_argument("--as", dest="kind", choices=("csv", "xlsx", "json", "pdf"), default="csv")
    parser.add_argument("--out", metavar="FILE", type=Path)
    parser.add_argument("--list", action="store_true")


def _report(arguments: Arguments) -> int:
    with _office(arguments.folder) as office:
        if arguments.list:
            for report in office.reports().values():
                _say(f"{report.id}\t{translate(report.title)}")
            return DONE
        if arguments.name is None:
            raise PosError(N_("Name a report: `lapak report {folder} --list` shows them"), folder=arguments.folder)
        data = office.written(office.report(arguments.name, arguments.from_, arguments.to), arguments.kind)
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
    parser.add_argument("--amount", metavar="N", type=int)
    parser.add_argument("--bill", metavar="TEXT")
    parser.add_argument("--reference", metavar="TEXT")
    tip = parser.add_mutually_exclusive_group()
    tip.add_argument("--tip-asked", action="store_true")
    tip.add_argument("--tip-fixed", metavar="N", type=int)
    tip.add_argument("--tip-percent", metavar="P")


def _qris(arguments: Arguments) -> int:
    from pos.till import qris

    extras = (arguments.bill, arguments.reference, arguments.tip_fixed, arguments.tip_percent)
    if arguments.amount is None and (arguments.tip_asked or any(extra is not None for extra in extras)):
        _warn(translate("These go only with --amount"))
        return WRONG_USAGE
    if arguments.amount is None:
        _say(qris.describe(qris.read(arguments.payload)))
        return DONE
    _say(
        qris.dynamic(
            arguments.payload,
            arguments.amount,
            bill=arguments.bill,
            reference=arguments.reference,
            tip=_tip(arguments),
        )
    )
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

    findings = doctor.examine(arguments.folder)
    for finding in findings:
        _say(f"{'✓' if finding.works else '✗'} {finding.what}: {finding.says}")
        if finding.mend:
            _say(f"    {finding.mend}")
    return DONE if all(finding.works for finding in findings) else REFUSED


COMMANDS = (
    Command("new stall", N_("make a stall's folder, keys and request"), _describe_new_stall, _new_stall),
    Command("new office", N_("make the office's folder and keys"), _describe_new_office, _new_office),
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
