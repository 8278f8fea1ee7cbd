"""A list of makers: who, what of theirs is here, what was agreed and what is owed; and the goods of one of them."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos.words import N_
from ui.look import fonts
from ui.look.tokens import Tokens
from ui.widgets import paint
from ui.widgets.pressable import Worded
from ui.widgets.records import GAP, PADDING, Ink, RecordHead, RecordList, Spots, below
from ui.widgets.touched import Row

_GOODS_HEIGHT = 48


class MakerRow(Row, Protocol):
    """One maker; `tone` colours what was agreed, `settled` what is left."""

    @property
    def place(self) -> str: ...
    @property
    def goods(self) -> str: ...
    @property
    def pieces(self) -> str: ...
    @property
    def deal(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def coming(self) -> str: ...
    @property
    def left(self) -> str: ...
    @property
    def owed(self) -> str: ...
    @property
    def settled(self) -> bool: ...


def _columns(width: float) -> Spots:
    """Where the maker, the goods, the agreement and what is owed stand, in a row of no height."""
    money, goods, deal = fonts.drawn(136), fonts.drawn(104), fonts.drawn(112)
    name = width - 2 * PADDING - money - goods - deal - 3 * GAP
    lefts = [float(PADDING)]
    for wide in (name, goods):
        lefts.append(lefts[-1] + wide + GAP)
    return (
        QRectF(lefts[0], 0, name, 0),
        QRectF(lefts[1], 0, goods, 0),
        QRectF(lefts[2], 0, deal, 0),
        QRectF(width - PADDING - money, 0, money, 0),
    )


class MakerHead(RecordHead):
    """What the columns are called."""

    def __init__(self) -> None:
        super().__init__((N_("Maker"), N_("Goods"), N_("Agreement"), N_("Still owed")), _columns, amounts=1)


class MakerList(RecordList):
    """Makers, one chosen."""

    def __init__(self) -> None:
        super().__init__(N_("Makers"), _columns, _draw)


def _draw(painter: QPainter, row: MakerRow, spots: Spots, ink: Ink) -> None:
    name, goods, deal, left = spots
    tokens = ink.tokens
    toned = getattr(tokens, row.tone + ("_on_tint" if ink.chosen and row.tone != "text" else ""))
    settled = (tokens.ok_on_tint if ink.chosen else tokens.ok) if row.settled else tokens.text
    for spot, strong, weak, colour in (
        (name, row.name, row.place, tokens.text),
        (goods, row.goods, row.pieces, tokens.text),
        (deal, row.deal, row.coming, toned),
    ):
        paint.write(painter, spot, strong, fonts.font(14, 600 if spot is name else 500), colour)
        paint.write(painter, below(spot), weak, fonts.font(13), ink.quiet)
    paint.write(painter, left, row.left, fonts.font(14, 600, True), settled, paint.RIGHT)
    paint.write(painter, below(left), row.owed, fonts.font(13, 400, True), ink.quiet, paint.RIGHT)


class GoodsRow(Protocol):
    """A product: what is the maker's of one stands right, with why below it."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def why(self) -> str: ...
    def spoken(self) -> str: ...


class _GoodsButton(Worded):
    """One product, pressed to agree on what is the maker's of it."""

    def __init__(self) -> None:
        super().__init__()
        self.row: GoodsRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: GoodsRow) -> None:
        """How it stands now."""
        if row != self.row:
            self.row = row
            self.set_text(row.spoken())

    def sizeHint(self) -> QSize:
        """High enough for a finger."""
        return QSize(260, _GOODS_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Texts elide."""
        return QSize(180, _GOODS_HEIGHT)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """The product left, what is the maker's right."""
        row = self.row
        if row is None:
            return
        paint.begin(painter)
        if self.isDown() or self.underMouse():
            paint.box(painter, QRectF(self.rect()), 10, tokens.raised)
        if self.ringed:
            paint.box(painter, QRectF(self.rect()), 10, None, tokens.brand, 2)
        room = max(fonts.width(row.part, 14, 500, True), fonts.width(row.why, 12, 500)) + 2
        left = QRectF(PADDING, 4, self.width() - 2 * PADDING - room - 8, 20)
        paint.write(painter, left, row.name, fonts.font(14, 600), tokens.text)
        paint.write(painter, left.translated(0, 20), row.detail, fonts.font(13), tokens.muted)
        right = QRectF(self.width() - PADDING - room, 4, room, 20)
        paint.write(painter, right, row.part, fonts.font(14, 500, True), tokens.text, paint.RIGHT, elide=False)
        paint.write(
            painter, right.translated(0, 19), row.why, fonts.font(12, 500), tokens.muted, paint.RIGHT, elide=False
        )


class GoodsList(QWidget):
    """`picked` carries the key of the product that was pressed."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[_GoodsButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[GoodsRow]) -> None:
        """Show these."""
        while len(self.buttons) > len(rows):
            button = self.buttons.pop()
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(rows):
            button = _GoodsButton()
            button.clicked.connect(lambda _checked=False, button=button: self._on_pressed(button))
            self.buttons.append(button)
            self._column.addWidget(button)
        for button, row in zip(self.buttons, rows, strict=True):
            button.show_row(row)

    def _on_pressed(self, button: _GoodsButton) -> None:
        if button.row is not None:
            self.picked.emit(button.row.key)
