"""What a stall prints of an order that it took, from the buyer's first rupiah to the handing over."""

from datetime import date

from pos.printing.pdf import pdf
from pos.stall import create_stall
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
