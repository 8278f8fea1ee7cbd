"""What the office lacks goes by a USB stick, and its answers come back on it; pulled out or full, nothing is half."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos import files
from pos.day.closed import Count
from pos.errors import PosError
from pos.gallery import Office, create_office
from pos.handover import seal
from pos.handover.outbox import Sent
from pos.handover.stick import in_words, open_stick
from pos.stall import Stall, create_stall
from pos.till.basket import basket_of, one_off
from pos.till.payment import Offer

EVENING = datetime(2026, 11, 21, 14, tzinfo=UTC)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Stall]:
    """A stall without any collection, which has closed a day of 5.000."""
    with create_stall(tmp_path / "shop", code="K07", name="Leker", trade="kuliner", clock=lambda: EVENING) as stall:
        basket = basket_of("sale", [one_off("Leker", 1, 5_000)])
        stall.till.checkout(basket, [Offer(tender="cash", amount=5_000)], at=EVENING)
        stall.close_day(Count())
        yield stall


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with create_office(
        tmp_path / "office", "GIK", "Galeri", str(tmp_path / "collection"), clock=lambda: EVENING
    ) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    tmp_path.joinpath("stick").mkdir()
    return tmp_path / "stick"


def copy(shop: Stall, stick: Path) -> Sent:
    steps = shop.delivery.copying(stick)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            sent: Sent = end.value
            return sent


def collect(office: Office, stick: Path) -> tuple[str, ...]:
    steps = office.collecting_from(stick)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            accepted: tuple[str, ...] = end.value.accepted
            return accepted


def on(stick: Path) -> set[str]:
    return {path.relative_to(stick).as_posix() for path in stick.rglob("*") if path.is_file()}


def test_a_day_goes_to_the_office_and_its_answer_back_by_stick_alone(shop: Stall, office: Office, stick: Path) -> None:
    sent = copy(shop, stick)
    (file,) = sent.sent
    assert sent.waiting == (file,)
    assert f"Lapak/inbox/GIK-K07/{file}" in on(stick)
    assert {Path(name).suffix for name in on(stick)} == {".jsonl", ".pdf"}

    assert collect(office, stick) == ()  # it waits: the stall is not admitted yet
    (waiting,) = office.admission.waiting()
    office.admission.enrol(waiting.data, shop.delivery.fingerprint)
    assert collect(office, stick) == (file,)
    assert office.today("2026-11-21").net == 5_000
    assert any(name.startswith("Lapak/archive/GIK-K07/") for name in on(stick))

    assert copy(shop, stick).acknowledged == (file,)
    assert (shop.delivery.is_admitted(), shop.delivery.not_accepted()) == (True, 0)
    office.collect()
    assert len(list((office.folder.parent / "collection" / "acks").rglob("*.ack.jsonl"))) == 2


def test_what_the_office_asks_goes_by_stick_and_stays_owed_to_its_own_collection(
    shop: Stall, office: Office, stick: Path
) -> None:
    office.admission.enrol(shop.delivery.request_path)
    copy(shop, stick)
    collect(office, stick)
    shutil.rmtree(office.folder.parent / "collection")
    office.notices.ask("K07", 1, "2026-11-21", "nota 0001 dobel?")
    collect(office, stick)

    copy(shop, stick)

    assert [question.text for question in shop.delivery.questions()] == ["nota 0001 dobel?"]
    office.folder.parent.joinpath("collection").mkdir()
    office.collect()
    assert len(list((office.folder.parent / "collection" / "notices").rglob("*.notice.jsonl"))) == 1


def test_a_new_key_is_told_by_stick(shop: Stall, office: Office, stick: Path) -> None:
    office.admission.enrol(shop.delivery.request_path)
    for step in (lambda: copy(shop, stick), lambda: collect(office, stick), lambda: copy(shop, stick)):
        step()
    shop.delivery.rotate_key()
    shop.reopen_day("2026-11-21", "kunci baru")
    shop.close_day(Count())
    (file,) = copy(shop, stick).sent

    assert collect(office, stick) == (file,)
    assert seal.fingerprint(office.stalls()[0].key) == shop.delivery.fingerprint


def test_the_answers_of_other_stalls_stay_off_a_stick(shop: Stall, office: Office, stick: Path, tmp_path: Path) -> None:
    office.admission.enrol(shop.delivery.request_path)
    with create_stall(tmp_path / "other", code="F03", name="Batik", trade="fesyen", clock=lambda: EVENING) as other:
        office.admission.enrol(other.delivery.request_path)
    copy(shop, stick)
    collect(office, stick)

    assert {name.split("/")[2] for name in on(stick) if "/acks/" in name} == {"GIK-K07"}


def test_copying_again_is_the_same_and_other_content_is_never_overwritten(shop: Stall, stick: Path) -> None:
    (file,) = copy(shop, stick).sent
    assert copy(shop, stick).sent == ()
    stick.joinpath("Lapak", "inbox", "GIK-K07", file).write_bytes(b"half")

    with pytest.raises(PosError):
        copy(shop, stick)


def test_names_are_lawful_where_capitals_and_colons_are_not_told_apart(shop: Stall, stick: Path) -> None:
    copy(shop, stick)
    names = [part for name in on(stick) for part in name.split("/")]
    assert not [name for name in names if set(name) & set('<>:"\\|?*') or name[-1] in ". "]
    assert len({name.lower() for name in on(stick)}) == len(on(stick))


def test_a_stick_that_nobody_copied_to_says_so(office: Office, stick: Path) -> None:
    with pytest.raises(PosError) as told:
        collect(office, stick)
    assert "nothing from a stall" in told.value.sentence
    assert on(stick) == set()


class Failing:
    """A disk that does so many writes, then fails as a stick does."""

    def __init__(self, after: int, fail: Callable[[], None]) -> None:
        self.left = after
        self._fail = fail
        self._fsync = os.fsync

    def __call__(self, descriptor: int) -> None:
        if self.left == 0:
            self._fail()
        self.left -= 1
        self._fsync(descriptor)


def failing_with(number: int) -> Callable[[], None]:
    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(("number", "sentence"), [(errno.ENOSPC, "full"), (errno.EIO, "pulled out")])
def test_at_every_sync_a_full_or_broken_stick_is_said_and_nothing_on_it_is_half(
    shop: Stall, stick: Path, number: int, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.delivery.write_papers()
    outbox = {path.name: path.read_bytes() for path in (shop.folder / "outbox").iterdir()}
    for after in range(12):
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", Failing(after, failing_with(number)))
            try:
                copy(shop, stick)
            except PosError as told:
                assert sentence in told.sentence
            else:
                break
        for name in on(stick):
            assert name.endswith(files.PART) or stick.joinpath(name).read_bytes() == outbox[Path(name).name]
        shutil.rmtree(stick / "Lapak", ignore_errors=True)
    else:
        pytest.fail("it never came to its end")
    assert copy(shop, stick).sent == ()


def test_a_stick_pulled_out_is_not_made_anew_on_the_computers_own_disk(shop: Stall, stick: Path) -> None:
    copy(shop, stick)
    collection = open_stick(stick, make=True)
    shutil.rmtree(stick)

    with pytest.raises(PosError) as told, in_words(stick):
        collection.put("inbox/GIK-K07/x.jsonl", b"x")

    assert "pulled out" in told.value.sentence
    assert not stick.exists()


def test_pulled_out_while_the_office_collects_what_was_accepted_counts_and_is_the_same_next_time(
    shop: Stall, office: Office, stick: Path
) -> None:
    office.admission.enrol(shop.delivery.request_path)
    (file,) = copy(shop, stick).sent
    steps = office.collecting_from(stick)
    while office.today("2026-11-21").net == 0:
        next(steps)
    shutil.rmtree(stick / "Lapak")
    stick.rmdir()
    with pytest.raises(PosError) as told:
        list(steps)
    assert "pulled out" in told.value.sentence

    stick.mkdir()
    shutil.copytree(shop.folder / "outbox", stick / "inbox" / "GIK-K07")
    assert collect(office, stick) == ()
    assert office.today("2026-11-21").net == 5_000
    assert office.check().problems == ()
    assert copy(shop, stick).acknowledged == (file,)
