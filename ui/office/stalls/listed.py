"""The table of everybody in the register, and the chips above that narrow it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.words import translate as _
from ui.models.stalls import PILLS, STATES, StallsModel
from ui.widgets.chips import ChipRow, MenuChip
from ui.widgets.table import Cell, Column, Row, Table

_COLUMNS = (
    ("stall", "strong", 66),
    ("name", "text", 0),
    ("gallery", "text", 0),
    ("place", "text", 90),
    ("trade", "text", 110),
    ("vendor", "text", 0),
    ("phone", "text", 134),
)
_ROOMY = (2, 7)
"""The gallery and the contract are in the table only where it has the whole of a wide window."""


class Narrowing(QWidget):
    """Chips for the states, and beside them the galleries and the trades where there are several."""

    def __init__(self, model: StallsModel) -> None:
        super().__init__()
        self.model = model
        self.states = ChipRow()
        self.states.chosen.connect(model.choose)
        self.galleries, self.trades = MenuChip(), MenuChip()
        self.galleries.picked.connect(model.choose_gallery)
        self.trades.picked.connect(model.choose_trade)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.states, 1)
        for chip in (self.galleries, self.trades):
            row.addWidget(chip)

    def show_model(self, *, small: bool) -> None:
        """Show what is chosen, and how many there are of each."""
        model = self.model
        self.states.set_chips(model.chips(), model.state)
        for chip, name, choices, chosen in (
            (self.galleries, _("Gallery"), model.galleries(), model.gallery),
            (self.trades, _("Trade"), model.trades(), model.trade),
        ):
            chip.set_choices(name, choices, chosen)
            chip.set_short(small)
            chip.setVisible(len(choices) > 2)


class StallTable(Table):
    """A row a stall, found by its code."""

    def show_stalls(self, model: StallsModel, *, roomy: bool) -> None:
        """Show the stalls that are listed; `roomy` in the whole of a wide window."""
        columns = [Column(model.heading(fact), kind, width) for fact, kind, width in _COLUMNS]
        columns += [Column(_("Contract"), "text", 176), Column(_("State"), "pill", 142)]
        shown = [at for at in range(len(columns)) if roomy or at not in _ROOMY]
        pills = {state: Cell(state, text=_(STATES[state]), pill=PILLS[state]) for state in STATES}
        rows = []
        for one, told in zip(model.listed(), model.cells(), strict=True):
            cells = (*told, pills[one.state])
            rows.append(Row(one.entry.stall, tuple(cells[at] for at in shown)))
        self.set_rows([columns[at] for at in shown], rows)
