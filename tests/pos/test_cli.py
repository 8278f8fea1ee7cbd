import contextlib
import errno
import io
import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pos import clock, words
from pos.cli import COMMANDS, run
from pos.doctor import check_stall
from pos.stall import create_stall, open_stall
from pos.till.qris import checksum

ROOT = Path(__file__).parents[2]
GOODS = ROOT.joinpath("tests", "golden", "ring", "goods.csv")
NUMBER = "K07-1-261124-0001"


def payload():
    text = (
        "00020101021126240014ID.CO.QRIS.WWW0302UM51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI"
        "5204581253033605802ID5915WARUNG PAK DJAR6008SEMARANG6105501346304"
    )
    return text + checksum(text)


@pytest.fixture
def lapak(capsys):
    """Runs a command and gives its status, stdout and stderr."""

    def command(*argv):
        status = run([str(argument) for argument in argv])
        return status, *capsys.readouterr()

    return command


@pytest.fixture
def told(lapak):
    """Runs a command that must be done, with --json, and gives its one object."""

    def command(*argv):
        status, out, err = lapak(*argv, "--json")
        assert (status, err) == (0, "")
        assert out.count("\n") == 1
        return json.loads(out)

    return command


@pytest.fixture
def folder(tmp_path, lapak):
    """A stall's folder with the golden goods."""
    made = tmp_path.joinpath("stall")
    assert lapak("new", "stall", made, "--code", "K07", "--name", "Pak Djarwo", "--trade", "klitikan")[0] == 0
    assert lapak("import", made, GOODS)[0] == 0
    return made


@pytest.fixture
def office(tmp_path, lapak):
    made = tmp_path.joinpath("office")
    command = ("new", "office", made, "--code", "GIK", "--name", "Galeri", "--collection", tmp_path.joinpath("coll"))
    assert lapak(*command)[0] == 0
    return made


@pytest.fixture
def ring_file(tmp_path):
    """Writes lines as a ring file."""

    def write(*lines):
        path = tmp_path.joinpath("ring.jsonl")
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


def sold(id_="a1", at="2026-11-24T10:15:00+07:00", price=5000):
    line = {"name": "Jasa bungkus", "qty": 1, "price": price}
    return {"id": id_, "at": at, "lines": [line], "payments": [{"tender": "cash", "amount": price}]}


def test_every_promised_command_is_there():
    promised = {
        *("stall", "office", "open", "demo", "new stall", "new office", "enrol", "set", "settings", "import", "export"),
        *("receipt", "ring", "close", "reopen", "send", "collect", "verify", "check", "report", "backup", "restore"),
        *("qris", "doctor"),
    }
    assert {command.words for command in COMMANDS} == promised


def test_the_version_names_python_qt_and_sqlite_and_loads_nothing_heavy():
    code = "import sys; from pos.cli import run; status = run(['--version']); print(status, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=30)
    version, modules = done.stdout.splitlines()
    assert version.startswith("lapak ")
    assert all(name in version for name in ("Python", "Qt", "SQLite"))
    heavy = {"PySide6", "reportlab", "cryptography", "sqlite_utils", "msgspec", "PIL", "segno", "xlsxwriter"}
    assert modules.split()[0] == "0"
    assert not heavy & set(modules.split())


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("sell",),
        ("new",),
        ("new", "stall", "x"),
        ("new", "stall", "x", "--code", "K07", "--name", "n", "--trade", "klitikan", "--till", "one"),
        ("close",),
        ("close", "x", "--count", "5"),
        ("reopen", "x", "2026-11-24"),
        ("export", "x", "sales", "y"),
        ("report", "x"),
        ("report", "x", "days", "--as", "odt"),
        ("receipt", "x", NUMBER, "--as", "png"),
        ("verify",),
        ("qris", "x", "--amount", "12.500"),
        ("qris", "x", "--bill", "7"),
        ("qris", "x", "--tip-asked"),
        ("qris", "x", "--amount", "1", "--tip-asked", "--tip-fixed", "5"),
    ],
)
def test_wrong_usage_is_2_and_says_so_on_stderr_only(lapak, argv):
    status, out, err = lapak(*argv)

    assert (status, out) == (2, "")
    assert err.startswith("pemakaian: lapak")
    assert not {"argument", "required", "invalid", "expected"} & set(err.split())


def test_help_is_done_and_lists_every_command(lapak):
    status, out, _ = lapak("--help")

    assert status == 0
    assert all(f" {command.words.split()[0]} " in out for command in COMMANDS)


def test_a_window_is_opened_by_what_was_handed_in(capsys, tmp_path):
    seen = []
    windows = {
        "": lambda _: seen.append("start") or 0,
        "stall": lambda arguments: seen.append(arguments.folder) or 0,
        "open": lambda arguments: seen.append(arguments.file) or 0,
        "demo": lambda arguments: seen.append((arguments.out, arguments.headless)) or 0,
    }

    for argv in ([], ["stall", "D"], ["open", "F"], ["demo"], ["demo", "--out", "O", "--headless"]):
        assert run(argv, windows) == 0

    assert seen == ["start", Path("D"), Path("F"), (Path("build", "demo"), False), (Path("O"), True)]
    assert run(["stall", "D"]) == 1


def test_a_new_stall_tells_its_folder_request_and_words(told, tmp_path):
    collection = tmp_path.joinpath("coll")
    made = tmp_path.joinpath("a", "stall")
    facts = told(
        "new", "stall", made, "--code", "K07", "--name", "Pak Djarwo", "--trade", "mebel", "--gallery", "GAL",
        "--till", "3", "--collection", collection,
    )  # fmt: skip

    assert facts.keys() == {"folder", "request", "fingerprint"}
    assert Path(facts["folder"]) == made
    assert Path(facts["request"]).name == "GAL-K07-3_e1.request.jsonl"
    inbox = collection.joinpath("inbox", "GAL-K07", "GAL-K07-3_e1.request.jsonl")
    assert inbox.read_bytes() == Path(facts["request"]).read_bytes()
    assert len(facts["fingerprint"].split("-")) == 8
    names = {path.name for path in made.iterdir() if path.is_dir()}
    assert names >= {"keys", "photos", "papers", "outbox", "backups", "log"}


def test_a_new_office_tells_its_folder_and_words(told, tmp_path):
    facts = told("new", "office", tmp_path.joinpath("office"), "--code", "GIK", "--name", "Galeri")

    assert facts.keys() == {"folder", "fingerprint"}
    assert Path(facts["folder"]).joinpath("lapak.db").is_file()


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--code", "k07"),
        ("--code", "K"),
        ("--code", "CON"),
        ("--code", "K-07"),
        ("--trade", "bakery"),
        ("--till", "13"),
        ("--till", "0"),
        ("--gallery", "gik"),
        ("--name", " "),
        ("--name", "x" * 81),
        ("--collection", "sftp://host/in"),
    ],
)
def test_a_stall_that_cannot_be_is_refused_and_not_made(lapak, tmp_path, option, value):
    asked = {"--code": "K07", "--name": "n", "--trade": "klitikan"} | {option: value}

    status, out, err = lapak("new", "stall", tmp_path.joinpath("s"), *(word for pair in asked.items() for word in pair))

    assert (status, out, err.count("\n")) == (1, "", 1)
    assert not tmp_path.joinpath("s", "lapak.db").exists()


def test_a_folder_is_made_once_and_may_be_named_from_where_one_stands(lapak, folder, monkeypatch):
    monkeypatch.chdir(folder.parent)

    assert lapak("settings", "stall")[0] == 0
    assert lapak("new", "stall", "stall", "--code", "K08", "--name", "n", "--trade", "klitikan")[0] == 1
    assert json.loads(lapak("new", "office", "off", "--code", "GIK", "--name", "n", "--json")[1])["folder"] == str(
        folder.parent.joinpath("off")
    )


def test_a_relative_collection_means_the_same_from_everywhere(lapak, told, folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    folder.parent.joinpath("usb").mkdir()

    assert lapak("set", "stall", "collection", "usb")[0] == 0

    lines = [json.loads(line) for line in lapak("settings", folder, "--json")[1].splitlines()]
    assert {line["name"]: line["value"] for line in lines}["collection"] == str(folder.parent.joinpath("usb"))


FOLDER_COMMANDS = (
    ("set", "tax", "none"),
    ("settings",),
    ("import", GOODS),
    ("export", "catalog", "x.csv"),
    ("export", "journal", "x.jsonl"),
    ("receipt", NUMBER),
    ("ring", GOODS),
    ("close",),
    ("reopen", "2026-11-24", "--reason", "x"),
    ("send",),
    ("collect",),
    ("enrol", "x"),
    ("check",),
    ("report", "days"),
)


@pytest.mark.parametrize("command", FOLDER_COMMANDS, ids=lambda command: command[0])
def test_a_folder_that_is_none_is_refused_in_one_sentence(lapak, tmp_path, command):
    status, out, err = lapak(command[0], tmp_path.joinpath("nowhere"), *command[1:])

    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "lapak.db" in err


@pytest.mark.parametrize("command", [c for c in FOLDER_COMMANDS if c[0] not in ("collect", "enrol", "report")], ids=str)
def test_an_open_folder_is_refused(lapak, folder, command):
    with open_stall(folder):
        status, out, err = lapak(command[0], folder, *command[1:])

    assert (status, out) == (1, "")
    assert "Lapak sedang terbuka di folder ini" in err


@pytest.mark.parametrize("command", FOLDER_COMMANDS, ids=lambda command: command[0])
def test_a_folder_of_the_other_kind_is_told_apart(lapak, folder, office, command):
    both = command[0] in ("set", "settings", "check") or command[:2] == ("export", "journal")
    for_office = command[0] in ("collect", "enrol", "report")
    if both:
        return

    status, out, err = lapak(command[0], folder if for_office else office, *command[1:])

    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "lapak.db" not in err


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


def test_refusals_are_in_the_folders_language(lapak, folder):
    indonesian = lapak("receipt", folder, "K07-1-261124-9999")[2]
    lapak("set", folder, "language", "en")

    english = lapak("receipt", folder, "K07-1-261124-9999")[2]

    assert english == "There is no receipt K07-1-261124-9999 here\n"
    assert indonesian != english
    assert words.language() == "en"


def test_an_import_counts_and_a_dry_run_changes_nothing(told, folder, tmp_path):
    sheet = tmp_path.joinpath("more.csv")
    sheet.write_text("name,price,code,colour\nLem,3500,LEM,red\nPaku,500,PAKU,grey\nKunci pas,95000,K-17,\n")
    expected = {"added": 1, "changed": 1, "unchanged": 1, "refused": [], "ignored_headings": ["colour"]}

    assert told("import", folder, sheet, "--dry-run") == expected
    assert told("import", folder, sheet) == expected
    assert told("import", folder, sheet) == expected | {"added": 0, "changed": 0, "unchanged": 3}


def test_stock_counts_for_known_goods_only_when_asked(told, folder, tmp_path):
    sheet = tmp_path.joinpath("stock.csv")
    sheet.write_text("nama;harga;kode;stok\nGantungan kunci wayang;12500;W-01;99\n")

    assert told("import", folder, sheet)["changed"] == 0
    assert told("import", folder, sheet, "--stock")["changed"] == 1
    with open_stall(folder) as stall:
        assert stall.catalog.by_code("W-01").on_hand == 99


def test_an_import_with_a_bad_cell_changes_nothing_and_names_every_one(lapak, folder, tmp_path):
    sheet = tmp_path.joinpath("bad.csv")
    sheet.write_text("Nama;Harga;kode\nBaru;12,500;B1\n;500;B2\nBagus;700;B3\n", encoding="utf-8")

    status, out, err = lapak("import", folder, sheet, "--json")

    data = json.loads(out)
    assert (status, data["added"], data["changed"], err.count("\n")) == (1, 0, 0, 1)
    assert [(cell["row"], cell["heading"], cell["value"]) for cell in data["refused"]] == [
        (2, "Harga", "12,500"),
        (3, "Nama", ""),
    ]
    assert all(cell["reason"] for cell in data["refused"])
    with open_stall(folder) as stall:
        assert stall.catalog.by_code("B3") is None


def test_the_catalogue_goes_out_and_comes_back_unchanged(told, lapak, folder, tmp_path):
    for name in ("goods.csv", "goods.xlsx"):
        assert lapak("export", folder, "catalog", tmp_path.joinpath(name))[0] == 0
        assert told("import", folder, tmp_path.joinpath(name)) == {
            "added": 0, "changed": 0, "unchanged": 5, "refused": [], "ignored_headings": [],
        }  # fmt: skip
    assert tmp_path.joinpath("goods.csv").read_bytes().startswith(b"\xef\xbb\xbfkode;barcode;nama;")
    assert lapak("export", folder, "catalog", tmp_path.joinpath("goods.ods"))[0] == 1


def test_the_journal_goes_out_as_a_chain_that_anyone_can_check(lapak, folder, tmp_path):
    import hashlib

    assert lapak("export", folder, "journal", tmp_path.joinpath("j.jsonl"))[0] == 0

    previous = None
    for number, line in enumerate(tmp_path.joinpath("j.jsonl").read_bytes().splitlines(), start=1):
        told = json.loads(line)
        assert told.keys() == {"seq", "hash", "previous", "event"}
        assert (told["seq"], told["previous"]) == (number, previous)
        text = f"lapak-event-1\n{previous or '0' * 64}\n{told['event']}"
        assert told["hash"] == hashlib.sha256(text.encode()).hexdigest()
        assert json.loads(told["event"])["seq"] == number
        previous = told["hash"]
    assert number == 3


def test_ring_answers_one_line_each_and_exits_1_when_one_is_wrong(lapak, folder, ring_file):
    path = ring_file(sold(), {"id": "bad"}, sold("a2"))

    status, out, err = lapak("ring", folder, path)

    answers = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (1, "")
    assert [answer.keys() for answer in answers] == [
        {"id", "number", "day", "total", "paid", "change", "seq", "hash"}, {"id", "error"},
        {"id", "number", "day", "total", "paid", "change", "seq", "hash"},
    ]  # fmt: skip
    assert answers[0]["number"] == NUMBER
    assert lapak("ring", folder, ring_file(sold()))[0] == 0


def test_ring_reads_stdin_and_closes_days(lapak, folder, monkeypatch):
    text = json.dumps(sold()) + "\n" + json.dumps(sold("a2", "2026-11-25T10:00:00+07:00"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    assert lapak("ring", folder, "-", "--close-days")[0] == 0

    files = sorted(path.name for path in folder.joinpath("outbox").glob("*_r1.*"))
    assert files == [
        f"GIK-K07-1_2026-11-{day}_e1_00000{number}_r1.{kind}"
        for number, day in ((1, 24), (2, 25))
        for kind in ("jsonl", "pdf")
    ]


def test_ring_answers_while_its_input_is_still_being_written(folder):
    command = [sys.executable, "-c", "import sys; from pos.cli import run; sys.exit(run(sys.argv[1:]))", "ring"]
    with subprocess.Popen(
        [*command, str(folder), "-"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdin.write(json.dumps(sold()).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["number"] == NUMBER
        process.stdin.close()
        assert process.wait(20) == 0


def test_a_ring_file_that_is_not_there_is_refused_before_anything(lapak, folder, tmp_path):
    for path in (tmp_path.joinpath("none.jsonl"), tmp_path):
        status, out, err = lapak("ring", folder, path)
        assert (status, out, err.count("\n")) == (1, "", 1)


def test_a_receipt_comes_again_as_a_copy_with_the_text_of_its_qr(lapak, folder, ring_file, tmp_path):
    answer = json.loads(lapak("ring", folder, ring_file(sold()))[1])

    status, out, _ = lapak("receipt", folder, NUMBER)

    assert status == 0
    assert "SALINAN" in out
    assert f"LAPAK1:GIK-K07-1:1:{answer['seq']}:{answer['hash'][:8]}" in out
    for kind, begins in (("pdf", b"%PDF"), ("escpos", b"\x1b@"), ("text", b"")):
        path = tmp_path.joinpath(f"receipt.{kind}")
        assert lapak("receipt", folder, NUMBER, "--as", kind, "--out", path) == (0, "", "")
        assert path.read_bytes().startswith(begins)
    assert lapak("receipt", folder, "K07-1-261124-0002")[0] == 1
    with open_stall(folder) as stall:
        assert [event.kind for event in stall.journal.events()].count("receipt_reprinted") == 4


def test_a_close_names_its_files_and_sums(told, lapak, folder, ring_file):
    lapak("ring", folder, ring_file(sold()))

    facts = told("close", folder, "--counted", "Rp 4.000")

    assert facts.keys() == {"file", "pdf", "day", "number", "revision", "totals"}
    assert (facts["day"], facts["number"], facts["revision"]) == ("2026-11-24", 1, 1)
    assert facts["totals"]["due"] == 5000
    assert Path(facts["file"]).is_absolute()
    assert Path(facts["pdf"]).read_bytes().startswith(b"%PDF")
    cash = json.loads(Path(facts["file"]).read_bytes().splitlines()[0])["cash"]
    assert (cash["counted"], cash["difference"]) == (4000, -1000)


def test_an_uncounted_close_warns_and_a_day_is_closed_once(lapak, folder):
    status, out, err = lapak("close", folder, "--json")

    facts = json.loads(out)
    body = json.loads(Path(facts["file"]).read_bytes().splitlines()[0])
    with open_stall(folder) as stall:
        assert facts["day"] == stall.till.rules.day_of(clock.now()).isoformat()
    assert (status, err.count("\n"), body["nil"]) == (0, 1, True)
    assert (body["cash"]["counted"], body["cash"]["difference"]) == (None, None)
    assert [warning["kind"] for warning in body["warnings"]] == ["not_counted"]
    assert lapak("close", folder)[0] == 1


@pytest.mark.parametrize("counted", ["12,5", "12,500", "-5", "1000000000", "banyak"])
def test_a_count_that_is_no_amount_closes_nothing(lapak, folder, counted):
    status, out, _ = lapak("close", folder, "--counted", counted)

    assert (status, out) == (1, "")
    assert list(folder.joinpath("outbox").glob("*_r1.*")) == []


def test_a_reopened_day_makes_the_next_revision(told, lapak, folder, ring_file):
    lapak("ring", folder, ring_file(sold()), "--close-days")

    assert lapak("reopen", folder, "2026-11-24", "--reason", "lupa")[0] == 0
    assert lapak("reopen", folder, "2026-11-24", "--reason", "lupa")[0] == 1
    lapak("ring", folder, ring_file(sold("a2")))
    facts = told("close", folder, "--counted", "10000")

    assert (facts["number"], facts["revision"], facts["totals"]["sales"]) == (1, 2, 2)
    assert facts["file"].endswith("_e1_000001_r2.jsonl")


@pytest.mark.parametrize(("day", "reason"), [("24-11-2026", "x"), ("2026-11-23", "x"), ("2026-11-24", "  ")])
def test_a_reopening_that_cannot_be_is_refused(lapak, folder, ring_file, day, reason):
    lapak("ring", folder, ring_file(sold()), "--close-days")

    assert lapak("reopen", folder, day, "--reason", reason)[0] == 1


def test_send_says_what_is_missing(lapak, folder):
    status, out, err = lapak("send", folder)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "collection" in err
    assert lapak("send", folder, "--release", "restored")[0] == 1


def test_a_day_goes_to_the_office_and_its_answer_comes_back(told, lapak, tmp_path, office, ring_file):
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


def test_a_summary_is_verified_by_its_own_seal_and_against_a_key(lapak, folder, ring_file, tmp_path):
    lapak("ring", folder, ring_file(sold()), "--close-days")
    good = next(folder.joinpath("outbox").glob("*_r1.jsonl"))
    bad = tmp_path.joinpath("bad.jsonl")
    bad.write_bytes(good.read_bytes().replace(b'"due":5000', b'"due":5001'))
    key, other = folder.joinpath("keys", "public.key"), tmp_path.joinpath("other.key")
    other.write_bytes(b"ab" * 32 + b"\n")

    def verified(*argv):
        status, out, _ = lapak("verify", *argv, "--json")
        return status, [json.loads(line) for line in out.splitlines()]

    status, (verdict,) = verified(good)
    assert status == 0
    assert verdict == {
        "file": str(good), "good": True, "reason": None, "gallery": "GIK", "stall": "K07", "till": 1, "epoch": 1,
        "day": "2026-11-24", "number": 1, "revision": 1, "enrolled": None,
    }  # fmt: skip
    status, verdicts = verified(bad, good, tmp_path.joinpath("none.jsonl"), tmp_path)
    assert (status, [verdict["good"] for verdict in verdicts]) == (1, [False, True, False, False])
    assert all(verdicts[0][name] is None for name in ("gallery", "stall", "till", "epoch", "day", "number", "revision"))
    assert verified(good, "--key", key)[1][0]["enrolled"] is True
    status, (verdict,) = verified(good, "--key", other)
    assert (status, verdict["good"], verdict["enrolled"]) == (1, True, False)
    assert verified(bad, "--key", key)[1][0]["enrolled"] is False
    assert lapak("verify", good, "--key", good)[0] == 1
    assert lapak("verify", bad, good)[1].count("\n") == 2


def test_a_check_is_good_or_names_the_first_bad_event(told, lapak, folder, office, ring_file):
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
    assert lapak("check", folder)[2].count("\n") == 2
    assert lapak("ring", folder, ring_file(sold("a3")))[0] == 1


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


def test_what_comes_later_says_so(lapak, folder):
    for argv in (("backup", folder), ("backup", folder, "--to", "x"), ("restore", "x", folder)):
        status, out, err = lapak(*argv)
        assert (status, out, err.count("\n")) == (1, "", 1)


def test_a_qris_code_is_read_and_an_amount_put_into_it(lapak):
    status, out, _ = lapak("qris", payload())
    assert (status, out.count("\n")) == (0, 4)
    assert all(word in out for word in ("WARUNG PAK DJAR", "SEMARANG", "ID1020000000001", "UMI"))

    status, out, err = lapak("qris", payload(), "--amount", "12500", "--bill", "A12", "--tip-percent", "05.00")

    assert (status, err, out.count("\n")) == (0, "", 1)
    assert "540512500" in out
    assert "55020357" in out
    assert "05.00" in out
    assert out.strip()[-4:] == checksum(out.strip()[:-4])
    assert lapak("qris", out.strip())[0] == 1
    assert lapak("qris", payload(), "--amount", "0")[0] == 1
    assert "5502015802ID" in lapak("qris", payload(), "--amount", "1", "--tip-asked")[1]
    assert "55020256042000" in lapak("qris", payload(), "--amount", "1", "--tip-fixed", "2000")[1]


def test_a_disk_that_refuses_is_told_in_one_sentence(lapak, folder, tmp_path):
    status, out, err = lapak("export", folder, "journal", tmp_path.joinpath("no", "such", "folder", "j.jsonl"))

    assert (status, out, err.count("\n")) == (1, "", 1)


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


def test_the_log_has_one_line_a_sale_and_day_and_no_names(lapak, folder, ring_file):
    lapak("ring", folder, ring_file(sold() | {"cashier": "Ayu"}), "--close-days")

    lines = folder.joinpath("log", "lapak.log").read_text("utf-8").splitlines()
    assert [NUMBER in line for line in lines] == [True, False]
    assert "2026-11-24" in lines[1]
    assert "Ayu" not in "".join(lines)


def test_a_reader_that_has_gone_is_no_fault(folder):
    code = "import sys; from pos.cli import run; sys.exit(run(sys.argv[1:]))"
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-c", code, "settings", str(folder)],
            cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, timeout=30,
        )  # fmt: skip
    finally:
        os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


def test_stdout_is_utf_8_whatever_the_locale(folder):
    code = "import sys; from pos.cli import run; sys.exit(run(sys.argv[1:]))"
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", code, "settings", str(folder), "--json"],
        cwd=ROOT, env=plain, capture_output=True, timeout=30,
    )  # fmt: skip

    assert done.returncode == 0
    assert "0–10000" in done.stdout.decode("utf-8")


def test_names_are_kept_composed(told, tmp_path):
    told("new", "stall", tmp_path.joinpath("s"), "--code", "K07", "--name", "Café", "--trade", "kuliner")

    with open_stall(tmp_path.joinpath("s")) as stall:
        assert stall.identity.name == "Caf\u00e9"


def test_a_stall_made_without_the_command_line_is_the_same(tmp_path, lapak):
    create_stall(tmp_path.joinpath("s"), code="K07", name="n", trade="kuliner").close()

    assert lapak("check", tmp_path.joinpath("s"))[0] == 0


def test_an_office_refuses_a_collection_that_no_carrier_reaches_yet(lapak, office):
    status, _, err = lapak("set", office, "collection", "sftp://example.org/setoran")

    assert (status, err.count("\n")) == (1, 1)
    assert "sftp" in err
    assert lapak("set", office, "collection", "")[0] == 0


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes them")
def test_a_closed_stream_is_no_fault_and_nothing_is_written_into_the_folder_instead(folder, closed):
    program = f'{sys.executable} -c "import sys; from pos.cli import run; sys.exit(run(sys.argv[1:]))"'
    for command in (f"settings {folder}", f"ring {folder} -", "nope"):
        ended = subprocess.run(["sh", "-c", f"{program} {command} {closed}"], cwd=ROOT, input=b"", check=False)
        assert ended.returncode == (2 if command == "nope" else 0)

    with open_stall(folder) as stall:
        assert check_stall(stall).good


def test_a_reason_of_the_system_is_told_in_the_language_in_use(lapak, folder, tmp_path):
    assert lapak("ring", folder, tmp_path.joinpath("none"))[2].endswith(": berkas atau folder itu tidak ada\n")
    assert lapak("ring", folder, tmp_path)[2].endswith(": itu folder\n")
    assert lapak("verify", tmp_path.joinpath("none"))[1].endswith(": periksa nama dan foldernya\n")


def test_the_doctor_looks_at_the_folder_used_last_where_none_is_named(capsys, folder, tmp_path):
    def looked_at(*argv):
        run(["doctor", *argv], {}, lambda: folder)
        return capsys.readouterr().out

    assert f"✓ {folder}:" in looked_at()
    assert f"✗ {tmp_path}:" in looked_at(str(tmp_path))


def test_a_copied_folder_that_goes_on_selling_is_found_out_as_a_fork(told, lapak, tmp_path, office, ring_file):
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

    assert told("send", double) == {"sent": [name], "acknowledged": [], "waiting": [name]}
    assert [one["file"] for one in told("collect", office)["refused"]] == [name]
    assert json.loads(lapak("report", office, "days", "--as", "json")[1])["rows"][0][-1] == "forked"
    assert told("send", stall)["acknowledged"] == [name]
    assert told("send", double) == {"sent": [], "acknowledged": [], "waiting": [name]}


@pytest.mark.parametrize("kind", ["stall", "office"])
def test_what_could_not_be_made_whole_can_be_made_again(lapak, tmp_path, monkeypatch, kind):
    def full(*_):
        raise OSError(errno.ENOSPC, "full", "private.key")

    command = ("new", kind, tmp_path.joinpath("place"), "--code", "K07", "--name", "n")
    command += ("--trade", "kuliner") if kind == "stall" else ()
    with monkeypatch.context() as patched:
        patched.setattr("pos.handover.seal.make", full)
        assert lapak(*command) == (1, "", "Sistem menolak private.key: media penyimpanan penuh\n")

    assert lapak(*command)[0] == 0


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


def test_a_log_that_cannot_be_written_costs_no_sale_and_says_nothing(lapak, folder, ring_file):
    shutil.rmtree(folder.joinpath("log"))
    folder.joinpath("log").write_bytes(b"")

    assert lapak("ring", folder, ring_file(sold()))[::2] == (0, "")


def test_a_request_that_is_gone_from_the_outbox_is_made_again_and_admits_the_stall(told, tmp_path, office):
    stall, place = tmp_path.joinpath("stall"), tmp_path.joinpath("coll")
    made = told("new", "stall", stall, "--code", "K07", "--name", "n", "--trade", "kuliner", "--collection", place)
    Path(made["request"]).unlink()
    offered = place.joinpath("inbox", "GIK-K07", Path(made["request"]).name)
    offered.unlink()

    told("send", stall)

    assert offered.read_bytes() == Path(made["request"]).read_bytes()
    assert told("enrol", office, offered, "--fingerprint", made["fingerprint"])["again"] is False
