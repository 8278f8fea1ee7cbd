"""`lapak`: opens windows and plays the demo, importing Qt only then; hands everything else to `pos.cli`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from pos import words


def main(argv: list[str] | None = None) -> int:
    """Run one command line and give its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    words.use("id")
    if not arguments:
        from ui import app

        return app.start()
    run = _WINDOWS.get(arguments[0])
    if run is not None:
        return run(arguments[1:])
    from pos import cli

    return cli.run(arguments)


def _one_path(command: str, metavar: str, arguments: list[str]) -> Path | None:
    parser = argparse.ArgumentParser(prog=f"lapak {command}")
    parser.add_argument("path", metavar=metavar, type=Path)
    try:
        path: Path = parser.parse_args(arguments).path
    except SystemExit as usage:
        if usage.code:
            return None
        raise
    return path


def _open_stall(arguments: list[str]) -> int:
    from ui import app

    folder = _one_path("stall", "DIR", arguments)
    return 2 if folder is None else app.open_stall_window(folder)


def _open_office(arguments: list[str]) -> int:
    from ui import app

    folder = _one_path("office", "DIR", arguments)
    return 2 if folder is None else app.open_office_window(folder)


def _open_file(arguments: list[str]) -> int:
    from ui import app

    path = _one_path("open", "FILE", arguments)
    return 2 if path is None else app.open_file(path)


def _demo(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="lapak demo")
    parser.add_argument("--out", type=Path, default=Path("build", "demo"))
    parser.add_argument("--headless", action="store_true")
    try:
        told = parser.parse_args(arguments)
    except SystemExit as usage:
        return int(usage.code or 0)
    from ui import demo

    return demo.play(told.out, headless=told.headless)


_WINDOWS: dict[str, Callable[[list[str]], int]] = {
    "stall": _open_stall,
    "office": _open_office,
    "open": _open_file,
    "demo": _demo,
}


if __name__ == "__main__":
    sys.exit(main())
