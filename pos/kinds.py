"""The kinds of a plural folder: one module each, found on first use, each held to its folder's contract."""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, TypeVar

T = TypeVar("T")


def load(package: str, attribute: str, contract: type[T]) -> dict[str, T]:
    """The kinds in `package` by id: each module's `attribute`, in order of `.order` where they have one, then of id.

    `attribute` is the same in every module of the folder (`TRADE`, `TENDER`, …). Raises TypeError naming the file
    that lacks it, whose `attribute` is no `contract`, or whose `.id` is not the module's name: a bug, not a refusal.
    """
    kinds = {name: _kind(module, name, attribute, contract) for name, module in _modules(package)}
    return dict(sorted(kinds.items(), key=lambda item: (getattr(item[1], "order", 0), item[0])))


def find(package: str, name: str, attribute: str, contract: type[T]) -> T | None:
    """The kind called `name` without its siblings, which are not imported; None where there is none."""
    names = [found.name for found in pkgutil.iter_modules(import_module(package).__path__)]
    return _kind(import_module(f"{package}.{name}"), name, attribute, contract) if name in names else None


@cache
def _modules(package: str) -> tuple[tuple[str, ModuleType], ...]:
    # iter_modules asks the package's own finder, so wheels, zips and frozen programs answer alike.
    names = [found.name for found in pkgutil.iter_modules(import_module(package).__path__)]
    return tuple((name, import_module(f"{package}.{name}")) for name in names if not name.startswith("_"))


def _kind(module: ModuleType, name: str, attribute: str, contract: type[T]) -> T:
    kind: Any = getattr(module, attribute, None)
    if not isinstance(kind, contract):
        raise TypeError(f"{module.__file__}: {attribute} is not a {contract.__name__}")
    found: object = getattr(kind, "id", None)
    if found != name:
        raise TypeError(f"{module.__file__}: {attribute}.id is {found!r}, not {name!r}")
    return kind
