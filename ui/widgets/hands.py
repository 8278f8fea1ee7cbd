"""What needs a hand: how many, of what, and who, one row each."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from pos.words import translate_plural
from ui.look import fonts, icons
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Label

_ROOMY = 4
"""More rows than these stand closer, so that the card stays as high as it is."""


class Thing(Protocol):
    """Something that needs a hand; `tone` is bad, warn or brand."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def who(self) -> str: ...


class HandRow(QWidget):
    """One thing that needs a hand; `asked` wants to see all of it."""

    ROLE = QAccessible.Role.Grouping

    asked = Signal(str)
    HEIGHT, CLOSE = 53, 44

    def __init__(self, thing: Thing, height: int = HEIGHT) -> None:
        super().__init__()
        self.thing = thing
        self.button = Button(_("Look"), height=min(height - 8, 44))
        self.button.setMinimumWidth(104)
        self.button.setAccessibleName(_("Look: {title}").format(title=thing.title))
        self.button.clicked.connect(lambda: self.asked.emit(thing.kind))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        self.setFixedHeight(height)
        self.setAccessibleName(f"{thing.title}, {thing.count}: {thing.who}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon on its tint, how many, of what, who."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens, thing = of(self).tokens, self.thing
        fill, ink = {
            "bad": (tokens.bad_soft, tokens.bad),
            "warn": (tokens.warn_soft, tokens.warn),
            "brand": (tokens.soft, tokens.brand_on_tint),
        }[thing.tone]
        top = (self.height() - 41) // 2
        paint.box(painter, QRectF(0, top, 40, 40), 10, fill)
        icons.draw(painter, thing.icon, 10, top + 10, 20, ink)
        count = QRectF(44, 0, 40, self.height())
        tone = getattr(tokens, thing.tone)
        paint.write(painter, count, str(thing.count), fonts.font(24, 700), tone, paint.CENTRE, elide=False)
        words = QRectF(90, top + 2, self.width() - 90 - self.button.width() - 16, 20)
        paint.write(painter, words, thing.title, fonts.font(14, 600), tokens.text)
        words.translate(0, 19)
        paint.write(painter, words, thing.who, fonts.font(13), tokens.muted)


class HandsCard(Card):
    """What needs a hand, largest and first; one sentence when nothing does."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.nothing = Label("", "body-strong", tone="ok", icon="circle-check")
        self.nothing.setMinimumHeight(44)
        self.enrol = Button(icon="key")
        self.rows: list[HandRow] = []
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.sub, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(15, 13, 13, 8)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(6)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.enrol, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._parts: list[QWidget] = []

    def show_things(self, things: Sequence[Thing], count: int, stalls: int) -> None:
        """Show these, of so many stalls; without a stall the way to enrol one."""
        text = translate_plural("{n} thing among {stalls} stalls", "{n} things among {stalls} stalls", count)
        self.sub.setText(text.format(n=count, stalls=stalls) if things else "")
        self.nothing.setVisible(not things)
        self.nothing.setText(_("Nothing needs a hand.") if stalls else _("No stall is enrolled yet."))
        self.nothing.set_tone("ok" if stalls else "muted")
        self.nothing.set_icon("circle-check" if stalls else "store")
        self.enrol.set_text(_("Enrolment"))
        self.enrol.setVisible(not things and not stalls)
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.rows = [], []
        height = HandRow.HEIGHT if len(things) <= _ROOMY else HandRow.CLOSE
        for at, thing in enumerate(things):
            if at:
                self._add(Rule())
            row = HandRow(thing, height)
            row.asked.connect(self.asked)
            self.rows.append(row)
            self._add(row)

    def _add(self, part: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, part)
        self._parts.append(part)
