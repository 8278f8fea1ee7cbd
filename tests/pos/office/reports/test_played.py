"""Every report over a small office of two stalls and four days, its figures added up by hand."""

from datetime import date

import pytest

from pos.handover.summary import to_body
from pos.office.answer import Period
from pos.office.digest import tables as digest_tables
from pos.office.register.entry import Entry

MON, TUE, NEXT_MON, DEC = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 9), date(2026, 12, 7)


def entry(stall, **facts):
    return Entry(stall=stall, name=f"Lapak {stall}", **facts)


def shift(cashier, expected, counted):
    return {
        "opened_at": "2026-12-07T08:00:00+07:00", "closed_at": "2026-12-07T20:00:00+07:00", "cashier": cashier,
        "expected": expected, "counted": counted, "difference": None if counted is None else counted - expected,
        "reason": None,
    }  # fmt: skip


def warning(kind):
    return {"kind": kind, "at": "2026-12-07T12:00:00+07:00", "seq": 1, "text": ""}


@pytest.fixture
def office(gallery, new_till, changed):
    tools, crafts = new_till(), new_till(stall="A12", trade="kriya", name="Kriya Bu Sri")
    gallery.admit(tools, crafts)
    gallery.hand_in(
        tools,
        tools.close((9, 50_000, "cash"), (10, 7_000, "qris"), day=MON),
        tools.close((9, 20_000, "cash"), (15, -5_000, "cash"), day=TUE),
        tools.close((10, 4_000, "card"), day=NEXT_MON),
        tools.close((11, 1_000, "cash"), day=DEC),
    )
    gallery.hand_in(crafts, crafts.close((9, 30_000, "qris"), day=MON))
    crafts.close((13, 60_000, "cash"), (13, 40_000, "cash"), (14, -10_000, "cash"), day=DEC)
    sales = [
        {**sale, "cashier": cashier, "lines": [{**sale["lines"][0], "maker": maker, "origin": origin}]}
        for sale, (cashier, maker, origin) in zip(
            to_body(crafts.days[-1].told)["sales"],
            (("Sri", "Bu Tini", "Jepara"), ("Sri", "Pak Warno", "Jepara"), (None, "Bu Tini", "Jepara")),
            strict=True,
        )
    ]
    told = changed(
        crafts.days[-1].told,
        sales=sales,
        shifts=[shift("Sri", 100_000, 98_000), shift("Sri", 90_000, 90_500), shift("Budi", 90_000, None)],
        warnings=[warning("reprint"), warning("reprint"), warning("drawer")],
    )
    gallery.hand_in(crafts, crafts.resealed(told))
    assert len(gallery.office.collect().accepted) == 6
    assert gallery.office.check().problems == ()
    return gallery.office


def rows(office, name, *columns, **asked):
    table = office.report(name, **asked)
    places = [table.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in table.rows]


def test_days_are_added_up_over_all_stalls(office):
    assert rows(office, "daily", "day", "stalls", "sales", "refunds", "gross", "returns", "net") == [
        ("2026-11-02", 2, 3, 0, 87_000, 0, 87_000),
        ("2026-11-03", 1, 1, 1, 20_000, 5_000, 15_000),
        ("2026-11-09", 1, 1, 0, 4_000, 0, 4_000),
        ("2026-12-07", 2, 3, 1, 101_000, 10_000, 91_000),
    ]


def test_a_week_begins_on_its_monday(office):
    assert rows(office, "weekly", "week", "days", "stalls", "net") == [
        ("2026-11-02", 2, 2, 102_000),
        ("2026-11-09", 1, 1, 4_000),
        ("2026-12-07", 1, 2, 91_000),
    ]


def test_a_month_holds_its_days(office):
    assert rows(office, "monthly", "month", "days", "stalls", "net") == [
        ("2026-11", 3, 2, 106_000),
        ("2026-12", 1, 2, 91_000),
    ]


def test_a_weekday_tells_what_one_such_day_brings(office):
    assert rows(office, "weekdays", "weekday", "days", "net", "average") == [
        (1, 3, 182_000, 60_666),
        (2, 1, 15_000, 15_000),
    ]


def test_the_busy_hours_of_the_week(office):
    assert rows(office, "rush", "weekday", "hour", "sales", "refunds", "net") == [
        (1, 9, 2, 0, 80_000), (1, 10, 2, 0, 11_000), (1, 11, 1, 0, 1_000), (1, 13, 2, 0, 100_000),
        (1, 14, 0, 1, -10_000), (2, 9, 1, 0, 20_000), (2, 15, 0, 1, -5_000),
    ]  # fmt: skip


def test_stalls_stand_by_what_they_sold(office):
    assert rows(office, "stalls", "stall", "name", "trade", "days", "sales", "net") == [
        ("A12", "Kriya Bu Sri", "kriya", 2, 3, 120_000),
        ("K07", "Klitikan Pak Djarwo", "klitikan", 4, 5, 77_000),
    ]


def test_the_register_says_whose_a_stall_is_and_where_it_stands(office):
    office.register.save(entry("A12", vendor="Sri Rahayu", place="Lantai 2", regencies="Jepara"), operation="1")
    assert rows(office, "stalls", "stall", "vendor", "place", "regencies", "net") == [
        ("A12", "Sri Rahayu", "Lantai 2", "Jepara", 120_000),
        ("K07", "", "", "", 77_000),
    ]
    assert rows(office, "vendors", "stall", "vendor", "place", "month", "turnover", "cumulated") == [
        ("A12", "Sri Rahayu", "Lantai 2", "2026-11", 30_000, 30_000),
        ("A12", "Sri Rahayu", "Lantai 2", "2026-12", 90_000, 120_000),
        ("K07", "", "", "2026-11", 76_000, 76_000),
        ("K07", "", "", "2026-12", 1_000, 77_000),
    ]


def test_a_stall_of_no_registered_gallery_is_the_offices_own(office):
    assert rows(office, "galleries", "gallery", "stalls", "days", "net") == [("GIK", 2, 6, 197_000)]
    office.register.save(entry("A12", gallery="Galeri UMKM"), operation="1")
    office.register.save(entry("K07"), operation="2")
    assert rows(office, "galleries", "gallery", "stalls", "days", "net", "due") == [
        ("Galeri UMKM", 1, 2, 120_000, 120_000),
        ("GIK", 1, 4, 77_000, 77_000),
    ]


def test_a_vendors_turnover_runs_on_through_the_year(office):
    assert rows(
        office, "vendors", "stall", "month", "gross", "returns", "turnover", "cumulated", "cash", "cashless"
    ) == [
        ("A12", "2026-11", 30_000, 0, 30_000, 30_000, 0, 30_000),
        ("A12", "2026-12", 100_000, 10_000, 90_000, 120_000, 90_000, 0),
        ("K07", "2026-11", 81_000, 5_000, 76_000, 76_000, 65_000, 11_000),
        ("K07", "2026-12", 1_000, 0, 1_000, 77_000, 1_000, 0),
    ]


def test_ways_of_paying_day_by_day(office):
    assert rows(office, "tender_days", "day", "tender", "count", "amount", to="2026-11-30") == [
        ("2026-11-02", "cash", 1, 50_000),
        ("2026-11-02", "qris", 2, 37_000),
        ("2026-11-03", "cash", 2, 15_000),
        ("2026-11-09", "card", 1, 4_000),
    ]


def test_cashiers_with_their_sales_and_their_drawers(office):
    columns = ("stall", "cashier", "sales", "refunds", "gross", "returns", "net", "shifts", "difference")
    assert rows(office, "cashiers", *columns) == [
        ("A12", "", 0, 1, 0, 10_000, -10_000, 0, None),
        ("A12", "Ayu", 1, 0, 30_000, 0, 30_000, 0, None),
        ("A12", "Budi", 0, 0, 0, 0, 0, 1, None),
        ("A12", "Sri", 2, 0, 100_000, 0, 100_000, 2, -1_500),
        ("K07", "Ayu", 5, 1, 82_000, 5_000, 77_000, 0, None),
    ]


def test_only_drawers_that_differ_are_told(office):
    assert rows(office, "differences", "day", "stall", "cashier", "expected", "counted", "difference") == [
        ("2026-12-07", "A12", "Sri", 100_000, 98_000, -2_000),
        ("2026-12-07", "A12", "Sri", 90_000, 90_500, 500),
    ]


def test_refunds_stand_beside_what_was_let_off(office):
    assert rows(office, "discounts", "stall", "discounts", "refunds", "returns") == [
        ("A12", 0, 1, 10_000),
        ("K07", 0, 1, 5_000),
    ]


def test_what_the_days_warn_of_is_counted(office):
    assert rows(office, "warnings", "stall", "kind", "days", "count") == [
        ("A12", "reprint", 1, 2),
        ("A12", "drawer", 1, 1),
    ]


def test_makers_and_their_regencies(office):
    assert rows(office, "makers", "maker", "origin", "stalls", "lines", "net", from_="2026-12-01") == [
        ("Bu Tini", "Jepara", 1, 2, 50_000),
        ("Pak Warno", "Jepara", 1, 1, 40_000),
        ("", "", 1, 1, 1_000),
    ]
    assert rows(office, "regencies", "origin", "makers", "stalls", "net", from_="2026-12-01") == [
        ("Jepara", 2, 1, 90_000),
        ("", 0, 1, 1_000),
    ]


@pytest.mark.parametrize(
    ("from_", "to"),
    [
        (None, None),
        ("2026-11-01", "2026-12-31"),
        ("2026-11-01", "2026-11-30"),
        ("2026-11-02", "2026-11-03"),
        ("2026-11-03", "2026-12-06"),
        ("2026-11-03", "2026-12-31"),
        ("2026-11-01", "2026-12-06"),
        ("2026-12-01", "2026-12-07"),
        ("2026-10-15", "2027-01-15"),
    ],
)
def test_every_report_tells_of_the_same_days_wherever_a_period_cuts_the_months(office, from_, to):
    net = sum(net for (net,) in rows(office, "days", "net", from_=from_, to=to))
    for name, report in office.reports().items():
        if "net" in {column.id for column in report.columns}:
            assert sum(net for (net,) in rows(office, name, "net", from_=from_, to=to)) == net, name


def test_the_slowest_goods_are_also_those_that_sold_before_but_not_now(office):
    assert rows(office, "slowest", "stall", "category", "last", "qty", "net", from_="2026-12-01") == [
        ("A12", "Rumah", "2026-12", -1, -10_000),
        ("K07", "Rumah", "2026-11", 0, 0),
        ("K07", "Antik", "2026-12", 1, 1_000),
        ("A12", "Antik", "2026-12", 2, 100_000),
    ]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_sheet_keeps_a_stalls_code_as_it_is_in_files(office, kind):
    written = office.written(office.report("stalls"), kind)
    assert b"A12" in written
    assert b"A-12" not in written


def test_two_months_compared_stall_by_stall(office):
    table = office.report("stalls", "2026-12-01", "2026-12-31", ("2026-11-01", "2026-11-30"))
    assert (table.period, table.against) == (Period("2026-12-01", "2026-12-31"), Period("2026-11-01", "2026-11-30"))
    places = [table.columns.index(column) for column in ("stall", "net", "net_before", "net_change")]
    assert [tuple(row[place] for place in places) for row in table.rows] == [
        ("A12", 90_000, 30_000, 60_000),
        ("K07", 1_000, 76_000, -75_000),
    ]


@pytest.mark.parametrize(
    "table",
    ["rolled", "maker", "cashier", "shift", "warning", "article_month", "article_year", *digest_tables.SUMS],
)
def test_the_audit_compares_every_roll_up(office, table):
    office.store.empty(table)
    assert any(table in problem for problem in office.check().problems)


def test_the_audit_tells_of_an_article_that_nothing_was_sold_of(office):
    office.store.run("INSERT INTO article (stall, code, name, category, per) VALUES ('A12', '', 'Guci', '', 1)")
    assert any("article" in problem for problem in office.check().problems)


def test_an_office_of_before_these_roll_ups_adds_its_days_when_it_is_opened(office, gallery):
    tables = ("rolled", "maker", "cashier", "shift", "warning", "maker_month", "maker_year",
              "cashier_month", "warning_month")  # fmt: skip
    kept = {table: office.store.contents(table) for table in tables}
    for table in kept:
        office.store.empty(table)
    again = gallery.again()
    assert {table: again.store.contents(table) for table in kept} == kept
    assert again.check().problems == ()


def test_a_revision_takes_the_day_out_of_every_roll_up_before_it_adds_it_again(gallery, till):
    gallery.admit(till)
    gallery.hand_in(till, till.close((9, 5_000, "cash")), till.revise(1, (10, 2_000, "cash")))
    gallery.office.collect()
    assert rows(gallery.office, "cashiers", "cashier", "sales", "net") == [("Ayu", 2, 7_000)]
    assert gallery.office.check().problems == ()
