"""The window of an office: its screens, its rail, and what leads from one to another."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pos import words
from pos.words import N_
from ui.app.backing import Backing
from ui.app.common import SHEET, kind_of, make_common, open_outside, other_language
from ui.background import Background, Runner
from ui.keys import Command
from ui.look.wear import Look
from ui.news import News, Screen
from ui.widgets.bars import Rail
from ui.widgets.page import Page
from ui.window import Window

if TYPE_CHECKING:
    from pos.gallery import Office
    from ui.models.coverage import CoverageModel
    from ui.models.requests import RequestsModel
    from ui.models.today import TodayModel
    from ui.office.stalls import StallsScreen


_RAIL = (
    ("today", "layout-dashboard", N_("Today")),
    ("coverage", "grid-3x3", N_("Coverage")),
    ("stall_day", "receipt-text", N_("Stall's day")),
    ("reports", "chart-column", N_("Reports")),
    ("stalls", "store", N_("Stalls")),
)
"""The screen's key, icon, title."""


def build_office(office: "Office", look: Look, runner: Runner | None = None) -> Window:
    """The window of an office, on Today."""
    from ui.models.coverage import CoverageModel
    from ui.models.disk import OFFICE_FULL, DiskModel
    from ui.models.opened import OpenedModel
    from ui.models.paper import PaperModel
    from ui.models.requests import RequestsModel
    from ui.models.search import SearchModel
    from ui.models.stall_day import StallDayModel
    from ui.models.today import TodayModel
    from ui.office.coverage import CoverageScreen
    from ui.office.opened import OpenedScreen
    from ui.office.stall_day import StallDayScreen
    from ui.office.today import TodayScreen

    def show_file(name: str) -> None:
        path, kind = Path(name), kind_of(Path(name))
        if path.is_dir():
            news.show(Screen.TODAY)
            page.show_stick()
            page.stick.run(path)
        elif kind == SHEET:
            _show_stalls(window).look_into(path)
        elif kind == "request":
            _show_stalls(window).bring(path)
        elif slips.is_picture(path):
            slips.open(path)
        else:
            opened.open(path)
            news.show(Screen.OPENED)

    def ask_for_slip() -> None:
        from PySide6.QtWidgets import QFileDialog

        title = words.translate("A closing slip's picture or PDF")
        kinds = " ".join(f"*{suffix}" for suffix in slips.suffixes())
        path, _kind = QFileDialog.getOpenFileName(window, title, "", f"{title} ({kinds})")
        if path:
            slips.open(Path(path))

    def show_stall_day(stall: str, till: int, day: str, about: str) -> None:
        stall_day.show(stall, till, day)
        news.show(Screen.STALL_DAY)
        if about and isinstance(window.page, StallDayScreen):
            window.page.look_for(about)

    def show_coverage(state: str) -> None:
        coverage.show_only(state)
        news.show(Screen.COVERAGE)

    def check_receipt(text: str) -> None:
        if slips.is_code(text):
            slips.take(text)
        elif stall_day.check(text):
            news.show(Screen.STALL_DAY)
        else:
            news.refuse(words.translate("{code} is no receipt of a stall").format(code=text))

    news = News()
    background = Background()
    slips = PaperModel(office, news, runner or background)
    today, opened, stall_day = (
        TodayModel(office, news),
        OpenedModel(news, office.admission.keys_of),
        StallDayModel(office, news),
    )
    coverage, requests = CoverageModel(office, news), RequestsModel(office, news)
    page = TodayScreen(today, SearchModel(office, news, check_receipt, lambda: window.commands()))
    makers: dict[Screen, Callable[[], Page]] = {
        Screen.TODAY: lambda: page,
        Screen.COVERAGE: lambda: CoverageScreen(coverage),
        Screen.OPENED: lambda: OpenedScreen(opened, open_outside, lambda: news.show(Screen.TODAY)),
        Screen.STALL_DAY: lambda: StallDayScreen(stall_day, open_outside),
        Screen.SETTINGS: lambda: _settings(office, window, today, backing, runner or background),
        Screen.REPORTS: lambda: _reports(office, window, runner or background),
        Screen.STALLS: lambda: _stalls(office, window, requests),
    }
    window = Window(news, look, makers, Rail(office.code))
    backing = Backing(office, window, runner or background)
    disk = DiskModel(office, news, runner or background, OFFICE_FULL, window)
    window.add_commands(
        [
            Command("settings", N_("Settings"), "Ctrl+,", lambda: window.show_screen(Screen.SETTINGS)),
            Command("slip_picture", N_("Take a closing slip from a picture or PDF"), "", ask_for_slip),
        ],
    )
    for model in (today, coverage, opened, stall_day, slips, background, requests):
        model.setParent(window)
    make_common(window)
    _fill_rail(window, coverage, requests)
    _name_office(window, office)
    _join(today, requests)
    window.file_dropped.connect(show_file)
    page.slip_asked.connect(ask_for_slip)
    window.scan_left.connect(check_receipt)
    news.stall_day_asked.connect(show_stall_day)
    news.coverage_asked.connect(show_coverage)
    window.left.connect(today.stop)
    window.left.connect(disk.stop)
    window.left.connect(background.finish)
    news.language_asked.connect(lambda language: window.set_language(office.set("language", language)))
    window.show_screen(Screen.TODAY)
    today.begin()
    disk.begin()
    backing.begin()
    return window


def _reports(office: "Office", window: Window, runner: Runner) -> Page:
    from ui.models.reports import ReportsModel
    from ui.office.reports import ReportsScreen

    model = ReportsModel(office, window.news, runner, window)
    window.left.connect(model.stop)
    return ReportsScreen(model, open_outside)


def _stalls(office: "Office", window: Window, requests: "RequestsModel") -> Page:
    from ui.models.stalls import StallsModel
    from ui.office.stalls import StallsScreen

    return StallsScreen(StallsModel(office, window.news, window), requests)


def _show_stalls(window: Window) -> "StallsScreen":
    from ui.office.stalls import StallsScreen

    window.show_screen(Screen.STALLS)
    page = window.page
    assert isinstance(page, StallsScreen)
    return page


def _join(today: "TodayModel", requests: "RequestsModel") -> None:
    """Who asks is read after each collect; what waited for a till is collected once it is admitted."""

    def admitted() -> None:
        today.refresh()
        today.collect_quietly()

    today.collected.connect(requests.refresh)
    requests.admitted.connect(admitted)
    requests.changed.connect(lambda: today.tell_asking(requests.codes()))


def _settings(office: "Office", window: Window, today: "TodayModel", backing: Backing, work: Runner) -> Page:
    from ui.models.office_settings import OfficeSettingsModel
    from ui.models.report import ReportModel
    from ui.office.settings import SettingsScreen

    model = OfficeSettingsModel(office, window.news, window)
    model.collection_changed.connect(today.collect_quietly)
    report = ReportModel(office.folder, work, office, window)
    window.left.connect(report.stop)
    screen = SettingsScreen(model, backing.model, report)
    screen.closed.connect(lambda: window.show_screen(Screen.TODAY))
    return screen


def _name_office(window: Window, office: "Office") -> None:
    def name() -> None:
        window.setWindowTitle(office.name)
        window.bar.set_title(window.heading() or words.translate("A summary file"), office.name)

    window.language_changed.connect(name)
    window.shown_changed.connect(name)
    name()


def _fill_rail(window: Window, coverage: "CoverageModel", requests: "RequestsModel") -> None:
    assert window.rail is not None
    rail = window.rail
    for key, icon, _title in _RAIL:
        rail.add(key, icon, "")
    rail.add("language", "languages", "", bottom=True)
    rail.add("settings", "settings", "", bottom=True)

    def name() -> None:
        for key, _icon, title in _RAIL:
            rail.buttons[key].set_text(words.translate(title))
        rail.buttons["settings"].set_text(words.translate("Settings"))
        rail.buttons["language"].set_text("English" if words.language() == "id" else "Indonesia")

    def go(key: str) -> None:
        if key == "language":
            window.news.language_asked.emit(other_language())
        else:
            window.show_screen(Screen(key))
        mark()

    def mark() -> None:
        shown = Screen.STALL_DAY if window.shown is Screen.OPENED else window.shown or Screen.TODAY
        rail.set_chosen(shown.value)

    def count() -> None:
        rail.buttons["coverage"].set_count(coverage.troubled())

    rail.chosen.connect(go)
    coverage.changed.connect(count)
    requests.changed.connect(lambda: rail.buttons["stalls"].set_count(len(requests.waiting)))
    window.shown_changed.connect(mark)
    window.language_changed.connect(name)
    window.news.scheme_asked.connect(name)
    name()
    count()
    rail.set_chosen("today")
