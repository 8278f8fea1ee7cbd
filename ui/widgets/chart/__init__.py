"""Charts in the look of the app: one painted widget that shows one of a few figures."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.chart.figure import Figure
from ui.widgets.spoken import announce

_PICTURE = 2
"""How many pixels of a copied picture are one on the screen."""
_TITLE, _EDGE = 32, 12


class Chart(QWidget):
    """Shows one figure; the pointer or the arrow keys say what one mark is worth.

    Ctrl+C copies it as a table, the menu also as a picture; `copied` tells that it was.
    """

    copied = Signal()

    ROLE = QAccessible.Role.Chart

    def __init__(self, name: str = "", figure: Figure | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self._at = -1
        self._name = name
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._tell()

    def show_figure(self, name: str, figure: Figure) -> None:
        """Show another."""
        self._name, self.figure, self._at = name, figure, -1
        self.updateGeometry()
        self._tell()

    def as_text(self) -> str:
        """All of it in words, a line a mark."""
        if self.figure is None:
            return ""
        return "\n".join(self.figure.spoken(at) for at in range(self.figure.count()))

    def said(self) -> str:
        """What the pointer or the arrow keys ask about."""
        if self.figure is None or not 0 <= self._at < self.figure.count():
            return ""
        return self.figure.spoken(self._at)

    def _tell(self) -> None:
        self.setAccessibleName(self._name or _("Chart"))
        self.setAccessibleDescription(self.said() or self.as_text())
        self.update()

    # copying

    def copy_table(self) -> None:
        """Put its values on the clipboard, tab-separated, with plain numbers."""
        if self.figure is not None:
            (_corner, *titles), *rows = self.figure.rows()
            lines = ("\t".join(map(str, row)) for row in ((self._name, *titles), *rows))
            QGuiApplication.clipboard().setText("\n".join(lines))
            self.copied.emit()

    def copy_picture(self) -> None:
        """Put it on the clipboard as it looks, under its name."""
        if self.figure is not None:
            QGuiApplication.clipboard().setImage(self.picture())
            self.copied.emit()

    def picture(self) -> QImage:
        """As it looks, under its name, at twice the screen's size."""
        tokens = of(self).tokens
        size = QSize(self.width() + 2 * _EDGE, self.height() + _TITLE + 2 * _EDGE)
        image = QImage(size * _PICTURE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PICTURE)
        image.fill(tokens.surface)
        if self.figure is not None:
            painter = QPainter(image)
            paint.begin(painter)
            title = QRectF(_EDGE, _EDGE, self.width(), _TITLE - 8)
            paint.write(painter, title, self._name, fonts.font(15, 600), tokens.text)
            area = QRectF(_EDGE, _EDGE + _TITLE, self.width(), self.height())
            self.figure.paint(painter, area, tokens)
            painter.end()
        return image

    def menu(self) -> QMenu:
        """What can be copied."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.font(14, 500))
        menu.addAction(_("Copy as a table")).triggered.connect(self.copy_table)
        menu.addAction(_("Copy as a picture")).triggered.connect(self.copy_picture)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the pointer, or by the menu key."""
        if self.figure is not None:
            self.menu().popup(event.globalPos())

    # asking

    def sizeHint(self) -> QSize:
        """As high as the figure needs."""
        return QSize(320, self.figure.height() if self.figure else 100)

    def minimumSizeHint(self) -> QSize:
        """No row is cut."""
        return QSize(200, self.figure.height() if self.figure else 60)

    def _area(self) -> QRectF:
        return QRectF(self.rect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mark whose column or row is pointed at."""
        figure, area, spot = self.figure, self._area(), event.position()
        if figure is not None:
            self._point(next((at for at in range(figure.count()) if figure.reach(area, at).contains(spot)), -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger asks by touching."""
        self.mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._point(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from mark to mark, Home and End to the first and the last."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
            return
        to = self._step(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
            return
        self._point(to)
        announce(self, self.said())

    def _step(self, key: Qt.Key) -> int | None:
        """The mark that a key leads to; None for another key."""
        if self.figure is None or not self.figure.count():
            return None
        last, row = self.figure.count() - 1, self.figure.row_length()
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: row, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -row}.get(key)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        if by is None:
            return None
        if self._at < 0:
            return 0
        return self._at + by if 0 <= self._at + by <= last else self._at

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is asked about."""
        self._point(-1)
        self.update()

    def _point(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self._tell()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The figure, and what one mark is worth."""
        if self.figure is None:
            return
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        self.figure.paint(painter, self._area(), tokens)
        paint.box(painter, QRectF(self.rect()), 6, None, *paint.ring(self, tokens))
        if self.said():
            mark = self.figure.mark(self._area(), self._at)
            if self.figure.outlined:
                paint.box(painter, mark.adjusted(-1, -1, 1, 1), 4, None, tokens.text, 2)
            self._paint_said(painter, mark)

    def _paint_said(self, painter: QPainter, mark: QRectF) -> None:
        tokens = of(self).tokens
        width = min(fonts.width(self.said(), 12, 600, True) + 17, self.width())
        left = min(max(mark.center().x() - width / 2, 0), self.width() - width)
        top = mark.top() - 26 if mark.top() >= 26 else mark.bottom() + 4 if mark.height() <= 40 else 0
        rect = QRectF(left, top, width, 22)
        paint.box(painter, rect, 6, tokens.text)
        inner = rect.adjusted(8, 0, -8, 0)
        paint.write(painter, inner, self.said(), fonts.font(12, 600, True), tokens.surface, paint.CENTRE)
