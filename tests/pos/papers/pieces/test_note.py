"""The note of a purchase tells what was paid and is signed; what the goods are offered for is nobody's business."""

from pos.papers.pieces.note import purchase_note, purchase_slip
from pos.printing.text import text


def test_the_note_names_the_seller_the_goods_and_the_sum_in_figures_and_words(page, bought, pages):
    (told,) = pages(purchase_note(page(), bought))
    for words in (
        "Nota beli",
        "No. K07-1/B/2026/0001",
        "24 November 2026",
        "Pak Bejo",
        "KTP sudah dilihat",
        "P-0001",
        "Radio Philips kayu",
        "ada cacat, tabung satu mati",
        "400.000",
        "Rp 460.000",
        "Empat ratus enam puluh ribu rupiah",
        "Penjual menyatakan barang-barang ini miliknya sendiri",
        "Djarwo, Klitikan Pak Djarwo",
    ):
        assert words in told.replace("\u00a0", " "), words


def test_neither_paper_tells_what_the_goods_are_offered_for(page, bought, pages):
    for layout in (purchase_note(page(), bought), purchase_slip(page(), bought, 80)):
        assert "900.000" not in " ".join(pages(layout))


def test_the_slip_says_the_same_on_both_rolls_and_in_english(page, bought):
    for width in (58, 80):
        told = text(purchase_slip(page("en"), bought, width))
        for words in ("Purchase note", "Pak Bejo", "Setrika arang", "460.000", "flawed", "Identity card was looked at"):
            assert words in told, (width, words)


def test_a_purchase_that_was_taken_back_says_so(page, bought, pages):
    (told,) = pages(purchase_note(page(), bought._replace(undone="salah harga")))
    assert "Dibatalkan: salah harga" in told


def test_many_pieces_run_over_to_a_second_page_that_is_numbered(page, bought, pages):
    many = bought._replace(pieces=bought.pieces * 8)
    told = pages(purchase_note(page(), many))
    assert len(told) == 2
    assert "Halaman 2 dari 2" in told[1]
    assert "Penjual menyatakan" in told[1]
