"""Where the program was started: standard input and output as it needs them, and whether there is a screen."""

import getpass
import json
import os
import re
import sys
from typing import Any

_STDERR = 2
_LONGEST_SECRET = 256
"""Bytes, far more than any; a stream without lines is not read to its end."""


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


def is_asked() -> bool:
    """Whether somebody sits at a terminal and answers."""
    return sys.stdin.isatty()


def secret(prompt: str) -> str:
    """A line that nobody sees: asked on the terminal without echo, or the next line of stdin; "" at its end."""
    if not is_asked():
        return sys.stdin.buffer.readline(_LONGEST_SECRET).decode("ascii", "replace").rstrip("\r\n")
    try:
        return getpass.getpass(prompt)
    except EOFError:
        return ""


def reader_gone() -> None:
    """The reader of stdout has gone, `head` say: it has what it wanted, and the interpreter must not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def has_display() -> bool:
    """Whether windows can be shown; only on Linux there may be no display at all, or one that does not answer."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or _answers(os.environ.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether an X server listens: one of this machine at its socket, or at the socket's name without a file.

    That of another machine (`host:0`) is believed: asking may take as long as the network likes.
    """
    name = re.fullmatch(r"(?:unix)?:([0-9]+)(?:\.[0-9]+)?", display)
    if name is None:
        return bool(display)
    import socket  # three thousandths of a second that only a window takes

    with socket.socket(socket.AF_UNIX) as asked:
        place = f"/tmp/.X11-unix/X{name[1]}"
        return any(asked.connect_ex(address) == 0 for address in (f"\0{place}", place))
