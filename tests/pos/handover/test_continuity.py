"""Summaries of one till fit together, or are refused."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from pos.errors import PosError
from pos.handover import continuity, summary
from pos.handover.summary import Summary

Golden = Callable[[str], bytes]
Body = dict[str, Any]

DAY = "GIK-K07-1_2026-11-24_e1_000001_r1.jsonl"
REVISION = "GIK-K07-1_2026-11-24_e1_000001_r2.jsonl"
NIL = "GIK-K07-1_2026-11-25_e1_000002_r1.jsonl"


def _first(golden: Golden) -> tuple[Summary, str]:
    return summary.read(golden(DAY)).summary, hashlib.sha256(golden(DAY)).hexdigest()


def _later(golden: Golden, name: str, change: Callable[[Body], object] = lambda body: None) -> Summary:
    body: Body = json.loads(golden(name).split(b"\n")[0])
    change(body)
    return summary.from_body(body)


def test_the_golden_revision_and_the_next_day_fit(golden: Golden) -> None:
    continuity.check_revision(*_first(golden), _later(golden, REVISION))
    continuity.check_neighbours(*_first(golden), _later(golden, NIL))


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(supersedes="a" * 64),
        lambda body: body.update(revision=3),
        lambda body: body.update(stall="K08"),
        lambda body: body.update(day="2026-11-23"),
        lambda body: body.update(number=2),
        lambda body: body.update(previous="a" * 64),
        lambda body: body.update(opening_hash="a" * 64),
        lambda body: body.update(first_seq=2),
        lambda body: body.update(last_seq=16),
        lambda body: body.update(last_hash="a" * 64),
        lambda body: body.update(opening_grand_total=1),
        lambda body: body.update(closing_grand_total=1),
        lambda body: body.update(amends=[{"number": 1, "revision": 2, "amount": 0}]),
        lambda body: body["sales"].pop(0),
        lambda body: body["sales"][0].update(cashier="Budi"),
        lambda body: body["sales"][0]["lines"][0].update(amount=1),
        lambda body: body["cash"]["movements"].pop(),
        lambda body: body["cash"]["movements"][0].update(amount=1),
        lambda body: body["amended"].pop(1),
    ],
)
def test_a_revision_that_loses_or_changes_what_was_accepted_is_refused(
    golden: Golden, change: Callable[[Body], object]
) -> None:
    with pytest.raises(PosError):
        continuity.check_revision(*_first(golden), _later(golden, REVISION, change))


def test_a_revision_may_tell_another_state_and_tender_of_a_payment(golden: Golden) -> None:
    def change(body: Body) -> None:
        body["sales"][1]["payments"][0].update(state="settled", tender="transfer")

    continuity.check_revision(*_first(golden), _later(golden, REVISION, change))


def test_a_revision_of_a_revision_keeps_what_changed_the_day_before(golden: Golden) -> None:
    before, sha256 = summary.read(golden(REVISION)).summary, hashlib.sha256(golden(REVISION)).hexdigest()

    def third(body: Body) -> None:
        body.update(revision=3, supersedes=sha256)
        body["amended"].append({"seq": 30, "hash": "a" * 64})

    def forgetting(body: Body) -> None:
        third(body)
        del body["amended"][0]

    continuity.check_revision(before, sha256, _later(golden, REVISION, third))
    with pytest.raises(PosError):
        continuity.check_revision(before, sha256, _later(golden, REVISION, forgetting))


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(number=3),
        lambda body: body.update(epoch=2),
        lambda body: body.update(previous="a" * 64),
        lambda body: body.update(first_seq=17),
        lambda body: body.update(opening_hash="a" * 64),
        lambda body: body.update(opening_grand_total=0),
    ],
)
def test_a_day_that_does_not_go_on_where_the_last_one_closed_is_refused(
    golden: Golden, change: Callable[[Body], object]
) -> None:
    with pytest.raises(PosError):
        continuity.check_neighbours(*_first(golden), _later(golden, NIL, change))
