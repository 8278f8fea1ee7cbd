import codecs
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos import canonical
from pos.audit import check_stall
from pos.errors import PosError
from pos.handover.verify import verify_file
from pos.ring import ring

GOLDEN = Path(__file__).parents[1].joinpath("golden", "ring")


def at(hour, minute=0, day=24):
    return f"2026-11-{day:02d}T{hour:02d}:{minute:02d}:00+07:00"


TEN, ELEVEN = at(10), at(11)


def sale(id_, code="LEM", qty=1, price=None, *, at=TEN, paid=None, tender="cash", **more):
    line = {"code": code, "qty": qty} | ({} if price is None else {"price": price})
    asked = {"LEM": 3333, "W-01": 12500, "K-17": 95000, "TOP-1": 750000}
    due = qty * (asked.get(code, 0) if price is None else price)
    payments = [{"tender": tender, "amount": due if paid is None else paid}]
    return {"id": id_, "at": at, "lines": [line], "payments": payments} | more


def one_off(id_, price=1000, *, at=TEN, **more):
    return {
        "id": id_,
        "at": at,
        "lines": [{"name": "Jasa", "qty": 1, "price": price}],
        "payments": [{"tender": "cash", "amount": price}],
    } | more


def refund(id_, of, *lines, amount, at=ELEVEN, tender="cash"):
    return {
        "id": id_,
        "at": at,
        "refund_of": of,
        "lines": [{"line": line, "qty": qty} for line, qty in lines],
        "payments": [{"tender": tender, "amount": amount}],
    }


@pytest.mark.parametrize("name", ["two-days", "tax-and-rounding"])
def test_a_golden_file_is_answered_and_added_up_as_by_hand(stall, name):
    if name == "tax-and-rounding":
        for setting, value in (("tax", "added"), ("tax_rate", "1100"), ("cash_rounding", "500")):
            stall.set(setting, value)
    answers = list(
        ring(stall, GOLDEN.joinpath(f"{name}.jsonl").read_bytes().splitlines(keepends=True), close_days=True)
    )

    expected = [json.loads(line) for line in GOLDEN.joinpath(f"{name}.answers.jsonl").read_text("utf-8").splitlines()]
    assert [{key: value for key, value in answer.items() if key not in ("hash", "error")} for answer in answers] == [
        {key: value for key, value in answer.items() if key != "error"} for answer in expected
    ]
    for answer, told in zip(answers, expected, strict=True):
        assert ("error" in answer) == ("error" in told)
        if "seq" in answer:
            assert answer["hash"] == stall.journal.by_seq(answer["seq"]).hash
    sums = json.loads(GOLDEN.joinpath(f"{name}.sums.json").read_text("utf-8"))
    bodies = [canonical.parse(row["bytes"].split(b"\n")[0]) for row in stall.delivery.outbox.summaries()]
    assert [{key: body[key] for key in told} for told, body in zip(sums, bodies, strict=True)] == sums
    assert all(verify_file(row["bytes"]).good for row in stall.delivery.outbox.summaries())
    assert check_stall(stall).good


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it(stall):
    first, second = ring(stall, [codecs.BOM_UTF8 + canonical.encode(one_off(id_)) for id_ in ("a", "b")])

    assert (first["number"][-4:], first["id"]) == ("0001", "a")
    assert "error" in second


def test_the_same_content_again_repeats_the_first_answer_and_records_nothing(stall, feed):
    line = sale("a1", "W-01", 2, paid=30000, cashier="Ayu")
    first = feed(line)[0]
    events = stall.journal.count()

    other_writing = json.dumps(dict(reversed(line.items())), indent=None, separators=(", ", " : ")).encode()

    assert feed(line, other_writing) == [first | {"again": True}] * 2
    assert stall.journal.count() == events


def test_an_id_is_looked_up_first_even_when_its_day_is_closed_and_its_goods_are_sold(stall, feed):
    line = sale("a1", "TOP-1")
    first = feed(line, close_days=True)[0]

    assert feed(line) == [first | {"again": True}]
    assert stall.till.open_day_name() is None


@pytest.mark.parametrize("change", [{"cashier": "Ayu"}, {"discount": 0}, {"at": at(10, 1)}])
def test_other_content_under_a_known_id_is_an_error(stall, feed, change):
    line = one_off("a1")
    first = feed(line)[0]

    answer = feed(line | change)[0]

    assert (answer.keys(), answer["id"]) == ({"id", "error"}, "a1")
    assert stall.till.last_sale().number == first["number"]
    assert "a1" in answer["error"]


def test_a_wrong_line_leaves_nothing_and_its_id_can_be_told_right(stall, feed):
    events = stall.journal.count()

    wrong, right = feed(sale("a1", "TIDAK-ADA", paid=5), one_off("b1"))

    assert (wrong["id"], "error" in wrong, "error" in right) == ("a1", True, False)
    assert stall.journal.count() == events + 2
    assert "number" in feed(one_off("a1"))[0]


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"[]",
        b"1",
        b"null",
        b'{"at":"2026-11-24T10:00:00+07:00"}',
        b'{"id":7}',
        b'{"id":""}',
        b'{"id":"a","id":"a"}',
        b'{"id":"a","x":1.5}',
        b"\xff",
        b"[" * 2000,
    ],
)
def test_a_line_that_cannot_be_read_is_answered_with_a_null_id(stall, feed, raw):
    answer = feed(raw)[0]

    assert (answer.keys(), answer["id"]) == ({"id", "error"}, None)
    assert stall.journal.count() == 3


def test_blank_lines_are_no_lines(feed):
    assert len(feed(b"\n", b"", one_off("a1"), b"  \r\n")) == 1


WRONG = {
    "no time": {"at": None},
    "a time without its zone": {"at": "2026-11-24T10:00:00"},
    "a time that is none": {"at": "2026-11-31T10:00:00+07:00"},
    "an unknown field": {"dicount": 5},
    "no lines": {"lines": []},
    "lines that are no list": {"lines": {"code": "LEM"}},
    "lines of texts": {"lines": ["LEM"]},
    "no payments": {"payments": None},
    "a quantity of nothing": {"lines": [{"code": "LEM", "qty": 0}]},
    "a negative quantity": {"lines": [{"code": "LEM", "qty": -1}]},
    "a quantity too large": {"lines": [{"code": "LEM", "qty": 1_000_000}]},
    "a quantity as text": {"lines": [{"code": "LEM", "qty": "1"}]},
    "a quantity that is true": {"lines": [{"code": "LEM", "qty": True}]},
    "no quantity": {"lines": [{"code": "LEM"}]},
    "a negative price": {"lines": [{"code": "LEM", "qty": 1, "price": -1}]},
    "a line too large": {"lines": [{"code": "LEM", "qty": 2, "price": 500_000_000}]},
    "a price too large": {"lines": [{"code": "LEM", "qty": 1, "price": 1_000_000_000}]},
    "a discount above its line": {"lines": [{"code": "LEM", "qty": 1, "discount": 3334}]},
    "a negative discount on a line": {"lines": [{"code": "LEM", "qty": 1, "discount": -1}]},
    "a discount above the sale": {"discount": 3334},
    "a negative discount": {"discount": -1},
    "an item without a price": {"lines": [{"name": "Jasa", "qty": 1}]},
    "an item without a name": {"lines": [{"qty": 1, "price": 5}]},
    "a name of spaces": {"lines": [{"name": "  ", "qty": 1, "price": 5}]},
    "a code and a name": {"lines": [{"code": "LEM", "name": "Lem", "qty": 1}]},
    "an unknown tender": {"payments": [{"tender": "gold", "amount": 3333}]},
    "a tender that nobody is offered": {"payments": [{"tender": "deposit", "amount": 3333}]},
    "an unknown field of a payment": {"payments": [{"tender": "cash", "amount": 3333, "change": 1}]},
    "too little cash": {"payments": [{"tender": "cash", "amount": 3332}]},
    "too little by card": {"payments": [{"tender": "card", "amount": 3332}]},
    "too much by card": {"payments": [{"tender": "card", "amount": 3334}]},
    "too much by qris": {"payments": [{"tender": "qris", "amount": 3334}]},
    "cash twice": {"payments": [{"tender": "cash", "amount": 3000}, {"tender": "cash", "amount": 333}]},
    "cash where nothing is left": {"payments": [{"tender": "card", "amount": 3333}, {"tender": "cash", "amount": 1}]},
    "a payment of nothing": {"payments": [{"tender": "cash", "amount": 3333}, {"tender": "card", "amount": 0}]},
    "a negative payment": {"payments": [{"tender": "cash", "amount": -3333}]},
    "cash confirmed": {"payments": [{"tender": "cash", "amount": 3333, "confirmed": True}]},
    "confirmed by a text": {"payments": [{"tender": "qris", "amount": 3333, "confirmed": "yes"}]},
    "a cashier that is a number": {"cashier": 7},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_a_sale_told_wrong_is_refused_and_the_next_line_goes_on(stall, feed, change):
    wrong, right = feed(sale("a1") | change, one_off("b1"))

    assert wrong.keys() == {"id", "error"}
    assert right["number"] == "K07-1-261124-0001"


def test_a_line_begins_its_day_with_a_float_of_nothing(stall, feed):
    assert feed(one_off("a1"))[0]["seq"] == 5
    opening = stall.journal.by_seq(4)
    assert (opening.kind, opening.day, opening.data) == ("day_opened", "2026-11-24", {"float": 0})


def test_open_takes_the_float_and_in_an_open_day_it_is_an_error(stall, feed, body):
    opening = {"id": "o1", "at": at(8), "open": {"float": 300000}}
    answers = feed(opening, {"id": "o2", "at": at(9), "open": {"float": 0}}, one_off("a1"), opening, close_days=True)

    assert answers[0].keys() == {"id", "day", "seq", "hash"}
    assert answers[1].keys() == {"id", "error"}
    assert answers[3] == answers[0] | {"again": True}
    assert body()["cash"]["float"] == 300000


@pytest.mark.parametrize("opening", [None, {}, {"float": -1}, {"float": "1"}, {"float": 1, "x": 1}, {"float": 10**9}])
def test_an_opening_told_wrong_opens_nothing(stall, feed, opening):
    assert "error" in feed({"id": "o1", "at": at(8), "open": opening})[0]
    assert stall.till.open_day_name() is None


def test_cash_in_and_out_are_answered_without_sums_and_move_the_drawer(feed, body):
    answers = feed(
        {"id": "i", "at": at(8), "cash_in": 50000, "reason": "uang receh", "cashier": "Ayu"},
        {"id": "o", "at": at(9), "cash_out": 85000, "reason": "beli lem"},
        close_days=True,
    )

    assert all(answer.keys() == {"id", "day", "seq", "hash"} for answer in answers)
    cash = body()["cash"]
    assert (cash["in"], cash["out"], cash["expected"]) == (50000, 85000, -35000)
    assert [(move["amount"], move["reason"], move["cashier"]) for move in cash["movements"]] == [
        (50000, "uang receh", "Ayu"),
        (-85000, "beli lem", None),
    ]
    assert body()["nil"] is True


@pytest.mark.parametrize("line", [{"cash_in": 0}, {"cash_in": -5}, {"cash_out": 0}, {"cash_in": 5, "cash_out": 5}])
def test_cash_moved_wrong_is_refused(feed, line):
    assert "error" in feed({"id": "c", "at": at(8), "reason": "x"} | line)[0]


def test_the_day_turns_at_four_in_the_stalls_zone(feed):
    answers = feed(
        one_off("a", at="2026-11-25T03:59:59+07:00"),
        one_off("b", at="2026-11-24T21:00:00+00:00"),
        close_days=True,
    )

    assert [answer["day"] for answer in answers] == ["2026-11-24", "2026-11-25"]


def test_the_cut_off_and_the_zone_are_settings(stall, feed):
    stall.set("cut_off", "0")
    stall.set("zone", "WIT")

    assert feed(one_off("a", at="2026-11-24T22:00:00+07:00"))[0]["day"] == "2026-11-25"


def test_at_never_goes_back_behind_the_last_recorded_line(feed):
    answers = feed(
        one_off("a", at=at(10, 30)),
        one_off("b", at=at(10, 29)),
        one_off("c", at=at(10, 30)),
        {"id": "d", "at": at(9), "cash_in": 5, "reason": None},
    )

    assert ["error" in answer for answer in answers] == [False, True, False, True]


def test_the_machines_clock_is_not_consulted(clock, feed):
    clock.at = datetime(2001, 1, 1, tzinfo=UTC)

    assert feed(one_off("a", at="2031-05-05T12:00:00+07:00"))[0]["day"] == "2031-05-05"


def test_without_close_days_a_later_day_is_refused_while_the_earlier_is_open(stall, feed):
    first, later, same = feed(one_off("a"), one_off("b", at=at(10, day=25)), one_off("c", at=at(23)))

    assert "24 Nov 2026" in later["error"]
    assert (first["day"], same["day"]) == ("2026-11-24", "2026-11-24")
    assert stall.delivery.outbox.summaries() == []


def test_close_days_closes_at_the_days_last_event_and_days_without_lines_make_no_file(stall, feed):
    feed(one_off("a", at=at(10)), one_off("b", at=at(11, 7)), one_off("c", at=at(9, day=27)), close_days=True)

    rows = stall.delivery.outbox.summaries()
    bodies = [canonical.parse(row["bytes"].split(b"\n")[0]) for row in rows]
    assert [(body["day"], body["number"], body["closed_at"]) for body in bodies] == [
        ("2026-11-24", 1, at(11, 7)),
        ("2026-11-27", 2, at(9, day=27)),
    ]
    assert all(stall.folder.joinpath("outbox", row["file"]).read_bytes() == row["bytes"] for row in rows)
    assert stall.till.open_day_name() is None


def test_a_wrong_line_of_the_next_day_closes_nothing(stall, feed):
    feed(one_off("a"))

    answers = feed(sale("b", "TIDAK-ADA", at=at(10, day=25)), one_off("c", at=at(22)), close_days=True)

    assert ["error" in answer for answer in answers] == [True, False]
    assert answers[1]["day"] == "2026-11-24"
    assert [row["day"] for row in stall.delivery.outbox.summaries()] == ["2026-11-24"]


def test_a_closed_day_takes_no_line_until_it_is_reopened(stall, feed):
    feed(one_off("a"), close_days=True)

    refused = feed(one_off("b", at=at(12)), {"id": "o", "at": at(12), "open": {"float": 0}})
    stall.reopen_day("2026-11-24", "lupa satu nota")

    assert all("24 Nov 2026" in answer["error"] for answer in refused)
    assert feed(one_off("b", at=at(12)))[0]["number"] == "K07-1-261124-0002"


def test_every_line_belongs_to_a_reopened_day_whatever_its_time(stall, feed, body):
    feed(one_off("a", at=at(10)), one_off("b", at=at(9, day=25)), close_days=True)
    stall.reopen_day("2026-11-24", "lupa")

    early, late, tomorrow = feed(
        one_off("c", at="2020-01-01T00:00:00+07:00"),
        one_off("d", at=at(22)),
        one_off("e", at=at(9, day=27)),
        close_days=True,
    )

    assert [answer["day"] for answer in (early, late, tomorrow)] == ["2026-11-24"] * 3
    assert body()["revision"] == 2
    assert [sold["at"] for sold in body()["sales"]][1] == "2020-01-01T00:00:00+07:00"
    # Afterwards the latest time of all lines counts.
    before, after = feed(one_off("f", at=at(8, day=27)), one_off("g", at=at(10, day=27)))
    assert ("error" in before, after["day"]) == (True, "2026-11-27")


def test_a_revision_says_what_changed_and_the_next_file_says_it_too(stall, feed, body):
    feed(one_off("a"), one_off("b", 3000, at=at(11)), close_days=True)
    first = stall.delivery.outbox.newest("2026-11-24")
    stall.reopen_day("2026-11-24", "lupa")
    late, back = feed(one_off("c", 500, at=at(12)), refund("d", "b", (1, 1), amount=-3000, at=at(13)), close_days=True)
    second = body()
    feed(one_off("e", 700, at=at(9, day=25)), close_days=True)
    next_day = body("2026-11-25")

    kept = ("epoch", "day", "number", "previous", "opening_hash", "first_seq", "last_seq", "last_hash", "amends")
    assert {name: second[name] for name in kept} == {name: first.body[name] for name in kept}
    assert (second["revision"], second["supersedes"], second["reason"]) == (2, first.sha256, "lupa")
    assert second["adjustment"] == 500 - 3000
    changed = {entry["seq"]: entry["hash"] for entry in second["amended"]}
    assert changed[late["seq"]] == late["hash"]
    assert changed[back["seq"]] == back["hash"]
    assert all(stall.journal.by_seq(seq).hash == told for seq, told in changed.items())
    assert [sold["number"][-4:] for sold in second["sales"]] == ["0001", "0002", "0003", "0004"]
    assert next_day["amends"] == [{"number": 1, "revision": 2, "amount": -2500}]
    assert next_day["previous"] == first.sha256
    assert next_day["first_seq"] == first.body["last_seq"] + 1
    assert next_day["closing_grand_total"] - next_day["opening_grand_total"] == 700 - 2500


def test_an_agreed_price_is_no_discount(feed, body):
    feed(sale("a", "K-17", price=90000), close_days=True)

    line = body()["sales"][0]["lines"][0]
    assert (line["asked"], line["price"], line["discount"], line["amount"]) == (95000, 90000, 0, 90000)
    assert body()["totals"]["discounts"] == 0


def test_a_discount_on_a_line_and_on_the_sale_are_both_told(feed, body):
    lines = [{"code": "W-01", "qty": 2, "discount": 1000}, {"name": "Tas", "qty": 1, "price": 6000}]
    feed(
        {
            "id": "a",
            "at": at(10),
            "lines": lines,
            "discount": 3000,
            "payments": [{"tender": "cash", "amount": 27000}],
        },
        close_days=True,
    )

    told = body()["sales"][0]
    assert [(line["discount"], line["share"], line["amount"]) for line in told["lines"]] == [
        (1000, 2400, 21600),
        (0, 600, 5400),
    ]
    assert told["discount"] == 3000
    assert body()["totals"]["discounts"] == 4000


def test_a_weighed_line_is_priced_by_the_kilogram_and_counts_one(feed, body):
    feed(sale("a", "KOPI", 375, paid=67500), sale("b", "KOPI", 1, 500, paid=1, at=at(11)), close_days=True)

    assert [(sold["lines"][0]["per"], sold["due"]) for sold in body()["sales"]] == [(1000, 67500), (1000, 1)]
    assert body()["totals"]["items"] == 2


def test_an_item_without_code_has_neither_code_nor_asking_price(feed, body):
    feed(one_off("a", 5000), close_days=True)

    line = body()["sales"][0]["lines"][0]
    assert (line["code"], line["asked"], line["name"], line["price"]) == (None, None, "Jasa", 5000)


def test_a_single_piece_is_sold_again_only_after_it_came_back(stall, feed):
    sold, again, back, resold = feed(
        sale("a", "TOP-1"),
        sale("b", "TOP-1", at=at(10, 5)),
        refund("c", "a", (1, 1), amount=-750000),
        sale("d", "TOP-1", at=at(12)),
    )

    assert ["error" in answer for answer in (sold, again, back, resold)] == [False, True, False, False]
    assert stall.catalog.by_code("TOP-1").on_hand == 0


@pytest.mark.parametrize("lines", [[{"code": "TOP-1", "qty": 2}], [{"code": "TOP-1", "qty": 1}] * 2])
def test_a_single_piece_is_not_sold_twice_at_once(feed, lines):
    payments = [{"tender": "cash", "amount": 1_500_000}]

    assert "error" in feed({"id": "a", "at": at(10), "lines": lines, "payments": payments})[0]


def test_stock_may_go_below_nothing_unless_the_setting_refuses_it(stall, feed):
    assert "number" in feed(sale("a", "W-01", 12))[0]
    assert stall.catalog.by_code("W-01").on_hand == -2

    stall.set("negative_stock", "no")

    assert "error" in feed(sale("b", "W-01", 1, at=at(11)))[0]
    assert "number" in feed(sale("c", "LEM", 99, at=at(11)))[0]  # not counted


def test_a_sale_is_split_over_tenders_and_only_cash_gives_change(feed, body):
    payments = [
        {"tender": "card", "amount": 50000, "reference": "4711"},
        {"tender": "qris", "amount": 30000},
        {"tender": "transfer", "amount": 5000},
        {"tender": "cash", "amount": 20000},
    ]
    answer = feed(
        {"id": "a", "at": at(10), "lines": [{"code": "K-17", "qty": 1}], "payments": payments}, close_days=True
    )[0]

    assert (answer["total"], answer["paid"], answer["change"]) == (95000, 105000, 10000)
    told = [(each["tender"], each["amount"], each["given"], each["state"]) for each in body()["sales"][0]["payments"]]
    assert told == [
        ("card", 50000, 50000, "settled"),
        ("qris", 30000, 30000, "waiting"),
        ("transfer", 5000, 5000, "settled"),
        ("cash", 10000, 20000, "settled"),
    ]
    assert body()["sales"][0]["payments"][0]["reference"] == "4711"


def test_a_qris_payment_waits_unless_it_says_that_it_is_confirmed(feed, body):
    waits = sale("a", "W-01", tender="qris")
    confirmed = sale("b", "W-01", at=at(11))
    confirmed["payments"] = [{"tender": "qris", "amount": 12500, "confirmed": True}]
    feed(waits, confirmed, close_days=True)

    assert [sold["payments"][0]["state"] for sold in body()["sales"]] == ["waiting", "confirmed"]
    assert body()["tenders"]["qris"] == {"count": 2, "amount": 25000, "confirmed": 12500, "counted": None}


def test_a_sale_of_nothing_has_no_payments(feed):
    free = sale("a", "LEM", price=0)

    assert "error" in feed(free)[0]
    answer = feed(free | {"payments": []})[0]
    assert (answer["total"], answer["paid"], answer["change"]) == (0, 0, 0)


def test_a_cashier_is_recorded_as_told_and_null_when_absent(feed, body):
    feed(
        one_off("a", cashier="Bu Siti"), one_off("b", at=at(11)), one_off("c", at=at(12), cashier=None), close_days=True
    )

    assert [sold["cashier"] for sold in body()["sales"]] == ["Bu Siti", None, None]


def test_a_refund_is_by_ring_id_or_receipt_number_and_goes_below_nothing(feed, body):
    sold = feed(sale("a", "W-01", 3))[0]
    by_id, by_number = feed(
        refund("r1", "a", (1, 1), amount=-12500), refund("r2", sold["number"], (1, 2), amount=-25000, at=at(12)),
        close_days=True,
    )  # fmt: skip

    assert (by_id["total"], by_id["paid"], by_id["change"]) == (-12500, -12500, 0)
    assert by_number["total"] == -25000
    back = body()["sales"][1]
    assert (back["refund_of"], back["lines"][0]["qty"], back["lines"][0]["amount"]) == (sold["number"], -1, -12500)
    assert body()["totals"]["returns"] == 37500


def test_a_refund_may_come_on_a_later_day(feed, body):
    feed(sale("a", "W-01"), close_days=True)
    feed(refund("r", "a", (1, 1), amount=-12500, at=at(10, day=25)), close_days=True)

    assert (body("2026-11-25")["totals"]["sales"], body("2026-11-25")["totals"]["due"]) == (0, -12500)
    assert body("2026-11-25")["nil"] is False


REFUSED_REFUNDS = {
    "of what is unknown": refund("r", "nobody", (1, 1), amount=-1),
    "of a refund": refund("r", "back", (1, 1), amount=-12500),
    "of more than was sold": refund("r", "a", (1, 3), amount=-37500),
    "of more than is left": refund("r", "a", (1, 2), amount=-25000),
    "of a line that is none": refund("r", "a", (2, 1), amount=-12500),
    "of no line": refund("r", "a", amount=-12500),
    "of a line twice": refund("r", "a", (1, 1), (1, 1), amount=-12500),
    "of a negative quantity": refund("r", "a", (1, -1), amount=-12500),
    "of nothing": refund("r", "a", (1, 0), amount=-12500),
    "with too much": refund("r", "a", (1, 1), amount=-12501),
    "with too little": refund("r", "a", (1, 1), amount=-12499),
    "with a positive payment": refund("r", "a", (1, 1), amount=12500),
    "with a discount": refund("r", "a", (1, 1), amount=-12500) | {"discount": 0},
    "of a cash movement": refund("r", "drawer", (1, 1), amount=-5),
}


@pytest.mark.parametrize("line", REFUSED_REFUNDS.values(), ids=REFUSED_REFUNDS.keys())
def test_a_refund_is_refused(stall, feed, line):
    feed(
        sale("a", "W-01", 2),
        refund("back", "a", (1, 1), amount=-12500, at=at(10, 30)),
        {"id": "drawer", "at": at(10, 30), "cash_in": 5, "reason": "x"},
    )
    events = stall.journal.count()

    assert "error" in feed(line)[0]
    assert stall.journal.count() == events


def test_a_refund_that_rounds_to_nothing_has_no_payments(stall, feed):
    stall.set("cash_rounding", "500")
    feed(one_off("a", 240, payments=[]), sale("b", "LEM", 20, price=100, paid=2000, at=at(10, 5)))

    nothing = refund("r", "b", (1, 2), amount=-0) | {"payments": []}
    whole = refund("q", "a", (1, 1), amount=-0) | {"payments": []}

    assert [answer.get("total") for answer in feed(nothing, whole)] == [0, 0]


def test_what_is_rung_in_the_middle_of_a_broken_close_is_not_kept(stall, feed, monkeypatch):
    feed(one_off("a"))
    events = stall.journal.count()
    key = stall.folder.joinpath("keys", "private.key")
    key.rename(key.with_suffix(".away"))

    answer = feed(one_off("b", at=at(10, day=25)))[0]
    with pytest.raises(PosError):
        feed(one_off("c", at=at(10, day=25)), close_days=True)

    assert "error" in answer
    assert (stall.journal.count(), stall.till.open_day_name()) == (events, "2026-11-24")


def test_a_time_that_goes_back_is_told_in_the_stalls_own_zone(feed):
    line = {"lines": [{"name": "Jasa", "qty": 1, "price": 5}], "payments": [{"tender": "cash", "amount": 5}]}

    first, second = feed(
        {"id": "t1", "at": "2026-11-24T03:00:00+00:00", **line}, {"id": "t2", "at": "2026-11-24T09:59:59+07:00", **line}
    )

    assert "error" not in first
    assert "2026-11-24T10:00:00+07:00" in second["error"]
