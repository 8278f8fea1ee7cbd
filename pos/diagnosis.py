"""The report for whoever is to help: what works, what a check found, settings and the end of the log, in one zip.

Nothing secret is in it: no key, no PIN nor what is kept of one, no customer, no password, no database. Of a setting
that holds a free text it tells only whether it is set, of a fault in the log its kind and places, not what it says.
"""

import io
import platform
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pos import VERSION, canonical, files
from pos.doctor import examine, lines, opened_either
from pos.errors import PosError
from pos.gallery import Office
from pos.printing.printers import PrinterKind
from pos.settings import Setting
from pos.stall import Stall
from pos.store import sqlite_version_info
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


def save_report(
    folder: Path,
    path: Path,
    printers: Mapping[str, PrinterKind] = MappingProxyType({}),
    place: Stall | Office | None = None,
) -> Path:
    """Write the report on `folder` as the zip `path`; `place` is it where it is open already. Raises PosError.

    A folder that cannot be opened is told as it is: that is when the report is wanted most.
    """
    if path.suffix.casefold() != ".zip":  # a slip of the hand must not write over a database
        raise PosError(N_("{file} is no name for a report: let it end in .zip"), file=path.name)
    members = {"report.txt": _report(folder, printers, place), "log.txt": _log(folder)}
    members["settings.json"] = _settings(folder, place)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            # Dated alike: a clock that says 1970 has no date in a zip.
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    files.write(path, packed.getvalue())
    return path


def _report(folder: Path, printers: Mapping[str, PrinterKind], place: Stall | Office | None) -> str:
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    sqlite = ".".join(map(str, sqlite_version_info()))
    head = [f"lapak {VERSION}, Python {platform.python_version()}, SQLite {sqlite}, {system}"]
    found = examine(None if place is not None else folder, printers)
    if place is not None:
        from pos.doctor import examine_place

        found = (*found, *examine_place(place))
    return _scrubbed([*head, *lines(found)])


def _settings(folder: Path, place: Stall | Office | None) -> str:
    try:
        if place is None:
            with opened_either(folder, verified=False) as opened:
                return _settings(folder, opened)
    except PosError as error:
        return _scrubbed([canonical.encode({"error": str(error)}).decode()])
    kept = place.store.settings()
    told = {name: _told(setting, kept.get(name)) for name, setting in place.known_settings().items()}
    facts = {"schema": place.store.schema, "events": place.journal.count(), "settings": told}
    return canonical.encode(facts).decode() + "\n"


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
