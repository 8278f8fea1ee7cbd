"""What a stall prints of an order, from the buyer's first rupiah to the handing over, and of a maker's goods."""

from datetime import date, datetime

import pypdfium2

from pos.catalog.product import Product
from pos.clock import ZONES
from pos.printing.pdf import pdf
from pos.stall import create_stall
from pos.till.basket import basket_of, line_of
from pos.till.makers.maker import Maker
from pos.till.orders.order import Customer, Draft, OrderLine
from pos.till.payment import Offer


def test_every_paper_of_an_order_comes_out_of_the_books(tmp_path, clock):
    with create_stall(tmp_path / "shop", code="M04", name="Mebel Jati Genuk", trade="mebel", clock=clock) as shop:
        draft = Draft(Customer("Pak Hendarto"), (OrderLine("Lemari", 1, 7_200_000),))
        order = shop.orders.take(draft, 5_200_000, [Offer("transfer", 5_200_000)], at=shop.now(), operation="t")
        shop.set("stamp_above", "5200000")
        unstamped = pdf(shop.papers.kwitansi(order))
        shop.set("stamp_above", "5199999")
        assert pdf(shop.papers.kwitansi(order, 0)) != unstamped

        sale = shop.orders.deliver(order.number, [Offer("cash", 2_000_000)], at=shop.now(), operation="d")
        order = shop.orders.find(order.number)
        papers = (
            shop.papers.order_nota(order),
            shop.papers.worksheet(order),
            shop.papers.delivery_note(order, date(2026, 12, 19)),
            shop.papers.final_receipt(order, sale),
        )
        assert [paper.title for paper in papers] == [
            "Nota pesanan M04-1/2026/0001",
            "Surat perintah kerja M04-1/2026/0001",
            "Surat jalan M04-1/2026/0001",
            "Nota pelunasan M04-1/2026/0001",
        ]
        assert all(pdf(paper).startswith(b"%PDF-") for paper in papers)


def test_every_paper_of_a_maker_comes_out_of_the_books(tmp_path, clock):
    with create_stall(tmp_path / "shop", code="F03", name="Kriya Ratih", trade="kriya", clock=clock) as shop:
        bag = Product(code="TAS", name="Tas goni", price=75_000, maker="Bu Sri")
        shop.catalog.save_product(bag, at=shop.now(), operation="new")
        maker = shop.makers.keep(Maker("Bu Sri"), 8_000, at=shop.now(), operation="sri")
        note = shop.makers.receive("Bu Sri", {"TAS": 3}, at=shop.now(), operation="in")
        shop.till.checkout(basket_of("s", [line_of(bag, 2)]), [Offer("cash", 150_000)], at=shop.now())
        paid = shop.makers.pay("Bu Sri", 100_000, "cash", at=shop.now(), operation="pay")
        shop.till.checkout(basket_of("t", [line_of(bag, 1)]), [Offer("cash", 75_000)], at=shop.now())
        accounts = shop.makers.accounts
        assert accounts.left_after(paid) == 20_000
        papers = (
            shop.papers.goods_note(note, maker),
            shop.papers.maker_kwitansi(paid, 20_000),
            shop.papers.goods_slip(note),
            shop.papers.paid_slip(paid, 20_000),
            shop.papers.maker_statement(accounts.statement("Bu Sri", "2026-11-01", "2026-11-30"), None, "A4"),
        )
        assert [paper.title for paper in papers] == [
            "Nota titip barang F03-1/T/2026/0001",
            "Kwitansi F03-1/P/2026/0001",
            "Nota titip barang F03-1/T/2026/0001",
            "Kwitansi F03-1/P/2026/0001",
            "Rekening perajin Bu Sri",
        ]
        assert all(pdf(paper).startswith(b"%PDF-") for paper in papers)


def test_an_order_taken_after_midnight_is_of_the_evening_before_as_its_money_is(tmp_path, clock):
    with create_stall(tmp_path / "shop", code="M04", name="Mebel Jati Genuk", trade="mebel", clock=clock) as shop:
        shop.set("cut_off", "4")
        draft = Draft(Customer("Pak Hendarto"), (OrderLine("Lemari", 1, 7_200_000),))
        late = datetime(2026, 11, 25, 1, 30, tzinfo=ZONES["WIB"])
        order = shop.orders.take(draft, 7_200_000, [Offer("cash", 7_200_000)], at=late, operation="t")
        assert order.parts[0].day == "2026-11-24"
        for paper in (shop.papers.order_nota(order), shop.papers.worksheet(order)):
            with pypdfium2.PdfDocument(pdf(paper)) as file:
                assert "24 November 2026" in file[0].get_textpage().get_text_bounded()
