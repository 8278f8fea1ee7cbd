"""What can be chosen with a dish: one question, its answers in cells of one size."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import fonts, icons
from ui.look.tokens import colour
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.asking import Choice
from ui.widgets.fields import TextField
from ui.widgets.photos import Photos

_GAP = 8
_LABEL = 24
_SIDES = 18
_MOST_COLUMNS = 6


class Answer(NamedTuple):
    """One cell: its words, and its price as text where it has one."""

    name: str
    price: str = ""


class ChoiceCell(Choice):
    """One answer: 52 high with a price, 44 without; Enter is left to the sheet it stands in."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.name, sub=answer.price, height=52 if answer.price else 44, weight=500)

    def show_chosen(self, chosen: bool) -> None:
        """What is chosen is bold."""
        self._weight = 600 if chosen else 500
        self.setChecked(chosen)
        self.paint_anew()

    def _padding(self) -> int:
        return 6

    def _text_width(self, text: str) -> float:
        """As wide as it is once it is chosen, so that nothing moves then."""
        return fonts.width(text, self._size, 600) + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns it; Enter takes the whole dish."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceGroup(QWidget):
    """A question above its answers; `turned` carries the name of the one that was touched."""

    turned = Signal(str)

    def __init__(self, name: str, hint: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self.name = name
        self._hint = hint
        self.cells = {answer.name: ChoiceCell(answer) for answer in answers}
        for answer, cell in self.cells.items():
            cell.setParent(self)
            cell.clicked.connect(lambda _checked=False, answer=answer: self.turned.emit(answer))
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chosen(self, names: Sequence[str]) -> None:
        """Show these as the choices made."""
        for name, cell in self.cells.items():
            cell.show_chosen(name in names)

    def columns(self, wide: int) -> int:
        """As many as the longest words leave room for, and no row of one alone where it can be helped."""
        widest = max(cell.sizeHint().width() for cell in self.cells.values())
        fit = min(len(self.cells), _MOST_COLUMNS, max(1, (wide + _GAP) // (max(widest, 44) + _GAP)))
        rows = -(-len(self.cells) // fit)
        return -(-len(self.cells) // rows)

    def sizeHint(self) -> QSize:
        """As it is now."""
        wide = max(self.width(), 240)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A cell at least."""
        return QSize(100, self.heightForWidth(max(self.width(), 100)))

    def heightForWidth(self, wide: int) -> int:
        """The question, and as many rows as its answers take."""
        rows = -(-len(self.cells) // self.columns(wide))
        return fonts.drawn(_LABEL) + rows * (self._cell_height() + _GAP) - _GAP

    def _cell_height(self) -> int:
        return max(cell.sizeHint().height() for cell in self.cells.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Take the sizes from the look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        columns, high = self.columns(self.width()), self._cell_height()
        wide = (self.width() + _GAP) / columns
        for at, cell in enumerate(self.cells.values()):
            row, column = divmod(at, columns)
            left = round(column * wide)
            right = round((column + 1) * wide) - _GAP
            cell.setGeometry(left, fonts.drawn(_LABEL) + row * (high + _GAP), right - left, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The question, and how many may be chosen."""
        painter = QPainter(self)
        tokens = of(self).tokens
        line = QRectF(0, 0, self.width(), 18)
        name = fonts.width(self.name, 13, 600)
        paint.write(painter, line, self.name, fonts.font(13, 600), tokens.text)
        paint.write(painter, line.adjusted(name + 8, 0, 0, 0), self._hint, fonts.font(13), tokens.muted)


class WishField(TextField):
    """What else is wanted, in free words."""

    def _stand(self) -> None:
        """The icon stands in the place of a label."""
        self._row.setContentsMargins(40, 2, 13, 2)

    def _paint_inside(self, painter: QPainter) -> None:
        ink = of(self).tokens.muted
        icons.draw(painter, "message-square-text", 13, self.height() / 2 - 9, 18, ink)


class Thumb(QWidget):
    """A dish as small as a thumb: its photo, or its drawing on its tile's ground."""

    def __init__(self, photos: Photos | None) -> None:
        super().__init__()
        self._photos = photos
        self._photo, self._icon, self._shade = "", "tag", 0
        self.setFixedSize(60, 48)
        if photos is not None:
            photos.arrived.connect(self.update)

    def show_dish(self, photo: str, icon: str, shade: int) -> None:
        """Show this one: the path of its photo, a drawing, and which ground."""
        self._photo, self._icon, self._shade = photo, icon, shade
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens, rect = of(self).tokens, QRectF(self.rect())
        painter.setClipPath(paint.rounded(rect, 8))
        ratio = self.devicePixelRatioF()
        photo = self._photos.get(self._photo, rect, ratio) if self._photos and self._photo else None
        if photo is not None:
            painter.drawPixmap(rect.topLeft(), photo)
            return
        paint.fill(painter, rect, colour(tokens.shades[self._shade % len(tokens.shades)]))
        icons.draw(painter, self._icon, rect.center().x() - 12, rect.center().y() - 12, 24, tokens.glyph)
