"""Goods that are gathered one by one: scanned, typed, or picked from what the typed text finds."""

from PySide6.QtCore import QObject, Signal

from pos.catalog import scan
from pos.catalog.product import Product
from pos.stall import Stall
from pos.words import translate as _
from ui.news import News

_MOST_FOUND = 60


class Gathering(QObject):
    """A kind of it says with `add` where they go; `changed` tells that something else is typed or gathered."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self.news = news
        self.text = ""

    def add(self, product: Product) -> bool:
        """One more of it; False where that is refused, which is told."""
        raise NotImplementedError

    def search(self, text: str) -> None:
        """Look for goods."""
        self.text = text
        self.changed.emit()

    def found(self) -> list[Product]:
        """What the typed text finds."""
        return self.stall.catalog.search(self.text, _MOST_FOUND) or self.stall.catalog.similar(self.text)

    def scanned(self, text: str) -> None:
        """One more of what was scanned; an unknown code is told."""
        product = scan.find(self.stall.catalog, text)
        if product is None:
            self.news.refuse(_("“{code}” is not among the goods").format(code=scan.clean(text)))
        else:
            self.add(product)

    def submit(self, text: str) -> bool:
        """The first hit of a typed text; False where there is none."""
        self.text = text
        product = next(iter(self.found()), None) if text.strip() else None
        return product is not None and self.add(product)

    def add_code(self, code: str) -> bool:
        """One more of the product with this code."""
        product = self.stall.catalog.by_code(code)
        return product is not None and self.add(product)
