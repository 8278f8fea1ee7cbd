"""People: who there is, who acts, what the journal keeps of it, and PINs that stand up to trying."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pos.audit import check_stall
from pos.errors import PosError
from pos.people import LockedOutError, People, Person, WrongPinError, pin
from pos.people.rights import EVERY, OWNER, Actor, Right, RightError, Role
from pos.stall import Stall, open_stall

PINS = {"Ratih": "730164", "Sari": "582913", "Ayu": "4826", "Tini": "9307"}
ROLES = {"Ratih": Role.OWNER, "Sari": Role.MANAGER, "Ayu": Role.CASHIER, "Tini": Role.CASHIER}


@pytest.fixture(scope="module")
def kept() -> dict[str, pin.Kept]:
    return {name: pin.keep(text) for name, text in PINS.items()}


class Seconds:
    """A clock that only goes forward, when it is told."""

    now = 1_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def people(stall: Stall, kept: dict[str, pin.Kept], seconds: Seconds) -> Iterator[People]:
    stall.people = People(stall.store, stall.journal, seconds)
    for name, role in ROLES.items():
        stall.people.add(name, role, kept[name], at=stall.now(), operation=name, by=OWNER)
    return stall.people


@pytest.fixture
def by_name(people: People) -> Callable[[str], Person]:
    return lambda name: next(person for person in people.everybody() if person.name == name)


@pytest.fixture
def attempt(stall: Stall, people: People) -> Callable[[Person, str], Person]:
    """One whole try of a PIN."""

    def tried(person: Person, typed: str) -> Person:
        begun = stall.people.begin(person.id, typed)
        return stall.people.finish(
            begun, begun.is_right(), at=stall.now(), operation=f"try {stall.journal.tail_seq()} {typed}"
        )

    return tried


# Who there is


def test_with_nobody_there_everything_is_allowed(stall: Stall) -> None:
    assert stall.people.everybody() == []
    assert stall.people.actor == OWNER
    assert OWNER.need(*Right) == {}


def test_the_first_one_is_the_owner(stall: Stall, kept: dict[str, pin.Kept]) -> None:
    with pytest.raises(PosError):
        stall.people.add("Ayu", Role.CASHIER, kept["Ayu"], at=stall.now(), operation="a", by=OWNER)
    stall.people.add("  Bu   Ratih ", Role.OWNER, kept["Ratih"], at=stall.now(), operation="b", by=OWNER)
    assert [person.name for person in stall.people.active()] == ["Bu Ratih"]


def test_adding_somebody_twice_by_one_operation_adds_them_once(people: People, stall: Stall, kept) -> None:
    again = people.add("Ratih", Role.OWNER, kept["Ratih"], at=stall.now(), operation="Ratih", by=OWNER)
    assert (again.id, len(people.everybody())) == (1, 4)


@pytest.mark.parametrize("name", ["", "  ", "x" * 41, "A\u202eB", "rAtIh"])
def test_a_name_is_one_and_its_own(people: People, stall: Stall, kept, name: str) -> None:
    with pytest.raises(PosError):
        people.add(name, Role.CASHIER, kept["Ayu"], at=stall.now(), operation="x", by=OWNER)


def test_what_changes_stands_in_the_journal_with_who_changed_it(people: People, stall: Stall, kept, by_name) -> None:
    ayu = by_name("Ayu")
    with pytest.raises(PosError):  # a manager's PIN has six digits
        people.change(ayu.id, role=Role.MANAGER, at=stall.now(), operation="up", by=Actor("Ratih"))
    with pytest.raises(PosError):
        people.change(ayu.id, role=Role.MANAGER, kept=kept["Ayu"], at=stall.now(), operation="up", by=Actor("Ratih"))
    people.change(
        ayu.id, name="Ayu W.", role=Role.MANAGER, kept=kept["Sari"], at=stall.now(), operation="up", by=Actor("Ratih")
    )
    changed, secret = (stall.journal.by_operation(operation) for operation in ("up", "up:pin"))
    assert changed is not None and secret is not None
    assert changed.actor == secret.actor == "Ratih"
    assert changed.data["before"] == {"name": "Ayu", "role": "cashier"}
    assert changed.data["after"] == {"name": "Ayu W.", "role": "manager"}
    assert secret.data == {"id": ayu.id, "name": "Ayu W."}
    assert check_stall(stall).problems == ()


def test_no_pin_stands_in_the_journal_nor_what_is_kept_of_it(people: People, stall: Stall, kept, attempt) -> None:
    for typed in ("111111", "730164"):
        try:
            attempt(people.everybody()[0], typed)
        except WrongPinError:
            continue
    told = b"".join(stall.journal.export()).decode()
    assert "argon2" not in told
    assert not [secret for secret in PINS.values() if f'"{secret}"' in told]
    begun = people.begin(1, "730164")
    assert "730164" not in repr(begun) and "argon2" not in repr(begun) + repr(kept)


def test_one_owner_stays_while_anybody_works_here(people: People, stall: Stall, kept, by_name) -> None:
    ratih = by_name("Ratih")
    change = {"at": stall.now(), "by": OWNER}
    with pytest.raises(PosError):
        people.change(ratih.id, active=False, operation="go", **change)
    with pytest.raises(PosError):
        people.change(ratih.id, role=Role.MANAGER, operation="down", **change)
    for name in ("Sari", "Ayu", "Tini"):
        people.change(by_name(name).id, active=False, operation=f"{name} goes", **change)
    people.change(ratih.id, active=False, operation="go", **change)
    assert people.active() == [] and people.actor == OWNER


def test_who_went_can_neither_try_a_pin_nor_stay_at_the_till(people: People, stall: Stall, by_name, attempt) -> None:
    people.present = ayu = by_name("Ayu")
    people.change(ayu.id, active=False, at=stall.now(), operation="go", by=OWNER)
    assert people.present is None
    with pytest.raises(PosError):
        people.begin(ayu.id, PINS["Ayu"])


# Who acts


def test_with_people_and_nobody_present_nothing_is_allowed(people: People) -> None:
    assert people.actor == Actor(None, frozenset())
    with pytest.raises(RightError):
        people.actor.need(Right.REFUND)


def test_a_manager_lends_a_right_for_once(people: People, by_name) -> None:
    people.present = by_name("Ayu")
    with pytest.raises(RightError) as lacking:
        people.actor.need(Right.REFUND)
    assert (lacking.value.rights, lacking.value.role) == ((Right.REFUND,), Role.MANAGER)
    assert [person.name for person in people.who_may(lacking.value.rights)] == ["Ratih", "Sari"]
    with people.lending(by_name("Sari"), lacking.value.rights):
        assert people.actor.need(Right.REFUND) == {"authorised_by": "Sari"}
        with pytest.raises(RightError):
            people.actor.need(Right.DRAWER)
    with pytest.raises(RightError):
        people.actor.need(Right.REFUND)


def test_who_may_do_it_anyway_is_authorised_by_nobody(people: People, by_name) -> None:
    people.present = by_name("Sari")
    with people.lending(by_name("Ratih"), [Right.REFUND]):
        assert people.actor.need(Right.REFUND) == {}


def test_nobody_lends_what_they_lack(people: People, by_name) -> None:
    with pytest.raises(PosError), people.lending(by_name("Sari"), [Right.SETTINGS]):
        raise AssertionError


def test_each_role_holds_what_the_one_before_it_holds() -> None:
    assert Role.CASHIER.rights < Role.MANAGER.rights < Role.OWNER.rights == EVERY


# PINs


@pytest.mark.parametrize("bad", ["", "123", "12a4", "١٢٣٤", "1234567890123", "0000", "1234", "987654", "4826 "])
def test_a_pin_is_four_digits_that_are_not_guessed_at_once(bad: str) -> None:
    with pytest.raises(PosError):
        pin.check(bad)


def test_a_pin_is_kept_as_argon2id_of_19_mib_in_two_rounds(kept: dict[str, pin.Kept]) -> None:
    assert kept["Ayu"].text.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert pin.is_right("4826", kept["Ayu"].text) and not pin.is_right("4827", kept["Ayu"].text)


def test_the_right_pin_forgets_the_wrong_ones(people: People, by_name, attempt) -> None:
    ayu = by_name("Ayu")
    for _time in range(3):
        for _try in range(4):
            with pytest.raises(WrongPinError) as wrong:
                attempt(ayu, "0001")
        assert (wrong.value.facts["left"], wrong.value.seconds) == (1, 0)
        assert attempt(ayu, PINS["Ayu"]) == ayu


def test_the_fifth_wrong_one_costs_half_a_minute_and_each_further_one_twice_that(
    people: People, seconds: Seconds, by_name, attempt, stall: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pin, "is_right", lambda typed, kept: False)  # what it costs is tried elsewhere
    ayu, waits = by_name("Ayu"), []
    for _try in range(12):
        with pytest.raises(WrongPinError) as wrong:
            attempt(ayu, "0001")
        waits.append(wrong.value.seconds)
        if wrong.value.seconds:
            seconds.now += wrong.value.seconds - 1
            with pytest.raises(LockedOutError):
                people.begin(ayu.id, PINS["Ayu"])  # the right one neither
            seconds.now += 1
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]
    locked = [event for event in stall.journal.events() if event.kind == "person_locked_out"]
    assert [event.data["tries"] for event in locked] == [*range(5, 13)]
    assert check_stall(stall).problems == ()


def test_a_lock_out_holds_nobody_else_up(people: People, by_name, attempt) -> None:
    for _try in range(5):
        with pytest.raises(WrongPinError):
            attempt(by_name("Ayu"), "0001")
    assert people.wait(by_name("Ayu").id) == 30
    assert attempt(by_name("Tini"), PINS["Tini"]).name == "Tini"


def test_a_new_pin_ends_the_waiting(people: People, stall: Stall, kept, by_name, attempt) -> None:
    ayu = by_name("Ayu")
    for _try in range(5):
        with pytest.raises(WrongPinError):
            attempt(ayu, "0001")
    people.change(ayu.id, kept=kept["Tini"], at=stall.now(), operation="new", by=OWNER)
    assert attempt(ayu, PINS["Tini"]) == ayu


def test_neither_a_restart_nor_the_computer_s_clock_shortens_the_waiting(
    people: People, stall: Stall, seconds: Seconds, by_name, attempt, clock
) -> None:
    ayu = by_name("Ayu")
    for _try in range(6):
        with pytest.raises((WrongPinError, LockedOutError)):
            attempt(ayu, "0001")
        seconds.now += 30
    for jump in (-400, 400):
        clock.forward(days=jump)
        seconds.now = 7  # a computer that was switched off counts anew
        again = People(stall.store, stall.journal, seconds)
        assert again.wait(ayu.id) == 60
        seconds.now += 60
        assert again.wait(ayu.id) == 0


KILLED = """
import os, sys
from pathlib import Path
from pos.stall import open_stall
from pos.people import pin

def killed(typed, kept):
    os._exit(9)

pin.is_right = killed
with open_stall(Path(sys.argv[1])) as stall:
    stall.people.begin(1, sys.argv[2]).is_right()
"""


def test_who_kills_the_program_between_typing_and_checking_has_used_a_try(
    people: People, stall: Stall, tmp_path: Path
) -> None:
    folder = stall.folder
    stall.close()
    for typed in ("0001", "0002", "0003", "0004", "0005"):
        done = subprocess.run([sys.executable, "-c", KILLED, str(folder), typed], capture_output=True, text=True)
        assert done.returncode == 9, done.stderr
    with open_stall(folder) as again:
        assert 0 < again.people.wait(1) <= 30
        with pytest.raises(LockedOutError):
            again.people.begin(1, PINS["Ratih"])
