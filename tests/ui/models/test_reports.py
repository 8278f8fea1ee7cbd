from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from ui.background import Background, Runner
from ui.models import spans
from ui.models.reports import ReportsModel
from ui.news import News


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def model(gallery, qtbot: QtBot, told: list[str], at_once: Runner) -> ReportsModel:
    """A kuliner and a klitikan stall sold on the 20th and the 21st; this month is asked about by trade."""
    words.use("en")
    for code, trade in (("A12", "klitikan"), ("K07", "kuliner")):
        gallery.open_stall(code, f"Lapak {code}", trade)
    gallery.admit()
    gallery.at -= timedelta(1)
    gallery.sell("A12", 40_000)
    gallery.hand_in("A12")
    gallery.at += timedelta(1)
    gallery.sell("A12", 87_000)
    gallery.sell("K07", 60_000, "qris")
    for code in gallery.stalls:
        gallery.hand_in(code)
    gallery.office.collect()
    news = News()
    news.refused.connect(lambda text: told.append(f"refused {text}"))
    news.said.connect(lambda text, _undo: told.append(text))
    made = ReportsModel(gallery.office, news, at_once)
    made.choose("trades")
    answered(made, qtbot)
    return made


def answered(model: ReportsModel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not model.busy and model.is_whole and model.table is not None, timeout=2000)


def shown(model: ReportsModel, column: str) -> list[str]:
    assert model.table is not None
    at = model.table.columns.index(column)
    return [marks[at].text for _key, marks in model.answer().grid.rows]


def test_the_reports_are_listed_by_what_they_are_about(model: ReportsModel) -> None:
    listed = [report for _title, reports in model.groups() for report, _name in reports]
    assert sorted(listed) == sorted(model.reports)
    assert len({title for title, _reports in model.groups()}) == len(model.groups())


def test_a_choice_shows_at_once_and_its_answer_a_turn_later(model: ReportsModel, qtbot: QtBot) -> None:
    seen: list[tuple[bool, str]] = []
    model.changed.connect(lambda: seen.append((model.busy, model.table.id if model.table else "")))
    model.choose("hours")
    assert seen == [(True, "trades")]
    answered(model, qtbot)
    assert seen[-1] == (False, "hours")


def test_the_answer_has_its_rows_in_words_and_their_sums(model: ReportsModel) -> None:
    assert shown(model, "trade") == ["Antiques", "Food"]
    assert shown(model, "net") == ["127.000", "60.000"]
    totals = model.answer().totals
    assert totals is not None
    assert model.table is not None
    assert totals[model.table.columns.index("net")].value == 187_000
    assert totals[0].text == "Total"
    assert model.answer().about == "2 rows"


def test_a_month_that_stays_open_is_told_of_reports_by_month(gallery, model: ReportsModel, qtbot: QtBot) -> None:
    assert model.lacking() == ""
    gallery.at += timedelta(1)
    model.choose("monthly")
    answered(model, qtbot)
    assert model.lacking() == ""
    gallery.at += timedelta(1)
    model.refresh()
    qtbot.waitUntil(lambda: model.lacking() == "Nov 2026: open, 2 days are lacking", timeout=2000)
    assert model.is_whole


def test_only_rows_that_contain_the_text_are_shown_and_added_up(model: ReportsModel, qtbot: QtBot) -> None:
    model.choose("hours")
    model.choose("trades")
    answered(model, qtbot)
    model.filter(" FOOD ")
    assert shown(model, "net") == ["60.000"]
    assert model.answer().totals is None
    model.choose("hours")
    assert model.wanted == ""


@pytest.mark.parametrize("wanted", ["a-12", "A12"])
def test_a_stall_is_shown_as_people_say_its_code_and_found_either_way(
    model: ReportsModel, qtbot: QtBot, wanted: str
) -> None:
    model.choose("stalls")
    answered(model, qtbot)
    assert shown(model, "stall") == ["A-12", "K-07"]
    model.filter(wanted)
    assert shown(model, "stall") == ["A-12"]


def test_two_periods_stand_beside_each_other_with_their_change(model: ReportsModel, qtbot: QtBot) -> None:
    model.choose_span("day")
    model.choose_other(spans.BEFORE)
    answered(model, qtbot)
    assert (shown(model, "net"), shown(model, "net_before")) == (["87.000", "60.000"], ["40.000", "0"])
    assert shown(model, "net_change") == ["+47.000", "+60.000"]
    assert model.table is not None
    assert model.table.columns[:4] == ("trade", "net", "net_before", "net_change")
    plot = model.plot(12)
    assert plot is not None
    assert plot.before == (40_000, None)
    assert model.days() == "21 Nov 2026 against 20 Nov 2026"


def test_a_report_of_single_facts_is_compared_with_nothing(model: ReportsModel, qtbot: QtBot) -> None:
    model.choose_other(spans.BEFORE)
    model.choose("days")
    answered(model, qtbot)
    assert not model.compares
    assert model.against is None
    assert len(model.answer().grid.rows) == 3
    model.choose("trades")
    assert model.against is not None


def test_own_days_begin_as_those_shown_and_are_taken_as_typed(
    model: ReportsModel, qtbot: QtBot, told: list[str]
) -> None:
    model.choose_span(spans.OWN)
    assert model.period == ("2026-11-01", "2026-11-21")
    assert model.set_days("20/11/2026", "20/11/2026")
    answered(model, qtbot)
    assert shown(model, "net") == ["40.000"]
    assert not model.set_days("21/11/2026", "20/11/2026")
    assert not model.set_days("20/11", "20/11/2026")
    assert [text[:8] for text in told] == ["refused "] * 2
    assert model.period == ("2026-11-20", "2026-11-20")
    model.choose_other(spans.OWN)
    assert model.set_days("1/1/2026", "19/11/2026", other=True)
    assert model.against == ("2026-01-01", "2026-11-19")


def test_the_largest_are_drawn_and_the_others_together(model: ReportsModel, qtbot: QtBot) -> None:
    plot = model.plot(1)
    assert plot is not None
    assert sum(plot.parts[0].values) == 187_000
    assert len(plot.labels) == 1
    model.choose("daily")
    answered(model, qtbot)
    plot = model.plot(1)
    assert plot is not None
    assert (len(plot.labels), plot.others) == (2, 0), "a day is never one of the others"
    model.choose("days")
    answered(model, qtbot)
    assert model.plot(12) is None


def test_it_is_saved_by_a_name_that_tells_what_it_is(model: ReportsModel, told: list[str], tmp_path: Path) -> None:
    assert model.file_name("csv") == "GIK_trades_2026-11-01_2026-11-21.csv"
    for kind, begins in (("csv", b"\xef\xbb\xbftrade;"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        path = tmp_path / model.file_name(kind)
        model.save_as(path, kind)
        assert path.read_bytes().startswith(begins)
    model.save_as(tmp_path / "nowhere" / "x.csv", "csv")
    assert not model.file.busy
    assert told[0] == "Saved as GIK_trades_2026-11-01_2026-11-21.csv"
    assert told[-1].startswith("refused ")


def test_the_paper_is_a_pdf_in_the_offices_own_folder(model: ReportsModel) -> None:
    shown_papers: list[Path] = []
    model.paper(shown_papers.append)
    (paper,) = shown_papers
    assert paper.parent == model.office.folder / "papers"
    assert paper.read_bytes().startswith(b"%PDF")


def test_the_keys_go_from_report_to_report_round_the_end(model: ReportsModel) -> None:
    first = next(iter(model.reports))
    model.choose(first)
    model.step(-1)
    assert model.report == list(model.reports)[-1]
    model.step(1)
    assert model.report == first


def test_of_very_many_rows_the_first_are_shown_and_all_are_added_up_and_found(
    model: ReportsModel, qtbot: QtBot
) -> None:
    assert model.table is not None
    row = model.table.rows[0]
    model.table = replace(model.table, rows=(row,) * 2_000 + (model.table.rows[1],) * 2)
    answer = model.answer()
    assert len(answer.grid.rows) == 2_000
    assert answer.about == "The first 2.000 of 2.002 rows"
    assert answer.totals is not None
    assert answer.totals[model.table.columns.index("net")].value == 2_000 * 127_000 + 2 * 60_000
    model.filter("food")
    assert model.busy, "a great many rows are looked through a slice a turn"
    answered(model, qtbot)
    assert model.answer().about == "2 rows"
    model.filter("")
    assert model.answer().about == "The first 2.000 of 2.002 rows"


def test_what_is_left_out_of_a_long_answer_is_added_up_found_and_saved(
    gallery, model: ReportsModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pos.office.reading.FEW", 1)
    monkeypatch.setattr("pos.office.answer._PAGE", 1)
    model.choose("days")
    answered(model, qtbot)
    answer = model.answer()
    assert (len(answer.grid.rows), answer.about) == (1, "The first 1 of 3 rows")
    assert answer.totals is not None
    assert model.table is not None
    assert answer.totals[model.table.columns.index("net")].value == 187_000
    model.save_as(tmp_path / "days.csv", "csv")
    qtbot.waitUntil(lambda: not model.file.busy, timeout=2000)
    assert len((tmp_path / "days.csv").read_text("utf-8-sig").splitlines()) == 4
    for wanted, about in (("k-07", "1 row"), ("60.000", "1 row"), ("21 nov 2026 ", "The first 1 of 2 rows")):
        model.filter(wanted)
        answered(model, qtbot)
        assert model.answer().about == about


def test_of_very_many_goods_the_best_are_shown_and_found_by_their_names(
    model: ReportsModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.office.goods.ranking.MOST", 1)
    model.choose("products")
    answered(model, qtbot)
    assert model.table is not None
    assert (shown(model, "stall"), model.table.left_out.rows) == (["A-12"], 1)
    plot = model.plot(12)
    assert plot is not None
    assert (sum(value or 0 for value in plot.parts[0].values), plot.others) == (187_000, 1)
    for wanted in ("k-07", "K07"):
        model.filter(wanted)
        answered(model, qtbot)
        assert model.answer().about == "1 row"


def test_of_a_long_answer_the_first_rows_are_shown_while_the_others_are_read(
    model: ReportsModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.office.answer._PAGE", 2)
    monkeypatch.setattr("ui.models.reports._SHORT", 2)
    seen: list[tuple[int, str]] = []
    model.changed.connect(lambda: seen.append((len(model.answer().grid.rows), model.answer().about)))
    model.choose("days")
    qtbot.waitUntil(lambda: not model.busy and model.is_whole, timeout=2000)
    assert seen[1:] == [(2, "Working it out…"), (3, "3 rows")]


def test_a_file_is_written_off_the_window_one_at_a_time(gallery, qtbot: QtBot, told: list[str], tmp_path: Path) -> None:
    news, background = News(), Background()
    news.said.connect(lambda text, _undo: told.append(text))
    model = ReportsModel(gallery.office, news, background)
    model.choose("days")
    answered(model, qtbot)
    seen: list[bool] = []
    model.changed.connect(lambda: seen.append(model.file.busy))
    model.save_as(tmp_path / "one.xlsx", "xlsx")
    model.save_as(tmp_path / "two.xlsx", "xlsx")
    assert model.file.busy
    qtbot.waitUntil(lambda: not model.file.busy, timeout=5000)
    assert seen == [True, False]
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx"] == ["one.xlsx"]
    assert len(told) == 1
    assert background.finish()
