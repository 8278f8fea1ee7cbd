"""The demo plays once, and every test looks at what it left."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.handover.verify import verify_file
from ui.demo.camera import SIZES


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What `lapak demo --headless` wrote; its answer is beside it as `told.txt`."""
    out = tmp_path_factory.mktemp("demo").joinpath("out")
    code = "import sys; from ui.__main__ import main; sys.exit(main(sys.argv[1:]))"
    argv = [sys.executable, "-W", "error", "-c", code, "demo", "--headless", "--out", str(out)]
    home = {"HOME": str(out.parent), "XDG_STATE_HOME": str(out.parent)}
    done = subprocess.run(argv, capture_output=True, text=True, timeout=180, env=os.environ | home, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    out.parent.joinpath("told.txt").write_text(done.stdout, "utf-8")
    yield out


def test_it_tells_in_a_screenful_what_each_stall_sold_and_where_all_of_it_lies(played: Path):
    told = played.parent.joinpath("told.txt").read_text("utf-8").splitlines()

    assert len(told) < 24
    assert all(sum(line.startswith(code) for line in told) == 1 for code in ("A12", "K17", "F03", "M04", "L02", "R05"))
    assert [line.partition(": ")[0] for line in told if line.startswith("/")] == [
        str(each) for each in sorted(played.iterdir())
    ]
    assert {path.suffix for path in played.rglob("*")} >= {".png", ".pdf", ".jsonl", ".csv", ".xlsx", ".json"}


def test_the_screens_are_pictured_at_both_sizes_in_both_colours_and_languages(played: Path):
    pictures = {path.relative_to(played.joinpath("pictures")) for path in played.joinpath("pictures").rglob("*.png")}
    names = {path.name.rsplit("-", 2)[0] for path in pictures}

    assert names >= {"sell", "pay", "pay-qris", "pay-done", "history", "catalog", "settings", "day", "day-closed"}
    assert names >= {"today", "stall-day", "opened", "lock", "approval", "people", "history-cancelled", "haggle"}
    assert names >= {"makers", "orders", "buying", "stock"}
    assert pictures == {
        Path(language, f"{name}-{width}-{scheme}.png")
        for language in ("id", "en")
        for name in names
        for width, _height in SIZES
        for scheme in ("light", "dark")
    }


def test_two_cashiers_sell_where_there_are_people_and_the_office_sees_what_was_cancelled_with_whose_pin(
    played: Path,
):
    day = json.loads(played.joinpath("days.json").read_bytes())["rows"][-1][5]
    (file,) = played.joinpath("collection", "archive").rglob(f"GIK-F03-1_{day}_*.jsonl")
    body = json.loads(file.read_text("utf-8").splitlines()[0])
    assert {sale["cashier"] for sale in body["sales"]} == {"Ayu", "Wulan"}
    assert [(warning["kind"], warning["text"][:14]) for warning in body["warnings"]] == [("void", "Ayu (PIN Sari)")] * 2


def test_the_stall_of_several_makers_hands_in_what_is_theirs(played: Path):
    files = sorted(played.joinpath("collection", "archive").rglob("GIK-R05-1_*_r1.jsonl"))
    bodies = [json.loads(file.read_text("utf-8").splitlines()[0]) for file in files]
    makers = [maker for body in bodies for maker in body["consignment"]]
    assert len({maker["maker"] for maker in makers}) > 5
    assert all(75 * maker["net"] <= 100 * maker["owed"] <= 90 * maker["net"] for maker in makers)


def test_every_summary_carried_is_good_and_the_office_took_it(played: Path):
    archive = sorted(played.joinpath("collection", "archive").rglob("*_r?.jsonl"))

    assert all(verify_file(path.read_bytes()).good for path in archive)
    assert {path.name for path in archive} == {path.name for path in played.joinpath("stalls").rglob("*_r?.jsonl")}


def test_the_office_compares_the_day_with_eight_weeks_and_waits_for_one_stall(played: Path):
    table = json.loads(played.joinpath("days.json").read_bytes())
    rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
    days = sorted({row["day"] for row in rows})

    assert len(days) == 10
    assert len([row for row in rows if row["day"] == days[0]]) == 6
    assert len([row for row in rows if row["day"] == days[-1]]) == 5
    assert [row["revision"] for row in rows if row["day"] == days[-2]].count(2) == 1
    assert [row["difference"] for row in rows if row["difference"]] == [-5_000]
