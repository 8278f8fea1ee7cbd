"""Tabs: one of many over a card, each with how many things it holds; a line below the one that is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.look import fonts
from ui.look.tokens import colour
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.pressable import Pressable

_HEIGHT = 44
_GAP = 4


class Tab(Pressable):
    """A word, and a count on a pill where there is one; where there is little room, closer together."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._count: int | None = None
        self._tight = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, text: str, count: int | None) -> None:
        """Show these."""
        self._count = count
        self.setText(text)
        self.setAccessibleName(text if count is None else f"{text}, {count}")
        self.updateGeometry()
        self.update()

    def set_tight(self, tight: bool) -> None:
        """Leave out the count, which is still told by the name, where there is no room for it."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()
            self.update()

    def width_with_all(self) -> int:
        """How wide it is with its count."""
        return self._width(self._pill())

    def _pill(self) -> float:
        return 0 if self._count is None else max(24.0, fonts.width(str(self._count), 12, 600) + 14)

    def _edge(self) -> int:
        return 5 if self._tight or of(self).measures.small else 8

    def _width(self, pill: float) -> int:
        return round(fonts.width(self.text(), 14, 600) + (pill + 6 if pill else 0)) + 2 * self._edge()

    def sizeHint(self) -> QSize:
        """The word, the pill and the room around them."""
        return QSize(self._width(0 if self._tight else self._pill()), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A tab is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word, the count, the line."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        on = self.isChecked()
        rect = QRectF(self.rect())
        if self.isDown() or self.underMouse():
            paint.box(painter, rect.adjusted(0, 4, 0, -4), 8, colour(tokens.text, 24 if self.isDown() else 9))
        if self.ringed:
            paint.box(painter, rect.adjusted(0, 2, 0, -2), 8, None, tokens.brand, 2)
        edge = self._edge()
        word = fonts.width(self.text(), 14, 600)
        spot = QRectF(edge, 0, word + 1, rect.height())
        paint.write(painter, spot, self.text(), fonts.font(14, 600), tokens.brand_on_tint if on else tokens.text)
        if self._count is not None and not self._tight:
            pill = QRectF(edge + word + 6, rect.center().y() - 10, self._pill(), 20)
            paint.box(painter, pill, 10, tokens.soft if on else tokens.grid)
            ink = tokens.brand_on_tint if on else tokens.muted_on_tint
            paint.write(painter, pill, str(self._count), fonts.font(12, 600), ink, paint.CENTRE, elide=False)
        if on:
            paint.box(painter, QRectF(2, rect.bottom() - 2, rect.width() - 4, 3), 1.5, tokens.brand)


class Tabs(QWidget):
    """All of them beside each other, without their counts where these have no room; `chosen` carries the key of the
    one that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs: dict[str, Tab] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addStretch(1)

    def set_tabs(self, tabs: Sequence[tuple[str, str, int | None]], chosen: str) -> None:
        """Show these (key, text, count), one chosen; the same keys keep their tabs, and the focus with them."""
        keys = [key for key, _text, _count in tabs]
        for key in [key for key in self.tabs if key not in keys]:
            gone = self.tabs.pop(key)
            self._group.removeButton(gone)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, (key, text, count) in enumerate(tabs):
            if key not in self.tabs:
                self._add(at, key)
            self.tabs[key].tell(text, count)
        self.tabs[chosen].setChecked(True)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, or less."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The words alone: the counts are left out before anything is cut."""
        return QSize(0, _HEIGHT)

    def _fit(self) -> None:
        wide = sum(tab.width_with_all() + _GAP for tab in self.tabs.values()) - _GAP
        for tab in self.tabs.values():
            tab.set_tight(wide > self.width())

    def _add(self, at: int, key: str) -> None:
        tab = self.tabs[key] = Tab(key)
        self._group.addButton(tab)
        self._row.insertWidget(at, tab)
        tab.clicked.connect(lambda: self.chosen.emit(key))
