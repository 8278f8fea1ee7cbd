"""The folder that a command is for: found, refused, made."""

import errno
import json
from pathlib import Path

import pytest

from pos import words
from pos.stall import open_stall

GOODS = Path(__file__).parents[2].joinpath("golden", "ring", "goods.csv")
NUMBER = "K07-1-261124-0001"
FOLDER_COMMANDS = (
    ("set", "tax", "none"),
    ("settings",),
    ("import", GOODS),
    ("export", "catalog", "x.csv"),
    ("export", "journal", "x.jsonl"),
    ("receipt", NUMBER),
    ("ring", GOODS),
    ("close",),
    ("reopen", "2026-11-24", "--reason", "x"),
    ("send",),
    ("collect",),
    ("enrol", "x"),
    ("check",),
    ("report", "days"),
)


def test_a_folder_is_made_once_and_may_be_named_from_where_one_stands(lapak, folder, monkeypatch):
    monkeypatch.chdir(folder.parent)

    assert lapak("settings", "stall")[0] == 0
    assert lapak("new", "stall", "stall", "--code", "K08", "--name", "n", "--trade", "klitikan")[0] == 1
    assert json.loads(lapak("new", "office", "off", "--code", "GIK", "--name", "n", "--json")[1])["folder"] == str(
        folder.parent.joinpath("off")
    )


@pytest.mark.parametrize("command", FOLDER_COMMANDS, ids=lambda command: command[0])
def test_a_folder_that_is_none_is_refused_in_one_sentence(lapak, tmp_path, command):
    status, out, err = lapak(command[0], tmp_path.joinpath("nowhere"), *command[1:])

    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "lapak.db" in err


@pytest.mark.parametrize("command", [c for c in FOLDER_COMMANDS if c[0] not in ("collect", "enrol", "report")], ids=str)
def test_an_open_folder_is_refused(lapak, folder, command):
    with open_stall(folder):
        status, out, err = lapak(command[0], folder, *command[1:])

    assert (status, out) == (1, "")
    assert "Lapak sedang terbuka di folder ini" in err


@pytest.mark.parametrize("command", FOLDER_COMMANDS, ids=lambda command: command[0])
def test_a_folder_of_the_other_kind_is_told_apart(lapak, folder, office, command):
    both = command[0] in ("set", "settings", "check") or command[:2] == ("export", "journal")
    for_office = command[0] in ("collect", "enrol", "report")
    if both:
        return

    status, out, err = lapak(command[0], folder if for_office else office, *command[1:])

    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "lapak.db" not in err


def test_refusals_are_in_the_folders_language(lapak, folder):
    indonesian = lapak("receipt", folder, "K07-1-261124-9999")[2]
    lapak("set", folder, "language", "en")

    english = lapak("receipt", folder, "K07-1-261124-9999")[2]

    assert english == "There is no receipt K07-1-261124-9999 here: check the number\n"
    assert indonesian != english
    assert words.language() == "en"


def test_names_are_kept_composed(told, tmp_path):
    told("new", "stall", tmp_path.joinpath("s"), "--code", "K07", "--name", "Café", "--trade", "kuliner")

    with open_stall(tmp_path.joinpath("s")) as stall:
        assert stall.identity.name == "Caf\u00e9"


@pytest.mark.parametrize("kind", ["stall", "office"])
def test_what_could_not_be_made_whole_can_be_made_again(lapak, tmp_path, monkeypatch, kind):
    def full(*_):
        raise OSError(errno.ENOSPC, "full", "private.key")

    command = ("new", kind, tmp_path.joinpath("place"), "--code", "K07", "--name", "n")
    command += ("--trade", "kuliner") if kind == "stall" else ()
    with monkeypatch.context() as patched:
        patched.setattr("pos.handover.seal.make", full)
        assert lapak(*command) == (1, "", "Sistem menolak private.key: media penyimpanan penuh\n")

    assert lapak(*command)[0] == 0
