from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos import words
from pos.office.plot import Part, Plot
from pos.office.reports import Kind
from pos.papers.report import graph_of
from ui import app
from ui.look.wear import Look
from ui.models import spans
from ui.news import Screen
from ui.office.reports import ReportsScreen
from ui.office.reports.figures import figure_of, keys_of
from ui.office.today import TodayScreen
from ui.widgets.chart.figure import Figure
from ui.widgets.chart.heat import Heat
from ui.widgets.chart.lying import Across
from ui.widgets.chart.upright import Bars, Line, Piles, Upright
from ui.window import Window


@pytest.fixture
def window(gallery, qtbot: QtBot) -> Window:
    """The office's window on the reports, two trades sold today."""
    words.use("en")
    gallery.office.set("language", "en")
    for code, trade in (("A12", "klitikan"), ("K07", "kuliner")):
        gallery.open_stall(code, f"Lapak {code}", trade)
    gallery.admit()
    gallery.sell("A12", 87_000)
    gallery.sell("K07", 60_000, "qris")
    for code in gallery.stalls:
        gallery.hand_in(code)
    gallery.office.collect()
    made = app.build_office(gallery.office, Look())
    qtbot.addWidget(made)
    today = made.page
    assert isinstance(today, TodayScreen)
    today.model.stop()
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def screen(window: Window, qtbot: QtBot) -> ReportsScreen:
    assert window.rail is not None
    window.rail.buttons["reports"].click()
    page = window.pages[Screen.REPORTS]
    assert isinstance(page, ReportsScreen)
    choose(page, qtbot, "trades")
    return page


def choose(screen: ReportsScreen, qtbot: QtBot, report: str) -> None:
    screen.buttons[report].click()
    qtbot.waitUntil(lambda: not screen.model.busy, timeout=2000)


def test_the_rail_leads_to_the_reports_and_the_bar_says_so(window: Window, screen: ReportsScreen) -> None:
    assert window.page is screen
    assert window.rail is not None
    assert window.rail.buttons["reports"].isChecked()
    assert window.bar.title.text() == "Reports"
    assert screen.buttons["trades"].isChecked()
    assert screen.chart.title.text() == "By trade"
    assert "Antiques" in screen.chart.chart.as_text()
    assert screen.listed.table.text().splitlines()[-1].startswith("\t2\t")


def test_the_choice_is_kept_while_the_window_is_open(window: Window, screen: ReportsScreen, qtbot: QtBot) -> None:
    screen.asked.spans.chosen.emit("week")
    window.show_screen(Screen.TODAY)
    window.show_screen(Screen.REPORTS)
    assert window.page is screen
    assert (screen.model.report, screen.model.span, screen.asked.spans.key()) == ("trades", "week", "week")


def test_other_days_are_compared_by_the_menu(screen: ReportsScreen, qtbot: QtBot) -> None:
    screen.asked.other.menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: not screen.model.busy, timeout=2000)
    assert screen.asked.other.isChecked()
    assert "Net before" in screen.listed.table.text().splitlines()[0]
    choose(screen, qtbot, "days")
    assert not screen.asked.other.isEnabled()
    assert screen.chart.isHidden()


def test_own_days_are_typed_and_taken_by_enter(screen: ReportsScreen, qtbot: QtBot) -> None:
    assert not screen.asked.own.isVisible()
    screen.asked.spans.chosen.emit(spans.OWN)
    own = screen.asked.own
    assert own.isVisible()
    assert own.begins.text() == "1/11/2026"
    own.begins.set_text("1/1/2020")
    own.ends.set_text("2/1/2020")
    QTest.keyClick(own.ends.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.model.busy, timeout=2000)
    assert screen.listed.nothing.isVisible()
    assert not screen.listed.save.isEnabled()
    assert screen.chart.isHidden()


def test_letters_look_for_rows(window: Window, screen: ReportsScreen, qtbot: QtBot) -> None:
    screen.typed("f")
    screen.listed.search.set_text("food")
    assert screen.listed.table.table.rowCount() == 1
    screen.listed.search.set_text("zzz")
    assert screen.listed.nothing.isVisible()
    screen.listed.search.set_text("")
    assert screen.listed.table.isVisible()


def test_the_report_that_is_chosen_by_keys_is_scrolled_to(screen: ReportsScreen) -> None:
    screen.model.choose(list(screen.model.reports)[-1])
    screen.model.step(1)
    for _report in screen.model.reports:
        screen.model.step(1)
        assert not screen.buttons[screen.model.report].visibleRegion().isEmpty()


def test_every_verb_has_its_key(window: Window, screen: ReportsScreen, qtbot: QtBot) -> None:
    run: dict[str, Callable[[], object]] = {command.shortcut: command.run for command in screen.commands()}
    run["Ctrl+Down"]()
    assert screen.model.report != "trades"
    run["Ctrl+Up"]()
    qtbot.waitUntil(lambda: not screen.model.busy, timeout=2000)
    run["Ctrl+Shift+C"]()
    assert QGuiApplication.clipboard().text().startswith("Trade\tStalls")
    assert window.bar.toast.text == "Copied: paste it into a sheet or a message"


def test_it_is_saved_where_the_person_says_and_printed_outside(gallery, screen: ReportsScreen, qtbot: QtBot) -> None:
    opened: list[Path] = []
    saved = gallery.folder / "trades.csv"
    page = ReportsScreen(screen.model, opened.append, lambda _name: str(saved))
    qtbot.addWidget(page)
    page.listed.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: not page.model.file.busy, timeout=5000)
    assert saved.read_bytes().startswith(b"\xef\xbb\xbftrade;")
    page.listed.paper.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=5000)
    assert [path.suffix for path in opened] == [".pdf"]


MANY_DAYS = tuple((date(2026, 11, 1) + timedelta(at)).isoformat() for at in range(63))


def made_plot(
    kind: Literal["bars", "line", "stacked", "heat"],
    label_kind: Kind,
    labels: tuple[str | int, ...],
    *,
    before: bool = False,
) -> Plot:
    part = Part(name="cash", values=tuple(range(len(labels))))
    return Plot(
        kind=kind,
        labels=labels,
        label_kind=label_kind,
        name_kind="tender",
        value_kind="rupiah",
        parts=(part, part),
        before=part.values if before else None,
    )


@pytest.mark.parametrize(
    ("plot", "figure", "first"),
    [
        (made_plot("bars", "hour", (9, 10)), Bars, "09"),
        (made_plot("bars", "month", ("2026-11",)), Bars, "Nov 26"),
        (made_plot("bars", "weekday", (1, 2)), Bars, "Mon"),
        (made_plot("bars", "day", MANY_DAYS), Line, "Nov 26"),
        (made_plot("line", "week", ("2026-11-16",)), Line, "16/11"),
        (made_plot("bars", "trade", ("kuliner",)), Across, "Food"),
        (made_plot("stacked", "month", ("2026-11",)), Piles, "Nov 26"),
    ],
)
def test_a_plot_stands_over_time_and_lies_for_names(plot: Plot, figure: type[Figure], first: str) -> None:
    words.use("en")
    made = figure_of(graph_of(plot, "en"))
    assert type(made) is figure
    assert isinstance(made, Upright | Across)
    assert made.labels[0] == first


def test_a_grid_of_heat_has_the_parts_down_and_the_labels_across() -> None:
    words.use("en")
    made = figure_of(graph_of(made_plot("heat", "hour", (9, 10)), "en"))
    assert isinstance(made, Heat)
    assert (made.lines, made.columns) == (("Cash", "Cash"), ("09", "10"))


def test_the_colours_are_told_where_there_is_more_than_one() -> None:
    words.use("en")
    assert keys_of(graph_of(made_plot("bars", "hour", (9,)), "en")) == ()
    assert [key[0] for key in keys_of(graph_of(made_plot("bars", "hour", (9,), before=True), "en"))] == [
        "These days",
        "Before",
    ]
    assert [key[0] for key in keys_of(graph_of(made_plot("stacked", "hour", (9,), before=True), "en"))] == [
        "Cash",
        "Cash",
        "Before",
    ]


def test_of_many_rows_the_first_are_shown_at_once_and_the_others_follow(
    screen: ReportsScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.office.reports.listed._AT_ONCE", 1)
    screen.listed.show_model()
    assert screen.listed.table.table.rowCount() == 2, "a row and the sums"
    qtbot.waitUntil(lambda: screen.listed.table.table.rowCount() == 3, timeout=2000)
    screen.listed.show_model()
    screen.listed.copy_all()
    assert "kuliner" in QGuiApplication.clipboard().text()
    assert "klitikan" in QGuiApplication.clipboard().text()
