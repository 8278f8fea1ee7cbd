from datetime import datetime

import pytest

from pos.clock import ZONES
from pos.papers.orders.page import OrderPage
from pos.printing.letterhead import Letterhead
from pos.till.orders.order import OPEN, Customer, Order, OrderLine, Part, Stage
from pos.till.sale import Payment, Sale

TABLE = OrderLine(
    "Meja makan jati", 1, 5_750_000, unit="unit", dimensions="160 × 90 × 75 cm", material="jati tua", finish="doff"
)
CHAIRS = OrderLine("Kursi makan sandaran jeruji", 6, 650_000, unit="buah", material="jati, anyaman rotan")
DELIVERY = OrderLine("Kirim dan pasang", 1, 200_000, unit="kali")


@pytest.fixture
def order():
    """A table and six chairs, ordered on 21 November 2026 for 19 December, Rp 3.000.000 of Rp 9.850.000 paid."""
    return Order(
        number="M04-1/2026/0047",
        at=datetime(2026, 11, 21, 23, 40, tzinfo=ZONES["WIB"]),
        cashier="Bagus",
        customer=Customer("Ibu Laras Widya", "0812 0000 7788", "Jl. Contoh 12, Tembalang, Semarang"),
        lines=(TABLE, CHAIRS, DELIVERY),
        promised="2026-12-19",
        terms="Garansi rangka 12 bulan.",
        note="Dipasang di rumah",
        stages=(
            Stage("Rangka", "Karjo", 450_000, "2026-11-28", "2026-11-22", "2026-11-27"),
            Stage("Kirim", "Tini", 150_000, "2026-12-19"),
        ),
        parts=(Part("2026-11-21", "transfer", 3_000_000),),
        state=OPEN,
        price=9_850_000,
        receipt=None,
    )


@pytest.fixture
def sale(order):
    """What the order ends in: the down payment taken off, the rest in cash."""
    told = {"reference": None, "state": "settled"}
    return Sale(
        number="M04-1-261219-0003", day="2026-12-19", at=order.at, seq=9, epoch=1, hash="0" * 64, cashier="Bagus",
        lines=(), due=9_850_000, discount=0, tax_added=0, tax_included=0, rounding=0, refund_of=None, reason=None,
        payments=(
            Payment(tender="deposit", amount=3_000_000, given=3_000_000, **told),
            Payment(tender="cash", amount=6_850_000, given=6_850_000, **told),
        ),
    )  # fmt: skip


@pytest.fixture
def page():
    """Gives the page of an order."""
    head = Letterhead(code="M04", name="Mebel Jati Genuk", lines=("Jl. Garuda 1, Kota Lama Semarang",))

    def make(order, language="id"):
        return OrderPage(head, language, order, "2026-11-21")

    return make


@pytest.fixture
def long_order(order):
    """As large as an order may be: long names, 25 lines, eight stages, many payments."""
    line = OrderLine(
        "Lemari ukir Jepara tiga pintu dengan cermin oval dan laci kuningan model lama!", 999_999, 999, "kg"
    )
    return order._replace(
        customer=Customer("Raden Mas Sosrokartono Wiryodiningrat dan keluarga", "0812", "Perumahan Graha Candi " * 9),
        lines=tuple(line._replace(name=f"{number}. {line.name}", finish="doff") for number in range(25)),
        price=999_999_999,
        parts=tuple(Part(f"2026-11-{day:02}", "cash", 7_000_000) for day in range(1, 13)),
        stages=tuple(Stage(f"Perakitan rangka {number}", "Karjo", 0, "2026-11-28") for number in range(8)),
        terms="Garansi rangka 12 bulan sesudah barang diterima. " * 8,
    )
