"""What the office asks about days, each with the button that opens its day again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos.words import translate as _
from ui.models.hand_in import Questioned
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label


class QuestionList(Card):
    """`reopen_asked` carries the day and the question."""

    reopen_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("warn_soft", 12)
        self.buttons: list[Button] = []
        self._shown: tuple[Questioned, ...] | None = None
        self._rows: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)

    def show_questions(self, questions: Sequence[Questioned]) -> None:
        """Show these; nothing where there is none."""
        self.setVisible(bool(questions))
        if tuple(questions) == self._shown:
            return
        self._shown = tuple(questions)
        for widget in self._rows:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows, self.buttons = [], []
        for at, question in enumerate(questions):
            text = Label(question.words, "body", wrap=True)
            button = Button(_("Open the day again"), icon="lock-open")
            button.setAccessibleName(f"{button.label}: {question.title}")
            button.setEnabled(question.can_reopen)
            button.clicked.connect(lambda _checked=False, one=question: self.reopen_asked.emit(one.day, one.text))
            self._grid.addWidget(text, at, 0)
            self._grid.addWidget(button, at, 1, Qt.AlignmentFlag.AlignTop)
            self._rows += [text, button]
            self.buttons.append(button)
