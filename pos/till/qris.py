"""QRIS, the merchant-presented code of Indonesia: reading a stall's static code, and its dynamic code for one amount.

EMVCo merchant-presented mode: fields of tag, length and value; lengths count characters, the checksum runs over UTF-8.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pos.errors import PosError
from pos.words import N_, translate

LARGEST_AMOUNT = 9_999_999_999_999
"""In rupiah: what fits the 13 characters of tag 54."""

_LONGEST = 512
_LONGEST_VALUE = 99

_FORMAT, _METHOD = "00", "01"
_TRANSFER, _NATIONAL = "40", "51"
_CATEGORY, _CURRENCY, _AMOUNT = "52", "53", "54"
_TIP, _TIP_FIXED, _TIP_PERCENT = "55", "56", "57"
_COUNTRY, _NAME, _CITY, _POSTAL = "58", "59", "60", "61"
_MORE, _CHECKSUM = "62", "63"
_BILL, _REFERENCE, _PURPOSE = "01", "05", "08"
_ACCOUNT_NUMBER, _CRITERIA = "02", "03"

_ACCOUNTS = tuple(str(tag) for tag in range(26, 46))
_TEMPLATES = frozenset(str(tag) for tag in (*range(26, 52), 62, 64))
_LENGTHS = {_CATEGORY: (4, 4), _CURRENCY: (3, 3), _COUNTRY: (2, 2), _NAME: (1, 25), _CITY: (1, 15), _POSTAL: (1, 10)}
"""The fields that no merchant's code may lack, and how many characters each holds."""

_PER_SALE = (_AMOUNT, _TIP, _TIP_FIXED, _TIP_PERCENT)

_MOVES_MONEY = frozenset(("BOOK", "DMCT", "XBCT", "CDPT", "CWDL"))
"""Purposes of a person's code for transfer, cash in and cash out (TUNTAS), which looks like a merchant's."""

_CRITERIA_WORDS = {
    "UMI": N_("micro business"),
    "UKE": N_("small business"),
    "UME": N_("medium business"),
    "UBE": N_("large business"),
    "URE": N_("regular"),
    "PSO": N_("public service obligation"),
    "BLU": N_("public service agency"),
}

_TWO_DIGITS = re.compile(r"[0-9]{2}")
_PERCENT = re.compile(r"(?=.*[1-9])[0-9]{1,2}(?:\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Field:
    """One tag and its value; a template's value is fields again."""

    tag: str
    value: str


@dataclass(frozen=True, slots=True)
class Code:
    """A good static code: whom it pays. `criteria` is the merchant's class, `nmid` None where the code names none."""

    payload: str
    merchant: str
    city: str
    nmid: str | None
    criteria: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class TipAsked:
    """The customer's app asks for a tip."""


@dataclass(frozen=True, slots=True)
class TipFixed:
    """A tip of `amount` rupiah is added."""

    amount: int


@dataclass(frozen=True, slots=True)
class TipPercent:
    """A tip of `percent` is added, written into the code as it is given: `5`, `0.7`, `05.00`."""

    percent: str


Tip = TipAsked | TipFixed | TipPercent


def parse(text: str) -> tuple[Field, ...]:
    """The fields of `text`; `write` gives the same text back. Raises PosError where a tag or length is not two digits
    or the text ends within a field."""
    fields = []
    position = 0
    while position < len(text):
        start = position + 4
        tag, length = text[position : position + 2], text[position + 2 : start]
        if len(text) < start:
            raise PosError(N_("The QRIS code is cut off: scan the whole code again"))
        if not _TWO_DIGITS.fullmatch(tag) or not _TWO_DIGITS.fullmatch(length):
            raise PosError(
                N_("The QRIS code is damaged: “{text}” is no tag and length; scan it again"), text=tag + length
            )
        position = start + int(length)
        if len(text) < position:
            raise PosError(N_("The QRIS code is cut off: scan the whole code again"))
        fields.append(Field(tag, text[start:position]))
    return tuple(fields)


def write(fields: Sequence[Field]) -> str:
    """The text of `fields`. Raises PosError for a value of more than 99 characters."""
    for field in fields:
        if len(field.value) > _LONGEST_VALUE:
            raise PosError(
                N_("Field {tag} of the QRIS code would hold {length} characters: at most 99 fit, so shorten the text"),
                tag=field.tag,
                length=len(field.value),
            )
    return "".join(f"{field.tag}{len(field.value):02d}{field.value}" for field in fields)


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE of `text` as UTF-8: four upper-case hexadecimal digits."""
    register = 0xFFFF
    for byte in text.encode():
        register ^= byte << 8
        for _ in range(8):
            register = (register << 1 ^ 0x1021 if register & 0x8000 else register << 1) & 0xFFFF
    return f"{register:04X}"


def read(payload: str) -> Code:
    """The static code of an Indonesian merchant; spaces around it are taken off.

    Raises PosError, saying why, for anything else: damage, another country, a transfer code, an amount already in it.
    """
    payload = payload.strip()
    _check_text(payload)
    fields = parse(payload)
    _check_seal(payload, fields)
    values = _by_tag(fields)
    templates = {tag: _inside(tag, value) for tag, value in values.items() if tag in _TEMPLATES}
    _check_country(values)
    _check_mandatory(values)
    _check_purpose(templates)
    _check_static(values)
    national = templates.get(_NATIONAL, {})
    holders = (national, *(templates[tag] for tag in _ACCOUNTS if tag in templates))
    return Code(
        payload=payload,
        merchant=values[_NAME],
        city=values[_CITY],
        nmid=national.get(_ACCOUNT_NUMBER),
        criteria=next((holder[_CRITERIA] for holder in holders if _CRITERIA in holder), "URE"),
        fields=fields,
    )


def checked(payload: str) -> str:
    """`payload` as the setting keeps it: a good static code without spaces around it, or nothing. Raises PosError."""
    return read(payload).payload if payload.strip() else ""


def dynamic(
    payload: str, amount: int, bill: str | None = None, reference: str | None = None, tip: Tip | None = None
) -> str:
    """The code that asks for `amount` rupiah (1 … 9.999.999.999.999), made from the stall's static code.

    `bill` and `reference` go into tag 62. It is a code its acquirer did not issue: whether an app takes it is up to
    that app, and nothing tells the till that it was paid. Raises PosError.
    """
    fields = [field for field in read(payload).fields if field.tag not in (_METHOD, _CHECKSUM, *_PER_SALE)]
    fields.insert(1, Field(_METHOD, "12"))
    country = next(place for place, field in enumerate(fields) if field.tag == _COUNTRY)
    fields[country:country] = [Field(_AMOUNT, _amount(amount)), *_tip_fields(tip)]
    for tag, text in ((_BILL, bill), (_REFERENCE, reference)):
        if text is not None:
            fields = _with_more(fields, Field(tag, _label(text)))
    body = f"{write(fields)}{_CHECKSUM}04"
    if len(body) + 4 > _LONGEST:
        raise PosError(N_("The QRIS code would have {length} characters: at most 512 fit"), length=len(body) + 4)
    return body + checksum(body)


def describe(code: Code) -> str:
    """Whom `code` pays, in lines for people."""
    word = _CRITERIA_WORDS.get(code.criteria)
    criteria = f"{code.criteria} ({translate(word)})" if word else code.criteria
    return "\n".join(
        (
            translate("Merchant: {merchant}").format(merchant=code.merchant),
            translate("City: {city}").format(city=code.city),
            translate("NMID: {nmid}").format(nmid=code.nmid or translate("not in the code")),
            translate("Criteria: {criteria}").format(criteria=criteria),
        )
    )


def _check_text(payload: str) -> None:
    if not payload:
        raise PosError(N_("There is no QRIS code: scan or paste the text of the stall's own code"))
    if not payload.startswith("000201"):
        raise PosError(N_("This is not a QRIS code: the text of one begins with 000201"))
    if len(payload) > _LONGEST:
        raise PosError(N_("This QRIS code has {length} characters: at most 512 are allowed"), length=len(payload))
    if not _is_plain(payload):
        raise PosError(N_("The QRIS code holds characters that cannot be printed: scan it again"))


def _is_plain(text: str) -> bool:
    return text.isprintable() and unicodedata.is_normalized("NFC", text)


def _check_seal(payload: str, fields: Sequence[Field]) -> None:
    tags = [field.tag for field in fields]
    if _CHECKSUM not in tags:
        raise PosError(N_("The QRIS code is cut off: its checksum is missing; scan the whole code again"))
    if tags.index(_CHECKSUM) != len(tags) - 1:
        raise PosError(N_("The QRIS code is damaged: something follows its checksum; scan it again"))
    if fields[-1].value != checksum(payload[: -len(fields[-1].value)]):
        raise PosError(N_("The checksum of the QRIS code is wrong: it is damaged or was changed; scan it again"))


def _by_tag(fields: Sequence[Field]) -> dict[str, str]:
    values: dict[str, str] = {}
    for field in fields:
        if field.tag in values:
            raise PosError(N_("Field {tag} stands twice in the QRIS code: ask the bank for a new one"), tag=field.tag)
        values[field.tag] = field.value
    return values


def _inside(tag: str, value: str) -> dict[str, str]:
    try:
        fields = parse(value)
    except PosError:
        raise PosError(N_("Field {tag} of the QRIS code cannot be read: ask the bank for a new one"), tag=tag) from None
    return _by_tag(fields)


def _check_country(values: dict[str, str]) -> None:
    if values.get(_CURRENCY, "360") != "360":
        raise PosError(N_("The QRIS code is not in rupiah: its currency is {currency}"), currency=values[_CURRENCY])
    if values.get(_COUNTRY, "ID") != "ID":
        raise PosError(N_("The QRIS code is of another country: {country}"), country=values[_COUNTRY])


def _check_mandatory(values: dict[str, str]) -> None:
    if not any(tag in values for tag in (*_ACCOUNTS, _NATIONAL)):
        raise PosError(N_("The QRIS code names no merchant account: ask the bank for a new one"))
    for tag, (shortest, longest) in _LENGTHS.items():
        if tag not in values:
            raise PosError(N_("The QRIS code lacks field {tag}: ask the bank for a new one"), tag=tag)
        if not shortest <= len(values[tag]) <= longest:
            raise PosError(
                N_("Field {tag} of the QRIS code has {length} characters: ask the bank for a new one"),
                tag=tag,
                length=len(values[tag]),
            )
    if not re.fullmatch(r"[0-9]{4}", values[_CATEGORY]):
        raise PosError(N_("The merchant category of the QRIS code is not four digits: ask the bank for a new one"))


def _check_purpose(templates: dict[str, dict[str, str]]) -> None:
    if _TRANSFER in templates and templates.get(_MORE, {}).get(_PURPOSE) in _MOVES_MONEY:
        raise PosError(N_("This QRIS code is for transfer or cash, not a merchant's: use the stall's own payment code"))


def _check_static(values: dict[str, str]) -> None:
    if _AMOUNT in values:
        raise PosError(
            N_("The QRIS code already holds an amount ({amount}): use the stall's static code"), amount=values[_AMOUNT]
        )
    if values.get(_METHOD, "11") != "11":
        raise PosError(N_("The QRIS code is made for one payment only: use the stall's static code"))


def _amount(amount: int) -> str:
    if not 1 <= amount <= LARGEST_AMOUNT:
        raise PosError(N_("A QRIS code asks for 1 to 9.999.999.999.999 rupiah, not {amount}"), amount=amount)
    return str(amount)


def _tip_fields(tip: Tip | None) -> tuple[Field, ...]:
    match tip:
        case None:
            return ()
        case TipAsked():
            return (Field(_TIP, "01"),)
        case TipFixed(amount):
            return (Field(_TIP, "02"), Field(_TIP_FIXED, _amount(amount)))
        case TipPercent(percent):
            if not _PERCENT.fullmatch(percent):
                raise PosError(N_("“{percent}” is not a tip in percent: write 0.01 to 99.99"), percent=percent)
            return (Field(_TIP, "03"), Field(_TIP_PERCENT, percent))


def _label(text: str) -> str:
    if not text or not _is_plain(text):
        raise PosError(N_("“{text}” cannot stand in a QRIS code: write letters and digits"), text=text)
    return text


def _with_more(fields: Sequence[Field], more: Field) -> list[Field]:
    """`fields` with `more` within tag 62, which comes last where there was none."""
    template = next((field for field in fields if field.tag == _MORE), None)
    if template is None:
        return [*fields, Field(_MORE, write([more]))]
    inside = [field for field in parse(template.value) if field.tag != more.tag]
    place = next((place for place, field in enumerate(inside) if field.tag > more.tag), len(inside))
    changed = Field(_MORE, write([*inside[:place], more, *inside[place:]]))
    return [changed if field is template else field for field in fields]
