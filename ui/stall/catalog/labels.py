"""Labels of the goods that are chosen: how many, on which paper, seen first."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout

from pos.words import translate as _
from pos.words import translate_plural
from ui.models.labels import LabelChoice
from ui.widgets.chips import ChipRow
from ui.widgets.fields import TextField
from ui.widgets.papers import PaperSheet


class LabelSheet(PaperSheet):
    """The papers of labels, with how many of each and where a sheet that was begun goes on."""

    def __init__(self, choice: LabelChoice) -> None:
        self._choice = choice
        self.ways = ChipRow()
        self.first = TextField(_("First free label"), height=44)
        super().__init__(choice.stall, _("Labels"), "", choice.papers())
        self.ways.set_chips(choice.ways())
        self.ways.chosen.connect(self._on_way)
        self.first.edit.setValidator(QIntValidator(1, 999, self.first))
        self.first.set_text("1")
        self.first.text_changed.connect(self._on_first)
        self.first.setFixedWidth(232)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.ways, 1)
        row.addWidget(self.first)
        self.body.insertLayout(1, row)

    def _on_way(self, way: str) -> None:
        self._choice.way = way
        self.show_paper()

    def _on_first(self, text: str) -> None:
        self._choice.begin_at(text)
        self.show_paper()

    def show_paper(self) -> None:
        """Show them, how many they are, and where they begin."""
        number = self._choice.number()
        self.sub.setText(translate_plural("{number} label", "{number} labels", number).format(number=number))
        self.first.setVisible(self._choice.has_places(self.chips.key()))
        super().show_paper()
