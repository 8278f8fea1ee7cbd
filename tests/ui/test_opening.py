"""The file type and the entry by which a desktop opens a day's file with Lapak are written, read and taken away."""

import os
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from pos.errors import PosError
from ui import entry, opening

TOLD = (
    "import sys; from PySide6.QtCore import QMimeDatabase; print(QMimeDatabase().mimeTypeForFile(sys.argv[1]).name())"
)


def type_of(name: str) -> str:
    """What a program of the desktop, started now, takes a file of that name for."""
    asked = [sys.executable, "-c", TOLD, name]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def keys() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(opening.entry_file(), "utf-8")
    return dict(parser["Desktop Entry"])


def test_it_is_off_until_it_is_wanted_and_again_when_it_is_not() -> None:
    assert not opening.is_on()
    opening.set_on(True)
    assert opening.is_on()
    opening.set_on(False)
    opening.set_on(False)
    assert not opening.is_on()


def test_a_day_s_file_is_known_by_its_name_and_any_other_is_left_alone() -> None:
    opening.set_on(True)
    assert type_of("GIK-K07-1_2026-11-24_e1_000123_r1.jsonl") == opening.MIME_TYPE
    assert type_of("GIK-K07-12_2026-11-24_e12_000001_r10.jsonl") == opening.MIME_TYPE
    for name in ("notes.jsonl", "GIK-K07-1.request.jsonl", "GIK-K07-1_2026-11-24_e1_000123_r1.pdf"):
        assert type_of(name) != opening.MIME_TYPE


def test_without_the_programs_that_make_the_tables_the_type_is_known_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    opening.set_on(True)
    assert type_of("GIK-K07-1_2026-11-24_e1_000123_r1.jsonl") == opening.MIME_TYPE


def test_the_entry_runs_this_very_program_on_the_file_and_stays_out_of_the_menu(tmp_path: Path) -> None:
    opening.set_on(True)
    *program, verb, file = shlex.split(keys()["Exec"])
    assert (program, verb, file) == (entry.command(), "open", "%f")
    assert keys()["MimeType"] == f"{opening.MIME_TYPE};"
    assert keys()["NoDisplay"] == "true"
    assert Path(keys()["Icon"]).is_file()
    missing = tmp_path.joinpath("GIK-K07-1_2026-11-24_e1_000123_r1.jsonl")
    environment = os.environ | {"QT_QPA_PLATFORM": "", "DISPLAY": ""}
    told = subprocess.run(
        [*program, verb, str(missing)], capture_output=True, text=True, check=False, cwd=tmp_path, env=environment
    )
    assert told.returncode == 1
    assert "layar" in told.stderr


def test_a_folder_that_cannot_be_written_is_a_sentence() -> None:
    folder = opening.type_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("", "utf-8")
    with pytest.raises(PosError, match="tidak dapat diubah"):
        opening.set_on(True)
