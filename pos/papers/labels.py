"""Labels for shelves and pieces: name, price and barcode, on a sheet of labels or on a roll."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pos.catalog.product import Product
from pos.errors import PosError
from pos.money import format_rupiah
from pos.printing.layout import Barcode, Labels, Layout, Row, Rule, Space, Text, paper_margin
from pos.words import N_, translate

MOST = 2_000
"""So many labels at once: a box of them, and what a preview can still show."""


class LabelPaper(NamedTuple):
    """A sheet of labels, in mm: each `width` × `height`, `columns` × `rows` of them from `left` and `top` on.

    `gap` lies between two columns. A page of one label is a roll of a label printer; `page` is its width and height.
    """

    id: str
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    gap: float
    page: tuple[float, float]

    @property
    def per_page(self) -> int:
        return self.columns * self.rows

    @property
    def is_small(self) -> bool:
        """Whether there is room for a few words only."""
        return self.height < 25

    def title(self, language: str | None = None) -> str:
        """What it is called: by how many stand on a page and their size."""
        size = f"{self.width:.0f}×{self.height:.0f} mm"
        if self.per_page == 1:
            return translate(N_("Label roll {size}"), language).format(size=size)
        return translate(N_("A4, {count} of {size}"), language).format(count=self.per_page, size=size)


PAPERS = {
    paper.id: paper
    for paper in (
        LabelPaper("a4-24", 70, 37, 3, 8, 0, 0.5, 0, (210, 297)),
        LabelPaper("a4-21", 63.5, 38.1, 3, 7, 7.2, 15.1, 2.5, (210, 297)),
        LabelPaper("a4-65", 38.1, 21.2, 5, 13, 4.7, 10.7, 2.5, (210, 297)),
        LabelPaper("roll-40", 40, 30, 1, 1, 0, 0, 0, (40, 30)),
    )
}
"""The sheets that shops sell everywhere, by how many labels they hold; sizes as their makers print them on the box."""


def labels(
    goods: Sequence[tuple[Product, int]], paper: LabelPaper, *, name: str, language: str, skip: int = 0
) -> Layout:
    """So many labels of each product, `skip` places of the first sheet left free; `name` is the stall's.

    Raises PosError where there are none, or more than `MOST`.
    """
    cells: list[tuple[Row, ...]] = [()] * (skip % paper.per_page)
    for product, count in _checked(goods):
        cells += [tuple(_cell(product, paper, name, language))] * count
    lines = [cells[start : start + paper.columns] for start in range(0, len(cells), paper.columns)]
    top = Space(paper.top)
    return Layout(
        title=translate(N_("Labels"), language),
        rows=(top, *(_line(line, paper) for line in lines)),
        width_mm=paper.page[0],
        margin_mm=0,
        height_mm=paper.page[1],
        head=(top,),
        language=language,
    )


def label_strip(goods: Sequence[tuple[Product, int]], *, language: str, width: int) -> Layout:
    """The same on the receipt printer's roll, 58 or 80 mm wide, below each other. Raises PosError as `labels`."""
    rows = [row for product, count in _checked(goods) for _label in range(count) for row in _strip(product, language)]
    return Layout(
        title=translate(N_("Labels"), language),
        rows=tuple(rows),
        width_mm=width,
        margin_mm=paper_margin(width),
        language=language,
    )


def _checked(goods: Sequence[tuple[Product, int]]) -> Sequence[tuple[Product, int]]:
    number = sum(count for _product, count in goods)
    if number == 0:
        raise PosError(N_("There is no label to print: choose goods, or how many labels of each"))
    if number > MOST:
        raise PosError(N_("{number} labels are too many at once: choose fewer goods"), number=number)
    return goods


def _line(cells: Sequence[tuple[Row, ...]], paper: LabelPaper) -> Labels:
    inset = 1.6 if paper.is_small else 3
    return Labels(
        cells=tuple(cells), width=paper.width, height=paper.height, left=paper.left, gap=paper.gap, inset=inset
    )


def _cell(product: Product, paper: LabelPaper, name: str, language: str) -> Iterator[Row]:
    if paper.is_small:
        yield Text(product.receipt_name, size=7, weight=600)
        yield Text(_price(product, language), size=11, weight=700, shrink=True)
        yield Space(0.5)
        yield Barcode(_code(product), 6)
        yield Text(_code(product), _measure(product), size=6, shrink=True)
        return
    tall = paper.height > 35
    yield Text(name, size=6.5)
    yield Text(product.name, size=9.5 if tall else 9, weight=600, lines=2 if tall else 1)
    yield Text(_price(product, language), size=17 if tall else 15, weight=700, shrink=True)
    yield Space(0.8)
    yield Barcode(_code(product), 8 if tall else 7)
    yield Space(0.4)
    yield Text(_code(product), _detail(product), size=6.5, shrink=True)


def _strip(product: Product, language: str) -> Iterator[Row]:
    yield Text(product.name, size=9, weight=600, lines=2)
    yield Text(_price(product, language), size=15, weight=700, shrink=True)
    yield Space(1)
    yield Barcode(_code(product), 9, align="center")
    yield Space(0.5)
    yield Text(_code(product), _detail(product), size=7.5)
    yield Space(1)
    yield Rule("dashed")
    yield Space(1)


def _price(product: Product, language: str) -> str:
    price = format_rupiah(product.price)
    return translate(N_("{price} / kg"), language).format(price=price) if product.weighed else price


def _code(product: Product) -> str:
    """What a scanner reads: the goods' own barcode, or else the stall's code."""
    return product.barcodes[0] if product.barcodes else product.code


def _detail(product: Product) -> str:
    """Who made it and where; else how large it is."""
    told = " · ".join(part for part in (product.maker, product.origin) if part)
    return told or _measure(product)


def _measure(product: Product) -> str:
    sides = [side for side in (product.length_cm, product.width_cm, product.height_cm) if side]
    return "×".join(map(str, sides)) + " cm" if sides else ""
