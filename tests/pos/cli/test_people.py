"""`lapak pin`: a new PIN for somebody of a stall, by whoever holds its folder."""

import getpass
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pos.people import pin
from pos.people.rights import OWNER, Role
from pos.stall import open_stall

OLD, NEW = "730164", "582913"


@pytest.fixture
def owned(folder: Path) -> Path:
    """A stall whose owner is Bu Ratih, with a cashier."""
    with open_stall(folder) as stall:
        for name, role in (("Bu Ratih", Role.OWNER), ("Ayu", Role.CASHIER)):
            stall.people.add(name, role, pin.keep(OLD), at=stall.now(), operation=name, by=OWNER)
    return folder


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """What comes on stdin, which is no terminal."""
    return lambda told: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(told)))


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[str]], None]:
    """What somebody answers at a terminal, one after the other."""

    def answer(answers: Sequence[str]) -> None:
        left = iter(answers)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(left))

    return answer


def is_pin(folder: Path, typed: str) -> bool:
    with open_stall(folder) as stall:
        return stall.people.begin(1, typed).is_right()


@pytest.mark.parametrize("told", [b"582913\n", b"582913\r\n", b"582913"])
def test_a_forgotten_pin_of_the_owner_is_replaced(lapak, owned: Path, piped, told: bytes) -> None:
    with open_stall(owned) as stall:
        for _try in range(pin.FREE_TRIES):
            stall.people.begin(1, "111111")
    piped(told)
    status, out, err = lapak("pin", owned, "bu ratih")
    assert (status, out, err) == (0, "Bu Ratih punya PIN baru\n", "")
    assert is_pin(owned, NEW), "and there is nothing to wait for"
    with open_stall(owned) as stall:
        (event,) = [event for event in stall.journal.events() if event.kind == "pin_changed"]
    assert (event.actor, event.data) == (None, {"id": 1, "name": "Bu Ratih"})


def test_at_a_terminal_it_is_asked_twice_and_not_shown(lapak, owned: Path, answering) -> None:
    answering([NEW, NEW])
    status, out, _err = lapak("pin", owned, "Bu Ratih")
    assert status == 0
    assert NEW not in out
    assert is_pin(owned, NEW)


def test_two_that_differ_change_nothing(lapak, owned: Path, answering) -> None:
    answering([NEW, "582914"])
    assert lapak("pin", owned, "Bu Ratih")[0] == 1
    assert is_pin(owned, OLD)


@pytest.mark.parametrize("told", [b"", b"\n", b"4826\n", b"123456\n", b"\xff\xfe582913\n"])
def test_what_is_no_pin_of_an_owner_is_refused_in_a_sentence(lapak, owned: Path, piped, told: bytes) -> None:
    piped(told)
    status, out, err = lapak("pin", owned, "Bu Ratih")
    assert (status, out) == (1, "")
    assert "PIN" in err
    assert is_pin(owned, OLD)


def test_an_unknown_name_is_told_who_works_here(lapak, owned: Path, folder: Path) -> None:
    status, out, err = lapak("pin", owned, "Sari")
    assert (status, out) == (1, "")
    assert "Bu Ratih, Ayu" in err


def test_a_stall_without_people_has_no_pin(lapak, folder: Path) -> None:
    status, _out, err = lapak("pin", folder, "Sari")
    assert status == 1
    assert "Orang" in err


def test_a_pin_is_no_argument(lapak, owned: Path) -> None:
    assert lapak("pin", owned, "Bu Ratih", NEW)[0] == 2
    assert is_pin(owned, OLD)
