"""Quiet tests, each in a home of its own: a logged warning fails a test, and the language starts anew.

And a small gallery, for whoever looks at an office.
"""

import gc
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest

from pos import words
from pos.day.closed import Count
from pos.gallery import Office, create_office
from pos.stall import Stall, create_stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from soak import screen
from ui.background import collect_due
from ui.window import Window

os.environ["QT_QPA_PLATFORM"] = "offscreen"

hypothesis.settings.register_profile("lapak", deadline=None)  # nothing timed is a pass or a fail
hypothesis.settings.load_profile("lapak")

HOME_NAMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
XDG_NAMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the folder that the last one used, nor the developer's own."""
    home = tmp_path_factory.mktemp("home")
    for name in (*HOME_NAMES, *XDG_NAMES):
        monkeypatch.setenv(name, str(home))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """A window that a test leaves behind goes at its end, whatever is not saved or asked: else its timers run on."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        for window in widgets.QApplication.topLevelWidgets():
            if isinstance(window, Window):
                window.going.asks = False
                window.going.is_hindered()  # what is not saved is told once, and keeps the window no more
    yield


@pytest.fixture(autouse=True)
def _no_garbage_on_a_worker() -> Iterator[None]:
    """As in the program: what a test left is not found, and its widgets destroyed, on the worker of a later one."""
    gc.disable()
    yield
    collect_due()


@pytest.fixture(autouse=True)
def _indonesian_again() -> Iterator[None]:
    """A test that speaks English leaves Indonesian, the default, to the next."""
    words.use("id")
    yield
    words.use("id")


@pytest.fixture(autouse=True)
def _no_logged_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever is logged as a warning or worse fails the test, unless it asks for `caplog` and reads the log itself."""
    warnings = _Warnings()
    logging.getLogger().addHandler(warnings)
    yield
    logging.getLogger().removeHandler(warnings)
    if "caplog" not in request.fixturenames and warnings.texts:
        pytest.fail("logged: " + "; ".join(warnings.texts))


@pytest.fixture
def xvfb(tmp_path: Path) -> Iterator[str]:
    """A screen of its own, 1366 × 768, as the text for DISPLAY; a program under it needs QT_QPA_PLATFORM=xcb too."""
    with screen.xvfb(tmp_path.joinpath("xvfb.log")) as display:
        yield display


EVENING = datetime(2026, 11, 21, 14, tzinfo=UTC)
"""21.00 in Semarang, a Saturday."""


@dataclass
class Gallery:
    """An office and its stalls, all at the same moment."""

    office: Office
    collection: Path
    folder: Path
    at: datetime = EVENING
    stalls: dict[str, Stall] = field(default_factory=dict)

    def open_stall(self, code: str, name: str, trade: str = "klitikan") -> Stall:
        """A new stall, whose request lies in the inbox."""
        self.stalls[code] = create_stall(
            self.folder.joinpath(code),
            code=code,
            name=name,
            trade=trade,
            collection=str(self.collection),
            clock=lambda: self.at,
        )
        return self.stalls[code]

    def admit(self) -> None:
        """Every stall that asks."""
        for waiting in self.office.admission.waiting():
            self.office.admission.enrol(waiting.data, waiting.fingerprint)

    def sell(self, code: str, amount: int, tender: str = "cash", name: str = "Radio Philips") -> None:
        """One thing for that price."""
        basket = Basket(lines=[BasketLine(code=None, name=name, qty=1, asked=None, price=amount)])
        self.stalls[code].till.checkout(basket, [Offer(tender=tender, amount=amount)], at=self.at)

    def hand_in(self, code: str, counted: int | None = None, reason: str | None = None) -> Path:
        """Close the day and carry it; the file in the stall's outbox."""
        stall = self.stalls[code]
        sealed = stall.close_day(Count(counted=counted, reason=reason))
        stall.delivery.send()
        return stall.folder.joinpath("outbox", sealed.file)


@pytest.fixture
def gallery(tmp_path: Path) -> Iterator[Gallery]:
    """An office without a stall; what a test adds is closed again."""
    made: list[Gallery] = []
    collection = tmp_path.joinpath("collection")
    office = create_office(
        tmp_path.joinpath("office"),
        "GIK",
        "Galeri Industri Kreatif",
        str(collection),
        clock=lambda: made[0].at if made else EVENING,
    )
    made.append(Gallery(office, collection, tmp_path))
    yield made[0]
    for stall in made[0].stalls.values():
        stall.close()
    office.close()
