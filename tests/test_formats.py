"""FORMATS.md, played: every block of it is written, run or compared, from top to bottom in one empty folder."""

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from pos.cli import run

ROOT = Path(__file__).parents[1]
ANYTHING = "…"
BLOCK = re.compile(r"^```(?P<kind>\w+)(?P<about>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Said:
    """One command of a console block, and what it must say: stdout, then stderr, then `[status]` where it is not 0."""

    command: str
    lines: tuple[str, ...]

    @property
    def status(self):
        return int(self.lines[-1][1:-1]) if self.lines and re.fullmatch(r"\[\d\]", self.lines[-1]) else 0

    @property
    def output(self):
        return self.lines[:-1] if self.status else self.lines


def console(text):
    """The commands of a console block in order."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *lines = part.splitlines()
        yield Said(command, tuple(lines))


def matches(expected, output):
    """Whether the lines say the same; `…` is anything within a line, and a line of its own any lines at all."""
    pattern = ""
    for line in expected:
        if line == ANYTHING:
            pattern += "(?:[^\n]*\n)*"
        else:
            pattern += r"\s*" + ".*".join(re.escape(part) for part in line.split(ANYTHING)) + "\n"
    return re.fullmatch(pattern, output) is not None


def alike(expected, told):
    """Whether a JSON value is the one described; `"…"` is any value."""
    if expected == ANYTHING:
        return True
    if isinstance(expected, dict):
        return (
            isinstance(told, dict)
            and expected.keys() == told.keys()
            and all(alike(value, told[name]) for name, value in expected.items())
        )
    if isinstance(expected, list):
        return (
            isinstance(told, list)
            and len(expected) == len(told)
            and all(alike(one, other) for one, other in zip(expected, told, strict=True))
        )
    return type(expected) is type(told) and expected == told


def test_every_example_is_true(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    played = {"console": 0, "csv": 0, "jsonl": 0, "json": 0}
    for block in BLOCK.finditer(ROOT.joinpath("FORMATS.md").read_text("utf-8")):
        kind, about, text = block["kind"], block["about"].split(), block["text"]
        played[kind] += 1
        if kind == "console":
            for said in console(text):
                program, *argv = shlex.split(said.command)
                assert program == "lapak"
                status = run(argv)
                out, err = capsys.readouterr()
                assert (said.command, status) == (said.command, said.status), out + err
                assert matches(said.output, out + err), f"{said.command}\n{out}{err}"
        elif kind == "json":
            name, line = about
            told = json.loads(Path(name).read_text("utf-8").splitlines()[int(line) - 1])
            assert alike(json.loads(text), told), f"{name}, line {line}: {told}"
        else:
            Path(about[0]).write_text(text, "utf-8")
    assert all(played.values()), played


@pytest.mark.parametrize(
    ("expected", "output", "same"),
    [
        (["a…c"], "abbc\n", True),
        (["a…c"], "abb\n", False),
        (["a", "…"], "a\nb\nc\n", True),
        (["a"], "a\nb\n", False),
        ([], "a\n", False),
    ],
)
def test_the_dots_stand_for_anything_but_the_rest_must_be_there(expected, output, same):
    assert matches(expected, output) is same


@pytest.mark.parametrize(
    ("expected", "told", "same"),
    [
        ({"a": "…"}, {"a": [1]}, True),
        ({"a": "…"}, {"a": 1, "b": 2}, False),
        ({"a": 1}, {"a": 2}, False),
        ({"a": 1}, {"a": True}, False),
        ([1], [1, 2], False),
    ],
)
def test_a_described_value_is_compared_field_by_field(expected, told, same):
    assert alike(expected, told) is same


def test_every_command_and_every_field_of_a_summary_is_described():
    from pos.cli import COMMANDS
    from pos.handover.summary import Summary
    from pos.settings import stall_settings

    text = ROOT.joinpath("FORMATS.md").read_text("utf-8")

    for command in COMMANDS:
        assert re.search(rf"\b{command.words}\b", text), command.words
    assert all(f'"{name.rstrip("_")}"' in text for name in Summary.__struct_fields__)
    assert stall_settings(str, str)
