"""The first run: one page of questions, and then the first sale."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pos import words
from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.models.first_run import FirstRunModel
from ui.setup.printer import PrinterRow
from ui.setup.question import Question
from ui.setup.role import RoleButton
from ui.setup.scene import Scene
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.switch import Switch
from ui.widgets.tip import set_tip

_WIDEST = 860
_MARGIN = 28
_GIVE = 24
"""Pixels that the chips of one row can give up between them before a name is cut."""


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
            False: RoleButton("store"),
            True: RoleButton("building-2"),
        }
        self.code = TextField("")
        self.code.setFixedWidth(170)
        self.name = TextField("")
        self.chips = {trade.id: Chip(_(trade.title), icon=trade.icon, key=trade.id) for trade in model.trades()}
        self.place = TextField("")
        self.choose = Button(icon="folder-open", height=46)
        self.printer = PrinterRow()
        self.sample = Switch("")
        self.sample.setFixedHeight(46)
        self.enrolment = Label("", "muted", wrap=True)
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
        self.printer.next_asked.connect(model.next_printer)
        self.printer.test_asked.connect(model.test_print)
        self.printer.skip_asked.connect(model.skip_printer)
        self.begin.clicked.connect(model.begin)
        model.changed.connect(self.show_model)

    def _lay_out(self) -> None:
        head = _row(self.head, *self.languages.values(), stretch=(1, 0, 0))
        self._trades = QWidget()
        trades = QHBoxLayout(self._trades)
        trades.setContentsMargins(0, 0, 0, 0)
        trades.setSpacing(8)
        for chip in self.chips.values():
            trades.addWidget(chip)
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 16)
        column.setSpacing(0)
        column.addLayout(head)
        parts: Sequence[QHBoxLayout | QWidget] = (
            _row(*self.roles.values()),
            _row(self.code, self.name, stretch=(0, 1)),
            self._trades,
            _row(self.place, self.choose, stretch=(1, 0)),
            _row(self.printer, self.sample, self.enrolment, stretch=(1, 0, 1)),
        )
        for question, part in zip(self.questions, parts, strict=True):
            column.addWidget(question)
            column.addSpacing(7)
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
            gap = QWidget()
            gap.setMinimumHeight(5)
            gap.setMaximumHeight(26)
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
        """The first thing to type is the code; printers are looked for once the page is seen."""
        self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.model.look_for_printers)

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
            set_tip(self.chips[trade.id], _(trade.title))
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
        self.enrolment.setVisible(answers.office)
        self.printer.setVisible(not answers.office and not self.model.skips_printer)
        self.printer.show_printer(answers.printer, len(self.model.found), printing=self.model.printing)
        self._place_trades()
        self._ask()
        self._show_problem()

    def _place_trades(self) -> None:
        """All in one row; where the names want more room the icons go first."""
        room = min(self.width() - self.scene.width(), _WIDEST) - 2 * _MARGIN
        trades = self.model.trades()
        for shown in (True, False):
            for trade in trades:
                self.chips[trade.id].set_icon(trade.icon if shown else None)
            wanted = sum(chip.sizeHint().width() + 8 for chip in self.chips.values()) - 8
            if wanted <= room + _GIVE:
                return

    def _ask(self) -> None:
        office = self.model.answers.office
        self.code.set_label(_("Code"), "GIK" if office else "A-12")
        self.name.set_label(_("Name"), _("Gallery Kota Lama") if office else _("as on the sign"))
        self.place.set_label("", _("A folder or a flash drive; may wait until later"))
        self.begin.set_text(self.model.verb())
        self.enrolment.setText(
            _("Each stall leaves its request in that folder; accept it under Enrolment once the office is open.")
        )
        asked = [
            _("What is this machine for?"),
            _("Code and name of the gallery") if office else _("Code and name of the stall"),
            _("What do you sell?"),
            _("From which folder are summaries collected?") if office else _("Where do daily summaries go?"),
            _("The first stalls") if office else _("Try the printer, and goods to begin with"),
        ]
        shown = [0, 1, 3, 4] if office else range(5)
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
