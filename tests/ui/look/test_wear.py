from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look.measures import FULL, SMALL
from ui.look.tokens import DARK, LIGHT
from ui.look.wear import Look, fit, of, scheme, wear


class Witness(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.told = 0

    def changeEvent(self, event: QEvent) -> None:
        self.told += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def test_a_widget_finds_the_look_of_its_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inner = QWidget(QWidget(window))
    assert of(inner).tokens is LIGHT
    wear(window, Look(DARK))
    assert of(inner).tokens is DARK


def test_a_window_on_top_of_another_wears_what_that_one_wears(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QWidget(window, Qt.WindowType.Dialog)
    wear(window, Look(DARK))
    assert of(QWidget(dialog)).tokens is DARK


def test_changing_the_look_tells_every_widget_in_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    witness = Witness(window)
    QVBoxLayout(window).addWidget(witness)
    wear(window, Look(LIGHT))
    window.show()
    witness.told = 0
    wear(window, Look(DARK))
    assert witness.told > 0
    witness.told = 0
    fit(window, 1024, 600)
    assert witness.told > 0
    witness.told = 0
    fit(window, 1024, 600)
    assert witness.told == 0
    dialog = Witness(window)
    dialog.setWindowFlag(Qt.WindowType.Dialog)
    dialog.told = 0
    fit(window, 1366, 768)
    assert witness.told == dialog.told == 1


def test_a_small_window_wears_the_small_measures(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    wear(window, Look(DARK))
    fit(window, 1024, 600)
    assert (of(window).measures, of(window).tokens) == (SMALL, DARK)
    fit(window, 1366, 768)
    assert of(window).measures == FULL


def test_a_wish_names_its_tokens(qapp: object) -> None:
    assert (scheme("dark"), scheme("light")) == (DARK, LIGHT)
    assert scheme("system") in (LIGHT, DARK)


def test_a_dialog_of_qts_own_takes_the_colours_of_its_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for tokens in (DARK, LIGHT):
        wear(window, Look(tokens))
        dialog = QFileDialog(window, options=QFileDialog.Option.DontUseNativeDialog)
        asked = dialog.findChildren(QWidget)[0].palette()
        assert (asked.window().color().name(), asked.text().color().name()) == (tokens.ground, tokens.text)
