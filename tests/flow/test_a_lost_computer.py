"""A stall's computer is lost after a day was handed in: yesterday's backup is restored, and the office counts right."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos.audit import check_stall
from pos.errors import PosError
from pos.gallery import Office, create_office
from pos.handover.outbox import HeldError
from pos.restoring import look_into, restore
from pos.ring import ring
from pos.stall import Stall, create_stall, open_stall

MONDAY = datetime(2026, 11, 23, 13, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.at = MONDAY

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sell(clock: Clock) -> Callable[[Stall, int], None]:
    """One sale of this many rupiah in cash."""

    def sold(stall: Stall, amount: int) -> None:
        line = (
            f'{{"id":"{clock.at:%d%H%M}-{amount}","at":"{clock.at.isoformat()}","lines":[{{"name":"Lampu","qty":1,'
            f'"price":{amount}}}],"payments":[{{"tender":"cash","amount":{amount}}}]}}'
        )
        (answer,) = ring(stall, [line.encode()])
        assert "error" not in answer

    return sold


def hand_in(stall: Stall, office: Office, **how: str) -> None:
    stall.delivery.send(**how)
    office.collect()
    stall.delivery.send()


def net(office: Office) -> list[tuple[str, int, int, str]]:
    """Day, epoch, net and state of every day that counts."""
    table = office.report("days")
    at = [table.columns.index(name) for name in ("day", "epoch", "net", "state")]
    return [tuple(row[i] for i in at) for row in table.rows]  # type: ignore[misc]


def code(stall: Stall) -> str:
    """What the code on the till's last receipt says."""
    sale = stall.till.last_sale()
    assert sale is not None
    return f"LAPAK1:GIK-K07-1:{sale.epoch}:{sale.seq}:{sale.hash[:8]}".upper()


def sold_by(office: Office, receipt: str) -> int:
    """What a receipt comes to, by its code or number, in rupiah."""
    verdict = office.check_receipt(receipt)
    assert verdict is not None
    assert verdict.sale is not None, verdict.kind
    return verdict.sale.due


def test_a_stall_goes_on_from_yesterdays_backup_and_no_day_counts_twice(
    tmp_path: Path, clock: Clock, sell: Callable[[Stall, int], None]
) -> None:
    collection, stick = tmp_path / "collection", tmp_path / "stick"
    collection.mkdir()
    stick.mkdir()
    with create_office(tmp_path / "office", "GIK", "Galeri", str(collection), clock=clock) as office:
        # Monday: sold, handed in, backed up on a stick.
        with create_stall(
            tmp_path / "stall", code="K07", name="Pak Djarwo", trade="klitikan", collection=str(collection), clock=clock
        ) as stall:
            office.admission.enrol(stall.delivery.request_path)
            sell(stall, 10_000)
            stall.close_day()
            hand_in(stall, office)
            backup = stall.backups.take(str(stick)).second
            assert backup is not None
            # Tuesday: sold and handed in; then the computer is gone.
            clock.at += timedelta(days=1)
            sell(stall, 20_000)
            stall.close_day()
            hand_in(stall, office)
            assert stall.delivery.not_accepted() == 0
            lost_code = code(stall)

        # Tuesday evening: another computer, Monday's backup, the rest of the day.
        found = look_into(backup)
        assert (found.code, found.counted, found.good) == ("GIK-K07-1", 1, True)
        restore(backup, tmp_path / "new", reason="Komputer hilang", clock=clock)
        clock.at += timedelta(hours=1)
        with open_stall(tmp_path / "new", clock=clock) as restored:
            sell(restored, 3_000)
            restored.close_day()
            with pytest.raises(HeldError):
                restored.delivery.send()
            restored.delivery.send(release="Dicocokkan dengan nota")
            office.collect()
            (waiting,) = office.admission.waiting()
            assert (waiting.epoch, waiting.fingerprint) == (2, restored.delivery.fingerprint)
            office.admission.enrol(waiting.data, restored.delivery.fingerprint)
            hand_in(restored, office)
            assert (restored.delivery.is_admitted(), restored.delivery.not_accepted()) == (True, 0)
            assert net(office) == [("2026-11-23", 1, 10_000, "ok"), ("2026-11-24", 1, 20_000, "forked")]

            # Both computers gave out number 0001 on Tuesday: the code on each receipt tells which one it is.
            assert sold_by(office, code(restored)) == 3_000
            assert sold_by(office, lost_code) == 20_000
            assert sold_by(office, "K07-1-261124-0001") == 20_000

            # Wednesday: the next day counts, and a manager settles Tuesday.
            clock.at += timedelta(days=1)
            sell(restored, 40_000)
            restored.close_day()
            hand_in(restored, office)
            later = next(claim for claim in office.claims("K07", 1, "2026-11-24") if not claim.counts)
            office.decide_fork("K07", 1, "2026-11-24", later.sha256, reason="sisa hari itu")
            assert net(office) == [
                ("2026-11-23", 1, 10_000, "ok"), ("2026-11-24", 2, 3_000, "ok"), ("2026-11-25", 2, 40_000, "ok"),
            ]  # fmt: skip
            assert check_stall(restored).problems == ()
            assert office.check().problems == ()
            with pytest.raises(PosError):
                restored.reopen_day("2026-11-23", "kunci lama tidak ada di sini")
