"""Plays a gallery's day through the real screens: stalls sell, print, close and hand in; the office collects."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from pos import files as disk
from pos import kinds
from pos.catalog.trades import Trade
from pos.gallery import Office, create_office
from pos.stall import Stall, create_stall

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.window import Window

SIZES = ((1366, 768), (1024, 600))
"""The two computers that a stall has."""

_STALLS = {
    "klitikan": ("A12", "Klitikan Pak Djarwo"),
    "kuliner": ("K17", "Wedang Tahu Mbah Tin"),
    "fesyen": ("F03", "Batik Ratih"),
    "mebel": ("M04", "Mebel Jati Genuk"),
    "logam": ("L02", "Pande Besi Sumber"),
    "kriya": ("R05", "Kriya Rotan Asri"),
}
_TOLD = (".png", ".pdf", ".jsonl", ".csv", ".xlsx", ".json")
_SALES = 3
_GOODS_IN_A_SALE = 2


def play(out: Path, *, headless: bool) -> int:
    """Play the day, write screenshots, papers, summaries and the report under `out` (made anew), and list them.

    With a display the first stall's window stays open afterwards; without one everything happens offscreen.
    """
    seen = not headless and _has_display()
    if not seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ui import app

    application = QApplication.instance() or QApplication(["lapak"])
    assert isinstance(application, QApplication)
    out = out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.joinpath("pictures").mkdir(parents=True)
    collection = str(out.joinpath("collection"))
    with create_office(out.joinpath("office"), "GIK", "Galeri Industri Kreatif", collection) as office:
        for trade in kinds.load("pos.catalog.trades", "TRADE", Trade):
            with _stall(out, trade, collection) as stall:
                _sell(stall, out, application, pictures=trade == "fesyen")
        for waiting in office.waiting():
            office.enrol(waiting.data, waiting.fingerprint)
        office.collect()
        _report(office, out)
        window = app.build(office)
        window.show()
        _picture(window, out, "today", application)
        window.close()
    for path in sorted(path for path in out.rglob("*") if path.suffix in _TOLD):
        print(path)  # noqa: T201 - the demo's answer is the list of what it wrote
    return app.open_stall_window(out.joinpath("stalls", _STALLS["fesyen"][0])) if seen else 0


def _has_display() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _stall(out: Path, trade: str, collection: str) -> Stall:
    """A stall of one trade with its sample goods."""
    code, name = _STALLS[trade]
    stall = create_stall(out.joinpath("stalls", code), code=code, name=name, trade=trade, collection=collection)
    with as_file(files("resources").joinpath("sample", f"{trade}.csv")) as sheet:
        stall.import_sheet(sheet)
    return stall


def _sell(stall: Stall, out: Path, application: "QApplication", *, pictures: bool) -> None:
    """Sell through the selling screen, close on the day's screen, and hand in; receipts go to `papers/` as PDF."""
    from ui import app
    from ui.news import Screen
    from ui.stall.day import DayScreen
    from ui.stall.sell import SellScreen

    window = app.build(stall)
    window.show()
    sell = window.page
    assert isinstance(sell, SellScreen)
    goods = iter([product for product in sell.model.goods() if not product.sold_out and not product.weighed])
    for number in range(_SALES):
        for _, product in zip(range(_GOODS_IN_A_SALE), goods, strict=False):
            sell.scanned(product.code)
        if pictures and number == _SALES - 1:
            _picture(window, out, "sell", application)
        sell.pay()
        if pictures and number == _SALES - 1:
            _picture(window, out, "pay", application)
        _pay(sell)
        application.processEvents()
    _receipts(stall)
    window.show_screen(Screen.DAY)
    day = window.page
    assert isinstance(day, DayScreen)
    if pictures:
        _picture(window, out, "day", application)
    window.close()
    stall.close_day()
    stall.send()


def _pay(sell: object) -> None:
    """Take exact cash on the open sheet, as Enter does."""
    from ui.stall.sell import SellScreen

    assert isinstance(sell, SellScreen)
    sheet = sell.pay_sheet
    assert sheet is not None
    sheet.model.accept()


def _picture(window: "Window", out: Path, name: str, application: "QApplication") -> None:
    """The window as it is, at both sizes, light and dark."""
    from dataclasses import replace

    from ui.look.tokens import DARK, LIGHT
    from ui.look.wear import of

    for width, height in SIZES:
        window.resize(width, height)
        for tokens, scheme in ((DARK, "dark"), (LIGHT, "light")):
            window.set_look(replace(of(window), tokens=tokens))
            application.processEvents()
            window.grab().save(str(out.joinpath("pictures", f"{name}-{width}-{scheme}.png")))


def _receipts(stall: Stall) -> None:
    from pos.printing.pdf import pdf

    for sale in stall.till.sales_of_day(stall.today()):
        disk.write(stall.folder.joinpath("papers", f"{sale.number}.pdf"), pdf(stall.receipt(sale)))


def _report(office: Office, out: Path) -> None:
    for kind, data in _written(office):
        disk.write(out.joinpath(f"days.{kind}"), data)


def _written(office: Office) -> Iterator[tuple[str, bytes]]:
    table = office.report("days")
    for kind in ("csv", "xlsx", "json", "pdf"):
        yield kind, office.written(table, kind)
