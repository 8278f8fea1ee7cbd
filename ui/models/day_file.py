"""A stall's day as it is looked at: one summary, the list that is chosen, one sale, and what proves it."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos import files, sheets, words
from pos.errors import PosError, reason_of
from pos.printing.wording import clock_time, long_day, short_day, shown_code
from pos.words import translate as _
from ui.models import dealings, lists
from ui.models.listing import Grid
from ui.models.lists import SaleRow
from ui.models.receipt import Line, goods_lines, paid_lines, proof_lines, short
from ui.models.slip import slip_lines, time_of
from ui.news import News

if TYPE_CHECKING:
    from pos.handover.summary import Sale, Summary
    from pos.printing.layout import Layout


@dataclass(frozen=True)
class Seal:
    """What can be believed: a tone (ok, warn, bad), a title and a sentence."""

    tone: str
    title: str
    sentence: str


@dataclass(frozen=True)
class Link:
    """A sale, or an end of the day, in the chain; `holds`: nothing is missing between it and the one before."""

    title: str
    digits: str
    holds: bool = True


@dataclass(frozen=True)
class Shown:
    """All that the cards of a day show."""

    pill: str
    slip: tuple[Line, ...]
    tabs: tuple[tuple[str, str, int | None], ...]
    tab: str
    grid: Grid
    chosen: str
    sale_title: tuple[str, str]
    sale: tuple[Line, ...]
    proof: Seal | None
    foot: Seal | None = None
    chain: tuple[Link, ...] = field(default=())


class DayFile(QObject):
    """Shows a summary; `changed` whenever something else is looked at. A kind of it says where the summary is from."""

    changed = Signal()

    def __init__(self, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.news = news
        self.summary: Summary | None = None
        self.sha256 = ""
        self.number = ""
        self.tab = lists.RECEIPTS
        self._grids: dict[tuple[str, str], Grid] = {}

    def seal(self) -> Seal | None:
        """What can be believed of the whole; None where that needs no word."""
        return None

    def proof(self) -> Seal | None:
        """What proves the chosen sale, in one sentence."""
        return None

    def revisions(self) -> Sequence["Summary"]:
        """All revisions of the day that are at hand, oldest first."""
        return () if self.summary is None else (self.summary,)

    def facts(self) -> Sequence[tuple[str, str]]:
        """What is known of the file besides its content, with a title each."""
        return ((_("SHA-256"), self.sha256[:16].upper()),)

    def holds_before(self) -> bool:
        """Whether the day joins the one before it."""
        return True

    def foot_seal(self) -> Seal | None:
        """What stands below the slip of the whole; nothing where it stands elsewhere."""
        return None

    def take(self, told: "Summary | None", sha256: str = "") -> None:
        """Look at that summary, and at its newest sale."""
        self.summary, self.sha256 = told, sha256
        self._grids.clear()
        if self.tab in lists.SELDOM and not self._count(self.tab):
            self.tab = lists.RECEIPTS
        self.number = told.sales[-1].number if told is not None and told.sales else ""

    # the day

    def title(self) -> str:
        """`A-12 · Sabtu, 21 November 2026`."""
        told = self.summary
        if told is None:
            return ""
        day = long_day(date.fromisoformat(told.day), words.language())
        return f"{shown_code(told.stall)} · {day}"

    def sub(self) -> str:
        """Gallery, till, number and revision."""
        told = self.summary
        if told is None:
            return ""
        return _("{gallery} · till {till} · number {number} · revision {revision}").format(
            gallery=told.gallery, till=told.till, number=told.number, revision=told.revision
        )

    def slip(self) -> tuple[Line, ...]:
        """The closing slip's figures in its order, and the first digits of the file's hash."""
        if self.summary is None:
            return ()
        end = Line(_("File"), (self.sha256[:8].upper(),), look="muted", rule=True)
        return (*slip_lines(self.summary), end)

    def shown(self) -> Shown:
        """All that the cards show."""
        told = self.summary
        return Shown(
            pill="" if told is None else _("revision {n}").format(n=told.revision),
            slip=self.slip(),
            tabs=self.tabs(),
            tab=self.tab,
            grid=self.grid(),
            chosen=self.number if self.tab == lists.RECEIPTS else "",
            sale_title=self.sale_title(),
            sale=self.sale_lines(),
            proof=self.proof() if self._sale() is not None else None,
            foot=self.foot_seal(),
            chain=self.chain(),
        )

    def tabs(self) -> tuple[tuple[str, str, int | None], ...]:
        """Key, title and how many of each list that there is."""
        tabs = tuple((key, _(title), self._count(key)) for key, title in lists.TABS.items())
        return tuple(tab for tab in tabs if tab[0] not in lists.SELDOM or tab[2])

    def show_tab(self, tab: str) -> None:
        """Look at another list."""
        if tab != self.tab:
            self.tab = tab
            self.changed.emit()

    def grid(self) -> Grid:
        """The list of the tab that is chosen; made once for each, for another sale is chosen at every key."""
        which = (self.tab, words.language())
        if which not in self._grids:
            self._grids[which] = self._made_grid()
        return self._grids[which]

    def _made_grid(self) -> Grid:
        told = self.summary
        if told is None:
            return Grid(nothing=_("Nothing was handed in for this day."))
        if self.tab == lists.REVISIONS:
            return lists.revisions(self.revisions())
        if self.tab == lists.FILE:
            return lists.file(told, self.facts())
        return lists.OF_TAB.get(self.tab, lists.receipts)(told)

    def _count(self, tab: str) -> int | None:
        told = self.summary
        if told is None:
            return None
        if tab == lists.RECEIPTS:
            return len(told.sales)
        if tab == lists.GOODS:
            return len({(line.code, line.name, line.per) for sale in told.sales for line in sale.lines})
        if tab == lists.CASH:
            return len(told.cash.movements) + len(dealings.cash_moves(told))
        if tab in lists.SELDOM:
            return {lists.ORDERS: len(told.orders), lists.MAKERS: len(told.consignment)}.get(
                tab, len(dealings.buy_ins(told))
            )
        return len(self.revisions()) if tab == lists.REVISIONS else None

    # the day on paper

    def paper(self) -> "Layout | None":
        """The same day for people, as the stall handed it in beside the file."""
        from pos.handover.summary import to_body
        from pos.papers.closing import day_paper

        told = self.summary
        if told is None:
            return None
        return day_paper(to_body(told), name=self.stall_name(), language=words.language())

    def stall_name(self) -> str:
        """What the stall is called where that is known, else its code."""
        return shown_code(self.summary.stall) if self.summary is not None else ""

    def papers(self) -> Path:
        """A new folder for papers that are only looked at."""
        return Path(tempfile.mkdtemp(prefix="lapak-"))

    def save_paper(self, path: Path) -> bool:
        """Write the paper as a PDF; False, and the reason told, where it cannot be written."""
        from pos.printing.pdf import pdf

        layout = self.paper()
        if layout is None:
            return False
        try:
            files.write(path, pdf(layout))
        except OSError as error:
            text = _("{file} cannot be written: {reason}")
            self.news.refuse(text.format(file=path.name, reason=reason_of(error)))
            return False
        return True

    # the list as a sheet

    def sheet_name(self) -> str:
        """What the list's sheet is called unless told otherwise; empty where there is none."""
        told = self.summary
        return "" if told is None else f"{told.gallery}-{told.stall}-{told.till}_{told.day}_{self.tab}.xlsx"

    def save_sheet(self, path: Path) -> bool:
        """Write the list that is shown as CSV or XLSX; False, and the reason told, where it cannot be written."""
        grid = self.grid()
        try:
            sheets.write(
                path,
                [title for title, _kind, _width in grid.columns],
                [[mark.plain for mark in marks] for _key, marks in grid.rows],
            )
        except PosError as error:
            self.news.refuse(error)
            return False
        self.news.say(_("Saved as {file}").format(file=path.name))
        return True

    # one sale

    def rows(self) -> tuple[SaleRow, ...]:
        """Every sale and refund, newest first."""
        return () if self.summary is None else lists.sale_rows(self.summary)

    def foot(self) -> tuple[str, str]:
        """How many receipts there are, and what was taken in cash and otherwise."""
        return ("", "") if self.summary is None else lists.receipts_foot(self.summary)

    def choose(self, number: str) -> None:
        """Look at that sale; a row that is no sale's changes nothing."""
        if number != self.number and self.tab in (lists.RECEIPTS, lists.SLIP):
            self.number = number
            self.changed.emit()

    def show_sale(self, number: str) -> None:
        """Look at that sale among the receipts."""
        self.tab = lists.RECEIPTS
        self.number = number
        self.changed.emit()

    def find(self, text: str) -> str | None:
        """The number of the sale that a receipt's code or printed number names; None where it is not in the file.

        A code (`LAPAK1:GIK-K07-1:EPOCH:SEQ:HASH8`) must agree with the sale's own hash.
        """
        if self.summary is None:
            return None
        told = self.summary
        return next((sale.number for sale in told.sales if text in (sale.number, code_of(told, sale))), None)

    def sale_title(self) -> tuple[str, str]:
        """The chosen sale's name, and when and by whom."""
        sale = self._sale()
        return ("", "") if sale is None else title_of(sale)

    def sale_lines(self) -> tuple[Line, ...]:
        """The chosen sale: what was sold, what is due, how it was paid, and what proves it."""
        sale = self._sale()
        if sale is None:
            return ()
        return (*goods_lines(sale), *paid_lines(sale), *self._named(sale), *self.steps(sale), *proof_lines(sale))

    def _named(self, sale: "Sale") -> tuple[Line, ...]:
        """Where the reason of the day's cash difference names the sale."""
        reason = self.summary.cash.reason if self.summary is not None else None
        if not reason or short(sale.number) not in reason:
            return ()
        return (Line(_("Named in the reason of the difference"), (reason,), look="box", tone="warn"),)

    def steps(self, sale: "Sale") -> tuple[Line, ...]:
        """What happened to the sale, and when."""
        told = self.summary
        assert told is not None
        steps = [(sale.at, _("recorded"))]
        steps += [
            (other.at, _("returned with receipt {number}").format(number=short(other.number)))
            for other in told.sales
            if other.refund_of == sale.number
        ]
        steps.append((told.closed_at, _("day closed")))
        moments = [(moment(told.day, datetime.fromisoformat(at)), what) for at, what in steps]
        return tuple(Line(f"{at}  {what}", look="muted", rule=n == 0) for n, (at, what) in enumerate(moments))

    def chain(self) -> tuple[Link, ...]:
        """The sale between the one before and the one after, or the ends of the day."""
        told, sale = self.summary, self._sale()
        if told is None or sale is None:
            return ()
        at = told.sales.index(sale)
        before = _link(told.sales[at - 1]) if at else Link(_("opened"), (told.opening_hash or "–")[:4].upper())
        after = _link(told.sales[at + 1]) if at + 1 < len(told.sales) else Link(_("closed"), told.last_hash[:4].upper())
        own = Link(short(sale.number), sale.hash[:4].upper(), holds=at > 0 or self.holds_before())
        return before, own, after

    def _sale(self) -> "Sale | None":
        if self.summary is None:
            return None
        return next((sale for sale in self.summary.sales if sale.number == self.number), None)

    def second(self) -> str:
        """`20.22.41`: when the chosen sale was kept."""
        sale = self._sale()
        return "" if sale is None else f"{datetime.fromisoformat(sale.at):%H.%M.%S}"


def moment(day: str, at: datetime) -> str:
    """`21.38`, with its date before it where that is another than `day`."""
    own = at.date().isoformat() == day
    return clock_time(at) if own else f"{short_day(at.date(), words.language())} {clock_time(at)}"


def title_of(sale: "Sale") -> tuple[str, str]:
    """What a sale is called, and when and by whom it was made."""
    who = " · " + _("cashier {name}").format(name=sale.cashier) if sale.cashier else ""
    return _("Receipt {number}").format(number=short(sale.number)), time_of(sale.at) + who


def code_of(told: "Summary", sale: "Sale") -> str:
    """What the receipt's QR says."""
    return f"LAPAK1:{told.gallery}-{told.stall}-{told.till}:{told.epoch}:{sale.seq}:{sale.hash[:8]}"


def _link(sale: "Sale") -> Link:
    return Link(short(sale.number), sale.hash[:4].upper())
