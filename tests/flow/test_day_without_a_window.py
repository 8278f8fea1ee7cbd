"""Two days of a gallery by the command line alone: made, sold, closed, handed in, reopened, collected again."""

import csv
import io
import json
from pathlib import Path

import pytest

from pos.cli import run

GOODS = """nama;harga;kode;barcode;kategori;stok;ditimbang;tunggal
Gantungan kunci wayang;12500;W-01;8991234567895;Suvenir;20;;
Kunci pas;95000;K-17;;Perkakas;;;
Topeng Panji;750000;TOP-1;;Topeng;;;ya
"""
MENU = "name,price,code,weighed\nNasi gandul,18000,N1,\nKerupuk,120000,KR,yes\n"

K07_1 = "GIK-K07-1_2026-11-24_e1_000001_r1.jsonl"
K07_1_AGAIN = "GIK-K07-1_2026-11-24_e1_000001_r2.jsonl"
K07_2 = "GIK-K07-1_2026-11-25_e1_000002_r1.jsonl"
A12_1 = "GIK-A12-2_2026-11-24_e1_000001_r1.jsonl"


@pytest.fixture
def lapak(tmp_path, monkeypatch, capsys):
    """Runs a command in the gallery's folder; gives what it printed, once it ended as it should."""
    monkeypatch.chdir(tmp_path)

    def command(*argv, status=0):
        ended = run(argv)
        out, err = capsys.readouterr()
        assert ended == status, err
        return out

    return command


@pytest.fixture
def told(lapak):
    return lambda *argv, **ended: json.loads(lapak(*argv, "--json", **ended))


@pytest.fixture
def ring(lapak):
    """Feeds lines to a stall; gives the answers."""

    def feed(stall, *lines, status=0, options=()):
        path = Path("ring.jsonl")
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return [json.loads(answer) for answer in lapak("ring", stall, str(path), *options, status=status).splitlines()]

    return feed


def sold(id_, at, *lines, discount=0, **paid):
    return {
        "id": id_,
        "at": f"2026-11-{at}:00+07:00",
        "lines": list(lines),
        "discount": discount,
        "payments": [{"tender": tender, "amount": amount} for tender, amount in paid.items()],
    }


def rows(lapak, report, *options):
    """A report's rows by name, read back from its CSV."""
    text = lapak("report", "office", report, "--as", "csv", *options)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_two_stalls_and_an_office(lapak, told, ring, tmp_path):
    office = told("new", "office", "office", "--code", "GIK", "--name", "Galeri", "--collection", "stick")
    made = {
        "k07": told("new", "stall", "k07", "--code", "K07", "--name", "Pak Djarwo", "--trade", "klitikan",
                    "--collection", "stick"),
        "a12": told("new", "stall", "a12", "--code", "A12", "--name", "Bu Siti", "--trade", "kuliner", "--till", "2",
                    "--collection", "stick"),
    }  # fmt: skip
    lapak(
        "enrol", "office", made["k07"]["request"], "--fingerprint", made["k07"]["fingerprint"].upper().replace("-", " ")
    )
    Path("goods.csv").write_text(GOODS, "utf-8")
    Path("menu.csv").write_text(MENU, "utf-8")
    assert told("import", "k07", "goods.csv")["added"] == 3
    assert told("import", "a12", "menu.csv")["added"] == 2

    # The first day of K07: 25.000 + 90.000 in cash, a mask by card, one key-ring brought back.
    answers = ring(
        "k07",
        {"id": "o", "at": "2026-11-24T08:00:00+07:00", "cashier": "Ayu", "open": {"float": 300000}},
        sold("a", "24T10:15", {"code": "8991234567895", "qty": 2}, {"code": "K-17", "qty": 1, "price": 90000},
             cash=200000),
        sold("b", "24T11:00", {"code": "TOP-1", "qty": 1}, discount=50000, card=700000),
        {"id": "c", "at": "2026-11-24T12:00:00+07:00", "refund_of": "a", "lines": [{"line": 1, "qty": 1}],
         "reason": "cacat", "payments": [{"tender": "cash", "amount": -12500}]},
    )  # fmt: skip
    assert [answer.get("change") for answer in answers] == [None, 85000, 0, 0]
    closed = told("close", "k07", "--counted", "402.000")
    assert (Path(closed["file"]).name, closed["totals"]["due"]) == (K07_1, 802500)
    body = json.loads(Path(closed["file"]).read_bytes().splitlines()[0])
    assert (body["cash"]["expected"], body["cash"]["difference"]) == (402500, -500)
    assert told("send", "k07", "--office", office["fingerprint"]) == {
        "sent": [K07_1], "acknowledged": [], "waiting": [K07_1],
    }  # fmt: skip

    # A12 sells before it is admitted, with tax in its prices and cash rounded: 36.000 + 0,125 kg × 120.000 = 51.000.
    for name, value in (("tax", "included"), ("tax_rate", "1000"), ("cash_rounding", "500")):
        lapak("set", "a12", name, value)
    ring(
        "a12",
        sold("a", "24T12:00", {"code": "N1", "qty": 2}, {"code": "KR", "qty": 125}, qris=51000),
        sold("b", "24T12:30", {"code": "N1", "qty": 1}, discount=300, cash=20000),
        options=["--close-days"],
    )
    told("send", "a12")
    collected = told("collect", "office")
    assert (collected["accepted"], [kept["file"] for kept in collected["kept"]]) == (
        [K07_1], [A12_1, "GIK-A12-2_e1.request.jsonl"],
    )  # fmt: skip
    lapak("enrol", "office", made["a12"]["request"])
    assert told("collect", "office") == {"accepted": [A12_1], "same": [], "kept": [], "refused": []}
    assert told("send", "k07") == {"sent": [], "acknowledged": [K07_1], "waiting": []}
    assert told("send", "a12")["waiting"] == []

    # By hand: 36.000 × 1000 ÷ 11000 = 3.273, 15.000 → 1.364, 17.700 → 1.609; 17.700 in cash is 17.500.
    days = {(row["stall"], row["day"]): row for row in rows(lapak, "days")}
    assert {name: days["A12", "2026-11-24"][name] for name in ("sales", "gross", "discounts", "net", "tax_included",
            "rounding", "due", "cash", "qris")} == {
        "sales": "2", "gross": "69000", "discounts": "300", "net": "68700", "tax_included": "6246",
        "rounding": "-200", "due": "68500", "cash": "17500", "qris": "51000",
    }  # fmt: skip
    assert {name: days["K07", "2026-11-24"][name] for name in ("sales", "refunds", "gross", "discounts", "returns",
            "net", "cash", "card", "difference", "state")} == {
        "sales": "2", "refunds": "1", "gross": "865000", "discounts": "50000", "returns": "12500", "net": "802500",
        "cash": "102500", "card": "700000", "difference": "-500", "state": "ok",
    }  # fmt: skip

    # K07 forgot a receipt: reopened, revised, and the day after begins with what the revision changed.
    late = sold("late", "24T09:00", {"name": "Jasa", "qty": 1, "price": 7500}, cash=7500)
    assert "error" in ring("k07", late, status=1)[0]
    lapak("reopen", "k07", "2026-11-24", "--reason", "lupa satu nota")
    assert ring("k07", late)[0]["number"] == "K07-1-261124-0004"
    again = told("close", "k07", "--counted", "410000")
    assert (Path(again["file"]).name, again["revision"], again["totals"]["sales"]) == (K07_1_AGAIN, 2, 3)
    ring("k07", sold("next", "25T10:00", {"code": "W-01", "qty": 1}, cash=12500), options=["--close-days"])
    assert told("send", "k07")["sent"] == [K07_1_AGAIN, K07_2]
    assert sorted(told("collect", "office")["accepted"]) == [K07_1_AGAIN, K07_2]
    assert told("send", "k07") == {"sent": [], "acknowledged": [K07_1, K07_1_AGAIN, K07_2], "waiting": []}
    first, second = rows(lapak, "days", "--from", "2026-11-24", "--to", "2026-11-25")[1:]
    assert (first["revision"], first["due"], first["difference"]) == ("2", "810000", "0")
    assert (second["stall"], second["number"], second["due"]) == ("K07", "2", "12500")

    # Everything fits together, and nothing was lost on the way.
    for folder in ("k07", "a12", "office"):
        assert told("check", folder)["problems"] == []
    archived = sorted(path.name for path in Path("stick", "archive").rglob("*.jsonl") if "_r" in path.name)
    assert archived == sorted([A12_1, K07_1, K07_1_AGAIN, K07_2])
    for name in (K07_1, K07_1_AGAIN, K07_2):
        sealed = Path("k07", "outbox", name).read_bytes()
        assert sealed == Path("office", "collected", name).read_bytes()
    assert list(Path("stick", "inbox").rglob("*.jsonl")) == []
    verdicts = lapak("verify", *map(str, Path("k07", "outbox").glob("*_r*.jsonl")), "--key", "k07/keys/public.key")
    assert verdicts.count("\n") == 3


def test_a_day_without_a_sale_is_handed_in_as_nil(lapak, told):
    told("new", "office", "office", "--code", "GIK", "--name", "Galeri", "--collection", "stick")
    made = told("new", "stall", "k07", "--code", "K07", "--name", "n", "--trade", "logam", "--collection", "stick")
    lapak("enrol", "office", made["request"])
    closed = told("close", "k07", "--counted", "0")

    told("send", "k07")

    assert told("collect", "office")["accepted"] == [Path(closed["file"]).name]
    row = rows(lapak, "days")[0]
    assert (row["day"], row["sales"], row["due"], row["state"]) == (closed["day"], "0", "0", "ok")


def test_a_file_altered_on_its_way_is_refused_and_the_stall_is_told(lapak, told, ring):
    told("new", "office", "office", "--code", "GIK", "--name", "Galeri", "--collection", "stick")
    made = told("new", "stall", "k07", "--code", "K07", "--name", "n", "--trade", "mebel", "--collection", "stick")
    lapak("enrol", "office", made["request"])
    ring("k07", sold("a", "24T10:00", {"name": "Kursi", "qty": 1, "price": 900000}, cash=900000),
         options=["--close-days"])  # fmt: skip
    told("send", "k07")
    carried = Path("stick", "inbox", "GIK-K07", K07_1)
    carried.write_bytes(carried.read_bytes().replace(b'"due":900000', b'"due":100000'))

    collected = told("collect", "office")

    assert (collected["accepted"], [refused["file"] for refused in collected["refused"]]) == ([], [K07_1])
    assert rows(lapak, "days") == []
    assert [path.name for path in Path("office", "quarantine").rglob("*.jsonl")] != []
    assert told("send", "k07")["sent"] == [K07_1]
    assert told("collect", "office")["accepted"] == [K07_1]
