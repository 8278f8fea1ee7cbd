"""Who plays: the stalls with their buyers, what the office wrote down of them, and who does what besides selling."""

from dataclasses import dataclass

from pos.office.register.entry import Entry

QRIS = (
    "00020101021126620016ID.CO.CONTOH.WWW011893600000000000000102090000000010303UMI51440014ID.CO.QRIS.WWW0215ID99000"
    "000000010303UMI5204593253033605802ID5921LAPAK CONTOH KLITIKAN6008SEMARANG61055017462070703A016304FD34"
)
"""An invented merchant's static code."""


@dataclass(frozen=True)
class Part:
    """Whom a stall plays: how many come on a day, and what its drawer is off by in the evening, in rupiah."""

    code: str
    name: str
    buyers: int
    difference: int = 0


PARTS = {
    "klitikan": Part("A12", "Klitikan Pak Djarwo", 5),
    "kuliner": Part("K17", "Wedang Tahu Mbah Tin", 11, difference=-5_000),
    "fesyen": Part("F03", "Batik Ratih", 8),
    "mebel": Part("M04", "Mebel Jati Genuk", 2),
    "logam": Part("L02", "Pande Besi Sumber", 3),
    "kriya": Part("R05", "Kriya Rotan Asri", 5),
}
REGISTER = (
    Entry(
        stall="A12",
        name="Klitikan Pak Djarwo",
        trade="klitikan",
        gallery="Galeri Industri Kreatif",
        place="Timur 12",
        vendor="Sudjarwo",
        phone="0812 0000 0012",
        regencies="Kota Semarang",
        from_day="2026-01-01",
        to_day="2027-12-31",
    ),
    Entry(
        stall="F03",
        name="Batik Ratih",
        trade="fesyen",
        gallery="Galeri Industri Kreatif",
        place="Barat 3",
        vendor="Ratih Kusuma",
        phone="0813 0000 0003",
        regencies="Kota Pekalongan",
        from_day="2026-01-01",
        to_day="2027-12-31",
    ),
    Entry(
        stall="K17",
        name="Wedang Tahu Mbah Tin",
        trade="kuliner",
        gallery="Galeri UMKM",
        place="Halaman 17",
        vendor="Sutinah",
        phone="0857 0000 0017",
        regencies="Kota Semarang",
        from_day="2026-03-01",
        to_day="2027-02-28",
    ),
    Entry(
        stall="M04",
        name="Mebel Jati Genuk",
        trade="mebel",
        gallery="Galeri UMKM",
        place="Selatan 4",
        vendor="Slamet Riyadi",
        phone="0822 0000 0004",
        regencies="Jepara",
        from_day="2026-01-01",
        to_day="2027-12-31",
    ),
    Entry(
        stall="L09",
        name="Kaca Ukir Bu Endang",
        trade="kriya",
        gallery="Galeri Industri Kreatif",
        place="Utara 9",
        vendor="Endang Lestari",
        phone="0815 0000 0009",
        regencies="Jepara",
        from_day="2026-12-01",
        to_day="2027-11-30",
    ),
)
"""What the office wrote down: one stall is expected that has not asked yet, and two that sell are not written down."""
SHOWN, REVISED, STILL_OPEN = "fesyen", "klitikan", "kriya"
"""Whose screens are pictured, who hands in a revision, and who has not closed yet when the office looks."""
HAGGLES = "klitikan"
"""Whose haggle pad is pictured."""
