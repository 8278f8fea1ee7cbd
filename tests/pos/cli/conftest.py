"""A command line to run, folders to run it on, and ring files to feed."""

import json
from pathlib import Path

import pytest

from pos.cli import run

GOODS = Path(__file__).parents[2].joinpath("golden", "ring", "goods.csv")


@pytest.fixture
def lapak(capsys):
    """Runs a command and gives its status, stdout and stderr."""

    def command(*argv):
        status = run([str(argument) for argument in argv])
        return status, *capsys.readouterr()

    return command


@pytest.fixture
def told(lapak):
    """Runs a command that must be done, with --json, and gives its one object."""

    def command(*argv):
        status, out, err = lapak(*argv, "--json")
        assert (status, err) == (0, "")
        assert out.count("\n") == 1
        return json.loads(out)

    return command


@pytest.fixture
def folder(tmp_path, lapak):
    """A stall's folder with the golden goods."""
    made = tmp_path.joinpath("stall")
    assert lapak("new", "stall", made, "--code", "K07", "--name", "Pak Djarwo", "--trade", "klitikan")[0] == 0
    assert lapak("import", made, GOODS)[0] == 0
    return made


@pytest.fixture
def office(tmp_path, lapak):
    made = tmp_path.joinpath("office")
    command = ("new", "office", made, "--code", "GIK", "--name", "Galeri", "--collection", tmp_path.joinpath("coll"))
    assert lapak(*command)[0] == 0
    return made


@pytest.fixture
def ring_file(tmp_path):
    """Writes lines as a ring file."""

    def write(*lines):
        path = tmp_path.joinpath("ring.jsonl")
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def sold():
    """A line of a ring file: one thing sold for cash."""

    def line(id_="a1", at="2026-11-24T10:15:00+07:00", price=5000):
        line = {"name": "Jasa bungkus", "qty": 1, "price": price}
        return {"id": id_, "at": at, "lines": [line], "payments": [{"tender": "cash", "amount": price}]}

    return line
