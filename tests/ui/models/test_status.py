from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from pos.day.closed import Count
from pos.handover import tables as handover_tables
from pos.stall import Stall
from pos.till.basket import Basket, BasketLine
from pos.till.payment import Offer
from ui import app
from ui.background import Runner
from ui.models.printing import Printing
from ui.models.status import StatusModel, morning
from ui.news import News

pytestmark = pytest.mark.usefixtures("qapp")  # its clock ticks


@pytest.fixture
def printing(shop: Stall, at_once: Runner) -> Printing:
    return Printing(shop, News(), at_once)


def test_the_stall_and_the_time_are_said_as_people_say_them(shop: Stall, printing: Printing) -> None:
    model = StatusModel(shop, News(), printing)
    assert model.title() == "Lapak F-03 · Batik Ratih"
    assert model.clock().words == "Sab 21 Nov  12.00"


def test_the_till_is_open_since_its_first_line(shop: Stall, printing: Printing) -> None:
    news = News()
    model = StatusModel(shop, news, printing)
    told: list[bool] = []
    model.changed.connect(lambda: told.append(True))
    assert model.till().words == "Kasir tutup"
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    shop.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=shop.now())
    news.recorded.emit()
    assert told
    assert (model.till().words, model.till().tone) == ("Kasir buka 12.00", "ok")


def test_a_day_that_was_forgotten_is_named(shop: Stall, printing: Printing) -> None:
    yesterday = shop.now() - timedelta(days=1)
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    shop.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=yesterday)
    model = StatusModel(shop, News(), printing)
    assert (model.till().words, model.till().tone) == ("Jum 20 Nov belum ditutup", "warn")
    assert morning(shop) == "close"


def test_a_morning_asks_for_a_float_only_where_the_drawer_was_counted(shop: Stall) -> None:
    assert morning(shop) == ""
    yesterday = shop.now() - timedelta(days=1)
    shop.till.open_day(0, at=yesterday, operation="open")
    shop.close_day()
    assert morning(shop) == ""
    shop.reopen_day("2026-11-20", "Salah hitung")
    shop.till.move_cash(300_000, "Modal awal", at=shop.now(), operation="in")
    shop.close_day(Count(counted=300_000))
    assert morning(shop) == "open"
    shop.till.open_day(300_000, at=shop.now(), operation="today")
    assert morning(shop) == ""
    shop.close_day()
    assert morning(shop) == ""


def test_summaries_that_the_office_has_not_accepted_are_counted(shop: Stall, printing: Printing) -> None:
    model = StatusModel(shop, News(), printing)
    shop.close_day()
    assert (model.office().words, model.office().short, model.office().tone) == (
        "1 belum diterima kantor",
        "1",
        "warn",
    )


def test_a_stall_that_cannot_hand_in_yet_is_not_told_that_all_was_accepted(gallery, at_once: Runner) -> None:
    stall = gallery.open_stall("F03", "Batik Ratih")
    model = StatusModel(stall, News(), Printing(stall, News(), at_once))
    stall.set("collection", "")
    assert model.office().words == "Belum ada tempat serah"
    stall.set("collection", str(gallery.collection))
    assert model.office().words == "Belum didaftarkan kantor"
    stall.delivery.send()
    gallery.office.collect()
    gallery.admit()
    stall.delivery.send()
    assert (model.office().words, model.office().tone) == ("Semua diterima kantor", "ok")


def test_a_clock_that_went_back_is_told_at_every_sale_and_sales_go_on(shop: Stall, printing: Printing) -> None:
    news = News()
    model = StatusModel(shop, news, printing)
    told: list[str] = []
    news.refused.connect(told.append)
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    shop.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=shop.now() + timedelta(seconds=30))
    model.tell_clock()
    assert (told, model.clock().tone) == ([], "muted")
    later = shop.now() + timedelta(hours=3)
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    shop.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=later)
    news.recorded.emit()
    assert told == ["Jam komputer mundur: betulkan. Nota memakai Sab 21 Nov 15.00"]
    assert (model.clock().words, model.clock().tone) == ("Sab 21 Nov  12.00", "warn")
    assert shop.now() == later


def test_the_printer_is_named_by_what_it_can_do(shop: Stall, printing: Printing) -> None:
    model = StatusModel(shop, News(), printing)
    without = model.printer().words
    shop.set("printer", "network:192.168.1.50:9100")
    assert model.printer().words == "Siap"
    assert without != "Siap"


def test_a_printer_in_trouble_is_told_with_what_waits_for_it(shop: Stall, printing: Printing) -> None:
    model = StatusModel(shop, News(), printing)
    told: list[bool] = []
    model.changed.connect(lambda: told.append(True))
    shop.set("printer", f"file:{shop.folder}")
    printing.print_now(shop.papers.trial())
    assert (model.printer().words, model.printer().tone) == ("Printer tidak menjawab", "bad")
    assert told
    basket = Basket(lines=[BasketLine(code=None, name="Kain", qty=1, asked=None, price=20_000)])
    printing.print_receipt(shop.till.checkout(basket, [Offer(tender="cash", amount=20_000)], at=shop.now()))
    assert (model.printer().words, model.printer().short) == ("Printer: 1 menunggu", "1")


def test_a_window_that_is_left_looks_at_its_stall_no_more(shop: Stall, qtbot: QtBot) -> None:
    window = app.build(shop)
    qtbot.addWidget(window)
    timer = window.findChild(StatusModel).findChild(QTimer)
    assert timer.isActive()
    window.close()
    assert not timer.isActive()


def test_a_hand_in_that_is_held_and_an_office_that_knows_more_are_said(shop: Stall, printing: Printing) -> None:
    model = StatusModel(shop, News(), printing)
    shop.epochs.begin("komputer rusak", at=shop.now(), operation="restored", held=True)
    assert (model.office().words, model.office().tone) == ("Penyerahan ditahan", "warn")
    handover_tables.put_answer(shop.store, 2, 1, lacking=True)
    assert (model.office().words, model.office().tone) == ("Kantor tahu lebih banyak", "bad")
