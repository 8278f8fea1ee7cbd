"""The report for whoever is to help: what works, what a check found, settings and the end of the log, in one zip.

Nothing secret is in it: no key, no PIN nor what is kept of one, no customer, no password, no database. Of a setting
that holds a free text it tells only whether it is set, of a fault in the log its kind and places, not what it says.
"""

import io
import platform
import re
import zipfile
from collections.abc import Iterable, Mapping
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

_TAIL = 200_000
"""Bytes of the log: some weeks of a stall."""

_SECRETS = (
    (re.compile(r"://\S*@"), "://…@"),
    (re.compile(r"(://[^\s?]*)\?\S*"), r"\1?…"),
    (re.compile(r"\$argon2\S+"), "…"),
    (re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])"), "…"),
    (re.compile(r"(?<![0-9-])(?:\+?62|0)8[0-9]{7,12}(?![0-9])"), "…"),
)
"""What may stand in a sentence and is nobody's business: a password, what is kept of a PIN, a key, a telephone."""

_FAULT = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Warning)): .*")


def save_report(
    folder: Path,
    path: Path,
    printers: Mapping[str, PrinterKind] = MappingProxyType({}),
    place: Stall | Office | None = None,
) -> Path:
    """Write the report on `folder` as the zip `path`; `place` is it where it is open already. Raises PosError.

    A folder that cannot be opened is told as it is: that is when the report is wanted most.
    """
    members = {"report.txt": _report(folder, printers, place), "log.txt": _log(folder)}
    members["settings.json"] = _settings(folder, place)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
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
    return kept if setting.choices or (kept.isdigit() and len(kept) < 8) else "…"


def _log(folder: Path) -> str:
    path = folder.joinpath("log", "lapak.log")
    if not path.is_file():
        return ""
    with path.open("rb") as log:
        log.seek(max(0, path.stat().st_size - _TAIL))
        return _scrubbed(log.read().decode("utf-8", "replace").splitlines())


def _scrubbed(told: Iterable[str]) -> str:
    text = "\n".join(_FAULT.sub(r"\1: …", line) for line in told) + "\n"
    for secret, instead in _SECRETS:
        text = secret.sub(instead, text)
    return text
