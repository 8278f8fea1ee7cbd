"""A small stall with goods of every sort, and who does background work at once."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos.catalog.product import Product
from pos.stall import Stall, create_stall
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
def shop(tmp_path: Path) -> Iterator[Stall]:
    """F-03 at noon of a Saturday, one bag left of two, no cashier, nothing sold."""
    with create_stall(tmp_path / "shop", code="F03", name="Batik Ratih", trade="kriya", clock=lambda: NOON) as stall:
        for product in GOODS:
            stock = {"TAS": 2}.get(product.code)
            kept = {"on_hand": stock} if stock is not None else {}
            stall.catalog.save_product(product, at=NOON, operation=f"new {product.code}", **kept)
        yield stall


class AtOnce:
    """A runner without threads."""

    def start(
        self,
        work: Work,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        progressed: Callable[[int, int], object] | None = None,
    ) -> Task:
        task = Task(work)
        try:
            outcome = work(Progress(progressed or (lambda _done, _of: None)))
        except Exception as error:
            failed(error)
        else:
            done(outcome)
        return task


@pytest.fixture
def at_once() -> AtOnce:
    return AtOnce()
