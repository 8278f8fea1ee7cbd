"""Who works here: everybody with what they are, and one of them to be changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.people import LONGEST_NAME, Person
from pos.people.rights import Role
from pos.words import N_
from pos.words import translate as _
from ui.look.wear import of
from ui.models.people import PeopleModel
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.pin_pad import PinPad

_MAY = {
    Role.CASHIER: N_("sells, takes cash in, closes the day"),
    Role.MANAGER: N_("also returns, discounts, goods, cash out"),
    Role.OWNER: N_("also settings and people"),
}


class PeoplePart(QWidget):
    """The list, or the form in its place."""

    def __init__(self, model: PeopleModel) -> None:
        super().__init__()
        self.model = model
        self.listed = QWidget()
        self.form = PersonForm(model)
        self.form.hide()
        self.add = Button("", icon="plus", kind="soft")
        self.rows: dict[int, Button] = {}
        self._column = QVBoxLayout(self.listed)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        places = QVBoxLayout(self)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(8)
        for place in (self.listed, self.form, Rule()):
            places.addWidget(place)
        self.add.clicked.connect(lambda: self.begin(None))
        self.form.back.clicked.connect(self.leave)
        model.saved.connect(self.leave)

    def begin(self, id_: int | None) -> None:
        """Change that person, or add somebody."""
        self.model.begin(id_)
        self.form.begin()
        self._put(self.form)
        self.form.name.setFocus()

    def leave(self) -> None:
        """Back to the list; what was typed is forgotten."""
        self.model.begin(None)
        self._put(self.listed)
        self.show_value()
        self.add.setFocus()

    def _put(self, page: QWidget) -> None:
        for place in (self.listed, self.form):
            place.setVisible(place is page)

    def show_value(self) -> None:
        """Say everything, in the language in use."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self.add:
                widget.hide()
                widget.deleteLater()
        if self.model.nobody():
            words = _("Nobody is set up: whoever is here may do everything. The first one is the owner.")
            self._column.addWidget(Label(words, "muted", wrap=True))
        self.rows = {person.id: self._row(person) for person in self.model.people()}
        for row in self.rows.values():
            self._column.addWidget(row)
        self.add.set_text(_("Add somebody"))
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.show_model()

    def _row(self, person: Person) -> Button:
        sub = _(person.role.title) if person.active else _("works here no more")
        row = Button(person.name, sub=sub, icon="user", align="left", size=15, height=60)
        row.clicked.connect(lambda: self.begin(person.id))
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form first."""
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self.leave()
        else:
            super().keyPressEvent(event)


class PersonForm(QWidget):
    """Name, role and PIN."""

    def __init__(self, model: PeopleModel) -> None:
        super().__init__()
        self.model = model
        self.name = TextField("")
        self.name.edit.setMaxLength(LONGEST_NAME)
        self.roles = {role: Choice("", height=52, align="left") for role in Role}
        self.pad = PinPad()
        self.back = Button("", icon="arrow-left", keycap="Esc")
        self.go = Button("", kind="danger", icon="log-out")
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.name)
        for role, button in self.roles.items():
            button.clicked.connect(lambda _checked=False, role=role: model.choose(role))
            left.addWidget(button)
        left.addStretch(1)
        left.addWidget(self.go)
        left.addWidget(self.back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.pad)
        self.name.text_changed.connect(lambda _text: model.write(self.name.text()))
        self.name.submitted.connect(lambda _text: self.pad.setFocus())
        self.pad.typed.connect(model.type)
        self.pad.rubbed.connect(model.rub_out)
        self.pad.entered.connect(model.save)
        self.go.clicked.connect(self._on_go)
        model.changed.connect(self.show_model)

    def begin(self) -> None:
        """Show who is to be changed."""
        self.name.set_text(self.model.name)
        self.show_model()

    def show_model(self) -> None:
        """Say everything, in the language in use."""
        model = self.model
        first = model.person is None and model.nobody()
        self.name.set_label(_("Name"))
        for role, button in self.roles.items():
            button.set_text(_(role.title))
            button.set_sub(_(_MAY[role]))
            button.setChecked(role is model.role)
            button.setEnabled(role is Role.OWNER or not first)
        self.pad.bar.set_text(_("Keep"))
        self.pad.show_state(model.digits, model.role.digits, model.told(), ready=model.can_save())
        self.pad.setFixedWidth(300 if of(self).measures.small else 340)
        self.back.set_text(_("Back"))
        self.go.setVisible(model.person is not None)
        gone = model.person is not None and not model.person.active
        self.go.set_kind("secondary" if gone else "danger")
        self.go.set_text(_("Works here again") if gone else _("Works here no more"))

    def _on_go(self) -> None:
        assert self.model.person is not None
        self.model.let_go(not self.model.person.active)
