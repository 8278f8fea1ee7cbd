"""The commands that open a window, if windows were handed in."""

from collections.abc import Callable
from pathlib import Path

from pos.cli.command import Arguments, Windows
from pos.errors import PosError
from pos.usage import Parser
from pos.words import N_


def describe_file(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)


def describe_demo(parser: Parser) -> None:
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("build", "demo"))
    parser.add_argument("--headless", action="store_true")


def opens(words_: str) -> Callable[[Arguments], int]:
    """The run of a command that opens a window, if windows were handed in."""

    def open_(arguments: Arguments) -> int:
        windows: Windows = arguments.windows
        if words_ not in windows:
            raise PosError(N_("There is no window here: run `lapak {command}`"), command=words_)
        return windows[words_](arguments)

    return open_
