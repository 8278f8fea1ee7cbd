"""Who stands at the till of a window: it locks, changes hands, and asks for a PIN in place."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos.errors import PosError
from pos.people import Person
from pos.people.rights import RightError
from pos.words import N_
from pos.words import translate as _
from ui.app.idle import Idle
from ui.background import Runner
from ui.keys import Command
from ui.window import Window

if TYPE_CHECKING:
    from pos.stall import Stall
    from ui.models.pin import PinModel

Again = Callable[[], object]


class Attending(QObject):
    """Where nobody is set up, there is nothing to lock and nothing to ask. `changed` tells of another cashier."""

    changed = Signal()

    def __init__(self, stall: "Stall", window: Window, runner: Runner, title: Callable[[], str]) -> None:
        """`title` is what the stall is called."""
        super().__init__(window)
        self._stall = stall
        self._window = window
        self._runner = runner
        self._title = title
        self._idle = Idle(window, lambda: stall.settings.lock_after)
        self._idle.passed.connect(self._on_idle)
        self._is_asking = False
        """Whether the names are shown in the place of everything."""
        window.left.connect(self._idle.stop)
        window.news.approval_asked.connect(self.ask)
        window.news.recorded.connect(self._on_recorded)

    def begin(self) -> None:
        """At a start nobody has said yet who they are."""
        if self._stall.people.active():
            self.lock()

    def commands(self) -> list[Command]:
        """What anybody may do."""
        return [
            Command("lock", N_("Lock the till"), "Ctrl+L", self.lock),
            Command("cashier", N_("Change the cashier"), "Ctrl+Shift+L", self.switch, self._has_people),
        ]

    def lock(self) -> None:
        """Show nothing but the names; the basket and all else stay as they are."""
        if not self._has_people():
            self._window.news.refuse(_("Nobody is set up yet: settings, “People”"))
            return
        before, self._stall.people.present = self._stall.people.present, None
        self._cover(before, may_leave=False)
        self.changed.emit()

    def switch(self) -> None:
        """Somebody else takes over; until then, and with Esc, it stays as it is."""
        if self._has_people():
            self._cover(None, may_leave=True)

    def _has_people(self) -> bool:
        return bool(self._stall.people.active())

    def _cover(self, likely: Person | None, *, may_leave: bool) -> None:
        from ui.stall.people import LockScreen

        if self._is_asking:
            return
        model = self._asking(self._stall.people.active)
        if likely is not None and likely in model.people():
            model.choose(likely.id)
        screen = LockScreen(model, self._title(), may_leave=may_leave)
        model.setParent(screen)
        screen.entered.connect(partial(self._on_entered, model))
        if may_leave:
            screen.closed.connect(partial(self._uncover, model))
        self._is_asking = True
        self._window.cover(screen)

    def _asking(self, among: Callable[[], Sequence[Person]]) -> "PinModel":
        from ui.models.pin import PinModel

        return PinModel(self._stall, self._runner, among)

    def _on_entered(self, model: "PinModel", person: Person) -> None:
        self._stall.people.present = person
        self._uncover(model)
        self._window.news.say(_("{name} is at the till").format(name=person.name))
        self.changed.emit()

    def _uncover(self, model: "PinModel") -> None:
        model.stop()
        self._is_asking = False
        self._window.uncover()

    def _on_idle(self) -> None:
        if self._has_people() and not self._is_asking:
            self.lock()

    def _on_recorded(self) -> None:
        """The person at the till may work here no more."""
        people = self._stall.people
        if people.present is None and people.active() and not self._is_asking:
            self.lock()
        self.changed.emit()

    def ask(self, lacking: RightError, again: Again) -> None:
        """Ask for the PIN of somebody who may; then what was asked for is done, once."""
        from ui.stall.people import ApprovalSheet

        people = self._stall.people
        model = self._asking(partial(people.who_may, lacking.rights))
        sheet = ApprovalSheet(model, lacking, people.present.name if people.present else "")
        model.setParent(sheet)
        sheet.approved.connect(partial(self._on_approved, model, lacking, again))
        sheet.closed.connect(model.stop)
        self._window.places.ask(sheet)

    def _on_approved(self, model: "PinModel", lacking: RightError, again: Again, person: Person) -> None:
        model.stop()
        self._window.places.close_sheet()
        try:
            with self._stall.people.lending(person, lacking.rights):
                again()
        except PosError as error:
            self._window.news.refuse(error)
