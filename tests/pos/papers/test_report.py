import pypdfium2
import pytest

from pos.papers.report import table_report
from pos.printing.pdf import pdf

MM = 72 / 25.4


def read(layout):
    with pypdfium2.PdfDocument(pdf(layout)) as file:
        size = (round(file[0].get_width() / MM), round(file[0].get_height() / MM))
        return size, [page.get_textpage().get_text_bounded() for page in file]


def report(columns, rows, **told):
    return table_report("Omzet per lapak", columns, rows, **({"subtitle": "1–21 Nov 2026", "language": "id"} | told))


def test_a_small_table_stands_upright_with_title_and_period():
    size, (page,) = read(report(["stall", "net"], [["A12", 4_247_000], ["K07", -35_000], ["F03", None]]))
    assert size == (210, 297)
    for words in ("Omzet per lapak", "1–21 Nov 2026", "stall", "A12", "4.247.000", "−35.000", "Halaman 1 dari 1"):
        assert words in page


def test_headings_come_again_on_every_page():
    _, pages = read(report(["stall", "net"], [[f"K{n:03}", n] for n in range(200)]))
    assert len(pages) > 2
    assert all("stall" in page and "net" in page for page in pages)
    assert "K199" in pages[-1]


def test_a_wide_table_lies_down_and_keeps_every_digit():
    columns = [f"column_{n}" for n in range(24)]
    size, (page,) = read(report(columns, [[987_654_321 + n for n in range(24)]]))
    assert size == (297, 210)
    for number in range(24):
        assert f"987.654.{321 + number}" in page


def test_an_amount_keeps_off_the_words_after_it():
    with pypdfium2.PdfDocument(pdf(report(["net", "state"], [[4_247_000, "ok"]]))) as file:
        page = file[0].get_textpage()
        rects = [page.get_rect(number) for number in range(page.count_rects())]
        texts = [page.get_text_bounded(*rect) for rect in rects]
    amount, state = (rects[[text.strip() for text in texts].index(words)] for words in ("4.247.000", "ok"))
    assert state[0] - amount[2] > 4


def test_amounts_end_on_one_line_at_the_right():
    with pypdfium2.PdfDocument(pdf(report(["stall", "net"], [["A12", 4_247_000], ["K07", 35]]))) as file:
        page = file[0].get_textpage()
        rects = [page.get_rect(number) for number in range(page.count_rects())]
    rights = [right for _, _, right, top in rects if right > 190 * MM and top > 200]
    assert len(rights) == 3
    assert max(rights) - min(rights) < 1.5


def test_a_long_text_wraps_and_is_cut_at_last():
    _, (page,) = read(report(["note", "net"], [["kata " * 400, 1]]))
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


def test_truth_values_and_days_are_words():
    _, (page,) = read(report(["day", "open"], [["2026-11-21", True]]))
    assert "2026-11-21" in page
    assert "True" in page
