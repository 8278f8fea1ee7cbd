import pytest

from pos.printing.letterhead import Letterhead
from pos.printing.page import Page


@pytest.fixture
def page():
    head = Letterhead(code="F03", name="Kriya Ratih", lines=("Jl. Garuda 1, Kota Lama Semarang",))
    return Page(head, "id")


@pytest.fixture
def pages(pages):
    """The same with plain spaces, in whichever way an amount is broken off."""
    return lambda layout: [text.replace("\u00a0", " ") for text in pages(layout)]
