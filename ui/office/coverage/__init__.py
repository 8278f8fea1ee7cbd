"""Coverage: who handed in what, stall by day, and beside it what is looked into."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.coverage import CoverageModel
from ui.news import Screen
from ui.office.coverage.panel import CellPanel, MissingPanel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.grid import Grid
from ui.widgets.labels import Label
from ui.widgets.legend import Legend
from ui.widgets.page import Page
from ui.widgets.tip import set_tip

_PANEL = 340
_ANY = 16_777_215

AskWhere = Callable[[str], str]


class CoverageScreen(Page):
    """Draws the model. In a small window the panel takes the grid's place while something is looked into.

    `ask_where` asks for a path to save to, given a proposed name, and answers an empty text for none.
    """

    def __init__(self, model: CoverageModel, ask_where: AskWhere | None = None) -> None:
        super().__init__()
        self.model = model
        self._ask_where = ask_where or self._ask_system
        self._asks_missing = False
        self.tools = PeriodTools(model)
        self.trades = ChipRow()
        self.trades.chosen.connect(model.choose_trade)
        self.troubled = Chip("", icon="triangle-alert")
        self.troubled.clicked.connect(lambda: model.show_only_troubled(not model.is_narrowed))
        self.missing_button = IconButton("list", "")
        self.missing_button.clicked.connect(self.show_missing)
        self.save_button = IconButton("download", "")
        self.save_button.clicked.connect(self.save)
        self.grid = Grid()
        self.grid.pointed.connect(self._on_pointed)
        self.grid.looked.connect(model.look)
        self.grid.opened.connect(model.open)
        self.nothing = Label("", "muted", wrap=True, align="center")
        self.cell = CellPanel()
        self.cell.closed.connect(self.leave)
        self.cell.open_button.clicked.connect(self._open)
        self.cell.closed_button.clicked.connect(model.close_day)
        self.cell.ask_button.clicked.connect(model.ask)
        self.missing = MissingPanel()
        self.missing.closed.connect(self.leave)
        self.missing.looked.connect(model.look_at_missing)
        self.missing.copy_button.clicked.connect(self.copy_missing)
        self.card = Card()
        self.panel = QStackedWidget()
        self._build()
        model.changed.connect(self.show_model)
        model.looked_changed.connect(self.show_looked)
        self._say()
        self.relayout()

    def _build(self) -> None:
        for panel in (self.cell, self.missing):
            self.panel.addWidget(panel)
        within = QVBoxLayout(self.card)
        within.setContentsMargins(1, 8, 1, 8)
        within.addWidget(self.grid, 1)
        within.addWidget(self.nothing)
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.trades, 1)
        for tool in (self.troubled, self.missing_button, self.save_button):
            filters.addWidget(tool)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.card, 1)
        beside.addWidget(self.panel)
        self._column = QVBoxLayout(self)
        self._column.addLayout(filters)
        self._column.addLayout(beside, 1)

    def heading(self) -> str:
        """The page's title."""
        return _("Coverage")

    def bar_tools(self) -> QWidget:
        """The legend, and which days."""
        return self.tools

    def commands(self) -> Sequence[Command]:
        """Other months, narrowing, the missing list, the sheet."""
        model = self.model
        return (
            Command("month_before", N_("The month before"), "Ctrl+Left", lambda: model.go(-1)),
            Command(
                "month_after", N_("The month after"), "Ctrl+Right", lambda: model.go(1), lambda: not model.is_now()
            ),
            Command("day_now", N_("The last days"), "Ctrl+Home", model.go_to_now),
            Command("troubled", N_("Only troubled ones"), "F2", self.troubled.click),
            Command("missing", N_("What is missing"), "F4", self.show_missing),
            Command("copy_missing", N_("Copy what is missing"), "Ctrl+Shift+C", self.copy_missing),
            Command("save_sheet", N_("Save XLSX"), "Ctrl+S", self.save),
            Command("close_sheet", N_("Back"), "Esc", self.leave),
        )

    def arrived(self) -> None:
        """Read the grid afresh; the arrow keys move in it."""
        self.model.refresh()
        self.grid.setFocus()

    def show_missing(self) -> None:
        """The list of what is missing."""
        self._asks_missing = True
        self.model.leave()
        self.missing.first()

    def leave(self) -> None:
        """Look into nothing; from there back to Today."""
        if self.model.at is None and not (self._asks_missing and of(self).measures.small):
            self.model.news.show(Screen.TODAY)
            return
        self._asks_missing = False
        self.model.leave()
        self.grid.setFocus()

    def copy_missing(self) -> None:
        """The missing list, to be pasted into a message."""
        QGuiApplication.clipboard().setText(self.model.missing_list())
        self.model.news.say(_("Copied: paste it into a message"))

    def save(self) -> None:
        """Save the rows that are shown where the person wants them."""
        path = self._ask_where(self.model.sheet_name())
        if path:
            self.model.save_sheet(Path(path))

    def _ask_system(self, name: str) -> str:
        path, _kind = QFileDialog.getSaveFileName(self, _("Save XLSX"), name, "XLSX (*.xlsx)")
        return path

    def _on_pointed(self, row: int, column: int) -> None:
        if self.model.at is not None:
            self.model.look(row, column)

    def _open(self) -> None:
        if self.model.at is not None:
            self.model.open(*self.model.at)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._say()
        self.model.refresh()

    def _say(self) -> None:
        self.tools.retranslate()
        self.grid.setAccessibleName(_("Coverage"))
        self.missing_button.set_name(_("What is missing"))
        self.save_button.set_name(_("Save XLSX"))
        self.cell.retranslate()
        self.missing.retranslate()

    def relayout(self) -> None:
        """Margins; in a wide window the panel stands beside the grid."""
        measures = of(self).measures
        self._column.setContentsMargins(measures.margin, 10, measures.margin, 10)
        self._column.setSpacing(10)
        self.panel.setMinimumWidth(_PANEL)
        self.panel.setMaximumWidth(_ANY if measures.small else _PANEL)
        self.show_model()

    def show_model(self) -> None:
        """Show what the model holds now."""
        model, small = self.model, of(self).measures.small
        self.tools.show_model(small=small)
        self.trades.set_chips(model.trades(), model.trade)
        self.troubled.set_text(model.narrowing())
        self.troubled.setChecked(model.is_narrowed)
        self.missing_button.setVisible(small)
        self.missing.close_button.setVisible(small)
        self.grid.set_grid(model.columns, model.rows, model.spoken, title=model.count(), note=_("Came in"))
        self.nothing.setText(model.nothing())
        self.nothing.setVisible(bool(model.nothing()))
        self.missing.show_rows(model.completeness(), model.missing_rows(), model.phones)
        self.show_looked()

    def show_looked(self) -> None:
        """Show the cell that is looked into, or what is missing."""
        small, told = of(self).measures.small, self.model.looked()
        self.grid.set_chosen(self.model.at)
        if told is not None:
            self._asks_missing = False
            self.cell.show_cell(told)
        self.panel.setCurrentWidget(self.missing if told is None else self.cell)
        open_ = told is not None or self._asks_missing
        self.panel.setVisible(open_ or not small)
        if small and open_ and self.grid.hasFocus():
            (self.cell.open_button if told is not None else self.missing.close_button).setFocus()
        self.card.setVisible(not (small and open_))


class PeriodTools(QWidget):
    """On the bar: the legend, and the period with its neighbours."""

    def __init__(self, model: CoverageModel) -> None:
        super().__init__()
        self.model = model
        self.legend = Legend()
        self.before = IconButton("chevron-left", "")
        self.before.clicked.connect(lambda: model.go(-1))
        self.period = Button(icon="calendar-days")
        self.period.clicked.connect(model.go_to_now)
        self.after = IconButton("chevron-right", "")
        self.after.clicked.connect(lambda: model.go(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.legend, 1, Qt.AlignmentFlag.AlignVCenter)
        for tool in (self.before, self.period, self.after):
            row.addWidget(tool)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.before.set_name(_("The month before"))
        self.after.set_name(_("The month after"))
        set_tip(self.period, _("The last days"))
        self.legend.set_entries(self.model.legend())

    def show_model(self, *, small: bool) -> None:
        """Show which days; the legend only where there is room."""
        self.legend.setVisible(not small)
        self.period.set_text(self.model.period())
        self.after.setEnabled(not self.model.is_now())
