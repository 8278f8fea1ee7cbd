"""The system's printers get the same paper as any other, drawn by Qt; a real CUPS takes it, or it waits."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from pos.errors import PosError
from pos.printing.layout import QR, Band, Layout, Picture, Rule, Text, Title
from pos.printing.pdf import pdf
from pos.printing.printers import PagePrinter, printer
from pos.stall import Stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from pos.till.sale import Sale
from ui.background import Background
from ui.models.printing import Printing
from ui.news import News
from ui.printers import all_printers
from ui.printers.system import SystemPrinter, draw_on

pytestmark = pytest.mark.usefixtures("qapp")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is no CUPS to start")

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
    assert_alike(rendered(pdf(layout)), drawn(layout, tmp_path / "out.pdf"))


def assert_alike(ours: list[Image.Image], theirs: list[Image.Image]) -> None:
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


# Through a CUPS of the tests' own


@pytest.fixture
def refused() -> list[str]:
    """What the window would show as gone wrong."""
    return []


@pytest.fixture
def printing(shop: Stall, refused: list[str], qtbot: QtBot) -> Iterator[Printing]:
    news = News()
    news.refused.connect(lambda error: refused.append(str(error)))
    background = Background()
    shop.printers = all_printers()
    shop.set("printer", "system:Struk")
    shop.set("receipt", "80")
    made = Printing(shop, news, background)
    yield made
    made.stop()
    background.finish()


def sold(shop: Stall) -> Sale:
    basket = Basket(lines=[BasketLine(code=None, name="Kain batik cap", qty=1, asked=None, price=245_000)])
    return shop.till.checkout(basket, [Offer(tender="cash", amount=245_000)], at=shop.now())


def wait(qtbot: QtBot, happened: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(happened()), timeout=20_000)


@linux
def test_a_receipt_waits_for_the_system_and_comes_out_of_it(
    shop: Stall, printing: Printing, refused: list[str], cups: Any, qtbot: QtBot
) -> None:
    cups.add("Struk")
    sale = sold(shop)
    printing.print_receipt(sale)
    wait(qtbot, lambda: refused)
    assert printing.waiting == 1
    assert "Sistem tidak punya printer “Struk”" in refused[0]

    cups.start()
    printing.go_on()
    wait(qtbot, lambda: not printing.waiting)
    file = cups.out / f"{sale.number}.pdf"
    wait(qtbot, file.exists)

    printed, ours = file.read_bytes(), pdf(shop.papers.receipt(sale))
    assert "245.000" in pypdfium2.PdfDocument(ours)[0].get_textpage().get_text_range()
    assert_alike(rendered(ours), rendered(printed))
    assert pypdfium2.PdfDocument(printed)[0].get_width() == pytest.approx(80 / 25.4 * 72, abs=1)
    (code,) = zxingcpp.read_barcodes(rendered(printed)[0])
    assert code.text == shop.papers.receipt_code(sale)


@linux
@pytest.mark.parametrize("fault", [{"accepting": "No"}, {"state": "Stopped"}])
def test_a_receipt_that_the_system_does_not_take_waits(
    fault: dict[str, str], shop: Stall, printing: Printing, refused: list[str], cups: Any, qtbot: QtBot
) -> None:
    cups.add("Struk", **fault)
    cups.start()
    printing.print_receipt(sold(shop))
    wait(qtbot, lambda: refused or not printing.waiting)
    assert printing.waiting == 1
    assert refused[0].endswith("Printer “Struk” tidak menerima apa pun: periksa di sistem")
