"""Plays a gallery's day through the real screens: stalls sell, print, close and hand in; the office collects."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from pos import canonical, console, kinds, words
from pos import clock as clocks
from pos import files as disk
from pos.ability import Ability
from pos.catalog.trades import Trade
from pos.console import has_display
from pos.gallery import Office, create_office
from pos.money import format_rupiah
from pos.ring import ring
from pos.stall import Stall, create_stall
from pos.till.makers.maker import Maker
from ui.demo import staff, trades
from ui.demo.camera import Camera
from ui.demo.cast import HAGGLES, PARTS, QRIS, REGISTER, REVISED, SHOWN, STILL_OPEN

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.models.day import DayModel
    from ui.models.haggle import HaggleModel
    from ui.models.pay import PayModel
    from ui.stall.sell import SellScreen
    from ui.window import Window

_ZONE = clocks.ZONES["WIB"]
_OPENS, _CLOSES, _COLLECTS = time(9), time(20, 30), time(20, 45)
_WEEKS = 8
"""Earlier weeks of which the same weekday was sold, so that the office has what to compare with."""
_FLOAT = 300_000
_CHANGES = 5
"""Before this buyer the till of the stall that is pictured changes hands."""
_WAYS = ("exact", "note", "qris", "exact", "card", "later", "note", "split")
_TOLD = (".png", ".pdf", ".jsonl", ".csv", ".xlsx", ".json")


class _Clock:
    """The day's moment, set by the play; once it runs it goes on as the machine's does."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.at(_OPENS)

    def at(self, moment: time, day: date | None = None) -> None:
        self._moment = datetime.combine(day or self.day, moment, _ZONE).astimezone(UTC)
        self._started: datetime | None = None

    def run(self) -> None:
        self._started = clocks.now()

    def __call__(self) -> datetime:
        return self._moment if self._started is None else self._moment + (clocks.now() - self._started)


def play(out: Path, *, headless: bool) -> int:
    """Play the day, write screenshots, papers, summaries and the report under `out` (made anew), and tell what
    each stall sold and where it all lies.

    With a display a stall's window, its day still open, and the office's stay open afterwards; without one everything
    happens offscreen.
    """
    seen = not headless and has_display()
    if not seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ui.desk import Desk

    application = QApplication.instance() or QApplication(["lapak"])
    assert isinstance(application, QApplication)
    out = out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.joinpath("pictures").mkdir(parents=True)
    clock = _Clock(clocks.now().astimezone(_ZONE).date())
    with ExitStack() as opened:
        office, stalls = _gallery(out, clock, opened)
        _play_earlier_days(office, stalls, clock)
        staff.engage(stalls[SHOWN])
        for trade, stall in stalls.items():
            _Player(application, clock, stall, trade, out).play()
        clock.at(_COLLECTS)
        office.collect()
        for stall in stalls.values():
            stall.delivery.send()
        _show_office(office, out, application)
        _tell(out, stalls)
        if not seen:
            return 0
        clock.run()
        desk = Desk(shares_screen=True)
        desk.show(office)
        return desk.run(stalls[STILL_OPEN])


def _tell(out: Path, stalls: dict[str, Stall]) -> None:
    """What each stall sold, and where everything lies that was written."""
    for stall in stalls.values():
        sales = stall.till.sales_of_day(stall.today())
        told = words.translate_plural(
            "{stall} {name}: {n} receipt, {amount}", "{stall} {name}: {n} receipts, {amount}", len(sales)
        )
        due = format_rupiah(sum(sale.due for sale in sales))
        console.say(told.format(stall=stall.identity.stall, name=stall.identity.name, n=len(sales), amount=due))
    for place in sorted(out.iterdir()):
        written = [path for path in (place, *place.rglob("*")) if path.suffix in _TOLD]
        told = words.translate_plural("{place}: {n} file", "{place}: {n} files", len(written))
        console.say(told.format(place=place, n=len(written)))


def _gallery(out: Path, clock: _Clock, opened: ExitStack) -> tuple[Office, dict[str, Stall]]:
    """The office and a stall of every trade, enrolled, all living by `clock`."""
    collection = str(out.joinpath("collection"))
    made = create_office(out.joinpath("office"), "GIK", "Galeri Industri Kreatif", collection, clock=clock)
    office = opened.enter_context(made)
    stalls = {}
    for trade in kinds.load("pos.catalog.trades", "TRADE", Trade):
        part = PARTS[trade]
        folder = out.joinpath("stalls", part.code)
        stall = create_stall(folder, code=part.code, name=part.name, trade=trade, collection=collection, clock=clock)
        stalls[trade] = opened.enter_context(stall)
        stall.set("qris", QRIS)
        _take_in(stall, trade)
        if stall.can(Ability.CONSIGNMENT):
            _agree_with_makers(stall, datetime.combine(clock.day - timedelta(weeks=_WEEKS), _OPENS, _ZONE))
    for waiting in office.admission.waiting():
        office.admission.enrol(waiting.data, waiting.fingerprint)
    for entry in REGISTER:
        office.register.save(entry, operation=f"register {entry.stall}")
    return office, stalls


def _take_in(stall: Stall, trade: str, *, stock: bool = False) -> None:
    with as_file(files("resources").joinpath("sample", f"{trade}.csv")) as sheet:
        stall.import_sheet(sheet, stock=stock)
    choices = files("resources").joinpath("sample", f"{trade}-choices.txt")
    if choices.is_file():
        stall.choices.take_in(choices.read_text("utf-8"), at=stall.now())


def _agree_with_makers(stall: Stall, at: datetime) -> None:
    """Each maker whom the goods name gets a share of what is sold, three quarters to nine tenths, from that day on."""
    for number, made in enumerate(stall.catalog.makers()):
        origin = next((product.origin or "" for product in stall.catalog.made_by(made.name)), "")
        share = 7_500 + 500 * (number % 4)
        stall.makers.keep(Maker(made.name, origin), share, at=at, operation=f"agree {number}")


# What was before


def _play_earlier_days(office: Office, stalls: dict[str, Stall], clock: _Clock) -> None:
    """The same weekday of the weeks before, and yesterday; one stall corrects its yesterday in the morning."""
    days = [clock.day - timedelta(weeks=week) for week in range(_WEEKS, 0, -1)] + [clock.day - timedelta(days=1)]
    for trade, stall in stalls.items():
        clock.at(_OPENS)
        if stall.can(Ability.ORDERS):
            _ring(stall, trade, days[:-2])
            _ring(stall, trade, days[-2:-1], close_days=False)
            trades.take_orders(stall, trade, days[-2], clock.day)
            _ring(stall, trade, days[-1:])
        else:
            _ring(stall, trade, days)
        _take_in(stall, trade, stock=True)
        stall.delivery.send()
    office.collect()
    for stall in stalls.values():
        stall.delivery.send()
    _revise(stalls[REVISED], days[-1])


def _ring(stall: Stall, trade: str, days: Sequence[date], *, close_days: bool = True) -> None:
    lines = [line for day in days for line in _earlier_sales(stall, trade, day)]
    for answer in ring(stall, map(canonical.encode, lines), close_days=close_days):
        assert "error" not in answer, answer


def _earlier_sales(stall: Stall, trade: str, day: date) -> Iterator[dict[str, object]]:
    """A day's lines of a ring file; single pieces are left for the day that is played."""
    chance = Random(f"{trade} {day}")
    goods = [one for one in stall.catalog.tiles(None, 100) if not one.unique and not one.weighed]
    for number, moment in enumerate(_moments(chance, PARTS[trade].buyers)):
        bought = chance.sample(goods, k=min(2, len(goods)))
        lines = [{"code": one.code, "qty": chance.randint(1, 2) if one.price < 100_000 else 1} for one in bought]
        due = sum(one.price * int(str(line["qty"])) for one, line in zip(bought, lines, strict=True))
        tender = {0: "card", 1: "qris", 2: "qris"}.get(number % 6, "cash")
        payment = {"tender": tender, "amount": due} | ({"confirmed": True} if tender == "qris" else {})
        at = clocks.zone_text(datetime.combine(day, moment, _ZONE), "WIB")
        yield {"id": f"{day} {number}", "at": at, "lines": lines, "payments": [payment] if due else []}


def _moments(chance: Random, buyers: int) -> Sequence[time]:
    """When they come between opening and closing, in order; most of them in the afternoon."""
    minutes = sorted(int(chance.triangular(9 * 60 + 10, 20 * 60 + 10, 17 * 60)) for _buyer in range(buyers))
    return [time(minute // 60, minute % 60) for minute in minutes]


def _revise(stall: Stall, day: date) -> None:
    """Something of yesterday comes back before the stall opens."""
    stall.reopen_day(day.isoformat(), "Lampu retak, uang kembali")
    sold = next(sale for sale in stall.till.sales_of_day(day.isoformat()) if sale.payments[0].tender == "cash")
    line = sold.lines[0]
    back = {
        "id": "back",
        "at": clocks.zone_text(stall.now(), "WIB"),
        "refund_of": sold.number,
        "lines": [{"line": 1, "qty": line.qty}],
        "reason": "retak",
        "payments": [{"tender": "cash", "amount": -line.amount}],
    }
    for answer in ring(stall, [canonical.encode(back)]):
        assert "error" not in answer, answer
    stall.close_day()
    stall.delivery.send()


# The day itself


class _Player:
    """One stall's day through its window."""

    def __init__(self, application: "QApplication", clock: _Clock, stall: Stall, trade: str, out: Path) -> None:
        from ui import app

        self.clock, self.stall, self.trade, self._out = clock, stall, trade, out
        self.window = app.build(stall)
        self.camera = Camera(self.window, application, out) if trade == SHOWN else None
        self.pad_camera = Camera(self.window, application, out) if trade == HAGGLES else None
        self.application = application
        self.staff = staff.Staff(self.window, application, self._picture) if trade == SHOWN else None
        clock.at(_OPENS)

    def play(self) -> None:
        """Open with a float, sell all day, close and hand in; receipts go to `papers/` as PDF."""
        from ui.news import Screen

        self.window.show()
        if self.staff is not None:
            self.staff.open(staff.MORNING)
        by = self.stall.people.actor
        self.stall.till.open_day(_FLOAT, at=self.stall.now(), operation=f"open {self.clock.day}", by=by)
        if self.stall.can(Ability.PIECES):
            trades.buy_in(self.stall)
        if self.trade == SHOWN:
            trades.count(self.stall)
        chance = Random(f"{self.trade} {self.clock.day}")
        for number, moment in enumerate(_moments(chance, PARTS[self.trade].buyers)):
            self.clock.at(moment)
            if self.staff is not None and number == _CHANGES:
                self._change_hands(self.staff, chance)
            self._serve(chance, _WAYS[number % len(_WAYS)])
        _write_receipts(self.stall)
        self._look_around()
        self._look_at_trade()
        if self.trade != STILL_OPEN:
            self.clock.at(_CLOSES)
            self.window.show_screen(Screen.DAY)
            self._close()
        self.window.close()

    def _look_around(self) -> None:
        """Pictures of what the day does not lead through."""
        from ui.news import Screen

        if self.camera is None:
            return
        self.window.bar.toast.hide()  # it tells of the last sale, in the language of that moment
        for screen in (Screen.HISTORY, Screen.CATALOG, Screen.SETTINGS):
            self.window.show_screen(screen)
            self._picture(screen)
        self._look_at_people()
        self.window.show_screen(Screen.SELL)

    def _look_at_trade(self) -> None:
        """The screens of what it does besides selling, each of one stall."""
        from ui.news import Screen

        camera = Camera(self.window, self.application, self._out)
        self.window.bar.toast.hide()
        for name, trade, screen in (
            ("makers", "kriya", Screen.MAKERS),
            ("orders", "mebel", Screen.ORDERS),
            ("buying", "klitikan", Screen.BUYING),
            ("stock", SHOWN, Screen.STOCK),
        ):
            if self.trade == trade:
                self.window.show_screen(screen)
                if screen == Screen.STOCK:
                    self._count_shelves()
                camera.take(name)
        self.window.show_screen(Screen.SELL)

    def _count_shelves(self) -> None:
        from ui.models.stock import COUNT
        from ui.stall.stock import StockScreen

        page = self.window.page
        assert isinstance(page, StockScreen)
        page.model.show(COUNT)

    def _look_at_people(self) -> None:
        """Who works here, and what was cancelled with whose PIN."""
        from ui.models.history import VOIDED
        from ui.news import Screen
        from ui.stall.history import HistoryScreen
        from ui.stall.settings import SettingsScreen

        page = self.window.page
        assert isinstance(page, SettingsScreen)
        page.show_group("people")
        self._picture("people")
        self.window.show_screen(Screen.HISTORY)
        page = self.window.page
        assert isinstance(page, HistoryScreen)
        page.model.choose_tender(VOIDED)
        self._picture("history-cancelled")

    def _serve(self, chance: Random, way: str) -> None:
        from ui.stall.pay import PaySheet
        from ui.stall.sell import SellScreen

        sell = self.window.page
        assert isinstance(sell, SellScreen)
        self._scan(sell, chance)
        if self.staff is not None and way == "card":
            self.staff.take_out(sell)
        self._picture("sell", when=way == "split")
        sell.pay()
        sheet = sell.pay_sheet
        assert isinstance(sheet, PaySheet)
        self._pay(sheet.model, way)
        self.application.processEvents()

    def _change_hands(self, people: staff.Staff, chance: Random) -> None:
        """A buyer goes without buying, and the next cashier takes over."""
        from ui.stall.sell import SellScreen

        sell = self.window.page
        assert isinstance(sell, SellScreen)
        self._scan(sell, chance)
        people.lose(sell)
        people.change(staff.EVENING)

    def _scan(self, sell: "SellScreen", chance: Random) -> None:
        goods = [one for one in self.stall.catalog.tiles(None, 100) if not one.sold_out and not one.weighed]
        for one in chance.sample(goods, k=min(2, len(goods))):
            sell.scanned(one.code)
            sell.model.take_dish()
            if sell.model.talk is not None:
                self._haggle(sell.model.talk)

    def _haggle(self, talk: "HaggleModel") -> None:
        """The buyer offers half, then more; they meet halfway."""
        for offered in (talk.asked // 2, talk.asked * 7 // 10):
            talk.begin_offer()
            talk.set_amount(offered // 5_000 * 5_000)
            talk.accept()
        self.window.bar.toast.hide()  # it tells of the offer, in the language of that moment
        if self.pad_camera is not None:
            self.pad_camera.take("haggle")
        talk.accept()

    def _pay(self, pay: "PayModel", way: str) -> None:
        """Pay the open sheet as the way says; the rest of a split is cash."""
        by_id = {tender.id: tender for tender in pay.tenders}
        if way in ("qris", "later"):
            pay.choose(by_id["qris"])
            self._picture("pay-qris", when=way == "later")
            pay.accept() if way == "qris" else pay.save_for_later()
            return
        if way == "note":
            pay.set_amount(-(-pay.due // 50_000) * 50_000)
            self._picture("pay", when=pay.change > 0)
        elif way in ("card", "split"):
            pay.choose(by_id["card"])
            if way == "split":
                pay.set_amount(pay.due // 2_000 * 1_000)
                pay.accept()
                self._picture("pay-split")
        pay.accept()
        self._picture("pay-done", when=way == "note")

    def _close(self) -> None:
        """Count the drawer note by note, give the reason of a difference, and close."""
        from ui.stall.day import DayScreen

        page = self.window.page
        assert isinstance(page, DayScreen)
        day: DayModel = page.model
        self._count(day, day.facts.cash.expected + PARTS[self.trade].difference)
        if day.needs_reason():
            day.set_reason("Salah kembalian")
        day.toggle_tag("busy")
        self._picture("day")
        day.close()
        while day.busy:
            self.application.processEvents()
        self._picture("day-closed")

    def _count(self, day: "DayModel", drawer: int) -> None:
        from ui.models.draft import PIECES

        for piece in PIECES:
            number, drawer = divmod(drawer, piece.worth)
            if number:
                day.set_number(piece, number)

    def _picture(self, name: str, *, when: bool = True) -> None:
        if self.camera is not None and when:
            self.camera.take(name)


def _write_receipts(stall: Stall) -> None:
    from pos.printing.pdf import pdf

    for sale in stall.till.sales_of_day(stall.today()):
        disk.write(stall.folder.joinpath("papers", f"{sale.number}.pdf"), pdf(stall.papers.receipt(sale)))


# The office


def _show_office(office: Office, out: Path, application: "QApplication") -> None:
    """Its day and one stall's summary file as pictures, and the report `days` in every form."""
    from ui import app
    from ui.news import Screen

    window = app.build(office)
    window.show()
    camera = Camera(window, application, out)
    camera.take("today")
    window.news.show_stall_day(PARTS[SHOWN].code, 1, office.day_now())
    camera.take("stall-day")
    window.show_screen(Screen.COVERAGE)
    camera.take("coverage")
    window.show_screen(Screen.REPORTS)
    _compare_trades(window)
    camera.take("reports")
    window.show_screen(Screen.STALLS)
    camera.take("stalls")
    window.close()
    name = f"GIK-{PARTS[SHOWN].code}-1_{office.day_now()}_*.jsonl"
    opened = app.build_file(next(out.joinpath("collection", "archive").rglob(name)))
    opened.show()
    Camera(opened, application, out).take("opened")
    opened.close()
    table = office.report("days")
    for kind in ("csv", "xlsx", "json", "pdf"):
        disk.write(out.joinpath(f"days.{kind}"), office.written(table, kind))


def _compare_trades(window: "Window") -> None:
    from ui.models.spans import BEFORE
    from ui.office.reports import ReportsScreen

    page = window.page
    assert isinstance(page, ReportsScreen)
    page.model.choose("trades")
    page.model.choose_span("week")
    page.model.choose_other(BEFORE)
