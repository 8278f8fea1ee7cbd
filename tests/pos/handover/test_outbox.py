"""What a till believes of an answer that somebody brought as a file."""

from pathlib import Path

import pytest

from pos.errors import PosError
from pos.gallery import create_office
from pos.handover.envelope import kind_of
from pos.stall import Stall


@pytest.fixture
def stall(gallery) -> Stall:
    return gallery.open_stall("A12", "Klitikan Pak Djarwo")


def brought(folder: Path, data: bytes) -> Path:
    path = folder / "jawaban.jsonl"
    path.write_bytes(data)
    return path


def refusal(stall: Stall, path: Path) -> str:
    with pytest.raises(PosError) as refused:
        stall.delivery.read_answer(path)
    return refused.value.sentence


def answer_of(gallery, stall: Stall) -> Path:
    enrolled = gallery.office.admission.enrol(stall.delivery.request_path)
    return brought(gallery.folder, gallery.office.admission.acceptance(enrolled))


def test_an_acceptance_that_is_brought_admits_the_stall_once(gallery, stall: Stall) -> None:
    path = answer_of(gallery, stall)
    assert stall.delivery.read_answer(path).is_acceptance
    assert stall.delivery.is_admitted() and stall.delivery.outbox.office_key() == gallery.office.public_key
    assert refusal(stall, path) == "This answer of the office was read already"


def test_later_answers_that_are_brought_say_what_became_of_the_files(gallery, stall: Stall) -> None:
    answer_of(gallery, stall)
    sealed = stall.close_day()
    gallery.collection.joinpath("inbox", "GIK-A12", sealed.file).write_bytes(sealed.data)
    gallery.office.collect()
    first, second = sorted(gallery.collection.joinpath("acks", "GIK-A12").iterdir())
    assert refusal(stall, second) == "Read the office's first answer, the acceptance, first"
    for path in (first, second):
        stall.delivery.read_answer(path)
    assert stall.delivery.not_accepted() == 0


def test_an_answer_to_another_stall_is_refused(gallery, stall: Stall) -> None:
    other = gallery.open_stall("K07", "Leker Bu Sri")
    assert refusal(stall, answer_of(gallery, other)).startswith("This answer is for {stall} with another key")
    assert not stall.delivery.is_admitted()


def test_another_office_is_believed_no_more_once_one_has_admitted(gallery, stall: Stall) -> None:
    stall.delivery.read_answer(answer_of(gallery, stall))
    with create_office(gallery.folder / "other", "GIK", "Galeri Palsu") as other:
        path = brought(gallery.folder, other.admission.acceptance(other.admission.enrol(stall.delivery.request_path)))
    assert refusal(stall, path) == "This answer is of another office than the one that admitted this stall"


def test_what_is_no_answer_is_refused_with_its_reason(gallery, stall: Stall) -> None:
    assert "another kind of file" in refusal(stall, stall.delivery.request_path)
    assert "There is no file" in refusal(stall, gallery.folder / "nowhere.jsonl")


def test_each_kind_of_file_is_known_by_its_seal(gallery, stall: Stall) -> None:
    request, answer = stall.delivery.request_path.read_bytes(), answer_of(gallery, stall).read_bytes()
    summary = gallery.hand_in("A12").read_bytes()
    assert [kind_of(data) for data in (request, answer, summary)] == ["request", "ack", "summary"]
    assert kind_of(request.replace(b"A12", b"A13")) is None
