import pytest
from pytestqt.qtbot import QtBot

from pos import words
from ui.widgets.crash import CrashDialog


def test_the_dialog_names_the_code(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_language", "en")
    dialog = CrashDialog("7F3A-91C2")
    qtbot.addWidget(dialog)
    texts = [child.text() for child in dialog.children() if hasattr(child, "text")]
    assert any("7F3A-91C2" in text for text in texts)
