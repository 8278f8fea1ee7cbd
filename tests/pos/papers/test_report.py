from dataclasses import replace

import pypdfium2
import pytest

from pos.office.answer import Period, Table
from pos.office.plot import plot
from pos.office.reports import Chart, Column
from pos.papers.report import answer_report, graph_of, said, said_lacking, said_period, table_report
from pos.printing.layout import Graph
from pos.printing.pdf import pdf

MM = 72 / 25.4


def read(layout):
    with pypdfium2.PdfDocument(pdf(layout)) as file:
        size = (round(file[0].get_width() / MM), round(file[0].get_height() / MM))
        return size, [page.get_textpage().get_text_bounded() for page in file]


def report(columns, rows, **told):
    right = [place > 0 for place in range(len(columns))]
    told = {"subtitle": "1–21 Nov 2026", "language": "id", "right": right} | told
    return table_report("Omzet per lapak", columns, rows, **told)


def table(*columns, rows, period=("2026-11-01", "2026-11-21"), against=None, chart=None):
    return Table(
        id="x", title="Omzet per lapak", period=Period(*period), against=against and Period(*against),
        described=columns, headings=tuple(column.title for column in columns), rows=rows, chart=chart,
    )  # fmt: skip


def test_a_small_table_stands_upright_with_title_and_period():
    size, (page,) = read(report(["stall", "net"], [["A12", "4.247.000"], ["K07", "−35.000"], ["F03", ""]]))
    assert size == (210, 297)
    for words in ("Omzet per lapak", "1–21 Nov 2026", "stall", "A12", "4.247.000", "−35.000", "Halaman 1 dari 1"):
        assert words in page


def test_headings_come_again_on_every_page():
    _, pages = read(report(["stall", "net"], [[f"K{n:03}", str(n)] for n in range(200)]))
    assert len(pages) > 2
    assert all("stall" in page and "net" in page for page in pages)
    assert "K199" in pages[-1]


def test_a_wide_table_lies_down_and_keeps_every_digit():
    columns = [f"column_{n}" for n in range(24)]
    size, (page,) = read(report(columns, [[f"987.654.{321 + n}" for n in range(24)]]))
    assert size == (297, 210)
    for number in range(24):
        assert f"987.654.{321 + number}" in page


def test_an_amount_keeps_off_the_words_after_it():
    with pypdfium2.PdfDocument(pdf(report(["net", "state"], [["4.247.000", "ok"]], right=[True, False]))) as file:
        page = file[0].get_textpage()
        rects = [page.get_rect(number) for number in range(page.count_rects())]
        texts = [page.get_text_bounded(*rect) for rect in rects]
    amount, state = (rects[[text.strip() for text in texts].index(words)] for words in ("4.247.000", "ok"))
    assert state[0] - amount[2] > 4


def test_amounts_end_on_one_line_at_the_right():
    with pypdfium2.PdfDocument(pdf(report(["stall", "net"], [["A12", "4.247.000"], ["K07", "35"]]))) as file:
        page = file[0].get_textpage()
        rects = [page.get_rect(number) for number in range(page.count_rects())]
    rights = [right for _, _, right, top in rects if right > 190 * MM and top > 200]
    assert len(rights) == 3
    assert max(rights) - min(rights) < 1.5


def test_a_long_text_wraps_and_is_cut_at_last():
    _, (page,) = read(report(["note", "net"], [["kata " * 400, "1"]]))
    assert "…" in page
    assert page.count("kata") < 80


def test_markup_and_hostile_texts_are_drawn_as_they_are():
    _, (page,) = read(report(["<b>a</b>"], [["<img src='x'/> & 😀\x00\u202e"]]))
    assert "<b>a</b>" in page
    assert "<img src='x'/> & ?" in page


@pytest.mark.parametrize("columns", [[], ["stall", "net"]])
def test_an_empty_report_says_so(columns):
    _, (page,) = read(report(columns, []))
    assert "Tidak ada data di periode ini" in page


NET = Column("net", "Bersih", "rupiah")


def test_an_answer_is_told_in_words_with_its_totals():
    columns = (Column("day", "Hari", "day"), Column("trade", "Usaha", "trade"), Column("till", "Kassa", "code"), NET)
    rows = (("2026-11-02", "mebel", 1, 4_247_000), ("2026-11-03", "kriya", 2, -35_000))
    _, (page,) = read(answer_report(table(*columns, rows=rows), gallery="Galeri", language="id"))
    for words in ("Galeri · 1 Nov 2026 – 21 Nov 2026", "2 Nov 2026", "Mebel", "4.247.000", "−35.000", "4.212.000"):
        assert words in page
    assert page.index("−35.000") < page.index("Total") < page.index("4.212.000")


DAYS = Column("day", "Tanggal", "day")
OVER_DAYS = Chart(kind="bars", label="day", value="net")


def graph(*rows, chart=OVER_DAYS, columns=(DAYS, NET), language="id"):
    return graph_of(plot(table(*columns, rows=rows, chart=chart)), language)


def test_an_answer_is_drawn_over_its_table():
    rows = (("2026-11-02", 4_000_000), ("2026-11-04", 6_000_000))
    told = answer_report(table(DAYS, NET, rows=rows, chart=OVER_DAYS), gallery="Galeri", language="id")
    (drawn,) = (row for row in told.rows if isinstance(row, Graph))
    assert (drawn.kind, drawn.labels) == ("bars", ("2/11", "3/11", "4/11"))
    assert drawn.parts == (("–", (4_000_000, None, 6_000_000)),)
    _, (page,) = read(told)
    assert page.index("juta rupiah") < page.index("3/11") < page.index("Tanggal")


def test_one_value_is_not_drawn():
    told = answer_report(table(DAYS, NET, rows=(("2026-11-02", 4),), chart=OVER_DAYS), gallery="G", language="id")
    assert not any(isinstance(row, Graph) for row in told.rows)


def test_of_a_year_the_months_are_written_where_they_begin():
    drawn = graph(("2026-01-20", 1), ("2026-12-31", 2), language="en")
    assert drawn.kind == "line"
    written = {drawn.full[at]: label for at, label in enumerate(drawn.labels) if label}
    assert list(written.items())[:2] == [("1 Feb 2026", "Feb 26"), ("1 Mar 2026", "Mar 26")]
    assert len(written) == 11


def test_of_weeks_a_month_is_written_at_its_first_monday():
    weeks = (Column("week", "Minggu", "week"), NET)
    drawn = graph(
        ("2025-12-29", 1), ("2026-12-28", 2), columns=weeks, chart=Chart(kind="bars", label="week", value="net")
    )
    assert [drawn.full[at] for at, label in enumerate(drawn.labels) if label][:2] == ["5 Jan 2026", "2 Feb 2026"]


def test_what_cannot_be_told_apart_is_one_part_of_a_pile():
    columns = (DAYS, Column("kind", "Apa", "text"), NET)
    piles = Chart(kind="stacked", label="day", value="net", series="kind")
    drawn = graph(*(("2026-11-02", f"k{n}", n) for n in range(6)), columns=columns, chart=piles)
    assert drawn.parts == (("k0", (0,)), ("k1", (1,)), ("k2", (2,)), ("Lainnya", (12,)))


def test_what_is_weighed_is_told_in_kilograms():
    columns = (Column("qty", "Jumlah", "quantity"), Column("per", "Per", "code"))
    _, (page,) = read(answer_report(table(*columns, rows=((-1_250, 1000), (1_250, 1))), gallery="G", language="id"))
    assert "−1,250 kg" in page
    assert "1.250" in page


def test_a_compared_answer_names_both_periods():
    told = table(NET, rows=((1,),), against=("2025-11-01", "2025-11-21"))
    _, (page,) = read(answer_report(told, gallery="G", language="en"))
    assert "against 1 Nov 2025 – 21 Nov 2025" in page
    assert "Total" not in page


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        ("2026-11", "month", "November 2026"),
        ("A12", "stall", "A-12"),
        (7, "weekday", "Minggu"),
        (9, "hour", "09.00"),
        ("qris", "tender", "QRIS"),
        ("voucher", "tender", "voucher"),
        ("forked", "state", "bercabang"),
        (None, "rupiah", ""),
    ],
)
def test_cells_are_said_by_their_kind(cell, kind, words):
    assert said(cell, kind, "id") == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (("2026-11-21", "2026-11-21"), "21 Nov 2026"),
        (("2026-11-21", None), "21 Nov 2026 –"),
        ((None, "2026-11-21"), "– 21 Nov 2026"),
        ((None, None), ""),
    ],
)
def test_a_period_is_said_by_its_ends(period, words):
    assert said_period(Period(*period), "id") == words


def test_a_month_that_stays_open_is_told_on_the_first_page_only():
    told = replace(
        table(Column("month", "Month", "month"), rows=tuple((f"{2000 + n}-11",) for n in range(200))),
        lacking=(("2026-10", 1), ("2026-11", 1_200)),
    )
    _, pages = read(answer_report(told, gallery="Galeri", language="en"))
    text = "Oct 2026, Nov 2026: open, 1.201 days are lacking"
    assert [text in page for page in pages] == [True] + [False] * (len(pages) - 1)
    assert len(pages) > 1


def test_of_many_open_months_only_the_count_is_told():
    many = tuple((f"2026-{month:02d}", 1) for month in range(1, 13))
    assert said_lacking(replace(table(rows=()), lacking=many), "en").startswith("Jan 2026, Feb 2026, ")
    many += (("2027-01", 1),)
    assert said_lacking(replace(table(rows=()), lacking=many), "en") == "13 months: open, 13 days are lacking"
    assert said_lacking(table(rows=()), "en") == ""
