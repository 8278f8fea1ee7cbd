"""The stalls that ask to be admitted, each with its eight words."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos.gallery import Waiting
from pos.printing.wording import clock_time
from pos.words import translate as _
from pos.words import written_day
from ui.models.titles import shown_till, trade_title
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Empty, Sheet


class RequestRow(QWidget):
    """One till that asks: who, since when, and the eight words to compare by voice."""

    accepted = Signal(object)

    def __init__(self, waiting: Waiting, *, busy: bool) -> None:
        super().__init__()
        name = f"{shown_till(waiting.stall, waiting.till)} · {waiting.name}"
        title = Label(name, "name")
        at = datetime.fromisoformat(waiting.at)
        asked = _("{trade} · asked {day} {time}").format(
            trade=trade_title(waiting.trade), day=written_day(at), time=clock_time(at)
        )
        about = Label(asked, "muted")
        words = waiting.fingerprint.replace("-", "  ")
        self.words = Label(waiting.problem or words, "body-strong", wrap=True)
        self.words.set_tone("bad" if waiting.problem else "text")
        self.words.setAccessibleName(waiting.problem or _("Words: {words}").format(words=words))
        self.button = Button(_("Accept"), kind="primary", icon="check")
        self.button.setAccessibleName(_("Accept {stall}").format(stall=name))
        self.button.setEnabled(waiting.problem is None and not busy)
        self.button.setMinimumWidth(120)
        self.button.clicked.connect(lambda: self.accepted.emit(waiting))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 10, 0, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(title, 0, 0)
        grid.addWidget(about, 1, 0)
        grid.addWidget(self.words, 2, 0)
        grid.addWidget(self.button, 0, 1, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)


class RequestSheet(Sheet):
    """The tills that ask to be enrolled; each is accepted after its words were compared."""

    accepted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Enrolment"))
        self.advice = Label(
            _("Let the stall read its eight words aloud, and accept it only where they are the same."),
            "body",
            wrap=True,
        )
        self.rows: list[RequestRow] = []
        self.nothing = Empty(_("No stall asks to be enrolled. A request shows up here by itself."))
        self._list = QWidget()
        self._requests = QVBoxLayout(self._list)
        self._requests.setContentsMargins(0, 0, 0, 0)
        self._requests.setSpacing(0)
        self.body.addWidget(self.advice)
        self.body.addWidget(scrolled_form(self._list), 1)
        self._requests.addWidget(self.nothing, 1)
        self._requests.addStretch(1)
        self._parts: list[QWidget] = []
        self._shown: tuple[object, ...] = ()

    def show_requests(self, waiting: Sequence[Waiting], *, busy: bool) -> None:
        """Show these; the rows stay while they are the same."""
        if self._shown == (tuple(waiting), busy) and waiting:
            return
        self._shown = (tuple(waiting), busy)
        for part in self._parts:
            self._requests.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.rows = [], []
        self.advice.setVisible(bool(waiting))
        self.nothing.setVisible(not waiting)
        for request in waiting:
            row = RequestRow(request, busy=busy)
            row.accepted.connect(self.accepted)
            self.rows.append(row)
            for part in (row, Rule()):
                self._requests.insertWidget(self._requests.count() - 2, part)
                self._parts.append(part)
