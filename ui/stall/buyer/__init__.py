"""What stands before the buyer on the second window: one painted page at a time, and a QRIS code."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts
from ui.look.wear import of
from ui.models.buyer import Shown
from ui.stall.buyer.lines import paint_lines
from ui.stall.buyer.sums import paint_hero, paint_sums
from ui.stall.buyer.unit import EDGE, HEAD, fitting, unit_of
from ui.widgets import paint
from ui.widgets.qr import QrView

_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class BuyerBoard(QWidget):
    """Large enough for who stands 1.5 m before it; `title` is the stall's name, `logo` its picture, or none."""

    def __init__(self, title: str, logo: QImage | None) -> None:
        super().__init__()
        self._title = title
        self._logo = logo
        self._code = ""
        self.shown = Shown("idle")
        """The page."""
        self.qr = QrView(480, self)
        self.qr.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, shown: Shown) -> None:
        """Show this page."""
        if shown.code != self._code:
            self._code = shown.code
            self._show_code(shown)
        self.shown = shown
        lines = (f"{line.name}, {line.sub}, {line.amount}" for line in shown.lines)
        sums = (f"{words} {amount}" for words, amount in shown.sums)
        said = (self._title, *lines, *sums, f"{shown.label} {shown.hero}".strip(), shown.words)
        self.setAccessibleName(". ".join(words for words in said if words))
        self.update()

    def _show_code(self, shown: Shown) -> None:
        self.qr.setVisible(bool(shown.code))
        if shown.code:
            from pos.printing.qr import matrix

            self.qr.set_matrix(matrix(shown.code))
            merchant, nmid = shown.merchant
            self.qr.set_words(merchant, f"NMID {nmid}" if nmid else "")

    def sizeHint(self) -> QSize:
        """A small screen."""
        return QSize(1024, 600)

    def minimumSizeHint(self) -> QSize:
        """As small as it can be read from across the counter."""
        return QSize(480, 320)

    def _inner(self) -> QRectF:
        unit = unit_of(self.size())
        return QRectF(self.rect()).adjusted(EDGE * unit, HEAD * unit, -EDGE * unit, -EDGE * unit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code is a square at the right."""
        super().resizeEvent(event)
        inner = self._inner()
        side = min(inner.height(), inner.width() / 2)
        top = inner.top() + (inner.height() - side) / 2
        self.qr.setGeometry(QRect(round(inner.right() - side), round(top), round(side), round(side)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page that is shown."""
        painter = QPainter(self)
        paint.begin(painter)
        paint.fill(painter, QRectF(self.rect()), of(self).tokens.ground)
        if self.shown.page == "idle":
            self._paint_idle(painter)
            return
        self._paint_head(painter)
        if self.shown.page == "basket":
            self._paint_basket(painter)
        else:
            self._paint_sums(painter)

    def _paint_idle(self, painter: QPainter) -> None:
        tokens, unit, rect = of(self).tokens, unit_of(self.size()), self._inner()
        top = rect.top() + rect.height() * 0.3
        if self._logo is not None:
            high = rect.height() * 0.36
            size = self._logo.size().scaled(round(rect.width() * 0.6), round(high), _KEEP)
            box = QRectF(rect.center().x() - size.width() / 2, rect.top(), size.width(), size.height())
            paint.box(painter, box.adjusted(-20 * unit, -20 * unit, 20 * unit, 20 * unit), 20, "#ffffff", tokens.line)
            painter.drawImage(box, self._logo)
            top = rect.top() + high + 40 * unit
        name = QRectF(rect.left(), top, rect.width(), 110 * unit)
        size_ = fitting(self._title, name.width(), round(84 * unit))
        paint.write(painter, name, self._title, fonts.font(size_, 700), tokens.text, paint.CENTRE)
        below = QRectF(rect.left(), name.bottom(), rect.width(), 60 * unit)
        paint.write(painter, below, self.shown.words, fonts.font(round(36 * unit), 500), tokens.muted, paint.CENTRE)

    def _paint_head(self, painter: QPainter) -> None:
        tokens, unit = of(self).tokens, unit_of(self.size())
        head = QRectF(EDGE * unit, 0, self.width() - 2 * EDGE * unit, HEAD * unit)
        font = fonts.font(round(24 * unit), 600)
        paint.write(painter, head.adjusted(0, 0, -160 * unit, 0), self._title, font, tokens.text)
        paint.write(painter, head, self.shown.pieces, font, tokens.muted, paint.RIGHT)

    def _paint_basket(self, painter: QPainter) -> None:
        unit, inner = unit_of(self.size()), self._inner()
        hero = QRectF(inner.left(), inner.bottom() - 128 * unit, inner.width(), 128 * unit)
        lines = inner.adjusted(0, 0, 0, -144 * unit)
        paint_lines(painter, lines, self.shown, of(self).tokens, unit)
        paint_hero(painter, hero, self.shown, of(self).tokens, unit)

    def _paint_sums(self, painter: QPainter) -> None:
        inner = self._inner()
        if self.qr.isVisible():
            inner.setRight(self.qr.geometry().left() - EDGE * unit_of(self.size()))
        paint_sums(painter, inner, self.shown, of(self).tokens, unit_of(self.size()))
