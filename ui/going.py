"""What keeps a window that is to be closed: what is not saved on one of its pages, or a question that comes first."""

from collections.abc import Callable, Mapping

from ui.news import News, Screen
from ui.widgets.page import Page


class Going:
    """`show` brings a page to the front. A page's unsaved work is told once; closing once more gives it up."""

    def __init__(self, pages: Mapping[Screen, Page], show: Callable[[Screen], object], news: News) -> None:
        self._pages = pages
        self._show = show
        self._news = news
        self._told = ""
        self._questions: list[Callable[[], bool]] = []
        self.asks = True
        """Whether anything is asked: not of a window that only opens anew, nor once the program ends."""

    def add(self, question: Callable[[], bool]) -> None:
        """Ask this before the window goes: it tells whether the window stays meanwhile, and has shown why."""
        self._questions.append(question)

    def is_hindered(self) -> bool:
        """Whether the window stays for now."""
        return self._is_unsaved() or (self.asks and any(question() for question in self._questions))

    def _is_unsaved(self) -> bool:
        unsaved = next((screen for screen, page in self._pages.items() if page.unsaved()), None)
        if unsaved is None or self._told == self._pages[unsaved].unsaved():
            return False
        self._show(unsaved)
        self._told = self._pages[unsaved].unsaved()
        self._news.refuse(self._told)
        return True
