"""News that is heard, for whoever looks at a model."""

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


class Ears:
    """What `news` told: sentences with their ways back, refusals, and what somebody with the right is asked for."""

    def __init__(self, news: News) -> None:
        self.said: list[str] = []
        self.refused: list[str] = []
        self.undo: list[object] = []
        self.asked: list[object] = []
        news.said.connect(lambda text, undo: (self.said.append(text), self.undo.append(undo)))
        news.refused.connect(self.refused.append)
        news.approval_asked.connect(lambda error, again: self.asked.append(again))


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def heard(news: News) -> Ears:
    return Ears(news)
