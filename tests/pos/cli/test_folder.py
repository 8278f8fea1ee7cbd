"""The commands for any folder: settings, check, doctor."""

import contextlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pos.cli import run

ROOT = Path(__file__).parents[3]


def test_a_relative_collection_means_the_same_from_everywhere(lapak, told, folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    folder.parent.joinpath("usb").mkdir()

    assert lapak("set", "stall", "collection", "usb")[0] == 0

    lines = [json.loads(line) for line in lapak("settings", folder, "--json")[1].splitlines()]
    assert {line["name"]: line["value"] for line in lines}["collection"] == str(folder.parent.joinpath("usb"))


def test_settings_are_listed_one_a_line_and_set_checked(lapak, folder):
    assert lapak("set", folder, "tax", "added") == (0, "", "")
    assert lapak("set", folder, "tax_rate", "1100")[0] == 0
    status, out, _ = lapak("settings", folder, "--json")
    lines = [json.loads(line) for line in out.splitlines()]

    assert status == 0
    assert all(line.keys() == {"name", "value", "default", "meaning", "range"} for line in lines)
    values = {line["name"]: line["value"] for line in lines}
    assert (values["tax"], values["tax_rate"], values["cut_off"], values["zone"]) == ("added", "1100", "4", "WIB")
    assert {"tax", "tax_rate", "cash_rounding", "cash_rounding_mode", "qris", "qris_dynamic", "zone", "cut_off",
            "negative_stock", "collection", "language", "receipt", "print"} <= values.keys()  # fmt: skip
    plain = lapak("settings", folder)[1].splitlines()
    assert [line.split(" = ")[0] for line in plain] == list(values)


@pytest.mark.parametrize(
    ("name", "value"),
    [("tax", "some"), ("tax_rate", "-5"), ("tax_rate", "11%"), ("cut_off", "7"), ("cash_rounding", "25"),
     ("qris", "123"), ("zone", "CET"), ("language", "jv"), ("receipt", "76"), ("print", "perhaps"), ("weather", "sun"),
     ("collection", "https://example.org/setoran")],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_refused(lapak, folder, name, value):
    before = lapak("settings", folder)[1]

    status, out, err = lapak("set", folder, name, value)

    assert (status, out, err.count("\n")) == (1, "", 1)
    assert lapak("settings", folder)[1] == before


def test_a_check_is_good_or_names_the_first_bad_event(told, lapak, folder, office, ring_file, sold):
    lapak("ring", folder, ring_file(sold(), sold("a2")))
    assert told("check", folder) == {"good": True, "events": 6, "first_bad": None, "problems": []}
    assert told("check", office)["good"] is True
    database = sqlite3.connect(folder.joinpath("lapak.db"))
    database.execute("DROP TRIGGER event_update")
    database.execute(
        "UPDATE event SET canonical = CAST(replace(CAST(canonical AS TEXT), '5000', '4000') AS BLOB) WHERE seq = 5"
    )
    database.commit()
    database.close()

    status, out, _ = lapak("check", folder, "--json")

    data = json.loads(out)
    assert (status, data["good"], data["events"], data["first_bad"]) == (1, False, 6, 5)
    assert len(data["problems"]) == 2
    assert lapak("check", folder)[2].count("\n") == 3
    assert lapak("ring", folder, ring_file(sold("a3")))[0] == 1


def test_the_doctor_looks_at_the_folder_used_last_where_none_is_named(capsys, folder, tmp_path):
    def looked_at(*argv):
        run(["doctor", *argv], {}, lambda: folder)
        return capsys.readouterr().out

    assert f"✓ {folder}:" in looked_at()
    assert f"✗ {tmp_path}:" in looked_at(str(tmp_path))


@pytest.mark.parametrize("data", [b"", b"no database" * 1000], ids=["empty", "another"])
def test_a_database_that_is_none_is_a_problem_that_check_tells_as_json(lapak, folder, office, data):
    for place in (folder, office):
        place.joinpath("lapak.db").write_bytes(data)
        status, out, err = lapak("check", place, "--json")
        found = json.loads(out)
        assert (status, err) == (1, "")
        assert (found["good"], found["first_bad"], len(found["problems"])) == (False, None, 1)


def test_a_first_event_that_was_altered_is_named(lapak, folder):
    with contextlib.closing(sqlite3.connect(folder.joinpath("lapak.db"))) as database:
        database.execute("DROP TRIGGER event_update")
        database.execute("UPDATE event SET canonical = x'7b7d' WHERE seq = 1")
        database.commit()

    assert json.loads(lapak("check", folder, "--json")[1])["first_bad"] == 1


def test_a_backup_is_made_and_restored_into_its_own_folder_and_into_a_new_one(
    told, lapak, folder, ring_file, sold, tmp_path
):
    lapak("ring", folder, ring_file(sold()))
    stick = tmp_path.joinpath("stick")
    stick.mkdir()
    made = told("backup", folder, "--to", stick)
    assert made["second"] == str(stick.joinpath(made["file"].rpartition("/")[2]))
    lapak("ring", folder, ring_file(sold("a2")))

    restored = told("restore", made["second"], folder)
    assert (restored["code"], restored["counted"]) == ("GIK-K07-1", 1)
    assert told("check", folder)["good"] is True
    new = told("restore", made["file"], tmp_path.joinpath("new"))
    assert new["folder"] == str(tmp_path.joinpath("new"))
    assert told("check", tmp_path.joinpath("new"))["good"] is True


def test_a_second_place_that_is_asked_for_and_missing_is_refused_though_the_backup_is_there(lapak, folder, tmp_path):
    status, _, err = lapak("backup", folder, "--to", tmp_path.joinpath("stick"))
    assert (status, err.count("\n")) == (1, 1)
    assert list(folder.joinpath("backups").glob("lapak-GIK-K07-1-*.db"))


def test_a_close_takes_a_backup_and_a_second_place_that_is_gone_is_only_a_warning(lapak, folder, tmp_path):
    stick = tmp_path.joinpath("stick")
    stick.mkdir()
    assert lapak("set", folder, "backup_folder", stick)[0] == 0
    stick.rmdir()
    status, _, err = lapak("close", folder, "--counted", "0")
    assert (status, "stick" in err) == (0, True)
    assert list(folder.joinpath("backups").glob("lapak-GIK-K07-1-*.db"))


def test_a_file_that_is_no_backup_is_refused_and_the_folder_stays(lapak, folder, tmp_path, told):
    for file in (tmp_path.joinpath("missing.db"), folder.joinpath("lapak.db").parent):
        status, out, err = lapak("restore", file, folder)
        assert (status, out, err.count("\n")) == (1, "", 1)
    assert told("check", folder)["good"] is True


def test_check_names_the_days_that_would_be_lost_with_the_folder(lapak, folder, ring_file, sold):
    lapak("ring", folder, ring_file(sold()))
    assert lapak("check", folder)[1].splitlines()[1:] == ["belum ditutup: 24 Nov 2026"]
    lapak("close", folder)
    assert lapak("check", folder)[1].splitlines()[1:] == ["belum diserahkan: 24 Nov 2026"]
    lapak("set", folder, "collection", folder.parent.joinpath("usb"))
    folder.parent.joinpath("usb").mkdir()
    lapak("send", folder)
    assert lapak("check", folder)[1].splitlines()[1:] == ["sudah diserahkan, belum diterima kantor: 24 Nov 2026"]


def test_check_names_a_backup_that_is_not_whole(told, lapak, folder):
    made = told("backup", folder)
    data = Path(made["file"]).read_bytes().replace(b"stall_made", b"stall_mode")
    Path(made["file"]).write_bytes(data)
    status, out, _ = lapak("check", folder, "--json")
    assert status == 1
    assert made["file"].rpartition("/")[2] in json.loads(out)["problems"][0]


@pytest.mark.parametrize("after_ms", [0, 150, 250, 350, 450])
def test_a_backup_that_is_killed_leaves_a_whole_one_and_the_database_whole(told, folder, after_ms):
    told("backup", folder)
    with subprocess.Popen([sys.executable, "-m", "ui", "backup", str(folder)], cwd=ROOT) as process:
        try:
            process.wait(after_ms / 1000)
        except subprocess.TimeoutExpired:
            process.kill()
    assert list(folder.joinpath("backups").glob("lapak-*Z.db"))
    assert told("check", folder)["good"] is True, "the newest backup, too"
    assert told("backup", folder)["second"] is None
    assert not list(folder.joinpath("backups").glob("*.part"))
