"""The register: what is kept of a stall, how it stands, and who changed it."""

from dataclasses import replace

import pytest

from pos.errors import PosError
from pos.office.register.columns import WrongFactError, regencies
from pos.office.register.entry import Entry

DJARWO = Entry(stall="K07", name="Klitikan Pak Djarwo", gallery="Galeri UMKM", phone="0812 3456 7890")


@pytest.fixture
def register(gallery):
    return gallery.office.register


def test_a_stall_is_registered_with_an_event_that_says_who_did_it(gallery, register) -> None:
    register.save(DJARWO, operation="one", actor="Sri")
    event = gallery.office.journal.by_operation("one")
    assert (event.kind, event.actor, event.data["before"]) == ("stall_registered", "Sri", None)
    assert Entry(**event.data["after"]) == register.entry("K07") == DJARWO


def test_the_same_step_twice_is_one_change(gallery, register) -> None:
    register.save(DJARWO, operation="one")
    register.save(DJARWO, operation="one")
    register.save(DJARWO, operation="two")
    assert gallery.office.journal.by_operation("two") is None


def test_a_new_stall_does_not_write_over_a_registered_one(register) -> None:
    register.save(DJARWO, operation="one")
    with pytest.raises(WrongFactError, match="K07") as refused:
        register.save(replace(DJARWO, name="Lain"), operation="two", new=True)
    assert refused.value.fact == "stall"
    assert register.entry("K07") == DJARWO


def test_a_stall_is_taken_off_the_register_and_the_event_keeps_what_was_known(gallery, register) -> None:
    register.save(DJARWO, operation="one")
    register.remove("K07", operation="two")
    assert register.entries() == ()
    event = gallery.office.journal.by_operation("two")
    assert (event.data["before"]["phone"], event.data["after"]) == (DJARWO.phone, None)
    with pytest.raises(PosError, match="K07"):
        register.remove("K07", operation="three")


def test_registered_enrolled_both_and_ended_are_told_apart(gallery, register, new_till) -> None:
    for stall in ("K07", "A12", "F03"):
        gallery.admit(new_till(stall=stall))
    register.save(DJARWO, operation="one")
    register.save(Entry(stall="B05", name="Bambu"), operation="two")
    register.save(Entry(stall="F03", name="Batik Ratih", to_day="2026-10-31"), operation="three")
    listed = {one.entry.stall: (one.state, len(one.tills)) for one in register.listed("2026-11-01")}
    assert listed == {"A12": ("unregistered", 1), "B05": ("expected", 0), "F03": ("ended", 1), "K07": ("open", 1)}


def test_a_contract_runs_through_its_last_day(register) -> None:
    register.save(replace(DJARWO, from_day="2026-11-02", to_day="2026-11-05"), operation="one")
    days = ("2026-11-01", "2026-11-02", "2026-11-05", "2026-11-06")
    assert [register.expected("K07", day) for day in days] == [False, True, True, False]
    assert register.expected("A12", days[0])
    states = [one.state for day in days for one in register.listed(day)]
    assert states == ["expected", "expected", "expected", "ended"]


def test_a_stall_whose_contract_ended_is_not_missed(gallery, register, till) -> None:
    gallery.admit(till)
    day = gallery.office.day_now()
    assert [one.stall for one in gallery.office.today(day).missing] == ["K07"]
    register.save(replace(DJARWO, to_day="2026-10-31"), operation="one")
    assert gallery.office.today(day).missing == ()


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("stall", "k 7"),
        ("name", " "),
        ("phone", "telepon"),
        ("trade", "perahu"),
        ("from_day", "31/02/2026"),
        ("note", "x" * 301),
    ],
)
def test_a_fact_that_cannot_be_is_refused_by_its_name(register, fact: str, value: str) -> None:
    with pytest.raises(WrongFactError) as refused:
        register.save(replace(DJARWO, **{fact: value}), operation="one")
    assert refused.value.fact == fact
    assert register.entries() == ()


def test_a_contract_does_not_end_before_it_begins(register) -> None:
    with pytest.raises(WrongFactError) as refused:
        register.save(replace(DJARWO, from_day="2026-11-02", to_day="2026-11-01"), operation="one")
    assert refused.value.fact == "to_day"


def test_what_people_write_is_kept_in_one_form(register) -> None:
    written = Entry(
        stall="a-12",
        name=" Batik ",
        trade="Kuliner",
        phone="81234567",
        regencies="kota semarang, Lain",
        to_day="1/2/2027",
    )
    kept = register.save(written, operation="one")
    assert (kept.stall, kept.name, kept.trade, kept.phone) == ("A12", "Batik", "kuliner", "081234567")
    assert (kept.regencies, kept.to_day) == ("Kota Semarang, Lain", "2027-02-01")


def test_central_java_has_29_regencies_and_6_cities() -> None:
    names = regencies()
    assert len(set(names)) == len(names) == 35
    assert sum(name.startswith("Kota ") for name in names) == 6


def test_a_refused_request_is_shown_no_more_until_its_file_is_admitted(gallery, till, tmp_path) -> None:
    office, asked = gallery.office, till.request()
    gallery.hand_in(till, asked)
    (waiting,) = office.admission.waiting()
    office.admission.refuse(waiting, actor="Sri")
    assert office.admission.waiting() == ()
    tmp_path.joinpath(asked.name).write_bytes(asked.data)
    brought = office.admission.request(tmp_path / asked.name)
    assert (brought.stall, brought.fingerprint, brought.problem) == ("K07", till.words, None)
    office.admission.enrol(brought.data, brought.fingerprint)
    assert not office.register.is_refused(brought.key)
    with pytest.raises(PosError, match="GIK-K07-1_e1"):
        office.admission.request(tmp_path / asked.name)


def test_an_acceptance_can_be_brought_by_hand(gallery, till) -> None:
    office = gallery.office
    enrolled = office.admission.enrol(till.request().data)
    (kept,) = gallery.collection.joinpath("acks").rglob("*.ack.jsonl")
    assert (kept.name, kept.read_bytes()) == (enrolled.acceptance, office.admission.acceptance(enrolled))
