"""What is chosen above a report: its days, and the days beside them."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.models import spans
from ui.models.reports import ReportsModel
from ui.widgets.buttons import Button
from ui.widgets.chips import ChipRow, MenuChip
from ui.widgets.fields import TextField
from ui.widgets.tip import set_tip


class Days(QWidget):
    """Two days to be typed, taken by Enter or by the button; `other` are those compared with."""

    def __init__(self, model: ReportsModel, *, other: bool = False) -> None:
        super().__init__()
        self.model = model
        self._other = other
        self.begins, self.ends = TextField(height=44), TextField(height=44)
        self.take = Button(icon="check")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.begins, self.ends):
            part.submitted.connect(lambda _text: self._on_taken())
            row.addWidget(part, 1)
        row.addWidget(self.take)
        self.take.clicked.connect(self._on_taken)
        self.setMaximumWidth(620)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.begins.set_label(_("Against from") if self._other else _("From day"))
        self.ends.set_label(_("to day"))
        self._say()

    def _say(self) -> None:
        self.take.set_text("" if of(self).measures.small else _("Show"))
        self.take.setAccessibleName(_("Show"))
        set_tip(self.take, _("Show"))

    def show_model(self) -> None:
        """Show the days, unless they are being typed."""
        self._say()
        days = self.model.own_other if self._other else self.model.own
        for field, day in ((self.begins, days.from_), (self.ends, days.to)):
            if not field.focused() and day is not None:
                field.set_text(spans.written(day))

    def _on_taken(self) -> None:
        taken = self.model.set_days(self.begins.text(), self.ends.text(), other=self._other)
        for field in (self.begins, self.ends):
            field.set_wrong(not taken)


class Asked(QWidget):
    """The chips, and a line of days to be typed where own ones are asked for."""

    def __init__(self, model: ReportsModel) -> None:
        super().__init__()
        self.model = model
        self.spans = ChipRow()
        self.other = MenuChip()
        self.own = Days(model)
        self.own_other = Days(model, other=True)
        self.spans.chosen.connect(self._on_span)
        self.other.picked.connect(self._on_other)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.spans, 1)
        top.addWidget(self.other)
        typed = QHBoxLayout()
        typed.setSpacing(8)
        typed.addWidget(self.own, 1)
        typed.addWidget(self.own_other, 1)
        typed.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(typed)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.spans.set_chips([(key, _(title)) for key, title in spans.SPANS.items()], self.model.span)
        for days in (self.own, self.own_other):
            days.retranslate()

    def show_model(self) -> None:
        """Show what is chosen."""
        model = self.model
        self.spans.set_chips([(key, _(title)) for key, title in spans.SPANS.items()], model.span)
        self.other.set_choices(_("Compare"), [(key, _(title)) for key, title in spans.OTHERS.items()], model.other)
        self.other.set_short(of(self).measures.small)
        self.other.setEnabled(model.compares)
        self.own.setVisible(model.span == spans.OWN)
        self.own_other.setVisible(model.other == spans.OWN and model.compares)
        for days in (self.own, self.own_other):
            days.show_model()

    def _on_span(self, key: str) -> None:
        self.model.choose_span(key)
        if key == spans.OWN:
            self.own.begins.edit.setFocus()
            self.own.begins.edit.selectAll()

    def _on_other(self, key: str) -> None:
        self.model.choose_other(key)
        if key == spans.OWN:
            self.own_other.begins.edit.setFocus()
            self.own_other.begins.edit.selectAll()
