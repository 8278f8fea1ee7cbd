"""What just happened, said on the app bar: 3 s, 6 s when it can be undone; a refusal stays until closed or left."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos.words import translate as _
from ui.look import fonts, icons
from ui.look.tokens import colour
from ui.look.wear import of
from ui.news import News
from ui.widgets import paint, spoken
from ui.widgets.pressable import Pressable
from ui.widgets.tip import set_tip

NOTICE_MS = 3000
UNDO_MS = 6000
_FADE_MS = 140
_HEIGHT = 44


class _Verb(Pressable):
    """The word or sign to press on a toast."""

    def __init__(self, parent: "Toast") -> None:
        super().__init__(parent)
        self._toast = parent
        self.icon_name = ""
        self.keycap = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        if self.icon_name:
            return QSize(_HEIGHT, _HEIGHT)
        keycap = paint.keycap_width(self.keycap) + 9 if self.keycap else 0
        return QSize(round(fonts.width(self.text(), 14, 600) + keycap) + 2, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.begin(painter)
        painter.setOpacity(self._toast.shown)
        tokens = of(self).tokens
        middle = self.height() / 2
        if self.icon_name:
            icons.draw(painter, self.icon_name, self.width() / 2 - 10, middle - 10, 20, self._toast.ink())
        else:
            paint.write(painter, QRectF(self.rect()), self.text(), fonts.font(14, 600), tokens.toast_action)
        if self.keycap:
            ground = colour(tokens.surface, 42)
            paint.keycap(painter, self.width(), middle, self.keycap, ground, tokens.surface, "")
        if self.ringed:
            paint.box(painter, QRectF(self.rect()), 6, None, self._toast.ink(), 2)


class Toast(QWidget):
    """One sentence at a time, plain text; it takes room only while it is seen."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.bad = False
        self.shown = 1.0
        self._refusal = ""
        self._undo: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self._on_fade)
        self._verb = _Verb(self)
        self._verb.clicked.connect(self._on_undo)
        self._close = _Verb(self)
        self._close.icon_name = "x"
        self._close.clicked.connect(self.close_refusal)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._row.addWidget(self._verb)
        self._row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def listen(self, news: News) -> None:
        """Tell what a window's models and screens say."""
        news.said.connect(lambda text, undo: self.say(text, undo=undo))
        news.refused.connect(self.refuse)
        news.past.connect(self.forget_undo)
        news.accepted.connect(self.settle)

    def say(self, text: str, *, undo: Callable[[], object] | None = None, keycap: str = "Ctrl+Z") -> None:
        """A notice, with a way back when there is one."""
        self._undo = undo
        self._verb.setText(_("Undo"))
        self._verb.setAccessibleName(_("Undo"))
        self._verb.keycap = keycap if undo and not of(self).measures.small else ""
        self._show(text, bad=False)
        self._timer.start(UNDO_MS if undo else NOTICE_MS)

    def forget_undo(self) -> None:
        """Take the notice away whose way back is open no more."""
        if self._undo is not None:
            self._timer.stop()
            self._on_timeout()

    def refuse(self, text: str) -> None:
        """What could not be done, and what to do; it stays until it is closed."""
        self._refusal = text
        self._undo = None
        self._timer.stop()
        self._show(text, bad=True)

    def close_refusal(self) -> None:
        """Close what was refused."""
        self._refusal = ""
        self.hide()
        self.closed.emit()

    def settle(self) -> None:
        """What was refused is done, or left behind: it goes, also from under a notice."""
        self._refusal = ""
        if self.isVisible() and self.bad:
            self.close_refusal()

    def ink(self) -> str:
        """The colour of its text."""
        tokens = of(self).tokens
        return tokens.on_brand if self.bad else tokens.surface

    def sizeHint(self) -> QSize:
        """Room for the sentence and what can be pressed."""
        width = 42 + fonts.width(self.text, 14, 500) + 15
        if self._undo:
            width += self._verb.sizeHint().width() + 10
        if self.bad:
            width += _HEIGHT
        return QSize(round(width), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A long sentence takes two lines, and elides before it covers anything."""
        return QSize(min(160, self.sizeHint().width()), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, a sign, the sentence."""
        painter = QPainter(self)
        paint.begin(painter)
        painter.setOpacity(self.shown)
        tokens = of(self).tokens
        rect = QRectF(self.rect())
        paint.box(painter, rect, 10, tokens.bad if self.bad else tokens.text)
        sign = "circle-alert" if self.bad else "check"
        icons.draw(painter, sign, 14, rect.center().y() - 10, 20, self.ink())
        right = self._close.x() if self.bad else self._verb.x() - 8 if self._undo else self.width() - 12
        self._write(painter, QRectF(42, 0, right - 42, rect.height()))

    def _write(self, painter: QPainter, area: QRectF) -> None:
        """On one line, or smaller on two where that is too short: what to do stands at a sentence's end."""
        if fonts.width(self.text, 14, 500) <= area.width():
            paint.write(painter, area, self.text, fonts.font(14, 500), self.ink())
        else:
            paint.write_wrapped(painter, area, self.fitting(area), fonts.font(13, 500), self.ink(), paint.LEFT)

    def fitting(self, area: QRectF) -> str:
        """As much of the sentence as two lines there hold; the tip and a reader's voice tell all of it."""
        metrics, text = QFontMetricsF(fonts.font(13, 500)), self.text
        endless, flags = area.adjusted(0, 0, 0, 1_000), int(Qt.TextFlag.TextWordWrap)
        while metrics.boundingRect(endless, flags, text).height() > area.height() and " " in text:
            text = text.removesuffix(" …").rpartition(" ")[0] + " …"
        return text

    def _show(self, text: str, bad: bool) -> None:
        self.text, self.bad = text, bad
        self._verb.setVisible(self._undo is not None)
        self._close.setVisible(bad)
        self._close.setAccessibleName(_("Close"))
        self._row.setContentsMargins(0, 0, 0 if bad else 10, 0)
        self.setAccessibleName(text)
        set_tip(self, text)
        self.updateGeometry()
        self.show()
        self.update()
        if of(self).motion:
            self._fade.start()
        spoken.announce(self, text, urgent=bad)

    def _on_fade(self, value: float) -> None:
        self.shown = value
        self.update()

    def _on_timeout(self) -> None:
        self._undo = None
        if self._refusal:
            self.refuse(self._refusal)
        else:
            self.hide()

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self._timer.stop()
        self._on_timeout()
        if undo is not None:
            undo()
