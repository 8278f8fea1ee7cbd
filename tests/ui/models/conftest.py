"""News that is heard, for whoever looks at a model of the office."""

import pytest

from ui.news import News


class Heard(News):
    """What was told, and the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.undo = lambda: None
        self.said.connect(self._on_said)
        self.refused.connect(self.told.append)

    def _on_said(self, text: str, undo: object) -> None:
        self.told.append(text)
        if callable(undo):
            self.undo = undo


@pytest.fixture
def heard_news() -> Heard:
    return Heard()
