"""`lapak …`: every command, for people, for cron, for the office's server; the windows are handed in."""

import argparse
import logging
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pos import VERSION, console, words
from pos.cli import arguments as takes
from pos.cli import folder, log, office, people, qris, stall, verify, window
from pos.cli.command import DONE, Arguments, Command, Printers, Windows, refuse, system_says
from pos.errors import PosError
from pos.store import in_words, sqlite_version_info
from pos.usage import Parser
from pos.words import N_, translate

_log = logging.getLogger(__name__)

COMMANDS = (
    Command("stall", N_("open the window of a stall"), takes.folder, window.opens("stall")),
    Command("office", N_("open the window of the office"), takes.folder, window.opens("office")),
    Command("open", N_("show a summary file, verified"), window.describe_file, window.opens("open")),
    Command("demo", N_("play a whole gallery day"), window.describe_demo, window.opens("demo")),
    Command("new stall", N_("make a stall's folder, keys and request"), stall.describe_new_stall, stall.new_stall),
    Command("new office", N_("make the office's folder and keys"), takes.new, office.new_office),
    Command("enrol", N_("admit a stall by its request"), office.describe_enrol, office.enrol),
    Command("set", N_("change a setting"), folder.describe_set, folder.set_),
    Command("settings", N_("list the settings"), takes.folder_and_json, folder.settings),
    Command("pin", N_("give somebody of a stall a new PIN"), people.describe_pin, people.pin),
    Command("import", N_("take a catalogue sheet in"), stall.describe_import, stall.import_),
    Command("export", N_("write the catalogue or the journal"), stall.describe_export, stall.export),
    Command("receipt", N_("a receipt again, as a copy"), stall.describe_receipt, stall.receipt),
    Command("ring", N_("feed a ring file through the till"), stall.describe_ring, stall.ring),
    Command("close", N_("close the day and seal its summary"), stall.describe_close, stall.close),
    Command("reopen", N_("open a closed day again"), stall.describe_reopen, stall.reopen),
    Command("send", N_("carry summaries, read acknowledgements"), stall.describe_send, stall.send),
    Command("collect", N_("collect, verify, add up, acknowledge"), office.describe_collect, office.collect),
    Command("verify", N_("check summary files"), verify.describe, verify.run),
    Command("check", N_("check a folder through and through"), takes.folder_and_json, folder.check),
    Command("report", N_("any report of the office"), office.describe_report, office.report),
    Command("backup", N_("make a backup"), folder.describe_backup, folder.backup),
    Command("restore", N_("restore a backup"), folder.describe_restore, folder.restore),
    Command("qris", N_("read a QRIS code, or put an amount into it"), qris.describe, qris.run),
    Command("doctor", N_("what works on this machine, and what mends the rest"), folder.describe_doctor, folder.doctor),
)


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
    with log.quiet():
        try:
            status = _run(argv, Arguments(windows=windows or {}, last=last, printers=printers))
            sys.stdout.flush()
            return status
        except PosError as error:
            return refuse(str(error))
        except BrokenPipeError:
            console.reader_gone()
            return DONE
        except KeyboardInterrupt:
            return refuse(translate("Stopped"))
        except OSError as error:
            _log.info("refused by the system", exc_info=True)
            return refuse(system_says(error))
        except Exception as error:  # noqa: BLE001 - the outermost frame: a bug is logged and told, never a traceback
            _log.critical("crash", exc_info=True)
            told = in_words(error)
            if told is not None:
                return refuse(str(told))
            return refuse(
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


def _code(error: Exception) -> str:
    """Where it happened, for whoever reads the report: `ValueError, ring.py:12`."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"


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
