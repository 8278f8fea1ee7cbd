import pytest

from pos import words
from pos.errors import PosError
from pos.handover import acknowledgement, seal


def acceptances(gallery):
    return gallery.names("acks")


def test_an_admitted_stall_gets_its_acceptance_and_its_request_is_archived(gallery, till):
    asked = till.request()
    gallery.hand_in(till, asked)
    assert [(one.file, one.fingerprint, one.problem) for one in gallery.office.admission.waiting()] == [
        (asked.name, till.words, None)
    ]

    enrolled = gallery.office.admission.enrol(gallery.office.admission.waiting()[0].data, till.words)

    assert (enrolled.stall, enrolled.till, enrolled.trade, enrolled.again) == ("K07", 1, "klitikan", False)
    assert acceptances(gallery) == ["GIK-K07-1_e1_000001.ack.jsonl"] == [enrolled.acceptance]
    told, key = acknowledgement.read(gallery.collection.joinpath("acks", "GIK-K07", enrolled.acceptance).read_bytes())
    assert (told.serial, told.accepted_through, told.files) == (1, 0, ())
    assert (told.key, key) == (seal.public(till.key), gallery.office.public_key)
    assert gallery.names("inbox") == []
    assert gallery.names("archive") == [asked.name]
    assert gallery.office.admission.waiting() == ()
    assert [one.stall for one in gallery.office.stalls()] == ["K07"]


def test_a_request_may_be_given_as_a_file_and_without_words(gallery, till, tmp_path):
    path = tmp_path.joinpath("request.jsonl")
    path.write_bytes(till.request().data)
    assert gallery.office.admission.enrol(path).fingerprint == till.words


def test_words_are_compared_forgivingly(gallery, till):
    assert gallery.office.admission.enrol(till.request().data, till.words.upper().replace("-", "  ")).again is False


def test_wrong_words_admit_nobody(gallery, till, new_till):
    words.use("en")
    with pytest.raises(PosError, match=till.words):
        gallery.office.admission.enrol(till.request().data, new_till("K08").words)
    assert gallery.office.stalls() == ()
    assert acceptances(gallery) == []


def test_the_same_request_again_changes_nothing(gallery, till):
    gallery.admit(till)
    events = gallery.office.journal.tail().seq
    gallery.hand_in(till, till.request())
    assert gallery.office.admission.enrol(till.request().data).again is True
    assert gallery.office.journal.tail().seq == events
    assert len(acceptances(gallery)) == 1
    assert gallery.names("inbox") == []


def test_another_key_for_an_enrolled_till_is_refused_and_its_request_kept(gallery, till, new_till):
    words.use("en")
    gallery.admit(till)
    thief = new_till(key_of="thief")
    with pytest.raises(PosError, match="another key"):
        gallery.office.admission.enrol(thief.request().data)
    gallery.hand_in(thief, thief.request())
    (kept,) = gallery.office.collect().kept
    assert "another key" in kept.reason
    assert [one.problem for one in gallery.office.admission.waiting()] == [kept.reason]


def test_a_copied_folder_is_refused_because_its_key_is_known(gallery, till, new_till):
    words.use("en")
    gallery.admit(till)
    with pytest.raises(PosError, match="never copied"):
        gallery.office.admission.enrol(new_till("K08", key_of="GIK-K07-1").request().data)


def test_a_second_till_of_a_stall_is_admitted_for_itself(gallery, new_till):
    gallery.admit(new_till(till=1), new_till(till=2))
    assert [(one.stall, one.till) for one in gallery.office.stalls()] == [("K07", 1), ("K07", 2)]


def test_another_gallery_is_refused_with_a_sentence(gallery, new_till):
    words.use("en")
    with pytest.raises(PosError, match="gallery XYZ"):
        gallery.office.admission.enrol(new_till(gallery="XYZ").request().data)
    assert gallery.office.stalls() == ()


def test_a_broken_request_is_refused_and_quarantined_by_collect(gallery, till):
    asked = till.request()
    broken = asked.data.replace(b"Djarwo", b"Djarwa")
    with pytest.raises(PosError):
        gallery.office.admission.enrol(broken)
    gallery.put(f"{till.inbox}/{asked.name}", broken)
    assert [one.file for one in gallery.office.collect().refused] == [asked.name]


def test_the_acceptance_is_owed_while_the_collection_is_away(gallery, till):
    away = gallery.collection.with_name("unplugged")
    gallery.collection.rename(away)
    gallery.admit(till)
    away.rename(gallery.collection)
    assert acceptances(gallery) == []
    gallery.office.collect()
    assert acceptances(gallery) == ["GIK-K07-1_e1_000001.ack.jsonl"]


def test_a_request_that_comes_again_after_the_enrolment_is_archived_by_collect(gallery, till):
    gallery.admit(till)
    gallery.hand_in(till, till.request())
    assert gallery.office.collect().same == (till.request().name,)
    assert gallery.names("inbox") == []


def test_the_journal_says_who_was_admitted_and_by_whom(gallery, till):
    gallery.office.admission.enrol(till.request().data, actor="Bu Endang")
    event = gallery.office.journal.tail()
    assert (event.kind, event.actor, event.data["key"]) == ("stall_enrolled", "Bu Endang", seal.public(till.key))
