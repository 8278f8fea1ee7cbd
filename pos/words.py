"""The language in use: gettext over the shipped catalogues, English as it is written in the code."""

import gettext
from functools import cache
from importlib.resources import files

LANGUAGES = ("id", "en")

_language = "id"


def use(language: str) -> None:
    """Speak `language` ("id" or "en") from now on; it is the one piece of module state in `pos`."""
    global _language  # noqa: PLW0603 - the language in use is process-wide by design
    if language not in LANGUAGES:
        raise ValueError(language)
    _language = language


def language() -> str:
    """The language in use, "id" or "en"."""
    return _language


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    with files("resources").joinpath("locale", language, "LC_MESSAGES", "lapak.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def translate(text: str, language: str | None = None) -> str:
    """`text` in `language`, or in the language in use."""
    return _catalogue(language or _language).gettext(text)


def translate_plural(one: str, many: str, number: int, language: str | None = None) -> str:
    """`one` or `many` for `number` things, in `language` or in the language in use; not yet filled in."""
    return _catalogue(language or _language).ngettext(one, many, number)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "to be translated later"
    """Mark `text` for the catalogue; it is translated where it is shown."""
    return text


_ = translate
