"""The first run: one page of questions, and then the first sale."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos import words
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look import fonts
from ui.look.wear import of
from ui.models.first_run import FirstRunModel
from ui.setup.scene import Scene
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.switch import Switch

_WIDEST = 860
_MARGIN = 28
_GIVE = 24
"""Pixels that the chips of one row can give up between them before a name is cut."""


class Question(QWidget):
    """A number in a circle and what is asked."""

    def __init__(self) -> None:
        super().__init__()
        self._number = ""
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def ask(self, number: int, text: str) -> None:
        """Ask something else."""
        self._number, self._text = str(number), text
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the circle and the words."""
        return QSize(30 + round(fonts.width(self._text, 14, 600)) + 2, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Circle, number, words."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        circle = QRectF(0, 0, 22, 22)
        paint.box(painter, circle, 11, tokens.soft)
        paint.write(painter, circle, self._number, fonts.font(12, 600), tokens.brand_on_tint, paint.CENTRE, elide=False)
        paint.write(painter, QRectF(30, 0, self.width() - 30, 22), self._text, fonts.font(14, 600), tokens.text)


class FirstRunScreen(Page):
    """Scene at the left, questions at the right; Enter begins."""

    def __init__(self, model: FirstRunModel) -> None:
        super().__init__()
        self.model = model
        self.scene = Scene()
        self.head = Label("", "muted")
        self.languages = {
            "id": Button("Bahasa Indonesia", kind="plain", size=13),
            "en": Button("English", kind="plain", size=13),
        }
        self.questions = [Question() for _item in range(5)]
        self.roles = {
            False: Button(icon="store", height=56, size=15, align="left"),
            True: Button(icon="building-2", height=56, size=15, align="left"),
        }
        self.code = TextField("")
        self.code.setFixedWidth(170)
        self.name = TextField("")
        self.chips = {trade.id: Chip(_(trade.title), icon=trade.icon, key=trade.id) for trade in model.trades()}
        self.place = TextField("")
        self.choose = Button(icon="folder-open", height=46)
        self.sample = Switch("")
        self.problem = Label("", "body-strong", tone="bad", wrap=True)
        self.begin = Button(kind="primary", height=56, size=17, keycap="Enter")
        self._group_choices()
        self._lay_out()
        self._listen()
        self.retranslate()

    def _group_choices(self) -> None:
        self._groups = []
        for buttons in (self.roles.values(), self.chips.values()):
            group = QButtonGroup(self)
            for button in buttons:
                button.setCheckable(True)
                group.addButton(button)
            self._groups.append(group)

    def _listen(self) -> None:
        model = self.model
        for language, button in self.languages.items():
            button.clicked.connect(lambda _on=False, language=language: model.news.language_asked.emit(language))
        for office, button in self.roles.items():
            button.clicked.connect(lambda _on=False, office=office: model.choose_office(office))
        for trade, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, trade=trade: model.choose_trade(trade))
        self.code.text_changed.connect(model.set_code)
        self.name.text_changed.connect(model.set_name)
        self.place.text_changed.connect(model.set_collection)
        self.choose.clicked.connect(self._on_choose)
        self.sample.toggled.connect(model.choose_sample)
        self.begin.clicked.connect(model.begin)
        model.changed.connect(self.show_model)

    def _lay_out(self) -> None:
        head = _row(self.head, *self.languages.values(), stretch=(1, 0, 0))
        self._trades = QWidget()
        self._grid = QGridLayout(self._trades)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 16)
        column.setSpacing(0)
        column.addLayout(head)
        parts: Sequence[QHBoxLayout | QWidget] = (
            _row(*self.roles.values()),
            _row(self.code, self.name, stretch=(0, 1)),
            self._trades,
            _row(self.place, self.choose, stretch=(1, 0)),
            self.sample,
        )
        for question, part in zip(self.questions, parts, strict=True):
            column.addWidget(question)
            column.addSpacing(7)
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
            gap = QWidget()
            gap.setMinimumHeight(6)
            gap.setMaximumHeight(16)
            column.addWidget(gap, 1)
        column.addWidget(self.problem)
        column.addSpacing(6)
        column.addWidget(self.begin)
        column.addStretch(1)
        self._frame = QWidget()
        self._frame.setLayout(column)
        self._frame.setMaximumWidth(_WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.scene)
        row.addStretch(1)
        row.addWidget(self._frame, 1_000)
        row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """A window may be as small as the smallest till."""
        return QSize(0, 0)

    def commands(self) -> Sequence[Command]:
        """Enter begins."""
        return (Command("begin", N_("Begin"), "Return", self.model.begin),)

    def arrived(self) -> None:
        """The first thing to type is the code."""
        self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The trades stand in one row where there is room for their names."""
        self._place_trades()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The Enter of the number pad begins too."""
        if event.key() == Qt.Key.Key_Enter and not event.isAutoRepeat():
            self.model.begin()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.head.setText(_("First set-up, about two minutes"))
        for language, button in self.languages.items():
            button.set_kind("soft" if language == words.language() else "plain")
        self.roles[False].set_text(_("Stall"))
        self.roles[False].set_sub(_("sells in the gallery"))
        self.roles[True].set_text(_("Gallery office"))
        self.roles[True].set_sub(_("receives summaries"))
        for trade in self.model.trades():
            self.chips[trade.id].set_text(_(trade.title))
            self.chips[trade.id].setToolTip(_(trade.title))
        self.choose.set_text(_("Choose …"))
        self.show_model()

    def show_model(self) -> None:
        """Show the answers as they are now, and what is wrong with them."""
        answers = self.model.answers
        self.roles[answers.office].setChecked(True)
        self.chips[answers.trade].setChecked(True)
        for field, text in ((self.code, answers.code), (self.name, answers.name), (self.place, answers.collection)):
            if field.text() != text:
                field.set_text(text)
        self.sample.setChecked(answers.sample)
        self.sample.set_text(_("Begin with {n} sample goods").format(n=self.model.samples()))
        for part in (self._trades, self.questions[2], self.sample):
            part.setVisible(not answers.office)
        self._place_trades()
        self._ask()
        self._show_problem()

    def _place_trades(self) -> None:
        room = min(self.width() - self.scene.width(), _WIDEST) - 2 * _MARGIN
        wanted = sum(chip.sizeHint().width() + 8 for chip in self.chips.values()) - 8
        columns = len(self.chips) if wanted <= room + _GIVE else (len(self.chips) + 1) // 2
        for at, chip in enumerate(self.chips.values()):
            self._grid.addWidget(chip, at // columns, at % columns)
        # In two rows they take the place of the last heading, which the switch below it says too.
        self.questions[4].setVisible(columns == len(self.chips) and not self.model.answers.office)

    def _ask(self) -> None:
        office = self.model.answers.office
        self.code.set_label(_("Code"), "GIK" if office else "A-12")
        self.name.set_label(_("Name"), _("Gallery Kota Lama") if office else _("as on the sign"))
        self.place.set_label("", _("A folder or a flash drive; may wait until later"))
        self.begin.set_text(_("Open the office") if office else _("Start selling"))
        asked = [
            _("What is this machine for?"),
            _("Code and name of the gallery") if office else _("Code and name of the stall"),
            _("What do you sell?"),
            _("From which folder are summaries collected?") if office else _("Where do daily summaries go?"),
            _("Goods to begin with"),
        ]
        shown = [0, 1, 3] if office else range(5)
        for number, at in enumerate(shown, start=1):
            self.questions[at].ask(number, asked[at])

    def _show_problem(self) -> None:
        problem = self.model.problem
        self.problem.setVisible(problem is not None)
        self.problem.setText("" if problem is None else problem.words)
        fields = {"code": self.code, "name": self.name, "collection": self.place}
        for question, field in fields.items():
            field.set_wrong(problem is not None and problem.question == question)
        if problem is not None and problem.question in fields:
            fields[problem.question].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.questions[3].accessibleName())
        if chosen:
            self.model.set_collection(chosen)


def _row(*widgets: QWidget, stretch: Sequence[int] = ()) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for at, widget in enumerate(widgets):
        row.addWidget(widget, stretch[at] if stretch else 0)
    return row
