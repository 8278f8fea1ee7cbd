"""The entry by which a desktop session starts Lapak is written, read and taken away."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from pos.errors import PosError
from ui import autostart
from ui.entry import command


def entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(autostart.entry_file(), "utf-8")
    return dict(parser["Desktop Entry"])


def test_it_is_off_until_it_is_wanted_and_again_when_it_is_not() -> None:
    assert not autostart.is_on()
    autostart.set_on(True)
    assert autostart.is_on()
    autostart.set_on(False)
    autostart.set_on(False)
    assert not autostart.is_on()


def test_the_entry_starts_this_very_program(tmp_path: Path) -> None:
    autostart.set_on(True)
    assert entry()["Type"] == "Application"
    assert entry()["Exec"] == " ".join(f'"{part}"' for part in command())
    told = subprocess.run([*command(), "--version"], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert told.stdout.startswith("lapak")


def test_a_path_with_signs_of_the_entry_s_own_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", '/opt/50% "off"/$python\\n')
    autostart.set_on(True)
    assert entry()["Exec"] == r'"/opt/50%% \\"off\\"/\\$python\\\\n" "-m" "ui"'


def test_a_folder_that_cannot_be_written_is_a_sentence() -> None:
    folder = autostart.entry_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("", "utf-8")
    with pytest.raises(PosError, match="tidak dapat diubah"):
        autostart.set_on(True)
