"""Somebody says who they are: a name is chosen, a PIN typed, and checked off the window's thread."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from pos.errors import PosError
from pos.journal.event import new_operation
from pos.people import LockedOutError, Person, WrongPinError
from pos.stall import Stall
from pos.words import translate as _
from ui.background import Runner

_LONGEST = 12
_SECOND_MS = 1_000


class PinModel(QObject):
    """`entered` carries the Person whose PIN was right. `among` gives those who may be chosen, asked afresh."""

    changed = Signal()
    entered = Signal(object)

    def __init__(
        self, stall: Stall, runner: Runner, among: Callable[[], Sequence[Person]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stall = stall
        self._runner = runner
        self._among = among
        self._typed = ""
        self._said = ""
        self._busy = False
        self._left = False
        self.chosen: Person | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._on_tick)
        people = self.people()
        if len(people) == 1:
            self.choose(people[0].id)

    # What is shown

    def people(self) -> Sequence[Person]:
        """Who may be chosen."""
        return self._among()

    @property
    def digits(self) -> int:
        """How many digits were typed."""
        return len(self._typed)

    @property
    def wanted(self) -> int:
        """How many the chosen person's PIN has at least."""
        return self.chosen.role.digits if self.chosen else 4

    def can_enter(self) -> bool:
        """Whether a PIN can be tried now."""
        return self.chosen is not None and self.digits >= 4 and not self._busy and not self._wait()

    def told(self) -> tuple[str, str]:
        """What to know now, and its tone: how long to wait, what was wrong, what to do."""
        if self.chosen is None:
            return _("Touch your name"), "muted"
        wait = self._wait()
        if wait:
            return _("Too many wrong PINs. {name} can try again in {time}.").format(
                name=self.chosen.name, time=_in_words(wait)
            ), "bad"
        if self._said:
            return self._said, "bad"
        return _("PIN of {name}").format(name=self.chosen.name), "muted"

    def _wait(self) -> int:
        return self._stall.people.wait(self.chosen.id) if self.chosen else 0

    # What is done

    def choose(self, id_: int) -> None:
        """It is this person; what was typed for another is forgotten."""
        self.chosen = next(person for person in self.people() if person.id == id_)
        self._typed = self._said = ""
        self._watch()

    def step(self, by: int) -> None:
        """The person `by` further on."""
        people = self.people()
        at = people.index(self.chosen) + by if self.chosen in people else 0
        self.choose(people[min(max(at, 0), len(people) - 1)].id)

    def type(self, digit: str) -> None:
        """One more digit."""
        if self.chosen is not None and not self._busy and self.digits < _LONGEST:
            self._typed += digit
            self._said = ""
            self.changed.emit()

    def rub_out(self) -> None:
        """Take the last digit back."""
        if not self._busy:
            self._typed = self._typed[:-1]
            self.changed.emit()

    def enter(self) -> None:
        """Try what was typed; once at a time."""
        if not self.can_enter():
            return
        assert self.chosen is not None
        typed, self._typed = self._typed, ""
        try:
            attempt = self._stall.people.begin(self.chosen.id, typed)
        except PosError as error:
            self._refuse(error)
            return
        self._busy = True
        self.changed.emit()

        def finish(right: object) -> None:
            self._busy = False
            if self._left:
                return
            try:
                person = self._stall.people.finish(
                    attempt, right is True, at=self._stall.now(), operation=new_operation()
                )
            except PosError as error:
                self._refuse(error)
            else:
                self.changed.emit()
                self.entered.emit(person)

        self._runner.start(lambda _progress: attempt.is_right(), finish, self._on_failed)

    def stop(self) -> None:
        """It is not asked any more."""
        self._left = True
        self._tick.stop()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        raise error

    def _refuse(self, error: PosError) -> None:
        waits = isinstance(error, LockedOutError) or (isinstance(error, WrongPinError) and error.seconds)
        self._said = "" if waits else str(error)
        self._watch()

    def _watch(self) -> None:
        if self._wait():
            self._tick.start()
        self.changed.emit()

    def _on_tick(self) -> None:
        if not self._wait():
            self._tick.stop()
        self.changed.emit()


def _in_words(seconds: int) -> str:
    """`25 s`, `4 min 10 s`."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return _("{n} s").format(n=rest)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
