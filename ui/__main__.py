"""`lapak`: every command is `pos.cli`'s; the windows and the demo are opened here, importing Qt only then."""

import builtins
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli import run
from pos.cli.command import Arguments
from pos.console import has_display
from pos.errors import PosError
from pos.words import N_

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.printing.printers import PrinterKind
    from pos.stall import Stall


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit status."""
    return run(sys.argv[1:] if argv is None else argv, _WINDOWS, _folder_used_last, _printers)


def _folder_used_last() -> Path | None:
    """The stall's or office's folder that a window was open on last; None where it is another's by now."""
    from pos.store.folder import is_known
    from ui.memory import remembered

    folder = remembered().get("folder")
    if not folder:
        return None
    return Path(folder) if is_known(Path(folder)) or not Path(folder).exists() else None


def _printers() -> "Mapping[str, PrinterKind]":
    from ui.printers import all_printers

    return all_printers()


def _start(_: Arguments) -> int:
    """The window on the folder used last; the first run where there is none."""
    folder = _folder_used_last()
    if folder is None:
        return _first_run()
    return _open_window(folder, _open_either)


def _open_either(folder: Path) -> "Stall | Office":
    from pos.stall import open_stall
    from pos.store import OtherKindError

    try:
        return open_stall(folder)
    except OtherKindError:
        from pos.gallery import open_office

        return open_office(folder)


def _assert_display() -> None:
    """Qt ends the whole program where it finds no display: say so before it is asked."""
    if not (os.environ.get("QT_QPA_PLATFORM") or has_display()):
        raise PosError(N_("There is no screen here for a window: run this in a desktop session, or use the commands"))


def _prepare_for_qt() -> None:
    """Come here with `pos` imported, before anything of `ui` that needs Qt."""
    _assert_display()
    gc.disable()  # what a start makes is no garbage; `ui.background.Garbage` looks for it from then on
    import PySide6.QtCore  # noqa: F401 - puts a hook on `import`

    # The hook reads the source of every module for `__feature__`, which nothing here uses: a twelfth of a start.
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)


def _first_run() -> int:
    _prepare_for_qt()
    from ui.desk import Desk

    return Desk().run_first()


def _open_stall(folder: Path) -> int:
    from pos.stall import open_stall

    return _open_window(folder, open_stall)


def _open_office(folder: Path) -> int:
    from pos.gallery import open_office

    return _open_window(folder, open_office)


def _open_window(folder: Path, open_place: "Callable[[Path], Stall | Office]") -> int:
    _prepare_for_qt()
    from ui.desk import open_window

    return open_window(folder, open_place)


def _stall(arguments: Arguments) -> int:
    return _open_stall(arguments.folder)


def _office(arguments: Arguments) -> int:
    return _open_office(arguments.folder)


def _open(arguments: Arguments) -> int:
    _prepare_for_qt()
    from ui.desk import open_file

    return open_file(arguments.file)


def _demo(arguments: Arguments) -> int:
    from ui.demo import play

    return play(arguments.out, headless=arguments.headless)


_WINDOWS = {"": _start, "stall": _stall, "office": _office, "open": _open, "demo": _demo}


if __name__ == "__main__":
    sys.exit(main())
