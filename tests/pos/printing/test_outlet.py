"""A paper goes where the setting says, in the letters that it says."""

from pathlib import Path

import pytest

from pos.errors import PosError
from pos.printing.escpos import DRAWER, escpos, raster_escpos
from pos.printing.layout import Layout, Text
from pos.printing.outlet import Outlet
from pos.printing.printers import PrinterKind

PAPER = Layout(title="t", rows=(Text("kĕris Õ"),), width_mm=58, margin_mm=5)


class Pages:
    """A printer of the operating system, which draws for itself."""

    def __init__(self, address: str) -> None:
        self.drawn: list[Layout] = []

    def draw(self, layout: Layout) -> None:
        self.drawn.append(layout)


@pytest.mark.parametrize(
    ("letters", "data"),
    [("437", escpos(PAPER)), ("858", escpos(PAPER, code_page=858)), ("picture", raster_escpos(PAPER))],
)
def test_bytes_are_in_the_letters_that_are_set(letters: str, data: bytes, tmp_path: Path) -> None:
    Outlet(f"file:{tmp_path / 'out'}", letters, {}).print(PAPER)
    assert tmp_path.joinpath("out").read_bytes() == data


def test_the_drawer_hangs_on_the_printer(tmp_path: Path) -> None:
    Outlet(f"file:{tmp_path / 'out'}", "437", {}).open_drawer()
    assert tmp_path.joinpath("out").read_bytes() == DRAWER


def test_a_printer_that_draws_gets_the_layout_and_opens_no_drawer() -> None:
    pages = Pages("")
    kinds = {"pages": PrinterKind(id="pages", title="", order=9, example="x", open=lambda _address: pages)}
    Outlet("pages:kantor", "437", kinds).print(PAPER)
    assert pages.drawn == [PAPER]
    with pytest.raises(PosError):
        Outlet("pages:kantor", "437", kinds).open_drawer()
