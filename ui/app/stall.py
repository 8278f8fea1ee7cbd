"""The window of a stall: its screens, its status, and what leads from one to another."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pos import words
from pos.ability import Ability
from pos.words import N_
from ui.app.attending import Attending
from ui.app.backing import Backing
from ui.app.board import BUYER, QUEUE, Board
from ui.app.clock import ask_about
from ui.app.common import kind_of, make_common, open_outside
from ui.background import Background, Runner
from ui.keys import Command
from ui.look.wear import Look
from ui.news import News, Screen
from ui.widgets.bars import StatusItem
from ui.widgets.page import Page
from ui.window import Window

if TYPE_CHECKING:
    from pos.stall import Stall
    from pos.till.sale import Sale
    from ui.models.delivery import Delivery
    from ui.models.haggle import HaggleModel
    from ui.models.morning import MorningModel
    from ui.models.order_payment import OrderPayModel
    from ui.models.printing import Printing
    from ui.models.status import StatusModel
    from ui.stall.day import DayScreen
    from ui.stall.haggle import HagglePad
    from ui.stall.pay import PaySheet


def build_stall(stall: "Stall", look: Look, runner: Runner | None = None) -> Window:
    """The window of a stall, on the selling screen."""
    from ui.models.delivery import Delivery
    from ui.models.disk import STALL_FULL, DiskModel
    from ui.models.morning import MorningModel
    from ui.models.printing import Printing
    from ui.printers import all_printers

    stall.printers = all_printers()
    news = News()
    makers: dict[Screen, Callable[[], Page]] = {
        Screen.SELL: lambda: _sell(stall, window, printing, morning, work, board),
        Screen.HISTORY: lambda: _history(stall, window, printing),
        Screen.DAY: lambda: _day(stall, window, printing, backing),
        Screen.CATALOG: lambda: _catalog(stall, window, printing, work),
        Screen.STOCK: lambda: _stock(stall, window),
        Screen.CREDIT: lambda: _credit(stall, window, printing),
        Screen.UNRECEIPTED: lambda: _unreceipted(stall, window, printing),
        Screen.ORDERS: lambda: _orders(stall, window, printing),
        Screen.BUYING: lambda: _buying(stall, window, printing, work),
        Screen.AGEING: lambda: _ageing(stall, window, printing),
        Screen.MAKERS: lambda: _makers(stall, window, printing),
        Screen.OPENED: lambda: _opened(stall, window),
        Screen.DRAWER: lambda: _drawer(printing, news),
        Screen.SETTINGS: lambda: _settings(stall, window, printing, delivery, backing, work),
    }
    window = Window(news, look, makers)
    board = Board(stall, window)
    background = Background(window)
    work = runner or background
    printing = Printing(stall, news, work, window)
    delivery = Delivery(stall, news, window)
    backing = Backing(stall, window, work, lambda: _nobody_pays(window), lambda: stall.people.actor)
    disk = DiskModel(stall, news, work, STALL_FULL, window)
    morning = MorningModel(stall, news, window)
    window.left.connect(disk.stop)
    window.left.connect(morning.stop)
    window.left.connect(printing.stop)
    window.left.connect(delivery.stop)
    window.left.connect(background.finish)
    window.file_dropped.connect(lambda path: _show_file(window, Path(path), delivery))
    attending = Attending(stall, window, work, lambda: status.title())
    status = _show_status(window, stall, printing, attending)
    news.clock_doubted.connect(lambda error, again: ask_about(stall, window, error, again))
    news.language_asked.connect(
        lambda language: window.set_language(stall.set("language", language, by=stall.people.actor))
    )
    window.add_commands(
        [
            Command("reprint", N_("Print the last receipt again"), "F9", printing.reprint_last),
            Command("history", N_("History"), "F10", lambda: window.show_screen(Screen.HISTORY)),
            Command("settings", N_("Settings"), "Ctrl+,", lambda: window.show_screen(Screen.SETTINGS)),
            Command("drawer", N_("Open the drawer"), "F8", lambda: _ask_drawer(stall, window)),
            Command("day", N_("Close the day"), "Ctrl+T", lambda: window.show_screen(Screen.DAY)),
            Command("catalog", N_("Goods"), "Ctrl+B", lambda: window.show_screen(Screen.CATALOG)),
            Command(
                "board",
                N_("Queue board on a second window"),
                "Ctrl+Shift+K",
                lambda: board.toggle(QUEUE),
                offered=lambda: stall.can(Ability.KITCHEN),
            ),
            Command("buyer", N_("Basket on a second window"), "Ctrl+Shift+U", lambda: board.toggle(BUYER)),
            Command("stock", N_("Stock"), "Ctrl+Shift+B", lambda: window.show_screen(Screen.STOCK)),
            Command(
                "unreceipted",
                N_("Take back without a receipt"),
                "Ctrl+Shift+R",
                lambda: window.show_screen(Screen.UNRECEIPTED),
            ),
            Command("credit", N_("Store credit"), "Ctrl+Shift+T", lambda: window.show_screen(Screen.CREDIT)),
            Command(
                "orders",
                N_("Orders"),
                "Ctrl+J",
                lambda: window.show_screen(Screen.ORDERS),
                offered=lambda: stall.can(Ability.ORDERS),
            ),
            Command(
                "makers",
                N_("Makers"),
                "Ctrl+M",
                lambda: window.show_screen(Screen.MAKERS),
                offered=lambda: stall.can(Ability.CONSIGNMENT),
            ),
            Command(
                "buying",
                N_("Buy goods in"),
                "Ctrl+G",
                lambda: window.show_screen(Screen.BUYING),
                offered=lambda: stall.can(Ability.PIECES),
            ),
            Command(
                "ageing",
                N_("Age of the goods"),
                "Ctrl+H",
                lambda: window.show_screen(Screen.AGEING),
                offered=lambda: stall.can(Ability.PIECES),
            ),
        ]
    )
    window.add_commands(attending.commands(), offered=False)
    make_common(window)
    _begin_day(stall, window)
    status.tell_clock()
    delivery.begin()
    disk.begin()
    morning.begin()
    backing.begin()
    attending.begin()
    return window


def _nobody_pays(window: Window) -> bool:
    from ui.stall.sell import SellScreen

    return not (isinstance(window.page, SellScreen) and window.page.place.shows_kept)


def _sell(
    stall: "Stall", window: Window, printing: "Printing", morning: "MorningModel", work: Runner, board: Board
) -> Page:
    from ui.models.sell import SellModel
    from ui.stall.sell import SellScreen
    from ui.widgets.photos import Photos

    model = SellModel(stall, window.news, window)

    def make_pay() -> "PaySheet":
        from ui.models.pay import PayModel
        from ui.stall.pay import PaySheet

        paying = PayModel(stall, window.news, model.basket, window)
        paying.paid.connect(printing.after_sale)
        board.take(paying)
        sheet = PaySheet(paying)
        sheet.printing_asked.connect(printing.print_receipt)
        sheet.copy_asked.connect(lambda _sale: printing.reprint_last())
        sheet.done.certificate.clicked.connect(lambda: _show_certificates(window, paying.sale))
        return sheet

    model.kitchen.told.connect(printing.go_on)
    photos = Photos(work, window)

    def make_pad(talk: "HaggleModel", shade: int) -> "HagglePad":
        from ui.stall.haggle import HagglePad

        return HagglePad(talk, photos, shade)

    screen = SellScreen(model, make_pay, make_pad, window.offer.common, photos)
    board.follow(model, screen.place)
    screen.goods.sheet_asked.connect(lambda: _ask_sheet(window))
    for changed in (morning.changed, window.language_changed, window.news.recorded):
        changed.connect(lambda *_: screen.basket.show_proof(morning.proof()))
    screen.basket.show_proof(morning.proof())
    return screen


def _ask_sheet(window: Window) -> None:
    from ui.stall.catalog import CatalogScreen

    window.show_screen(Screen.CATALOG)
    page = window.page
    assert isinstance(page, CatalogScreen)
    page.files.ask_sheet()


def _show_certificates(window: Window, sale: "Sale | None") -> None:
    """The certificates of what was just sold, where they can be had again at any time."""
    from ui.stall.history import HistoryScreen

    if sale is None:
        return
    window.show_screen(Screen.HISTORY)
    page = window.page
    assert isinstance(page, HistoryScreen)
    page.model.open(sale.number)
    page.show_certificates()


def _ask_drawer(stall: "Stall", window: Window) -> None:
    if stall.settings.printer:
        window.show_screen(Screen.DRAWER)
    else:
        window.news.refuse(words.translate("No printer is set up: the drawer hangs on it"))


def _drawer(printing: "Printing", news: News) -> Page:
    from ui.stall.drawer import DrawerScreen

    return DrawerScreen(printing.open_drawer, lambda: news.show(Screen.SELL))


def _history(stall: "Stall", window: Window, printing: "Printing") -> Page:
    from ui.models.history import HistoryModel
    from ui.models.refund import RefundModel
    from ui.stall.history import HistoryScreen

    def make_refund(sale: "Sale") -> RefundModel:
        model = RefundModel(stall, window.news, sale)
        model.recorded.connect(printing.after_sale)
        model.recorded.connect(lambda sale: _print_credit(stall, printing, sale))
        if stall.settings.print == "always":
            model.recorded.connect(printing.print_receipt)
        return model

    return HistoryScreen(
        HistoryModel(stall, window.news, window),
        printing,
        make_refund,
        window.show_screen,
        open_outside,
    )


def _settings(
    stall: "Stall", window: Window, printing: "Printing", delivery: "Delivery", backing: Backing, work: Runner
) -> Page:
    from ui.models.people import PeopleModel
    from ui.models.report import ReportModel
    from ui.models.stall_settings import StallSettingsModel
    from ui.stall.settings import SettingsScreen

    report = ReportModel(stall.folder, work, stall, window)
    window.left.connect(report.stop)
    screen = SettingsScreen(
        StallSettingsModel(stall, window.news, printing, delivery, window),
        backing.model,
        PeopleModel(stall, window.news, work, window),
        report,
    )
    screen.closed.connect(lambda: window.show_screen(Screen.SELL))
    return screen


def _day(stall: "Stall", window: Window, printing: "Printing", backing: Backing) -> Page:
    from ui.models.day import DayModel
    from ui.stall.day import DayScreen

    screen = DayScreen(DayModel(stall, window.news, window))
    screen.model.day_closed.connect(lambda: backing.model.take_soon())

    def print_slips(day: str, copies: int) -> None:
        for _copy in range(copies):
            printing.print_closing_slip(day)

    screen.slip_asked.connect(print_slips)
    screen.printing_asked.connect(printing.print_now)
    screen.keeping_asked.connect(printing.keep)
    return screen


def _show_day(window: Window) -> "DayScreen":
    from ui.stall.day import DayScreen

    window.show_screen(Screen.DAY)
    page = window.page
    assert isinstance(page, DayScreen)
    return page


def _begin_day(stall: "Stall", window: Window) -> None:
    """The screen that a morning begins on: selling, but for a day to be closed first or a float to be told."""
    from ui.models.status import morning

    window.show_screen(Screen.SELL)
    need = morning(stall)
    if need == "close":
        _show_day(window)
    elif need == "open":
        _show_day(window).open_till()


def _catalog(stall: "Stall", window: Window, printing: "Printing", work: Runner) -> Page:
    from ui import camera
    from ui.models.camera import CameraModel
    from ui.models.catalog import CatalogModel
    from ui.models.intake import IntakeModel
    from ui.stall.catalog import CatalogScreen

    news = window.news
    intake = IntakeModel(stall, news, window)
    window.left.connect(intake.work.stop)
    screen = CatalogScreen(CatalogModel(stall, news, window), intake, CameraModel(work, camera.found, window), news)
    screen.printing_asked.connect(printing.print_now)
    screen.keeping_asked.connect(printing.keep)
    return screen


def _stock(stall: "Stall", window: Window) -> Page:
    from ui.models.stock import StockModel
    from ui.stall.stock import StockScreen

    return StockScreen(StockModel(stall, window.news, window))


def _print_credit(stall: "Stall", printing: "Printing", refund: "Sale") -> None:
    """The slip of the store credit that a refund gave: it is worth money."""
    for payment in refund.payments:
        if payment.tender == "credit" and payment.reference:
            owed = stall.credit.owed(stall.credit.find(payment.reference))
            printing.print_now(stall.papers.credit_slip(owed))


def _credit(stall: "Stall", window: Window, printing: "Printing") -> Page:
    from ui.models.credit import CreditModel
    from ui.stall.credit import CreditScreen

    screen = CreditScreen(CreditModel(stall, window.news, window))
    screen.printing_asked.connect(printing.print_now)
    screen.keeping_asked.connect(printing.keep)
    return screen


def _unreceipted(stall: "Stall", window: Window, printing: "Printing") -> Page:
    from ui.models.unreceipted import UnreceiptedModel
    from ui.stall.unreceipted import UnreceiptedScreen

    model = UnreceiptedModel(stall, window.news, window)
    model.recorded.connect(printing.after_sale)
    model.recorded.connect(lambda sale: _print_credit(stall, printing, sale))
    model.recorded.connect(lambda sale: printing.print_receipt(sale) if stall.settings.print == "always" else None)
    return UnreceiptedScreen(model)


def _orders(stall: "Stall", window: Window, printing: "Printing") -> Page:
    from ui.models.orders import OrdersModel
    from ui.stall.orders import OrdersScreen
    from ui.stall.pay import PaySheet

    def make_pay(paying: "OrderPayModel") -> PaySheet:
        paying.paid.connect(lambda sale: printing.after_sale(sale) if sale is not None else None)
        sheet = PaySheet(paying)
        sheet.printing_asked.connect(printing.print_receipt)
        sheet.copy_asked.connect(lambda _sale: printing.reprint_last())
        return sheet

    screen = OrdersScreen(OrdersModel(stall, window.news, window), make_pay)
    screen.printing_asked.connect(printing.print_now)
    screen.keeping_asked.connect(printing.keep)
    return screen


def _buying(stall: "Stall", window: Window, printing: "Printing", work: Runner) -> Page:
    from ui import camera
    from ui.models.buying import BuyingModel
    from ui.models.camera import CameraModel
    from ui.stall.buying import BuyingScreen
    from ui.stall.catalog.camera import CameraSheet

    looking = CameraModel(work, camera.found, window)
    screen = BuyingScreen(BuyingModel(stall, window.news, window), lambda: CameraSheet(looking))
    screen.printing_asked.connect(printing.print_now)
    screen.keeping_asked.connect(printing.keep)
    screen.goods_asked.connect(lambda code: _show_goods(window, code))
    return screen


def _show_goods(window: Window, code: str) -> None:
    from ui.stall.catalog import CatalogScreen

    window.show_screen(Screen.CATALOG)
    page = window.page
    assert isinstance(page, CatalogScreen)
    page.model.pick(code)


def _ageing(stall: "Stall", window: Window, printing: "Printing") -> Page:
    from ui.models.ageing import AgeingModel
    from ui.stall.ageing import AgeingScreen

    screen = AgeingScreen(AgeingModel(stall, window.news, window))
    screen.printing_asked.connect(printing.print_now)
    screen.keeping_asked.connect(printing.keep)
    return screen


def _makers(stall: "Stall", window: Window, printing: "Printing") -> Page:
    from ui.models.makers import MakersModel
    from ui.stall.makers import MakersScreen

    screen = MakersScreen(MakersModel(stall, window.news, window))
    screen.printing_asked.connect(printing.print_now)
    screen.keeping_asked.connect(printing.keep)
    return screen


def _opened(stall: "Stall", window: Window) -> Page:
    from ui.models.opened import OpenedModel
    from ui.office.opened import OpenedScreen

    def keys_of(code: str, till: int, epoch: int) -> tuple[str, ...]:
        own = (code, till) == (stall.identity.stall, stall.identity.till)
        return tuple(stall.delivery.own_keys()) if own else ()

    model = OpenedModel(window.news, keys_of, own=True, parent=window)
    return OpenedScreen(model, open_outside, lambda: window.news.show(Screen.SELL))


def _show_file(window: Window, path: Path, delivery: "Delivery") -> None:
    from ui.office.opened import OpenedScreen

    if kind_of(path) == "ack":
        delivery.read_answer(path)
        return
    window.show_screen(Screen.OPENED)
    page = window.page
    assert isinstance(page, OpenedScreen)
    page.model.open(path)


def _show_printer(window: Window) -> None:
    from ui.stall.settings import SettingsScreen

    window.show_screen(Screen.SETTINGS)
    page = window.page
    assert isinstance(page, SettingsScreen)
    page.show_group("printer")


def _show_status(window: Window, stall: "Stall", printing: "Printing", attending: Attending) -> "StatusModel":
    from ui.models.status import StatusModel

    model = StatusModel(stall, window.news, printing, window)
    cashier, till, office, printer, clock = (StatusItem() for _item in range(5))
    for item in (cashier, till, office, printer, clock):
        window.bar.status.addWidget(item)
    cashier.clicked.connect(attending.switch)
    till.clicked.connect(lambda: _show_day(window).open_till())
    office.clicked.connect(lambda: _show_day(window).show_hand_in())
    printer.clicked.connect(lambda: _show_printer(window))

    def show() -> None:
        window.setWindowTitle(model.title())
        heading = window.heading()
        window.bar.set_title(heading or model.title(), model.title() if heading else "")
        window.bar.set_way_back(words.translate("Selling") if heading else "")
        who = model.cashier()
        cashier.setVisible(who is not None)
        states = (who or model.till(), model.till(), model.office(), model.printer(), model.clock())
        for item, state in zip((cashier, till, office, printer, clock), states, strict=True):
            item.show_state(state.words, state.tone, short=state.short, icon=state.icon)

    model.changed.connect(show)
    attending.changed.connect(show)
    window.language_changed.connect(show)
    window.shown_changed.connect(show)
    window.left.connect(model.stop)
    return model
