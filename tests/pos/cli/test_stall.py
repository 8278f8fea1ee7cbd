"""The commands of a stall: goods in, sales, days, summaries out."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pos import clock
from pos.stall import create_stall, open_stall

ROOT = Path(__file__).parents[3]
NUMBER = "K07-1-261124-0001"


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

    previous = "0" * 64
    for number, line in enumerate(tmp_path.joinpath("j.jsonl").read_bytes().splitlines(), start=1):
        told = json.loads(line)
        assert told.keys() == {"seq", "hash", "previous", "event"}
        assert (told["seq"], told["previous"]) == (number, previous)
        text = f"lapak-event-1\n{previous}\n{told['event']}"
        assert told["hash"] == hashlib.sha256(text.encode()).hexdigest()
        assert json.loads(told["event"])["seq"] == number
        previous = told["hash"]
    assert number == 3


def test_ring_answers_one_line_each_and_exits_1_when_one_is_wrong(lapak, folder, ring_file, sold):
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


def test_ring_reads_stdin_and_closes_days(lapak, folder, monkeypatch, sold):
    text = json.dumps(sold()) + "\n" + json.dumps(sold("a2", "2026-11-25T10:00:00+07:00"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    assert lapak("ring", folder, "-", "--close-days")[0] == 0

    files = sorted(path.name for path in folder.joinpath("outbox").glob("*_r1.*"))
    assert files == [
        f"GIK-K07-1_2026-11-{day}_e1_00000{number}_r1.{kind}"
        for number, day in ((1, 24), (2, 25))
        for kind in ("jsonl", "pdf")
    ]


def test_ring_answers_while_its_input_is_still_being_written(folder, sold):
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


def test_a_receipt_comes_again_as_a_copy_with_the_text_of_its_qr(lapak, folder, ring_file, tmp_path, sold):
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


def test_a_close_names_its_files_and_sums(told, lapak, folder, ring_file, sold):
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


def test_a_reopened_day_makes_the_next_revision(told, lapak, folder, ring_file, sold):
    lapak("ring", folder, ring_file(sold()), "--close-days")

    assert lapak("reopen", folder, "2026-11-24", "--reason", "lupa")[0] == 0
    assert lapak("reopen", folder, "2026-11-24", "--reason", "lupa")[0] == 1
    lapak("ring", folder, ring_file(sold("a2")))
    facts = told("close", folder, "--counted", "10000")

    assert (facts["number"], facts["revision"], facts["totals"]["sales"]) == (1, 2, 2)
    assert facts["file"].endswith("_e1_000001_r2.jsonl")


@pytest.mark.parametrize(("day", "reason"), [("24-11-2026", "x"), ("2026-11-23", "x"), ("2026-11-24", "  ")])
def test_a_reopening_that_cannot_be_is_refused(lapak, folder, ring_file, day, reason, sold):
    lapak("ring", folder, ring_file(sold()), "--close-days")

    assert lapak("reopen", folder, day, "--reason", reason)[0] == 1


def test_send_says_what_is_missing(lapak, folder):
    status, out, err = lapak("send", folder)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "collection" in err
    assert lapak("send", folder, "--release", "restored")[0] == 1


def test_a_stall_made_without_the_command_line_is_the_same(tmp_path, lapak):
    create_stall(tmp_path.joinpath("s"), code="K07", name="n", trade="kuliner").close()

    assert lapak("check", tmp_path.joinpath("s"))[0] == 0
