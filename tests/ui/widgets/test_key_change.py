"""A key is changed at the second press, and not at the first."""

from pytestqt.qtbot import QtBot

from pos import words
from ui.widgets.key_change import KeyChange


def test_the_button_asks_once_more_and_may_be_left(qtbot: QtBot) -> None:
    words.use("en")
    part = KeyChange("The office's key", "Change the key")
    qtbot.addWidget(part)
    part.show()
    confirmed: list[bool] = []
    part.confirmed.connect(lambda: confirmed.append(True))
    assert (part.button.isVisible(), part.sure.isVisible()) == (True, False)
    part.button.click()
    part.cancel.click()
    assert (confirmed, part.button.isVisible()) == ([], True)
    part.button.click()
    part.sure.click()
    assert (confirmed, part.sure.isVisible()) == ([True], False)


def test_the_words_stand_there_once_they_are_known(qtbot: QtBot) -> None:
    words.use("en")
    part = KeyChange("The office's key", "Change the key")
    qtbot.addWidget(part)
    part.show()
    assert not part.words.isVisible()
    part.show_words("apel batu cangkir")
    assert (part.words.isVisible(), part.words.accessibleName()) == (True, "Words: apel batu cangkir")
