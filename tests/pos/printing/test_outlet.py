"""A paper goes where the setting says, in the letters that it says."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos.errors import PosError
from pos.printing.escpos import DRAWER, escpos, raster_escpos
from pos.printing.layout import Layout, Text
from pos.printing.outlet import Outlet, pdf_name
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
    Outlet(f"file:{tmp_path / 'out'}", letters, {}, tmp_path).print(PAPER)
    assert tmp_path.joinpath("out").read_bytes() == data


def test_the_drawer_hangs_on_the_printer(tmp_path: Path) -> None:
    Outlet(f"file:{tmp_path / 'out'}", "437", {}, tmp_path).open_drawer()
    assert tmp_path.joinpath("out").read_bytes() == DRAWER


def test_a_printer_that_draws_gets_the_layout_and_opens_no_drawer(tmp_path: Path) -> None:
    pages = Pages("")
    kinds = {"pages": PrinterKind(id="pages", title="", order=9, example="x", open=lambda _address: pages)}
    Outlet("pages:kantor", "437", kinds, tmp_path).print(PAPER)
    assert pages.drawn == [PAPER]
    with pytest.raises(PosError):
        Outlet("pages:kantor", "437", kinds, tmp_path).open_drawer()


def test_without_a_printer_a_paper_becomes_a_pdf_and_no_drawer_opens(tmp_path: Path) -> None:
    nowhere = Outlet("", "437", {}, tmp_path)
    nowhere.print(replace(PAPER, title="K07-1-261124-0001"))
    assert tmp_path.joinpath("K07-1-261124-0001.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(PosError):
        nowhere.open_drawer()
    with pytest.raises(PosError, match="folder"):
        Outlet("", "437", {}, tmp_path / "no folder").print(PAPER)


def test_the_name_of_a_pdf_holds_no_path() -> None:
    assert pdf_name(replace(PAPER, title="../K-07 · Laporan sementara")) == "-K-07-Laporan-sementara.pdf"
