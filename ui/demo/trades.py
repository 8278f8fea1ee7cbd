"""What stalls do besides selling: orders that are made, goods bought in, shelves that are counted."""

from datetime import date, datetime, time, timedelta

from pos.catalog.stock.book import Reason, StockBook
from pos.clock import ZONES
from pos.stall import Stall
from pos.till.buying.buy_in import Draft as Purchase
from pos.till.buying.buy_in import Piece, Seller
from pos.till.orders.order import Customer, Draft, OrderLine, Stage
from pos.till.payment import Offer

_ZONE = ZONES["WIB"]
_TAKEN, _CLOSED = time(19), time(20, 30)

_ORDERS = {
    "mebel": (
        (
            Customer("Bu Endang", "0812 0000 3311", "Banyumanik, Semarang"),
            OrderLine("Lemari jati 3 pintu", 1, 7_200_000, dimensions="180 × 60 × 210 cm", material="jati A"),
            -2,
            3_600_000,
        ),
        (
            Customer("Hotel Puri Garden", "024 000 0442"),
            OrderLine("Kursi makan jati", 12, 850_000, dimensions="45 × 50 × 95 cm", finish="melamin doff"),
            9,
            5_100_000,
        ),
        (Customer("Pak Gunadi"), OrderLine("Meja belajar anak", 1, 1_650_000, material="mahoni"), 4, 1_650_000),
    ),
    "logam": (
        (
            Customer("Toko Tani Makmur", "0813 0000 7781", "Boja, Kendal"),
            OrderLine("Sabit gagang jati", 40, 65_000, material="baja per"),
            6,
            1_300_000,
        ),
        (Customer("Bu Wiwik"), OrderLine("Teralis jendela", 24_500, 78_000, "kg"), 12, 600_000),
    ),
}
"""Who ordered what, promised so many days from the day that is played, and what was paid down."""

_STAGES = (("Rangka", "Karjo", 450_000), ("Amplas", "Parman", 180_000), ("Finishing", "Slamet", 320_000))
_BOUGHT = (
    Piece("Radio tabung Philips", 350_000, 750_000, "well_kept", "satu tombol diganti"),
    Piece("Setrika arang ayam jago", 90_000, 225_000, "flawed", "gagang retak"),
)


def take_orders(stall: Stall, trade: str, taken: date, played: date) -> None:
    """The orders of a trade, taken and worked on a day that is open still, which is closed then."""
    at = datetime.combine(taken, _TAKEN, _ZONE)
    for number, (buyer, line, days, paid) in enumerate(_ORDERS[trade]):
        promised = (played + timedelta(days=days)).isoformat()
        stages = tuple(Stage(name, who, wage) for name, who, wage in _STAGES)
        draft = Draft(buyer, (line,), promised, note="", stages=stages)
        order = stall.orders.take(draft, paid, [Offer("transfer", paid)], at=at, operation=f"order {number}")
        for index in range(min(number + 1, len(stages))):
            done = index < number or paid == draft.price
            ended = taken.isoformat() if done else None
            stage = stages[index]._replace(started=taken.isoformat(), finished=ended)
            stall.orders.set_stage(order.number, index, stage, at=at, operation=f"stage {number} {index}")
    stall.close_day(at=datetime.combine(taken, _CLOSED, _ZONE))


def buy_in(stall: Stall) -> None:
    """Two pieces that somebody brings in the morning."""
    purchase = Purchase(Seller("Pak Bejo", id_seen=True), _BOUGHT)
    stall.buying.buy(purchase, [Offer("cash", -purchase.total)], at=stall.now(), operation="bought")


def count(stall: Stall) -> None:
    """Goods that came in the morning, and a count of the shelves that is under way."""
    counted = [one for one in stall.catalog.tiles(None, 100) if one.on_hand and not one.unique and not one.weighed]
    for one in counted[:2]:
        stall.stock.write(StockBook.IN, one, 6)
    day = stall.till.open_day_name()
    stall.stock.move(Reason.RECEIVED, note="kiriman pagi", at=stall.now(), day=day, operation="came in")
    for at, one in enumerate(counted[:8]):
        fresh = stall.catalog.by_code(one.code)
        if fresh is not None and fresh.on_hand is not None:
            stall.stock.write(StockBook.COUNT, fresh, max(0, fresh.on_hand + (0, 0, -1, 0, 2)[at % 5]))
