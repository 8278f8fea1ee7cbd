"""A small stall with goods of every sort, and who does background work at once."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos.catalog.product import Product
from pos.stall import Stall, create_stall
from pos.till import qris
from ui.background import Progress, Task, Work

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)

GOODS = (
    Product(code="TAS", barcodes=("8991234567895",), name="Tas goni sablon", price=75_000, category="Tas", unit="buah"),
    Product(code="KAIN", name="Kain batik cap Asem Arang", price=245_000, category="Batik", unit="lembar"),
    Product(code="WAYANG", name="Wayang kulit Semar", price=425_000, category="Wayang", unique=True),
    Product(code="TEH", name="Teh melati curah", price=60_000, category="Oleh-oleh", weighed=True),
    Product(code="KUNCI", name="Gantungan kunci Tugu Muda", price=15_000, category="Oleh-oleh"),
)


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """pytest-qt's, which also keeps what it is given: it holds only weak references, and a test that keeps a mere child
    of a window would else see the window collected, and the child with it.
    """
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def keep(widget: QWidget, **options: Any) -> None:
        kept.append(widget)
        add(widget, **options)

    monkeypatch.setattr(qtbot, "addWidget", keep)
    return qtbot


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Stall]:
    """F-03 at noon of a Saturday, one bag left of two, no cashier, nothing sold."""
    with create_stall(tmp_path / "shop", code="F03", name="Batik Ratih", trade="kriya", clock=lambda: NOON) as stall:
        for product in GOODS:
            stock = {"TAS": 2}.get(product.code)
            kept = {"on_hand": stock} if stock is not None else {}
            stall.catalog.save_product(product, at=NOON, operation=f"new {product.code}", **kept)
        yield stall


@pytest.fixture
def payload() -> str:
    """The text of a stall's own static QRIS code."""
    text = (
        "00020101021126650013ID.CO.BCA.WWW011893600014000012345602150008850012345670303UMI51440014ID.CO.QRIS.WWW"
        "0215ID10200300400500303UMI5204594553033605802ID5911BATIK RATIH6008SEMARANG61055012362070703A016304"
    )
    return text + qris.checksum(text)


class AtOnce:
    """A runner without threads."""

    def start(
        self,
        work: Work,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        progressed: Callable[[int, int], object] | None = None,
    ) -> Task:
        try:
            outcome = work(Progress(progressed or (lambda _done, _of: None)))
        except Exception as error:  # noqa: BLE001 - the real runner hands over any failure, too
            failed(error)
        else:
            done(outcome)
        return self

    def cancel(self) -> None:
        """Too late: it has ended."""


@pytest.fixture
def at_once() -> AtOnce:
    return AtOnce()


@pytest.fixture
def contrast() -> Callable[[str, str], float]:
    """The contrast of two colours, 1 … 21, by WCAG 2.2."""

    def of_two(one: str, other: str) -> float:
        brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
        return (brighter + 0.05) / (darker + 0.05)

    return of_two


def _luminance(token: str) -> float:
    parts = [int(token[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
