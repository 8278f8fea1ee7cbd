"""The goods as a screen shows them: the first of the whole answer, and the others added up."""

from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.gallery import MIGRATIONS
from pos.office import reports
from pos.office.answer import Period, answer
from pos.office.goods import ranking
from pos.office.reading import growing
from pos.store import create_store

SOLD = (
    """
    INSERT INTO article_month VALUES (substr(:day, 1, 7), :id, 1, 1, :net)
    ON CONFLICT (month, article) DO UPDATE SET days = days + 1, qty = qty + 1, net = net + :net
    """,
    """
    INSERT INTO article_year VALUES (substr(:day, 1, 4), :id, 1, 1, :net)
    ON CONFLICT (year, article) DO UPDATE SET days = days + 1, qty = qty + 1, net = net + :net
    """,
    "INSERT INTO product VALUES (:day, :stall, 1, 1, :code, :name, :category, :per, 1, :net)",
)
EMPTY = ("DELETE FROM article_month", "DELETE FROM article_year", "DELETE FROM article", "DELETE FROM product")
nets = st.integers(-40, 90).map(lambda n: n * 1_000)
days = st.sampled_from(("2025-11-01", "2025-11-15", "2025-12-31", "2026-01-01", "2026-02-10", "2026-02-28"))


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path.joinpath("lapak.db"), application_id=1, migrations=MIGRATIONS) as made:
        yield made


def sell(store, sold):
    """Goods by name, each with what it brought on which days."""
    for statement in EMPTY:
        store.run(statement)
    for number, (name, by_day) in enumerate(sold.items(), start=1):
        which = {"id": number, "stall": "K07", "code": name, "name": name, "category": "", "per": 1}
        store.run("INSERT INTO article VALUES (:id, :stall, :code, :name, :category, :per)", which)
        for day, net in by_day.items():
            for statement in SOLD:
                store.run(statement, {**which, "day": day, "net": net})


def last(store, name, *asked, **more):
    *_, found = growing(store, "GIK", reports.find(name), *asked, **more)
    return found


@pytest.mark.parametrize("name", ["products", "slowest"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sold=st.dictionaries(st.text("abc", min_size=1, max_size=3), st.dictionaries(days, nets, min_size=1), max_size=12),
    period=st.tuples(days, days).map(sorted),
    against=st.none() | st.tuples(days, days).map(sorted),
)
def test_the_screen_tells_what_the_whole_answer_tells(store, name, sold, period, against):
    sell(store, sold)
    asked = Period(*period), None if against is None else Period(*against)
    whole, shown = answer(store, "GIK", reports.find(name), *asked), last(store, name, *asked)
    assert (shown.columns, shown.headings, shown.chart) == (whole.columns, whole.headings, whole.chart)
    assert sorted(shown.rows, key=str) == sorted(whole.rows, key=str)
    assert shown.totals == whole.totals or (not whole.rows and not shown.rows)
    net = shown.columns.index("net")
    assert [row[net] for row in shown.rows] == [row[net] for row in whole.rows]
    assert shown.left_out.rows == 0


def test_of_very_many_the_first_are_rows_and_the_others_are_added_up(store, monkeypatch):
    monkeypatch.setattr(ranking, "MOST", 3)
    monkeypatch.setattr(ranking, "_SLICE", 2)
    sell(store, {name: {"2026-02-10": at * 1_000} for at, name in enumerate("abcdefg")})
    for name, names in (("products", "gfe"), ("slowest", "abc")):
        shown = last(store, name, Period())
        assert "".join(shown.values("name")) == names
        assert shown.left_out.rows == 4
        assert shown.totals[-1] == 21_000
    against = last(store, "products", Period("2026-02-10", "2026-02-10"), Period("2025-01-01", "2025-02-01"))
    assert (against.values("net"), against.totals[-3:]) == ((6_000, 5_000, 4_000), (21_000, 0, 21_000))


def test_what_only_the_days_compared_with_have_comes_after(store):
    sell(store, {"old": {"2025-11-15": 9_000}, "new": {"2026-02-10": 1_000}})
    shown = last(store, "products", Period("2026-01-01", "2026-02-28"), Period("2025-11-01", "2025-12-31"))
    assert shown.values("name") == ("new", "old")
    assert (shown.values("net"), shown.values("net_change")) == ((1_000, 0), (1_000, -9_000))


def test_only_the_goods_that_are_looked_for_are_told(store):
    sell(store, {name: {"2026-02-10": 1_000} for name in ("topeng", "keris", "topi")})
    shown = last(store, "products", Period(), wanted=lambda row: "top" in row[2])
    assert sorted(shown.values("name")) == ["topeng", "topi"]
    assert shown.totals[-1] == 2_000


def test_it_begins_anew_where_something_was_recorded_meanwhile(store):
    sell(store, {"a": {"2026-02-10": 1_000}})
    reading = growing(store, "GIK", reports.find("products"), Period())
    assert len(list(islice(reading, 1))) == 1
    sell(store, {"b": {"2026-02-10": 2_000}})
    *_, shown = reading
    assert (shown.values("name"), shown.totals[-1]) == (("b",), 2_000)
