"""The panel of one product: photo, every fact of it, and what becomes of them."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.money import format_rupiah
from pos.words import translate as _
from ui.look import icons
from ui.look.wear import of
from ui.models.catalog import FACT_TITLES, CatalogModel
from ui.models.picture import picture_for
from ui.widgets import paint
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Rule
from ui.widgets.fields import NoteField, TextField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.switch import Switch

_ROWS = (
    ("name",),
    ("price", "stock"),
    ("category", "unit"),
    ("barcodes",),
    ("code", "low"),
    ("short",),
    ("cost", "floor"),
    ("maker", "origin"),
    ("weight_g", "length_cm"),
    ("width_cm", "height_cm"),
)
_PHOTO = QSize(264, 148)


class Panel(Card):
    """Facts are typed into fields and kept together by `save`; nothing is kept before."""

    closed = Signal()
    photo_asked = Signal()

    def __init__(self, model: CatalogModel) -> None:
        super().__init__()
        self._model = model
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.close_button = IconButton("x", "")
        self.photo = PhotoBox()
        self.choose_photo = IconButton("image-plus", "")
        self.drop_photo = IconButton("trash-2", "")
        self.fields = {fact: TextField("", height=44) for row in _ROWS for fact in row}
        self.description = NoteField("", height=72)
        self.switches = {"weighed": Switch("", icon="scale"), "unique": Switch("", icon="gem")}
        self.archive = Button("", icon="box")
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
        for at, row in enumerate(_ROWS):
            for place, fact in enumerate(row):
                grid.addWidget(self.fields[fact], at, place, 1, 1 if len(row) > 1 else 2)
        last = len(_ROWS)
        for place, switch in enumerate(self.switches.values()):
            grid.addWidget(switch, last, place)
        grid.addWidget(self.description, last + 1, 0, 1, 2)
        grid.setRowStretch(last + 2, 1)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        return grid

    def relayout(self) -> None:
        """The photo above the facts, or beside them in a small window."""
        small = of(self).measures.small
        way = QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom
        self._inside.setDirection(way)
        self.photo.setMaximumWidth(_PHOTO.width())

    def _listen(self) -> None:
        model = self._model
        self.close_button.clicked.connect(self.closed)
        self.choose_photo.clicked.connect(self.photo_asked)
        self.drop_photo.clicked.connect(model.drop_photo)
        for fact, field in self.fields.items():
            field.text_changed.connect(lambda text, fact=fact: self._on_typed(fact, text))
            field.submitted.connect(lambda _text: model.save())
        self.description.text_changed.connect(lambda text: self._on_typed("description", text))
        for fact, switch in self.switches.items():
            switch.clicked.connect(lambda on, fact=fact: self._on_typed(fact, "ya" if on else "tidak"))
        self.revert.clicked.connect(model.revert)
        self.save.clicked.connect(model.save)
        self.archive.clicked.connect(self._on_archive)
        model.picked.connect(self.show_product)
        model.refused.connect(self._on_refused)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_button.set_name(_("Close"))
        self.choose_photo.set_name(_("Choose a photo"))
        self.drop_photo.set_name(_("Remove the photo"))
        for fact, field in self.fields.items():
            field.set_label(_(FACT_TITLES[fact]))
        for fact, switch in self.switches.items():
            switch.set_text(_(FACT_TITLES[fact]))
        self.description.edit.setPlaceholderText(_(FACT_TITLES["description"]))
        self.description.edit.setAccessibleName(_(FACT_TITLES["description"]))
        self.save.set_text(_("Save"))
        self.revert.set_text(_("Undo"))
        self.show_product()

    def show_product(self) -> None:
        """Show what the model has in its panel."""
        model, product = self._model, self._model.product
        for fact, field in self.fields.items():
            field.set_wrong(False)
            if field.text() != model.written(fact):
                field.set_text(model.written(fact))
        if self.description.text() != model.written("description"):
            self.description.set_text(model.written("description"))
        for fact, switch in self.switches.items():
            switch.setChecked(model.says(fact))
        self.fields["code"].edit.setReadOnly(product is not None)
        name = model.written("name")
        self.title.setText(product.name if product else _("New item"))
        known = f"{product.code} · {format_rupiah(product.price)}" if product else ""
        self.sub.setText(known or _("A code is made if none is typed"))
        drawing = picture_for(name, model.written("category"), model.stall.identity.trade)
        self.photo.show_photo(model.photo_path(), drawing)
        self.drop_photo.setEnabled(model.photo_path() is not None)
        self.archive.setVisible(product is not None)
        self.archive.set_text(_("Offer again") if product and product.archived else _("Archive"))
        self._show_state()

    def _show_state(self) -> None:
        self.save.setEnabled(self._model.is_dirty)
        self.revert.setEnabled(self._model.is_dirty or self._model.is_new)

    def _on_typed(self, fact: str, text: str) -> None:
        self._model.write(fact, text)
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


class PhotoBox(QWidget):
    """A photo cropped to fill, or the drawing of the goods on their tile's colour."""

    def __init__(self) -> None:
        super().__init__()
        self._photo = QPixmap()
        self._drawing = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_photo(self, path: Path | None, drawing: str) -> None:
        """Show the picture at `path`; where there is none, the drawing."""
        self._photo, self._drawing = QPixmap(str(path)) if path else QPixmap(), drawing
        self.setAccessibleName(_("Photo") if not self._photo.isNull() else _("No photo yet"))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the panel leaves."""
        return _PHOTO

    def minimumSizeHint(self) -> QSize:
        """The height stays."""
        return QSize(120, _PHOTO.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo or the drawing."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        rect = QRectF(self.rect())
        paint.box(painter, rect, 10, tokens.raised, tokens.line)
        if self._photo.isNull():
            middle = rect.center()
            icons.draw(painter, self._drawing, middle.x() - 24, middle.y() - 24, 48, tokens.muted)
            return
        painter.setClipPath(paint.rounded(rect, 10))
        ratio = max(rect.width() / self._photo.width(), rect.height() / self._photo.height())
        shown = QRectF(0, 0, self._photo.width() * ratio, self._photo.height() * ratio)
        shown.moveCenter(rect.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(shown, self._photo, QRectF(self._photo.rect()))
