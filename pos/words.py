"""The language in use: gettext over the shipped catalogues, English as it is written in the code."""

import gettext
import io
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import resources

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
    return gettext.GNUTranslations(io.BytesIO(resources.read("locale", language, "LC_MESSAGES", "lapak.mo")))


def translate(text: str, language: str | None = None) -> str:
    """`text` in `language`, or in the language in use."""
    return _catalogue(language or _language).gettext(text)


def translate_plural(one: str, many: str, number: int, language: str | None = None) -> str:
    """`one` or `many` for `number` things, in `language` or in the language in use; not yet filled in."""
    return _catalogue(language or _language).ngettext(one, many, number)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "to be translated later"
    """Mark `text` for the catalogue; it is translated where it is shown."""
    return text


SHORT_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


def written_day(day: date, language: str | None = None) -> str:
    """`24 Nov 2026`."""
    return f"{day.day} {translate(SHORT_MONTHS[day.month - 1], language)} {day.year}"


def fill(sentence: str, facts: Mapping[str, Any]) -> str:
    """A translated sentence with its facts in it, a `date` among them as people write it."""
    return sentence.format(**{name: _as_said(fact) for name, fact in facts.items()})


def _as_said(fact: Any) -> Any:
    return written_day(fact) if isinstance(fact, date) else fact


_ = translate
