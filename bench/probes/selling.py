"""Whole sales through a stall's real window, in turn with a bare look-up and repaint.

python -m bench.probes.selling STALL: goods scanned, money taken by Enter, the receipt's bytes made.
"""

import json
import sys
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from bench.probes.window import Painted, Seat
from pos.printing.escpos import escpos
from pos.stall import Stall, open_stall
from ui.stall.sell import SellScreen

SALES, WARM_UP = 150, 10
LINES = 4


class Bare(QWidget):
    """An empty window of the same size with the name of what was looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.resize(1366, 768)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawText(20, 20, self.name)


class Probe:
    """A stall's seat, and the seconds of each scan, payment, whole sale and bare repaint."""

    def __init__(self, stall: Stall) -> None:
        self.stall = stall
        self.bare = Bare()  # before the seat, which then has the focus
        self.seat = Seat(stall)
        page = self.seat.window.page
        assert isinstance(page, SellScreen)
        self.page = page
        page.model.clear()
        self.painted = Painted(page.basket.view.viewport())
        self.codes = cycle(_codes(stall))
        self.seconds: dict[str, list[float]] = {"floor": [], "scan": [], "pay": [], "sale": []}

    def sell(self) -> None:
        """One sale of a few lines, paid exactly."""
        codes = [next(self.codes) for _line in range(LINES)]
        start = perf_counter()
        for code in codes:
            self._timed_scan(code)
        self.seat.press(Qt.Key.Key_F12)
        self.seat.until(lambda: self.page.pay_sheet is not None)
        self._timed_pay()
        self.seconds["sale"].append(perf_counter() - start)
        for code in codes:
            self._timed_floor(code)

    def _timed_scan(self, code: str) -> None:
        """From its first key until the basket is painted with it."""
        before = self.painted.times
        pieces = self.page.model.basket.pieces if self.page.pay_sheet is None else 0
        start = perf_counter()
        self.seat.scan(code)
        self.seat.until(lambda: self.painted.times > before and self.page.model.basket.pieces == pieces + 1)
        self.seconds["scan"].append(perf_counter() - start)

    def _timed_pay(self) -> None:
        """From Enter until the sale is durable, the window painted with the change, and the receipt's bytes made."""
        recorded = self.stall.journal.count()
        start = perf_counter()
        self.seat.press(Qt.Key.Key_Return)
        self.seat.until(lambda: self.page.pay_sheet is not None and self.page.pay_sheet.is_done())
        sale = self.stall.till.last_sale()
        if sale is None or self.stall.journal.count() == recorded:
            raise SystemExit("nothing was recorded")
        escpos(self.stall.papers.receipt(sale))
        self.seconds["pay"].append(perf_counter() - start)

    def _timed_floor(self, code: str) -> None:
        start = perf_counter()
        self.bare.name = self.stall.store.value("SELECT name FROM product WHERE code = :code", {"code": code})
        self.bare.repaint()
        self.seconds["floor"].append(perf_counter() - start)


def _codes(stall: Stall) -> list[str]:
    """Codes from all over the catalogue, of goods that cost something."""
    rows = stall.store.rows(
        """
        SELECT code FROM product
        WHERE id % (SELECT count(*) / 997 FROM product) = 0 AND price > 0 AND NOT weighed
        """
    )
    return [row["code"] for row in rows]


def main() -> None:
    application = QApplication(sys.argv)
    with open_stall(Path(sys.argv[1])) as stall:
        stall.set("print", "never")
        probe = Probe(stall)
        for turn in range(WARM_UP + SALES):
            if turn == WARM_UP:
                for seconds in probe.seconds.values():
                    seconds.clear()
            probe.sell()
        probe.seat.leave()
    told = {name: median(seconds) for name, seconds in probe.seconds.items()}
    told |= {f"{name}_p99": quantiles(seconds, n=100)[98] for name, seconds in probe.seconds.items()}
    sys.stdout.write(json.dumps(told))
    application.quit()


if __name__ == "__main__":
    main()
