"""Says what works and what mends the rest: the check of a folder's database, chain, projections and summaries."""

import platform
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from pos.catalog import tables as catalog_tables
from pos.clock import utc_text
from pos.console import has_display
from pos.day import tables as day_tables
from pos.errors import PosError
from pos.gallery import Office, open_office
from pos.handover import paper, verify
from pos.handover import summary as summaries
from pos.handover import tables as handover_tables
from pos.handover.carriers import open_collection
from pos.journal import tables as journal_tables
from pos.journal.checked import Checked
from pos.printing.printers import PrinterKind, all_printers
from pos.stall import Stall, open_stall
from pos.store import OtherKindError, Row, damage_in_words, medium, sqlite_version_info
from pos.store.ballast import Ballast
from pos.till import tables as till_tables
from pos.till.orders import tables as order_tables
from pos.words import translate

OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""

_OLD = timedelta(days=2)
"""A backup older than this is worth a word."""

FONTS = 8
"""How many font files Lapak brings, for screen and paper."""

_COPIED = (
    *("epoch", "number", "revision", "day", "first_seq", "last_seq", "last_hash"),
    *("opening_grand_total", "closing_grand_total", "adjustment"),
)
"""What stands in columns beside the bytes of a summary."""

_PROJECTIONS = (catalog_tables, till_tables, order_tables, day_tables, handover_tables)


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
            problems += stall.backups.wrong()
    except PosError as error:
        problems.append(str(error))
        first_bad = error.facts.get("seq", first_bad)
    if first_bad is not None:
        problems.append(translate("Event {seq} of the journal was altered or is missing").format(seq=first_bad))
    return Checked(events=events, first_bad=first_bad, problems=tuple(problems))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: whether it works, what was seen, and the exact line or deed that mends it."""

    what: str
    works: bool
    says: str
    mend: str = ""


def examine(
    folder: Path | None = None, printers: Mapping[str, PrinterKind] = MappingProxyType({})
) -> tuple[Finding, ...]:
    """What works on this machine, and of `folder` where one is named; reading only.

    `printers` are kinds of printer besides `pos.printing.printers`, by id.
    """
    findings = [_python(), _sqlite(), _qt(), _fonts(), _display(), _printers({**all_printers(), **printers})]
    if folder is not None:
        findings += [*_disk(folder), _folder(folder), *_backups(folder)]
    return tuple(findings)


def lines(findings: Iterable[Finding]) -> list[str]:
    """What was found, for people: a line each, and what mends it below."""
    found = []
    for finding in findings:
        found.append(f"{'✓' if finding.works else '✗'} {finding.what}: {finding.says}")
        if finding.mend:
            found.append(f"    {finding.mend}")
    return found


def _python() -> Finding:
    return Finding(
        what="Python",
        works=sys.version_info >= (3, 11),
        says=platform.python_version(),
        mend="" if sys.version_info >= (3, 11) else translate("install Python 3.11 or newer"),
    )


def _sqlite() -> Finding:
    works = sqlite_version_info() >= OLDEST_SQLITE
    return Finding(
        what="SQLite",
        works=works,
        says=".".join(map(str, sqlite_version_info())),
        mend="" if works else translate("install a Python whose SQLite is 3.37 or newer"),
    )


def _qt() -> Finding:
    try:
        found = metadata.version("pyside6-essentials")
    except metadata.PackageNotFoundError:
        return Finding(what="Qt", works=False, says=translate("not installed"), mend="make setup")
    missing = _missing_libraries()
    if missing:
        says = translate("{version}, but {libraries} cannot be loaded").format(
            version=found, libraries=", ".join(missing)
        )
        return Finding(what="Qt", works=False, says=says, mend="sudo make deps")
    return Finding(what="Qt", works=True, says=found)


def _missing_libraries() -> list[str]:
    """The system libraries that Qt's window needs and this Linux lacks; elsewhere they come with Qt."""
    if not sys.platform.startswith("linux"):
        return []
    names = ("libGL.so.1", "libEGL.so.1", "libfontconfig.so.1", "libdbus-1.so.3", "libxkbcommon.so.0")
    return [name for name in names if not _loads(name)]


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _fonts() -> Finding:
    fonts = files("resources").joinpath("fonts")
    found = [entry for entry in fonts.iterdir() if entry.name.endswith(".ttf")] if fonts.is_dir() else []
    return Finding(
        what=translate("Fonts"),
        works=len(found) >= FONTS,
        says=translate("{number} of Inter's").format(number=len(found)),
        mend="" if len(found) >= FONTS else translate("install Lapak again: its fonts are missing"),
    )


def _display() -> Finding:
    return Finding(
        what=translate("Display"),
        works=True,
        says=translate("there is one")
        if has_display()
        else translate("none: windows cannot be shown, everything else works (`lapak demo --headless`)"),
    )


def _printers(known: Mapping[str, PrinterKind]) -> Finding:
    """The printers that can be found, each as the setting `printer` names it."""
    found = [f"{kind.id}:{address}" for kind in known.values() for address in kind.found()]
    lacks_cups = sys.platform.startswith("linux") and not _loads("libcups.so.2")
    return Finding(
        what=translate("Printers"),
        works=True,
        says=", ".join(found)
        if found
        else translate("none found by itself: name one with `lapak set DIR printer …`, else receipts are kept as PDF"),
        mend=translate("for the system's printers: {line}").format(line="sudo apt-get install libcups2")
        if lacks_cups
        else "",
    )


def _folder(folder: Path) -> Finding:
    try:
        collection = _collection_of(folder)
    except PosError as error:
        return Finding(what=str(folder), works=False, says=str(error))
    if not collection:
        mend = f"lapak set {folder} collection /media/STICK"
        return Finding(what=str(folder), works=True, says=translate("ready, without a collection point"), mend=mend)
    try:
        open_collection(collection)
    except PosError as error:
        return Finding(what=translate("Collection point"), works=False, says=str(error))
    says = translate("ready, with its collection point at {collection}").format(collection=collection)
    return Finding(what=str(folder), works=True, says=says)


def _disk(folder: Path) -> list[Finding]:
    """Where the folder lies and what room it has, as far as that is worth a word."""
    if not folder.is_dir():
        return []
    what, lies = translate("Disk"), medium.warning(folder)
    if lies:
        return [Finding(what=what, works=lies != medium.NETWORK, says=translate(lies).format(folder=folder))]
    free = shutil.disk_usage(folder).free >> 20
    short = Ballast(folder).is_short
    mend = translate("free some space; closing and handing in still work") if short else ""
    return [Finding(what=what, works=not short, says=translate("{size} MB free").format(size=free), mend=mend)]


def _backups(folder: Path) -> list[Finding]:
    """How the folder's backups stand; nothing where it cannot be opened, which is said already."""
    try:
        with _opened(folder) as place:
            last, second, began = place.backups.last(), place.settings.backup_folder, place.backups.since
            now = place.clock()
    except PosError:
        return []
    what, mend = translate("Backups"), f"lapak backup {folder}"
    if last is None:
        return [Finding(what=what, works=now - began < _OLD, says=translate("there is none yet"), mend=mend)]
    says = translate("the last one is of {at}").format(at=utc_text(last.at))
    if not second:
        says = translate("{last}, on this computer only").format(last=says)
        return [Finding(what=what, works=True, says=says, mend=f"lapak set {folder} backup_folder /media/STICK")]
    if not Path(second).is_dir():
        gone = translate("{last}; the second place {folder} is not there").format(last=says, folder=second)
        return [Finding(what=what, works=False, says=gone, mend=translate("plug it in, or choose another"))]
    return [Finding(what=what, works=now - last.at < _OLD, says=says, mend="" if now - last.at < _OLD else mend)]


def _opened(folder: Path) -> Stall | Office:
    try:
        return open_stall(folder)
    except OtherKindError:
        return open_office(folder)


def _collection_of(folder: Path) -> str:
    """The collection of a stall's or office's folder, "" without one. Raises PosError where it cannot be opened."""
    with _opened(folder) as place:
        return place.settings.collection
