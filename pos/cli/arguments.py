"""Arguments that several commands take."""

import sys
from collections.abc import Sequence
from pathlib import Path

from pos import console, files, usage
from pos.cli.command import Arguments
from pos.errors import PosError
from pos.usage import Parser
from pos.words import N_, translate

_FOR_PEOPLE = ("text", "csv", "json")


def place(told: str) -> str:
    """Where summaries go: a plain path is kept whole, so that it means the same from every folder."""
    from pos.handover.carriers import scheme

    text = usage.text(told).strip()
    return text if not text or scheme(text) else str(files.at_home(text).resolve())


def folder(parser: Parser, metavar: str = "DIR") -> None:
    """The folder that the command is for."""
    parser.add_argument("folder", metavar=metavar, type=Path)


def office_folder(parser: Parser) -> None:
    """The office's folder."""
    folder(parser, "OFFICE_DIR")


def json(parser: Parser) -> None:
    """Whether to answer with one object instead of a sentence."""
    parser.add_argument("--json", action="store_true", help=translate("one JSON object on stdout, nothing else"))


def folder_and_json(parser: Parser) -> None:
    """Both, and nothing else."""
    folder(parser)
    json(parser)


def new(parser: Parser) -> None:
    """What either side's folder is made with."""
    folder(parser)
    parser.add_argument("--code", required=True, type=usage.text)
    parser.add_argument("--name", required=True, type=usage.text)
    parser.add_argument("--collection", default="", metavar="URL", type=place)
    json(parser)


def out(parser: Parser, kinds: Sequence[str]) -> None:
    """What to write, one of `kinds`, and where to."""
    parser.add_argument("--as", dest="kind", choices=kinds)
    parser.add_argument("--out", metavar="FILE", type=Path)


def kind(arguments: Arguments, kinds: Sequence[str]) -> str:
    """What to write: as told, else by the ending of the file's name. Raises PosError where it suits no terminal."""
    suffix = "" if arguments.out is None else arguments.out.suffix[1:].lower()
    kind: str = arguments.kind or (suffix if suffix in kinds else kinds[0])
    if arguments.out is None and kind not in _FOR_PEOPLE and sys.stdout.isatty():
        raise PosError(N_("A {kind} is nothing to read on a terminal: name a file with --out FILE"), kind=kind)
    return kind


def put(data: bytes, path: Path | None) -> None:
    """Write `data` to a file, or to stdout."""
    if path is not None:
        files.write(path, data)
        return
    console.put(data)
