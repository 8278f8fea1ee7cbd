"""The report for whoever is to help: what works, what a check found, settings and the end of the log, in one zip.

Nothing secret is in it: no key, no PIN nor what is kept of one, no customer, no password, no database. Of a setting
that holds a free text it tells only whether it is set, of a fault in the log its kind and places, not what it says.
"""

import io
import platform
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pos import VERSION, canonical, files
from pos.doctor import Finding, check, closed, database, disk, examine, examine_place, lines, opened_either
from pos.errors import PosError
from pos.gallery import Office
from pos.printing.printers import PrinterKind
from pos.settings import Setting
from pos.stall import Stall
from pos.store import damage_in_words, sqlite_version_info
from pos.words import N_

_TAIL = 200_000
"""Bytes of the log: some weeks of a stall."""

_SECRETS = (
    (re.compile(r"://\S*@"), "://…@"),
    (re.compile(r"(://[^\s?]*)\?\S*"), r"\1?…"),
    (re.compile(r"\$argon2\S+"), "…"),
    (re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])"), "…"),
    (re.compile(r"(?<![0-9-])(?:\+?62|0)[ .-]?8[0-9](?:[ .-]?[0-9]){6,11}(?![0-9])"), "…"),
)
"""What may stand in a sentence and is nobody's business: a password, what is kept of a PIN, a key, a telephone."""

_STAMPED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:,]{8,12} [A-Z]+ ")
_FAULT = "Traceback (most recent call last):"
_FRAME = re.compile(r'  File ".*", line [0-9]+, in \S+')
_KIND = re.compile(r"[A-Za-z_][\w.]*(?=:|$)")


class Told(NamedTuple):
    """What an open stall or office says of itself: findings, and its settings as JSON."""

    findings: Sequence[Finding]
    settings: str


def tell(place: Stall | Office, of_database: Finding | None) -> Told:
    """What `place` says, read where it is open; what is damaged in it is a finding, too."""
    try:
        with damage_in_words():
            return Told(examine_place(place, of_database), _settings(place))
    except PosError as error:
        return _closed(place.folder, error)


def save_report(
    folder: Path,
    path: Path,
    printers: Mapping[str, PrinterKind] = MappingProxyType({}),
    told: Told | None = None,
) -> Path:
    """Write the report on `folder` as the zip `path`; where it is open already, `told` is what it says.

    A folder that cannot be opened is told as it is: that is when the report is wanted most. Raises PosError, OSError.
    """
    if path.suffix.casefold() != ".zip":  # a slip of the hand must not write over a database
        raise PosError(N_("{file} is no name for a report: let it end in .zip"), file=path.name)
    told = told or _told_by(folder)
    findings = (*examine(None, printers), *disk(folder), *told.findings)
    members = {"report.txt": _scrubbed([_head(), *lines(findings)]), "log.txt": _log(folder)}
    members["settings.json"] = _scrubbed([told.settings])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            # Dated alike: a clock that says 1970 has no date in a zip.
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    files.write(path, packed.getvalue())
    return path


def _told_by(folder: Path) -> Told:
    try:
        with opened_either(folder, verified=False) as place:
            return tell(place, database(folder, check(place)))
    except PosError as error:
        return _closed(folder, error)


def _closed(folder: Path, error: PosError) -> Told:
    return Told((closed(folder, error),), canonical.encode({"error": str(error)}).decode())


def _head() -> str:
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    sqlite = ".".join(map(str, sqlite_version_info()))
    return f"lapak {VERSION}, Python {platform.python_version()}, SQLite {sqlite}, {system}"


def _settings(place: Stall | Office) -> str:
    kept = place.store.settings()
    told = {name: _told(setting, kept.get(name)) for name, setting in place.known_settings().items()}
    facts = {"schema": place.store.schema, "events": place.journal.count(), "settings": told}
    return canonical.encode(facts).decode()


def _told(setting: Setting, kept: str | None) -> str | None:
    """What a setting holds where that is a choice or a number; else only that it is set, None where it is not."""
    if kept is None or kept == "":
        return None
    return kept if setting.choices or setting.range.startswith("0–") else "…"


def _log(folder: Path) -> str:
    path = folder.joinpath("log", "lapak.log")
    if not path.is_file():
        return ""
    with path.open("rb") as log:
        log.seek(max(0, path.stat().st_size - _TAIL))
        return _scrubbed(_without_speech(log.read().decode("utf-8", "replace").splitlines()))


def _without_speech(log: Iterable[str]) -> Iterator[str]:
    """The log's own lines, and of a fault its frames and kind: what it says, on any number of lines, may be private."""
    is_fault = False
    for line in log:
        if _STAMPED.match(line) or line == _FAULT:
            is_fault = line == _FAULT
            yield line
        elif is_fault and _FRAME.fullmatch(line):
            yield line
        elif is_fault and line and not line.startswith(" "):
            is_fault = False
            kind = _KIND.match(line)
            yield f"{kind[0]}: …" if kind else "…"


def _scrubbed(told: Iterable[str]) -> str:
    text = "\n".join(told) + "\n"
    for secret, instead in _SECRETS:
        text = secret.sub(instead, text)
    return text
