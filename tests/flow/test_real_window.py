"""The program itself on a screen of its own: scanned, paid, recorded, by real key presses."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from platformdirs import user_state_path

from pos.catalog.product import Product
from pos.stall import create_stall, open_stall

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    now = datetime.now(UTC)
    with create_stall(tmp_path / "stall", code="F03", name="Batik Ratih", trade="kriya") as stall:
        product = Product(code="TAS", barcodes=("8991234567895",), name="Tas goni sablon", price=75_000)
        stall.catalog.save_product(product, at=now, operation="tas")
    return tmp_path / "stall"


@pytest.fixture
def display(xvfb: str) -> dict[str, str]:
    return os.environ | {"DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb"}


@pytest.fixture
def program(folder: Path, display: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    running = subprocess.Popen([sys.executable, "-m", "ui", "stall", str(folder)], env=display, cwd=ROOT)
    yield running
    running.kill()
    running.wait(10)


def keyboard(display: dict[str, str], *told: str) -> None:
    subprocess.run(["xdotool", *told], env=display, check=True, timeout=20, stdout=subprocess.DEVNULL)


def wait_for(happened: Callable[[], bool]) -> None:
    """Until it is seen to have happened; a machine that never gets there fails the test."""
    for _look in range(1_000):
        if happened():
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen within 20 s")


def test_two_scans_are_paid_by_f12_and_enter(
    folder: Path, display: dict[str, str], program: subprocess.Popen[bytes]
) -> None:
    painted = user_state_path("lapak", appauthor=False).joinpath("window.json")  # written after the first paint
    keyboard(display, "search", "--sync", "--onlyvisible", "--name", "F-03", "windowfocus", "--sync")
    wait_for(painted.exists)
    for _scan in range(2):
        keyboard(display, "type", "--delay", "4", "--args", "1", "8991234567895", "key", "Return")
    keyboard(display, "key", "--delay", "80", "F12", "Return")
    log = folder / "log" / "lapak.log"
    wait_for(lambda: log.exists() and " sale F03-1-" in log.read_text("utf-8"))
    again = subprocess.run([sys.executable, "-m", "ui", "stall", str(folder)], env=display, cwd=ROOT, timeout=20)
    assert again.returncode == 0
    assert program.poll() is None
    program.kill()
    program.wait(10)
    with open_stall(folder) as stall:
        sale = stall.till.last_sale()
    assert sale is not None
    assert [(line.code, line.qty, line.amount) for line in sale.lines] == [("TAS", 2, 150_000)]
    assert [(each.tender, each.amount, each.given) for each in sale.payments] == [("cash", 150_000, 150_000)]
