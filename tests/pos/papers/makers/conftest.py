import pypdfium2
import pytest

from pos.printing.letterhead import Letterhead
from pos.printing.page import Page
from pos.printing.pdf import pdf


@pytest.fixture
def page():
    head = Letterhead(code="F03", name="Kriya Ratih", lines=("Jl. Garuda 1, Kota Lama Semarang",))
    return Page(head, "id")


@pytest.fixture
def pages():
    """Gives the words of each page of a paper as they are drawn, in one line."""

    def read(layout):
        with pypdfium2.PdfDocument(pdf(layout)) as file:
            texts = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in file]
        return [text.replace("\u00a0", " ") for text in texts]

    return read
