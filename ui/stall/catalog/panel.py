"""The panel of one product: photo, every fact of it, and what becomes of them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.catalog.product import CONDITION_TITLES, CONDITIONS
from pos.money import format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.catalog import AMOUNTS, FACT_TITLES, CatalogModel
from ui.models.picture import picture_for
from ui.stall.catalog.photo_box import PhotoBox
from ui.stall.catalog.shelf import ShelfSwitches
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Rule
from ui.widgets.fields import NoteField, TextField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.suggesting import SuggestField
from ui.widgets.switch import Switch

_ROWS = (
    ("name",),
    ("price", "stock"),
    ("category", "unit"),
    ("age",),
    ("flaws",),
    ("barcodes",),
    ("code", "low"),
    ("short",),
    ("cost", "floor"),
    ("maker", "origin"),
    ("weight_g", "length_cm"),
    ("width_cm", "height_cm"),
)
_PIECES = ("age", "flaws")


class Panel(Card):
    """Facts are typed into fields and kept together by `save`; nothing is kept before."""

    closed = Signal()
    photo_asked = Signal()
    camera_asked = Signal()
    choices_asked = Signal()
    parts_asked = Signal()

    def __init__(self, model: CatalogModel) -> None:
        super().__init__()
        self._model = model
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.close_button = IconButton("x", "")
        self.photo = PhotoBox()
        self.choose_photo = IconButton("image-plus", "")
        self.camera = IconButton("camera", "")
        self.drop_photo = IconButton("trash-2", "")
        self.maker = SuggestField(height=44)
        self.fields = {fact: TextField("", height=44) for row in _ROWS for fact in row} | {"maker": self.maker}
        for fact in (*AMOUNTS, "barcodes"):
            self.fields[fact].expect_figures()
        self.description = NoteField("", height=72)
        self.condition_head = Label("", "muted")
        self.conditions = {condition: Choice(size=13) for condition in CONDITIONS}
        self.provenance = NoteField("", height=72)
        self._notes = {"description": self.description, "provenance": self.provenance}
        self.switches = {"weighed": Switch(""), "unique": Switch("")}
        self.archive = Button("", icon="box")
        self.choices = Button("", icon="list")
        self.shelf = ShelfSwitches(model)
        self.parts = Button("", icon="package")
        self.revert = Button("", icon="undo-2")
        self.save = Button("", kind="primary", icon="check", keycap="Ctrl+S", size=17, height=52)
        self._lay_out()
        self._listen()
        self.retranslate()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.title)
        names.addWidget(self.sub)
        head = QHBoxLayout()
        head.addLayout(names, 1)
        head.addWidget(self.close_button)
        pictures = QVBoxLayout()
        pictures.setSpacing(8)
        pictures.addWidget(self.choose_photo)
        pictures.addWidget(self.camera)
        pictures.addWidget(self.drop_photo)
        pictures.addStretch(1)
        photo = QHBoxLayout()
        photo.setSpacing(8)
        photo.addWidget(self.photo, 1, Qt.AlignmentFlag.AlignTop)
        photo.addLayout(pictures)
        photo.addStretch(0)
        facts = QWidget()
        self._inside = QBoxLayout(QBoxLayout.Direction.TopToBottom, facts)
        self._inside.setContentsMargins(0, 0, 6, 0)
        self._inside.setSpacing(12)
        self._inside.addLayout(photo)
        self._inside.addLayout(self._grid(), 1)
        self._scroll = scrolled_form(facts)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.revert)
        foot.addWidget(self.archive)
        foot.addWidget(self.choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(Rule())
        column.addLayout(foot)
        column.addWidget(self.save)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        parts: list[tuple[QWidget, ...]] = [tuple(self.fields[fact] for fact in row) for row in _ROWS]
        of_pieces = next(at for at, row in enumerate(_ROWS) if row[0] in _PIECES)
        parts[of_pieces:of_pieces] = [(self._condition(),)]
        parts.insert(of_pieces + 1 + len(_PIECES), (self.provenance,))
        for at, row in enumerate(
            (*parts, tuple(self.switches.values()), (self.shelf,), (self.parts,), (self.description,))
        ):
            for place, part in enumerate(row):
                grid.addWidget(part, at, place, 1, 1 if len(row) > 1 else 2)
        grid.setRowStretch(grid.rowCount(), 1)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        return grid

    def _condition(self) -> QWidget:
        self._conditions = QWidget()
        grid = QGridLayout(self._conditions)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.condition_head, 0, 0, 1, 2)
        for place, button in enumerate(self.conditions.values()):
            grid.addWidget(button, 1 + place // 2, place % 2)
        return self._conditions

    def relayout(self) -> None:
        """The photo above the facts, or beside them in a small window."""
        small = of(self).measures.small
        way = QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom
        self._inside.setDirection(way)
        self.photo.setMaximumWidth(self.photo.sizeHint().width())

    def _listen(self) -> None:
        model = self._model
        self.close_button.clicked.connect(self.closed)
        self.choose_photo.clicked.connect(self.photo_asked)
        self.camera.clicked.connect(self.camera_asked)
        self.drop_photo.clicked.connect(model.drop_photo)
        for fact, field in self.fields.items():
            field.text_changed.connect(lambda text, fact=fact: self._on_typed(fact, text))
            field.submitted.connect(lambda _text: model.save())
        for fact, note in self._notes.items():
            note.text_changed.connect(lambda text, fact=fact: self._on_typed(fact, text))
        for condition, button in self.conditions.items():
            button.clicked.connect(lambda _checked=False, condition=condition: self._on_condition(condition))
        for fact, switch in self.switches.items():
            switch.clicked.connect(lambda on, fact=fact: self._on_typed(fact, "ya" if on else "tidak"))
        self.revert.clicked.connect(model.revert)
        self.save.clicked.connect(model.save)
        self.archive.clicked.connect(self._on_archive)
        self.choices.clicked.connect(self.choices_asked)
        self.parts.clicked.connect(self.parts_asked)
        model.picked.connect(self.show_product)
        model.refused.connect(self._on_refused)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_button.set_name(_("Close"))
        self.choose_photo.set_name(_("Choose a photo"))
        self.camera.set_name(_("Photo by camera"))
        self.drop_photo.set_name(_("Remove the photo"))
        for fact, field in self.fields.items():
            field.set_label(_(FACT_TITLES[fact]))
        for fact, switch in self.switches.items():
            switch.set_text(_(FACT_TITLES[fact]))
        for fact, note in self._notes.items():
            note.edit.setPlaceholderText(_(FACT_TITLES[fact]))
            note.edit.setAccessibleName(_(FACT_TITLES[fact]))
        title = FACT_TITLES["condition"]
        self.condition_head.setText(_(title))
        for condition, button in self.conditions.items():
            button.set_text(_(CONDITION_TITLES[condition]))
        self.save.set_text(_("Save"))
        self.revert.set_text(_("Undo"))
        self.choices.set_text(_("Choices"))
        self.shelf.retranslate()
        self.show_product()

    def show_product(self) -> None:
        """Show what the model has in its panel."""
        model, product = self._model, self._model.product
        for fact, field in self.fields.items():
            field.set_wrong(False)
            if field.text() != model.written(fact):
                field.set_text(model.written(fact))
        for fact, note in self._notes.items():
            if note.text() != model.written(fact):
                note.set_text(model.written(fact))
        self.maker.suggest(model.makers())
        self._show_condition()
        for fact, switch in self.switches.items():
            switch.setChecked(model.says(fact))
        self.fields["code"].edit.setReadOnly(product is not None)
        name = model.written("name")
        self.title.setText(product.name if product else _("New item"))
        known = (product.code, format_rupiah(product.price), model.lies()) if product else ()
        self.sub.setText(" · ".join(filter(None, known)) or _("A code is made if none is typed"))
        drawing = picture_for(name, model.written("category"), model.stall.identity.trade)
        self.photo.show_photo(model.photo_path(), drawing)
        self.drop_photo.setEnabled(model.photo_path() is not None)
        self.archive.setVisible(product is not None)
        self.shelf.show_product()
        self.parts.setVisible(product is not None and not product.unique and not product.weighed)
        self.parts.set_text(_("Parcel of several goods"))
        self.parts.set_sub(model.holds())
        self.choices.setVisible(product is not None and not product.weighed and model.offers_choices())
        self.archive.set_text(_("Offer again") if product and product.archived else _("Archive"))
        self._show_state()

    def _show_condition(self) -> None:
        """Which condition it is in; where pieces are not told of, nothing of theirs is asked."""
        shown = self._model.has_pieces
        for part in (self._conditions, self.provenance, *(self.fields[fact] for fact in _PIECES)):
            part.setVisible(shown)
        for condition, button in self.conditions.items():
            button.setChecked(condition == self._model.condition())

    def _on_condition(self, condition: str) -> None:
        self._model.choose_condition(condition)
        self._show_condition()
        self._show_state()

    def _show_state(self) -> None:
        self.save.setEnabled(self._model.is_dirty)
        self.revert.setEnabled(self._model.is_dirty or self._model.is_new)

    def _on_typed(self, fact: str, text: str) -> None:
        self._model.write(fact, text)
        if fact == "maker" and self.fields["origin"].text() != self._model.written("origin"):
            self.fields["origin"].set_text(self._model.written("origin"))
        if fact in self.fields:
            self.fields[fact].set_wrong(False)
        self._show_state()

    def _on_refused(self, fact: str) -> None:
        field = self.fields.get(fact)
        if field is not None and self._model.is_dirty and self.isVisible():
            field.set_wrong(True)
            field.edit.setFocus()
            field.edit.selectAll()
            self._scroll.ensureWidgetVisible(field)

    def _on_archive(self) -> None:
        product = self._model.product
        if product is not None:
            self._model.archive([product.code], not product.archived)

    def minimumSizeHint(self) -> QSize:
        """The facts scroll."""
        return QSize(340, 300)
