from pos.stall import Stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from pos.till.sale import Sale
from ui.background import Runner
from ui.models.printing import Printing
from ui.news import News


def sold(shop: Stall) -> Sale:
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    return shop.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=shop.now())


def test_without_a_printer_the_receipt_becomes_a_pdf(shop: Stall, at_once: Runner) -> None:
    news, said = News(), []
    news.said.connect(lambda text, _undo: said.append(text))
    sale = sold(shop)
    Printing(shop, news, at_once).print_receipt(sale)
    paper = shop.folder / "papers" / f"{sale.number}.pdf"
    assert paper.read_bytes().startswith(b"%PDF")
    assert paper.name in said[0]


def test_a_printer_gets_the_receipt_as_bytes(shop: Stall, at_once: Runner) -> None:
    paper = shop.folder / "paper.bin"
    shop.set("printer", f"file:{paper}")
    Printing(shop, News(), at_once).print_receipt(sold(shop))
    assert b"Rp 20.000" in paper.read_bytes()


def test_a_printer_that_fails_is_told_and_the_sale_stands(shop: Stall, at_once: Runner) -> None:
    news, refused = News(), []
    news.refused.connect(refused.append)
    shop.set("printer", f"file:{shop.folder / 'nowhere' / 'paper.bin'}")
    sale = sold(shop)
    Printing(shop, news, at_once).print_receipt(sale)
    assert len(refused) == 1
    assert shop.till.sale(sale.number) == sale


def test_the_last_receipt_is_printed_again_as_a_copy_and_that_is_recorded(shop: Stall, at_once: Runner) -> None:
    news, refused = News(), []
    news.refused.connect(refused.append)
    printing = Printing(shop, news, at_once)
    printing.reprint_last()
    assert refused
    paper = shop.folder / "paper.bin"
    shop.set("printer", f"file:{paper}")
    sold(shop)
    before = shop.journal.tail()
    printing.reprint_last()
    after = shop.journal.tail()
    assert b"SALINAN" in paper.read_bytes()
    assert before is not None
    assert after is not None
    assert after.seq == before.seq + 1
