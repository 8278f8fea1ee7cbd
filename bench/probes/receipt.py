"""The receipt of ten lines as PDF and as printer's bytes, in turn with the same lines on a bare ReportLab canvas.

Receipts embed their font, so the same in core fonts is a measure only: it shows what the drawing itself takes.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from bench.measure import interleaved
from pos.papers.receipt import receipt
from pos.printing import fonts
from pos.printing.escpos import escpos
from pos.printing.layout import Layout, Weight
from pos.printing.letterhead import Letterhead
from pos.printing.pdf import pdf
from pos.till.sale import Line, Payment, Sale

LINES = tuple(
    Line(
        line=place,
        code=f"K-{place}",
        name=f"Lampu petromax nomor {place}",
        short=None,
        unit="buah",
        category="Lampu",
        maker=None,
        origin=None,
        qty=place,
        per=1,
        asked=12500,
        price=12500,
        discount=0,
        share=0,
        tax=0,
        amount=12500 * place,
    )
    for place in range(1, 11)
)
DUE = sum(line.amount for line in LINES)
SALE = Sale(
    number="K07-1-261124-0001",
    day="2026-11-24",
    at=datetime(2026, 11, 24, 3, 15, tzinfo=UTC),
    seq=2,
    epoch=1,
    hash="0" * 64,
    cashier="Ayu",
    lines=LINES,
    discount=0,
    tax_added=0,
    tax_included=0,
    rounding=0,
    due=DUE,
    payments=(Payment(tender="cash", amount=DUE, given=700_000, reference=None, state="settled"),),
    refund_of=None,
    reason=None,
)
LETTERHEAD = Letterhead(code="K07", name="Lapak Contoh", lines=("Galeri", "Jl. Garuda 1, Semarang"), footer="")


def laid_out() -> Layout:
    """The receipt as the till lays it out."""
    return receipt(SALE, LETTERHEAD, language="id", width=58, zone="WIB", qr_text="LAPAK1:GIK-K07-1:1:2:00000000")


def bare() -> bytes:
    """The lines' texts and nothing else, in a font that every reader has."""
    page = BytesIO()
    canvas = Canvas(page, pagesize=(165, 400))
    canvas.setFont("Helvetica", 8)
    for place, line in enumerate(LINES):
        canvas.drawString(6, 380 - 20 * place, line.name)
        canvas.drawString(6, 370 - 20 * place, f"{line.qty} x {line.price}")
        canvas.drawRightString(159, 370 - 20 * place, str(line.amount))
    canvas.showPage()
    canvas.save()
    return page.getvalue()


@contextmanager
def in_core_fonts() -> Iterator[None]:
    """Until it ends, papers name fonts that every reader has, and embed none."""

    def core(weight: Weight) -> str:
        return "Helvetica" if weight < 600 else "Helvetica-Bold"

    kept, fonts.font_name = fonts.font_name, core
    try:
        yield
    finally:
        fonts.font_name = kept


def core() -> bytes:
    """The receipt in core fonts."""
    with in_core_fonts():
        return pdf(laid_out())


def main() -> None:
    cases = {"floor": bare, "pdf": lambda: pdf(laid_out()), "core": core, "escpos": lambda: escpos(laid_out())}
    sys.stdout.write(json.dumps(interleaved(cases, rounds=100, warm_up=5)))


if __name__ == "__main__":
    main()
