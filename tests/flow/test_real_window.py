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
from pos.gallery import create_office
from pos.stall import create_stall, open_stall
from soak import screen

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
        screen.strike(display["DISPLAY"], "8991234567895")
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


@pytest.mark.parametrize("kind", ["stall", "office"])
def test_a_second_start_gives_the_first_window_the_keys_and_ends(
    folder: Path, display: dict[str, str], tmp_path: Path, kind: str
) -> None:
    if kind == "office":
        folder = tmp_path / "office"
        create_office(folder, "GIK", "F-03 beside it").close()
    command = [sys.executable, "-m", "ui", kind, str(folder)]
    with subprocess.Popen(command, env=display, cwd=ROOT) as first:
        try:
            seen = user_state_path("lapak", appauthor=False).joinpath("window.json")
            wait_for(seen.exists)  # it listens from then on
            assert "F-03" not in focused(display)
            again = subprocess.run(command, env=display, cwd=ROOT, timeout=20)
            assert again.returncode == 0
            wait_for(lambda: "F-03" in focused(display))
            assert first.poll() is None
        finally:
            first.kill()


def focused(display: dict[str, str]) -> str:
    """What the window is called that the keys go to."""
    told = subprocess.run(
        ["xdotool", "getwindowfocus", "getwindowname"], env=display, timeout=20, capture_output=True, text=True
    )
    return told.stdout


def test_the_buyers_window_fills_the_other_screen_and_leaves_the_keys_to_the_first(
    folder: Path, tmp_path: Path
) -> None:
    with open_stall(folder) as stall:
        stall.set("second_window", "buyer")
    with screen.xvfb(tmp_path / "xvfb.log", wide=1366 + 1024) as name:
        screen.split(name)
        display = os.environ | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        with subprocess.Popen([sys.executable, "-m", "ui", "stall", str(folder)], env=display, cwd=ROOT) as running:
            try:
                wait_for(lambda: len(places(display)) == 2)
                wait_for(lambda: (1366, 0, 1024, 600) in places(display).values())
                first = next(id_ for id_, place in places(display).items() if place[0] < 1366)
                keyboard(display, "windowfocus", "--sync", first)
                screen.strike(name, "8991234567895")
                keyboard(display, "key", "--delay", "80", "F12", "Return")
                log = folder / "log" / "lapak.log"
                wait_for(lambda: log.exists() and " sale F03-1-" in log.read_text("utf-8"))
            finally:
                running.kill()


def places(display: dict[str, str]) -> dict[str, tuple[int, int, int, int]]:
    """The windows of the stall that are seen, by id: left, top, width, height."""
    searching = ["xdotool", "search", "--onlyvisible", "--name", "F-03"]
    found = subprocess.run(searching, env=display, capture_output=True, text=True, timeout=20, check=False)
    seen = {}
    for id_ in found.stdout.split():
        asking = ["xdotool", "getwindowgeometry", "--shell", id_]
        told = subprocess.run(asking, env=display, capture_output=True, text=True, timeout=20, check=False).stdout
        facts = dict(line.split("=") for line in told.split())
        if facts:
            seen[id_] = (int(facts["X"]), int(facts["Y"]), int(facts["WIDTH"]), int(facts["HEIGHT"]))
    return seen
