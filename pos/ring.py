"""Feeds a ring file (JSON Lines) through a stall's till, the same till that the screen uses; one answer a line."""

import codecs
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from pos import canonical
from pos.clock import parse_time
from pos.errors import PosError
from pos.journal.event import Event
from pos.money import LARGEST
from pos.people.rights import Actor
from pos.stall import Stall
from pos.till import tables as till_tables
from pos.till.basket import BasketLine, basket_of, check_line, line_of, one_off
from pos.till.payment import Offer
from pos.till.till import sale_of
from pos.words import N_

Told = dict[str, Any]
Answer = dict[str, Any]

PREFIX = "ring:"
"""Keeps a file's ids apart from the operation ids that screens make."""

_FIELDS = {
    "sale": frozenset(("id", "at", "cashier", "lines", "discount", "payments")),
    "refund": frozenset(("id", "at", "cashier", "refund_of", "lines", "reason", "payments")),
    "open": frozenset(("id", "at", "cashier", "open")),
    "cash_in": frozenset(("id", "at", "cashier", "cash_in", "reason")),
    "cash_out": frozenset(("id", "at", "cashier", "cash_out", "reason")),
}
_LINE_FIELDS = frozenset(("code", "qty", "price", "discount"))
_ONE_OFF_FIELDS = frozenset(("name", "qty", "price", "discount"))
_BACK_FIELDS = frozenset(("line", "qty"))
_PAYMENT_FIELDS = frozenset(("tender", "amount", "confirmed", "reference"))


def ring(stall: Stall, lines: Iterable[bytes], *, close_days: bool = False) -> Iterator[Answer]:
    """Answer each line of a ring file; a wrong line is answered with its error and recorded not at all.

    With `close_days` each day is closed and sealed when the next begins, and the last one at the end.
    """
    for at, line in enumerate(lines):
        raw = line if at else line.removeprefix(codecs.BOM_UTF8)  # as Windows' Notepad writes it
        if raw.strip():
            yield _answer(stall, raw, close_days)
    if close_days and stall.till.open_day_name() is not None:
        _close(stall)
        stall.delivery.write_papers()


def _answer(stall: Stall, raw: bytes, close_days: bool) -> Answer:
    id_ = None
    try:
        told = _read(raw)
        id_ = _id(told)
        return {"id": id_, **_feed(stall, told, id_, close_days)}
    except PosError as error:
        return {"id": id_, "error": str(error)}


def _read(raw: bytes) -> Told:
    told = canonical.parse(raw.strip())
    if not isinstance(told, dict):
        raise PosError(N_("A line of a ring file is one JSON object"))
    return told


def _id(told: Told) -> str | None:
    id_ = told.get("id")
    return id_ if isinstance(id_, str) and 0 < len(id_) <= 200 else None


def _feed(stall: Stall, told: Told, id_: str | None, close_days: bool) -> Answer:
    if id_ is None:
        raise PosError(N_("A line needs an `id` text that is its own"))
    fingerprint = _fingerprint(told)
    known = stall.journal.by_operation(PREFIX + id_)
    if known is not None:
        if known.data.get("told") != fingerprint:
            raise PosError(N_("The id {id} was used for another line"), id=id_)
        return {**_told_back(known), "again": True}
    kind = _kind(told)
    at = parse_time(_text(told, "at", required=True) or "")
    with stall.store.transaction():
        closing = close_days and _begins_later_day(stall, at)
        if closing:
            _close(stall)
        event = _STEPS[kind](stall, told, at, PREFIX + id_, fingerprint)
    if closing:
        stall.delivery.write_papers()
    return _told_back(event)


def _fingerprint(told: Told) -> str:
    try:
        return hashlib.sha256(canonical.encode(told)).hexdigest()
    except (ValueError, TypeError):
        raise PosError(N_("The line holds a text or number that has no exact form")) from None


def _kind(told: Told) -> str:
    """Which kind of line it is, by its fields; a field that does not belong to it is an error."""
    marks = {"refund_of": "refund", "open": "open", "cash_in": "cash_in", "cash_out": "cash_out"}
    kinds = [kind for mark, kind in marks.items() if mark in told] or ["sale"]
    unknown = sorted(set(told) - _FIELDS[kinds[0]])
    if unknown:
        raise PosError(N_("The field {field} does not belong to this line"), field=unknown[0])
    return kinds[0]


def _begins_later_day(stall: Stall, at: datetime) -> bool:
    open_day = till_tables.open_day(stall.store)
    return (
        open_day is not None
        and open_day["state"] != "reopened"
        and stall.till.rules.day_of(at).isoformat() > open_day["day"]
    )


def _close(stall: Stall) -> None:
    """Close and seal the open day at its last line's time."""
    day = till_tables.open_day(stall.store)
    assert day is not None
    stall.close_day(at=parse_time(day["last_at"]))


def _sale(stall: Stall, told: Told, at: datetime, operation: str, fingerprint: str) -> Event:
    lines = [_basket_line(stall, line) for line in _list(told, "lines")]
    basket = basket_of(operation, lines, _whole(told, "discount", default=0))
    stall.till.checkout(basket, _offers(told), at=at, by=Actor(_text(told, "cashier")), told=fingerprint)
    return _recorded(stall, operation)


def _refund(stall: Stall, told: Told, at: datetime, operation: str, fingerprint: str) -> Event:
    quantities: dict[int, int] = {}
    for line in _list(told, "lines"):
        _only(line, _BACK_FIELDS)
        number = _whole(line, "line")
        if number in quantities:
            raise PosError(N_("Line {line} stands twice in the refund"), line=number)
        quantities[number] = _whole(line, "qty")
    stall.till.refund(
        _refunded_number(stall, _text(told, "refund_of", required=True) or ""),
        quantities,
        _offers(told),
        _text(told, "reason"),
        at=at,
        operation=operation,
        by=Actor(_text(told, "cashier")),
        told=fingerprint,
    )
    return _recorded(stall, operation)


def _refunded_number(stall: Stall, name: str) -> str:
    """The receipt number that `refund_of` means: a ring id, else a number."""
    event = stall.journal.by_operation(PREFIX + name)
    if event is not None and event.kind in ("sale", "refund"):
        return sale_of(event).number
    return name


def _open(stall: Stall, told: Told, at: datetime, operation: str, fingerprint: str) -> Event:
    opening = told["open"]
    if not isinstance(opening, dict):
        raise PosError(N_("`open` is an object with a `float`"))
    _only(opening, frozenset(("float",)))
    return stall.till.open_day(
        _whole(opening, "float"), at=at, operation=operation, by=Actor(_text(told, "cashier")), told=fingerprint
    )


def _move_in(stall: Stall, told: Told, at: datetime, operation: str, fingerprint: str) -> Event:
    return _move(stall, told, _positive(told, "cash_in"), at, operation, fingerprint)


def _move_out(stall: Stall, told: Told, at: datetime, operation: str, fingerprint: str) -> Event:
    return _move(stall, told, -_positive(told, "cash_out"), at, operation, fingerprint)


def _move(stall: Stall, told: Told, amount: int, at: datetime, operation: str, fingerprint: str) -> Event:
    return stall.till.move_cash(
        amount,
        _text(told, "reason"),
        at=at,
        operation=operation,
        by=Actor(_text(told, "cashier")),
        told=fingerprint,
    )


_STEPS = {"sale": _sale, "refund": _refund, "open": _open, "cash_in": _move_in, "cash_out": _move_out}


def _recorded(stall: Stall, operation: str) -> Event:
    event = stall.journal.by_operation(operation)
    assert event is not None
    return event


def _told_back(event: Event) -> Answer:
    if event.kind not in ("sale", "refund"):
        return {"day": event.day, "seq": event.seq, "hash": event.hash}
    sale = sale_of(event)
    return {
        "number": sale.number,
        "day": sale.day,
        "total": sale.due,
        "paid": sale.paid,
        "change": sale.change,
        "seq": sale.seq,
        "hash": sale.hash,
    }


def _basket_line(stall: Stall, told: Any) -> BasketLine:
    if not isinstance(told, dict):
        raise PosError(N_("`{field}` is a list of objects"), field="lines")
    if "code" not in told:
        _only(told, _ONE_OFF_FIELDS)
        name = (_text(told, "name", required=True) or "").strip()
        return check_line(
            one_off(name, _whole(told, "qty"), _whole(told, "price"), _whole(told, "discount", default=0))
        )
    _only(told, _LINE_FIELDS)
    code = _text(told, "code", required=True) or ""
    product = stall.catalog.by_barcode_or_code(code)
    if product is None:
        raise PosError(N_("The code {code} is not in the catalogue"), code=code)
    price = _whole(told, "price") if told.get("price") is not None else None
    return check_line(line_of(product, _whole(told, "qty"), price, _whole(told, "discount", default=0)))


def _offers(told: Told) -> list[Offer]:
    return [_offer(payment) for payment in _list(told, "payments", may_be_empty=True)]


def _offer(told: Any) -> Offer:
    if not isinstance(told, dict):
        raise PosError(N_("`{field}` is a list of objects"), field="payments")
    _only(told, _PAYMENT_FIELDS)
    confirmed = told.get("confirmed", False)
    if not isinstance(confirmed, bool):
        raise PosError(N_("`confirmed` is true or false"))
    return Offer(
        tender=_text(told, "tender", required=True) or "",
        amount=_whole(told, "amount"),
        confirmed=confirmed,
        reference=_text(told, "reference"),
    )


def _only(told: Any, fields: frozenset[str]) -> None:
    if not isinstance(told, dict):
        raise PosError(N_("`{field}` is a list of objects"), field="lines")
    unknown = sorted(set(told) - fields)
    if unknown:
        raise PosError(N_("The field {field} does not belong to this line"), field=unknown[0])


def _list(told: Told, field: str, *, may_be_empty: bool = False) -> list[Any]:
    value = told.get(field)
    if not isinstance(value, list) or (not value and not may_be_empty):
        raise PosError(N_("`{field}` is a list of objects"), field=field)
    return value


def _whole(told: Mapping[str, Any], field: str, default: int | None = None) -> int:
    value = told.get(field, default)
    if type(value) is not int or abs(value) > LARGEST * 10:
        raise PosError(N_("`{field}` is a whole number"), field=field)
    return value


def _positive(told: Told, field: str) -> int:
    value = _whole(told, field)
    if value <= 0:
        raise PosError(N_("`{field}` is a whole number above 0"), field=field)
    return value


def _text(told: Told, field: str, *, required: bool = False) -> str | None:
    """A text field; null is as good as absent unless it is required."""
    value = told.get(field)
    if value is None and not required:
        return None
    if not isinstance(value, str) or (required and not value) or len(value) > 200:
        raise PosError(N_("`{field}` is a text of at most 200 characters"), field=field)
    return value
