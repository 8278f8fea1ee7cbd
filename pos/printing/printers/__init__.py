"""Where paper comes out, one file each: given an address, a way to print there."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from pos import kinds
from pos.errors import PosError
from pos.words import N_

if TYPE_CHECKING:
    from pos.printing.layout import Layout


class Printer(Protocol):
    """Takes the bytes of one printed thing."""

    def send(self, data: bytes) -> None:
        """Hand over all of `data`. Raises PosError that says what to look at; part of it may be on paper then."""


@runtime_checkable
class PagePrinter(Protocol):
    """Draws one printed thing itself, as the operating system's printers do; it has no drawer to open."""

    def draw(self, layout: "Layout") -> None:
        """Print `layout`. Raises PosError that says what to look at."""


def none_found() -> Sequence[str]:
    """What a kind finds that cannot look for printers."""
    return ()


class PrinterKind(NamedTuple):
    """One way to reach a printer; its module's name is its `id`."""

    id: str
    title: str
    """Msgid."""
    order: int
    example: str
    """An address as this kind expects it."""
    open: Callable[[str], Printer | PagePrinter]
    """The printer at an address; nothing is reached yet. Raises PosError where the address is none."""
    found: Callable[[], Sequence[str]] = none_found
    """The addresses of the printers that are there now."""


def all_printers() -> dict[str, PrinterKind]:
    """Every kind by id, in order."""
    return kinds.load(__name__, "PRINTER", PrinterKind)


def printer(setting: str, more: Mapping[str, PrinterKind] = MappingProxyType({})) -> Printer | PagePrinter:
    """The printer that a setting names: a kind and its address, `network:192.168.1.50:9100`. Raises PosError.

    `more` are kinds besides this folder's, by id.
    """
    kind, _, address = setting.partition(":")
    known = {**all_printers(), **more}
    if kind not in known or not address.strip():
        examples = ", ".join(f"{each.id}:{each.example}" for each in known.values())
        raise PosError(N_("“{setting}” names no printer: write it like {examples}"), setting=setting, examples=examples)
    return known[kind].open(address.strip())
