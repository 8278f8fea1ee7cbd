"""`lapak`: every command is `pos.cli`'s; the windows and the demo are opened here, importing Qt only then."""

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli import Arguments, run

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit status."""
    return run(sys.argv[1:] if argv is None else argv, _WINDOWS)


def _start(_: Arguments) -> int:
    """The window on the folder used last; the first run where there is none."""
    from ui.memory import remembered

    folder = Path(remembered().get("folder") or ".")
    if not remembered().get("folder") or not folder.joinpath("lapak.db").is_file():
        return _first_run()
    from pos.store import OtherKindError

    try:
        return _open_stall(folder)
    except OtherKindError:
        return _open_office(folder)


def _first_run() -> int:
    gc.disable()
    from ui.desk import Desk

    return Desk().run_first()


def _open_stall(folder: Path) -> int:
    from pos.stall import open_stall

    return _open_window(folder, open_stall)


def _open_office(folder: Path) -> int:
    from pos.gallery import open_office

    return _open_window(folder, open_office)


def _open_window(folder: Path, open_place: "Callable[[Path], Stall | Office]") -> int:
    """Come here with `pos` imported: what is imported after Qt has its source read by Qt's import hook."""
    gc.disable()  # what a start makes is no garbage; `ui.background.Garbage` looks for it from then on
    from ui.desk import open_window

    return open_window(folder, open_place)


def _stall(arguments: Arguments) -> int:
    return _open_stall(arguments.folder)


def _office(arguments: Arguments) -> int:
    return _open_office(arguments.folder)


def _open(arguments: Arguments) -> int:
    from ui.desk import open_file

    return open_file(arguments.file)


def _demo(arguments: Arguments) -> int:
    from ui.demo import play

    return play(arguments.out, headless=arguments.headless)


_WINDOWS = {"": _start, "stall": _stall, "office": _office, "open": _open, "demo": _demo}


if __name__ == "__main__":
    sys.exit(main())
