import pytest

from pos.printing.layout import (
    QR,
    Band,
    Cell,
    Columns,
    Graph,
    Layout,
    Rule,
    Signatures,
    Space,
    Text,
    Title,
    Together,
    paper_margin,
)

CODE = "LAPAK1:GIK-K07-1:1:12:9f3c7a51"


@pytest.fixture
def every_row():
    """Gives a layout with one row of every kind, on a roll of a width."""

    def layout(width):
        rows = (
            Title("Klitikan Pak Djarwo", "A-12"),
            Text("Jl. Garuda 1 · Kota Lama", size=7.5),
            Rule(),
            Band("Tutup hari", "revisi 1"),
            Space(2),
            Text("Uang kuno 1 gulden", "120.000", weight=500, right_weight=600),
            Together((Text("2 × 60.000", "120.000"), Text("di tengah", align="center"))),
            Columns((Cell("Tunai"), Cell("2.049.000", align="right"), Cell("−3.000", align="right")), (1, 1, 1)),
            Rule("dashed"),
            Text("Total", "Rp\u00a01.120.000", size=18, weight=700, shrink=True),
            Rule("fine"),
            QR(CODE, 19, (Text("Matur nuwun."),)),
            Text(CODE, lines=3),
            Graph(kind="line", labels=("a", "b"), full=("a", "b"), parts=(("", (1, 2)),), before=(2, 1)),
            Signatures(("Kasir", "Kantor")),
        )
        return Layout(title="Contoh", rows=rows, width_mm=width, margin_mm=paper_margin(width))

    return layout
