"""Format 2: a day that held orders, goods bought in, makers' goods and a return without a receipt."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
import pytest

from pos.day.closed import ClosedDay, Count
from pos.day.dealings import BuyIn, Dealing, Dealings, MakerDay, OrderStep
from pos.errors import PosError
from pos.handover import continuity, seal, summary, verify
from pos.handover.summary import Origin, Position, Summary, Summary2
from pos.till.sale import WITHOUT_RECEIPT, Line, Payment, Sale

Golden = Callable[[str], bytes]
Body = dict[str, Any]

SECOND = "GIK-K07-1_2026-11-26_e1_000003_r1.jsonl"
BOUND = (
    ("orders", 0, "paid"), ("orders", 0, "payments", 0, "amount"), ("orders", 1, "paid"), ("orders", 1, "seq"),
    ("buy_ins", 0, "payments", 0, "amount"), ("consignment", 0, "paid", 0, "payments", 0, "amount"),
    ("cash", "orders"), ("cash", "buy_ins"), ("cash", "makers"), ("cash", "expected"), ("tenders", "cash", "amount"),
    ("tenders", "transfer", "amount"), ("tenders", "deposit", "amount"), ("totals", "due"), ("totals", "returns"),
)  # fmt: skip


def _at(hour: int) -> datetime:
    return datetime.fromisoformat(f"2026-11-26T{hour:02d}:00:00+07:00")


def _dealing(seq: int, number: str, *payments: Payment) -> Dealing:
    return Dealing(seq, f"{seq:064x}", _at(8 + seq % 10), "Bagus", number, payments)


def _paid(tender: str, amount: int, given: int | None = None) -> Payment:
    return Payment(tender, amount, amount if given is None else given, None, "settled")


def _line(name: str, price: int, qty: int = 1) -> Line:
    return Line(1, None, name, None, None, None, "Bu Sri", "Jepara", qty, 1, None, price, 0, 0, 0, price * qty)


def _sale(seq: int, serial: int, line: Line, *payments: Payment, refund_of: str | None = None) -> Sale:
    return Sale(
        number=f"K07-1-261126-{serial:04d}", day="2026-11-26", at=_at(8 + seq % 10), seq=seq, epoch=1,
        hash=f"{seq:064x}", cashier="Bagus", lines=(line,), discount=0, tax_added=0, tax_included=0, rounding=0,
        due=line.amount, payments=payments, refund_of=refund_of, reason=None,
    )  # fmt: skip


DEALINGS = Dealings(
    orders=(
        OrderStep(
            _dealing(12, "K07/2026/0001", _paid("cash", 1_000_000, 1_050_000), _paid("transfer", 500_000)),
            "taken", 4_000_000, 1_500_000, "2026-12-19", None,
        ),
        OrderStep(_dealing(13, "K07/2026/0001", _paid("cash", 500_000)), "paid", 4_000_000, 2_000_000, None, None),
        OrderStep(
            _dealing(15, "K07/2025/0009"), "delivered", 3_000_000, 2_000_000, "2026-11-26", "K07-1-261126-0001"
        ),
    ),
    buy_ins=(BuyIn(_dealing(16, "K07/B/2026/0001", _paid("cash", -150_000)), 2),),
    makers=(
        MakerDay("Bu Sri", 1, 3_000_000, 2_400_000, 4, 1, (_dealing(17, "K07/T/2026/0001", _paid("cash", -200_000)),)),
        MakerDay("Pak Jo", 0, 0, 0, 3, 0, ()),
    ),
)  # fmt: skip
SALES = (
    _sale(14, 1, _line("Lemari jati", 3_000_000), _paid("deposit", 2_000_000), _paid("cash", 1_000_000)),
    _sale(18, 2, _line("Kipas", 40_000, -1), _paid("cash", -40_000), refund_of=WITHOUT_RECEIPT),
)


def _day(dealings: Dealings = DEALINGS, sales: tuple[Sale, ...] = SALES, previous: str = "a" * 64) -> Summary:
    closed = ClosedDay(
        day="2026-11-26", opened_at=_at(8), closed_at=_at(20), opening_float=200_000,
        count=Count(counted=2_310_000), dealings=dealings,
    )  # fmt: skip
    moved = sum(sale.due for sale in sales)
    position = Position(
        epoch=1, number=3, revision=1, supersedes=None, previous=previous, reason=None, opening_hash="b" * 64,
        first_seq=11, last_seq=19, last_hash="c" * 64, opening_grand_total=0, closing_grand_total=moved,
    )  # fmt: skip
    origin = Origin(program="lapak 0.1.0", gallery="GIK", stall="K07", till=1, trade="mebel", zone="WIB")
    return summary.build(origin, position, closed, sales)


def _body(golden: Golden) -> Body:
    body: Body = json.loads(golden(SECOND).split(b"\n")[0])
    return body


def test_a_day_with_more_than_sales_is_of_format_2_and_any_other_of_format_1() -> None:
    assert _day().format == 2
    assert _day(Dealings(), SALES[1:]).format == 2
    plain = _day(Dealings(), SALES[:1])
    assert (plain.format, type(plain)) == (1, Summary)


def test_money_that_is_no_turnover_is_in_the_drawer_and_not_in_the_totals() -> None:
    told = _day()
    assert isinstance(told, Summary2)
    assert (told.totals.net, told.totals.returns, told.totals.refunds) == (2_960_000, 40_000, 1)
    assert (told.cash.orders, told.cash.buy_ins, told.cash.makers) == (1_500_000, 150_000, 200_000)
    assert told.cash.expected == 200_000 + 1_000_000 - 40_000 + 1_500_000 - 150_000 - 200_000
    assert told.cash.difference == 0
    assert {tender: sums.amount for tender, sums in told.tenders.items()} == {
        "cash": 2_110_000, "deposit": 2_000_000, "transfer": 500_000,
    }  # fmt: skip


def test_a_day_of_format_2_is_read_back_as_it_was_sealed(keys: dict[str, seal.Key]) -> None:
    data = summary.seal(_day(), keys["stall"])
    assert summary.read(data).summary == _day()
    assert verify.verify_file(data, seal.public(keys["stall"])).good


def test_the_golden_day_of_format_2_is_built_again_to_the_byte(golden: Golden, keys: dict[str, seal.Key]) -> None:
    previous = summary.read(golden("GIK-K07-1_2026-11-25_e1_000002_r1.jsonl")).sha256
    assert summary.seal(_day(previous=previous), keys["stall"]) == golden(SECOND)


def _changed(body: Body, path: tuple[str | int, ...], by: int) -> Body:
    copy: Body = json.loads(json.dumps(body))
    inner: Any = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] += by
    return copy


@pytest.mark.parametrize("path", BOUND, ids=str)
@pytest.mark.parametrize("by", [-1, 1])
def test_a_number_one_higher_or_lower_is_refused(golden: Golden, path: tuple[str | int, ...], by: int) -> None:
    verify.check_sums(summary.from_body(_body(golden)))
    with pytest.raises(PosError):
        verify.check_sums(summary.from_body(_changed(_body(golden), path, by)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("orders", 0, "step"), "sold"),
        (("orders", 0, "promised"), "2026-13-01"),
        (("orders", 2, "receipt"), "K07-1-261126-0009"),
        (("orders", 1, "receipt"), "K07-1-261126-0001"),
        (("orders", 0, "seq"), 19),
        (("orders", 1, "step"), "taken"),
        (("orders", 0, "payments", 0, "state"), "waiting"),
        (("buy_ins", 0, "payments", 0, "amount"), 150_000),
        (("consignment", 1, "maker"), "Bu Sri"),
    ],
    ids=str,
)
def test_a_broken_rule_of_a_dealing_is_refused(golden: Golden, path: tuple[str | int, ...], value: object) -> None:
    body = _body(golden)
    inner: Any = body
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(PosError):
        verify.check_sums(summary.from_body(body))


@pytest.mark.parametrize(
    ("step", "payment"),
    [
        ("paid", _paid("deposit", 500_000)),
        ("paid", _paid("cash", -500_000)),
        ("changed", _paid("cash", 500_000)),
        ("delivered", _paid("transfer", 500_000)),
        ("cancelled", _paid("cash", 500_000)),
    ],
    ids=str,
)
def test_money_moves_only_with_the_steps_that_it_belongs_to_and_only_real_money(step: str, payment: Payment) -> None:
    receipt = "K07-1-261126-0001" if step == "delivered" else None
    wrong = OrderStep(
        _dealing(13, "K07/2026/0001", payment), step, 4_000_000, 1_500_000 + payment.amount, None, receipt
    )
    told = _day(DEALINGS._replace(orders=(DEALINGS.orders[0], wrong, DEALINGS.orders[2])))
    with pytest.raises(PosError) as refused:
        verify.check_sums(told)
    assert refused.value.sentence == "{number}: a payment is not possible"


def test_a_return_without_a_receipt_is_no_refund_of_format_1(golden: Golden) -> None:
    body = _body(golden)
    for name in ("buy_ins", "orders", "consignment"):
        body[name] = []
    del body["buy_ins"]
    for name in ("buy_ins", "makers", "orders"):
        del body["cash"][name]
    told = summary.from_body({**body, "format": 1})
    with pytest.raises(PosError):
        verify.check_sums(told)


def test_a_revision_may_add_a_step_of_an_order_that_it_names_but_lose_none(golden: Golden) -> None:
    read = summary.read(golden(SECOND))
    told = read.summary
    assert isinstance(told, Summary2)
    later = _later_step(told)
    amended = (summary.Amended(seq=25, hash=later.hash), summary.Amended(seq=26, hash="d" * 64))
    facts = {"revision": 2, "supersedes": read.sha256, "amended": amended}
    continuity.check_revision(told, read.sha256, msgspec.structs.replace(told, **facts, orders=(*told.orders, later)))
    for orders in (told.orders[1:], (msgspec.structs.replace(told.orders[0], price=1), *told.orders[1:])):
        with pytest.raises(PosError):
            continuity.check_revision(told, read.sha256, msgspec.structs.replace(told, **facts, orders=orders))
    silent = {**facts, "amended": amended[1:]}
    with pytest.raises(PosError):
        continuity.check_revision(
            told, read.sha256, msgspec.structs.replace(told, **silent, orders=(*told.orders, later))
        )


def _later_step(told: Summary2) -> summary.OrderStep:
    return msgspec.structs.replace(told.orders[1], seq=25, hash="e" * 64, paid=2_000_000, payments=())
