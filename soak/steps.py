"""The steps that faults are put into: how each is prepared and run, and what must hold once it is done again."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from subprocess import CompletedProcess
from typing import NamedTuple

from pos.gallery import create_office, open_office
from pos.handover import summary, verify
from pos.restoring import restore
from pos.ring import ring
from pos.stall import open_stall
from soak.cashier import Line, amount_of, as_line, new_stall, problems, recorded, sales, unlike

Ran = CompletedProcess[str]


class Step(NamedTuple):
    """`prepare` a folder for a seed; `lapak` with `arguments` is the step; `judge` says in sentences what is wrong."""

    name: str
    prepare: Callable[[Path], None]
    arguments: Callable[[Path], tuple[object, ...]]
    judge: Callable[[Path, Ran], list[str]]


_SOLD = sales("s", 3, Random(5))
_LATER = sales("t", 2, Random(6), day=1)
_LAST = sales("u", 2, Random(7), day=2)


def _ring(folder: Path, lines: list[Line]) -> None:
    with open_stall(folder) as stall:
        for answer in ring(stall, map(as_line, lines)):
            assert "error" not in answer, answer


def _stall(folder: Path) -> Path:
    return folder.joinpath("stall")


def _prepare_sale(folder: Path) -> None:
    new_stall(_stall(folder))
    _ring(_stall(folder), _SOLD[:-1])
    folder.joinpath("ring.jsonl").write_bytes(as_line(_SOLD[-1]))


def _judge_sale(folder: Path, ran: Ran) -> list[str]:
    ids = [id_ for id_, _ in recorded(_stall(folder))]
    acknowledged = '"number"' in ran.stdout
    wrong = [] if len(ids) in (2, 3) else [f"{len(ids)} sales after the fault"]
    wrong += ["a sale was acknowledged and is lost"] if acknowledged and len(ids) < len(_SOLD) else []
    wrong += problems(_stall(folder))
    _ring(_stall(folder), _SOLD)
    return wrong + unlike(_stall(folder), _SOLD)


def _prepare_close(folder: Path) -> None:
    new_stall(_stall(folder))
    _ring(_stall(folder), _SOLD)


def _judge_close(folder: Path, ran: Ran) -> list[str]:
    wrong = list(problems(_stall(folder)))
    with open_stall(_stall(folder)) as stall:
        if stall.till.open_day_name() is not None:
            wrong += ["the close was told as done and the day is open"] if ran.returncode == 0 else []
            stall.close_day()
        stall.delivery.write_papers()
        files = list(stall.folder.joinpath("outbox").glob("*_r?.jsonl"))
        closes = stall.journal.count_of("day_closed")
    told = [summary.read(file.read_bytes()).summary for file in files]
    for each in told:
        verify.check_sums(each)
    if [each.totals.due for each in told] != [sum(map(amount_of, _SOLD))] or closes != 1:
        wrong.append(f"{closes} closes, {len(told)} summaries, or another total")
    return wrong + unlike(_stall(folder), _SOLD)


def _admit(folder: Path) -> Path:
    """An office and a stall that it admitted; the collection between them."""
    collection = folder.joinpath("collection")
    with create_office(folder.joinpath("office"), "GIK", "Galeri", str(collection)) as office:
        new_stall(_stall(folder), collection=collection)
        for waiting in office.admission.waiting():
            office.admission.enrol(waiting.data, waiting.fingerprint)
    return collection


def _prepare_send(folder: Path) -> None:
    """A day that the office has accepted, which the stall has yet to read, and one that is not handed in yet."""
    _admit(folder)
    with open_stall(_stall(folder)) as stall:
        for _ in ring(stall, map(as_line, _SOLD + _LATER), close_days=True):
            pass
        stall.delivery.send()
    with open_office(folder.joinpath("office")) as office:
        office.collect()
    _ring(_stall(folder), _LAST)
    with open_stall(_stall(folder)) as stall:
        stall.close_day()


def _judge_send(folder: Path, ran: Ran) -> list[str]:
    wrong = [*problems(_stall(folder)), *_half_carried(folder)]
    told = json.loads(ran.stdout)["sent"] if ran.returncode == 0 else []
    inbox = {path.name for path in _inbox(folder).iterdir()}
    wrong += [f"{name} was told as carried and is not there" for name in told if name not in inbox]
    with open_stall(_stall(folder)) as stall:
        stall.delivery.send()
    wrong += _half_carried(folder) + [f"{path.name} is left" for path in _inbox(folder).glob("*.part")]
    with open_office(folder.joinpath("office")) as office:
        office.collect()
    return wrong + _counted_otherwise(folder, _SOLD, _LATER, _LAST) + unlike(_stall(folder), _SOLD + _LATER + _LAST)


def _inbox(folder: Path) -> Path:
    return folder.joinpath("collection", "inbox", "GIK-K07")


def _half_carried(folder: Path) -> list[str]:
    """The files in the inbox that are not those of the stall, byte for byte."""
    own = {path.name: path.read_bytes() for path in _stall(folder).joinpath("outbox").iterdir()}
    carried = [path for path in _inbox(folder).iterdir() if path.suffix != ".part"]
    return [f"{path.name} is carried otherwise than sealed" for path in carried if path.read_bytes() != own[path.name]]


def _prepare_collect(folder: Path) -> None:
    """Two days of one admitted stall in the inbox, and a file that is to be refused."""
    collection = _admit(folder)
    with open_stall(_stall(folder)) as stall:
        for _ in ring(stall, map(as_line, _SOLD + _LATER), close_days=True):
            pass
        stall.delivery.send()
    collection.joinpath("inbox", "GIK-K07", "strange.jsonl").write_bytes(b"{}\n")


def _judge_collect(folder: Path, ran: Ran) -> list[str]:
    with open_office(folder.joinpath("office")) as office:
        wrong = list(office.check().problems)
        accepted = office.journal.count_of("file_accepted")
        told = len(json.loads(ran.stdout)["accepted"]) if ran.returncode == 0 else 0
        wrong += [f"{told} files were told as accepted, {accepted} are"] if told > accepted else []
        office.collect()
    return wrong + _counted_otherwise(folder, _SOLD, _LATER)


def _counted_otherwise(folder: Path, *days: list[Line]) -> list[str]:
    """What the office counts otherwise than these days, once each, or has not told the stall of."""
    collection = folder.joinpath("collection")
    with open_office(folder.joinpath("office")) as office:
        wrong = list(office.check().problems)
        table = office.report("days")
    due = sorted(str(row[table.columns.index("due")]) for row in table.rows)
    meant = sorted(str(sum(map(amount_of, day))) for day in days)
    wrong += [f"the office counts {due} instead of {meant}"] if due != meant else []
    left = [path.name for path in collection.joinpath("inbox").rglob("*.jsonl")]
    wrong += [f"{name} stays in the inbox" for name in left]
    archived = len(list(collection.joinpath("archive").rglob("*_r1.jsonl")))
    wrong += [f"{archived} files in the archive"] if archived != len(days) else []
    with open_stall(_stall(folder)) as stall:
        stall.delivery.send()
        wrong += ["the stall does not know that it was counted"] if stall.delivery.not_accepted() else []
    return wrong


def _prepare_backup(folder: Path) -> None:
    _prepare_close(folder)
    with open_stall(_stall(folder)) as stall:
        stall.backups.take()


def _judge_backup(folder: Path, ran: Ran) -> list[str]:
    wrong = unlike(_stall(folder), _SOLD)
    with open_stall(_stall(folder)) as stall:
        wrong += stall.backups.wrong()
        wrong += [] if stall.backups.listed() else ["no backup is left"]
        stall.backups.take()
        wrong += stall.backups.wrong()
    left = list(_stall(folder).joinpath("backups").glob("*.part"))
    return wrong + [f"{path.name} is left" for path in left]


def _backup_of(folder: Path) -> Path:
    return folder.joinpath("copy.db")


def _prepare_restore(folder: Path) -> None:
    _prepare_close(folder)
    with open_stall(_stall(folder)) as stall:
        stall.backups.take().backup.path.rename(_backup_of(folder))
    with open_stall(_stall(folder)) as stall:
        stall.close_day()
    _ring(_stall(folder), _LATER)


def _judge_restore(folder: Path, ran: Ran) -> list[str]:
    before = len(recorded(_stall(folder)))
    wrong = [] if before in (len(_SOLD), len(_SOLD + _LATER)) else [f"{before} sales: neither old nor new"]
    wrong += ["told as done and not restored"] if ran.returncode == 0 and before != len(_SOLD) else []
    wrong += problems(_stall(folder))
    restore(_backup_of(folder), _stall(folder), reason="diulang")
    return wrong + unlike(_stall(folder), _SOLD)


STEPS = (
    Step("sale", _prepare_sale, lambda at: ("ring", _stall(at), at.joinpath("ring.jsonl")), _judge_sale),
    Step("close", _prepare_close, lambda at: ("close", _stall(at)), _judge_close),
    Step("send", _prepare_send, lambda at: ("send", _stall(at), "--json"), _judge_send),
    Step("collect", _prepare_collect, lambda at: ("collect", at.joinpath("office"), "--json"), _judge_collect),
    Step("backup", _prepare_backup, lambda at: ("backup", _stall(at)), _judge_backup),
    Step(
        "restore",
        _prepare_restore,
        lambda at: ("restore", _backup_of(at), _stall(at), "--reason", "rusak"),
        _judge_restore,
    ),
)
