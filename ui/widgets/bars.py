"""The bar on top of every window and the rail at the office's left."""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look import fonts, icons
from ui.look.tokens import Tokens, colour
from ui.look.wear import of
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.pressable import Pictured, Pressable
from ui.widgets.tip import set_tip
from ui.widgets.toast import Toast


class StatusItem(Pictured):
    """An icon and a few words; in a small window the icon alone, or with `short`. `clicked` asks for more."""

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words, self._short, self._tone = icon, "", "", "muted"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, words: str, tone: str = "muted", *, short: str = "", icon: str | None = None) -> None:
        """Say this; `tone` colours the icon, and `short` where only that is shown."""
        told = (words, tone, short, self._icon if icon is None else icon)
        if told == (self._words, self._tone, self._short, self._icon):
            return
        self._words, self._tone, self._short, self._icon = told
        self.setAccessibleName(words)
        set_tip(self, words)
        self.updateGeometry()
        self.paint_anew()

    def _shown(self) -> str:
        return self._short if of(self).measures.small and self._icon else self._words

    def sizeHint(self) -> QSize:
        """The icon and what is shown beside it."""
        width = 20 if self._icon else 0
        if self._shown():
            width += round(fonts.width(self._shown(), 13, 500, True)) + (8 if self._icon else 1)
        return QSize(max(width, 20), 44)

    def minimumSizeHint(self) -> QSize:
        """The status is never cut."""
        return self.sizeHint()

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        """Icon and words."""
        paint.begin(painter)
        rect = QRectF(self.rect())
        tone = getattr(tokens, self._tone)
        if self._icon:
            icons.draw(painter, self._icon, 0, rect.center().y() - 10, 20, tone)
            rect.setLeft(27)
        ink = tone if of(self).measures.small and self._tone in ("warn", "bad") else tokens.muted
        paint.write(painter, rect, self._shown(), fonts.font(13, 500, True), ink, elide=False)
        if self.ringed:
            paint.box(painter, QRectF(self.rect()), 6, None, tokens.brand, 2)


class AppBar(QWidget):
    """Title left, status right, toasts in the free part between them and never over either.

    Add what comes first to `lead` (it holds the title and the quiet words beside it), the status items to `status`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # a toast never covers it
        self.sub = Label("", "muted")
        self.sub.hide()
        self.back = Button("", icon="arrow-left", keycap="Esc")
        self.back.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # nor this
        self.back.hide()
        self.toast = Toast()
        self.lead = QHBoxLayout()
        self.lead.setSpacing(12)
        self.lead.addWidget(self.back)
        self.lead.addWidget(self.title)
        self.lead.addWidget(self.sub)
        self.status = QHBoxLayout()
        self._tools: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._row.addLayout(self.lead)
        self._row.addStretch(1)
        self._row.addWidget(self.toast)
        self._row.addStretch(1)
        self._row.addLayout(self.status)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()

    def set_title(self, title: str, sub: str = "") -> None:
        """Who and where; `sub` in quiet words."""
        self.title.setText(title)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub) and not of(self).measures.small)

    def show_tools(self, tools: QWidget | None) -> None:
        """Show a screen's tools beside the status, and those of no other one."""
        if tools is not None and tools not in self._tools:
            self._tools.append(tools)
            self.status.addWidget(tools)
        for each in self._tools:
            each.setVisible(each is tools)

    def set_way_back(self, text: str) -> None:
        """The button that leads back to there; none where it is empty."""
        self.back.set_text(text)
        self.back.setVisible(bool(text))

    def _fit(self) -> None:
        measures = of(self).measures
        self.setFixedHeight(measures.app_bar)
        self._row.setContentsMargins(measures.margin, 0, measures.margin, 1)
        self.title.setMaximumWidth(240 if measures.small else 400)
        self.sub.setVisible(bool(self.sub.text()) and not measures.small)
        self.status.setSpacing(16 if measures.small else 18)

    def changeEvent(self, event: QEvent) -> None:
        """Take the height from the look."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface and the line below it."""
        painter = QPainter(self)
        tokens = of(self).tokens
        paint.fill(painter, QRectF(self.rect()), tokens.surface)
        paint.fill(painter, QRectF(0, self.height() - 1, self.width(), 1), tokens.line)


class RailButton(Pressable):
    """One place of the office: icon, word, and how many things wait there."""

    def __init__(self, icon: str, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._icon = icon
        self._count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change the word."""
        self.setText(text)
        self._name()

    def set_count(self, count: int) -> None:
        """How many things wait; 0 shows none."""
        self._count = count
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._count}" if self._count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """60 high."""
        return QSize(79, 60)

    def minimumSizeHint(self) -> QSize:
        """60 high."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon over word, the count at the icon's shoulder."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        rect = QRectF(self.rect())
        ink = tokens.brand_on_tint if self.isChecked() else tokens.muted
        if self.isChecked():
            paint.box(painter, rect, 10, tokens.soft)
        elif self.isDown() or self.underMouse():
            paint.box(painter, rect, 10, colour(tokens.text, 24 if self.isDown() else 9))
        if self.ringed:
            paint.box(painter, rect, 10, None, tokens.brand, 2)
        icons.draw(painter, self._icon, rect.center().x() - 11, 10, 22, ink)
        word = QRectF(1, 34, rect.width() - 2, 18)
        weight = 600 if self.isChecked() else 500
        paint.write(painter, word, self.text(), fonts.font(12, weight), ink, paint.CENTRE)
        if self._count:
            text = str(self._count) if self._count < 100 else "99+"
            width = max(17.0, fonts.width(text, 12, 600) + 9)
            badge = QRectF(rect.center().x() + 7, 7, width, 17)
            paint.box(painter, badge.adjusted(-2, -2, 2, 2), 10, tokens.soft if self.isChecked() else tokens.surface)
            paint.box(painter, badge, 8.5, tokens.bad)
            paint.write(painter, badge, text, fonts.font(12, 600), tokens.on_brand, paint.CENTRE, elide=False)


class Rail(QWidget):
    """The places of the office, one chosen; `chosen` carries its key. `mark` is the gallery's code."""

    chosen = Signal(str)

    def __init__(self, mark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        self.setFixedWidth(of(self).measures.rail)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 68, 5, 8)
        self._column.setSpacing(4)
        self._top = QVBoxLayout()
        self._column.addLayout(self._top)
        self._column.addStretch(1)

    def add(self, key: str, icon: str, text: str, *, bottom: bool = False) -> RailButton:
        """One more place, below the others, or at the bottom."""
        button = RailButton(icon, text, key)
        self.buttons[key] = button
        self._group.addButton(button)
        button.setAutoExclusive(True)  # the group excludes already: this tells a screen reader so
        (self._column if bottom else self._top).addWidget(button)
        button.clicked.connect(lambda: self.chosen.emit(key))
        return button

    def set_chosen(self, key: str) -> None:
        """Show this place as the present one, without saying so."""
        self.buttons[key].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, the line at its right, the mark on top."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        paint.fill(painter, QRectF(self.rect()), tokens.surface)
        paint.fill(painter, QRectF(self.width() - 1, 0, 1, self.height()), tokens.line)
        box = QRectF((self.width() - 36) / 2, 14, 36, 36)
        paint.box(painter, box, 10, tokens.brand)
        paint.write(painter, box, self._mark[:4], fonts.font(12, 700), tokens.on_brand, paint.CENTRE, elide=False)
