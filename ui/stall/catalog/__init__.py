"""The catalogue: the list of goods, the panel of one, and sheets in and out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.catalog import scan
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.camera import CameraModel
from ui.models.catalog import CatalogModel
from ui.models.intake import IntakeModel
from ui.models.questions import QuestionsModel
from ui.news import News, Screen
from ui.stall.catalog.camera import CameraSheet
from ui.stall.catalog.exchange import Exchange
from ui.stall.catalog.filters import Filters
from ui.stall.catalog.head import Head
from ui.stall.catalog.intake import IntakeSheet
from ui.stall.catalog.labels import LabelSheet
from ui.stall.catalog.list_card import ListCard
from ui.stall.catalog.listed import codes_of
from ui.stall.catalog.panel import Panel
from ui.stall.catalog.parts import PartsSheet
from ui.stall.catalog.questions import QuestionsSheet
from ui.widgets.page import Page
from ui.widgets.place import Place


class CatalogScreen(Page):
    """List left, panel right; in a small window the panel takes the list's place. A sheet takes the place of both.

    `printing_asked` carries the Layout of labels, `keeping_asked` one to keep as a PDF.
    """

    printing_asked = Signal(object)
    keeping_asked = Signal(object)

    def __init__(self, model: CatalogModel, intake: IntakeModel, camera: CameraModel, news: News) -> None:
        super().__init__()
        self.model = model
        self.intake = IntakeSheet(intake)
        self._news = news
        self.head = Head()
        self.search = self.head.search
        self.filters = Filters(model)
        self.list = ListCard(model)
        self.panel = Panel(model)
        self.questions = QuestionsSheet(QuestionsModel(model.stall, news, self))
        self.files = Exchange(model, camera, news, self)
        self._lay_out()
        self._listen()
        self.retranslate()
        self.relayout()

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.head)
        left.addWidget(self.filters)
        left.addWidget(self.list, 1)
        both = QWidget()
        self._row = QHBoxLayout(both)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self.panel)
        self.place = Place(both)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.place)

    def _listen(self) -> None:
        model = self.model
        self.search.searched.connect(model.search)
        self.search.submitted.connect(lambda _text: self.list.open_first())
        self.search.line_key.connect(self._on_line_key)
        self.head.take_in.clicked.connect(self.files.ask_sheet)
        self.head.export.clicked.connect(self.files.ask_export)
        self.head.new.clicked.connect(self.begin)
        self.head.buying.clicked.connect(lambda: self._news.show(Screen.BUYING))
        self.head.ageing.clicked.connect(lambda: self._news.show(Screen.AGEING))
        self.filters.chosen.connect(lambda: self.search.set_text(""))
        self.list.table.picked.connect(self._on_picked)
        self.list.labels_asked.connect(self.show_labels)
        self.list.undo.confirmed.connect(self.intake.model.undo)
        self.list.progress.stopped.connect(self.intake.model.stop)
        self.intake.model.progressed.connect(lambda: self.list.show_undoing(self.intake.model))
        self.panel.closed.connect(self._leave_panel)
        self.panel.photo_asked.connect(self.files.ask_photo)
        self.panel.camera_asked.connect(self.show_camera)
        self.panel.choices_asked.connect(self.ask_questions)
        self.panel.parts_asked.connect(self.ask_parts)
        self.questions.closed.connect(self._leave_questions)
        self.intake.closed.connect(self._leave_intake)
        self.place.changed.connect(self._on_place_changed)
        self.intake.other.clicked.connect(self.files.ask_sheet)
        self.files.sheet_chosen.connect(lambda path: self.open_sheet(Path(path)))
        self.intake.model.taken.connect(self._on_taken)
        model.changed.connect(self.show_model)
        model.picked.connect(self._show_panel)
        self.setAcceptDrops(True)

    def minimumSizeHint(self) -> QSize:
        """The list and the panel scroll."""
        return QSize(0, 0)

    def heading(self) -> str:
        """What stands on the bar."""
        return _("Goods")

    def commands(self) -> Sequence[Command]:
        """What can be done with goods, or with what is looked at in their place."""
        over = self.place.over
        if isinstance(over, LabelSheet | CameraSheet):
            return over.commands()
        if isinstance(over, PartsSheet):
            return (Command("back", N_("Back"), "Esc", self.place.clear),)
        return [
            Command("catalog_search", N_("Search"), "/", self._focus),
            Command("new_product", N_("New item"), "Ctrl+N", self.begin),
            Command("save_product", N_("Save"), "Ctrl+S", self._save),
            Command("import_sheet", N_("Import a sheet"), "Ctrl+O", self.files.ask_sheet),
            Command("export_sheet", N_("Export as a sheet"), "Ctrl+E", self.files.ask_export),
            Command("print_labels", N_("Labels"), "Ctrl+P", self.show_labels),
            Command("photo_by_camera", N_("Photo by camera"), "F4", self.show_camera, self._has_panel),
            Command("leave_catalog", N_("Back"), "Esc", self.leave),
        ]

    def unsaved(self) -> str:
        """An item that was typed and not saved, or choices."""
        if self.questions.model.is_dirty:
            return _("The choices are not saved")
        return self.model.unsaved()

    def arrived(self) -> None:
        """Read the list afresh; typing goes to the search."""
        self.model.refresh()
        self._focus()

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches."""
        if self.place.over is None:
            self.search.set_text(self.search.text() + text)
            self._focus()

    def scanned(self, text: str) -> None:
        """A scan opens its product, or begins one with this barcode."""
        if isinstance(self.place.over, PartsSheet):
            self.place.over.add(scan.clean(text))
        if self.place.over is not None:
            return
        if self.model.scanned(text):
            self.panel.fields["name"].edit.setFocus()

    # What is asked for

    def begin(self) -> None:
        """A new item in the panel."""
        if self.model.begin():
            self.panel.fields["name"].edit.setFocus()

    def ask_questions(self) -> None:
        """What is asked about the item in the panel, in the place of the goods."""
        if self.model.product is not None:
            self.questions.model.open(self.model.product)
            self.place.put(self.questions, kept=True)
            self.questions.add.setFocus()

    def ask_parts(self) -> None:
        """What the parcel in the panel holds, in the place of the goods."""
        if self.model.product is not None:
            sheet = PartsSheet(self.model.product.name, self.model.holds())
            sheet.answered.connect(lambda text: self.place.clear() if self.model.keep_parts(text) else None)
            self.place.put_sheet(sheet)
            sheet.setFocus()

    def open_sheet(self, path: Path) -> None:
        """Show what a sheet would change."""
        if self.intake.model.open(path):
            self.place.put(self.intake, kept=True)
            self.intake.table.setFocus()

    def show_labels(self) -> None:
        """The labels of the goods that are chosen, or else of those that are listed."""
        choice = self.model.label_choice(codes_of(self.list.table))
        if choice is not None:
            sheet = LabelSheet(choice)
            sheet.printing_asked.connect(self.printing_asked)
            sheet.keeping_asked.connect(self.keeping_asked)
            self.place.put_sheet(sheet)
            sheet.setFocus()

    def show_camera(self) -> None:
        """A photo of the item in the panel, taken now."""
        self.files.ask_camera(self.place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A sheet, or a photo for the item in the panel."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and self.files.takes(Path(urls[0].toLocalFile())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self.files.take_file(Path(event.mimeData().urls()[0].toLocalFile()))
        event.acceptProposedAction()

    def leave(self) -> None:
        """Out of the sheet, out of the panel, back to selling."""
        if self.place.over is self.intake:
            self._leave_intake()
        elif self.place.over is self.questions:
            self._leave_questions()
        elif self.place.over is not None:
            self.place.clear()
        elif self.model.product is not None or self.model.is_new:
            self._leave_panel()
        else:
            self._news.show(Screen.SELL)

    # What is shown

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.head.retranslate()
        self.list.retranslate()
        self.panel.retranslate()
        self.intake.retranslate()
        self.questions.retranslate()
        if isinstance(self.place.over, LabelSheet):
            self.place.clear()  # the paper is of one language
        self.show_model()

    def relayout(self) -> None:
        """Panel beside the list, or in its place."""
        measures = of(self).measures
        margin = measures.margin
        self._column.setContentsMargins(margin, 12, margin, margin)
        self._row.setSpacing(margin)
        self.panel.setFixedWidth(400 if not measures.small else 1000)
        self.panel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.panel.relayout()
        self._show_panel()
        self.list.table.show_rows()

    def show_model(self) -> None:
        """Show the list and its chips as the model has them."""
        self.filters.show_model()
        self.head.show_pieces(self.model.has_pieces)
        self.list.show_model(self.intake.model.last())

    def _show_panel(self) -> None:
        shown = self._has_panel()
        self.panel.setVisible(shown)
        self._left.setVisible(not (shown and of(self).measures.small))
        if self.model.product is not None and self.list.table.key() != self.model.product.code:
            self.list.table.pick(self.model.product.code)

    def _has_panel(self) -> bool:
        return self.model.product is not None or self.model.is_new

    def _leave_questions(self) -> None:
        if self.questions.model.leave():
            self.place.clear()

    def _save(self) -> None:
        if self.place.over is self.questions:
            self.questions.model.save()
        else:
            self.model.save()

    def _focus(self) -> None:
        self.search.setFocus()

    # What happens

    def _on_picked(self, code: str) -> None:
        if self.model.is_dirty or not of(self).measures.small:
            self.model.pick(code)

    def _on_line_key(self, key: str) -> None:
        if key in ("Up", "Down") and self.model.rows:
            self.list.table.setFocus()
            self.list.table.selectRow(0)

    def _leave_panel(self) -> None:
        if self.model.leave():
            self._focus()

    def _leave_intake(self) -> None:
        self.intake.model.stop()
        self.place.clear()

    def _on_place_changed(self) -> None:
        self.commands_changed.emit()
        if self.place.over is None:
            self._focus()

    def _on_taken(self) -> None:
        self._leave_intake()
        if not self.model.is_dirty:
            self.model.leave()
        self.model.refresh()
