"""The list of goods on its card, and what can be done with the rows that are chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.catalog.undoing import LastImport
from pos.words import translate as _
from ui.look.wear import of
from ui.models.catalog import CatalogModel
from ui.models.intake import IntakeModel
from ui.stall.catalog.listed import GoodsTable, codes_of
from ui.stall.catalog.undo import UndoImport
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Keycap, Label
from ui.widgets.progress import Progress
from ui.widgets.sheet import Empty


class ListCard(Card):
    """The rows, and below them what can be done with those chosen; `labels_asked` wants their labels."""

    labels_asked = Signal()

    def __init__(self, model: CatalogModel) -> None:
        super().__init__()
        self._model = model
        self.table = GoodsTable(model)
        self.nothing = Empty("")
        self.chosen = Label("", "body-strong")
        self.open_button = Button("", kind="soft", icon="pencil")
        self.archive = Button("", kind="soft", icon="box")
        self.labels = Button("", kind="soft", icon="tag")
        self.undo = UndoImport()
        self.keys = [(Keycap("F2"), Label("", "muted")), (Keycap("Tab"), Label("", "muted"))]
        self._place = QStackedWidget()
        self._place.addWidget(self.table)
        self._place.addWidget(self.nothing)
        self._foot = QWidget()
        self.progress = Progress(self._foot)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(8, 0, 8, 0)
        foot.setSpacing(8)
        foot.addWidget(self.chosen)
        foot.addWidget(self.open_button)
        foot.addWidget(self.labels)
        foot.addWidget(self.archive)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        for keycap, label in self.keys:
            foot.addWidget(keycap)
            foot.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 10)
        column.setSpacing(8)
        column.addWidget(self._place, 1)
        column.addWidget(Rule())
        column.addWidget(self._foot)
        column.addWidget(self.progress)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.table.near_end.connect(model.read_on)
        self.open_button.clicked.connect(lambda: model.pick(self.table.key()))
        self.archive.clicked.connect(self._on_archive)
        self.labels.clicked.connect(self.labels_asked)

    def open_first(self) -> None:
        """Show the first row in the panel."""
        if self._model.rows:
            self._model.pick(self._model.rows[0].code)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.table.setAccessibleName(_("Goods"))
        self.open_button.set_text(_("Open"))
        self.labels.set_text(_("Labels"))
        for (_keycap, label), text in zip(self.keys, (_("edit the cell"), _("next cell")), strict=True):
            label.setText(text)
        self.progress.retranslate()
        self._show_chosen()

    def show_undoing(self, intake: IntakeModel) -> None:
        """How far the undoing of an import is, in place of what can be done with goods."""
        step = intake.work.step
        if intake.undone is not None and intake.work.busy:
            self.progress.go(intake.doing(), step.done, step.total)
        else:
            self.progress.end()

    def show_model(self, last: LastImport | None) -> None:
        """Show the model's rows, or a sentence where there are none."""
        self.table.show_rows()
        self.nothing.sentence.setText(
            _("Nothing is found: scan, or type fewer letters")
            if self._model.text
            else _("No goods here yet: add one, or import a sheet")
        )
        self._place.setCurrentIndex(0 if self._model.rows else 1)
        self.undo.show_last(last)
        self._show_chosen()

    def _show_chosen(self) -> None:
        codes = codes_of(self.table)
        archived = self._model.shown == "archived"
        self.chosen.setText(_("{number} chosen").format(number=len(codes)) if codes else "")
        self.archive.set_text(_("Offer again") if archived else _("Archive"))
        self.archive.setVisible(bool(codes))
        self.labels.setVisible(bool(codes))
        self.open_button.setVisible(len(codes) == 1)
        for keycap, label in self.keys:
            keycap.setVisible(not of(self).measures.small)
            label.setVisible(not of(self).measures.small)

    def _on_archive(self) -> None:
        self._model.archive(codes_of(self.table), self._model.shown != "archived")
