"""The columns of the register's sheet: their headings, and what a cell of each may hold."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import resources
from pos import kinds, typed
from pos.catalog.columns import Column, Columns
from pos.catalog.product import name_text
from pos.catalog.trades import Trade
from pos.clock import parse_day
from pos.errors import PosError
from pos.handover.names import check_code
from pos.office.register.entry import Entry
from pos.words import N_, translate

LONGEST_NOTE = 300
_LONGEST = 80
_PHONE = re.compile(r"\+?[0-9][0-9 \-()]{4,28}")
_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_MIDNIGHT = " 00:00:00"


def regencies() -> tuple[str, ...]:
    """The 35 regencies and cities of Central Java, as they are proposed."""
    return tuple(resources.read("regencies", "jawa-tengah.txt").decode().splitlines())


def _text(most: int = _LONGEST) -> Callable[[str], str]:
    return lambda text: typed.line(text, most)


def _trade(text: str) -> str:
    """A trade's id; a person may write what it is called."""
    word = text.strip().casefold()
    known = kinds.load("pos.catalog.trades", "TRADE", Trade)
    by_name = {
        name.casefold(): id_ for id_, trade in known.items() for name in (id_, trade.title, translate(trade.title))
    }
    if word and word not in by_name:
        raise PosError(N_("not a trade: choose from {known}"), known=", ".join(known))
    return by_name.get(word, "")


def _phone(text: str) -> str:
    """A telephone number; the 0 or + that a spreadsheet took off is put back."""
    text = typed.line(text, _LONGEST)
    if text and not _PHONE.fullmatch(text):
        raise PosError(N_("not a telephone number: write it like 0812 3456 7890"))
    if text.isdigit() and text.startswith("8"):
        return f"0{text}"
    return f"+{text}" if text.isdigit() and text.startswith("62") else text


def _regencies(text: str) -> str:
    """Names between commas, each once, a known one as it is known."""
    known = {name.casefold(): name for name in regencies()}
    names = (name.strip() for name in typed.line(text, LONGEST_NOTE).split(","))
    return ", ".join(dict.fromkeys(known.get(name.casefold(), name) for name in names if name))


def _day(text: str) -> str | None:
    """A day as `YYYY-MM-DD`, or as people write it: 24/11/2026."""
    text = text.strip().removesuffix(_MIDNIGHT)
    told = _DAY.fullmatch(text)
    if told is None:
        return parse_day(text).isoformat() if text else None
    try:
        return date(int(told[3]), int(told[2]), int(told[1])).isoformat()
    except ValueError:
        raise PosError(N_("“{text}” is not a day: write it like 2026-11-24"), text=text) from None


STALLS = Columns(
    (
        Column("stall", ("kode", "code"), lambda text: check_code(text.strip().replace("-", "").upper())),
        Column("name", ("nama", "name"), name_text),
        Column("gallery", ("galeri", "gallery"), _text()),
        Column("place", ("tempat", "place"), _text(40)),
        Column("trade", ("jenis", "trade"), _trade),
        Column("vendor", ("pedagang", "vendor"), _text()),
        Column("phone", ("telepon", "phone"), _phone),
        Column("regencies", ("asal perajin", "makers from"), _regencies),
        Column("from_day", ("kontrak mulai", "contract from"), _day),
        Column("to_day", ("kontrak sampai", "contract to"), _day),
        Column("note", ("catatan", "note"), _text(LONGEST_NOTE)),
    ),
    required=("stall", "name"),
)


class WrongFactError(PosError):
    """Something told of a stall that cannot be; `fact` says which."""

    def __init__(self, fact: str, reason: PosError) -> None:
        super().__init__(N_("{heading}: {reason}"), heading=STALLS.heading_for(fact), reason=reason)
        self.fact = fact


def checked(entry: Entry) -> Entry:
    """`entry` with its facts as a sheet would have brought them. Raises WrongFactError."""
    for column in STALLS.all:
        try:
            entry = replace(entry, **{column.fact: column.parse(str(column.write(entry) or ""))})
        except PosError as error:
            raise WrongFactError(column.fact, error) from None
    refuse_turned_contract(entry)
    return entry


def refuse_turned_contract(entry: Entry) -> None:
    """Raises WrongFactError where the contract ends before it begins."""
    if entry.from_day and entry.to_day and entry.to_day < entry.from_day:
        reason = PosError(N_("before the contract begins, {day}"), day=date.fromisoformat(entry.from_day))
        raise WrongFactError("to_day", reason)
