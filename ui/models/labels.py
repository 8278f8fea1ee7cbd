"""The labels of some goods: how many of each, on which paper, from which place of its first sheet."""

from collections.abc import Callable, Sequence
from functools import partial

from pos.catalog.product import Product
from pos.papers.labels import MOST, PAPERS
from pos.printing.layout import Layout
from pos.stall import Stall
from pos.words import N_
from pos.words import translate as _

ONE, STOCK = "one", "stock"
_WAYS = {ONE: N_("One of each"), STOCK: N_("As many as in stock")}


class LabelChoice:
    """What is chosen of it; `goods` are in the order of their labels."""

    def __init__(self, stall: Stall, goods: Sequence[Product]) -> None:
        self.stall = stall
        self._goods = goods
        self.way = ONE
        self.first = 1
        """The first place of a sheet that still has its label."""

    def ways(self) -> list[tuple[str, str]]:
        """How many can be made, by id: as many as in stock only where that is another number than one."""
        counts = [count for _product, count in self._counted(STOCK)]
        stocked = 0 < sum(counts) <= MOST and counts != [1] * len(counts)
        return [(way, _(title)) for way, title in _WAYS.items() if way == ONE or stocked]

    def papers(self) -> dict[str, Callable[[], Layout]]:
        """How each paper is drawn as it is chosen now, by what it is called."""
        titles = self.stall.papers.label_papers()
        return {title: partial(self._draw, paper) for paper, title in titles.items()}

    def begin_at(self, text: str) -> None:
        """The first free place of a sheet, as it was typed; what is no number is the first one."""
        self.first = max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= 3 else 1

    def has_places(self, title: str) -> bool:
        """Whether a paper of this name holds several labels."""
        titles = self.stall.papers.label_papers()
        return any(titles[paper.id] == title and paper.per_page > 1 for paper in PAPERS.values())

    def number(self) -> int:
        """How many labels that are."""
        return sum(count for _product, count in self._counted(self.way))

    def _draw(self, paper: str) -> Layout:
        return self.stall.papers.labels(self._counted(self.way), paper, self.first - 1)

    def _counted(self, way: str) -> list[tuple[Product, int]]:
        return [(product, 1 if way == ONE else _in_stock(product)) for product in self._goods]


def _in_stock(product: Product) -> int:
    """Pieces that a label can be stuck to; one for what is weighed or not counted."""
    return 1 if product.on_hand is None or product.weighed else max(0, product.on_hand)
