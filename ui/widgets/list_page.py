"""A screen of a list with the panel of what is chosen at its right; sheets take the place of the list."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.wear import of
from ui.widgets.listing import Listing
from ui.widgets.page import Page
from ui.widgets.place import Place

_PANEL, _SMALL_PANEL = 432, 368


class ListPage(Page):
    """Lays list and panel out. In a small window the panel goes while a sheet is shown; it rests meanwhile in any."""

    def __init__(self, listed: Listing, panel: QWidget) -> None:
        super().__init__()
        self.place = Place(listed)
        self._listed = listed
        self._panel = panel
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.place, 1)
        self._row.addWidget(panel)
        self.place.changed.connect(self.on_place_changed)

    @property
    def over(self) -> QWidget | None:
        """The sheet in the place of the list, while there is one."""
        return self.place.over

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the smaller layout."""
        return QSize(0, 0)

    def typed(self, text: str) -> None:
        """A letter or digit typed elsewhere searches."""
        if self.over is None:
            search = self._listed.search
            search.set_text(search.text() + text)
            self.focus()

    def relayout(self) -> None:
        """Sizes of the window's class."""
        measures = of(self).measures
        self._row.setContentsMargins(measures.margin, 12, measures.margin, measures.margin)
        self._row.setSpacing(measures.gap)
        self._listed.relayout()
        self._panel.setFixedWidth(_SMALL_PANEL if measures.small else _PANEL)
        self._show_panel()

    def focus(self) -> None:
        """Typing goes to what is asked, or to the search."""
        (self.over or self._listed).setFocus()

    def on_place_changed(self) -> None:
        """A sheet came or went."""
        self._show_panel()
        self._panel.setEnabled(self.over is None)
        self.commands_changed.emit()
        if self.over is None:
            self.focus()

    def _show_panel(self) -> None:
        self._panel.setVisible(not (of(self).measures.small and self.over is not None))
