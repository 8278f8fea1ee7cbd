"""The work order: everybody in the workshop reads it, so it tells no price."""

from pos.papers.orders.worksheet import worksheet


def test_it_says_what_is_made_and_who_does_each_stage(order, page, pages):
    (told,) = pages(worksheet(page(order)))
    for words in (
        "Surat perintah kerja",
        "6 buah Kursi makan sandaran jeruji",
        "Tahap Pengerja Rencana Mulai Selesai Paraf",
        "Rangka Karjo 28 Nov 22 Nov 27 Nov",
        "Kirim Tini 19 Des",
    ):
        assert words in told


def test_it_tells_no_price_no_wage_and_no_telephone(order, page, pages):
    (told,) = pages(worksheet(page(order)))
    assert not [figure for figure in ("5.750.000", "9.850.000", "3.000.000", "450.000", "7788") if figure in told]


def test_an_order_without_stages_has_no_table_of_them(order, page, pages):
    (told,) = pages(worksheet(page(order._replace(stages=()))))
    assert "Paraf" not in told


def test_all_stages_of_a_long_order_are_there(long_order, page, pages):
    told = " ".join(pages(worksheet(page(long_order, "en"))))
    assert told.count("Perakitan rangka") == 8
