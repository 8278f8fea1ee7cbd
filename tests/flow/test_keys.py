"""Keys: a till's is changed by its own signature, revoked by the office, and the office's own is changed."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from pos import words
from pos.errors import PosError
from pos.gallery import open_office
from pos.handover import seal
from pos.handover.notices import till_key
from pos.stall import Stall, open_stall


@pytest.fixture
def stall(gallery) -> Stall:
    """A-12, admitted, with Saturday handed in and accepted."""
    words.use("en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    day(gallery, 87_000)
    return gallery.stalls["A12"]


def day(gallery, amount: int, *, collect: bool = True) -> Path:
    """A day of A-12 with one sale, handed in; the next one begins."""
    gallery.sell("A12", amount)
    file = gallery.hand_in("A12")
    if collect:
        gallery.office.collect()
        gallery.stalls["A12"].delivery.send()
    gallery.at += timedelta(days=1)
    return file


@pytest.fixture(autouse=True)
def _office_closed(gallery):
    """Also the one that was opened again."""
    yield
    gallery.office.close()


def again(gallery) -> Stall:
    stall = gallery.stalls["A12"]
    stall.close()
    gallery.stalls["A12"] = open_stall(stall.folder, clock=lambda: gallery.at)
    words.use("en")
    return gallery.stalls["A12"]


def office_again(gallery):
    gallery.office.close()
    gallery.office = open_office(gallery.office.folder, clock=lambda: gallery.at)
    words.use("en")
    return gallery.office


def net(gallery) -> int:
    table = gallery.office.report("days")
    return sum(row[table.columns.index("net")] for row in table.rows)


# a till's key


def test_a_till_changes_its_key_and_the_office_follows_the_chain(gallery, stall):
    before = stall.delivery.fingerprint
    words_of_new = stall.delivery.rotate_key()
    assert stall.delivery.fingerprint == words_of_new != before
    day(gallery, 13_000)
    second = stall.delivery.rotate_key()
    stall.delivery.rotate_key()
    day(gallery, 5_000)
    assert (net(gallery), stall.delivery.not_accepted(), gallery.office.quarantine()) == (105_000, 0, ())
    keys = gallery.office.admission.keys("A12")
    assert [one.state for one in keys] == ["present", "retired", "retired", "retired"]
    assert keys[0].fingerprint == stall.delivery.fingerprint
    assert {second, words_of_new, before} == {one.fingerprint for one in keys[1:]}
    assert gallery.office.check().problems == ()
    assert again(gallery).delivery.not_accepted() == 0


def test_what_the_old_key_sealed_before_the_change_is_still_accepted_and_revised(gallery, stall):
    day(gallery, 13_000, collect=False)
    stall.delivery.rotate_key()
    day(gallery, 5_000, collect=False)
    stall.reopen_day("2026-11-22", "lupa")
    gallery.sell("A12", 1_000)
    gallery.hand_in("A12")
    gallery.office.collect()
    stall.delivery.send()
    assert (net(gallery), stall.delivery.not_accepted()) == (106_000, 0)


def test_what_the_old_key_seals_afterwards_is_refused(gallery, stall):
    old = stall.folder.joinpath("keys", seal.PRIVATE).read_bytes()
    stall.delivery.rotate_key()
    day(gallery, 13_000)
    stall.folder.joinpath("keys", seal.PRIVATE).write_bytes(old)
    again(gallery)
    day(gallery, 5_000)
    assert net(gallery) == 100_000
    assert "replaced after number 1" in gallery.office.quarantine()[0].reason


def test_a_next_key_that_the_present_one_did_not_sign_is_not_believed(gallery, stall):
    stall.delivery.rotate_key()
    stall.delivery.send()
    (path,) = gallery.collection.glob("notices/GIK-A12/*.key.jsonl")
    good = path.read_bytes()
    told, _key = till_key.read(good)
    for forged in (good.replace(b'"number":1', b'"number":9'), till_key.seal(told, seal.from_seed(b"\7" * 32))):
        path.write_bytes(forged)
        gallery.office.collect()
        assert len(gallery.office.admission.keys("A12")) == 1
    path.write_bytes(good)
    gallery.office.collect()
    assert gallery.office.admission.keys("A12")[0].fingerprint == stall.delivery.fingerprint


@pytest.mark.parametrize("recorded", [False, True])
def test_a_change_of_key_that_was_broken_off_is_whole_or_not_at_all(gallery, stall, monkeypatch, recorded: bool):
    before = stall.delivery.fingerprint
    with monkeypatch.context() as broken:
        broken.setattr(seal, "adopt" if recorded else "public", _cut)
        with pytest.raises(KeyboardInterrupt):
            stall.delivery.rotate_key()
    stall = again(gallery)
    assert (stall.delivery.fingerprint != before) is recorded
    assert not stall.folder.joinpath("keys", seal.NEXT).exists()
    day(gallery, 13_000)
    assert net(gallery) == 100_000


def _cut(*_arguments: object) -> None:
    raise KeyboardInterrupt


def test_a_till_that_is_not_admitted_keeps_its_key(gallery):
    words.use("en")
    with pytest.raises(PosError, match="not admitted"):
        gallery.open_stall("B01", "Leker Bu Sri").delivery.rotate_key()


# revoked


def test_after_a_revocation_what_was_accepted_stays_and_all_else_is_refused_with_the_reason(gallery, stall):
    waiting = day(gallery, 13_000, collect=False)
    gallery.office.admission.revoke("A12", 1, reason="komputer dicuri")
    gallery.office.collect()
    assert net(gallery) == 87_000
    stall.delivery.send()
    state, reason = stall.delivery.outbox.state(waiting.name)
    assert (state, reason) == (
        "refused",
        "the key of A12-1 was revoked on 23 Nov 2026, after number 1: komputer dicuri",
    )
    (key,) = gallery.office.admission.keys("A12")
    assert (key.state, key.reason) == ("revoked", "komputer dicuri")
    stall.delivery.rotate_key()
    day(gallery, 5_000)
    assert net(gallery) == 87_000
    assert gallery.office.check().problems == ()
    with pytest.raises(PosError, match="revoked already"):
        gallery.office.admission.revoke("A12", 1, reason="lagi")


def test_a_revocation_needs_a_reason_and_a_till(gallery, stall):
    with pytest.raises(PosError, match="Say why"):
        gallery.office.admission.revoke("A12", 1, reason=" ")
    with pytest.raises(PosError, match="No stall"):
        gallery.office.admission.revoke("A12", 2, reason="dicuri")


def test_a_request_with_a_revoked_key_is_refused(gallery, stall):
    gallery.office.admission.revoke("A12", 1, reason="komputer dicuri")
    with pytest.raises(PosError, match="revoked"):
        gallery.office.admission.enrol(stall.delivery.request_path)


# the office's key


def test_the_office_changes_its_key_and_its_tills_follow(gallery, stall):
    before = gallery.office.public_key
    told = gallery.office.notices.rotate_key()
    assert gallery.office.fingerprint == told
    day(gallery, 13_000)
    assert (stall.delivery.outbox.office_key(), stall.delivery.not_accepted()) == (gallery.office.public_key, 0)
    assert gallery.office.public_key != before
    gallery.office.notices.rotate_key()
    gallery.office.notices.rotate_key()
    day(gallery, 5_000)
    assert (stall.delivery.outbox.office_key(), stall.delivery.not_accepted()) == (gallery.office.public_key, 0)
    assert office_again(gallery).check().problems == ()


def test_an_acceptance_and_answers_from_before_the_change_are_still_read(gallery):
    words.use("en")
    late = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    gallery.sell("A12", 5_000)
    late.close_day()
    late.delivery.outbox.write_out(lambda _body: b"%PDF")
    for path in late.folder.joinpath("outbox").glob("*_r1.jsonl"):
        inbox = gallery.collection.joinpath("inbox", "GIK-A12", path.name)
        inbox.parent.mkdir(parents=True, exist_ok=True)
        inbox.write_bytes(path.read_bytes())
    gallery.office.collect()
    gallery.office.notices.rotate_key()
    late.delivery.send()
    assert (late.delivery.outbox.office_key(), late.delivery.not_accepted()) == (gallery.office.public_key, 0)


@pytest.mark.parametrize("recorded", [False, True])
def test_a_change_of_the_office_s_key_that_was_broken_off_is_whole_or_not_at_all(gallery, stall, monkeypatch, recorded):
    before = gallery.office.public_key
    with monkeypatch.context() as broken:
        broken.setattr(seal, "adopt", _cut) if recorded else broken.setattr(os, "fsync", _cut)
        with pytest.raises(KeyboardInterrupt):
            gallery.office.notices.rotate_key()
    assert (office_again(gallery).public_key != before) is recorded
    day(gallery, 13_000)
    assert (net(gallery), stall.delivery.not_accepted()) == (100_000, 0)


def test_a_stranger_cannot_name_the_office_s_next_key(gallery, stall, caplog):
    from pos.handover.notices import notice
    from pos.handover.notices.notice import Notice

    stranger = seal.from_seed(b"\7" * 32)
    told = Notice(
        program="lapak 0.1.0", gallery="GIK", stall="A12", till=1, serial=1, kind="office_key",
        at="2026-11-22T09:00:00+07:00", key=seal.public(stranger),
    )  # fmt: skip
    path = gallery.collection.joinpath("notices", "GIK-A12", told.file_name)
    path.parent.mkdir(parents=True)
    path.write_bytes(notice.seal(told, stranger))
    stall.delivery.send()
    assert stall.delivery.outbox.office_key() == gallery.office.public_key
