"""What such goods went for earlier, in the place of the talk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look import fonts
from ui.look.wear import of
from ui.models.haggle import HaggleModel
from ui.widgets.buttons import Button
from ui.widgets.sheet import Empty
from ui.widgets.table import Cell, Column, Row, Table


class PastView(QWidget):
    """Earlier talks and sales, the newest first; a sentence where there are none."""

    def __init__(self, model: HaggleModel) -> None:
        super().__init__()
        self._model = model
        self.table = Table(_("Earlier prices"), row_height=44)
        self.nothing = Empty()
        self.back = Button("", icon="arrow-left", keycap="Esc", size=16, once=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.nothing, 1)
        self._column.addWidget(self.back)

    def focus(self) -> None:
        """The arrows go through the rows."""
        (self.table if self.table.isVisible() else self.back).setFocus(Qt.FocusReason.TabFocusReason)

    def show_rows(self) -> None:
        """Read them afresh."""
        found = self._model.earlier()
        small = of(self).measures.small
        columns = (
            Column(_("When"), "muted", fonts.drawn(132) if small else 170),
            Column(_("Goods"), "muted", fonts.drawn(90) if small else 130),
            Column(_("Offers"), "muted"),
            Column(_("Result"), "strong", fonts.drawn(160) if small else 210),
        )
        rows = [
            Row(
                str(at),
                (Cell(past.day, note=past.time), past.what, Cell(past.offered, past.offered or " "), past.result),
            )
            for at, past in enumerate(found)
        ]
        self.table.set_rows(columns, rows)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)

    def retranslate(self) -> None:
        self.table.setAccessibleName(_("Earlier prices"))
        self.nothing.sentence.setText(_("Nothing like it was talked about or sold here yet."))
        self.back.set_text(_("Back to the talk"))
        self._show_again()

    def relayout(self) -> None:
        measures = of(self).measures
        self._column.setSpacing(8 if measures.small else 12)
        self.back.set_size(measures.pay_bar, 15 if measures.small else 16)
        self._show_again()

    def _show_again(self) -> None:
        if self.isVisible():
            self.show_rows()
