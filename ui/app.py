"""The composition root of the window: builds it from a stall, an office or a summary file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pos import words
from pos.words import N_
from ui.background import Background, Runner
from ui.keys import Command
from ui.look.wear import Look, of, scheme
from ui.news import News, Screen
from ui.widgets.bars import Rail, StatusItem
from ui.widgets.page import Page
from ui.window import Window

if TYPE_CHECKING:
    from pos.gallery import Office
    from pos.stall import Stall
    from pos.till.sale import Sale
    from ui.models.coverage import CoverageModel
    from ui.models.printing import Printing
    from ui.models.status import StatusModel
    from ui.models.today import TodayModel
    from ui.office.today import TodayScreen
    from ui.stall.day import DayScreen
    from ui.stall.pay import PaySheet


def build(place: "Stall | Office", look: Look | None = None) -> Window:
    """The window of a stall or an office, its first screen shown inside; no event loop, not yet visible."""
    from pos.stall import Stall

    if isinstance(place, Stall):
        return build_stall(place, look or Look())
    return build_office(place, look or Look())


def build_stall(stall: "Stall", look: Look, runner: Runner | None = None) -> Window:
    """The window of a stall, on the selling screen."""
    from ui.models.delivery import Delivery
    from ui.models.printing import Printing
    from ui.printers import all_printers

    stall.printers = all_printers()
    news = News()
    makers: dict[Screen, Callable[[], Page]] = {
        Screen.SELL: lambda: _sell(stall, window, printing, work),
        Screen.HISTORY: lambda: _history(stall, window, printing),
        Screen.DAY: lambda: _day(stall, window, printing),
        Screen.CATALOG: lambda: _catalog(stall, window),
        Screen.OPENED: lambda: _opened(stall, window),
        Screen.DRAWER: lambda: _drawer(printing, news),
        Screen.SETTINGS: lambda: _settings(stall, window, printing),
    }
    window = Window(news, look, makers)
    background = Background(window)
    work = runner or background
    printing = Printing(stall, news, work, window)
    delivery = Delivery(stall, news, window)
    window.left.connect(printing.stop)
    window.left.connect(delivery.stop)
    window.left.connect(background.finish)
    window.file_dropped.connect(lambda path: _show_file(window, Path(path)))
    status = _show_status(window, stall, printing)
    news.language_asked.connect(lambda language: window.set_language(stall.set("language", language)))
    window.add_commands(
        [
            Command("reprint", N_("Print the last receipt again"), "F9", printing.reprint_last),
            Command("history", N_("History"), "F10", lambda: window.show_screen(Screen.HISTORY)),
            Command("settings", N_("Settings"), "Ctrl+,", lambda: window.show_screen(Screen.SETTINGS)),
            Command("drawer", N_("Open the drawer"), "F8", lambda: _ask_drawer(stall, window)),
            Command("day", N_("Close the day"), "Ctrl+T", lambda: window.show_screen(Screen.DAY)),
            Command("catalog", N_("Goods"), "Ctrl+B", lambda: window.show_screen(Screen.CATALOG)),
        ]
    )
    _make_common(window)
    _begin_day(stall, window)
    status.tell_clock()
    delivery.begin()
    return window


def build_office(office: "Office", look: Look) -> Window:
    """The window of an office, on Today."""
    from ui.models.coverage import CoverageModel
    from ui.models.opened import OpenedModel
    from ui.models.search import SearchModel
    from ui.models.stall_day import StallDayModel
    from ui.models.today import TodayModel
    from ui.office.coverage import CoverageScreen
    from ui.office.opened import OpenedScreen
    from ui.office.stall_day import StallDayScreen
    from ui.office.today import TodayScreen

    def key_of(stall: str, till: int, epoch: int) -> str | None:
        known = {(one.stall, one.till, one.epoch): one.key for one in office.stalls()}
        return known.get((stall, till, epoch))

    def show_file(path: str) -> None:
        opened.open(Path(path))
        news.show(Screen.OPENED)

    def show_stall_day(stall: str, till: int, day: str, about: str) -> None:
        stall_day.show(stall, till, day)
        news.show(Screen.STALL_DAY)
        if about and isinstance(window.page, StallDayScreen):
            window.page.look_for(about)

    def show_coverage(state: str) -> None:
        coverage.show_only(state)
        news.show(Screen.COVERAGE)

    def check_receipt(text: str) -> None:
        if stall_day.check(text):
            news.show(Screen.STALL_DAY)
        else:
            news.refuse(words.translate("{code} is no receipt of a stall").format(code=text))

    news = News()
    today, opened, stall_day = TodayModel(office, news), OpenedModel(news, key_of), StallDayModel(office, news)
    coverage = CoverageModel(office, news)
    page = TodayScreen(today, SearchModel(office, news, check_receipt, lambda: window.commands()))
    makers: dict[Screen, Callable[[], Page]] = {
        Screen.TODAY: lambda: page,
        Screen.COVERAGE: lambda: CoverageScreen(coverage),
        Screen.OPENED: lambda: OpenedScreen(opened, _open_outside, lambda: news.show(Screen.TODAY)),
        Screen.STALL_DAY: lambda: StallDayScreen(stall_day, _open_outside),
        Screen.SETTINGS: lambda: _office_settings(office, window, today),
        Screen.REPORTS: lambda: _reports(office, window),
        Screen.STALLS: lambda: _stalls(office, window),
    }
    window = Window(news, look, makers, Rail(office.code))
    window.add_commands(
        [Command("settings", N_("Settings"), "Ctrl+,", lambda: window.show_screen(Screen.SETTINGS))],
    )
    for model in (today, coverage, opened, stall_day):
        model.setParent(window)
    _make_common(window)
    _fill_rail(window, page, coverage)
    _name_office(window, office, page)
    window.file_dropped.connect(show_file)
    window.scan_left.connect(check_receipt)
    news.stall_day_asked.connect(show_stall_day)
    news.coverage_asked.connect(show_coverage)
    window.left.connect(today.stop)
    news.language_asked.connect(lambda language: window.set_language(office.set("language", language)))
    window.show_screen(Screen.TODAY)
    today.begin()
    return window


def _reports(office: "Office", window: Window) -> Page:
    from ui.models.reports import ReportsModel
    from ui.office.reports import ReportsScreen

    model = ReportsModel(office, window.news, window)
    window.left.connect(model.stop)
    return ReportsScreen(model, _open_outside)


def _stalls(office: "Office", window: Window) -> Page:
    from ui.models.stalls import StallsModel
    from ui.office.stalls import StallsScreen

    return StallsScreen(StallsModel(office, window.news, window))


def _office_settings(office: "Office", window: Window, today: "TodayModel") -> Page:
    from ui.models.office_settings import OfficeSettingsModel
    from ui.office.settings import SettingsScreen

    model = OfficeSettingsModel(office, window.news, window)
    model.collection_changed.connect(today.collect_quietly)
    screen = SettingsScreen(model)
    screen.closed.connect(lambda: window.show_screen(Screen.TODAY))
    return screen


def build_file(path: Path, look: Look | None = None) -> Window:
    """The window of one summary file, on a machine that need not know its stall."""
    from ui.models.opened import OpenedModel
    from ui.office.opened import OpenedScreen

    news = News()
    opened = OpenedModel(news)
    window = Window(news, look or Look(), {Screen.OPENED: lambda: OpenedScreen(opened, _open_outside)})
    opened.setParent(window)
    opened.changed.connect(lambda: window.bar.set_title(opened.path.name if opened.path else ""))
    window.file_dropped.connect(lambda dropped: opened.open(Path(dropped)))
    _make_common(window)
    window.setWindowTitle(path.name)
    news.language_asked.connect(window.set_language)
    opened.open(path)
    window.show_screen(Screen.OPENED)
    return window


def _name_office(window: Window, office: "Office", page: "TodayScreen") -> None:
    def name() -> None:
        window.setWindowTitle(office.name)
        window.bar.set_title(window.heading() or words.translate("A summary file"), office.name)

    window.language_changed.connect(name)
    window.shown_changed.connect(name)
    page.sheet_changed.connect(name)
    name()


def _fill_rail(window: Window, page: "TodayScreen", coverage: "CoverageModel") -> None:
    assert window.rail is not None
    rail = window.rail
    rail.add("today", "layout-dashboard", "")
    rail.add("coverage", "grid-3x3", "")
    rail.add("stall_day", "receipt-text", "")
    rail.add("reports", "chart-column", "")
    rail.add("stalls", "store", "")
    rail.add("requests", "key", "")
    rail.add("language", "languages", "", bottom=True)
    rail.add("settings", "settings", "", bottom=True)

    def name() -> None:
        for key, text in (
            ("today", N_("Today")),
            ("coverage", N_("Coverage")),
            ("stall_day", N_("Stall's day")),
            ("reports", N_("Reports")),
            ("stalls", N_("Stalls")),
            ("requests", N_("Enrolment")),
            ("settings", N_("Settings")),
        ):
            rail.buttons[key].set_text(words.translate(text))
        rail.buttons["language"].set_text("English" if words.language() == "id" else "Indonesia")

    def go(key: str) -> None:
        if key == "language":
            window.news.language_asked.emit(_other_language())
        elif key in ("stall_day", "coverage", "reports", "stalls", "settings"):
            window.show_screen(Screen(key))
        else:
            window.show_screen(Screen.TODAY)
            if key == "requests":
                page.show_requests()
        mark()

    def mark() -> None:
        if window.shown in (Screen.STALL_DAY, Screen.OPENED):
            rail.set_chosen("stall_day")
        elif window.shown in (Screen.COVERAGE, Screen.REPORTS, Screen.STALLS, Screen.SETTINGS):
            rail.set_chosen(window.shown.value)
        else:
            rail.set_chosen("requests" if page.shows_requests() else "today")

    def count() -> None:
        rail.buttons["coverage"].set_count(coverage.troubled())

    rail.chosen.connect(go)
    coverage.changed.connect(count)
    page.requests_changed.connect(rail.buttons["requests"].set_count)
    page.sheet_changed.connect(mark)
    window.shown_changed.connect(mark)
    window.language_changed.connect(name)
    window.news.scheme_asked.connect(name)
    name()
    count()
    rail.set_chosen("today")


def _sell(stall: "Stall", window: Window, printing: "Printing", work: Runner) -> Page:
    from ui.models.sell import SellModel
    from ui.stall.sell import SellScreen
    from ui.widgets.photos import Photos

    model = SellModel(stall, window.news, window)

    def make_pay() -> "PaySheet":
        from ui.models.pay import PayModel
        from ui.stall.pay import PaySheet

        paying = PayModel(stall, window.news, model.basket, window)
        paying.paid.connect(printing.after_sale)
        sheet = PaySheet(paying)
        sheet.printing_asked.connect(printing.print_receipt)
        sheet.copy_asked.connect(lambda _sale: printing.reprint_last())
        return sheet

    screen = SellScreen(model, make_pay, window.common_commands, Photos(work, window))
    screen.goods.sheet_asked.connect(lambda: _ask_sheet(window))
    return screen


def _ask_sheet(window: Window) -> None:
    from ui.stall.catalog import CatalogScreen

    window.show_screen(Screen.CATALOG)
    page = window.page
    assert isinstance(page, CatalogScreen)
    page.files.ask_sheet()


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
        if stall.settings.print == "always":
            model.recorded.connect(printing.print_receipt)
        return model

    return HistoryScreen(
        HistoryModel(stall, window.news, window),
        printing,
        make_refund,
        window.show_screen,
        _open_outside,
    )


def _settings(stall: "Stall", window: Window, printing: "Printing") -> Page:
    from ui.models.stall_settings import StallSettingsModel
    from ui.stall.settings import SettingsScreen

    screen = SettingsScreen(StallSettingsModel(stall, window.news, printing, window))
    screen.closed.connect(lambda: window.show_screen(Screen.SELL))
    return screen


def _day(stall: "Stall", window: Window, printing: "Printing") -> Page:
    from ui.models.day import DayModel
    from ui.stall.day import DayScreen

    screen = DayScreen(DayModel(stall, window.news, window))

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


def _catalog(stall: "Stall", window: Window) -> Page:
    from ui.models.catalog import CatalogModel
    from ui.models.intake import IntakeModel
    from ui.stall.catalog import CatalogScreen

    news = window.news
    intake = IntakeModel(stall, news, window)
    window.left.connect(intake.work.stop)
    return CatalogScreen(CatalogModel(stall, news, window), intake, news)


def _opened(stall: "Stall", window: Window) -> Page:
    from pos.handover import seal
    from ui.models.opened import OpenedModel
    from ui.office.opened import OpenedScreen

    def key_of(code: str, till: int, epoch: int) -> str | None:
        own = (code, till) == (stall.identity.stall, stall.identity.till)
        return seal.read_public(stall.folder.joinpath("keys", seal.PUBLIC)) if own else None

    model = OpenedModel(window.news, key_of, own=True, parent=window)
    return OpenedScreen(model, _open_outside, lambda: window.news.show(Screen.SELL))


def _show_file(window: Window, path: Path) -> None:
    from ui.office.opened import OpenedScreen

    window.show_screen(Screen.OPENED)
    page = window.page
    assert isinstance(page, OpenedScreen)
    page.model.open(path)


def _open_outside(path: Path) -> None:
    """In the system's own program for such files."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _show_printer(window: Window) -> None:
    from ui.stall.settings import SettingsScreen

    window.show_screen(Screen.SETTINGS)
    page = window.page
    assert isinstance(page, SettingsScreen)
    page.show_group("printer")


def _make_common(window: Window) -> None:
    """What every window can do, a stall's and the office's."""
    news = window.news
    news.scheme_asked.connect(lambda wish: window.set_look(replace(of(window), tokens=scheme(wish))))
    window.add_commands(
        [
            Command(
                "language", N_("Indonesian / English"), "Ctrl+I", lambda: news.language_asked.emit(_other_language())
            ),
            Command("scheme", N_("Light / dark"), "Ctrl+D", lambda: news.scheme_asked.emit(_other_scheme(window))),
        ]
    )


def _other_language() -> str:
    return "en" if words.language() == "id" else "id"


def _other_scheme(window: Window) -> str:
    return "light" if of(window).tokens.dark else "dark"


def _show_status(window: Window, stall: "Stall", printing: "Printing") -> "StatusModel":
    from ui.models.status import StatusModel

    model = StatusModel(stall, window.news, printing, window)
    till, office, printer, clock = (StatusItem() for _item in range(4))
    for item in (till, office, printer, clock):
        window.bar.status.addWidget(item)
    till.clicked.connect(lambda: _show_day(window).open_till())
    office.clicked.connect(lambda: _show_day(window).show_hand_in())
    printer.clicked.connect(lambda: _show_printer(window))

    def show() -> None:
        window.setWindowTitle(model.title())
        heading = window.heading()
        window.bar.set_title(heading or model.title(), model.title() if heading else "")
        window.bar.set_way_back(words.translate("Selling") if heading else "")
        states = (model.till(), model.office(), model.printer(), model.clock())
        for item, state in zip((till, office, printer, clock), states, strict=True):
            item.show_state(state.words, state.tone, short=state.short, icon=state.icon)

    model.changed.connect(show)
    window.language_changed.connect(show)
    window.shown_changed.connect(show)
    window.left.connect(model.stop)
    show()
    return model
