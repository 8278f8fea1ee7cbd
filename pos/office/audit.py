"""The audit: everything that was added up is added up again from the kept files, and compared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pos.errors import PosError
from pos.handover import paper
from pos.handover.paper import Paper
from pos.handover.summary import Summary
from pos.journal.chain import Journal
from pos.journal.checked import Checked
from pos.office import rollup, tables
from pos.office.dealings import tables as dealing_tables
from pos.office.digest import tables as digest_tables
from pos.office.files import tables as file_tables
from pos.office.forks import tables as fork_tables
from pos.office.goods import tables as goods_tables
from pos.office.keys import tables as key_tables
from pos.office.keys import trust
from pos.office.place import Place
from pos.office.rescue import slips
from pos.office.rescue import tables as rescue_tables
from pos.office.rescue.slips import COUNTS
from pos.office.rollup import Share
from pos.office.rollup import tables as rollup_tables
from pos.office.stalls import tables as stall_tables
from pos.office.tables import TOTALS
from pos.store import Row, Store, damage_in_words
from pos.words import N_, translate

Rows = list[dict[str, Any]]

_BY_DAY = (
    "hour", "tender", "product", "category", "maker", "cashier", "shift", "warning", "dealt", "order_step", "consigned",
)  # fmt: skip
"""Roll-ups compared a business day at a time: all the goods of a year would take gigabytes."""


def check(store: Store, journal: Journal, place: Place) -> Checked:
    """Database, guards, chain, every kept file, and the roll-ups and postings made from them."""
    problems: list[str] = []
    events, first_bad = 0, None
    try:
        with damage_in_words():
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
        for name in (*tables.TRIGGERS, *rescue_tables.TRIGGERS)
        if "RAISE(ABORT" not in store.triggers().get(name, "")
    ]
    try:
        journal.assert_guarded()
    except PosError as error:
        problems.append(str(error))
    return problems


def _unlike_the_journal(store: Store, journal: Journal) -> list[str]:
    """The tills and files that are there otherwise than as the journal says they were admitted and accepted."""
    tills: Rows = []
    accepted, displaced, scanned, revoked = set(), set(), set(), set()
    chosen: dict[tuple[str, int, str], int] = {}
    for event in journal.events():
        if event.kind == "stall_enrolled":
            tills.append(dict(event.data))
        elif event.kind == "key_replaced":
            for till in tills:
                if all(till[name] == event.data[told] for name, told in _REPLACED):
                    till["key"] = event.data["after"]
        elif event.kind == "key_revoked":
            revoked.add(event.data["key"])
        elif event.kind == "file_accepted":
            accepted.add(event.data["sha256"])
        elif event.kind == "paper_taken":
            scanned.add(event.data["code"])
        elif event.kind == "fork_decided" and "day" in event.data:  # before, only the accepted file could stay
            decided = event.data
            chosen[decided["stall"], decided["till"], decided["day"]] = decided["epoch"]
            displaced |= _hashes(decided["displaced"])
        elif event.kind == "file_displaced":
            displaced.add(event.data["sha256"])
    problems = []
    names = ("stall", "till", "epoch", "key", "name", "trade")
    if _as_set(tills) != _as_set(
        [{name: getattr(till, name) for name in names} for till in stall_tables.stalls(store)]
    ):
        problems.append(_say(N_("the enrolled tills differ from the journal")))
    if revoked != key_tables.all_revoked(store).keys():
        problems.append(_say(N_("the revoked keys differ from the journal")))
    files = file_tables.files(store)
    if accepted != {file["sha256"] for file in files}:
        problems.append(_say(N_("the accepted files differ from the journal")))
    if scanned != {row["code"] for row in rescue_tables.papers(store)}:
        problems.append(_say(N_("the scanned closing slips differ from the journal")))
    if chosen != fork_tables.chosen(store) or displaced != {f["sha256"] for f in files if f["displaced_at"]}:
        problems.append(_say(N_("what was decided about forked days differs from the journal")))
    return problems


def _hashes(displaced: str | list[str] | None) -> set[str]:
    """Of a decision; one that an older Lapak recorded displaced one file at most."""
    return {displaced} if isinstance(displaced, str) else set(displaced or ())


def audit(store: Store, place: Place) -> list[str]:
    """What differs between the kept files and the sums made of them, a sentence each."""
    problems: list[str] = []
    differing: set[str] = set()
    days: Rows = []
    later: Rows = []
    goods: dict[tuple[object, ...], dict[str, Any]] = {}
    unconfirmed: dict[tuple[object, ...], int] = {}
    by_day = _by_day(file_tables.files(store))
    chosen = fork_tables.chosen(store)
    papers = _papers_by_day(store, problems)
    for day in sorted(by_day.keys() | papers.keys()):
        files = by_day.get(day, [])
        shares = []
        for file, share in _shares(files, problems, place, chosen):
            shares.append(share)
            days.append({**share.day, "file": file["id"], "paper": None, "received_at": file["received_at"]})
            later += share.later
            _add_by_month(goods, share.products)
            unconfirmed |= {(*_till(share.day), number): amount for number, amount in share.unconfirmed.items()}
        days += [row for row, _ in papers.get(day, [])]
        differing |= _differing_on(store, day, shares, [row for _, rows in papers.get(day, []) for row in rows])
    differing |= {table for table in _BY_DAY if rollup_tables.days_of(store, table) - by_day.keys() - papers.keys()}
    handed_in = _epochs(file for files in by_day.values() for file in files)
    later = [{**row, "amount": unconfirmed.get((*_sale(row, handed_in), row["number"]), 0)} for row in later]
    of_files = [row for row in days if row["file"] is not None]
    rolled = [{"file": row["file"]} for row in of_files]
    whole = {"day": days, "later": later, "rolled": rolled}
    differing |= {table for table, rows in whole.items() if _differs(rows, rollup_tables.contents(store, table))}
    if _differs(list(goods.values()), goods_tables.by_month(store)):
        differing.add("article_month")
    differing = differing or (
        digest_tables.differing(store) | goods_tables.differing(store) | dealing_tables.differing(store)
    )
    if problems:
        return problems
    problems += [
        _say(N_("the roll-up {table} differs from the kept files"), table=table) for table in sorted(differing)
    ]
    if _differs([{name: row[name] for name in _POSTED} for row in of_files], file_tables.posted(store)):
        problems.append(_say(N_("the postings differ from the kept files")))
    return problems


_REPLACED = (("stall", "stall"), ("till", "till"), ("key", "before"))
"""What an event of a till's next key names of the till, and under which name."""

_NOTED = ("stall", "till", "revision", "day", "trade", *file_tables.Span.__slots__)
"""What is noted of an accepted file beside its name and hash."""

_OF_PAPER = ("sha256", "stall", "till", "epoch", "number", "revision", "day")
"""What is noted of a scanned code beside its digits."""

_POSTED = ("stall", "till", "epoch", "number", *TOTALS)


def _by_day(files: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for file in files:
        found.setdefault(file["day"], []).append(file)
    return found


def _shares(
    files: Iterable[Row], problems: list[str], place: Place, chosen: Mapping[tuple[str, int, str], int]
) -> Iterator[tuple[Row, Share]]:
    """What the newest revision of every till's day stands for; every file that is not whole is a problem.

    Of several epochs' the chosen one counts, or else the first.
    """
    newest: dict[tuple[object, ...], tuple[Row, Summary]] = {}
    for file in files:
        try:
            told = place.kept(file)
        except PosError as error:
            problems.append(str(error))
            continue
        if any(file[name] != getattr(told, name) for name in _NOTED):
            problems.append(_say(N_("what is noted of {file} differs from the file"), file=file["name"]))
        which = (file["stall"], file["till"], file["epoch"], file["number"])
        if file["displaced_at"] is None and (which not in newest or newest[which][0]["revision"] < file["revision"]):
            newest[which] = file, told
    counted: dict[tuple[object, ...], tuple[Row, Summary]] = {}
    for file, told in sorted(newest.values(), key=lambda pair: int(pair[0]["epoch"])):
        day = (told.stall, told.till, told.day)
        if day not in counted or chosen.get(day) == told.epoch:
            counted[day] = file, told
    for file, told in counted.values():
        yield file, rollup.share_of(told)


def _papers_by_day(store: Store, problems: list[str]) -> dict[str, list[tuple[dict[str, Any], Rows]]]:
    """By day, what each code that a day counts by stands for; one that its till did not sign is a problem."""
    found: dict[str, list[tuple[dict[str, Any], Rows]]] = {}
    for row in rescue_tables.papers(store):
        stall = stall_tables.stall(store, row["stall"], row["till"], row["epoch"])
        told = None if stall is None else _believed(row, trust.keys_of(store, stall))
        if told is None or stall is None:
            place = f"{row['stall']}-{row['till']}"
            sentence = N_("the slip of {stall}, {day}, is not kept as it was scanned")
            problems.append(_say(sentence, stall=place, day=row["day"]))
        elif row["state"] == COUNTS:
            day = {**slips.day_of(told, stall.trade), "paper": row["id"], "received_at": row["received_at"]}
            found.setdefault(told.day, []).append((day, list(slips.tenders_of(told))))
    return found


def _believed(row: Row, keys: Sequence[str]) -> Paper | None:
    try:
        scanned = paper.read(row["code"])
    except PosError:
        return None
    kept = all(row[name] == getattr(scanned.paper, name) for name in _OF_PAPER)
    return scanned.paper if kept and any(map(scanned.holds, keys)) else None


def _differing_on(store: Store, day: str, shares: Sequence[Share], tenders: Rows) -> set[str]:
    expected = {
        "hour": [row for share in shares for row in share.hours],
        "tender": [*tenders, *(row for share in shares for row in share.tenders)],
        "product": [row for share in shares for row in share.products],
        "category": _added_up(row for share in shares for row in share.categories),
        "maker": [row for share in shares for row in share.makers],
        "cashier": [row for share in shares for row in share.cashiers],
        "shift": [row for share in shares for row in share.shifts],
        "warning": [row for share in shares for row in share.warnings],
        "dealt": [row for share in shares for row in share.dealt.days],
        "order_step": [row for share in shares for row in share.dealt.steps],
        "consigned": [row for share in shares for row in share.dealt.makers],
    }
    return {table for table in _BY_DAY if _differs(expected[table], rollup_tables.contents_of_day(store, table, day))}


def _epochs(files: Iterable[Row]) -> dict[tuple[object, ...], set[int]]:
    """The epochs that handed in each stall's, till's and day's file."""
    found: dict[tuple[object, ...], set[int]] = {}
    for file in files:
        if file["displaced_at"] is None:
            found.setdefault((file["stall"], file["till"], file["day"]), set()).add(file["epoch"])
    return found


def _sale(row: dict[str, Any], handed_in: Mapping[tuple[object, ...], set[int]]) -> tuple[object, ...]:
    """Where the sale stands that a row of `later` tells of: in the last epoch up to its own that has the day."""
    epochs = handed_in.get((row["stall"], row["till"], row["day"]), set())
    epoch = max((epoch for epoch in epochs if epoch <= row["epoch"]), default=None)
    return row["stall"], row["till"], epoch, row["day"]


def _till(row: dict[str, Any]) -> tuple[object, ...]:
    return row["stall"], row["till"], row["epoch"], row["day"]


def _added_up(rows: Iterable[dict[str, Any]]) -> Rows:
    sums: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in rows:
        which = (row["day"], row["trade"], row["category"])
        found = sums.setdefault(which, {**row, "lines": 0, "net": 0})
        found["lines"] += row["lines"]
        found["net"] += row["net"]
    return list(sums.values())


def _add_by_month(sums: dict[tuple[object, ...], dict[str, Any]], products: Iterable[dict[str, Any]]) -> None:
    for row in products:
        what = {"month": row["day"][:7]} | {name: row[name] for name in ("stall", "code", "name", "category", "per")}
        found = sums.setdefault(tuple(what.values()), {**what, "days": 0, "qty": 0, "net": 0})
        found["days"] += 1
        found["qty"] += row["qty"]
        found["net"] += row["net"]


def _as_set(rows: Rows) -> set[tuple[tuple[str, Any], ...]]:
    return {tuple(sorted(row.items())) for row in rows}


def _differs(expected: Rows, found: Rows) -> bool:
    return _as_set(expected) != _as_set(found)


def _say(sentence: str, **facts: object) -> str:
    return translate(sentence).format(**facts)
