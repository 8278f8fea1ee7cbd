from dataclasses import replace

import pytest

from pos import words
from pos.errors import PosError
from pos.gallery import MIGRATIONS
from pos.office import reports
from pos.office.answer import Period, answer
from pos.office.plot import Part, plot
from pos.office.reports import Chart, Column
from pos.store import create_store

NET = Column("net", "Net", "rupiah")


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path.joinpath("lapak.db"), application_id=1, migrations=MIGRATIONS) as made:
        made.run("CREATE TABLE sold (day TEXT, trade TEXT, net INTEGER)")
        rows = [
            ("2026-10-01", "kriya", 7), ("2026-10-03", "mebel", 5),
            ("2026-11-01", "kriya", 10), ("2026-11-02", "mebel", 20), ("2026-11-02", "kriya", 30),
        ]  # fmt: skip
        made.many("INSERT INTO sold VALUES (?, ?, ?)", rows)
        yield made


def report(key, *columns, chart=None, by=None):
    by = by or ", ".join(column.id for column in columns if column.kind != "rupiah")
    select = "SELECT {by}, sum(net) FROM sold WHERE day BETWEEN :from AND :to GROUP BY {by} ORDER BY {by}"
    return reports.Report(
        id="x", title="X", group=reports.TIME, order=1, key=key, columns=columns, chart=chart,
        select=select.format(by=by),
    )  # fmt: skip


DAYS = report(("day",), Column("day", "Day", "day"), NET, chart=Chart(kind="line", label="day", value="net"))
TRADES = report(
    ("trade",), Column("trade", "Trade", "trade"), NET, chart=Chart(kind="bars", label="trade", value="net")
)
NOVEMBER, OCTOBER = Period("2026-11-01", "2026-11-30"), Period("2026-10-01", "2026-10-31")


def test_what_adds_up_has_a_total_over_the_rows_asked_for(store):
    told = answer(store, "GIK", TRADES, NOVEMBER)
    assert (told.columns, told.rows, told.totals) == (("trade", "net"), (("kriya", 40), ("mebel", 20)), (None, 60))


def test_what_runs_on_has_no_total(store):
    runs_on = replace(TRADES, columns=(TRADES.columns[0], replace(NET, adds=False)))
    assert answer(store, "GIK", runs_on, NOVEMBER).totals == (None, None)


def test_two_periods_stand_beside_each_other_row_by_row(store):
    words.use("en")
    told = answer(store, "GIK", TRADES, Period("2026-11-02", "2026-11-02"), Period("2026-10-01", "2026-10-01"))
    assert told.columns == ("trade", "net", "net_before", "net_change")
    assert told.headings == ("Trade", "Net", "Net before", "Net, change")
    assert told.rows == (("kriya", 30, 7, 23), ("mebel", 20, 0, 20))
    assert told.totals == (None, 50, 7, 43)


def test_what_only_the_period_before_has_stands_at_the_end(store):
    told = answer(store, "GIK", TRADES, Period("2026-11-01", "2026-11-01"), OCTOBER)
    assert told.rows == (("kriya", 10, 7, 3), ("mebel", 0, 5, -5))


def test_the_first_day_is_compared_with_the_first_day_in_order_of_time(store):
    told = answer(store, "GIK", DAYS, NOVEMBER, OCTOBER)
    assert told.rows == (("2026-11-01", 10, 7, 3), ("2026-11-02", 50, 0, 50), ("2026-11-03", 0, 5, -5))
    assert plot(told).parts[0].values == (10, 50, None)
    assert plot(told).before == (7, None, 5)


def test_an_open_period_begins_with_its_first_row(store):
    told = answer(store, "GIK", DAYS, Period("2026-11-01", None), Period(None, "2026-10-31"))
    assert told.rows[0] == ("2026-11-01", 10, 7, 3)


def test_a_month_is_compared_with_the_month_that_stands_at_its_place(store):
    months = report(("month",), Column("month", "Month", "month"), NET, by="substr(day, 1, 7)")
    told = answer(store, "GIK", months, Period("2027-10-01", "2027-12-31"), Period("2026-10-01", "2026-12-31"))
    assert told.rows == (("2027-10", 0, 12, -12), ("2027-11", 0, 60, -60))


def test_a_week_is_compared_by_its_monday(store):
    weeks = report(("week",), Column("week", "Week", "week"), NET, by="date(day, '-6 days', 'weekday 1')")
    told = answer(store, "GIK", weeks, Period("2026-11-02", "2026-11-08"), Period("2026-10-01", "2026-10-31"))
    assert told.rows == (("2026-11-02", 50, 12, 38),)


def test_nothing_is_compared_with_nothing(store):
    nothing = Period("2020-01-01", "2020-01-31")
    assert answer(store, "GIK", DAYS, nothing, nothing).rows == ()
    assert answer(store, "GIK", DAYS, NOVEMBER, nothing).rows == (
        ("2026-11-01", 10, 0, 10),
        ("2026-11-02", 50, 0, 50),
    )


def test_a_cell_that_is_unknown_changes_by_nothing_known(store):
    store.run("INSERT INTO sold VALUES ('2026-12-01', 'kriya', NULL)")
    told = answer(store, "GIK", TRADES, Period("2026-12-01", "2026-12-31"), NOVEMBER)
    assert told.rows == (("kriya", None, 40, None), ("mebel", 0, 20, -20))


def test_only_the_measures_that_a_report_names_are_compared(store):
    both = report(("trade",), Column("trade", "Trade", "trade"), Column("day", "Days", "count"), NET)
    both = replace(both, compared=("net",))
    assert answer(store, "GIK", both, NOVEMBER, OCTOBER).columns == ("trade", "net", "net_before", "net_change")


def test_a_report_of_single_days_is_not_compared(store):
    words.use("en")
    with pytest.raises(PosError, match="compare a report that adds up"):
        answer(store, "GIK", reports.find("days"), NOVEMBER, OCTOBER)


def test_bars_are_drawn_in_the_order_of_the_rows_with_the_period_before(store):
    drawn = plot(answer(store, "GIK", TRADES, NOVEMBER, OCTOBER))
    assert (drawn.labels, drawn.label_kind, drawn.value_kind) == (("kriya", "mebel"), "trade", "rupiah")
    assert (drawn.parts, drawn.before) == ((Part(name=None, values=(40, 20)),), (7, 5))


def test_the_last_bar_adds_up_the_others(store):
    store.run("INSERT INTO sold VALUES ('2026-12-01', 'fesyen', 0)")
    few = replace(TRADES, chart=Chart(kind="bars", label="trade", value="net", most=2))
    drawn = plot(answer(store, "GIK", few, Period()))
    assert (drawn.labels, drawn.parts[0].values, drawn.others) == (("fesyen", None), (0, 72), 2)


@pytest.mark.parametrize("kind", ["stacked", "heat"])
def test_stacks_and_grids_hold_a_value_for_every_label(store, kind):
    both = report(
        ("day", "trade"), Column("day", "Day", "day"), Column("trade", "Trade", "trade"), NET,
        chart=Chart(kind=kind, label="day", value="net", series="trade"),
    )  # fmt: skip
    drawn = plot(answer(store, "GIK", both, NOVEMBER))
    assert drawn.labels == ("2026-11-01", "2026-11-02")
    assert drawn.name_kind == "trade"
    assert drawn.parts == (Part(name="kriya", values=(10, 30)), Part(name="mebel", values=(None, 20)))
    assert plot(answer(store, "GIK", both, NOVEMBER, OCTOBER)).before == (7, None, 5)


def test_what_follows_in_time_is_drawn_in_order_of_time(store):
    columns = Column("weekday", "Weekday", "weekday"), Column("hour", "Hour", "hour"), NET
    heat = Chart(kind="heat", label="hour", value="net", series="weekday")
    told = answer(store, "GIK", report(("weekday", "hour"), *columns, chart=heat, by="1, net % 20"), NOVEMBER)
    assert [row[:2] for row in told.rows] == [(1, 0), (1, 10)]
    assert plot(replace(told, rows=told.rows[::-1])).labels == tuple(range(11))


@pytest.mark.parametrize(
    ("kind", "by", "labels"),
    [
        ("day", "day", ("2026-10-01", "2026-10-02", "2026-10-03")),
        ("week", "date(day, '-6 days', 'weekday 1', CASE net WHEN 5 THEN '14 days' ELSE '0 days' END)",
         ("2026-09-28", "2026-10-05", "2026-10-12")),
        ("month", "CASE net WHEN 7 THEN '2026-11' ELSE '2027-01' END", ("2026-11", "2026-12", "2027-01")),
        ("weekday", "net - 4", (1, 2, 3)),
    ],
)  # fmt: skip
def test_time_goes_on_where_nothing_was_handed_in(store, kind, by, labels):
    asked = report(("at",), Column("at", "At", kind), NET, chart=Chart(kind="line", label="at", value="net"), by=by)
    drawn = plot(answer(store, "GIK", asked, OCTOBER))
    assert drawn.labels == labels
    assert sorted(drawn.parts[0].values, key=str) == [5, 7, None]
    assert drawn.parts[0].values[1] is None


def test_nothing_is_drawn_of_no_rows_and_of_a_report_without_a_chart(store):
    assert plot(answer(store, "GIK", DAYS, Period("2020-01-01", "2020-01-31"))) is None
    assert plot(answer(store, "GIK", replace(DAYS, chart=None), NOVEMBER)) is None
