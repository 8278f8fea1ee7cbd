"""The table of everybody in the register."""

from pos.words import translate as _
from ui.models.stalls import PILLS, STATES, StallsModel
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
