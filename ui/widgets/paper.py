"""A printed thing as it will come out: the same Layout that the printer gets, on white paper."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.printing.layout import Layout
from pos.printing.mark import Page
from pos.printing.placing import place
from pos.printing.text import text
from ui.look.paper import PaperPen
from ui.look.tokens import colour
from ui.look.wear import of
from ui.widgets.scrolled import Scrolled

_DOTS = 96 / 72 * 1.15
"""Logical pixels in a point: a little larger than life, so that it reads at arm's length."""


class PaperView(QWidget):
    """The pages below each other, white in the dark too; what stands on them is also its accessible description."""

    ROLE = QAccessible.Role.Document

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_layout(self, layout: Layout) -> None:
        """Show this."""
        self._pages = place(layout)
        self.setAccessibleDescription(text(layout))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The paper's size."""
        wide = max((page.width for page in self._pages), default=164)
        return QSize(round(wide * _DOTS), round(sum(page.height for page in self._pages) * _DOTS))

    def minimumSizeHint(self) -> QSize:
        """Paper does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, a line around it, and what is printed on the pages that are seen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("#ffffff"))
        painter.setPen(colour(of(self).tokens.line))
        painter.drawRect(QRectF(self.rect()).adjusted(0, 0, -1, -1))
        painter.scale(_DOTS, _DOTS)
        pen = PaperPen(painter)
        seen = event.rect()
        top = 0.0
        for page in self._pages:
            if top * _DOTS <= seen.bottom() + 1 and (top + page.height) * _DOTS >= seen.top() - 1:
                pen.draw(page)
            painter.translate(0, page.height)
            top += page.height


def scrolling(view: PaperView) -> Scrolled:
    """The view in a frame that scrolls where the paper is longer."""
    area = Scrolled(view)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return area
