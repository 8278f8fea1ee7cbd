"""What can be believed: a seal in one line, a verdict in a box, and the links of a chain on both sides of a sale."""

from typing import Protocol

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look import fonts, icons
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.tip import set_tip

_ICONS = {"ok": "shield-check", "warn": "shield-alert", "bad": "shield-alert"}
_BETWEEN = 28
"""Pixels between two boxes of the chain."""


class Told(Protocol):
    """A tone (ok, warn, bad), a title and a sentence."""

    @property
    def tone(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def sentence(self) -> str: ...


class Linked(Protocol):
    """A title and the first digits of a hash; `holds` says whether the link before it does."""

    @property
    def title(self) -> str: ...
    @property
    def digits(self) -> str: ...
    @property
    def holds(self) -> bool: ...


class SealLine(QWidget):
    """What can be believed of a file, a day or a receipt: a title and a sentence on their tint, 56 high."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(56)

    def show_seal(self, told: Told) -> None:
        """Show this."""
        self._told = told
        self.setAccessibleName(f"{told.title}. {told.sentence}")
        set_tip(self, told.sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shield, a title, a sentence below it."""
        told = self._told
        if told is None:
            return
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        ink = getattr(tokens, f"{told.tone}_on_tint")
        paint.box(painter, QRectF(self.rect()), 12, getattr(tokens, f"{told.tone}_soft"))
        icons.draw(painter, _ICONS[told.tone], 16, 16, 24, ink)
        spot = QRectF(54, 8, self.width() - 70, 20)
        paint.write(painter, spot, told.title, fonts.font(15, 600), ink)
        spot.translate(0, 20)
        paint.write(painter, spot, told.sentence, fonts.font(13), tokens.muted_on_tint)


class SealRow(QWidget):
    """The same with one verb beside it."""

    def __init__(self, verb: QWidget) -> None:
        super().__init__()
        self.seal = SealLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.seal, 1)
        row.addWidget(verb)


class ProofBox(QWidget):
    """The same in a narrow card: the sentence wraps."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_proof(self, told: Told | None) -> None:
        """Show this, or nothing."""
        self._told = told
        self.setVisible(told is not None)
        self.setAccessibleName("" if told is None else f"{told.title}. {told.sentence}")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """A title and the wrapped sentence."""
        if self._told is None:
            return 0
        box = fonts.metrics(13, 400).boundingRect(
            QRectF(0, 0, width - 28, 1000), int(Qt.TextFlag.TextWordWrap), self._told.sentence
        )
        return 42 + int(box.height())

    def sizeHint(self) -> QSize:
        """At the present width."""
        return QSize(280, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """No line of it is cut."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tint, the shield, the title, the sentence."""
        told = self._told
        if told is None:
            return
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        ink = getattr(tokens, f"{told.tone}_on_tint")
        paint.box(painter, QRectF(self.rect()), 12, getattr(tokens, f"{told.tone}_soft"))
        icons.draw(painter, _ICONS[told.tone], 13, 10, 18, ink)
        paint.write(painter, QRectF(38, 9, self.width() - 50, 20), told.title, fonts.font(14, 600), ink)
        spot = QRectF(14, 31, self.width() - 28, self.height() - 38)
        paint.write_wrapped(painter, spot, told.sentence, fonts.font(13), tokens.muted_on_tint)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the window changes its look."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class ChainLinks(QWidget):
    """The sale between its neighbours; where a link does not hold there is a gap with a cross in it."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._links: tuple[Linked, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(50)

    def show_links(self, links: tuple[Linked, ...]) -> None:
        """The one before, the sale itself, the one after; nothing where there are none."""
        self._links = links
        self.setVisible(bool(links))
        self.setAccessibleName(", ".join(f"{link.title} {link.digits}" for link in links))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three boxes and what joins them."""
        if not self._links:
            return
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        wide = (self.width() - _BETWEEN * (len(self._links) - 1)) / len(self._links)
        for at, link in enumerate(self._links):
            rect = QRectF(at * (wide + _BETWEEN), 0, wide, self.height())
            own = at == 1
            paint.box(
                painter, rect, 10, tokens.soft if own else tokens.surface,
                tokens.brand if own else tokens.line, 2 if own else 1,
            )  # fmt: skip
            paint.write(
                painter, QRectF(rect.left(), 6, wide, 20), link.title, fonts.font(14, 600), tokens.text, paint.CENTRE
            )
            ink = tokens.muted_on_tint if own else tokens.muted
            paint.write(painter, QRectF(rect.left(), 26, wide, 18), link.digits, fonts.font(12, 500), ink, paint.CENTRE)
            if at:
                icon, tone = ("link", tokens.ok) if link.holds else ("x", tokens.bad)
                icons.draw(painter, icon, rect.left() - _BETWEEN / 2 - 8, rect.center().y() - 8, 16, tone)
