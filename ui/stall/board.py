"""The queue as those who wait see it: what is being prepared, and what is ready, as large as may be."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.look.tokens import Tokens
from ui.look.wear import of
from ui.models.kitchen import Called
from ui.widgets import paint

_EDGE = 24
_HEAD = 64


class QueueBoard(QWidget):
    """One painted page: numbers that cook at the left, ready ones at the right, in the colour of what is well."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._called = Called((), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_called(self._called)

    @property
    def called(self) -> Called:
        """The numbers that are shown."""
        return self._called

    def show_called(self, called: Called) -> None:
        """Show these numbers."""
        self._called = called
        parts = ((_("Ready, please come"), called.ready), (_("Being prepared"), called.cooking))
        said = [f"{words}: {', '.join(map(str, numbers)) or '–'}" for words, numbers in parts]
        self.setAccessibleName(". ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """A small screen."""
        return QSize(1024, 600)

    def minimumSizeHint(self) -> QSize:
        """As small as it can be read from across the counter."""
        return QSize(480, 320)

    def event(self, event: QEvent) -> bool:
        """Say it in the language in use."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_called(self._called)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Head, two columns, their numbers."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        paint.fill(painter, QRectF(self.rect()), tokens.ground)
        inner = QRectF(self.rect()).adjusted(_EDGE, 0, -_EDGE, -_EDGE)
        head = QRectF(inner.left(), 0, inner.width(), _HEAD)
        paint.write(painter, head, self._title, fonts.font(22, 600), tokens.text)
        wide = (inner.width() - _EDGE) * 2 / 5
        left = QRectF(inner.left(), _HEAD, wide, inner.height() - _HEAD)
        right = QRectF(left.right() + _EDGE, _HEAD, inner.right() - left.right() - _EDGE, left.height())
        paint.box(painter, left, 20, tokens.surface, tokens.line)
        paint.box(painter, right, 20, tokens.ok_soft)
        self._paint_column(painter, left, _("Being prepared"), self._called.cooking, tokens, ready=False)
        self._paint_column(painter, right, _("Ready, please come"), self._called.ready, tokens, ready=True)

    def _paint_column(
        self, painter: QPainter, rect: QRectF, words: str, numbers: tuple[int, ...], tokens: Tokens, *, ready: bool
    ) -> None:
        ink = tokens.ok_on_tint if ready else tokens.text
        quiet = tokens.ok_on_tint if ready else tokens.muted
        head = QRectF(rect.left() + _EDGE, rect.top() + 14, rect.width() - 2 * _EDGE, 40)
        paint.write(painter, head, words, fonts.font(24, 600), quiet)
        room = rect.adjusted(_EDGE, 66, -_EDGE, -16)
        for number, spot, size in placed(numbers, room, largest=int(room.height()) * 2 // (5 if ready else 8)):
            paint.write(painter, spot, str(number), fonts.font(size, 700, True), ink, paint.CENTRE, elide=False)


def placed(numbers: tuple[int, ...], room: QRectF, largest: int) -> list[tuple[int, QRectF, int]]:
    """Each number with its spot and the size in pixels that all of them have: as large as they fit, the first ones
    first.
    """
    if not numbers:
        return []
    digits = max(len(str(number)) for number in numbers)
    for size in range(largest, 23, -4):
        cell_wide, cell_high = size * 0.66 * digits + size * 0.4, size * 1.25
        columns, rows = max(1, int(room.width() // cell_wide)), max(1, int(room.height() // cell_high))
        if columns * rows >= len(numbers) or size < 28:
            columns = min(columns, len(numbers))
            wide = room.width() / columns
            shown = numbers[: columns * rows]
            spots = [
                QRectF(room.left() + at % columns * wide, room.top() + at // columns * cell_high, wide, cell_high)
                for at in range(len(shown))
            ]
            return [(number, spot, size) for number, spot in zip(shown, spots, strict=True)]
    return []
