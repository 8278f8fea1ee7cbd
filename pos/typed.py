"""A text that a person typed, as it may be kept: composed, in sight, and not too long."""

import unicodedata
from collections.abc import Callable

from pos.errors import PosError
from pos.words import N_

LONGEST_REASON = 200
LONGEST_NOTE = 2_000


def line(text: str, most: int) -> str:
    """`text` on one line: outer spaces off, line breaks and odd spaces made spaces, NFC. Raises PosError.

    Control, direction and invisible characters are refused: they would print as something else than they are.
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(" " if char.isspace() else char for char in text.replace("\r\n", "\n"))
        text = unicodedata.normalize("NFC", text)
        _refuse_invisible(text)
    text = text.strip()
    _refuse_long(text, most)
    return text


def page(text: str, most: int) -> str:
    """`text` of several lines, each as `line` makes it, joined by newlines. Raises PosError."""
    text = "\n".join(line(each, most) for each in text.splitlines()).strip()
    _refuse_long(text, most)
    return text


def _refuse_invisible(text: str) -> None:
    for char in text:
        if (
            unicodedata.category(char) in ("Cc", "Cf", "Cs")
            or ord(char) & 0xFFFE == 0xFFFE
            or "\ufdd0" <= char <= "\ufdef"
        ):
            raise PosError(
                N_("a character that cannot be seen, U+{code}: type the text again"), code=f"{ord(char):04X}"
            )


def _refuse_long(text: str, most: int) -> None:
    if len(text) > most:
        raise PosError(N_("too long, {length} characters: at most {most}"), length=len(text), most=most)


def reason(text: str, most: int = LONGEST_REASON) -> str:
    """Why something was done, or how it is called elsewhere, on one line; "" for blanks. Raises PosError."""
    return _kept(text, line, most)


def note(text: str) -> str:
    """Remarks of several lines, at most 2,000 characters in all. Raises PosError."""
    return _kept(text, page, LONGEST_NOTE)


def _kept(text: str, form: Callable[[str, int], str], most: int) -> str:
    try:
        return form(text, most)
    except PosError as error:
        raise PosError(N_("What is written there cannot be kept ({reason})"), reason=error) from None


def optional_reason(text: str | None) -> str | None:
    """The same where nothing need be said: None for no text."""
    return None if text is None else reason(text) or None
