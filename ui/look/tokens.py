"""The colours, light and dark; a colour is named for what it is for."""

from typing import NamedTuple

from PySide6.QtGui import QColor


class Tokens(NamedTuple):
    """Every colour of one scheme, as `#rrggbb`; `colour()` makes one paintable."""

    dark: bool
    ground: str
    surface: str
    line: str
    text: str
    muted: str
    brand: str
    ok: str
    warn: str
    bad: str
    on_brand: str
    """Text and glyphs on a filled brand, ok, warn or bad."""
    raised: str
    soft: str
    ok_soft: str
    warn_soft: str
    bad_soft: str
    grid: str
    strong: str
    muted_on_tint: str
    ok_on_tint: str
    warn_on_tint: str
    bad_on_tint: str
    brand_on_tint: str
    toast_action: str
    """The verb on a toast, whose ground is `text`."""
    tender_2: str
    tender_3: str
    cell_received: str
    cell_nil: str
    cell_quarantine: str
    shades: tuple[str, ...]
    """Grounds of tiles without a photo."""
    sold_out: str
    glyph: str
    """The icon of a tile without a photo."""


LIGHT = Tokens(
    dark=False,
    ground="#f4f5f7",
    surface="#ffffff",
    line="#e3e6eb",
    text="#16191f",
    muted="#667085",
    brand="#2456e6",
    ok="#12805c",
    warn="#b54708",
    bad="#c4320a",
    on_brand="#ffffff",
    raised="#f7f8fa",
    soft="#e8eefe",
    ok_soft="#e3f4ec",
    warn_soft="#fdf0d9",
    bad_soft="#fde8e1",
    grid="#eef0f3",
    strong="#c9ced8",
    muted_on_tint="#586175",
    ok_on_tint="#0e6e4f",
    warn_on_tint="#b54708",
    bad_on_tint="#c4320a",
    brand_on_tint="#2456e6",
    toast_action="#97b0f4",
    tender_2="#7ea0f6",
    tender_3="#b9cbfb",
    cell_received="#cfe9dd",
    cell_nil="#a9d3c0",
    cell_quarantine="#f3b04a",
    shades=("#e6dccb", "#d8e3ee", "#ead9e6", "#d5e8e1", "#f1e3bf", "#f3dcc6"),
    sold_out="#eef0f3",
    glyph="#3d4047",
)

DARK = Tokens(
    dark=True,
    ground="#0f1115",
    surface="#181b21",
    line="#2c313b",
    text="#eef0f4",
    muted="#98a0ae",
    brand="#5b8cff",
    ok="#3ecf8e",
    warn="#f5b14c",
    bad="#ff6b6b",
    on_brand="#0b1020",
    raised="#20242c",
    soft="#1d2a4d",
    ok_soft="#15332a",
    warn_soft="#3a2c14",
    bad_soft="#42201f",
    grid="#22262e",
    strong="#454c59",
    muted_on_tint="#a3abb8",
    ok_on_tint="#3ecf8e",
    warn_on_tint="#f5b14c",
    bad_on_tint="#ff7d7d",
    brand_on_tint="#7aa3ff",
    toast_action="#2456e6",
    tender_2="#3c63c4",
    tender_3="#2c4687",
    cell_received="#1e4a3a",
    cell_nil="#2d6a54",
    cell_quarantine="#f3b04a",
    shades=("#494031", "#313d49", "#493144", "#314940", "#494331", "#49392d"),
    sold_out="#22262e",
    glyph="#d6d9df",
)

BANKNOTES = {
    1_000: "#9aa04c",
    2_000: "#8d939c",
    5_000: "#a5794f",
    10_000: "#7a58a8",
    20_000: "#3f9560",
    50_000: "#3a6fb7",
    100_000: "#c24a55",
}
"""The stripe of each banknote, by its worth in rupiah: never text, never a fill."""


def colour(token: str, alpha: int = 255) -> QColor:
    """`#rrggbb` as something to paint with, `alpha` 0 … 255."""
    made = QColor(token)
    made.setAlpha(alpha)
    return made
