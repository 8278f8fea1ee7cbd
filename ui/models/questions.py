"""What is asked about a dish or a whole category, while it is being changed."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from pos.catalog.choices import Kind
from pos.catalog.choices.group import Group
from pos.catalog.choices.writing import read, written
from pos.catalog.product import Product
from pos.errors import PosError
from pos.journal.event import new_operation
from pos.stall import Stall
from pos.words import N_
from pos.words import translate as _
from ui.news import News

ONE, MUST, MANY = "one", "must", "many"
HOW = {MUST: N_("One, always"), ONE: N_("One or none"), MANY: N_("Any")}
"""How many answers a question has, as a msgid."""


class Question(NamedTuple):
    """One question as it is typed: `choices` on one line, see `pos.catalog.choices.writing`."""

    name: str = ""
    how: str = MUST
    choices: str = ""

    def group(self) -> Group:
        """What it comes to. Raises PosError for an amount that is none."""
        typed = read(self.choices)
        return Group(self.name, typed.choices, self.how == MANY, self.how == MUST, typed.usual)


def question_of(group: Group) -> Question:
    """A question as it is typed."""
    return Question(group.name, MANY if group.many else MUST if group.required else ONE, written(group))


class QuestionsModel(QObject):
    """Questions of one dish, or of its category. `changed`: others are shown; `kept`: they are as they were typed."""

    changed = Signal()
    kept = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self.product: Product | None = None
        self.kind: Kind = "product"
        self.questions: list[Question] = []
        self._before: list[Question] = []

    @property
    def subject(self) -> str:
        """The code of the dish, or the name of its category."""
        assert self.product is not None
        return self.product.code if self.kind == "product" else self.product.category or ""

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.product is not None and self.questions != self._before

    def open(self, product: Product) -> None:
        """Show the questions of this dish."""
        self.product = product
        self._read("product")

    def choose(self, kind: Kind) -> None:
        """Show those of the dish alone, or of all its category; what was typed has to be kept or left first."""
        if self.is_dirty:
            self._news.refuse(_("Save the choices first, or undo them"))
            self.changed.emit()
        elif kind != self.kind:
            self._read(kind)

    def _read(self, kind: Kind) -> None:
        self.kind = kind
        groups = self._stall.choices.of(kind, self.subject)
        self._before = [question_of(group) for group in groups]
        self.questions = list(self._before)
        self.changed.emit()

    def write(self, at: int, **facts: str) -> None:
        """Change the `name`, `how` or `choices` of one."""
        self.questions[at] = self.questions[at]._replace(**facts)

    def turn_usual(self, at: int, name: str) -> None:
        """Make a choice the usual one, or not any more."""
        group = self.questions[at].group()
        usual = tuple(each for each in group.usual if each != name)
        if name not in group.usual:
            usual = (*usual, name) if group.many else (name,)
        self.write(at, choices=written(group._replace(usual=usual)))
        self.changed.emit()

    def add(self) -> None:
        """One more question."""
        self.questions.append(Question())
        self.changed.emit()

    def remove(self, at: int) -> None:
        """One question less."""
        del self.questions[at]
        self.changed.emit()

    def revert(self) -> None:
        """As they are kept."""
        self.questions = list(self._before)
        self.changed.emit()

    def leave(self) -> bool:
        """Whether it may be left: nothing is typed that is not kept."""
        if self.is_dirty:
            self._news.refuse(_("Save the choices first, or undo them"))
            return False
        self.product = None
        return True

    def save(self) -> bool:
        """Ask them so from now on; False where that is refused, and told."""
        return self._save(new_operation(), self.save)

    def _save(self, operation: str, again: Callable[[], object]) -> bool:
        try:
            groups = [each.group() for each in self.questions if each.name.strip() or each.choices.strip()]
            by = self._stall.people.actor
            self._stall.choices.keep(self.kind, self.subject, groups, at=self._stall.now(), operation=operation, by=by)
        except PosError as error:
            self._news.refuse(error, again)
            return False
        self._read(self.kind)
        self._news.accepted.emit()
        self._news.recorded.emit()
        self._news.say(_("The choices are saved"))
        self.kept.emit()
        return True
