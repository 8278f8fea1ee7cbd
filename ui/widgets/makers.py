"""A list of makers: who, what of theirs is here, what was agreed and what is owed; and the goods of one of them."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pos.words import N_
from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import Tokens
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.pressable import Worded
from ui.widgets.touched import ROW, Index, Row, RowModel, TouchView

_HEIGHT = 58
_PADDING = 12
_GAP = 16
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


def _columns(width: float) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    """Where the maker, the goods, the agreement and what is owed stand, in a row of no height."""
    money, goods, deal = fonts.drawn(136), fonts.drawn(104), fonts.drawn(112)
    name = width - 2 * _PADDING - money - goods - deal - 3 * _GAP
    lefts = [float(_PADDING)]
    for wide in (name, goods):
        lefts.append(lefts[-1] + wide + _GAP)
    return (
        QRectF(lefts[0], 0, name, 0),
        QRectF(lefts[1], 0, goods, 0),
        QRectF(lefts[2], 0, deal, 0),
        QRectF(width - _PADDING - money, 0, money, 0),
    )


class MakerHead(QWidget):
    """What the columns are called."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words over the columns, a line below."""
        painter = QPainter(self)
        tokens = of(self).tokens
        titles = (_("Maker"), _("Goods"), _("Agreement"), _("Still owed"))
        for at, (title, column) in enumerate(zip(titles, _columns(self.width()), strict=True)):
            spot = QRectF(column.left(), 0, column.width(), 28)
            side = paint.RIGHT if at == len(titles) - 1 else paint.LEFT
            paint.write(painter, spot, title, fonts.font(12, 500), tokens.muted, side)
        paint.fill(painter, QRectF(_PADDING, self.height() - 1, self.width() - 2 * _PADDING, 1), tokens.line)


class MakerList(TouchView):
    """Makers, one chosen. `picked` follows the selection and carries the row's key."""

    picked = Signal(str)

    def __init__(self) -> None:
        self.makers = RowModel()
        super().__init__(self.makers, N_("Makers"))
        self.setItemDelegate(_MakerDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_rows(self, rows: Sequence[MakerRow], chosen: str) -> None:
        """Show these and select the one with the key `chosen` (else none)."""
        self.makers.set_rows(rows)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if rows else Qt.FocusPolicy.NoFocus)
        keys = [row.key for row in rows]
        index = self.makers.index(keys.index(chosen)) if chosen in keys else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the view."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.picked.emit(current.data(ROW).key)


class _MakerDelegate(QStyledItemDelegate):
    def __init__(self, view: MakerList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MakerRow = index.data(ROW)
        tokens = of(self._view).tokens
        rect = QRectF(option.rect)
        current = self._view.currentIndex().row()
        chosen = index.row() == current
        painter.save()
        paint.begin(painter)
        if chosen:
            paint.box(painter, rect, 10, tokens.soft, *paint.ring(self._view, tokens))
        elif index.row() + 1 not in (current, self._view.makers.rowCount()):
            line = QRectF(rect.left() + _PADDING, rect.bottom() - 1, rect.width() - 2 * _PADDING, 1)
            paint.fill(painter, line, tokens.line)
        quiet = tokens.muted_on_tint if chosen else tokens.muted
        name, goods, deal, left = (
            QRectF(rect.left() + column.left(), rect.top() + 9, column.width(), 20) for column in _columns(rect.width())
        )
        on_tint = "_on_tint" if chosen and row.tone != "text" else ""
        toned = getattr(tokens, f"{row.tone}{on_tint}")
        ink = (tokens.ok_on_tint if chosen else tokens.ok) if row.settled else tokens.text
        for spot, strong, weak, colour in (
            (name, row.name, row.place, tokens.text),
            (goods, row.goods, row.pieces, tokens.text),
            (deal, row.deal, row.coming, toned),
        ):
            paint.write(painter, spot, strong, fonts.font(14, 600 if spot is name else 500), colour)
            paint.write(painter, spot.translated(0, 20), weak, fonts.font(13), quiet)
        paint.write(painter, left, row.left, fonts.font(14, 600, True), ink, paint.RIGHT)
        paint.write(painter, left.translated(0, 20), row.owed, fonts.font(13, 400, True), quiet, paint.RIGHT)
        painter.restore()


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
        left = QRectF(_PADDING, 4, self.width() - 2 * _PADDING - room - 8, 20)
        paint.write(painter, left, row.name, fonts.font(14, 600), tokens.text)
        paint.write(painter, left.translated(0, 20), row.detail, fonts.font(13), tokens.muted)
        right = QRectF(self.width() - _PADDING - room, 4, room, 20)
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
