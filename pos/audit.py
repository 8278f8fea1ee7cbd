"""The check of a stall through and through: database, guards, chain, projections, summaries and backups."""

from pos.catalog import tables as catalog_tables
from pos.day import tables as day_tables
from pos.errors import PosError
from pos.handover import paper, verify
from pos.handover import summary as summaries
from pos.handover import tables as handover_tables
from pos.journal import tables as journal_tables
from pos.journal.checked import Checked
from pos.stall import Stall
from pos.store import Row, damage_in_words
from pos.till import tables as till_tables
from pos.till.buying import tables as buying_tables
from pos.till.haggling import tables as haggling_tables
from pos.till.makers import tables as maker_tables
from pos.till.orders import tables as order_tables
from pos.words import translate

_COPIED = (
    *("epoch", "number", "revision", "day", "first_seq", "last_seq", "last_hash"),
    *("opening_grand_total", "closing_grand_total", "adjustment"),
)
"""What stands in columns beside the bytes of a summary."""

_PROJECTIONS = (
    catalog_tables, till_tables, order_tables, haggling_tables, buying_tables, maker_tables, day_tables,
    handover_tables,
)  # fmt: skip


def check_stall(stall: Stall) -> Checked:
    """Everything of a stall that can be checked, reading only; a damaged file is a problem among the others."""
    problems: list[str] = []
    first_bad = None
    events = 0
    try:
        with damage_in_words():
            problems += [translate("database: {line}").format(line=line) for line in stall.store.integrity()]
            events = stall.journal.count()
            problems += _missing_guards(stall)
            first_bad = stall.journal.first_bad()
            if first_bad is None:
                problems += _differing_projections(stall) + _bad_summaries(stall)
            if not problems:
                stall.delivery.verify_not_older()
    except PosError as error:
        problems.append(str(error))
        first_bad = error.facts.get("seq", first_bad)
    if first_bad is not None:
        problems.append(translate("Event {seq} of the journal was altered or is missing").format(seq=first_bad))
    worn = stall.backups.wrong()
    return Checked(events=events, first_bad=first_bad, problems=(*problems, *worn), of_backups=len(worn))


def _missing_guards(stall: Stall) -> list[str]:
    found = stall.store.triggers()
    return [
        translate("The guard {name} is missing from the database").format(name=name)
        for name in (*journal_tables.TRIGGERS, *handover_tables.TRIGGERS)
        if "RAISE(ABORT" not in found.get(name, "")
    ]


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
    sealed = {event.data["sha256"]: event.seq for event in stall.journal.events() if event.kind == "day_sealed"}
    for row in handover_tables.all_summaries(stall.store):
        verdict = verify.verify_file(row["bytes"])
        if not verdict.good:
            problems.append(f"{row['file']}: {verdict.reason}")
            continue
        read = summaries.read(row["bytes"])
        if sealed.pop(read.sha256, None) is None or not (_is_told_by(row, read) and _has_its_code(row, read)):
            problems.append(translate("{file} is not kept as the journal says it was sealed").format(file=row["file"]))
        problems += _unlike_the_journal(stall, row["file"], read.summary)
    gone = translate("The summary that event {seq} sealed is missing")
    return problems + [gone.format(seq=seq) for seq in sealed.values()]


def _is_told_by(row: Row, read: summaries.Read) -> bool:
    """Whether the columns beside a summary's bytes are copies of what the bytes say."""
    told = read.summary
    closed_seq = told.amended[-1].seq if told.amended else told.last_seq
    copies = {name: getattr(told, name) for name in _COPIED}
    copies |= {"file": summaries.name_of(told).text, "sha256": read.sha256, "closed_seq": closed_seq}
    return all(row[name] == value for name, value in copies.items())


def _has_its_code(row: Row, read: summaries.Read) -> bool:
    """Whether the code for its closing slip, where it has one, tells of that very summary."""
    if row["paper"] is None:
        return True
    try:
        scanned = paper.read(row["paper"])
    except PosError:
        return False
    return scanned.paper == paper.of(read.summary, read.sha256) and scanned.holds(read.key)


def _unlike_the_journal(stall: Stall, file: str, summary: summaries.Summary) -> list[str]:
    """The last event and every sale that a sealed summary names must be in the journal, under the same hash."""
    named = {summary.last_seq: summary.last_hash} | {sale.seq: sale.hash for sale in summary.sales}
    for seq, told in sorted(named.items()):
        event = stall.journal.by_seq(seq)
        if event is None or event.hash != told:
            return [translate("{file} does not agree with event {seq} of the journal").format(file=file, seq=seq)]
    return []
