from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from ui.widgets.lines import Lines


@dataclass(frozen=True)
class Line:
    left: str
    right: tuple[str, ...] = ()
    look: str = "plain"
    tone: str = ""
    rule: bool = False


def test_a_screen_reader_is_told_every_line(qtbot: QtBot) -> None:
    lines = Lines()
    qtbot.addWidget(lines)
    lines.set_lines([Line("Bersih", ("Rp 147.000",), "sum"), Line("Tunai", ("84.000", "87.000", "−3.000"))])
    assert lines.accessibleName() == "Bersih Rp 147.000; Tunai 84.000 87.000 −3.000"


def test_a_long_note_takes_more_room_where_it_is_narrow(qtbot: QtBot) -> None:
    lines = Lines()
    qtbot.addWidget(lines)
    lines.set_lines([Line("Festival jalan kaki sampai 17.00, lalu hujan deras; pembeli pindah ke dalam.", look="note")])
    assert lines.heightForWidth(220) > lines.heightForWidth(900)


def test_a_rule_takes_room_above_its_line(qtbot: QtBot) -> None:
    lines = Lines()
    qtbot.addWidget(lines)
    lines.set_lines([Line("Kas awal", ("0",))])
    without = lines.heightForWidth(300)
    lines.set_lines([Line("Kas awal", ("0",), rule=True)])
    assert lines.heightForWidth(300) > without


def test_a_box_takes_room_for_what_it_says_below_its_words(qtbot: QtBot) -> None:
    lines = Lines()
    qtbot.addWidget(lines)
    heights = []
    for said in ((), ("Kembalian lebih",), ("Kembalian nota 0229 lebih, pembeli sudah pergi waktu ketahuan",)):
        lines.set_lines([Line("Tunai kurang Rp 3.000", said, look="box", tone="warn")])
        heights.append(lines.heightForWidth(292))
    assert heights == sorted(set(heights))
    assert lines.accessibleName().startswith("Tunai kurang Rp 3.000 Kembalian nota 0229")
