"""The people of a stall, as the settings show and change them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.journal.event import new_operation
from pos.people import Person, pin
from pos.people.rights import Role
from pos.stall import Stall
from pos.words import translate as _
from ui.background import Runner
from ui.news import News


class PeopleModel(QObject):
    """Everybody, and one of them while they are changed. `changed` tells of anything that is shown; `saved` of the end.

    A PIN that is being typed is nowhere else.
    """

    changed = Signal()
    saved = Signal()

    def __init__(self, stall: Stall, news: News, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stall = stall
        self._news = news
        self._runner = runner
        self._pin = ""
        self._busy = False
        self.person: Person | None = None
        """Who is changed; None for somebody new."""
        self.name = ""
        self.role = Role.CASHIER
        news.recorded.connect(self.changed)

    # What is shown

    def people(self) -> Sequence[Person]:
        """Those who work here, then those who once did."""
        return sorted(self._stall.people.everybody(), key=lambda person: not person.active)

    def nobody(self) -> bool:
        """Whether nobody works here yet: then everything is allowed, and the first one is the owner."""
        return not self._stall.people.active()

    @property
    def digits(self) -> int:
        """How many digits of a new PIN were typed."""
        return len(self._pin)

    def told(self) -> str:
        """What is to be typed."""
        digits = self.role.digits
        if self._keeps_pin():
            return _("New PIN, {n} digits or more; none keeps the old one").format(n=digits)
        return _("PIN, {n} digits or more").format(n=digits)

    def _keeps_pin(self) -> bool:
        return self.person is not None and self.role.digits <= self.person.role.digits

    def can_save(self) -> bool:
        """Whether there is all it takes."""
        enough = self.digits >= self.role.digits or (self._keeps_pin() and not self.digits)
        return bool(self.name.strip()) and enough and not self._busy

    # What is done

    def begin(self, id_: int | None) -> None:
        """Change that person, or think of somebody new."""
        self.person = None if id_ is None else self._stall.people.person(id_)
        self.name = self.person.name if self.person else ""
        self.role = self.person.role if self.person else Role.OWNER if self.nobody() else Role.CASHIER
        self._pin = ""
        self.changed.emit()

    def write(self, name: str) -> None:
        """What they are called."""
        self.name = name
        self.changed.emit()

    def choose(self, role: Role) -> None:
        """What they are."""
        self.role = role
        self.changed.emit()

    def type(self, digit: str) -> None:
        """One more digit of the new PIN."""
        if self.digits < 12 and not self._busy:
            self._pin += digit
            self.changed.emit()

    def rub_out(self) -> None:
        """One digit less."""
        if not self._busy:
            self._pin = self._pin[:-1]
            self.changed.emit()

    def save(self) -> None:
        """Keep it; what is refused is told, and all but the PIN stays as it was typed."""
        if not self.can_save():
            return
        typed, self._pin = self._pin, ""
        if not typed:
            self._keep(None)
            return
        try:
            pin.check(typed)
        except PosError as error:
            self._refuse(error)
            return
        self._busy = True
        self.changed.emit()
        self._runner.start(lambda _progress: pin.keep(typed), self._on_kept, self._on_failed)

    def let_go(self, active: bool) -> None:
        """The person works here no more, or again."""
        assert self.person is not None
        id_ = self.person.id
        try:
            changed = self._stall.people.change(
                id_, active=active, at=self._stall.now(), operation=new_operation(), by=self._stall.people.actor
            )
        except PosError as error:
            self._news.refuse(error, lambda: self.let_go(active))
            return
        words = _("{name} works here again") if active else _("{name} works here no more")
        self._tell(words.format(name=changed.name))

    def _on_kept(self, kept: object) -> None:
        assert isinstance(kept, pin.Kept)
        self._busy = False
        self._keep(kept)

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        raise error

    def _keep(self, kept: pin.Kept | None) -> None:
        try:
            person = self._recorded(kept)
        except PosError as error:
            self._refuse(error, kept)
            return
        self._tell(_("{name} is kept").format(name=person.name))

    def _recorded(self, kept: pin.Kept | None) -> Person:
        people, at, operation = self._stall.people, self._stall.now(), new_operation()
        if self.person is not None:
            return people.change(
                self.person.id, name=self.name, role=self.role, kept=kept, at=at, operation=operation, by=people.actor
            )
        assert kept is not None
        first = self.nobody()
        person = people.add(self.name, self.role, kept, at=at, operation=operation, by=people.actor)
        if first:
            people.present = person  # who set it up is there, and need not say so
        return person

    def _refuse(self, error: PosError, kept: pin.Kept | None = None) -> None:
        self._news.refuse(error, lambda: self._keep(kept))
        self.changed.emit()

    def _tell(self, said: str) -> None:
        self._news.accepted.emit()
        self._news.recorded.emit()
        self._news.say(said)
        self.saved.emit()
