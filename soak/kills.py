"""kill -9 of `lapak ring` while a scripted cashier sells: recorded = intended, none lost, none twice."""

import json
from pathlib import Path
from random import Random

from soak import program
from soak.cashier import Line, amount_of, as_line, new_stall, recorded, sales, unlike
from soak.outcome import Outcome

_PATIENCE = 0.006
"""Seconds after an answer within which the kill comes: a sale and a half."""
_AT_ONCE = 12
"""Sales that the cashier has ready at each start."""
_PER_STALL = 25


def kills(folder: Path, seed: int, count: int) -> Outcome:
    """Kill the program `count` times; what was not acknowledged is fed again, and some that was, too."""
    outcome = Outcome("kills", seed)
    rng = Random(seed)
    with outcome.until_stopped():
        while outcome.tried < count:
            stall = folder.joinpath(f"stall-{outcome.tried}")
            new_stall(stall)
            _one_stall(stall, rng, outcome, min(_PER_STALL, count - outcome.tried))
    return outcome


def _one_stall(stall: Path, rng: Random, outcome: Outcome, count: int) -> None:
    script = sales("k", count * _AT_ONCE, rng)
    told: dict[str, int] = {}
    for _ in range(count):
        waiting = [line for line in script if line["id"] not in told][:_AT_ONCE]
        again = rng.sample(sorted(told), min(2, len(told)))
        told |= _killed(stall, [line for line in script if line["id"] in again] + waiting, rng)
        outcome.tried += 1
        lost = told.keys() - {id_ for id_, _ in recorded(stall)}
        outcome.wrong += [f"{id_} was acknowledged and is lost" for id_ in sorted(lost)]
        outcome.seen["not acknowledged, recorded"] += len(recorded(stall)) - len(told)
    intended = script[: len(told) + 1]
    _feed_all(stall, intended, outcome)
    outcome.seen["sales"] += len(intended)
    outcome.wrong += unlike(stall, intended)
    amounts = {line["id"]: amount_of(line) for line in script}
    outcome.wrong += [f"{id_} was answered with {total}" for id_, total in told.items() if total != amounts[id_]]


def _killed(stall: Path, lines: list[Line], rng: Random) -> dict[str, int]:
    """Feed `lines` and kill the program in the midst of it; the totals that it answered, by id."""
    ring = program.start(program.LAPAK, "ring", stall, "-")
    assert ring.stdin is not None
    assert ring.stdout is not None
    with ring:
        ring.stdin.write(b"".join(map(as_line, lines)))
        ring.stdin.flush()
        heard = [ring.stdout.readline() for _ in range(rng.randint(1, _AT_ONCE // 2))]
        program.wait(ring, rng.random() * _PATIENCE)
        ring.kill()
        heard += ring.stdout.read().splitlines(keepends=True)
    answers = [json.loads(line) for line in heard if line.endswith(b"\n")]
    return {answer["id"]: answer["total"] for answer in answers if "error" not in answer}


def _feed_all(stall: Path, lines: list[Line], outcome: Outcome) -> None:
    ring = program.start(program.LAPAK, "ring", stall, "-")
    heard, _ = ring.communicate(b"".join(map(as_line, lines)))
    answers = [json.loads(line) for line in heard.splitlines()]
    outcome.wrong += [answer["error"] for answer in answers if "error" in answer]
    outcome.seen["fed again"] += sum(answer.get("again", False) for answer in answers)
