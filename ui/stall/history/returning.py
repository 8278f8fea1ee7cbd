"""The table of a return: a head, and one line for each thing that was sold."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look import fonts, icons
from ui.look.tokens import colour
from ui.look.wear import of
from ui.models.refund import ReturnRow
from ui.widgets import paint
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label
from ui.widgets.photos import read_photo

_WIDE = (64, 96, 168, 128)
_NARROW = (60, 76, 152, 116)
"""Bought, returned, now, value: the widths of their columns in pixels."""


def _widths(small: bool) -> tuple[int, ...]:
    bought, returned, now, value = _NARROW if small else _WIDE
    return bought, fonts.drawn(returned), now, fonts.drawn(value)


class ReturnHead(QWidget):
    """What the columns are."""

    def __init__(self) -> None:
        super().__init__()
        self._labels = [
            Label("", "muted"),
            Label("", "muted", align="right"),
            Label("", "muted", align="right"),
            Label("", "muted", align="center"),
            Label("", "muted", align="right"),
        ]
        self._row = QHBoxLayout(self)
        self._small = False
        self._row.addWidget(self._labels[0], 1)
        for label in self._labels[1:]:
            self._row.addWidget(label)
        self.setFixedHeight(34)

    def retranslate(self) -> None:
        """Say them in the language in use."""
        goods = _("Goods") if self._small else _("Goods, price after discount")
        texts = (goods, _("Bought"), _("Returned"), _("Return now"), _("Value"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)

    def fit(self, small: bool) -> None:
        """The columns of the window's class."""
        self._small = small
        self.retranslate()
        self._row.setContentsMargins(11, 2, 11, 0)
        self._row.setSpacing(6 if small else 8)
        for label, width in zip(self._labels[1:], _widths(small), strict=True):
            label.setFixedWidth(width)


class ReturnLine(QWidget):
    """One sold line: a picture, its name, what was bought and came back, and − + of what comes back now."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.picture = _Picture()
        self.name, self.sub = Label("", "name"), Label("", "muted")
        self.bought = Label("", "amount-strong", align="right")
        self.returned = Label("", "amount-strong", align="right")
        self.less = IconButton("minus", "", kind="quiet")
        self.now = Label("", "amount-strong", align="center")
        self.more = IconButton("plus", "", kind="quiet")
        self.hint = Label("", "small", align="center")
        self.value = Label("", "amount-strong", align="right")
        self._is_chosen = False
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch(1)
        names.addWidget(self.name)
        names.addWidget(self.sub)
        names.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addStretch(1)
        buttons.addWidget(self.less)
        buttons.addWidget(self.now)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        self._steps = QWidget()
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(3)
        steps.addStretch(1)
        steps.addLayout(buttons)
        steps.addWidget(self.hint)
        steps.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.picture)
        self._row.addLayout(names, 1)
        for part in (self.bought, self.returned, self._steps, self.value):
            self._row.addWidget(part)

    def show_row(self, row: ReturnRow, *, chosen: bool) -> None:
        """Show this; the chosen one has a ground of its own."""
        self._is_chosen = chosen
        self._name = row.name
        self.picture.show_goods(row.photo, row.icon, row.shade)
        quiet = "muted_on_tint" if chosen else "muted"
        self.sub.set_tone(quiet)
        self.name.setText(row.name)
        self.sub.setText(row.sub)
        self.bought.setText(row.bought)
        self.returned.setText(row.returned)
        self.returned.set_tone("bad" if row.returned != "–" else quiet)
        self.now.setText(row.now)
        self.now.set_tone("text" if row.can_less else quiet)
        self.value.setText(row.value)
        self.value.set_tone("text" if row.can_less else quiet)
        self.hint.setText(row.hint)
        self.hint.set_tone(quiet if row.can_more else "warn_on_tint" if chosen else "warn")
        self.more.setEnabled(row.can_more)
        self.less.setEnabled(row.can_less)
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """The names of − and +."""
        self.less.set_name(_("One less of {name}").format(name=self._name))
        self.more.set_name(_("One more of {name}").format(name=self._name))

    def fit(self, small: bool) -> None:
        """The columns and the height of the window's class."""
        self._row.setContentsMargins(11, 0, 11, 0)
        self._row.setSpacing(6 if small else 8)
        for part, width in zip((self.bought, self.returned, self._steps, self.value), _widths(small), strict=True):
            part.setFixedWidth(width)
        self.now.setFixedWidth(64)
        for label in (self.bought, self.returned, self.value):
            label.set_kind("amount" if small else "amount-strong")
        self.sub.set_kind("small" if small else "muted")
        self.picture.setVisible(not small)
        self.setFixedHeight(76 if small else 85)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above, and the ground of the chosen one."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        painter.fillRect(QRectF(11, 0, self.width() - 22, 1), colour(tokens.line))
        if self._is_chosen:
            paint.box(painter, QRectF(self.rect()).adjusted(3, 4, -3, -3), 10, tokens.soft)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch chooses the line."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()


class _Picture(QWidget):
    """The photo of goods, or a drawing on a ground."""

    def __init__(self) -> None:
        super().__init__()
        self._path, self._photo = "", QPixmap()
        self._icon, self._shade = "tag", 0
        self.setFixedSize(52, 44)

    def show_goods(self, photo: str, icon: str, shade: int) -> None:
        """Show this photo, or where it is empty that drawing on the ground that any `shade` picks."""
        if photo != self._path:
            ratio = self.devicePixelRatioF()
            self._path, self._photo = photo, QPixmap.fromImage(read_photo(photo, self.size() * ratio))
            self._photo.setDevicePixelRatio(ratio)
        self._icon, self._shade = icon, shade
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """It fills the rounded box."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        rect = QRectF(self.rect())
        painter.setClipPath(paint.rounded(rect, 10))
        if not self._photo.isNull():
            painter.drawPixmap(rect.topLeft(), self._photo)
            return
        painter.fillRect(rect, colour(tokens.shades[self._shade % len(tokens.shades)]))
        icons.draw(painter, self._icon, rect.center().x() - 11, rect.center().y() - 11, 22, tokens.glyph)
