"""A key's eight words, large enough to be compared by voice from a step away."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.widgets import paint

_ACROSS = 4
_NUMBER = 22
_MARGIN = 16


class Fingerprint(QWidget):
    """Two rows of four words, each with its number, so that one that differs can be named."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self.words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, fingerprint: str) -> None:
        """Show these, joined by `-`."""
        self.words = tuple(fingerprint.split("-"))
        self._name()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(_("Words: {words}").format(words=" ".join(self.words)))

    def sizeHint(self) -> QSize:
        """Room for every word there is."""
        return QSize(2 * _MARGIN + _ACROSS * (_NUMBER + 5 * self._text_size()), 2 * self._line() + 16)

    def minimumSizeHint(self) -> QSize:
        """No word is ever cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the sizes of the look, and the language."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        elif event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words in their places."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        paint.box(painter, QRectF(self.rect()), 12, tokens.soft)
        width = (self.width() - 2 * _MARGIN) / _ACROSS
        for at, word in enumerate(self.words):
            down, across = divmod(at, _ACROSS)
            place = QRectF(_MARGIN + across * width, 8 + down * self._line(), width, self._line())
            paint.write(painter, place, str(at + 1), fonts.font(13, 500), tokens.muted_on_tint)
            place.setLeft(place.left() + _NUMBER)
            paint.write(painter, place, word, fonts.font(self._text_size(), 700), tokens.text)

    def _text_size(self) -> int:
        return of(self).measures.total_text

    def _line(self) -> int:
        return round(self._text_size() * 1.35)
