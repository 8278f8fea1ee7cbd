"""Which stall and which day, on the bar."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.models.stall_day import StallDayModel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Pill


class DayChooser(QWidget):
    """On the bar: what is odd about the day, the stall and the day with their neighbours."""

    def __init__(self, model: StallDayModel) -> None:
        super().__init__()
        self.model = model
        self.mark = Pill()
        self.stall_before, self.stall, self.stall_after = _stepper("store", model.go_stall)
        self.day_before, self.day, self.day_after = _stepper("calendar-days", model.go_day)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.ask = IconButton("message-circle", "")
        row.addWidget(self.mark)
        row.addWidget(self.ask)
        for step in (self.stall_before, self.stall, self.stall_after):
            row.addWidget(step)
        row.addSpacing(6)
        for step in (self.day_before, self.day, self.day_after):
            row.addWidget(step)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.ask.set_name(_("Ask the stall"))
        self.stall_before.set_name(_("The stall before"))
        self.stall_after.set_name(_("The stall after"))
        self.day_before.set_name(_("The day before"))
        self.day_after.set_name(_("The day after"))

    def show_model(self) -> None:
        """Show what the model holds now."""
        model = self.model
        small = of(self).measures.small
        mark = model.mark()
        self.mark.setVisible(mark is not None)
        if mark is not None:
            self.mark.show_as(*mark)
        text = model.stall_text()
        self.stall.set_text(text.partition(" · ")[0] if small else text)
        self.stall.setAccessibleName(_("Choose a stall") + f": {text}")
        self.day.set_text(model.day_text(short=True))
        self.day.setAccessibleName(_("Choose a day") + f": {model.day_text()}")
        self.day_after.setEnabled(not model.is_now())
        self.ask.setEnabled(model.stall is not None)


def _stepper(icon: str, go: Callable[[int], object]) -> tuple[IconButton, Button, IconButton]:
    """The one before, the present one, the one after."""
    before, present, after = IconButton("chevron-left", ""), Button(icon=icon), IconButton("chevron-right", "")
    before.clicked.connect(lambda: go(-1))
    after.clicked.connect(lambda: go(1))
    return before, present, after
