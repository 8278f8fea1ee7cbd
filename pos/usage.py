"""The command line as it is read: its help, and what is wrong with it, in the language in use."""

import argparse
import re
import unicodedata
from typing import Any, NoReturn

from pos.words import N_, translate

WRONG_USAGE = 2


class _Formatter(argparse.HelpFormatter):
    """Lays help out under headings in the language in use."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, translate("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(None if heading is None else translate(heading))


_HEADINGS = (N_("positional arguments"), N_("options"))
"""argparse's own headings, for the catalogue."""


class Parser(argparse.ArgumentParser):
    """A parser of whole words whose help and complaints are in the language in use; a complaint exits with 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, add_help=False, formatter_class=_Formatter)
        self.add_argument("-h", "--help", action="help", help=translate("show this help"))

    def error(self, message: str) -> NoReturn:
        """Say what argparse found wrong, whose `message` is English, under the command's usage."""
        self.exit(WRONG_USAGE, f"{self.format_usage()}{self.prog}: {complaint(message)}\n")


_COMPLAINTS = (
    ("the following arguments are required: (?P<names>.+)", N_("missing: {names}")),
    ("expected (one|at least one) argument", N_("a value is missing")),
    ("invalid choice: (?P<text>.+?) \\(choose from (?P<known>.+)\\)", N_("{text} is unknown: choose from {known}")),
    ("not allowed with argument (?P<other>.+)", N_("not together with {other}")),
    ("ignored explicit argument .+", N_("it takes no value")),
)
"""What argparse says, and how Lapak says it."""


def complaint(message: str) -> str:
    """argparse's English `message` in the language in use; what is not known is left as it is."""
    about, name, what = re.fullmatch("(?s)(argument ([^:]+): )?(.*)", message).groups()  # type: ignore[union-attr]
    for english, ours in _COMPLAINTS:
        found = re.fullmatch(english, what)
        if found:
            what = translate(ours).format(**{key: value.replace("'", "") for key, value in found.groupdict().items()})
            break
    return f"{name}: {what}" if about else what


def text(told: str) -> str:
    """A text as the journal can keep it: composed letters, nothing that is no letter at all."""
    composed = unicodedata.normalize("NFC", told)
    if any("\ud800" <= letter <= "\udfff" for letter in composed):
        raise argparse.ArgumentTypeError(translate("not a text in UTF-8"))
    return composed


def whole(told: str) -> int:
    """A whole number, perhaps negative."""
    if not re.fullmatch("-?[0-9]{1,15}", told):
        raise argparse.ArgumentTypeError(translate("“{text}” is not a whole number").format(text=told))
    return int(told)
