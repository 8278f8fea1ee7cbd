"""The audit: everything that was added up is added up again from the kept files, and compared."""

from collections.abc import Iterable
from typing import Any

from pos.errors import PosError
from pos.journal.chain import Journal
from pos.journal.checked import Checked
from pos.office import rollup, tables
from pos.office.collect import Place
from pos.office.tables import TOTALS
from pos.store import Row, Store, trouble_in_words
from pos.words import N_, translate

Rows = list[dict[str, Any]]

_ROLL_UPS = ("day", "hour", "tender", "product", "category", "later", "rolled", "maker", "cashier", "shift", "warning")


def check(store: Store, journal: Journal, place: Place) -> Checked:
    """Database, guards, chain, every kept file, and the roll-ups and postings made from them."""
    problems: list[str] = []
    events, first_bad = 0, None
    try:
        with trouble_in_words():
            problems += store.integrity()
            events, first_bad = journal.count(), journal.first_bad()
            problems += _missing_guards(store, journal)
            problems += [] if first_bad is not None else _unlike_the_journal(store, journal)
            problems += audit(store, place)
    except PosError as error:
        problems.append(str(error))
        first_bad = error.facts.get("seq", first_bad)
    if first_bad is not None:
        problems.append(_say(N_("event {seq} of the journal was altered or is missing"), seq=first_bad))
    return Checked(events=events, first_bad=first_bad, problems=tuple(problems))


def _missing_guards(store: Store, journal: Journal) -> list[str]:
    problems = [
        _say(N_("the guard {name} is missing from the database"), name=name)
        for name in tables.TRIGGERS
        if "RAISE(ABORT" not in store.triggers().get(name, "")
    ]
    try:
        journal.assert_guarded()
    except PosError as error:
        problems.append(str(error))
    return problems


def _unlike_the_journal(store: Store, journal: Journal) -> list[str]:
    """The tills and files that are there otherwise than as the journal says they were admitted and accepted."""
    tills, accepted = [], set()
    for event in journal.events():
        if event.kind == "stall_enrolled":
            tills.append(event.data)
        elif event.kind == "file_accepted":
            accepted.add(event.data["sha256"])
    problems = []
    names = ("stall", "till", "epoch", "key", "name", "trade")
    if _as_set(tills) != _as_set([{name: getattr(till, name) for name in names} for till in tables.stalls(store)]):
        problems.append(_say(N_("the enrolled tills differ from the journal")))
    if accepted != {file["sha256"] for file in tables.files(store)}:
        problems.append(_say(N_("the accepted files differ from the journal")))
    return problems


def audit(store: Store, place: Place) -> list[str]:
    """What differs between the kept files and the sums made of them, a sentence each."""
    problems: list[str] = []
    expected: dict[str, Rows] = {table: [] for table in _ROLL_UPS}
    unconfirmed: dict[tuple[object, ...], int] = {}
    for file in _newest(tables.files(store), problems, place):
        share = rollup.share_of(place.kept(file))
        expected["day"].append({**share.day, "file": file["id"], "received_at": file["received_at"]})
        expected["hour"] += share.hours
        expected["tender"] += share.tenders
        expected["product"] += share.products
        expected["category"] += share.categories
        expected["later"] += share.later
        expected["rolled"].append({"file": file["id"]})
        expected["maker"] += share.makers
        expected["cashier"] += share.cashiers
        expected["shift"] += share.shifts
        expected["warning"] += share.warnings
        unconfirmed |= {(*_till(share.day), number): amount for number, amount in share.unconfirmed.items()}
    posted = [{name: row[name] for name in _POSTED} for row in expected["day"]]
    expected["category"] = _added_up(expected["category"])
    expected["later"] = [
        {**row, "amount": unconfirmed.get((*_till(row), row["number"]), 0)} for row in expected["later"]
    ]
    if not problems:
        problems += [
            _say(N_("the roll-up {table} differs from the kept files"), table=table)
            for table in _ROLL_UPS
            if _as_set(expected[table]) != _as_set(tables.contents(store, table))
        ]
        if _as_set(posted) != _as_set(tables.posted(store)):
            problems.append(_say(N_("the postings differ from the kept files")))
    return problems


_NOTED = ("stall", "till", "revision", "day", "trade", *tables.Span.__slots__)
"""What is noted of an accepted file beside its name and hash."""

_POSTED = ("stall", "till", "epoch", "number", *TOTALS)


def _newest(files: list[Row], problems: list[str], place: Place) -> Iterable[Row]:
    """The newest revision of every day; every file that is not whole is a problem."""
    newest: dict[tuple[object, ...], Row] = {}
    for file in files:
        try:
            told = place.kept(file)
        except PosError as error:
            problems.append(str(error))
            continue
        if any(file[name] != getattr(told, name) for name in _NOTED):
            problems.append(_say(N_("what is noted of {file} differs from the file"), file=file["name"]))
        which = (file["stall"], file["till"], file["epoch"], file["number"])
        if which not in newest or newest[which]["revision"] < file["revision"]:
            newest[which] = file
    return newest.values()


def _till(row: dict[str, Any]) -> tuple[object, ...]:
    return row["stall"], row["till"], row["epoch"], row["day"]


def _added_up(rows: Rows) -> Rows:
    sums: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in rows:
        which = (row["day"], row["trade"], row["category"])
        found = sums.setdefault(which, {**row, "lines": 0, "net": 0})
        found["lines"] += row["lines"]
        found["net"] += row["net"]
    return list(sums.values())


def _as_set(rows: Rows) -> set[tuple[tuple[str, Any], ...]]:
    return {tuple(sorted(row.items())) for row in rows}


def _say(sentence: str, **facts: object) -> str:
    return translate(sentence).format(**facts)
