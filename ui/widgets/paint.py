"""The strokes all widgets share: a box, a line of text, a keycap, a pill."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QStaticText
from PySide6.QtWidgets import QWidget

from ui.look import fonts, icons
from ui.look.tokens import Tokens

Align = Qt.AlignmentFlag
LEFT = Align.AlignLeft | Align.AlignVCenter
RIGHT = Align.AlignRight | Align.AlignVCenter
CENTRE = Align.AlignHCenter | Align.AlignVCenter

KEYCAP = 24
"""The height of a keycap, and its least width."""

PILL = 28
"""The height of a pill."""

TONES = {
    "ok": ("ok_soft", "ok_on_tint"),
    "warn": ("warn_soft", "warn_on_tint"),
    "bad": ("bad_soft", "bad_on_tint"),
    "brand": ("soft", "brand_on_tint"),
    "quiet": ("grid", "muted_on_tint"),
}
"""A tone's ground and text."""


_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


def begin(painter: QPainter) -> None:
    """Smooth edges and smooth pictures from here on."""
    painter.setRenderHints(_SMOOTH)


def box(
    painter: QPainter, rect: QRectF, radius: float, fill: str | QColor | None, line: str | None = None, width: float = 1
) -> None:
    """A rounded box; its line lies wholly inside `rect`, and is filled: Qt takes four times as long to stroke it."""
    painter.setPen(Qt.PenStyle.NoPen)
    if fill is not None:
        half = width / 2 if line else 0
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
    if line:
        edge = rounded(rect, radius)  # filled where it lies in an odd number of its outlines
        edge.addRoundedRect(rect.adjusted(width, width, -width, -width), radius - width, radius - width)
        painter.setBrush(QColor(line))
        painter.drawPath(edge)


def fill(painter: QPainter, rect: QRectF, ink: QColor | str) -> None:
    """All of `rect` in one colour; `QPainter.fillRect` makes PySide load its gradients, which a start does without."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawRect(rect)


def ring(widget: QWidget, tokens: Tokens) -> tuple[str | None, float]:
    """The line, and its width, that tells where the keyboard is; none while `widget` is without the focus."""
    return (tokens.brand, 2) if widget.hasFocus() else (None, 1)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """The outline to clip by."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def write(
    painter: QPainter, rect: QRectF, text: str, font: QFont, ink: str | QColor, align: Align = LEFT, elide: bool = True
) -> None:
    """One line of text in `rect`, ended with … where it does not fit."""
    line, width, height = _set(text, font, rect.width() + 0.5 if elide else None)
    left = rect.left() + (rect.width() - width) * _SHARES[align]
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawStaticText(QPointF(left, rect.top() + (rect.height() - height) / 2), line)


_SHARES = {LEFT: 0.0, CENTRE: 0.5, RIGHT: 1.0}
"""What part of the room that a text leaves lies before it."""


@lru_cache(maxsize=2048)
def _set(text: str, font: QFont, room: float | None) -> tuple[QStaticText, float, float]:
    """A text and its size, kept: a screen says mostly what it said before, and to set letters takes the longest."""
    line = QStaticText(text.replace("\n", " "))
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.prepare(font=font)
    size = line.size()
    if room is not None and size.width() > room:
        return _set(QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room), font, None)
    return line, size.width(), size.height()


def write_wrapped(
    painter: QPainter, rect: QRectF, text: str, font: QFont, ink: str | QColor, align: Align = Align.AlignLeft
) -> None:
    """Text in as many lines as it takes."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(rect, int(align | Qt.TextFlag.TextWordWrap), text)


_ARROWS = {"Up": "arrow-up", "Down": "arrow-down"}
"""Keys that bear a sign and no word."""


def keycap_width(text: str) -> float:
    """How wide the keycap of `text` is."""
    return KEYCAP if text in _ARROWS else max(KEYCAP, round(fonts.width(text, 12, 600)) + 14)


def keycap(painter: QPainter, right: float, middle: float, text: str, fill: str | QColor, ink: str, line: str) -> None:
    """A key as it looks on a keyboard, its right edge there; an empty `line` draws none."""
    width = keycap_width(text)
    rect = QRectF(right - width, middle - KEYCAP / 2, width, KEYCAP)
    box(painter, rect, 7, fill, line or None)
    if text in _ARROWS:
        icons.draw(painter, _ARROWS[text], rect.center().x() - 7, middle - 7, 14, ink)
    else:
        write(painter, rect, text, fonts.font(12, 600), ink, CENTRE, elide=False)


def pill_width(text: str, icon: str | None = None) -> float:
    """How wide the pill of `text` is."""
    return round(fonts.width(text, 12, 600)) + 20 + (19 if icon else 0)


def pill(
    painter: QPainter, rect: QRectF, text: str, tokens: Tokens, tone: str, icon: str | None = None, plain: bool = False
) -> None:
    """A word on a tinted pill, or on the surface when `plain`."""
    ground, ink = TONES[tone]
    if plain:
        ground, ink = "surface", tone if tone in ("ok", "warn", "bad", "brand") else "muted"
    inked = getattr(tokens, ink)
    box(painter, rect, rect.height() / 2, getattr(tokens, ground))
    if icon:
        icons.draw(painter, icon, rect.left() + 10, rect.center().y() - 7, 14, inked)
        rect = rect.adjusted(29, 0, -10, 0)
        write(painter, rect, text, fonts.font(12, 600), inked, LEFT)
    else:
        write(painter, rect, text, fonts.font(12, 600), inked, CENTRE)
