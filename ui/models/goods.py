"""The goods that can be sold: what is searched for, or one category's, and how they come in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos.ability import Ability
from pos.catalog import scan
from pos.catalog.product import LONGEST_BARCODE, Product
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.stall import Stall
from pos.words import translate as _
from ui.news import News

PAGE = 60
"""Goods read at a time."""
MOST_CATEGORIES = 40


class GoodsModel(QObject):
    """What the tiles show. `guessed` says that nothing was found and what is shown is only like it."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self._limit = PAGE
        self.category: str | None = None
        self.text = ""
        self.guessed = False
        self._is_full = False
        self._first: list[Product] | None = None

    def goods(self) -> list[Product]:
        """What was searched for, or what is like it, or the chosen category, the vendor's first ones first."""
        self.guessed = False
        if not self.text.strip():
            return self._in_order()
        found = self._stall.catalog.search(self.text, PAGE)
        if not found:
            found = self._stall.catalog.similar(self.text)
            self.guessed = bool(found)
        return found

    def _in_order(self) -> list[Product]:
        others = self._stall.catalog.tiles(self.category, self._limit)
        self._is_full = len(others) == self._limit
        first = {each.code: each for each in self.first() if self.category in (None, each.category or "")}
        return [*first.values(), *(each for each in others if each.code not in first)]

    def first(self) -> list[Product]:
        """What the vendor has standing first, as it was read last; a digit each."""
        if self._first is None:
            self._first = self._stall.counter.first()
        return self._first

    def refresh(self) -> None:
        """Goods may be others than before: read afresh what stands first."""
        self._first = None

    def sold_out_today(self) -> frozenset[str]:
        """The codes of what is sold out until the business day ends."""
        return self._stall.counter.sold_out(self._stall.today())

    def kits(self) -> frozenset[str]:
        """The codes of what is sold as a parcel."""
        return self._stall.kits.codes()

    def set_sold_out(self, code: str, is_out: bool) -> bool:
        """Say that a product is sold out today, or there again; that can be taken back."""
        product = self._stall.catalog.by_code(code)
        if product is None:
            return False
        day, at, by = self._stall.today(), self._stall.now(), self._stall.people.actor
        counter, operation = self._stall.counter, new_operation()
        if not self._news.record(
            lambda: counter.set_sold_out(code, is_out, day=day, at=at, operation=operation, by=by)
        ):
            return False
        said = _("{name} is sold out today") if is_out else _("{name} is there again")
        self._news.say(said.format(name=product.name), lambda: self.set_sold_out(code, not is_out))
        self.changed.emit()
        return True

    def categories(self) -> list[str]:
        """The names of the chips."""
        return self._stall.catalog.categories(MOST_CATEGORIES)

    def has_goods(self) -> bool:
        """Whether anything at all can be sold by its tile."""
        return bool(self._stall.catalog.tiles(None, 1))

    def photo(self, product: Product) -> str:
        """The path of its photo in the stall's folder, empty without one."""
        if not product.photo:
            return ""
        photos = self._stall.folder.joinpath("photos")
        path = photos.joinpath(product.photo)
        inside = not Path(product.photo).is_absolute() and ".." not in Path(product.photo).parts
        return str(path) if inside else ""

    def trade(self) -> str:
        """The kind of stall, e.g. `kriya`."""
        return self._stall.identity.trade

    def choose_category(self, category: str | None) -> None:
        """Show the goods of one category, or all (None)."""
        self.category, self._limit = category, PAGE
        self.changed.emit()

    def search(self, text: str) -> None:
        """Show what `text` finds; none shows the category again."""
        self.text = text
        self.changed.emit()

    def show_more(self) -> None:
        """Read further goods, when the last one is seen."""
        if not self.text.strip() and self._is_full:
            self._limit += PAGE
            self.changed.emit()

    def hit(self, text: str) -> Product | None:
        """What Enter adds: the very code, or else the first found; a guess is never added unseen."""
        if not text.strip():
            return None
        found = self._stall.catalog.search(text, 1)
        return scan.find(self._stall.catalog, text) or (found[0] if found else None)

    def draft(self, text: str) -> tuple[str, str]:
        """The barcode and the name that a new product would have by the unknown `text`; one of them is empty."""
        text = scan.clean(text)
        is_code = any(char.isdigit() for char in text) and " " not in text and len(text) <= LONGEST_BARCODE
        return (text, "") if is_code else ("", text)

    def add_product(
        self, barcode: str, name: str, price: int, again: Callable[[], object] | None = None
    ) -> Product | None:
        """Take up a new product with what a cashier can tell of it; None where that is refused, and told."""
        single = self._stall.can(Ability.PIECES) and not barcode
        product = Product(
            code="", barcodes=(barcode,) if barcode else (), name=name.strip(), price=price, unique=single
        )
        try:
            kept = self._stall.catalog.save_product(
                product, at=self._stall.now(), operation=new_operation(), by=self._stall.people.actor
            )
        except PosError as error:
            self._news.refuse(error, again)
            return None
        self._news.recorded.emit()
        self.changed.emit()
        return kept
