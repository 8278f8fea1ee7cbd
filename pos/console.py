"""Where the program was started: standard input and output as it needs them, and whether there is a screen."""

import json
import os
import sys
from typing import Any

_STDERR = 2


def prepare() -> None:
    """Speak UTF-8 whatever the system's locale would have; put nothing in the place of a stream that is closed."""
    _fill_closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _fill_closed() -> None:
    """Let no file take the number of a closed stream: what is printed would be written into it, the database say."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        continue
    os.close(descriptor)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def say(text: str) -> None:
    """One line, or several, on stdout at once."""
    print(text, flush=True)  # noqa: T201


def say_json(value: Any) -> None:
    """One line of JSON on stdout."""
    say(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def warn(sentence: str) -> None:
    """One sentence on stderr."""
    print(sentence, file=sys.stderr)  # noqa: T201


def put(data: bytes) -> None:
    """Bytes on stdout as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def reader_gone() -> None:
    """The reader of stdout has gone, `head` say: it has what it wanted, and the interpreter must not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def has_display() -> bool:
    """Whether windows can be shown; only on Linux there may be no display at all."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
