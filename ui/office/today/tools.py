"""What stands on the bar above Today."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.models.today import TodayModel
from ui.widgets.bars import StatusItem
from ui.widgets.buttons import Button, IconButton
from ui.widgets.found import FindField
from ui.widgets.progress import Progress
from ui.widgets.tip import set_tip


class DayTools(QWidget):
    """On the bar: the collection's state, collecting and how far it is, and the day with its neighbours."""

    def __init__(self, model: TodayModel) -> None:
        super().__init__()
        self.model = model
        self.search = FindField()
        self.state = StatusItem("folder")
        self.state.clicked.connect(model.collect)
        self.collect = Button(icon="download")
        self.collect.clicked.connect(model.collect)
        self.idle = QWidget()
        idle = QHBoxLayout(self.idle)
        idle.setContentsMargins(0, 0, 0, 0)
        idle.setSpacing(10)
        idle.addWidget(self.state)
        idle.addWidget(self.collect)
        self.progress = Progress(self.idle)
        self.progress.stopped.connect(model.stop_collecting)
        self.before = IconButton("chevron-left", "")
        self.before.clicked.connect(lambda: model.go(-1))
        self.day = Button(icon="calendar-days")
        self.day.clicked.connect(lambda: model.go_to(model.office.day_now()))
        self.after = IconButton("chevron-right", "")
        self.after.clicked.connect(lambda: model.go(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for tool in (self.search, self.idle, self.progress, self.before, self.day, self.after):
            row.addWidget(tool)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.before.set_name(_("The day before"))
        self.after.set_name(_("The day after"))
        self.progress.retranslate()

    def show_model(self) -> None:
        """Show what the model holds now."""
        model = self.model
        small = of(self).measures.small
        self.search.fit(small=small)
        words, tone = model.state()
        self.state.show_state(words, tone)
        self.collect.set_text("" if small else _("Collect"))
        self.collect.setAccessibleName(_("Collect"))
        set_tip(self.collect, _("Collect"))
        self.collect.setEnabled(not model.busy)
        if model.busy and model.total:
            self.progress.go(words, model.done, model.total)
        else:
            self.progress.end()
        self.day.set_text(model.day_text(short=small))
        set_tip(self.day, _("To the present day"))
        self.after.setEnabled(not model.is_now())
