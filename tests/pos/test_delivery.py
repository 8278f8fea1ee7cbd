from pos.handover import seal
from pos.handover.request import read


def test_files_that_are_missing_are_written_again_the_same(stall):
    sealed = stall.close_day()
    path = stall.folder.joinpath("outbox", sealed.file)
    paper = path.with_suffix(".pdf").read_bytes()
    path.unlink()
    path.with_suffix(".pdf").unlink()

    assert set(stall.delivery.write_papers()) == {path, path.with_suffix(".pdf")}
    assert (path.read_bytes(), path.with_suffix(".pdf").read_bytes()) == (sealed.data, paper)
    assert stall.delivery.write_papers() == []


def test_a_request_that_is_there_stays_and_one_that_is_missing_asks_for_the_same_key(stall, clock):
    first = stall.delivery.request_path.read_bytes()
    clock.forward(days=1)
    stall.delivery.write_request()
    assert stall.delivery.request_path.read_bytes() == first

    stall.delivery.request_path.unlink()
    stall.delivery.write_request()
    asked, key = read(stall.delivery.request_path.read_bytes())

    assert (asked.stall, asked.till, seal.fingerprint(key)) == ("K07", 1, stall.delivery.fingerprint)


def test_a_day_is_at_home_until_it_lies_in_a_collection_and_carried_until_the_office_accepts_it(gallery):
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.admit()
    stall.close_day()
    assert (stall.delivery.days_at_home(), stall.delivery.days_carried()) == (("2026-11-21",), ())
    stall.delivery.send()
    assert (stall.delivery.days_at_home(), stall.delivery.days_carried()) == ((), ("2026-11-21",))
    gallery.office.collect()
    stall.delivery.send()
    assert (stall.delivery.days_at_home(), stall.delivery.days_carried()) == ((), ())


def test_a_revision_brings_its_day_home_again(gallery):
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.hand_in("A12")
    stall.reopen_day("2026-11-21", "lupa")
    stall.close_day()
    assert stall.delivery.days_at_home() == ("2026-11-21",)


def test_a_flash_drive_carries_a_day_too(gallery, tmp_path):
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    stall.close_day()
    tmp_path.joinpath("STICK").mkdir()
    for _step in stall.delivery.copying(tmp_path.joinpath("STICK")):
        pass
    assert stall.delivery.days_at_home() == ()


def test_what_was_put_into_a_collection_before_a_kill_could_be_noted_is_noted_by_the_next_send(gallery):
    stall = gallery.open_stall("A12", "Klitikan Pak Djarwo")
    sealed = stall.close_day()
    gallery.collection.joinpath("inbox", "GIK-A12", sealed.file).write_bytes(sealed.data)
    stall.delivery.send()
    assert stall.delivery.days_at_home() == ()
