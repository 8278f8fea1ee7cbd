"""The summary: golden files made again from the till's own values, and everything else about its form refused."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
import pytest

from pos.day.closed import ClosedDay, Count, LaterQris, Movement, Remark, Shift
from pos.errors import PosError
from pos.handover import envelope, seal, summary
from pos.handover.summary import Amend, Amended, NewerFormat, Origin, Position
from pos.till.sale import Line, Payment, Sale

Golden = Callable[[str], bytes]
Keys = dict[str, seal.Key]
Body = dict[str, Any]

DAY = "GIK-K07-1_2026-11-24_e1_000001_r1.jsonl"
REVISION = "GIK-K07-1_2026-11-24_e1_000001_r2.jsonl"
NIL = "GIK-K07-1_2026-11-25_e1_000002_r1.jsonl"


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _position(body: Body) -> Position:
    told = {name: body[name] for name in Position.__dataclass_fields__}
    told["amended"] = tuple(Amended(**amended) for amended in body["amended"])
    told["amends"] = tuple(Amend(**amend) for amend in body["amends"])
    return Position(**told)


def _sale(body: Body, day: str) -> Sale:
    lines = tuple(Line(short=None, unit=None, **line) for line in body["lines"])
    payments = tuple(Payment(**payment) for payment in body["payments"])
    return Sale(**{**body, "at": _time(body["at"]), "lines": lines, "payments": payments}, day=day, epoch=1)


def _closed(body: Body) -> ClosedDay:
    """The closed day that a summary tells of, without any of its sums."""
    cash, notes = body["cash"], body["cash"]["denominations"]
    shifts = [{k: v for k, v in shift.items() if k != "difference"} for shift in body["shifts"]]
    return ClosedDay(
        day=body["day"],
        opened_at=None if body["opened_at"] is None else _time(body["opened_at"]),
        closed_at=_time(body["closed_at"]),
        opening_float=cash["float"],
        count=Count(
            counted=cash["counted"],
            reason=cash["reason"],
            denominations=None if notes is None else {int(note): many for note, many in notes.items()},
            deposit=cash["deposit"],
        ),
        movements=tuple(Movement(**{**told, "at": _time(told["at"])}) for told in cash["movements"]),
        shifts=tuple(
            Shift(**{**told, "opened_at": _time(told["opened_at"]), "closed_at": _time(told["closed_at"])})
            for told in shifts
        ),
        qris_later=tuple(LaterQris(**{**told, "at": _time(told["at"])}) for told in body["qris_later"]),
        tags=tuple(body["notes"]["tags"]),
        text=body["notes"]["text"],
        warnings=tuple(Remark(**{**told, "at": _time(told["at"])}) for told in body["warnings"]),
    )


@pytest.mark.parametrize("name", [DAY, REVISION, NIL])
def test_a_golden_summary_is_built_again_to_the_byte_from_what_the_till_knows(
    golden: Golden, keys: Keys, name: str
) -> None:
    data = golden(name)
    body = json.loads(data.split(b"\n")[0])
    origin = Origin(**{field: body[field] for field in ("program", "gallery", "stall", "till", "trade")}, zone="WIB")
    compared = {tender: told["counted"] for tender, told in body["tenders"].items()}
    sales = [_sale(told, body["day"]) for told in body["sales"]]
    built = summary.build(origin, _position(body), _closed(body), sales[::-1], compared)
    assert summary.to_body(built) == msgspec.to_builtins(summary.from_body(body))
    assert summary.seal(built, keys["stall"]) == data
    assert summary.name_of(built).text == name


@pytest.mark.parametrize("name", [DAY, REVISION, NIL])
def test_a_golden_summary_is_read_and_sealed_again_to_the_byte(golden: Golden, keys: Keys, name: str) -> None:
    read = summary.read(golden(name))
    assert read.key == seal.public(keys["stall"])
    assert summary.seal(read.summary, keys["stall"]) == golden(name)


def test_every_struct_has_its_fields_in_the_order_of_the_file() -> None:
    structs = [
        kind
        for kind in vars(summary).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind is not msgspec.Struct
    ]
    assert len(structs) > 10
    for kind in structs:
        inherits = kind.__base__ is not msgspec.Struct
        assert inherits or list(kind.__struct_encode_fields__) == sorted(kind.__struct_encode_fields__)
        assert kind.__struct_config__.forbid_unknown_fields


def _body(golden: Golden, name: str = DAY) -> Body:
    body: Body = json.loads(golden(name).split(b"\n")[0])
    return body


def _objects(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where every object with fixed fields stands."""
    found: list[tuple[Any, ...]] = []
    if isinstance(value, dict):
        if path[-1:] not in (("tenders",), ("denominations",)):
            found.append(path)
        for name, inner in value.items():
            found += _objects(inner, (*path, name))
    if isinstance(value, list):
        for place, inner in enumerate(value):
            found += _objects(inner, (*path, place))
    return found


def _at(body: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        body = body[step]
    return body


def test_every_field_everywhere_is_mandatory_and_no_other_is_known(golden: Golden, keys: Keys) -> None:
    tried = 0
    for path in _objects(_body(golden)):
        body = _body(golden)
        _at(body, path)["unknown"] = 1
        with pytest.raises(PosError):
            summary.from_body(body)
        for name in list(_at(_body(golden), path)):
            body = _body(golden)
            del _at(body, path)[name]
            with pytest.raises(PosError):
                summary.from_body(body)
            tried += 1
    assert tried > 200


def test_top_level_x_fields_are_allowed_and_nested_ones_are_not(golden: Golden, keys: Keys) -> None:
    body = _body(golden)
    read = summary.read(envelope.seal("summary", {**body, "x_weather": {"rain": True}, "x_a": None}, keys["stall"]))
    assert read.summary == summary.from_body(body)
    body["cash"]["x_note"] = 1
    with pytest.raises(PosError):
        summary.read(envelope.seal("summary", body, keys["stall"]))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("till",), True), (("till",), "1"), (("till",), 0), (("nil",), 0), (("epoch",), 0), (("number",), -1),
        (("format",), 0), (("format",), True), (("format",), None), (("format",), "1"), (("last_hash",), "A" * 64),
        (("last_hash",), "a" * 64 + "\n"), (("last_hash",), "a" * 63), (("sales", 0, "due"), None),
        (("sales", 0, "lines", 0, "qty"), True), (("sales", 0, "lines", 0, "price"), -1),
        (("sales", 0, "payments", 0, "tender"), "Cash"), (("sales", 0, "payments", 0, "tender"), "cash\n"),
        (("cash", "denominations"), {"01000": 1}), (("cash", "denominations"), {"-5": 1}),
        (("cash", "denominations"), {"1000": -1}), (("orders",), [None]), (("orders",), None), (("parcels",), {}),
        (("notes", "text"), None), (("warnings",), {}), (("trade",), ""), (("totals", "gross"), -1),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_refused(golden: Golden, keys: Keys, path: tuple[Any, ...], value: object) -> None:
    body = _body(golden)
    _at(body, path[:-1])[path[-1]] = value
    with pytest.raises(PosError):
        summary.read(envelope.seal("summary", body, keys["stall"]))


def test_a_newer_format_is_recognised_before_anything_else_of_it(golden: Golden, keys: Keys) -> None:
    with pytest.raises(NewerFormat) as newer:
        summary.read(envelope.seal("summary", {"format": 2, "other": []}, keys["stall"]))
    assert newer.value.number == 2
    broken = envelope.seal("summary", {"format": 2}, keys["stall"]).replace(b'"format":2', b'"format":3')
    with pytest.raises(PosError) as refused:
        summary.read(broken)
    assert not isinstance(refused.value, NewerFormat)


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(b'"till":1', b'"till":1.0'),
        lambda line: line.replace(b'"till":1', b'"till": 1'),
        lambda line: line.replace(b'"till":1', b'"till":1,"till":1'),
        lambda line: line.replace(b'"adjustment":0,', b'"adjustment":-0,'),
        lambda line: line.replace(b'"Ayu"', b'"\\u0041yu"'),
        lambda line: line.replace(b'"Ayu"', '"e\u0301"'.encode()),
        lambda line: line.replace(b'"Ayu"', b'"\xff"'),
        lambda line: line.replace(b'"nil":false', b'"nil":NaN'),
        lambda line: line.replace(b'"reason":null', b'"reason":' + b"[" * 100_000, 1),
        lambda line: line[1:-1].join([b"[", b"]"]),
    ],
)
def test_a_line_written_another_way_is_refused_though_its_seal_holds(
    golden: Golden, keys: Keys, change: Callable[[bytes], bytes]
) -> None:
    line = golden(DAY).split(b"\n")[0]
    assert change(line) != line
    assert summary.read(envelope.sign("summary", line, keys["stall"])).summary.till == 1
    with pytest.raises(PosError):
        summary.read(envelope.sign("summary", change(line), keys["stall"]))


def test_a_control_character_before_an_accent_is_read_as_it_is_written(golden: Golden, keys: Keys) -> None:
    # Written out, the text has “e” before the accent; the text itself is in NFC.
    body = _body(golden)
    body["notes"]["text"] = "\x0e\u0301"
    data = envelope.seal("summary", body, keys["stall"])
    assert summary.read(data).summary.notes.text == "\x0e\u0301"
