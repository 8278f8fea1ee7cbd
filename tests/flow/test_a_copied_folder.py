"""A stall's folder is copied, and both computers sell: a manager chooses one, and the other one's till hears of it."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pos.doctor import behind
from pos.gallery import create_office
from pos.stall import Stall, create_stall, open_stall

MONDAY = datetime(2026, 11, 23, 13, tzinfo=UTC)


def states(stall: Stall) -> list[tuple[str, bool]]:
    """What became of each day, and whether the office gave a reason."""
    return [(row["state"], row["reason"] is not None) for row in stall.store.rows("SELECT * FROM summary")]


def test_the_till_whose_accepted_days_fall_is_told_so(tmp_path: Path) -> None:
    collection = tmp_path / "collection"
    collection.mkdir()
    moment = [MONDAY]
    with create_office(tmp_path / "office", "GIK", "Galeri", str(collection), clock=lambda: moment[0]) as office:
        with create_stall(
            tmp_path / "ours", code="K07", name="Pak Djarwo", trade="klitikan", collection=str(collection),
            clock=lambda: moment[0],
        ) as stall:  # fmt: skip
            office.admission.enrol(stall.delivery.request_path)
            stall.close_day()
            stall.delivery.send()
            office.collect()
            common = stall.backups.take().backup.path
        shutil.copytree(tmp_path / "ours", tmp_path / "theirs")
        for name in ("ours", "theirs"):
            moment[0] = MONDAY + timedelta(seconds=len(name))
            with open_stall(tmp_path / name, clock=lambda: moment[0]) as stall:
                for _ in range(2):
                    moment[0] += timedelta(days=1)
                    stall.close_day()
                    stall.backups.take()
                stall.delivery.send()
                office.collect()
        other = next(claim for claim in office.claims("K07", 1, "2026-11-24") if not claim.counts)
        assert len(other.line) == 2
        office.decide_fork("K07", 1, "2026-11-24", other.sha256, reason="yang dipakai")
        for name, told in (("ours", ("forked", True)), ("theirs", ("accepted", False))):
            with open_stall(tmp_path / name, clock=lambda: moment[0]) as stall:
                stall.delivery.send()
                assert states(stall) == [("accepted", False), told, told]
                if name == "ours":
                    assert behind(stall).endswith(f"dari sebelum itu, 23 Nov 2026 20.00: {common}")
        assert office.check().problems == ()
