"""Store credit: the slips that the stall owes on, by number or by who has them."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from pos import words
from pos.errors import PosError
from pos.printing.wording import short_day
from pos.stall import Stall
from pos.till.credit.book import Owed
from ui.news import News


class CreditModel(QObject):
    """`changed` tells that the list, or the slip that is looked at, is other than it was."""

    changed = Signal()

    def __init__(self, stall: Stall, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stall = stall
        self.news = news
        self.text = ""
        self.listed: list[Owed] = []
        self.chosen = ""
        """The number of the slip that is looked at."""

    def refresh(self) -> None:
        """Read everything anew."""
        words_ = self.text.casefold().split()
        self.listed = [
            owed
            for owed in self.stall.credit.newest()
            if all(word in f"{owed.credit.number} {owed.holder}".casefold() for word in words_)
        ]
        if self.owed() is None:
            self.chosen = self.listed[0].credit.number if self.listed else ""
        self.changed.emit()

    def search(self, text: str) -> None:
        """Only those whose number or holder has these words."""
        self.text = text
        self.refresh()

    def scanned(self, text: str) -> None:
        """Look at the slip that was scanned; what is none is told."""
        try:
            number = self.stall.credit.find(text).number
        except PosError as error:
            self.news.refuse(error)
            return
        self.text, self.chosen = "", number
        self.news.accepted.emit()
        self.refresh()

    def choose(self, number: str) -> None:
        """Look at this one."""
        if number != self.chosen:
            self.chosen = number
            self.changed.emit()

    def step(self, by: int) -> None:
        """Look at the one so many further down."""
        numbers = [owed.credit.number for owed in self.listed]
        if self.chosen in numbers:
            self.choose(numbers[min(max(numbers.index(self.chosen) + by, 0), len(numbers) - 1)])

    def owed(self) -> Owed | None:
        """The slip that is looked at."""
        return next((owed for owed in self.listed if owed.credit.number == self.chosen), None)

    @property
    def total(self) -> int:
        """What is left of all that are listed, in rupiah."""
        return sum(owed.credit.rest for owed in self.listed)

    def since(self, owed: Owed) -> str:
        """The day that gave it."""
        return short_day(date.fromisoformat(owed.credit.day), words.language())

    def until(self, owed: Owed) -> tuple[str, bool]:
        """The last day that it is good for, empty where for ever, and whether that is past."""
        ends = owed.credit.ends(self.stall.settings.credit_days)
        if ends is None:
            return "", False
        today = self.stall.till.rules.day_of(self.stall.now())
        return short_day(ends, words.language()), ends < today
