"""What is logged while a command runs."""

import logging
import shutil

from pos.cli.log import log_for_now, log_into, quiet

NUMBER = "K07-1-261124-0001"


def test_a_fault_is_one_sentence_and_its_trace_is_in_the_folders_log(lapak, folder, monkeypatch, caplog):
    def broken(*_arguments, **_options):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("pos.stall.Stall.reopen_day", broken)

    status, out, err = lapak("reopen", folder, "2026-11-24", "--reason", "x")

    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "ZeroDivisionError" in err
    assert "Traceback" not in err
    log = folder.joinpath("log", "lapak.log").read_text("utf-8")
    assert "Traceback" in log
    assert "a bug" in log
    assert not [handler for handler in logging.getLogger("pos").handlers if handler.name]


def test_the_log_has_one_line_a_sale_and_day_and_no_names(lapak, folder, ring_file, sold):
    lapak("ring", folder, ring_file(sold() | {"cashier": "Ayu"}), "--close-days")

    lines = folder.joinpath("log", "lapak.log").read_text("utf-8").splitlines()
    assert [NUMBER in line for line in lines] == [True, False]
    assert "2026-11-24" in lines[1]
    assert "Ayu" not in "".join(lines)


def test_a_log_that_cannot_be_written_costs_no_sale_and_says_nothing(lapak, folder, ring_file, sold):
    shutil.rmtree(folder.joinpath("log"))
    folder.joinpath("log").write_bytes(b"")

    assert lapak("ring", folder, ring_file(sold()))[::2] == (0, "")


def test_what_has_no_folder_yet_is_logged_elsewhere_until_it_has_one(folder, tmp_path):
    log = logging.getLogger("ui.test")
    with quiet():
        log_for_now(tmp_path.joinpath("user"))
        log.info("at the first run")
        log_into(folder)
        log.info("once it is open")

    elsewhere = tmp_path.joinpath("user", "log", "lapak.log").read_text("utf-8").splitlines()
    assert [line.endswith("at the first run") for line in elsewhere] == [True]
    assert folder.joinpath("log", "lapak.log").read_text("utf-8").splitlines()[-1].endswith("once it is open")
