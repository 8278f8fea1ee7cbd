"""Every command is there, and what all of them do alike."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pos.audit import check_stall
from pos.cli import COMMANDS
from pos.stall import open_stall

ROOT = Path(__file__).parents[3]
NUMBER = "K07-1-261124-0001"


def test_every_promised_command_is_there():
    promised = {
        *("stall", "office", "open", "demo", "new stall", "new office", "enrol", "set", "settings", "import", "export"),
        *("receipt", "ring", "close", "reopen", "send", "collect", "verify", "check", "report", "backup", "restore"),
        *("qris", "doctor"),
    }
    ours = {"pin"}
    assert {command.words for command in COMMANDS} == promised | ours


def test_the_version_names_python_qt_and_sqlite_and_loads_nothing_heavy():
    code = "import sys; from pos.cli import run; status = run(['--version']); print(status, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=30)
    version, modules = done.stdout.splitlines()
    assert version.startswith("lapak ")
    assert all(name in version for name in ("Python", "Qt", "SQLite"))
    heavy = {"PySide6", "reportlab", "cryptography", "sqlite_utils", "msgspec", "PIL", "segno", "xlsxwriter"}
    assert modules.split()[0] == "0"
    assert not heavy & set(modules.split())


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("sell",),
        ("new",),
        ("new", "stall", "x"),
        ("new", "stall", "x", "--code", "K07", "--name", "n", "--trade", "klitikan", "--till", "one"),
        ("close",),
        ("close", "x", "--count", "5"),
        ("reopen", "x", "2026-11-24"),
        ("export", "x", "sales", "y"),
        ("report", "x"),
        ("report", "x", "days", "--as", "odt"),
        ("receipt", "x", NUMBER, "--as", "png"),
        ("verify",),
        ("qris", "x", "--amount", "12.500"),
        ("qris", "x", "--bill", "7"),
        ("qris", "x", "--tip-asked"),
        ("qris", "x", "--amount", "1", "--tip-asked", "--tip-fixed", "5"),
    ],
)
def test_wrong_usage_is_2_and_says_so_on_stderr_only(lapak, argv):
    status, out, err = lapak(*argv)

    assert (status, out) == (2, "")
    assert err.startswith("pemakaian: lapak")
    assert not {"argument", "required", "invalid", "expected"} & set(err.split())


def test_help_is_done_and_lists_every_command(lapak):
    status, out, _ = lapak("--help")

    assert status == 0
    assert all(f" {command.words.split()[0]} " in out for command in COMMANDS)


def test_a_disk_that_refuses_is_told_in_one_sentence(lapak, folder, tmp_path):
    status, out, err = lapak("export", folder, "journal", tmp_path.joinpath("no", "such", "folder", "j.jsonl"))

    assert (status, out, err.count("\n")) == (1, "", 1)


def test_a_reader_that_has_gone_is_no_fault(folder):
    code = "import sys; from pos.cli import run; sys.exit(run(sys.argv[1:]))"
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-c", code, "settings", str(folder)],
            cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, timeout=30,
        )  # fmt: skip
    finally:
        os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


def test_stdout_is_utf_8_whatever_the_locale(folder):
    code = "import sys; from pos.cli import run; sys.exit(run(sys.argv[1:]))"
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", code, "settings", str(folder), "--json"],
        cwd=ROOT, env=plain, capture_output=True, timeout=30,
    )  # fmt: skip

    assert done.returncode == 0
    assert "0–10000" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes them")
def test_a_closed_stream_is_no_fault_and_nothing_is_written_into_the_folder_instead(folder, closed):
    program = f'{sys.executable} -c "import sys; from pos.cli import run; sys.exit(run(sys.argv[1:]))"'
    for command in (f"settings {folder}", f"ring {folder} -", "nope"):
        ended = subprocess.run(["sh", "-c", f"{program} {command} {closed}"], cwd=ROOT, input=b"", check=False)
        assert ended.returncode == (2 if command == "nope" else 0)

    with open_stall(folder) as stall:
        assert check_stall(stall).good


def test_a_reason_of_the_system_is_told_in_the_language_in_use(lapak, folder, tmp_path):
    assert lapak("ring", folder, tmp_path.joinpath("none"))[2].endswith(": berkas atau folder itu tidak ada\n")
    assert lapak("ring", folder, tmp_path)[2].endswith(": itu folder\n")
    assert lapak("verify", tmp_path.joinpath("none"))[1].endswith(": periksa nama dan foldernya\n")
