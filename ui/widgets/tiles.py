"""The goods as tiles: one item view, one delegate."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos.words import N_
from ui.look import fonts, icons
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.photos import Photos
from ui.widgets.touched import ROW, Index, RowModel, TouchView

_MOST_PAINTED = 200
"""Some 25 MB of pictures in a wide window."""


@dataclass(frozen=True)
class Tile:
    """One tile: `price` as text, `photo` a path, any `shade` picks a ground; `tone` of the pill: warn, bad, brand."""

    key: str
    name: str
    price: str
    short: str = ""
    hint: str = ""
    pill: str = ""
    tone: str = "warn"
    off: bool = False
    photo: str = ""
    icon: str = "tag"
    shade: int = 0
    keycap: str = ""

    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.name, self.price, self.hint, self.pill, self.keycap) if part)


class TileGrid(TouchView):
    """Tiles that are tapped; `picked` carries the key. `columns` stand beside each other as wide as there is room."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, columns: int = 4, photos: Photos | None = None) -> None:
        """Without `photos` every tile is a colour with an icon."""
        self.tiles = RowModel()
        super().__init__(self.tiles, N_("Goods"))
        self.columns = columns
        self.hovered = -1
        self.photos = photos
        self.marked = ""
        """The key of the one that something is asked about."""
        self.painted: dict[tuple[Tile, float], QPixmap] = {}
        """Tiles as they were painted for a screen with so many pixels to a logical one."""
        self.setItemDelegate(_TileDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        if photos is not None:
            photos.arrived.connect(self._on_photo)
        self.clicked.connect(self._on_clicked)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these tiles, from the top when they are others than before."""
        self.tiles.set_rows(tiles)

    def mark(self, key: str) -> None:
        """Show that something is asked about this one, about none where it is empty."""
        self.marked = key
        self.viewport().update()

    def tile_size(self) -> QSize:
        """The painted size of one tile."""
        measures = of(self).measures
        gap = measures.tile_gap
        width = (self.width() + gap) // self.columns - gap
        return QSize(max(width, 80), measures.tile_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        self.measure()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks the current tile, Esc leaves the tiles."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self._on_clicked(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No tile is under the mouse."""
        self._hover(-1)
        super().leaveEvent(event)

    def _on_photo(self) -> None:
        self.painted.clear()
        self.viewport().update()

    def _hover(self, row: int) -> None:
        self.hovered = row
        self.viewport().update()

    def measure(self) -> None:
        """Share the width among the columns."""
        self.painted.clear()
        gap = of(self).measures.tile_gap
        # The gap after the last column lies outside, so that the tiles reach the edge (Qt wraps what fits exactly).
        self.setViewportMargins(0, 0, -gap - 2, 0)
        size = self.tile_size()
        grid = QSize(size.width() + gap, size.height() + gap)
        if grid != self.gridSize():
            self.setGridSize(grid)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(ROW).key)


class _TileDelegate(QStyledItemDelegate):
    def __init__(self, view: TileGrid) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Not by `option.state`: its type brings QStyle's six hundred names, 7 ms of every start.
        tile: Tile = index.data(ROW)
        hovered = index.row() == self._view.hovered and not tile.off
        ringed = tile.key == self._view.marked or (
            self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        )
        ratio = painter.device().devicePixelRatio()
        rect = QRectF(QPointF(option.rect.topLeft()), QSizeF(self._view.tile_size()))
        if hovered or ringed or not ratio.is_integer():  # between two pixels a picture would be blurred
            self._paint_tile(painter, rect, tile, hovered, ringed)
            return
        painted = self._view.painted
        if (tile, ratio) not in painted:
            if len(painted) >= _MOST_PAINTED:
                painted.clear()
            painted[tile, ratio] = self._picture_of(tile, rect.size(), ratio)
        painter.drawPixmap(rect.topLeft(), painted[tile, ratio])

    def _picture_of(self, tile: Tile, size: QSizeF, ratio: float) -> QPixmap:
        """All tiles are painted again after every sale: as pictures in a fifth of the time."""
        picture = QPixmap((size * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(of(self._view).tokens.ground)
        painter = QPainter(picture)
        self._paint_tile(painter, QRectF(QPointF(), size), tile, hovered=False, ringed=False)
        painter.end()
        return picture

    def _paint_tile(self, painter: QPainter, rect: QRectF, tile: Tile, hovered: bool, ringed: bool) -> None:
        look = of(self._view)
        tokens, measures = look.tokens, look.measures
        band = QRectF(rect.left(), rect.bottom() - measures.tile_band, rect.width(), measures.tile_band)
        picture = QRectF(rect.left(), rect.top(), rect.width(), rect.height() - measures.tile_band)
        painter.save()
        paint.begin(painter)
        paint.box(painter, rect, 14, tokens.surface)
        painter.setClipPath(paint.rounded(rect, 14))
        paint_picture(painter, picture, tile, tokens, self._view.photos, measures.tile_icon, left=measures.small)
        painter.setClipping(False)
        if hovered:
            paint.box(painter, rect, 14, colour(tokens.text, 9))
        paint.box(painter, rect, 14, None, tokens.brand if ringed else tokens.line, 2 if ringed else 1)
        self._paint_band(painter, band, tile, tokens, small=measures.small)
        if tile.keycap:
            below = (
                picture.bottom() - 8 - paint.KEYCAP / 2
            )  # above it stands the pill, in a small tile the icon at its left
            paint.keycap(painter, rect.right() - 8, below, tile.keycap, tokens.surface, tokens.muted, tokens.line)
        if tile.pill:
            width = paint.pill_width(tile.pill) - 2
            spot = QRectF(rect.right() - 8 - width, rect.top() + 8, width, 24)
            paint.pill(painter, spot, tile.pill, tokens, tile.tone, plain=True)
        painter.restore()

    def _paint_band(self, painter: QPainter, band: QRectF, tile: Tile, tokens: Tokens, small: bool) -> None:
        ink = tokens.muted if tile.off else tokens.text
        left, right = (8, 5) if small else (12, 12)
        name = tile.short or tile.name if small else tile.name
        inner = band.adjusted(left, 0, -right, 0)
        line = QRectF(inner.left(), band.top() + 8, inner.width(), 22)
        paint.write(painter, line, name, fonts.font(14, 500), ink)
        line.translate(0, 22)
        paint.write(painter, line, tile.price, fonts.font(14, 600, True), ink)
        if tile.hint and not small:
            price = fonts.width(tile.price, 14, 600, True) + 8
            room = line.adjusted(price, 0, 0, 0)
            paint.write(painter, room, tile.hint, fonts.font(13), tokens.muted, paint.RIGHT)


def paint_picture(
    painter: QPainter,
    rect: QRectF,
    tile: Tile,
    tokens: Tokens,
    photos: Photos | None,
    icon: int,
    *,
    left: bool = False,
) -> None:
    """The photo cropped to fill `rect`; until there is one the tile's colour and its drawing, `icon` pixels large."""
    photo = photos.get(tile.photo, rect, painter.device().devicePixelRatio()) if photos and tile.photo else None
    if photo is not None:
        painter.drawPixmap(rect.topLeft(), photo)
        if tokens.dark:
            paint.fill(painter, rect, colour(tokens.ground, 46))
        if tile.off:
            paint.fill(painter, rect, colour(tokens.sold_out, 190))
        return
    ground = tokens.sold_out if tile.off else tokens.shades[tile.shade % len(tokens.shades)]
    paint.fill(painter, rect, colour(ground))
    at = QPointF(rect.left() + 14 if left else rect.center().x() - icon / 2, rect.center().y() - icon / 2)
    painter.setOpacity(0.4 if tile.off else 1)
    icons.draw(painter, tile.icon, at.x(), at.y(), icon, tokens.glyph)
    painter.setOpacity(1)


class TilePicture(QWidget):
    """The picture of a tile alone, with round corners; as large as it is made."""

    ROLE = QAccessible.Role.Graphic

    def __init__(self, photos: Photos | None, icon: int, radius: int = 12) -> None:
        """The drawing of a tile without a photo is `icon` pixels large."""
        super().__init__()
        self._photos = photos
        self._icon = icon
        self._radius = radius
        self._tile: Tile | None = None
        if photos is not None:
            photos.arrived.connect(self.update)

    def show_tile(self, tile: Tile) -> None:
        """Show the picture of this one."""
        self._tile = tile
        self.setAccessibleName(tile.name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture and a line around it."""
        if self._tile is None:
            return
        painter = QPainter(self)
        paint.begin(painter)
        tokens, rect = of(self).tokens, QRectF(self.rect())
        painter.setClipPath(paint.rounded(rect, self._radius))
        paint_picture(painter, rect, self._tile, tokens, self._photos, self._icon)
        painter.setClipping(False)
        paint.box(painter, rect, self._radius, None, tokens.line)
