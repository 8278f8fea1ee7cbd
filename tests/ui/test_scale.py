"""The smallest window at each scale of a screen: as many pixels as it should have, nothing squeezed, the code whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_PLAY = """
import sys
from itertools import groupby
from pathlib import Path
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
application = QApplication([])
from pos.catalog.product import Product
from pos.stall import create_stall
from ui.app import build_stall
from ui.look.wear import Look
from ui.news import Screen
from ui.widgets.qr import QrView

def faults(window):
    for _round in range(4):
        application.processEvents()
    picture = window.grab().toImage()
    yield f"{picture.width()}x{picture.height()} {picture.devicePixelRatio():g}"
    for widget in window.findChildren(QWidget):
        least = widget.minimumSizeHint()
        if widget.isVisible() and not isinstance(widget, QStackedWidget):
            if not widget.minimumSize().width() and widget.width() < least.width():
                yield f"squeezed {type(widget).__name__} {widget.accessibleName()}"

def runs(view):
    image = view.grab().toImage()
    wide, middle = image.width(), image.height() // 3
    blacks = [image.pixelColor(x, middle).lightness() for x in range(wide)]
    return sorted({len(list(group)) for tone, group in groupby(blacks) if tone == 0})

folder, payload = sys.argv[1:]
with create_stall(Path(folder), code="F03", name="Batik Ratih", trade="kriya") as stall:
    stall.set("qris", payload)
    window = build_stall(stall, Look())
    window.resize(1024, 600)
    window.show()
    window.show_screen(Screen.SELL)
    window.page.model.add_one_off("Kain batik", 245_000)
    print(*faults(window), sep=" | ")
    stall.set("haggle", "yes")
    radio = Product(code="A1", name="Radio", price=850_000, unique=True)
    stall.catalog.save_product(radio, at=stall.now(), operation="radio")
    window.page.model.add_code("A1")
    print(*faults(window), sep=" | ")
    window.page.place.clear()
    window.page.pay()
    model = window.page.pay_sheet.model
    model.choose(model.tenders[1])
    print(*faults(window), sep=" | ")
    print(*runs(window.findChild(QrView)))
    stall.set("pieces", "yes")
    stalls = (Screen.STOCK, Screen.UNRECEIPTED, Screen.CREDIT, Screen.BUYING, Screen.AGEING, Screen.MAKERS)
    for screen in (Screen.HISTORY, Screen.DAY, Screen.CATALOG, *stalls, Screen.SETTINGS):
        window.show_screen(screen)
        print(*faults(window), sep=" | ")
    window.close()
"""


@pytest.mark.parametrize(("scale", "told"), [("1", "1024x600 1"), ("1.5", "1536x900 1.5"), ("2", "2048x1200 2")])
def test_the_smallest_window_is_whole_at_every_scale(scale: str, told: str, tmp_path: Path, payload: str) -> None:
    at_scale = {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", _PLAY, str(tmp_path / "stall"), payload],
        env={**os.environ, **at_scale},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    sale, haggling, payment, runs, *others = ran.stdout.splitlines()
    assert [sale, haggling, payment, *others] == [told] * 13
    widths = [int(width) for width in runs.split()]
    assert all(width % widths[0] == 0 for width in widths), f"modules of a code are not alike: {widths}"
