"""What is typed of a purchase: the seller, and one piece or several; nothing is bought before all of it is read."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos.catalog import photo
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.till.buying.buy_in import Draft, Piece, Seller
from pos.till.tenders import Tender
from pos.words import N_
from ui.models.buying import BuyingModel

if TYPE_CHECKING:
    from PIL.Image import Image

FACTS = {"seller": N_("Seller"), "name": N_("Name of goods"), "flaws": N_("Flaws")}
"""What is typed on a line of its own (msgids)."""


class BuyingForm(QObject):
    """One draft, bought once; `changed` tells of other texts, pieces or sums."""

    changed = Signal()

    def __init__(self, model: BuyingModel) -> None:
        super().__init__(model)
        self._model = model
        self._operation = new_operation()
        self._begun_by = model.stall.people.actor
        self.seller, self.id_seen = "", False
        self.piece = Piece("", 0, 0)
        """The one that is being written."""
        self.pieces: list[Piece] = []
        """Those that are written and put on the list already."""
        self.way: Tender = model.ways()[0]

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed."""
        return bool(self.seller or self.pieces or self._is_written())

    @property
    def total(self) -> int:
        """What all of it costs, in rupiah."""
        return sum(piece.paid for piece in self.pieces) + self.piece.paid

    def text(self, fact: str) -> str:
        """What the field of a fact holds."""
        return self.seller if fact == "seller" else str(getattr(self.piece, fact))

    def write(self, fact: str, text: str) -> None:
        """Type a fact."""
        if fact == "seller":
            self.seller = text
        elif fact == "name":
            self._put(self.piece._replace(name=text))
        else:
            self._put(self.piece._replace(flaws=text))

    def see_id(self, seen: bool) -> None:
        """Whether the seller's identity card was looked at."""
        self.id_seen = seen

    def pay(self, amount: int) -> None:
        """The piece costs so many rupiah."""
        self._put(self.piece._replace(paid=amount))

    def ask(self, amount: int) -> None:
        """The piece is offered for so many rupiah."""
        self._put(self.piece._replace(price=amount))

    def choose_condition(self, condition: str) -> None:
        """It is in this condition; the one that it is in already is taken back."""
        self._put(self.piece._replace(condition="" if condition == self.piece.condition else condition))

    def choose_way(self, way: Tender) -> None:
        """Pay the seller by this."""
        self.way = way
        self.changed.emit()

    def take_photo(self, source: Path) -> bool:
        """Keep the picture in a file as the piece's, small; False where it is none, which is told."""
        return self._give_photo(lambda folder: photo.keep(folder, source))

    def take_picture(self, picture: "Image") -> bool:
        """The same with a picture that a camera took."""
        return self._give_photo(lambda folder: photo.keep_picture(folder, picture))

    def _give_photo(self, keep: Callable[[Path], str]) -> bool:
        try:
            name = keep(self._model.stall.folder.joinpath("photos"))
        except (PosError, OSError) as error:
            self._model.news.refuse(error)
            return False
        self._put(self.piece._replace(photo=name))
        return True

    def add_piece(self) -> bool:
        """Put the piece on the list, and begin another; False where it is not whole, which is told."""
        try:
            self._checked(self.piece)
        except PosError as error:
            self._model.news.refuse(error)
            return False
        self.pieces.append(self.piece)
        self._put(Piece("", 0, 0))
        return True

    def take_piece(self, at: int) -> None:
        """Take a piece off the list to write it anew; what was being written goes on the list."""
        piece = self.pieces[at]
        if not self._is_written() or self.add_piece():
            self.pieces.pop(at)
            self._put(piece)

    def drop_piece(self, at: int) -> None:
        """Take a piece off the list."""
        self.pieces.pop(at)
        self.changed.emit()

    def buy(self, again: Callable[[], object]) -> bool:
        """Pay the seller and take the goods; False where that is refused, and told."""
        try:
            draft = self._draft()
        except PosError as error:
            self._model.news.refuse(error)
            return False
        return self._model.buy(draft, self.way, self._operation, self._begun_by, again)

    def _draft(self) -> Draft:
        pieces = (*self.pieces, self.piece) if self._is_written() or not self.pieces else tuple(self.pieces)
        return Draft(Seller(self.seller, self.id_seen), pieces).checked()

    def _checked(self, piece: Piece) -> None:
        Draft(Seller("?"), (piece._replace(paid=max(piece.paid, 1)),)).checked()

    def _is_written(self) -> bool:
        return self.piece != Piece("", 0, 0)

    def _put(self, piece: Piece) -> None:
        if piece != self.piece:
            self.piece = piece
            self.changed.emit()
