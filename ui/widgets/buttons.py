"""Everything that is pressed: buttons, the pay bar, keys and banknotes."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pos.money import NO_BREAK_SPACE, format_rupiah
from pos.words import translate as _
from ui.look import fonts, icons
from ui.look.tokens import BANKNOTES, Tokens, colour
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.pressable import Pictured
from ui.widgets.tip import set_tip

ICON = 20


class Inks(NamedTuple):
    """How one kind of button is coloured; None draws nothing."""

    fill: str | None
    line: str | None
    text: str
    keycap: str = "raised"


_KINDS = {
    "secondary": Inks("surface", "line", "text"),
    "primary": Inks("brand", None, "on_brand"),
    "quiet": Inks("raised", "line", "text", "surface"),
    "soft": Inks("soft", None, "brand_on_tint", "surface"),
    "plain": Inks(None, None, "text"),
    "danger": Inks("surface", "line", "bad"),
}
_CHOSEN = Inks("soft", "brand", "text", "surface")
_OFF = Inks("surface", "line", "muted")


class Button(Pictured):
    """A painted button; `clicked` comes once a press, never from a key held down.

    `kind` is one of secondary, primary, quiet, soft, plain, danger.
    Made checkable, a checked one shows the choice made.
    `once`: the second half of a double click is no press, since what the first one brought up may stand in its place.
    `align`: "center", "left" (keycap at the right), or "split" (text left, amount and keycap right).
    """

    def __init__(
        self,
        text: str = "",
        *,
        kind: str = "secondary",
        icon: str | None = None,
        keycap: str = "",
        amount: str = "",
        sub: str = "",
        height: int = 44,
        size: int = 14,
        weight: int = 600,
        align: str = "center",
        stacked: bool = False,
        tabular: bool = False,
        once: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._once = once
        self._kind, self._icon, self._keycap, self._amount, self._sub = kind, icon, keycap, amount, sub
        self._size, self._weight, self._align, self._stacked, self._tabular = size, weight, align, stacked, tabular
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._height = height
        self._label = ""
        self._tell()
        self.set_text(text)

    @property
    def label(self) -> str:
        """The text as it is painted."""
        return self._label

    def set_text(self, text: str) -> None:
        """Change the text; an `&` in it is an ampersand."""
        if text == self._label:
            return
        self._label = text
        self.setText(text.replace("&", "&&"))
        self._tell()

    def set_amount(self, amount: str) -> None:
        """The amount as text, at the right."""
        if amount == self._amount:
            return
        self._amount = amount
        self._tell()

    def set_sub(self, sub: str) -> None:
        """The quiet second line."""
        if sub == self._sub:
            return
        self._sub = sub
        self._tell()

    def set_kind(self, kind: str) -> None:
        """Change to another kind of button."""
        if kind == self._kind:
            return
        self._kind = kind
        self.paint_anew()

    def set_icon(self, icon: str | None) -> None:
        """Change the icon, by its name."""
        if icon == self._icon:
            return
        self._icon = icon
        self._tell()

    def set_keycap(self, keycap: str) -> None:
        """Change the key that is shown."""
        if keycap == self._keycap:
            return
        self._keycap = keycap
        self._tell()

    def set_stacked(self, stacked: bool) -> None:
        """Put the text below the icon, or beside it."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        self._tell()

    def set_size(self, height: int, size: int) -> None:
        """Change the height and the size of the text, in logical pixels."""
        if (height, size) == (self._height, self._size):
            return
        self._height, self._size = height, size
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(" ".join(part for part in (self._label, self._sub, self._amount) if part))
        self.updateGeometry()
        self.paint_anew()

    def _height_now(self) -> int:
        return self._height

    def _radius(self) -> float:
        return 14 if self._height_now() >= 60 and self._kind == "primary" else 10

    def _padding(self) -> int:
        return 20 if self._align == "split" else 13 if self._size > 13 else 11

    def _gap(self) -> int:
        return 9

    def _text_width(self, text: str) -> float:
        return fonts.width(text, self._size, self._weight, self._tabular) + 1

    def sizeHint(self) -> QSize:
        """Room for everything, unelided."""
        padding = self._padding()
        if self._stacked:
            return QSize(max(44, round(fonts.width(self._label, 13, 500)) + 12), self._height_now())
        width = 2 * padding + max(self._text_width(self._label), fonts.width(self._sub, 12, 500, True))
        if self._icon:
            width += ICON + (self._gap() if self._label else 0)
        if self._amount:
            width += 24 + fonts.width(self._amount, self._size, 600, tabular=True)
        if self._keycap:
            width += 12 + paint.keycap_width(self._keycap)
        return QSize(max(round(width), 44), self._height_now())

    def minimumSizeHint(self) -> QSize:
        """A long text elides, but for one below its icon; 44 is the least a finger needs."""
        if self._stacked:
            return self.sizeHint()
        return QSize(min(44, self.sizeHint().width()), self._height_now())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press, unless one is enough."""
        if self._once:
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def inks(self) -> Inks:
        """The colours of this moment."""
        if not self.isEnabled():
            return _OFF if self._kind in ("primary", "danger") else _KINDS[self._kind]
        if self.isChecked():
            return _CHOSEN
        return _KINDS[self._kind]

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Box, icon, text, amount, keycap."""
        paint.begin(painter)
        inks = self.inks()
        self._paint_box(painter, tokens, inks)
        ink = getattr(tokens, inks.text if self.isEnabled() else "muted")
        if not self.isEnabled() and self._kind != "primary":
            painter.setOpacity(0.55)
        if self._stacked:
            self._paint_stacked(painter, ink)
        else:
            self._paint_row(painter, tokens, inks, ink)

    def _paint_box(self, painter: QPainter, tokens: Tokens, inks: Inks) -> None:
        rect = QRectF(self.rect())
        radius = self._radius()
        chosen = inks is _CHOSEN
        fill = getattr(tokens, inks.fill) if inks.fill else None
        line = getattr(tokens, inks.line) if inks.line else None
        paint.box(painter, rect, radius, fill, line, 2 if chosen else 1)
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            paint.box(painter, rect, radius, colour(tokens.text, 24 if self.isDown() else 9))
        if self.ringed:
            ring = tokens.on_brand if self._kind == "primary" else tokens.brand
            inset = 5 if chosen else 3 if self._kind == "primary" else 0
            paint.box(painter, rect.adjusted(inset, inset, -inset, -inset), radius - inset, None, ring, 2)

    def _paint_stacked(self, painter: QPainter, ink: str) -> None:
        rect = QRectF(self.rect())
        block = 18 + (2 + 16 if self._label else 0)
        top = rect.center().y() - block / 2
        if self._icon:
            icons.draw(painter, self._icon, rect.center().x() - 9, top, 18, ink)
        paint.write(
            painter, QRectF(2, top + 20, rect.width() - 4, 16), self._label, fonts.font(13, 500), ink, paint.CENTRE
        )

    def _paint_row(self, painter: QPainter, tokens: Tokens, inks: Inks, ink: str) -> None:
        rect = QRectF(self.rect())
        padding = self._padding()
        left, right, middle = rect.left() + padding, rect.right() - padding, rect.center().y()
        if self._keycap and self.sizeHint().width() <= self.width() + 8:  # a word is never cut for a keycap
            self._paint_keycap(painter, tokens, inks, right, middle)
            right -= paint.keycap_width(self._keycap) + 12
        if self._amount:
            width = fonts.width(self._amount, self._size, 600, tabular=True) + 1
            amount = fonts.font(self._size, 600, tabular=True)
            paint.write(painter, QRectF(right - width, 0, width, rect.height()), self._amount, amount, ink, paint.RIGHT)
            right -= width + 12
        lead = (ICON + (self._gap() if self._label else 0)) if self._icon else 0
        text_width = max(self._text_width(self._label), fonts.width(self._sub, 12, 500, True)) if self._label else 0
        if self._align == "center":
            room = right - left
            left += max(0, (room - lead - text_width) / 2)
        if self._icon:
            tint = tokens.brand if inks is _CHOSEN else ink
            icons.draw(painter, self._icon, left, middle - ICON / 2, ICON, tint)
        area = QRectF(left + lead, 0, min(text_width, right - left - lead), rect.height())
        self._paint_text(painter, tokens, area, ink)

    def _paint_text(self, painter: QPainter, tokens: Tokens, area: QRectF, ink: str) -> None:
        align = paint.CENTRE if self._align == "center" else paint.LEFT
        font = fonts.font(self._size, self._weight, self._tabular)
        if not self._sub:
            paint.write(painter, area, self._label, font, ink, align)
            return
        tall = self._size + 5
        top = area.center().y() - (tall + 17) / 2
        paint.write(painter, QRectF(area.left(), top, area.width(), tall), self._label, font, ink, align)
        quiet = tokens.muted_on_tint if self.isChecked() else tokens.muted
        below = QRectF(area.left(), top + tall + 1, area.width(), 16)
        paint.write(painter, below, self._sub, fonts.font(12, 500, tabular=True), quiet, align)

    def _paint_keycap(self, painter: QPainter, tokens: Tokens, inks: Inks, right: float, middle: float) -> None:
        if self._kind == "primary" and self.isEnabled():
            paint.keycap(painter, right, middle, self._keycap, colour(tokens.on_brand, 36), tokens.on_brand, "")
        else:
            paint.keycap(painter, right, middle, self._keycap, getattr(tokens, inks.keycap), tokens.muted, tokens.line)


class IconButton(Button):
    """A square button with an icon alone; `name` is what a screen reader says and the tooltip shows."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        kind: str = "secondary",
        height: int = 44,
        round: bool = False,  # noqa: A002 - the shape
        parent: QWidget | None = None,
    ) -> None:
        self._round = round
        super().__init__("", kind=kind, icon=icon, height=height, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change what it is called."""
        self.setAccessibleName(name)
        set_tip(self, name)

    def _tell(self) -> None:
        self.paint_anew()

    def _radius(self) -> float:
        return self._height / 2 if self._round else 10

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._height, self._height)

    def _paint_row(self, painter: QPainter, tokens: Tokens, inks: Inks, ink: str) -> None:
        middle = QRectF(self.rect()).center()
        icons.draw(painter, self._icon or "", middle.x() - ICON / 2, middle.y() - ICON / 2, ICON, ink)


class PayBar(Button):
    """The one primary action of a screen: what it does, the amount, its key. As high as the window's measures say."""

    def __init__(
        self, text: str, amount: str = "", keycap: str = "", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            text,
            kind="primary",
            icon=icon,
            amount=amount,
            keycap=keycap,
            size=19,
            align="split",
            once=True,
            parent=parent,
        )

    def _height_now(self) -> int:
        return of(self).measures.pay_bar


class KeyButton(Button):
    """One key of a number pad, high (or `low`) and large as the window's measures say."""

    def __init__(self, text: str, *, icon: str | None = None, low: bool = False, parent: QWidget | None = None) -> None:
        self._low = low
        super().__init__(text, kind="quiet", icon=icon, tabular=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._size = of(self).measures.key_text

    def _height_now(self) -> int:
        measures = of(self).measures
        return measures.key_low if self._low else measures.key

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of digits from the look."""
        if event.type() == QEvent.Type.StyleChange:
            self._size = of(self).measures.key_text
        super().changeEvent(event)


class NoteButton(KeyButton):
    """“+10 rb” with the stripe of that banknote; `worth` in rupiah."""

    def __init__(self, worth: int, parent: QWidget | None = None) -> None:
        self.worth = worth
        super().__init__("", parent=parent)
        self._size = of(self).measures.note_text
        self.retranslate()

    def _padding(self) -> int:
        return 4

    def retranslate(self) -> None:
        """Say it in the language in use."""
        self.set_text(_("+{thousands}k").format(thousands=self.worth // 1000).replace(" ", NO_BREAK_SPACE))
        self.setAccessibleName(_("Add {amount}").format(amount=format_rupiah(self.worth)))

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of the text from the look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size = of(self).measures.note_text
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _paint_box(self, painter: QPainter, tokens: Tokens, inks: Inks) -> None:
        super()._paint_box(painter, tokens, inks)
        paint_stripe(painter, QRectF(self.rect()), self.worth)


def paint_stripe(painter: QPainter, rect: QRectF, worth: int, radius: float = 10, width: float = 6) -> None:
    """The banknote's stripe on the left edge of a box."""
    painter.save()
    painter.setClipPath(paint.rounded(rect, radius))
    painter.fillRect(QRectF(rect.left(), rect.top(), width, rect.height()), colour(BANKNOTES[worth]))
    painter.restore()


class NumPad(QWidget):
    """Digits, 00 and 000; no decimal key. `typed` carries the key's digits. `low` keys leave room above them."""

    typed = Signal(str)

    _ROWS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("0", "00", "000"))

    def __init__(self, parent: QWidget | None = None, *, low: bool = False) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for row, digits in enumerate(self._ROWS):
            for column, text in enumerate(digits):
                key = KeyButton(text, low=low)
                key.clicked.connect(lambda _checked=False, text=text: self.typed.emit(text))
                grid.addWidget(key, row, column)
        for column in range(3):
            grid.setColumnStretch(column, 1)
