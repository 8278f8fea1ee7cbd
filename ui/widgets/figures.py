"""Cards with a figure: a number over what it counts, a chart under its title."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.money import format_number
from ui.look import fonts
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.chart.figure import Figure
from ui.widgets.labels import Label
from ui.widgets.sheet import Empty


class Fact(QWidget):
    """A number over what it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.number = Label("", "amount-strong")
        self.words = Label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.number)
        column.addWidget(self.words)

    def tell(self, number: int, words: str) -> None:
        """Show these."""
        self.number.setText(format_number(number))
        self.words.setText(words)


class ChartKeys(QWidget):
    """What the bars and the line of a chart are."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[tuple[str, str, bool], ...] = ()
        self.setFixedHeight(18)

    def set_keys(self, keys: Sequence[tuple[str, str, bool]]) -> None:
        """Words, the name of a token, and whether it is a line."""
        self._keys = tuple(keys)
        self.setAccessibleName(", ".join(words for words, _tone, _line in keys))
        self.setVisible(bool(keys))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All beside each other."""
        return QSize(round(sum(fonts.width(words, 12, 500) + 34 for words, _tone, _line in self._keys)), 18)

    def minimumSizeHint(self) -> QSize:
        """The words are not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Swatches and words."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        left = 0.0
        for words, tone, line in self._keys:
            ink = getattr(tokens, tone)
            swatch = QRectF(left, 8, 14, 2) if line else QRectF(left + 2, 4, 10, 10)
            paint.box(painter, swatch, 1 if line else 3, ink)
            width = fonts.width(words, 12, 500)
            spot = QRectF(left + 20, 0, width + 2, 18)
            paint.write(painter, spot, words, fonts.font(12, 500), tokens.muted, elide=False)
            left += width + 34


class ChartCard(Card):
    """A title, quiet words beside it, and one figure or a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "title")
        self.sub = Label("", "small", align="right")
        self.keys = ChartKeys()
        self.chart = Chart()
        self.nothing = Empty()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.keys)
        head.addWidget(self.sub)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 11, 14, 10)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.chart, 1)
        column.addWidget(self.nothing, 1)
        self.keys.hide()
        self.setMinimumHeight(190)

    def show_figure(
        self,
        figure: Figure | None,
        nothing: str,
        sub: str = "",
        keys: Sequence[tuple[str, str, bool]] = (),
    ) -> None:
        """Show the figure, or say that there is nothing."""
        self.sub.setText(sub if figure is not None else "")
        self.keys.set_keys(keys if figure is not None else ())
        self.chart.setVisible(figure is not None)
        self.nothing.setVisible(figure is None)
        self.nothing.sentence.setText(nothing)
        if figure is not None:
            self.chart.show_figure(self.title.text(), figure)

    def minimumSizeHint(self) -> QSize:
        """No row of the figure is cut."""
        rows = self.chart.minimumSizeHint().height() if self.chart.isVisibleTo(self) else 0
        return QSize(self.chart.minimumSizeHint().width() + 29, max(rows + 54, 190))
