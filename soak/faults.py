"""A kill, a failing disk and a full disk at each write and sync of a step: old or new state, whole, nothing lost."""

import shutil
from pathlib import Path
from random import Random

from pos.errors import PosError
from soak import tracing
from soak.outcome import Outcome
from soak.steps import STEPS, Ran, Step

NAMES = tuple(step.name for step in STEPS)


def faults(folder: Path, name: str, seed: int, count: int | None = None) -> Outcome:
    """Every fault at every write and sync of the step called `name`; `count` of them drawn, where it is told."""
    step = next(step for step in STEPS if step.name == name)
    outcome = Outcome(f"fault {name}", seed)
    was, now = folder.joinpath(f"{name}-was"), folder.joinpath(name)
    now.mkdir()
    step.prepare(now)
    shutil.copytree(now, was)
    points = list(tracing.points(*step.arguments(now)))
    with outcome.until_stopped():
        for point in points if count is None else Random(seed).sample(points, min(count, len(points))):
            shutil.rmtree(now)
            shutil.copytree(was, now)
            ran = tracing.run_with(point, *step.arguments(now))
            outcome.tried += 1
            outcome.seen[_name(ran)] += 1
            outcome.wrong += [f"{point}: {sentence}" for sentence in _judged(step, now, ran)]
    return outcome


def _judged(step: Step, folder: Path, ran: Ran) -> list[str]:
    wrong = [f"crashed: {ran.stderr[-300:]}"] if "Traceback" in ran.stderr else []
    try:
        return wrong + step.judge(folder, ran)
    except (PosError, OSError) as error:
        return [*wrong, f"it cannot be gone on with: {error}"]


def _name(ran: Ran) -> str:
    return {0: "done", 1: "refused", 2: "wrong usage", -9: "killed"}.get(ran.returncode, f"status {ran.returncode}")
