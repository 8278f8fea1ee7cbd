"""Texts to read: labels that elide, amounts that fit, pills and keycaps."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import fonts, icons
from ui.look.wear import of
from ui.widgets import paint


class Kind(NamedTuple):
    """Size, weight, colour and figures of a text."""

    size: int
    weight: int
    tone: str = "text"
    tabular: bool = False


KINDS = {
    "welcome": Kind(32, 700),
    "title": Kind(15, 600),
    "panel": Kind(17, 600),
    "name": Kind(15, 600),
    "question": Kind(14, 600),
    "body": Kind(14, 400),
    "body-strong": Kind(14, 500),
    "muted": Kind(13, 400, "muted"),
    "heading": Kind(13, 600, "muted"),
    "note": Kind(13, 500),
    "small": Kind(12, 500, "muted"),
    "amount": Kind(14, 500, tabular=True),
    "amount-strong": Kind(15, 600, tabular=True),
    "amount-large": Kind(17, 600, tabular=True),
    "amount-muted": Kind(13, 500, "muted", True),
    "sum": Kind(24, 700, tabular=True),
    "total": Kind(32, 700, tabular=True),
}
"""The kinds of text; "total" takes its size from the window's measures."""


class Label(QLabel):
    """Plain text of one kind; one line elides, `wrap` lets it take several."""

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        *,
        tone: str | None = None,
        wrap: bool = False,
        align: str = "left",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._tone = tone
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._align = {"left": paint.LEFT, "right": paint.RIGHT, "center": paint.CENTRE}[align]
        self.setAlignment(self._align)
        vertical = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self._dress()
        self.setText(text)

    def set_tone(self, tone: str | None) -> None:
        """Take the colour of another token, or None for the kind's own."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def set_kind(self, kind: str) -> None:
        """Change to another kind of text."""
        self._kind = kind
        self._dress()

    def set_icon(self, icon: str | None) -> None:
        """An icon before the text."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        """Change the text; it is also what a screen reader says."""
        if text == self.text():
            return
        super().setText(text)
        self.setAccessibleName(text)

    @property
    def _size(self) -> int:
        return of(self).measures.total_text if self._kind == "total" else KINDS[self._kind].size

    def _ink(self) -> str:
        tone = self._tone or KINDS[self._kind].tone
        return str(getattr(of(self).tokens, tone))

    def _dress(self) -> None:
        kind = KINDS[self._kind]
        font = fonts.font(self._size, kind.weight, kind.tabular)
        if self.font() != font:
            self.setFont(font)
        self.updateGeometry()
        self.update()

    def _icon_side(self) -> int:
        return 20 if self._size >= 14 else 16

    def _lead(self) -> int:
        return (self._icon_side() * 7 // 5) if self._icon else 0

    def _line_height(self) -> int:
        return max(round(self._size * 1.3), self._icon_side() if self._icon else 0)

    def sizeHint(self) -> QSize:
        """The whole text on one line, or wrapped."""
        if self.wordWrap():
            return super().sizeHint()
        kind = KINDS[self._kind]
        width = fonts.width(self.text(), self._size, kind.weight, kind.tabular)
        return QSize(int(width) + 2 + self._lead(), self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Amounts are never cut; other texts elide."""
        if self.wordWrap():
            return super().minimumSizeHint()
        hint = self.sizeHint()
        least = hint.width() if KINDS[self._kind].tabular else min(hint.width(), 24 + self._lead())
        return QSize(least, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text in its colour."""
        painter = QPainter(self)
        rect = QRectF(self.contentsRect())
        ink = self._ink()
        if self._icon:
            side = self._icon_side()
            icons.draw(painter, self._icon, 0, rect.center().y() - side / 2, side, ink)
            rect.setLeft(self._lead())
        if self.wordWrap():
            paint.write_wrapped(painter, rect, self.text(), self.font(), ink, self._align)
        else:
            paint.write(painter, rect, self.text(), self.font(), ink, self._align)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the window changes its look."""
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)


class BigAmount(QLabel):
    """An amount as large as there is room for: the first of `sizes` that fits, never cut.

    `sizes` are pixels, or the name of a tuple in the window's measures.
    """

    def __init__(
        self,
        text: str = "",
        sizes: tuple[int, ...] | str = "change_text",
        *,
        tone: str = "text",
        align: str = "left",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sizes = sizes
        self._tone = tone
        self._align = paint.LEFT if align == "left" else paint.RIGHT
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Change the amount."""
        if text == self.text():
            return
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_tone(self, tone: str) -> None:
        """Take the colour of another token."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def sizes(self) -> tuple[int, ...]:
        """The sizes it may take, the largest first."""
        if isinstance(self._sizes, str):
            value = getattr(of(self).measures, self._sizes)
            return value if isinstance(value, tuple) else (value,)
        return self._sizes

    def size_now(self) -> int:
        """The size that fits the present width."""
        fitting = (size for size in self.sizes() if fonts.width(self.text(), size, 700, True) <= self.width())
        return next(fitting, self.sizes()[-1])

    def sizeHint(self) -> QSize:
        """Room for the largest."""
        size = self.sizes()[0]
        return QSize(int(fonts.width(self.text(), size, 700, True)) + 2, round(size * 1.1))

    def minimumSizeHint(self) -> QSize:
        """Room for the smallest, as high as the largest, so nothing below moves."""
        width = fonts.width(self.text(), self.sizes()[-1], 700, True)
        return QSize(int(width) + 2, round(self.sizes()[0] * 1.1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The amount."""
        painter = QPainter(self)
        ink = getattr(of(self).tokens, self._tone)
        font = fonts.font(self.size_now(), 700, True)
        paint.write(painter, QRectF(self.rect()), self.text(), font, ink, self._align, elide=False)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the window changes its look."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class Pill(QLabel):
    """A word on a tinted pill; `tone` is ok, warn, bad, brand or quiet."""

    def __init__(
        self, text: str = "", tone: str = "quiet", *, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_as(text, tone, icon)

    def show_as(self, text: str, tone: str, icon: str | None = None) -> None:
        """Change word, tone and icon together."""
        self.setText(text)
        self.setAccessibleName(text)
        self._tone = tone
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word."""
        return QSize(round(paint.pill_width(self.text(), self._icon)) + 1, paint.PILL - 4)

    def minimumSizeHint(self) -> QSize:
        """A pill is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill."""
        painter = QPainter(self)
        paint.begin(painter)
        paint.pill(painter, QRectF(self.rect()), self.text(), of(self).tokens, self._tone, self._icon)


class Keycap(QLabel):
    """A key as it looks on a keyboard."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the key's name."""
        return QSize(round(paint.keycap_width(self.text())), paint.KEYCAP)

    def minimumSizeHint(self) -> QSize:
        """A keycap is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The key."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        middle = self.height() / 2
        paint.keycap(painter, self.width(), middle, self.text(), tokens.raised, tokens.muted, tokens.line)
