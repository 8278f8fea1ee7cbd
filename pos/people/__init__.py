"""Who works at a stall: people, their PINs, what they may, and who stands at the till."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from pos import typed
from pos.errors import PosError
from pos.journal.chain import Journal
from pos.people import pin, tables
from pos.people.rights import OWNER, Actor, Right, Role
from pos.store import Row, Store
from pos.words import N_

LONGEST_NAME = 40

ADDED, CHANGED, PIN_CHANGED, LOCKED_OUT = "person_added", "person_changed", "pin_changed", "person_locked_out"


class Person(NamedTuple):
    """Somebody who works here, or once did where not `active`."""

    id: int
    name: str
    role: Role
    active: bool = True

    def may(self, *rights: Right) -> bool:
        """Whether the role holds all of them."""
        return self.role.rights.issuperset(rights)


class WrongPinError(PosError):
    """The PIN was wrong; `seconds` to wait before the next try, 0 for none, `left` tries before there are any."""

    def __init__(self, left: int, seconds: int) -> None:
        sentence = N_("Wrong PIN: wait {seconds} seconds") if seconds else N_("Wrong PIN: {left} tries left")
        super().__init__(sentence, left=left, seconds=seconds)
        self.seconds = seconds


class LockedOutError(PosError):
    """Too many wrong PINs of one person: `seconds` to wait. Others are not held up."""

    def __init__(self, name: str, seconds: int) -> None:
        super().__init__(N_("{name} has to wait {seconds} seconds"), name=name, seconds=seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Attempt:
    """A PIN that was typed and counted, and is to be checked off the window's thread."""

    person: Person
    _typed: str = field(repr=False)
    _kept: str = field(repr=False)

    def is_right(self) -> bool:
        """Whether the PIN is the person's; takes some hundredths of a second and touches nothing."""
        return pin.is_right(self._typed, self._kept)


class People:
    """The people of one stall. Without any, everything is allowed to whoever is there.

    `present` stands at the till, None while nobody does: after a start, and while the till is locked. Waiting goes by
    `seconds`, which never goes back, and begins anew with the program: neither a clock nor a restart shortens it.
    """

    def __init__(self, store: Store, journal: Journal, seconds: Callable[[], int] | None = None) -> None:
        self._store = store
        self._journal = journal
        self._seconds = seconds or (lambda: time.monotonic_ns() // 1_000_000_000)
        self._lent: tuple[Person, frozenset[Right]] | None = None
        self.present: Person | None = None
        now = self._seconds()
        waits = {row["id"]: pin.wait_after(row["tries"]) for row in tables.everybody(store)}
        self._until = {id_: now + wait for id_, wait in waits.items() if wait}

    # Who there is

    def everybody(self) -> list[Person]:
        """All who ever worked here, in the order in which they came."""
        return [_person(row) for row in tables.everybody(self._store)]

    def active(self) -> list[Person]:
        """Those who work here now."""
        return [person for person in self.everybody() if person.active]

    def who_may(self, rights: Sequence[Right]) -> list[Person]:
        """Those whose PIN lends these rights."""
        return [person for person in self.active() if person.may(*rights)]

    def person(self, id_: int) -> Person:
        """The person of that id. Raises PosError."""
        row = tables.by_id(self._store, id_)
        if row is None:
            raise PosError(N_("There is no such person here"))
        return _person(row)

    # Who acts

    @property
    def actor(self) -> Actor:
        """Who does what is done now at the window, with the rights that were lent for it."""
        lender, lent = self._lent or (None, frozenset[Right]())
        if self.present is None and not self.active():
            return OWNER
        name = self.present.name if self.present else None
        rights = self.present.role.rights if self.present else frozenset[Right]()
        return Actor(name, rights, lender.name if lender else None, lent)

    @contextmanager
    def lending(self, lender: Person, rights: Sequence[Right]) -> Iterator[None]:
        """What is done inside has `lender`'s rights besides the present person's own. Raises PosError."""
        if not lender.may(*rights):
            raise PosError(N_("{name} may not do this either"), name=lender.name)
        self._lent = (lender, frozenset(rights))
        try:
            yield
        finally:
            self._lent = None

    # PINs

    def wait(self, id_: int) -> int:
        """Seconds until that person may try a PIN again; 0 where they may now."""
        return max(0, self._until.get(id_, 0) - self._seconds())

    def begin(self, id_: int, entered: str) -> Attempt:
        """Count a try, which is on disk before it is checked. Raises PosError: LockedOutError while there is a wait."""
        person = self.person(id_)
        if not person.active:
            raise PosError(N_("{name} does not work here any more"), name=person.name)
        if seconds := self.wait(id_):
            raise LockedOutError(person.name, seconds)
        with self._store.transaction():
            tables.count_try(self._store, id_)
        if wait := pin.wait_after(self._tries(id_)):
            self._until[id_] = self._seconds() + wait
        return Attempt(person, entered, tables.kept_pin(self._store, id_))

    def finish(self, attempt: Attempt, right: bool, *, at: datetime, operation: str) -> Person:
        """Tell what came of it: who it is, and the tries are forgotten. Raises WrongPinError, and journals a wait."""
        person = attempt.person
        if right:
            self._forget_tries(person.id)
            return person
        tries = self._tries(person.id)
        seconds = pin.wait_after(tries)
        if seconds:
            data = {"id": person.id, "name": person.name, "tries": tries, "seconds": seconds}
            with self._store.transaction():
                self._journal.record(LOCKED_OUT, data, at=at, operation=operation)
        raise WrongPinError(max(0, pin.FREE_TRIES - tries), seconds)

    def _tries(self, id_: int) -> int:
        row = tables.by_id(self._store, id_)
        assert row is not None
        tries: int = row["tries"]
        return tries

    def _forget_tries(self, id_: int) -> None:
        with self._store.transaction():
            tables.forget_tries(self._store, id_)
        self._until.pop(id_, None)

    # Who comes and goes

    def add(self, name: str, role: Role, kept: pin.Kept, *, at: datetime, operation: str, by: Actor) -> Person:
        """Somebody new; the first one is the owner. Raises PosError."""
        if known := self._journal.by_operation(operation):
            return self.person(known.data["id"])
        facts = by.need(Right.PEOPLE)
        name = self._checked_name(name, None)
        _check_digits(role, kept)
        if role is not Role.OWNER and not self.active():
            raise PosError(N_("The first one here is the owner: without, nobody could add others"))
        with self._store.transaction():
            id_ = tables.insert(self._store, name=name, role=role.value, pin=kept.text)
            data = {"id": id_, "name": name, "role": role.value} | facts
            self._journal.record(ADDED, data, at=at, actor=by.name, operation=operation)
        return self.person(id_)

    def change(
        self,
        id_: int,
        *,
        at: datetime,
        operation: str,
        by: Actor,
        name: str | None = None,
        role: Role | None = None,
        active: bool | None = None,
        kept: pin.Kept | None = None,
    ) -> Person:
        """Say something else of somebody; what is None stays. Another PIN forgets the tries. Raises PosError.

        A role that asks for more digits asks for another PIN, too. As long as anybody works here, one is the owner.
        """
        if self._journal.by_operation(operation) or self._journal.by_operation(_second(operation)):
            return self.person(id_)
        facts = by.need(Right.PEOPLE)
        before = self.person(id_)
        after = before._replace(
            name=before.name if name is None else self._checked_name(name, id_),
            role=role or before.role,
            active=before.active if active is None else active,
        )
        if kept is not None:
            _check_digits(after.role, kept)
        elif after.role.digits > before.role.digits:
            raise PosError(N_("Choose a new PIN of at least {digits} digits, too"), digits=after.role.digits)
        self._check_owner(after)
        with self._store.transaction():
            if after != before:
                self._write(before, after, facts, at, operation, by)
            if kept is not None:
                tables.set_pin(self._store, id_, kept.text)
                data = {"id": id_, "name": after.name} | facts
                self._journal.record(PIN_CHANGED, data, at=at, actor=by.name, operation=_second(operation))
        if kept is not None:
            self._until.pop(id_, None)
        if self.present is not None and self.present.id == id_:
            self.present = after if after.active else None
        return after

    def _write(
        self, before: Person, after: Person, facts: dict[str, str], at: datetime, operation: str, by: Actor
    ) -> None:
        tables.update(self._store, after.id, name=after.name, role=after.role.value, active=after.active)
        old, new = _facts(before), _facts(after)
        differing = [name for name in new if new[name] != old[name]]
        data = {
            "id": after.id,
            "name": before.name,
            "before": {name: old[name] for name in differing},
            "after": {name: new[name] for name in differing},
        }
        self._journal.record(CHANGED, data | facts, at=at, actor=by.name, operation=operation)

    def _checked_name(self, name: str, own: int | None) -> str:
        name = " ".join(typed.line(name, LONGEST_NAME).split())
        if not name:
            raise PosError(N_("Say what they are called"))
        for other in self.everybody():
            if other.id != own and other.name.casefold() == name.casefold():
                raise PosError(N_("{name} is here already: choose a name that tells them apart"), name=other.name)
        return name

    def _check_owner(self, after: Person) -> None:
        others = [person for person in self.active() if person.id != after.id]
        active = [*others, after] if after.active else others
        if active and not any(person.role is Role.OWNER for person in active):
            raise PosError(N_("One owner stays as long as anybody works here"))


def _second(operation: str) -> str:
    """The operation of a step's second event, so that both are recorded once."""
    return operation + ":pin"


def _person(row: Row) -> Person:
    return Person(id=row["id"], name=row["name"], role=Role(row["role"]), active=bool(row["active"]))


def _facts(person: Person) -> dict[str, str | bool]:
    return {"name": person.name, "role": person.role.value, "active": person.active}


def _check_digits(role: Role, kept: pin.Kept) -> None:
    if kept.digits < role.digits:
        raise PosError(N_("A manager and an owner have a PIN of at least {digits} digits"), digits=role.digits)
