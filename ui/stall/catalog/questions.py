"""What is asked about a dish: its questions, one below the other, each with the answers as the cashier sees them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.catalog.choices.group import LONGEST_WORD, MOST_GROUPS
from pos.errors import PosError
from pos.money import format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.questions import HOW, Question, QuestionsModel
from ui.widgets.asking import Choice
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.choices import Answer, ChoiceGroup
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet

_REST_MS = 250


class QuestionCard(Card):
    """One question: its name, how many answers, these on one line, and what they look like.

    `turned` carries the answer below that was touched: it becomes the usual one.
    """

    written = Signal(dict)
    removed = Signal()
    turned = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__("raised", 12)
        self.question = question
        self.name = TextField(_("Question"), placeholder=_("Portion"), height=44)
        self.name.edit.setMaxLength(LONGEST_WORD)
        self.name.set_text(question.name)
        self.choices = TextField(_("Choices"), placeholder=_("Half -7.000, *Plain, Large +6.000"), height=44)
        self.choices.set_text(question.choices)
        self.how = {how: Choice(_(title), size=13) for how, title in HOW.items()}
        self.remove = IconButton("trash-2", _("Leave this question out"))
        self.wrong = Label("", "muted", tone="bad", wrap=True)
        self._seen: ChoiceGroup | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._lay_out()
        self._listen()
        self.show_answers()

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for choice in self.how.values():
            ways.addWidget(choice, 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 12, 12, 12)
        self._grid.setSpacing(8)
        self._grid.addWidget(self.name, 0, 0)
        self._grid.addLayout(ways, 0, 1)
        self._grid.addWidget(self.remove, 0, 2)
        self._grid.addWidget(self.choices, 1, 0, 1, 3)
        self._grid.addWidget(self.wrong, 2, 0, 1, 3)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def _listen(self) -> None:
        self.name.text_changed.connect(lambda text: self._write(name=text))
        self.choices.text_changed.connect(lambda text: self._write(choices=text))
        for how, choice in self.how.items():
            choice.clicked.connect(lambda _checked=False, how=how: self._write(how=how))
        self.remove.clicked.connect(self.removed)
        self._rest.timeout.connect(self.show_answers)

    def _write(self, **facts: str) -> None:
        self.question = self.question._replace(**facts)
        self.written.emit(facts)
        self._rest.start()
        self._show_how()

    def _show_how(self) -> None:
        for how, choice in self.how.items():
            choice.setChecked(how == self.question.how)

    def show_answers(self) -> None:
        """The answers as the cashier sees them, or why they cannot be asked so."""
        self._show_how()
        if self._seen is not None:
            self._grid.removeWidget(self._seen)
            self._seen.deleteLater()
            self._seen = None
        try:
            group = self.question.group()
        except PosError as error:
            self.wrong.setText(str(error))
            self.wrong.show()
            return
        self.wrong.hide()
        names = [choice.name for choice in group.choices]
        if names and len(set(names)) == len(names):
            prices = {choice.name: choice.difference for choice in group.choices}
            answers = [Answer(name, _signed(prices[name], group.has_prices)) for name in names]
            self._seen = ChoiceGroup(group.name or _("Question"), _("touch the usual one"), answers)
            self._seen.show_chosen(group.usual)
            self._seen.turned.connect(self.turned)
            self._grid.addWidget(self._seen, 3, 0, 1, 3)


def _signed(difference: int, is_priced: bool) -> str:
    if not is_priced:
        return ""
    return f"+{format_rupiah(difference)}" if difference >= 0 else format_rupiah(difference)


class QuestionsSheet(Sheet):
    """The questions of a dish, or of all dishes of its category, in the place of the goods."""

    def __init__(self, model: QuestionsModel) -> None:
        super().__init__()
        self.model = model
        self.kinds = {"product": Choice("", size=14), "category": Choice("", size=14)}
        self.cards: list[QuestionCard] = []
        self.add = Button("", icon="plus")
        self.revert = Button("", icon="undo-2")
        self.save = Button("", kind="primary", icon="check", keycap="Ctrl+S", size=17, height=52)
        self._none = Label("", "body", tone="muted", wrap=True, align="center")
        self._inside = QWidget()
        self._column_of_cards = QVBoxLayout(self._inside)
        self._column_of_cards.setContentsMargins(0, 0, 6, 0)
        self._column_of_cards.setSpacing(12)
        self._column_of_cards.addWidget(self._none)
        self._column_of_cards.addStretch(1)
        self._scroll = scrolled_form(self._inside)
        kinds = QHBoxLayout()
        kinds.setSpacing(8)
        for choice in self.kinds.values():
            kinds.addWidget(choice, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.add)
        foot.addWidget(self.revert)
        foot.addWidget(self.save, 1)
        self.body.addLayout(kinds)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(foot)
        self._listen()

    def _listen(self) -> None:
        model = self.model
        self.kinds["product"].clicked.connect(lambda: model.choose("product"))
        self.kinds["category"].clicked.connect(lambda: model.choose("category"))
        self.add.clicked.connect(self._on_add)
        self.revert.clicked.connect(model.revert)
        self.save.clicked.connect(model.save)
        model.changed.connect(self.show_model)

    def show_model(self) -> None:
        """The questions as the model has them."""
        model, product = self.model, self.model.product
        if product is None:
            return
        self.set_title(_("Choices"), product.name)
        self.kinds["product"].set_text(_("Only {name}").format(name=product.name))
        self.kinds["category"].set_text(_("All of {category}").format(category=product.category or "–"))
        self.kinds["category"].setEnabled(product.category is not None)
        for kind, choice in self.kinds.items():
            choice.setChecked(kind == model.kind)
        for card in self.cards:
            self._column_of_cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(at, question) for at, question in enumerate(model.questions)]
        self._none.setVisible(not self.cards)
        self._show_state()

    def _card(self, at: int, question: Question) -> QuestionCard:
        card = QuestionCard(question)
        card.written.connect(lambda facts: self._on_written(at, facts))
        card.removed.connect(lambda: self.model.remove(at))
        card.turned.connect(lambda name: self.model.turn_usual(at, name))
        self._column_of_cards.insertWidget(at + 1, card)
        return card

    def _on_written(self, at: int, facts: dict[str, str]) -> None:
        self.model.write(at, **facts)
        self._show_state()

    def _on_add(self) -> None:
        self.model.add()
        self.cards[-1].name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._show_last)

    def _show_last(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _show_state(self) -> None:
        self.save.setEnabled(self.model.is_dirty)
        self.revert.setEnabled(self.model.is_dirty)
        self.add.setEnabled(len(self.cards) < MOST_GROUPS)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.add.set_text(_("Add a question"))
        self.revert.set_text(_("Undo"))
        self.save.set_text(_("Save"))
        self._none.setText(_("Nothing is asked yet. Add a question: portion, how hot, without, extras."))
        self.save.set_size(44 if of(self).measures.small else 52, 17)
        self.show_model()
