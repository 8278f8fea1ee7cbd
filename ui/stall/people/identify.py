"""Names left, a PIN right: how somebody says who they are."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from pos.people import Person
from pos.words import translate as _
from ui.look.wear import of
from ui.models.pin import PinModel
from ui.widgets.asking import Choice
from ui.widgets.pin_pad import PinPad
from ui.widgets.scrolled import scrolled_form

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class Identify(QWidget):
    """The people of `model`, by touch or arrows, and their PIN by touch or digits."""

    def __init__(self, model: PinModel) -> None:
        super().__init__()
        self.model = model
        self.tiles: dict[int, Choice] = {}
        self.pad = PinPad()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setSpacing(12)
        holder = QWidget()
        holder.setLayout(self._grid)
        for person in model.people():
            self._add(person)
        self._scroll = scrolled_form(holder)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addStretch(1)
        self._row.addWidget(self._scroll)
        self._row.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)
        self.pad.typed.connect(model.type)
        self.pad.rubbed.connect(model.rub_out)
        self.pad.entered.connect(model.enter)
        model.changed.connect(self.show_model)
        self.setFocusProxy(self.pad)
        self._place()
        self.retranslate()

    def _add(self, person: Person) -> None:
        tile = Choice(person.name, icon="user", size=17, height=76, align="left")
        tile.clicked.connect(lambda: self.model.choose(person.id))
        self.tiles[person.id] = tile

    def _place(self) -> None:
        """Two names across, the keys beside them."""
        small = of(self).measures.small
        for at, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, at // 2, at % 2)
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(len(self.tiles), 1)
        self._scroll.setFixedWidth(520 if small else 560)
        self.pad.setFixedWidth(340 if small else 380)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        for person in self.model.people():
            self.tiles[person.id].set_sub(_(person.role.title))
        self._scroll.setAccessibleName(_("Who are you?"))
        self.pad.bar.set_text(_("Go on"))
        self.show_model()

    def show_model(self) -> None:
        """Who is chosen, and how far the PIN is."""
        model = self.model
        for id_, tile in self.tiles.items():
            tile.setChecked(model.chosen is not None and model.chosen.id == id_)
        if model.chosen is not None:
            self._scroll.ensureWidgetVisible(self.tiles[model.chosen.id])
        self.pad.show_state(model.digits, model.wanted, *model.told(), ready=model.can_enter())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from name to name."""
        if event.key() in _STEPS:
            self.model.step(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the sizes from the look and the words from the language."""
        if event.type() == QEvent.Type.StyleChange:
            self._place()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
