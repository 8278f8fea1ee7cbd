"""A dish that is being put together: what is picked, how many, what it comes to; it is in no basket yet."""

from PySide6.QtCore import QObject, Signal

from pos.ability import Ability
from pos.catalog.choices.group import Group, Pick, least, picked, turned, usual
from pos.catalog.product import Product
from pos.errors import PosError
from pos.stall import Stall
from pos.till.basket import LARGEST_QUANTITY, BasketLine, line_of


class DishModel(QObject):
    """What is asked about `product`; None while nothing is asked. `line` is the one that is chosen again, −1 for none.

    `asked` wants the questions shown, `changed` tells of another answer, `left` that nothing is asked any more.
    """

    asked = Signal()
    changed = Signal()
    left = Signal()

    def __init__(self, stall: Stall, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self.product: Product | None = None
        self.groups: tuple[Group, ...] = ()
        self.picks: tuple[Pick, ...] = ()
        self.wish = ""
        self.qty = 1
        self.line = -1

    # What begins and ends it

    def asks(self, product: Product) -> bool:
        """Whether there is anything to be chosen with `product`; if so, that is asked from now on."""
        groups = self.groups_of(product)
        if groups:
            self._begin(product, groups, usual(groups), "", 1, -1)
        return bool(groups)

    def groups_of(self, product: Product) -> tuple[Group, ...]:
        """What can be chosen with it here."""
        return self._stall.choices.asked_of(product) if self._stall.can(Ability.CHOICES) else ()

    def ask_again(self, line: BasketLine, at: int) -> bool:
        """Ask about a line of the basket again; False where nothing is asked about it."""
        product = self._stall.catalog.by_code(line.code) if line.code else None
        groups = self.groups_of(product) if product is not None else ()
        if product is None or not groups:
            return False
        offered = {(group.name, choice.name) for group in groups for choice in group.choices}
        self._begin(product, groups, tuple(pick for pick in line.choices if pick in offered), line.wish, line.qty, at)
        return True

    def leave(self) -> None:
        """Ask no more."""
        if self.product is not None:
            self.product = None
            self.line = -1
            self.left.emit()

    def _begin(
        self, product: Product, groups: tuple[Group, ...], picks: tuple[Pick, ...], wish: str, qty: int, line: int
    ) -> None:
        self.product, self.groups, self.picks = product, groups, picks
        self.wish, self.qty, self.line = wish, qty, line
        self.asked.emit()

    # What is answered

    def turn(self, pick: Pick) -> None:
        """One choice was touched."""
        self.picks = turned(self.groups, self.picks, pick)
        self.changed.emit()

    def write(self, wish: str) -> None:
        """What else the buyer wants, in free words."""
        self.wish = wish
        self.changed.emit()

    def more(self, by: int = 1) -> None:
        """One more, or one less; one at least."""
        self.qty = min(max(1, self.qty + by), LARGEST_QUANTITY)
        self.changed.emit()

    # What it comes to

    def made(self) -> BasketLine:
        """The line as it would go into the basket. Raises PosError where something is not answered yet."""
        assert self.product is not None
        return line_of(self.product, self.qty, picked=picked(self.groups, self.picks, self.wish))

    def value(self) -> int | None:
        """What it comes to in rupiah; None where something is not answered yet."""
        try:
            return self.made().value
        except PosError:
            return None

    def least(self) -> int:
        """The price of one, chosen as cheap as may be."""
        assert self.product is not None
        return max(0, self.product.price + least(self.groups))

    def title(self) -> str:
        """`Tahu gimbal, besar`: the dish, and what of its first question is not usual."""
        assert self.product is not None
        first = self.groups[0]
        picks = [name for group, name in self.picks if group == first.name and name not in first.usual]
        return ", ".join((self.product.name, *(name.lower() for name in picks if any(map(str.isalpha, name)))))
