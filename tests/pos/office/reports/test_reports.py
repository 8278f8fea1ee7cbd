import sqlite3
from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pos.gallery import MIGRATIONS
from pos.office import reports
from pos.office.answer import Period, answer, parted
from pos.store import create_store
from pos.words import translate

LONGEST_SHEET_NAME = 31


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path.joinpath("lapak.db"), application_id=1, migrations=MIGRATIONS) as made:
        yield made


def rows(office, name, **days):
    table = office.report(name, **days)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize("name", reports.all_reports())
def test_every_report_keeps_the_contract(store, name):
    report = reports.find(name)
    columns = {column.id: column for column in report.columns}
    cursor = store.run(report.select, {"gallery": "GIK", **parted(("2026-11-01", "2026-11-30"))})
    assert len(cursor.description) == len(report.columns) == len(columns)
    assert report.group in (reports.TIME, reports.STALLS, reports.GOODS, reports.MONEY)
    assert set(report.key) <= columns.keys()
    assert not any(columns[id_].kind in reports.MEASURES for id_ in report.key)
    for language in ("id", "en"):
        assert len(translate(report.title, language)) <= LONGEST_SHEET_NAME
        assert not set(translate(report.title, language)) & set("[]:*?/\\")
    assert all(columns[id_].kind in reports.MEASURES for id_ in report.compared)
    if report.chart is not None:
        assert report.chart.value in (report.compared or columns)
        drawn = {report.chart.label, report.chart.value, report.chart.series or report.chart.label}
        assert drawn <= columns.keys()
        assert columns[report.chart.value].kind in reports.MEASURES
        assert (report.chart.kind in ("stacked", "heat")) == (report.chart.series is not None)
        assert report.chart.before is None
        assert report.key == () or {report.chart.label, report.chart.series or report.chart.label} <= set(report.key)


@pytest.mark.parametrize("name", reports.all_reports())
def test_every_report_answers_an_empty_office(store, name):
    assert answer(store, "GIK", reports.find(name), Period()).rows == ()


def test_the_days_report_has_the_promised_columns():
    assert [column.id for column in reports.find("days").columns] == [
        "gallery", "stall", "till", "trade", "epoch", "day", "number", "revision", "sales", "refunds", "gross",
        "discounts", "returns", "net", "tax_added", "tax_included", "rounding", "due", "cash", "qris", "card",
        "transfer", "difference", "state",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sql", ["DELETE FROM day", "PRAGMA user_version", "ATTACH ':memory:' AS other", "SELECT 1; SELECT 2"]
)
def test_a_report_can_only_read(store, sql):
    wrong = reports.Report(id="x", title="x", group="x", order=1, columns=(), select=sql)
    with pytest.raises((sqlite3.DatabaseError, sqlite3.ProgrammingError, sqlite3.Warning)):
        answer(store, "GIK", wrong, Period())
    store.run("INSERT INTO setting (name, value) VALUES ('x', 'y')")


def test_a_report_asks_only_for_its_days(gallery, till):
    gallery.admit(till)
    gallery.hand_in(till, *(till.close((9, 1_000 * n, "cash")) for n in (1, 2, 3)))
    gallery.office.collect()
    found = rows(gallery.office, "days", from_="2026-11-03", to="2026-11-03")
    assert [(row["day"], row["net"]) for row in found] == [("2026-11-03", 2_000)]


def test_every_figure_of_a_day_is_that_of_its_file(gallery, till):
    gallery.admit(till)
    file = till.close(
        (9, 50_000, "cash"), (10, 7_000, "qris"), (10, 4_000, "card"), (21, -2_000, "cash"), counted=47_000
    )
    gallery.hand_in(till, file)
    gallery.office.collect()
    (row,) = rows(gallery.office, "days")
    assert row == {
        "gallery": "GIK", "stall": "K07", "till": 1, "trade": "klitikan", "epoch": 1, "day": "2026-11-02", "number": 1,
        "revision": 1, "sales": 3, "refunds": 1, "gross": 61_000, "discounts": 0, "returns": 2_000, "net": 59_000,
        "tax_added": 0, "tax_included": 0, "rounding": 0, "due": 59_000, "cash": 48_000, "qris": 7_000, "card": 4_000,
        "transfer": 0, "difference": -1_000, "state": "ok",
    }  # fmt: skip
    assert rows(gallery.office, "hours") == [
        {"hour": 9, "sales": 1, "refunds": 0, "net": 50_000},
        {"hour": 10, "sales": 2, "refunds": 0, "net": 11_000},
        {"hour": 21, "sales": 0, "refunds": 1, "net": -2_000},
    ]
    assert rows(gallery.office, "tenders")[1] == {"tender": "qris", "count": 1, "amount": 7_000, "confirmed": 7_000}
    assert rows(gallery.office, "categories") == [
        {"trade": "klitikan", "category": "Antik", "lines": 2, "net": 48_000},
        {"trade": "klitikan", "category": "Rumah", "lines": 2, "net": 11_000},
    ]
    assert sum(row["qty"] for row in rows(gallery.office, "products")) == 2
    assert sum(row["net"] for row in rows(gallery.office, "products")) == 59_000


sold = st.tuples(st.integers(8, 21), st.integers(-500, 9_000).map(lambda n: n * 100), st.sampled_from(("cash", "qris")))
deeds = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(("close", "close", "revise")), st.lists(sold, max_size=3)),
    min_size=1,
    max_size=9,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=deeds, chance=st.randoms(use_true_random=False))
def test_whatever_the_order_of_delivery_the_totals_are_those_of_the_newest_revisions(
    new_till, tmp_path_factory, deeds, chance, make_gallery
):
    with make_gallery(tmp_path_factory.mktemp("gallery")) as gallery:
        tills = [
            new_till(stall=code, trade=trade)
            for code, trade in (("K01", "kuliner"), ("K02", "kriya"), ("K03", "kriya"))
        ]
        files = []
        for which, deed, sales in deeds:
            till = tills[which]
            if deed == "close" or not till.days:
                files.append((till, till.close(*sales)))
            else:
                files.append((till, till.revise(chance.randint(1, len(till.days)), *sales)))
        gallery.admit(*tills)
        offered = files + chance.sample(files, len(files) // 2)
        chance.shuffle(offered)
        for till, file in offered:
            gallery.hand_in(till, file)
            if chance.random() < 0.4:
                gallery.office.collect()
        gallery.office.collect()

        newest = [day.told for till in tills for day in till.days]
        assert gallery.names("inbox") == []
        assert sum(row["net"] for row in rows(gallery.office, "days")) == sum(told.totals.net for told in newest)
        assert {(row["stall"], row["number"], row["revision"]) for row in rows(gallery.office, "days")} == {
            (told.stall, told.number, told.revision) for told in newest
        }
        assert_reports_add_up(gallery.office, newest)
        assert gallery.office.check().problems == ()


def assert_reports_add_up(office, newest):
    by_hour, by_tender, by_trade, by_category = Counter(), Counter(), Counter(), Counter()
    for told in newest:
        by_trade[told.trade] += 0
        for sale in told.sales:
            net = sum(line.amount for line in sale.lines)
            by_hour[int(sale.at[11:13])] += net
            by_trade[told.trade] += net
            for line in sale.lines:
                by_category[told.trade, line.category] += line.amount
            for payment in sale.payments:
                by_tender[payment.tender] += payment.amount
    assert {row["hour"]: row["net"] for row in rows(office, "hours")} == by_hour
    assert {row["tender"]: row["amount"] for row in rows(office, "tenders")} == by_tender
    assert {row["trade"]: row["net"] for row in rows(office, "trades")} == by_trade
    assert {(row["trade"], row["category"]): row["net"] for row in rows(office, "categories")} == by_category


def test_a_period_of_one_day_is_both_its_ends(gallery, till):
    gallery.admit(till)
    gallery.hand_in(till, till.close((9, 1_000, "cash"), day=date(2026, 11, 30)))
    gallery.office.collect()
    assert len(rows(gallery.office, "days", from_="2026-11-30", to="2026-11-30")) == 1


days_of_years = st.dates(date(2024, 11, 1), date(2027, 2, 28)).map(date.isoformat)


@given(from_=days_of_years, to=days_of_years, day=days_of_years)
@example(from_="2025-01-01", to="2026-12-31", day="2026-12-31")
@example(from_="2025-02-01", to="2025-12-31", day="2025-12-31")
@example(from_="2025-12-02", to="2026-01-30", day="2026-01-01")
def test_a_day_stands_in_one_part_of_its_period_and_in_none_of_another(from_, to, day):
    parts = parted((from_, to))
    places = {
        "years": parts["first_year"] <= day[:4] <= parts["last_year"],
        "months before": parts["first"] <= day[:7] <= parts["head_month"],
        "months after": parts["tail_month"] <= day[:7] <= parts["last"],
        "days before": parts["from"] <= day <= parts["head"],
        "days after": parts["tail"] <= day <= parts["to"],
    }
    assert sum(places.values()) == (from_ <= day <= to), places


def test_a_long_answer_grows_by_pages_and_begins_anew_where_something_was_recorded_meanwhile(
    gallery, till, monkeypatch
):
    monkeypatch.setattr("pos.office.answer._PAGE", 2)
    gallery.admit(till)
    gallery.hand_in(till, *(till.close((9, 1_000 * n, "cash")) for n in range(1, 6)))
    gallery.office.collect()
    grown = list(gallery.office.reporting("days"))
    assert [len(table.rows) for table in grown] == [2, 4, 5]
    assert grown[-1] == gallery.office.report("days")
    reading = gallery.office.reporting("days")
    next(reading)
    gallery.hand_in(till, till.revise(1, (9, 500, "cash")))
    gallery.office.collect()
    *_, last = reading
    assert last == gallery.office.report("days")
    assert last.values("net")[0] == 1_500
