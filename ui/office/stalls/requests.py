"""The till that asks to be enrolled, above the register: its words, to be compared by voice, and the answer."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.printing.wording import clock_time
from pos.words import translate as _
from pos.words import written_day
from ui.look.wear import of
from ui.models.requests import RequestsModel
from ui.models.titles import trade_title
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.fingerprint import Fingerprint
from ui.widgets.labels import Label
from ui.widgets.tip import set_tip


class RequestCard(Card):
    """One till at a time. `answer_asked` wants the answer of the one admitted last as a file."""

    answer_asked = Signal()

    def __init__(self, model: RequestsModel) -> None:
        super().__init__()
        self.model = model
        self._gives_way = False
        self.title, self.about = Label("", "panel"), Label("", "muted")
        self.place = Label("", "muted")
        self.before, self.after = IconButton("chevron-left", ""), IconButton("chevron-right", "")
        self.before.clicked.connect(lambda: model.step(-1))
        self.after.clicked.connect(lambda: model.step(1))
        self.refuse = Button(kind="danger", icon="x")
        self.refuse.clicked.connect(model.refuse)
        self.accept = Button(kind="primary", icon="check")
        self.accept.clicked.connect(model.accept)
        self.words = Fingerprint()
        self.advice = Label("", "body", wrap=True)
        self.asking = QWidget()
        self.done = QWidget()
        self.told = Label("", "question", icon="circle-check", tone="ok")
        self.save = Button(icon="file-down")
        self.save.clicked.connect(self.answer_asked)
        self.put_away = IconButton("x", "", kind="plain")
        self.put_away.clicked.connect(model.put_away)
        self._lay_out()
        model.changed.connect(self.show_model)

    def _lay_out(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(self.title)
        who.addWidget(self.about)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(who, 1)
        for part in (self.before, self.place, self.after, self.refuse, self.accept):
            head.addWidget(part)
        asking = QVBoxLayout(self.asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(8)
        asking.addLayout(head)
        asking.addWidget(self.words)
        asking.addWidget(self.advice)
        done = QHBoxLayout(self.done)
        done.setContentsMargins(0, 0, 0, 0)
        done.setSpacing(8)
        done.addWidget(self.told, 1)
        done.addWidget(self.save)
        done.addWidget(self.put_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.asking)
        column.addWidget(self.done)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.before.set_name(_("The request before"))
        self.after.set_name(_("The next request"))
        self.refuse.set_text(_("Refuse"))
        self.accept.set_text(_("Accept"))
        self.save.set_text(_("Save its answer"))
        set_tip(self.save, _("For a stall without the network: bring it the file, and open it there"))
        self.put_away.set_name(_("Close"))
        self.show_model()

    def give_way(self, to_another: bool) -> None:
        """Leave the room to something that is worked on, or take it again."""
        self._gives_way = to_another
        self.show_model()

    def show_model(self) -> None:
        """Show who asks, and who was admitted last; nothing where there is neither."""
        model, asked, enrolled = self.model, self.model.shown, self.model.enrolled
        self.setVisible(not self._gives_way and (asked is not None or enrolled is not None))
        self.asking.setVisible(asked is not None)
        self.done.setVisible(enrolled is not None)
        if enrolled is not None:
            self.told.setText(_("{stall} is enrolled").format(stall=model.name(enrolled)))
        if asked is None:
            return
        at = datetime.fromisoformat(asked.at)
        self.title.setText(model.name(asked))
        self.about.setText(
            _("{trade} · asked {day} {time}").format(
                trade=trade_title(asked.trade), day=written_day(at), time=clock_time(at)
            )
        )
        self.place.setText(model.place())
        for part in (self.before, self.place, self.after):
            part.setVisible(bool(model.place()))
        self.words.show_words(asked.fingerprint)
        self.accept.setEnabled(asked.problem is None)
        self.accept.setAccessibleName(_("Accept {stall}").format(stall=model.name(asked)))
        self.refuse.setAccessibleName(_("Refuse {stall}").format(stall=model.name(asked)))
        self.advice.setText(
            asked.problem or _("Let the stall read its eight words aloud, and accept it only where they are the same.")
        )
        self.advice.set_tone("bad" if asked.problem else "muted")
        roomy = enrolled is None and not of(self).measures.small
        self.advice.setVisible(asked.problem is not None or roomy)
