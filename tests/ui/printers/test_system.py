"""The system's printers get the same paper as any other, drawn by Qt."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops
from PySide6.QtPrintSupport import QPrinter

from pos.errors import PosError
from pos.printing.layout import QR, Band, Layout, Picture, Rule, Text, Title
from pos.printing.pdf import pdf
from pos.printing.printers import PagePrinter, printer
from ui.printers import all_printers
from ui.printers.system import SystemPrinter, draw_on

pytestmark = pytest.mark.usefixtures("qapp")

ROWS = (
    Picture(160, 40, b"\xff" * 800),
    Title("Batik Ratih", "F-03"),
    Rule("dashed"),
    Text("Kain batik cap", "245.000", weight=500, right_weight=600),
    Band("Salinan"),
    QR("LAPAK1:GIK-F03-1:1:12:9f3c7a51", 19, (Text("Matur nuwun."),)),
)


def paper(width: float, height: float | None = None) -> Layout:
    rows = ROWS * 4 if height else ROWS
    return Layout(title="F03-1-261121-0001", rows=rows, width_mm=width, margin_mm=5, height_mm=height)


def drawn(layout: Layout, file: Path) -> list[Image.Image]:
    """The pages that Qt draws, through a printer whose paper is a PDF."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(file))
    draw_on(device, layout)
    return rendered(file.read_bytes())


def rendered(data: bytes) -> list[Image.Image]:
    return [page.render(scale=3).to_pil().convert("L") for page in pypdfium2.PdfDocument(data)]


@pytest.mark.parametrize(("width", "height"), [(58, None), (80, None), (148, 210)])
def test_it_looks_as_the_pdf_does(width: float, height: float | None, tmp_path: Path) -> None:
    layout = paper(width, height)
    ours, theirs = rendered(pdf(layout)), drawn(layout, tmp_path / "out.pdf")
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert abs(one.width - other.width) <= 3
        assert abs(one.height - other.height) <= 3
        far = ImageChops.difference(one.reduce(6), other.resize(one.size).reduce(6))
        assert far.getextrema()[1] < 130, far.getextrema()


def test_a_telephone_reads_its_code(tmp_path: Path) -> None:
    (page,) = drawn(paper(80), tmp_path / "out.pdf")
    (code,) = zxingcpp.read_barcodes(page)
    assert code.text == "LAPAK1:GIK-F03-1:1:12:9f3c7a51"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(PosError):
        drawn(paper(58), tmp_path / "no folder" / "out.pdf")


def test_a_printer_that_the_system_does_not_know_is_told() -> None:
    with pytest.raises(PosError, match="tidak ada begini"):
        SystemPrinter("tidak ada begini").draw(paper(58))


@pytest.mark.parametrize("kind", all_printers())
def test_every_kind_keeps_the_contract(kind: str) -> None:
    found = all_printers()[kind]
    assert isinstance(printer(f"{kind}:{found.example}", all_printers()), PagePrinter)
    assert all(isinstance(address, str) for address in found.found())
