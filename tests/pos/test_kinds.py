"""A plural folder's kinds are found, ordered and held to their contract."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pos.kinds import load

CONTRACT = f"from {__name__} import Colour\n"

Folder = Callable[..., str]


@dataclass(frozen=True)
class Colour:
    id: str
    order: int = 0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Makes an importable folder of kinds; each test names its own, for kinds are found once a process."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(name: str, **modules: str) -> str:
        package = tmp_path.joinpath(name)
        package.mkdir()
        package.joinpath("__init__.py").touch()
        for module, text in modules.items():
            package.joinpath(f"{module}.py").write_text(CONTRACT + text, encoding="utf-8")
        return name

    return make


def test_kinds_come_by_order_then_by_id(folder: Folder) -> None:
    package = folder(
        "colours_in_order",
        blue="COLOUR = Colour('blue', 2)",
        red="COLOUR = Colour('red', 1)",
        amber="COLOUR = Colour('amber', 2)",
    )
    assert list(load(package, "COLOUR", Colour)) == ["red", "amber", "blue"]


def test_a_private_module_is_no_kind(folder: Folder) -> None:
    package = folder("colours_with_private", red="COLOUR = Colour('red')", _shade="DARK = 1")
    assert list(load(package, "COLOUR", Colour)) == ["red"]


def test_a_caller_cannot_spoil_what_the_next_one_gets(folder: Folder) -> None:
    package = folder("colours_twice", red="COLOUR = Colour('red')")
    load(package, "COLOUR", Colour).clear()
    assert list(load(package, "COLOUR", Colour)) == ["red"]


@pytest.mark.parametrize("text", ["", "COLOUR = 'red'", "COLOUR = Colour"])
def test_a_module_without_its_kind_is_named(folder: Folder, text: str) -> None:
    package = folder(f"colours_wrong_{len(text)}", red=text)
    with pytest.raises(TypeError, match=r"red\.py: COLOUR is not a Colour"):
        load(package, "COLOUR", Colour)


def test_an_id_that_is_not_the_modules_name_is_named(folder: Folder) -> None:
    package = folder("colours_misnamed", red="COLOUR = Colour('blue')")
    with pytest.raises(TypeError, match=r"red\.py: COLOUR\.id is 'blue', not 'red'"):
        load(package, "COLOUR", Colour)
