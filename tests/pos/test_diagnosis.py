"""The report for whoever is to help, and what must never be in it."""

import json
import logging
import zipfile
from pathlib import Path

import pytest

from pos.cli.log import log_into, quiet
from pos.diagnosis import save_report
from pos.errors import PosError
from pos.people import pin
from pos.people.rights import OWNER, Role
from pos.stall import Stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer

PIN, PASSWORD, PHONE, BUYER = "730164928513", "gudeg-manis", "081390277145", "Raden Mas Sosrokartono"
FREE, SHORT = "Jalan Pemuda 12", "482913"
URL = f"sftp://setor:{PASSWORD}@galeri.example/setoran"


def members(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def day(stall: Stall) -> Path:
    """The folder of a stall that has all that is nobody's business, in its database and, by bad luck, in its log."""
    kept = pin.keep(PIN)
    stall.people.add("Bu Ratih", Role.OWNER, kept, at=stall.now(), operation="ratih", by=OWNER)
    stall.set("tax", "added")
    stall.set("phone", PHONE)
    stall.set("footer", SHORT)
    stall.set("address", FREE)
    basket = Basket(lines=[BasketLine(code=None, name="Wedang", qty=1, asked=None, price=40_000)])
    basket.set_customer(BUYER)
    stall.till.checkout(basket, [Offer(tender="cash", amount=40_000)], at=stall.now())
    with quiet():
        log_into(stall.folder)
        log = logging.getLogger("pos.test")
        log.info("carried to %s for %s by %s", URL, PHONE, kept)
        try:
            raise ValueError(f"{BUYER}\n{FREE}: {PIN}")
        except ValueError:
            log.info("fault 7F3A-91C2", exc_info=True)
    stall.close()
    return stall.folder


@pytest.mark.parametrize("secret", [PIN, PASSWORD, PHONE, BUYER, FREE, SHORT, "argon2", "Bu Ratih"])
def test_nothing_secret_is_in_any_byte_of_it(day: Path, tmp_path: Path, secret: str) -> None:
    save_report(day, tmp_path / "report.zip")

    found = members(tmp_path / "report.zip")
    assert set(found) == {"report.txt", "settings.json", "log.txt"}
    assert not [name for name, text in found.items() if secret in text]
    assert secret.encode() not in tmp_path.joinpath("report.zip").read_bytes()


def test_it_tells_what_helps(day: Path, tmp_path: Path) -> None:
    save_report(day, tmp_path / "report.zip")

    found = members(tmp_path / "report.zip")
    facts = json.loads(found["settings.json"])
    assert (facts["settings"]["tax"], facts["settings"]["phone"]) == ("added", "…")
    assert facts["events"] > 5
    assert "SQLite" in found["report.txt"]
    assert "fault 7F3A-91C2" in found["log.txt"]
    assert "\nValueError: …" in found["log.txt"]
    assert "in day" in found["log.txt"]


def test_a_folder_that_does_not_open_is_reported_too(day: Path, tmp_path: Path) -> None:
    day.joinpath("lapak.db").write_bytes(b"no database" * 1000)

    save_report(day, tmp_path / "report.zip")

    found = members(tmp_path / "report.zip")
    assert "settings" not in json.loads(found["settings.json"])
    assert "fault 7F3A-91C2" in found["log.txt"]


def test_an_office_s_report_says_what_a_check_found_and_names_a_kept_file_that_was_changed(
    gallery, tmp_path: Path
) -> None:
    gallery.open_stall("K07", "Leker Bu Sri")
    gallery.admit()
    gallery.sell("K07", 5_000)
    gallery.hand_in("K07")
    gallery.office.collect()
    folder = gallery.office.folder
    gallery.office.close()
    save_report(folder, tmp_path / "report.zip")
    assert "✓ Basis data: Semua cocok" in members(tmp_path / "report.zip")["report.txt"]
    (kept,) = folder.joinpath("collected").glob("*.jsonl")
    kept.write_bytes(kept.read_bytes().replace(b"5000", b"6000"))
    save_report(folder, tmp_path / "report.zip")
    assert "✗ Basis data: " in members(tmp_path / "report.zip")["report.txt"]


def test_a_file_that_is_no_zip_by_its_name_is_never_written_over(day: Path) -> None:
    before = day.joinpath("lapak.db").read_bytes()
    with pytest.raises(PosError, match=r"lapak\.db"):
        save_report(day, day / "lapak.db")
    assert day.joinpath("lapak.db").read_bytes() == before
