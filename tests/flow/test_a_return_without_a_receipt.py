"""Goods come back without a receipt, and the office that collects the day counts it and names it."""

from pos.catalog.product import Product
from pos.day.closed import Count
from pos.till.payment import Offer
from pos.till.unreceipted import Brought


def test_the_office_takes_the_day_and_lists_the_return(gallery) -> None:  # type: ignore[no-untyped-def]
    stall = gallery.open_stall("K07", "Pak Djarwo")
    gallery.admit()
    stall.delivery.send()
    radio = stall.catalog.save_product(
        Product(code="RADIO", name="Radio Philips", price=300_000, unique=True), at=stall.now(), operation="radio"
    )
    stall.catalog.set_stock("RADIO", 0, at=stall.now(), operation="sold before")
    stall.till.open_day(500_000, at=stall.now(), operation="open")
    back = [Brought(radio, 1, 250_000)]
    stall.unreceipted.take_back(back, [Offer("cash", -250_000)], "cacat", at=stall.now(), operation="back")
    sealed = stall.close_day(Count(counted=250_000))
    assert sealed.body["format"] == 2
    stall.delivery.send()

    collected = gallery.office.collect()

    assert list(collected.accepted) == [sealed.file]
    listed = gallery.office.report("unreceipted", from_="2026-11-01", to="2026-11-30")
    assert [tuple(row) for row in listed.rows] == [("K07", "Pak Djarwo", 1, 1, 250_000)]
