"""The office's search: what a few letters name, as ready rows, and what opening one of them leads to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from pos import words
from pos.errors import PosError
from pos.gallery import Office
from pos.money import format_rupiah
from pos.printing.wording import short_day
from pos.words import translate as _
from ui.keys import Command
from ui.models.receipt import short
from ui.models.titles import shown_till, trade_title
from ui.news import News

_MOST_COMMANDS = 4


@dataclass(frozen=True)
class Hit:
    """Something found: of what kind, what it is called, where it is, what it came to, and what opening it does."""

    kind: str
    title: str
    where: str
    amount: str
    open: Callable[[], object]


class SearchModel:
    """`commands` gives what can be done now, which is found by its name; `check` judges a receipt's code or number."""

    def __init__(
        self, office: Office, news: News, check: Callable[[str], object], commands: Callable[[], Sequence[Command]]
    ) -> None:
        self._office = office
        self._news = news
        self._check = check
        self._commands = commands

    def hits(self, text: str, day: str) -> tuple[Hit, ...]:
        """What `text` names: a receipt by itself, else stalls, receipts of `day`, goods sold lately, commands."""
        if self._office.is_receipt(text):
            check = Hit(_("Receipt"), text.strip().upper(), _("Check whether it is genuine"), "", self._checking(text))
            return (check,)
        try:
            found = self._office.find(text, day)
        except PosError as error:
            self._news.refuse(error)
            return ()
        names = {(one.stall, one.till): one.name for one in self._office.stalls()}
        hits = [
            Hit(_("Stall"), f"{shown_till(s.stall, s.till)} · {s.name}", trade_title(s.trade), "",
                self._opening(s.stall, s.till, day))
            for s in found.stalls
        ]  # fmt: skip
        if found.told is not None:
            told = found.told
            where = f"{shown_till(told.stall, told.till)} · {names[told.stall, told.till]} · {_day(told.day)}"
            hits += [
                Hit(_("Receipt"), _("Receipt {number}").format(number=short(sale.number)), where,
                    format_rupiah(sale.due), self._opening(told.stall, told.till, told.day, sale.number))
                for sale in found.receipts
            ]  # fmt: skip
        hits += [
            Hit(_("Goods"), g.name, f"{shown_till(g.stall, g.till)} · {names[g.stall, g.till]} · {_day(g.day)}",
                format_rupiah(g.net), self._opening(g.stall, g.till, g.day, g.name))
            for g in found.goods
        ]  # fmt: skip
        return (*hits, *self._commands_named(text))

    def _checking(self, text: str) -> Callable[[], object]:
        return lambda: self._check(text)

    def _opening(self, stall: str, till: int, day: str, about: str = "") -> Callable[[], object]:
        return lambda: self._news.show_stall_day(stall, till, day, about)

    def _commands_named(self, text: str) -> list[Hit]:
        wanted = text.casefold().split()
        named = {
            _(command.title): command
            for command in self._commands()
            if command.enabled() and not command.is_plain and command.id != "palette"
        }
        return [
            Hit(_("Command"), title, "", command.shortcut, command.press)
            for title, command in named.items()
            if wanted and all(word in title.casefold() for word in wanted)
        ][:_MOST_COMMANDS]


def _day(day: str) -> str:
    return short_day(date.fromisoformat(day), words.language())
