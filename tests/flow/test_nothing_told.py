"""A whole day with people, PINs and named buyers: none of it stands where it has no business."""

import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from pos.cli.log import log_into, quiet
from pos.diagnosis import save_report
from pos.errors import PosError
from pos.gallery import create_office
from pos.journal.event import new_operation
from pos.people import Person, pin
from pos.people.rights import OWNER, Right, Role
from pos.stall import Stall, create_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer

PINS = {"Bu Ratih": "730164928513", "Ayu": "582913706249", "Sari": "417603958271"}
GUESSED = "619385027416"
"""As long as a PIN may be: the digits of a hash hold a shorter one now and then."""
BUYER, PARKED = "Raden Mas Sosrokartono", "Nyi Ageng Serang"
PHONE = "081390277145"


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Path]:
    """All that a stall and its office wrote on it, the log included."""
    office = create_office(tmp_path / "office", "GIK", "Galeri", str(tmp_path / "collection"))
    with quiet(), office:
        stall = create_stall(
            tmp_path / "K07", code="K07", name="Pak Djarwo", trade="kuliner", collection=str(tmp_path / "collection")
        )
        with stall:
            log_into(stall.folder)
            office.admission.enrol(stall.delivery.request_path)
            _play(stall)
            stall.delivery.send()
            office.collect()
            stall.delivery.send()
            stall.backups.take(str(tmp_path / "second"))
    yield tmp_path


def _play(stall: Stall) -> None:
    ratih, ayu = _people(stall)
    _sign_in(stall, ayu, PINS["Ayu"])
    sold = stall.till.checkout(_basket(f"{BUYER} {PHONE}"), [Offer(tender="cash", amount=40_000)], at=stall.now())
    stall.till.park(_basket(PARKED), PARKED, at=stall.now())
    stall.record_reprint(sold.number, by=stall.people.actor)
    with pytest.raises(PosError):
        _sign_in(stall, ratih, GUESSED)
    _sign_in(stall, ratih, PINS["Bu Ratih"])
    with stall.people.lending(ratih, [Right.DRAWER]):
        stall.record_drawer("tukar uang", by=stall.people.actor)
    (parked,) = stall.till.parked()
    again = stall.till.recall(parked.basket.operation, at=stall.now(), aside="1")
    stall.till.checkout(again, [Offer(tender="cash", amount=40_000)], at=stall.now())
    stall.close_day(by=stall.people.actor)


def _people(stall: Stall) -> tuple[Person, Person]:
    roles = {"Bu Ratih": Role.OWNER, "Ayu": Role.CASHIER, "Sari": Role.CASHIER}
    ratih, ayu, sari = (
        stall.people.add(name, role, pin.keep(PINS[name]), at=stall.now(), operation=name, by=OWNER)
        for name, role in roles.items()
    )
    stall.people.change(sari.id, kept=pin.keep(GUESSED[::-1]), at=stall.now(), operation="pin", by=OWNER)
    return ratih, ayu


def _sign_in(stall: Stall, person: Person, typed: str) -> None:
    attempt = stall.people.begin(person.id, typed)
    right = attempt.is_right()
    stall.people.present = stall.people.finish(attempt, right, at=stall.now(), operation=new_operation())


def _basket(buyer: str) -> Basket:
    basket = Basket(lines=[BasketLine(code=None, name="Wedang", qty=1, asked=None, price=40_000)])
    basket.set_customer(buyer)
    return basket


def _holding(root: Path, text: str) -> set[str]:
    """The files under `root` that hold it; those of the database's log besides it are folded in by then."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix() for path in files if text in _text(path)}


def _text(path: Path) -> str:
    """What stands in a file; of a PDF what a reader sees."""
    if path.suffix != ".pdf":
        return path.read_bytes().decode("utf-8", "replace")
    with closing(pypdfium2.PdfDocument(path)) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("secret", [*PINS.values(), GUESSED, GUESSED[::-1]])
def test_no_pin_right_or_guessed_stands_in_any_file(day: Path, secret: str) -> None:
    assert _holding(day, secret) == set()


@pytest.mark.parametrize("private", [BUYER, PARKED, PHONE])
def test_a_buyer_is_known_to_the_stall_s_own_database_alone(day: Path, private: str) -> None:
    found = _holding(day, private)
    assert found
    assert {name.split("/")[0] for name in found} <= {"K07", "second"}
    assert all(Path(name).suffix == ".db" for name in found)


def test_the_log_tells_what_was_done(day: Path) -> None:
    assert " sale K07-1-" in day.joinpath("K07", "log", "lapak.log").read_text("utf-8")


@pytest.mark.parametrize("secret", [*PINS.values(), GUESSED, BUYER, PARKED, PHONE, "argon2", "rahasia"])
def test_a_report_for_whoever_helps_holds_nothing_secret(day: Path, secret: str) -> None:
    log = day.joinpath("K07", "log", "lapak.log")
    fault = f"ValueError: {BUYER} {PHONE} {PINS['Ayu']}\n$argon2id$v=19$x\nsftp://ayu:rahasia@host/x?key=rahasia"
    log.write_text(f"{log.read_text('utf-8')}Traceback (most recent call last):\n{fault}", "utf-8")
    with zipfile.ZipFile(save_report(day / "K07", day / "report.zip")) as report:
        told = {name: report.read(name).decode() for name in report.namelist()}
    key = day.joinpath("K07", "keys", "public.key").read_text().strip()
    assert not any(secret in text or key in text for text in told.values())
    assert "ValueError: …" in told["log.txt"]
    assert '"tax":null' in told["settings.json"]
    assert "lapak 0.1.0" in told["report.txt"]


def test_a_report_is_made_of_a_folder_that_cannot_be_opened_too(day: Path) -> None:
    day.joinpath("K07", "lapak.db").write_bytes(b"x" * 5000)
    with zipfile.ZipFile(save_report(day / "K07", day / "report.zip")) as report:
        assert "error" in report.read("settings.json").decode()
