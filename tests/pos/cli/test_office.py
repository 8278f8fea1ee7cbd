"""The commands of the office, and a day that goes there."""

import json
import shutil
import sys
from pathlib import Path


def test_a_new_office_tells_its_folder_and_words(told, tmp_path):
    facts = told("new", "office", tmp_path.joinpath("office"), "--code", "GIK", "--name", "Galeri")

    assert facts.keys() == {"folder", "fingerprint"}
    assert Path(facts["folder"]).joinpath("lapak.db").is_file()


def test_a_day_goes_to_the_office_and_its_answer_comes_back(told, lapak, tmp_path, office, ring_file, sold):
    stall = tmp_path.joinpath("stall")
    made = told("new", "stall", stall, "--code", "K07", "--name", "n", "--trade", "kuliner",
                "--collection", tmp_path.joinpath("coll"))  # fmt: skip
    lapak("ring", stall, ring_file(sold()), "--close-days")
    name = "GIK-K07-1_2026-11-24_e1_000001_r1.jsonl"

    assert told("send", stall) == {"sent": [name], "acknowledged": [], "waiting": [name]}
    assert told("send", stall) == {"sent": [], "acknowledged": [], "waiting": [name]}
    kept = told("collect", office)
    assert (kept["accepted"], sorted(entry["file"] for entry in kept["kept"])) == ([], [
        name, "GIK-K07-1_e1.request.jsonl"])  # fmt: skip
    assert lapak("enrol", office, made["request"], "--fingerprint", "apel-apel")[0] == 1
    assert lapak("enrol", office, made["request"], "--fingerprint", made["fingerprint"])[0] == 0
    assert told("collect", office) == {"accepted": [name], "same": [], "kept": [], "refused": []}
    assert told("send", stall) == {"sent": [], "acknowledged": [name], "waiting": []}
    assert told("collect", office) == {"accepted": [], "same": [], "kept": [], "refused": []}
    report = json.loads(lapak("report", office, "days", "--as", "json")[1])
    row = dict(zip(report["columns"], report["rows"][0], strict=True))
    assert (row["stall"], row["day"], row["due"], row["cash"], row["state"]) == ("K07", "2026-11-24", 5000, 5000, "ok")


def test_the_offices_words_are_checked_at_the_first_acceptance(told, lapak, tmp_path, office):
    stall = tmp_path.joinpath("stall")
    made = told("new", "stall", stall, "--code", "K07", "--name", "n", "--trade", "kuliner",
                "--collection", tmp_path.joinpath("coll"))  # fmt: skip
    lapak("enrol", office, made["request"])
    right = json.loads(lapak("new", "office", tmp_path.joinpath("o2"), "--code", "GIK", "--name", "n", "--json")[1])

    assert lapak("send", stall, "--office", right["fingerprint"])[0] == 1


def test_reports_are_listed_and_written(lapak, office, tmp_path):
    listed = [line.split("\t")[0] for line in lapak("report", office, "--list")[1].splitlines()]
    assert "days" in listed
    for name in listed:
        assert json.loads(lapak("report", office, name, "--as", "json")[1]).keys() == {"title", "columns", "rows"}
    for kind, begins in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("json", b"{")):
        path = tmp_path.joinpath(f"days.{kind}")
        assert lapak("report", office, "days", "--from", "2026-11-01", "--to", "2026-11-30", "--out", path)[0] == 0
        assert path.read_bytes().startswith(begins)
    assert lapak("report", office, "weather")[0] == 1
    assert lapak("report", office, "days", "--from", "1/11/2026")[0] == 1


def test_what_no_terminal_can_show_goes_to_a_file(lapak, office, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    assert lapak("report", office, "days", "--as", "xlsx")[0] == 1
    assert lapak("report", office, "days")[0] == 0


def test_an_office_refuses_a_collection_that_no_carrier_reaches_yet(lapak, office):
    status, _, err = lapak("set", office, "collection", "sftp://example.org/setoran")

    assert (status, err.count("\n")) == (1, 1)
    assert "sftp" in err
    assert lapak("set", office, "collection", "")[0] == 0


def test_a_copied_folder_that_goes_on_selling_is_found_out_as_a_fork(told, lapak, tmp_path, office, ring_file, sold):
    stall, double = tmp_path.joinpath("stall"), tmp_path.joinpath("double")
    made = told("new", "stall", stall, "--code", "K07", "--name", "n", "--trade", "kuliner",
                "--collection", tmp_path.joinpath("coll"))  # fmt: skip
    lapak("enrol", office, made["request"])
    shutil.copytree(stall, double)
    lapak("ring", stall, ring_file(sold()), "--close-days")
    lapak("ring", double, ring_file(sold(price=7000)), "--close-days")
    name = "GIK-K07-1_2026-11-24_e1_000001_r1.jsonl"
    told("send", stall)
    told("collect", office)

    status, out, err = lapak("send", double, "--json")
    assert (status, json.loads(out)) == (0, {"sent": [name], "acknowledged": [], "waiting": [name]})
    assert "berjualan sebagai kasir ini" in err
    assert [one["file"] for one in told("collect", office)["refused"]] == [name]
    assert json.loads(lapak("report", office, "days", "--as", "json")[1])["rows"][0][-1] == "forked"
    assert told("send", stall)["acknowledged"] == [name]
    assert json.loads(lapak("send", double, "--json")[1]) == {"sent": [], "acknowledged": [], "waiting": [name]}


def test_a_request_that_is_gone_from_the_outbox_is_made_again_and_admits_the_stall(told, tmp_path, office):
    stall, place = tmp_path.joinpath("stall"), tmp_path.joinpath("coll")
    made = told("new", "stall", stall, "--code", "K07", "--name", "n", "--trade", "kuliner", "--collection", place)
    Path(made["request"]).unlink()
    offered = place.joinpath("inbox", "GIK-K07", Path(made["request"]).name)
    offered.unlink()

    told("send", stall)

    assert offered.read_bytes() == Path(made["request"]).read_bytes()
    assert told("enrol", office, offered, "--fingerprint", made["fingerprint"])["again"] is False
