"""What is found by a few letters: stalls by code and name, receipts by their number, goods by what was sold lately."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pos.handover.summary import Sale, Summary
from pos.office.files import tables as file_tables
from pos.office.place import Place
from pos.office.search import tables as goods_tables
from pos.office.stalls import tables as stall_tables
from pos.office.stalls.tables import Stall
from pos.store import Store

MOST = 8
"""Of each kind."""
_MOST_DAYS, _LEAST_DAYS, _MOST_STALL_DAYS = 31, 7, 3_100
"""How far back goods are looked for: a month, less for more than a hundred tills, since every letter looks anew."""
_OF_STALL = re.compile(r"(\S+)\s+(?:nota\s+)?([0-9]{1,6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Goods:
    """Something that a till sold; `day` is the last it was sold, `net` in rupiah over the days looked through."""

    stall: str
    till: int
    code: str
    name: str
    day: str
    net: int


@dataclass(frozen=True, slots=True)
class Found:
    """The best of each kind; `receipts` are of one till and day, with that summary."""

    stalls: tuple[Stall, ...] = ()
    receipts: tuple[Sale, ...] = ()
    told: Summary | None = None
    goods: tuple[Goods, ...] = ()


def find(store: Store, place: Place, text: str, *, day: str) -> Found:
    """What `text` names; receipts (`A12 0229`) of `day`, goods of the days up to it.

    Raises PosError where a kept file is not whole.
    """
    words = text.split()
    if not words:
        return Found()
    stalls = stall_tables.tills(store)
    told, receipts = _receipts(store, place, stalls, text.strip(), day)
    return Found(
        stalls=tuple(one for one in stalls if _is_meant(one, words))[:MOST],
        receipts=receipts,
        told=told,
        goods=_goods(store, words, day, len(stalls)),
    )


def _plain(code: str) -> str:
    return code.replace("-", "").upper()


def _is_meant(stall: Stall, words: Sequence[str]) -> bool:
    """Whether every word begins its code or stands in its name or trade."""
    text = f"{stall.name} {stall.trade}".casefold()
    return all(stall.stall.startswith(_plain(word)) or word.casefold() in text for word in words)


def _receipts(
    store: Store, place: Place, stalls: Sequence[Stall], text: str, day: str
) -> tuple[Summary | None, tuple[Sale, ...]]:
    asked = _OF_STALL.fullmatch(text)
    stall = next((one for one in stalls if asked and one.stall == _plain(asked[1])), None)
    row = file_tables.newest_file_of_day(store, stall.stall, stall.till, day) if stall is not None else None
    if asked is None or row is None:
        return None, ()
    told = place.kept(row)
    return told, tuple(sale for sale in told.sales if sale.number.endswith(asked[2]))[:MOST]


def _goods(store: Store, words: Sequence[str], day: str, tills: int) -> tuple[Goods, ...]:
    days = max(_LEAST_DAYS, min(_MOST_DAYS, _MOST_STALL_DAYS // max(tills, 1)))
    first = (date.fromisoformat(day) - timedelta(days=days - 1)).isoformat()
    return tuple(
        Goods(row["stall"], row["till"], row["code"], row["name"], row["day"], row["net"])
        for row in goods_tables.goods(store, words, first, day, MOST)
    )
