from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.table import Cell, Column, Row, Table

COLUMNS = [
    Column("Lapak", "strong", 60),
    Column("Nama"),
    Column("Penjualan", "amount", 120),
    Column("Status", "pill", 90),
]
ROWS = [
    Row("k17", ("K-17", "Wedang Tahu", 812_000, Cell("Selisih", pill="warn"))),
    Row("a12", ("A-12", "Klitikan Djarwo", 4_247_000, Cell("Diterima", pill="ok"))),
    Row("a19", ("A-19", "Piringan Hitam", None, Cell("Nihil", pill="quiet"))),
]
TOTAL = Row("", ("", "Jumlah", 5_059_000, ""))


def table(qtbot: QtBot) -> Table:
    made = Table("Serahan")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_rows(COLUMNS, ROWS, TOTAL)
    made.show()
    return made


def column(made: Table, at: int) -> list[str]:
    return [made.table.index(row, at).data() for row in range(made.table.rowCount())]


def test_amounts_leave_out_the_rupiah_and_nothing_is_a_dash(qtbot: QtBot) -> None:
    assert column(table(qtbot), 2) == ["812.000", "4.247.000", "–", "5.059.000"]


def test_a_title_sorts_by_value_and_the_total_stays_last(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert column(made, 0) == ["A-12", "K-17", "A-19", ""]
    made.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert column(made, 0) == ["A-12", "A-19", "K-17", ""]
    made.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert column(made, 0) == ["K-17", "A-12", "A-19", ""]


def test_a_filter_looks_into_every_cell_as_it_is_shown(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.set_filter("4.247")
    assert column(made, 0) == ["A-12", ""]
    made.set_filter("SELISIH")
    assert column(made, 0) == ["K-17", ""]


def test_copying_takes_titles_and_plain_numbers(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.pick("a12")
    QTest.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == "Lapak\tNama\tPenjualan\tStatus\nA-12\tKlitikan Djarwo\t4247000\tDiterima"


def test_picking_and_opening_carry_the_key_of_the_row(qtbot: QtBot) -> None:
    made = table(qtbot)
    with qtbot.waitSignal(made.picked, timeout=500) as picked:
        made.pick("a19")
    with qtbot.waitSignal(made.opened, timeout=500) as opened:
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert (picked.args, opened.args) == (["a19"], ["a19"])


def test_the_chosen_row_stays_chosen_when_rows_arrive(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.pick("a12")
    made.set_rows(COLUMNS, [Row("new", ("F-03", "Batik Ratih", 1, Cell("Diterima", pill="ok"))), *ROWS])
    assert made.key() == "a12"


def test_the_columns_fill_the_table(qtbot: QtBot) -> None:
    made = table(qtbot)
    assert sum(made.columnWidth(at) for at in range(4)) == made.viewport().width()


def test_a_quiet_second_line_is_read_and_searched_too(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.set_rows(COLUMNS, [Row("k17", ("K-17", Cell("Wedang Tahu", note="0857 0000 0017"), 1, ""))])
    assert column(made, 1) == ["Wedang Tahu 0857 0000 0017"]
    made.set_filter("0857")
    assert made.table.rowCount() == 1
