"""`lapak`: every command is `pos.cli`'s; the windows and the demo are opened here, importing Qt only then."""

import sys
from collections.abc import Sequence

from pos.cli import Arguments, run


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit status."""
    return run(sys.argv[1:] if argv is None else argv, _WINDOWS)


def _start(_: Arguments) -> int:
    from ui import app

    return app.start()


def _stall(arguments: Arguments) -> int:
    from ui import app

    return app.open_stall_window(arguments.folder)


def _office(arguments: Arguments) -> int:
    from ui import app

    return app.open_office_window(arguments.folder)


def _open(arguments: Arguments) -> int:
    from ui import app

    return app.open_file(arguments.file)


def _demo(arguments: Arguments) -> int:
    from ui import demo

    return demo.play(arguments.out, headless=arguments.headless)


_WINDOWS = {"": _start, "stall": _stall, "office": _office, "open": _open, "demo": _demo}


if __name__ == "__main__":
    sys.exit(main())
