"""A stall's day as a screen: its cards, and the day on paper in their place."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout

from pos.printing.layout import Layout
from pos.words import translate as _
from ui.look.wear import of
from ui.widgets.buttons import Button
from ui.widgets.day_cards import DayCards, DayShown
from ui.widgets.page import Page
from ui.widgets.paper import PaperView, scrolling
from ui.widgets.sheet import Sheet

OpenFile = Callable[[Path], object]
"""Shows a file in the system's own program."""
AskWhere = Callable[[str], str]
"""Asks for a path to save to, given a proposed name; an empty text is none."""


class DayShower(Protocol):
    """What the screen draws, and what is done with it."""

    def shown(self) -> DayShown: ...
    def choose(self, number: str) -> None: ...
    def show_tab(self, tab: str) -> None: ...
    def paper(self) -> Layout | None: ...
    def papers(self) -> Path: ...
    def save_paper(self, path: Path) -> bool: ...
    def sheet_name(self) -> str: ...
    def save_sheet(self, path: Path) -> bool: ...


class PaperSheet(Sheet):
    """The day on paper, as it comes out, with what can be done with it."""

    def __init__(self, title: str, layout: Layout) -> None:
        super().__init__(title)
        self.view = PaperView()
        self.view.setAccessibleName(title)
        self.view.show_layout(layout)
        self.open = Button(_("Open the PDF"), icon="eye")
        self.save = Button(_("Save as PDF"), icon="file-down")
        self.verbs.addWidget(self.open)
        self.verbs.addWidget(self.save)
        self.body.addWidget(scrolling(self.view), 1)


class DayPage(Page):
    """The base of a screen that shows a day: put `place` into it, and more above or below."""

    def __init__(self, shower: DayShower, open_file: OpenFile, ask_where: AskWhere | None = None) -> None:
        super().__init__()
        self._shower = shower
        self._open_file = open_file
        self._ask_where = ask_where or self._ask_system
        self.sheet: Sheet | None = None
        self.cards = DayCards()
        self.cards.picked.connect(shower.choose)
        self.cards.tab_chosen.connect(shower.show_tab)
        for paper in (self.cards.slip.paper, self.cards.list.paper):
            paper.clicked.connect(self.show_paper)
        self.cards.list.save.clicked.connect(self.save_sheet)
        self.place = QStackedWidget()
        self.place.addWidget(self.cards)
        self.column = QVBoxLayout(self)

    def minimumSizeHint(self) -> QSize:
        """The cards scroll."""
        return QSize(0, 0)

    def arrived(self) -> None:
        """Typing goes to the search."""
        self.cards.arrived()

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches, where the cards are seen."""
        if self.place.currentWidget() is self.cards:
            self.cards.typed(text)

    def relayout(self) -> None:
        """Margins."""
        measures = of(self).measures
        self.column.setContentsMargins(measures.margin, 12, measures.margin, 12)
        self.column.setSpacing(12 if not measures.small else 8)

    # sheets in the place of the cards

    def show_sheet(self, sheet: Sheet) -> None:
        """Instead of the cards, until it is closed."""
        self.close_sheet()
        self.sheet = sheet
        sheet.closed.connect(self.close_sheet)
        self.place.addWidget(sheet)
        self.place.setCurrentWidget(sheet)
        self.commands_changed.emit()

    def close_sheet(self) -> None:
        """The cards again."""
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            self.place.setCurrentWidget(self.cards)
            self.place.removeWidget(sheet)
            sheet.deleteLater()
            self.cards.arrived()
            self.commands_changed.emit()

    # the day on paper

    def show_paper(self) -> None:
        """As it comes out, with buttons to open and to save it."""
        layout = self._shower.paper()
        if layout is None:
            return
        sheet = PaperSheet(_("The day on paper"), layout)
        sheet.open.clicked.connect(self.open_paper)
        sheet.save.clicked.connect(self.save_paper)
        self.show_sheet(sheet)
        sheet.open.setFocus()

    def open_paper(self) -> None:
        """As a PDF in the system's viewer, to be printed or sent from there."""
        layout = self._shower.paper()
        if layout is not None:
            path = self._shower.papers().joinpath(f"{layout.title}.pdf")
            if self._shower.save_paper(path):
                self._open_file(path)

    def save_paper(self) -> None:
        """As a PDF where the person says."""
        layout = self._shower.paper()
        path = self._ask_where(f"{layout.title}.pdf") if layout is not None else ""
        if path:
            self._shower.save_paper(Path(path).with_suffix(".pdf"))

    def save_sheet(self) -> None:
        """The list that is shown, as a sheet where the person says."""
        name = self._shower.sheet_name()
        path = self._ask_where(name) if name else ""
        if path:
            self._shower.save_sheet(Path(path))

    def _ask_system(self, name: str) -> str:
        is_sheet = name.endswith(".xlsx")
        title = _("Save the list as a sheet") if is_sheet else _("Save as PDF")
        kinds = "XLSX (*.xlsx);;CSV (*.csv)" if is_sheet else "PDF (*.pdf)"
        path, _kind = QFileDialog.getSaveFileName(self, title, name, kinds)
        return path
