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
