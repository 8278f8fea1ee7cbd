"""Something to read that may be longer than its place: scrolled by touch, by wheel and by the keyboard."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.look.wear import of
from ui.widgets import paint


class Scrolled(QScrollArea):
    """Tab comes here while there is more than is seen; a ring shows that the arrow keys scroll."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._ring = _Ring(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def _on_range_changed(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Called what its content is called."""
        self.setAccessibleName(self._content.accessibleName())
        self._ring.raise_()
        self._ring.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        self._ring.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ring is as large."""
        super().resizeEvent(event)
        self._ring.resize(self.size())


def scrolled_form(content: QWidget) -> QScrollArea:
    """What is pressed and typed into, and may be longer than its place: Tab goes to its parts, not to the frame."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


class _Ring(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.begin(painter)
        paint.box(painter, QRectF(self.rect()), 8, None, of(self).tokens.brand, 2)
