"""Says what works on a machine and in a folder, and the line that mends the rest."""

import platform
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from pos.audit import check_stall
from pos.clock import ZONES, utc_text
from pos.console import has_display
from pos.errors import PosError
from pos.gallery import Office, open_office
from pos.handover import seal
from pos.handover import summary as summaries
from pos.handover import tables as handover_tables
from pos.handover.carriers import open_collection
from pos.handover.notices import tables as notice_tables
from pos.handover.other_office import OTHER_OFFICE
from pos.handover.outbox import BEHIND
from pos.journal.checked import Checked
from pos.printing.printers import PrinterKind, all_printers
from pos.restoring import look_into
from pos.stall import Stall, open_stall
from pos.store import DamagedError, OtherKindError, medium, sqlite_version_info
from pos.store.backups import Backup, every
from pos.store.ballast import Ballast
from pos.store.folder import NoDatabaseError
from pos.words import N_, translate, written_day

OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""

_OLD = timedelta(days=2)
"""A backup older than this is worth a word."""

FONTS = 8
"""How many font files Lapak brings, for screen and paper."""


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
        findings += [*disk(folder), *_folder(folder)]
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


def _folder(folder: Path) -> list[Finding]:
    """What stands and does not in a folder; an office is looked through by `lapak check` alone: that takes its time."""
    try:
        with opened_either(folder) as place:
            return examine_place(place, database(folder, check(place)) if isinstance(place, Stall) else None)
    except PosError as error:
        return [closed(folder, error)]


def closed(folder: Path, error: PosError) -> Finding:
    """A folder that cannot be opened: why, and the way out."""
    return Finding(what=str(folder), works=False, says=str(error), mend=_way_out(folder, error))


def check(place: Stall | Office) -> Checked:
    """Everything of a stall or an office that can be checked, reading only; of an office it takes its time."""
    return check_stall(place) if isinstance(place, Stall) else place.check()


def opened_either(folder: Path, *, verified: bool = True) -> Stall | Office:
    """The stall or the office in a folder. Raises PosError."""
    try:
        return open_stall(folder, verified=verified)
    except OtherKindError:
        return open_office(folder, verified=verified)


def examine_place(place: Stall | Office, of_database: Finding | None) -> list[Finding]:
    """What stands and does not in an open folder; `of_database` is what was found of its database, if it was read."""
    read = [] if of_database is None else [of_database]
    if isinstance(place, Stall):
        return [_ready(place), *read, _clock(place), _key(place), _hand_in(place), _backups(place)]
    return [_ready(place), *read, _office_key(place), _backups(place)]


def _ready(place: Stall | Office) -> Finding:
    folder, collection = place.folder, place.settings.collection
    if not collection:
        mend = line("set", folder, "collection", "/media/STICK")
        return Finding(what=str(folder), works=True, says=translate("ready, without a collection point"), mend=mend)
    try:
        open_collection(collection)
    except PosError as error:
        return Finding(what=translate("Collection point"), works=False, says=str(error))
    says = translate("ready, with its collection point at {collection}").format(collection=collection)
    return Finding(what=str(folder), works=True, says=says)


def database(folder: Path, checked: Checked) -> Finding:
    """What a check found."""
    what = translate("Database")
    if checked.good:
        return Finding(
            what=what, works=True, says=translate("Everything agrees: {events} events").format(events=checked.events)
        )
    return Finding(what=what, works=False, says="; ".join(checked.problems), mend=mending(folder, checked))


def chain(folder: Path, events: int) -> Finding:
    """What reading every event again found, where that is all that was done."""
    says = translate("Each of {events} events is as it was written").format(events=events)
    rest = translate("{line} looks through the rest").format(line=line("check", folder))
    return Finding(what=translate("Database"), works=True, says=says, mend=rest)


def _clock(stall: Stall) -> Finding:
    what, ahead = translate("Clock"), stall.ahead_of_clock()
    if ahead is None:
        return Finding(what=what, works=True, says=utc_text(stall.clock()))
    says = translate("it says {now}, but the last line is of {last}: until then every line bears that time")
    return Finding(
        what=what,
        works=False,
        says=says.format(now=utc_text(stall.clock()), last=utc_text(ahead)),
        mend=translate("set the clock of this computer"),
    )


def _key(stall: Stall) -> Finding:
    """Whether the key is there, whole, and the one that sealed the last summary of this epoch."""
    what, keys = translate("Key"), stall.folder.joinpath("keys")
    anew = translate("{backup}, then {restore}: the till begins anew with a new key").format(
        backup=line("backup", stall.folder), restore=line("restore", "FILE", stall.folder)
    )
    take_away = translate("take {folder} away; {anew}").format(folder=keys, anew=anew)
    try:
        key = seal.load(keys)
        if key is None:
            says = translate("it is missing: selling goes on, closing and handing in need it")
            return Finding(what=what, works=False, says=says, mend=anew)
        own = seal.public(key)
        if own != seal.read_public(keys.joinpath(seal.PUBLIC)) or not _has_sealed(stall, own):
            says = translate("it is another one than sealed the days before: the office would refuse what it seals")
            return Finding(what=what, works=False, says=says, mend=take_away)
    except (PosError, OSError) as error:
        return Finding(what=what, works=False, says=str(error), mend=take_away)
    return Finding(what=what, works=True, says=seal.fingerprint(own))


def _has_sealed(stall: Stall, key: str) -> bool:
    """Whether this key, or one that it took the place of, sealed what was sealed in this epoch."""
    row = handover_tables.of_epoch(stall.store, stall.journal.epoch)
    return row is None or summaries.read(row["bytes"]).key in notice_tables.forerunners(stall.store, key)


def _office_key(office: Office) -> Finding:
    try:
        return Finding(what=translate("Key"), works=True, says=office.fingerprint)
    except PosError as error:
        return Finding(what=translate("Key"), works=False, says=str(error))


def _hand_in(stall: Stall) -> Finding:
    what = translate("Hand-in")
    if stall.delivery.is_held():
        says = translate("it is held since this till was restored: compare its last receipts with the office's first")
        return Finding(what=what, works=False, says=says, mend=line("send", stall.folder, "--release", "REASON"))
    if stall.delivery.is_behind_the_office():
        before = _backup_before(stall)
        mend = restoring(stall.folder) if before is None else line("restore", before.path, stall.folder)
        return Finding(what=what, works=False, says=behind(stall), mend=mend)
    if stall.delivery.is_answered_by_another():
        mend = line("send", stall.folder, "--new-office", "WORDS")
        return Finding(what=what, works=False, says=translate(OTHER_OFFICE), mend=mend)
    waiting = undelivered(stall)
    if not waiting:
        return Finding(what=what, works=True, says=translate("the office has accepted every day that was closed"))
    mend = line("send", stall.folder) if stall.settings.collection else ""
    return Finding(what=what, works=True, says="; ".join(waiting), mend=mend)


def undelivered(stall: Stall) -> list[str]:
    """Which days would be lost with the folder, as sentences: not closed, not handed in, not accepted by the office."""
    is_open, delivery = stall.till.open_day_name(), stall.delivery
    found = (
        (N_("not closed yet: {days}"), () if is_open is None else (is_open,)),
        (N_("not handed in yet: {days}"), delivery.days_at_home()),
        (N_("handed in, and not accepted by the office yet: {days}"), delivery.days_carried()),
    )
    return [translate(says).format(days=", ".join(map(_written, days))) for says, days in found if days]


def _written(day: str) -> str:
    return written_day(date.fromisoformat(day))


def behind(stall: Stall) -> str:
    """What to say to a till whose office knows more of it, and which backup is from before another copy parted."""
    return ". ".join(filter(None, (translate(BEHIND), backup_before(stall))))


def backup_before(stall: Stall) -> str:
    """Names the newest backup from before another copy of the folder parted; empty where none is known to be."""
    before = _backup_before(stall)
    if before is None:
        return ""
    at = before.at.astimezone(ZONES[stall.settings.zone])
    named = translate("The newest one from before is of {day} {time}: {file}")
    return named.format(day=written_day(at), time=f"{at:%H.%M}", file=before.path)


def _backup_before(stall: Stall) -> Backup | None:
    parted = stall.delivery.parted_at()
    return next((each for each in stall.backups.listed() if parted is not None and each.at < parted), None)


def disk(folder: Path) -> list[Finding]:
    """Where the folder lies and what room it has, as far as that is worth a word."""
    if not folder.is_dir():
        return []
    what, lies = translate("Disk"), medium.warning(folder)
    if lies:
        return [Finding(what=what, works=lies != medium.NETWORK, says=translate(lies).format(folder=folder))]
    free = shutil.disk_usage(folder).free >> 20
    ballast = Ballast(folder)
    short, still = ballast.is_short, translate("free some space; closing and handing in still work")
    mend = "" if not short else translate("free some space") if ballast.is_used_up else still
    return [Finding(what=what, works=not short, says=translate("{size} MB free").format(size=free), mend=mend)]


def _backups(place: Stall | Office) -> Finding:
    """How the folder's backups stand."""
    last, second, now = place.backups.last(), place.settings.backup_folder, place.clock()
    what, mend = translate("Backups"), line("backup", place.folder)
    if last is None:
        works = now - place.backups.since < _OLD
        return Finding(what=what, works=works, says=translate("there is none yet"), mend=mend)
    says = translate("the last one is of {at}").format(at=utc_text(last.at))
    fresh = now - last.at < _OLD
    if not second:
        says = translate("{last}, on this computer only").format(last=says)
        mend = mend if not fresh else line("set", place.folder, "backup_folder", "/media/STICK")
        return Finding(what=what, works=fresh, says=says, mend=mend)
    if not Path(second).is_dir():
        gone = translate("{last}; the second place {folder} is not there").format(last=says, folder=second)
        return Finding(what=what, works=False, says=gone, mend=translate("plug it in, or choose another"))
    return Finding(what=what, works=fresh, says=says, mend="" if fresh else mend)


def line(command: str, *words: object) -> str:
    """A command line of Lapak's, as it is typed."""
    return " ".join(["lapak", command, *(f'"{word}"' if " " in str(word) else str(word) for word in words)])


def mending(folder: Path, checked: Checked) -> str:
    """What mends what a check found: another backup where the database itself is whole, else a backup put back."""
    return line("backup", folder) if checked.is_sound else restoring(folder)


def restoring(folder: Path) -> str:
    """The line that puts the folder's newest whole backup back; where there is none, whom to ask with what."""
    for backup in every(folder.joinpath("backups")):
        with suppress(PosError):
            if look_into(backup.path).good:
                return line("restore", backup.path, folder)
    return translate("there is no whole backup in it: do not sell on it, and ask Lapak's makers")


def _way_out(folder: Path, error: PosError) -> str:
    """What mends a folder that does not open, where its sentence does not say all of it."""
    return restoring(folder) if isinstance(error, (DamagedError, NoDatabaseError)) else ""
