"""A window that is to be closed tells what is not saved, then asks its questions in turn."""

from ui.going import Going
from ui.news import News, Screen
from ui.widgets.page import Page


class Written(Page):
    """A page on which something is written."""

    text = "Tas goni"

    def unsaved(self) -> str:
        return self.text


def test_what_is_not_saved_is_shown_and_told_once_before_anything_is_asked(qtbot) -> None:
    page, news = Written(), News()
    qtbot.addWidget(page)
    told: list[object] = []
    news.refused.connect(told.append)
    going = Going({Screen.CATALOG: page}, told.append, news)
    going.add(lambda: bool(told.append("asked")))
    assert going.is_hindered()
    assert told == [Screen.CATALOG, "Tas goni"]
    assert not going.is_hindered()
    assert told[2:] == ["asked"]
    page.text = "Tas goni sablon"
    assert going.is_hindered()


def test_the_first_question_that_keeps_the_window_is_the_only_one_that_is_asked(qtbot) -> None:
    told: list[str] = []
    going = Going({}, told.append, News())
    going.add(lambda: not told.append("first"))
    going.add(lambda: not told.append("second"))
    assert going.is_hindered()
    assert told == ["first"]
    going.asks = False
    assert not going.is_hindered()
