"""Says what works and what mends the rest: the check of a folder's database, chain, projections and summaries."""

from dataclasses import dataclass
from typing import Any

from pos.catalog import tables as catalog_tables
from pos.day import tables as day_tables
from pos.errors import PosError
from pos.handover import summary as summaries
from pos.handover import verify
from pos.stall import Stall
from pos.till import tables as till_tables
from pos.words import translate

_PROJECTIONS = (catalog_tables, till_tables, day_tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found: how many events, the first bad one's seq, and each problem in a sentence."""

    events: int
    first_bad: int | None
    problems: tuple[str, ...]

    @property
    def good(self) -> bool:
        return not self.problems

    def to_data(self) -> dict[str, Any]:
        """The object that `lapak check --json` prints."""
        return {
            "good": self.good,
            "events": self.events,
            "first_bad": self.first_bad,
            "problems": list(self.problems),
        }


def check_stall(stall: Stall) -> Checked:
    """Everything of a stall that can be checked, reading only."""
    problems = [f"{translate('database')}: {line}" for line in stall.store.integrity()]
    first_bad = stall.journal.first_bad()
    if first_bad is not None:
        problems.append(translate("Event {seq} of the journal was altered or is missing").format(seq=first_bad))
    problems += _missing_guards(stall)
    if first_bad is None:
        problems += _differing_projections(stall)
        problems += _bad_summaries(stall)
    return Checked(events=stall.journal.count(), first_bad=first_bad, problems=tuple(problems))


def _missing_guards(stall: Stall) -> list[str]:
    try:
        stall.journal.assert_guarded()
    except PosError as error:
        return [str(error)]
    return []


def _differing_projections(stall: Stall) -> list[str]:
    """The tables whose rows are not what the journal says, found by rebuilding them in a transaction that is undone."""
    with stall.store.dry_run():
        tables = [(module, name) for module in _PROJECTIONS for name in module.PROJECTIONS]
        before = {name: stall.store.contents(name) for _, name in tables}
        for _, name in tables:
            stall.store.empty(name)
        for event in stall.journal.events():
            stall.project(event)
        differing = [name for _, name in tables if stall.store.contents(name) != before[name]]
    return [translate("The table {table} does not agree with the journal").format(table=name) for name in differing]


def _bad_summaries(stall: Stall) -> list[str]:
    problems = []
    for row in stall.outbox.summaries():
        verdict = verify.verify_file(row["bytes"])
        if not verdict.good:
            problems.append(f"{row['file']}: {verdict.reason}")
            continue
        problems += _unlike_the_journal(stall, row["file"], summaries.read(row["bytes"]).summary)
    return problems


def _unlike_the_journal(stall: Stall, file: str, summary: summaries.Summary) -> list[str]:
    """The last event and every sale that a sealed summary names must be in the journal, under the same hash."""
    named = {summary.last_seq: summary.last_hash} | {sale.seq: sale.hash for sale in summary.sales}
    for seq, told in sorted(named.items()):
        event = stall.journal.by_seq(seq)
        if event is None or event.hash != told:
            return [translate("{file} does not agree with event {seq} of the journal").format(file=file, seq=seq)]
    return []
