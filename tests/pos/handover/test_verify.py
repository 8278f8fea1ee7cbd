"""Every equation of a summary holds, and whatever is changed in it is found."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos import words
from pos.clock import ZONES
from pos.day.closed import ClosedDay, Count, Movement, Shift
from pos.errors import PosError
from pos.handover import envelope, seal, summary, verify
from pos.handover.summary import Origin, Position, Summary
from pos.till.sale import Line, Payment, Sale

Golden = Callable[[str], bytes]
Keys = dict[str, seal.Key]
Body = dict[str, Any]
Path = tuple[Any, ...]

DAY = "GIK-K07-1_2026-11-24_e1_000001_r1.jsonl"
REVISION = "GIK-K07-1_2026-11-24_e1_000001_r2.jsonl"
NIL = "GIK-K07-1_2026-11-25_e1_000002_r1.jsonl"

UNBOUND = frozenset(
    ("seq", "first_seq", "last_seq", "epoch", "number", "revision", "given", "deposit", "counted", "asked", "line")
)
"""Numbers that no equation of one file ties to another in every place they stand."""


def _body(golden: Golden, name: str) -> Body:
    body: Body = json.loads(golden(name).split(b"\n")[0])
    return body


def _numbers(value: Any, path: Path = ()) -> list[Path]:
    """Where every number stands that some equation binds.

    A gram's price moves a weighed line by less than a rupiah, and a free line's pieces come back for nothing.
    """
    if isinstance(value, dict):
        loose = value.get("per") == 1000 or value.get("qty", 1) < 0
        known = {name: inner for name, inner in value.items() if not (loose and name in ("price", "qty"))}
        return [found for name, inner in known.items() for found in _numbers(inner, (*path, name))]
    if isinstance(value, list):
        return [found for place, inner in enumerate(value) for found in _numbers(inner, (*path, place))]
    return [path] if type(value) is int and path[-1] not in UNBOUND else []


def _changed(body: Body, path: Path, change: Callable[[Any], Any]) -> Body:
    copy: Body = json.loads(json.dumps(body))
    inner: Any = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = change(inner[path[-1]])
    return copy


def _check(body: Body) -> None:
    verify.check_sums(summary.from_body(body))


@pytest.mark.parametrize("name", [DAY, REVISION, NIL])
def test_a_golden_summary_breaks_no_rule(golden: Golden, name: str) -> None:
    _check(_body(golden, name))


@pytest.mark.parametrize("name", [DAY, REVISION, NIL])
def test_any_one_number_one_higher_or_lower_is_refused(golden: Golden, name: str) -> None:
    body = _body(golden, name)
    paths = _numbers(body)
    assert len(paths) > 20
    for path in paths:
        for step in (1, -1):
            with pytest.raises(PosError):
                _check(_changed(body, path, lambda number, step=step: number + step))


S, C, T = "sales", "cash", "totals"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("gallery",), "CON"), (("stall",), "K08"), (("till",), 13), (("program",), ""), (("day",), "2026-02-30"),
        (("day",), "2026-11-25"), (("nil",), True), (("closed_at",), "2026-11-24T21:30:00Z"),
        (("closed_at",), "2026-11-24T21:30:00+08:00"), (("opened_at",), "2026-11-24 08:00:00+07:00"),
        (("opened_at",), "2026-11-24T08:00:00.5+07:00"), (("opened_at",), "2026-11-31T08:00:00+07:00"),
        ((S, 0, "at"), "2026-11-24T09:12:05+09:00"), ((C, "movements", 0, "at"), "12:00"),
        (("shifts", 0, "closed_at"), ""), (("warnings", 0, "at"), "٢٠٢٦-11-24T14:00:00+07:00"),
        (("previous",), "a" * 64), (("supersedes",), "a" * 64), (("revision",), 2), (("epoch",), 2), (("number",), 2),
        (("amended",), [{"seq": 16, "hash": "a" * 64}]), (("adjustment",), 5),
        (("amends",), [{"number": 1, "revision": 2, "amount": 0}]), (("opening_hash",), "a" * 64),
        (("first_seq",), 2), (("last_seq",), 13), (("last_seq",), 12),
        ((S, 0, "number"), "K07-1-261124-0002"), ((S, 0, "number"), "K07-1-261124-0000"),
        ((S, 0, "number"), "K07-1-261123-0001"), ((S, 0, "number"), "K07-2-261124-0001"),
        ((S, 0, "number"), "K07-1-261124-00001"), ((S, 0, "number"), "K07-1-261124-0001\n"),
        ((S, 0, "seq"), 7), ((S, 0, "seq"), 15), ((S, 0, "seq"), 9), ((S, 0, "lines"), []),
        ((S, 0, "lines", 0, "per"), 10), ((S, 0, "lines", 0, "name"), ""), ((S, 0, "lines", 0, "code"), None),
        ((S, 0, "lines", 0, "code"), ""), ((S, 1, "lines", 1, "asked"), 5000), ((S, 0, "lines", 0, "line"), 2),
        ((S, 0, "payments"), []), ((S, 0, "payments", 0, "given"), 27499), ((S, 5, "payments", 0, "given"), 17000),
        ((S, 0, "payments", 0, "state"), "waiting"), ((S, 1, "payments", 0, "state"), "settled"),
        ((S, 1, "payments", 0, "state"), "confirmed"), ((S, 1, "payments", 0, "state"), "lost"),
        ((S, 3, "payments", 0, "given"), -18000), ((S, 0, "tax_included"), 2500),
        ((S, 3, "refund_of"), "K07-1-261124-0009"), ((S, 3, "refund_of"), "K07-1-261124-0004"),
        ((S, 3, "refund_of"), "K07-1-261124-0002"), ((S, 3, "refund_of"), "K07-1-261124-0006"),
        ((S, 3, "refund_of"), "K08-1-261101-0001"), ((S, 3, "refund_of"), None), ((S, 0, "refund_of"), "x"),
        ((S, 3, "lines", 0, "line"), 2), ((S, 3, "lines", 0, "line"), 9), ((S, 3, "lines", 0, "asked"), 1),
        (("tenders",), {}), (("tenders", "card", "confirmed"), 0), (("tenders", "qris", "confirmed"), None),
        (("tenders", "card"), {"count": 1, "amount": 0, "confirmed": None, "counted": None}),
        ((C, "counted"), None), ((C, "difference"), None), ((C, "denominations"), {"100000": 2}),
        (("shifts", 0, "counted"), None), ((C, "movements", 1, "seq"), 9), ((C, "movements", 1, "seq"), 11),
        ((C, "movements", 1, "seq"), 15),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_broken_rule_is_refused(golden: Golden, path: Path, value: object) -> None:
    with pytest.raises(PosError):
        _check(_changed(_body(golden, DAY), path, lambda _: value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("supersedes",), None), (("amended",), []), (("amended", 0, "seq"), 15), (("amended", 1, "seq"), 17),
        (("amended", 1, "hash"), "a" * 64), (("amended", 1, "seq"), 20), (("adjustment",), 0), ((S, 6, "seq"), 19),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_revision_that_hides_what_changed_it_is_refused(golden: Golden, path: Path, value: object) -> None:
    with pytest.raises(PosError):
        _check(_changed(_body(golden, REVISION), path, lambda _: value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("nil",), False), (("previous",), None), (("opening_hash",), None), (("first_seq",), 1), (("number",), 1),
        (("amends", 0, "number"), 2), (("amends", 0, "revision"), 1), (("qris_later", 0, "state"), "waiting"),
        (("qris_later", 0, "day"), "2026-11-25"), (("qris_later", 0, "day"), "2026-11-23"),
        (("qris_later", 0, "day"), "kemarin"), (("qris_later", 0, "number"), "K08-1-261124-0002"),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_nil_day_keeps_the_rules_too(golden: Golden, path: Path, value: object) -> None:
    with pytest.raises(PosError):
        _check(_changed(_body(golden, NIL), path, lambda _: value))


def test_the_first_summary_of_a_later_epoch_says_why(golden: Golden) -> None:
    body = {**_body(golden, DAY), "epoch": 2}
    with pytest.raises(PosError):
        _check(body)
    _check({**body, "reason": "dipulihkan dari cadangan"})


def test_a_file_is_judged_with_its_own_facts(golden: Golden, keys: Keys) -> None:
    words.use("en")
    facts = {"gallery": "GIK", "stall": "K07", "till": 1, "epoch": 1, "day": "2026-11-24", "number": 1, "revision": 1}
    good = {"good": True, "reason": None, **facts}
    assert verify.verify_file(golden(DAY)).to_data() == {**good, "enrolled": None}
    assert verify.verify_file(golden(DAY), seal.public(keys["stall"])).to_data() == {**good, "enrolled": True}
    assert verify.verify_file(golden(DAY), seal.public(keys["other"])).to_data() == {**good, "enrolled": False}
    wrong = envelope.seal("summary", _changed(_body(golden, DAY), (T, "gross"), lambda n: n + 1), keys["stall"])
    reason = "totals: gross is 164601, but the sales come to 164600"
    assert verify.verify_file(wrong).to_data() == {"good": False, "reason": reason, **facts, "enrolled": None}


def test_nothing_is_said_of_a_file_whose_seal_does_not_hold(golden: Golden, keys: Keys) -> None:
    words.use("en")
    broken = golden(DAY).replace(b'"stall":"K07"', b'"stall":"K08"')
    newer = envelope.seal("summary", {**_body(golden, DAY), "format": 2}, keys["stall"])
    for data, beginning in (
        (broken, "the seal does not hold"),
        (newer, "the file is of format 2"),
        (b"", "the file is"),
    ):
        told = verify.verify_file(data, seal.public(keys["stall"])).to_data()
        assert told.pop("reason").startswith(beginning)
        assert told.pop("enrolled") is False
        assert told.pop("good") is False
        assert set(told.values()) == {None}


# A made-up day, with rounding written here a second time.


def _half_up(amount: int, divisor: int) -> int:
    sign = -1 if amount < 0 else 1
    return sign * ((abs(amount) * 2 + divisor) // (divisor * 2))


def _stepped(amount: int, step: int) -> int:
    return _half_up(amount, step) * step if step else amount


class Stall:
    """Rings up a day by chance, keeping account of what each sale still has to give back."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.mode = chance.choice(["none", "added", "included"])
        self.rate = chance.choice([1, 500, 1000, 1100, 10_000])
        self.step = chance.choice([0, 50, 100, 500, 1000])
        self.sales: list[Sale] = []
        self.back: dict[str, dict[int, tuple[int, int, int]]] = {}
        self.left: dict[str, int] = {}
        self.now = datetime(2026, 11, 24, 8, tzinfo=ZONES["WIB"])

    def sell(self) -> None:
        lines = [self._line(number) for number in range(1, self.chance.randint(1, 4) + 1)]
        weights = [
            line["price"] * line["qty"] if line["per"] == 1 else _half_up(line["price"] * line["qty"], 1000)
            for line in lines
        ]
        weights = [weight - line["discount"] for weight, line in zip(weights, lines, strict=True)]
        discount = self.chance.choice([0, self.chance.randint(0, sum(weights)), sum(weights)])
        for line, weight, share in zip(lines, weights, _shares(discount, weights), strict=True):
            line["share"] = share
            line["amount"] = weight - share
            line["tax"] = self._tax(line["amount"])
        tax = sum(line["tax"] for line in lines)
        exact = sum(line["amount"] for line in lines) + (tax if self.mode == "added" else 0)
        payments, due = self._pay(exact)
        self._record(tuple(Line(**line) for line in lines), discount, tax, due - exact, due, payments, None)

    def refund(self) -> None:
        sold = self.chance.choice([sale for sale in self.sales if not sale.is_refund])
        back = self.back[sold.number]
        open_lines = [line for line in sold.lines if back[line.line][0] < line.qty]
        if not open_lines:
            return
        lines = []
        for line in self.chance.sample(open_lines, self.chance.randint(1, len(open_lines))):
            pieces, amount, tax = back[line.line]
            whole = pieces + self.chance.randint(1, line.qty - pieces)
            news = (whole, _half_up(line.amount * whole, line.qty), _half_up(line.tax * whole, line.qty))
            back[line.line] = news
            lines.append(self._refunded(line, pieces - news[0], amount - news[1], tax - news[2]))
        tax = sum(line.tax for line in lines)
        exact = sum(line.amount for line in lines) + (tax if self.mode == "added" else 0)
        cash = self.chance.random() < 0.7
        due = -min(_stepped(-exact, self.step if cash else 0), self.left[sold.number])
        if all(back[line.line][0] == line.qty for line in sold.lines):
            due = -self.left[sold.number]
        self.left[sold.number] += due
        tender, state = ("cash", "settled") if cash else ("qris", "confirmed")
        payments = (Payment(tender=tender, amount=due, given=due, reference=None, state=state),) if due else ()
        self._record(tuple(lines), 0, tax, due - exact, due, payments, sold.number)

    def _line(self, number: int) -> dict[str, Any]:
        per = self.chance.choice([1, 1, 1000])
        qty = self.chance.randint(1, 9) if per == 1 else self.chance.randint(1, 5000)
        price = self.chance.choice([0, 1, 12_500, self.chance.randint(0, 180_000)])
        gross = _half_up(price * qty, per)
        code = self.chance.choice([None, f"K-{number}"])
        return {
            "line": number, "code": code, "name": f"barang {number}", "short": None, "unit": None, "category": None,
            "maker": None, "origin": None, "qty": qty, "per": per, "asked": None if code is None else price + 500,
            "price": price, "discount": self.chance.choice([0, 0, self.chance.randint(0, gross), gross]),
        }  # fmt: skip

    def _refunded(self, line: Line, qty: int, amount: int, tax: int) -> Line:
        return Line(
            line=line.line, code=line.code, name=line.name, short=None, unit=None, category=None, maker=None,
            origin=None, qty=qty, per=line.per, asked=line.asked, price=line.price, discount=0, share=0, tax=tax,
            amount=amount,
        )  # fmt: skip

    def _tax(self, amount: int) -> int:
        whole = {"none": 0, "added": 10_000, "included": 10_000 + self.rate}[self.mode]
        return _half_up(amount * self.rate, whole) if whole else 0

    def _pay(self, exact: int) -> tuple[tuple[Payment, ...], int]:
        payments = []
        other = self.chance.choice([0, self.chance.randint(0, exact), exact])
        if other:
            tender = self.chance.choice(["qris", "card", "transfer"])
            state = self.chance.choice(["waiting", "confirmed", "failed"]) if tender == "qris" else "settled"
            payments.append(Payment(tender=tender, amount=other, given=other, reference="1", state=state))
        cash = _stepped(exact - other, self.step)
        if cash:
            given = cash + self.chance.choice([0, 500])
            payments.append(Payment(tender="cash", amount=cash, given=given, reference=None, state="settled"))
        return tuple(payments), other + cash

    def _record(
        self, lines: tuple[Line, ...], discount: int, tax: int, rounding: int, due: int,
        payments: tuple[Payment, ...], refund_of: str | None,
    ) -> None:  # fmt: skip
        self.now += timedelta(seconds=self.chance.randint(0, 90))
        number = f"K07-1-261124-{len(self.sales) + 1:04d}"
        self.sales.append(
            Sale(
                number=number, day="2026-11-24", at=self.now, seq=len(self.sales) + 3, epoch=1, hash="ab" * 32,
                cashier=None, lines=lines, discount=discount, tax_added=tax if self.mode == "added" else 0,
                tax_included=tax if self.mode == "included" else 0, rounding=rounding, due=due, payments=payments,
                refund_of=refund_of, reason=None,
            )
        )  # fmt: skip
        if refund_of is None:
            self.back[number] = {line.line: (0, 0, 0) for line in lines}
            self.left[number] = due

    def close(self) -> Summary:
        last = len(self.sales) + 5
        moves = tuple(
            Movement(
                seq=last - 2 + place, at=self.now, amount=self.chance.randint(-90_000, 90_000), reason="x", cashier=None
            )
            for place in range(self.chance.randint(0, 2))
        )
        total = sum(sale.due for sale in self.sales)
        position = Position(
            epoch=1, number=1, revision=1, supersedes=None, previous=None, reason=None, opening_hash=None, first_seq=1,
            last_seq=last, last_hash="cd" * 32, opening_grand_total=0, closing_grand_total=total,
        )  # fmt: skip
        counted = self.chance.choice([None, 250_000])
        shift = Shift(opened_at=self.now, closed_at=self.now, cashier="Ayu", expected=5, counted=7, reason=None)
        day = ClosedDay(
            day="2026-11-24", opened_at=self.now, closed_at=self.now, opening_float=100_000,
            count=Count(counted=counted), movements=moves, shifts=(shift,),
        )  # fmt: skip
        origin = Origin(program="lapak 0.1.0", gallery="GIK", stall="K07", till=1, trade="kuliner", zone="WIB")
        return summary.build(origin, position, day, self.sales)


def _shares(amount: int, weights: list[int]) -> list[int]:
    """By largest remainder, ties to the earlier, one rupiah at a time."""
    whole = sum(weights) or 1
    shares = [amount * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: (-(amount * weights[place] % whole), place))
    for place in order[: amount - sum(shares)] if sum(weights) else []:
        shares[place] += 1
    return shares


def _day(chance: Random) -> Summary:
    stall = Stall(chance)
    for _ in range(chance.randint(1, 12)):
        if stall.sales and chance.random() < 0.4:
            stall.refund()
        else:
            stall.sell()
    return stall.close()


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_every_day_that_is_rung_up_rightly_breaks_no_rule(seed: int) -> None:
    verify.check_sums(_day(Random(seed)))


@settings(max_examples=150)
@given(
    st.integers(0, 2**32),
    st.integers(-1_000_000, 1_000_000).filter(lambda change: change not in (0, 999, -999)),
    st.randoms(use_true_random=False),
)
def test_a_day_with_one_number_changed_is_refused(seed: int, change: int, chance: Random) -> None:
    body = json.loads(summary.encode(_day(Random(seed))))
    path = chance.choice(_numbers(body))
    with pytest.raises(PosError):
        _check(_changed(body, path, lambda number: number + change))
