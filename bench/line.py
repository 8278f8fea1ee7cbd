"""The whole line on real data: catalogue in, a month of baskets rung up, sealed, sent, collected, added up."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any

from bench.completejourney import Month
from bench.measure import say, timed
from bench.program import run

STALL_CODE = "CJ1"


@dataclass(frozen=True)
class Line:
    """Where the run left its folders, for whatever is measured on them next."""

    stall: Path
    office: Path
    collection: Path


def ring_up(month: Month, folder: Path) -> Line:
    """Run the line under `folder`, say rates and sizes. Ends with an error where a total differs from the data's."""
    for name in ("stall", "office", "collection"):
        rmtree(folder.joinpath(name), ignore_errors=True)
    line = Line(*(folder.joinpath(name).resolve() for name in ("stall", "office", "collection")))
    _open_folders(line)
    _import(month, line)
    _ring(month, line, folder)
    _hand_in(line)
    _compare(month, json.loads(run("report", line.office, "days", "--as", "json")))
    _print_sizes(month, line)
    return line


def _open_folders(line: Line) -> None:
    line.collection.mkdir(parents=True)
    run("new", "office", line.office, "--code", "GIK", "--name", "Bench", "--collection", line.collection)
    made = run(
        *("new", "stall", line.stall, "--code", STALL_CODE, "--name", "Complete Journey", "--trade", "kuliner"),
        *("--gallery", "GIK", "--collection", line.collection, "--json"),
    )
    run("enrol", line.office, json.loads(made)["request"])


def _import(month: Month, line: Line) -> None:
    seconds, told = timed(lambda: json.loads(run("import", line.stall, month.sheet, "--json")))
    if told["added"] != month.products:
        raise SystemExit(f"import added {told['added']} products of {month.products}")
    say(f"import     {month.products:>9,} products in {seconds:6.1f} s   {month.products / seconds:9,.0f} a second")
    seconds, told = timed(lambda: json.loads(run("import", line.stall, month.sheet, "--json")))
    if told["unchanged"] != month.products:
        raise SystemExit(f"the same sheet again: {told['unchanged']} products of {month.products} are unchanged")
    say(f"again      {month.products:>9,} unchanged in {seconds:6.1f} s   {month.products / seconds:9,.0f} a second")


def _ring(month: Month, line: Line, folder: Path) -> None:
    answers = folder.joinpath("answers.jsonl")
    ring = ("ring", line.stall, month.ring, "--close-days")
    seconds, _ = timed(lambda: run(*ring, output=answers))
    rate = f"{month.sales / seconds:9,.0f} baskets and {month.lines / seconds:,.0f} lines a second"
    say(f"ring       {month.sales:>9,} baskets in {seconds:7.1f} s   {rate}")
    if sum(answer["total"] for answer in _answers(answers)) != month.due:
        raise SystemExit("the answers' totals are not the data's own sum")
    seconds, _ = timed(lambda: run(*ring, output=answers))
    if not all(answer["again"] for answer in _answers(answers)):
        raise SystemExit("a basket fed twice was recorded twice")
    say(f"fed again  {month.sales:>9,} baskets in {seconds:7.1f} s   {month.sales / seconds:9,.0f} a second")


def _answers(path: Path) -> Iterable[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _hand_in(line: Line) -> None:
    seconds, sent = timed(lambda: json.loads(run("send", line.stall, "--json"))["sent"])
    say(f"send       {len(sent):>9,} files in {seconds:9.1f} s")
    seconds, told = timed(lambda: json.loads(run("collect", line.office, "--json")))
    if told["refused"] or told["kept"] or sorted(told["accepted"]) != sorted(sent):
        raise SystemExit(f"collect did not accept what was sent: {told}")
    say(f"collect    {len(sent):>9,} files in {seconds:9.1f} s   {seconds * 1000 / len(sent):9.1f} ms a file")


def _compare(month: Month, report: dict[str, Any]) -> None:
    rows = [dict(zip(report["columns"], row, strict=True)) for row in report["rows"]]
    found = {row["day"]: (row["sales"], row["due"]) for row in rows if row["stall"] == STALL_CODE}
    own = {day: (sums.sales, sums.due) for day, sums in month.days.items()}
    for day in sorted(found.keys() | own.keys()):
        if found.get(day) != own.get(day):
            raise SystemExit(f"{day}: the office has {found.get(day)}, the data {own.get(day)} (sales, due)")
    cash = sum(row["cash"] for row in rows)
    if cash != month.due:
        raise SystemExit(f"the office has {cash:,} in cash, the data {month.due:,}")
    say(f"totals     {month.sales:>9,} baskets, Rp {month.due:,} on {len(own)} days: equal to the data's own sums")


def _print_sizes(month: Month, line: Line) -> None:
    summaries = _sizes(line.collection.rglob("*.jsonl"), "_r1.jsonl")
    papers = _sizes(line.collection.rglob("*.pdf"), "_r1.pdf")
    for name, sizes in (
        ("catalogue sheet", [month.sheet.stat().st_size]),
        ("ring file", [month.ring.stat().st_size]),
        ("stall's database", _sizes(line.stall.glob("lapak.db*"))),
        ("office's database", _sizes(line.office.glob("lapak.db*"))),
        ("summary files", summaries),
        ("their PDF", papers),
    ):
        each = f"{len(sizes)} of {sum(sizes) / len(sizes) / 1000:,.0f} kB each" if len(sizes) > 1 else ""
        say(f"size       {sum(sizes) / 1000:>9,.0f} kB  {name}  {each}".rstrip())


def _sizes(paths: Iterable[Path], ending: str = "") -> Sequence[int]:
    return [path.stat().st_size for path in paths if path.name.endswith(ending)]
