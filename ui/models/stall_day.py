"""One stall's day at the office: what it handed in and what of it is odd; its neighbours; a buyer's receipt."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos import words
from pos.errors import PosError
from pos.gallery import Office
from pos.office.receipt import Number
from pos.office.stall_day import StallDay
from pos.office.stalls.tables import Stall
from pos.printing.wording import long_day, short_day
from pos.words import translate as _
from ui.models import day_words, lists
from ui.models.day_file import DayFile, Seal, moment
from ui.models.fork import Choice, choices, side_by_side
from ui.models.listing import Grid, Mark
from ui.models.receipt import Line
from ui.models.slip import paper_lines
from ui.models.titles import shown_till
from ui.models.verdict import said
from ui.news import News

if TYPE_CHECKING:
    from pos.handover.summary import Sale, Summary
    from pos.printing.layout import Layout


class StallDayModel(DayFile):
    """Shows one day of one till, `changed` whenever another is looked at; `verdict` is of the receipt checked last."""

    def __init__(self, office: Office, news: News, parent: QObject | None = None) -> None:
        super().__init__(news, parent)
        self.office = office
        self.stall: Stall | None = None
        self.day = office.day_now()
        self.of_day: StallDay | None = None
        self.verdict: Seal | None = None
        self._trouble = ""
        news.recorded.connect(self._on_recorded)

    # which day

    def stalls(self) -> tuple[Stall, ...]:
        """Every enrolled till once, in the order of its code."""
        return tuple({(one.stall, one.till): one for one in self.office.stalls()}.values())

    def show(self, stall: str, till: int, day: str) -> None:
        """Look at that day; a till that nobody enrolled is refused in words."""
        found = next((one for one in self.stalls() if (one.stall, one.till) == (stall, till)), None)
        if found is None:
            self.news.refuse(_("No stall {stall} is enrolled here.").format(stall=shown_till(stall, till)))
            return
        self.verdict = None
        self._look(found, day)

    def refresh(self) -> None:
        """Read the same day afresh: the first stall's where none was asked for."""
        stalls = self.stalls()
        if self.stall is None and not stalls:
            self.changed.emit()
            return
        self._look(self.stall or stalls[0], self.day)

    def _on_recorded(self) -> None:
        """Files came in: the day may be other than it was."""
        if self.stall is not None:
            self.refresh()

    def go_day(self, days: int) -> None:
        """An earlier or a later day of the same stall, never beyond the present one."""
        if self.stall is not None:
            self.verdict = None
            self._look(self.stall, (date.fromisoformat(self.day) + timedelta(days=days)).isoformat())

    def go_to(self, day: str) -> None:
        """That day of the same stall."""
        if self.stall is not None:
            self.verdict = None
            self._look(self.stall, day)

    def go_stall(self, by: int) -> None:
        """The stall before or after it on the same day; after the last comes the first."""
        stalls = self.stalls()
        if self.stall is not None and stalls:
            at = [(one.stall, one.till) for one in stalls].index((self.stall.stall, self.stall.till))
            self.verdict = None
            self._look(stalls[(at + by) % len(stalls)], self.day)

    def is_now(self) -> bool:
        """Whether the day is the present one."""
        return self.day >= self.office.day_now()

    def last_before(self) -> str | None:
        """The day before this one that was handed in."""
        return None if self.of_day is None else self.of_day.before

    def _look(self, stall: Stall, day: str) -> None:
        same = self.stall is not None and (self.stall.key, self.day) == (stall.key, day)
        number, by_slip = self.number, self._is_by_slip()
        self.stall, self.day = stall, min(day, self.office.day_now())
        self.of_day, self._trouble = None, ""
        try:
            self.of_day = self.office.stall_day(stall, self.day)
        except PosError as error:
            self._trouble = str(error)
        newest = self.of_day.accepted[-1] if self.of_day is not None and self.of_day.accepted else None
        self.take(*((None, "") if newest is None else (newest.told, newest.sha256)))
        if same and self.summary is not None and any(sale.number == number for sale in self.summary.sales):
            self.number = number
        if by_slip != self._is_by_slip():  # of such a day only the slip has anything to show
            self.tab = lists.RECEIPTS if by_slip else lists.SLIP
        self.changed.emit()

    def _is_by_slip(self) -> bool:
        """Whether the day is known by its closing slip alone."""
        return self.summary is None and self.of_day is not None and self.of_day.counted_slip is not None

    # what is to be chosen from

    def stall_rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every till by its key, with its code and name."""
        return tuple((f"{s.stall}|{s.till}", (shown_till(s.stall, s.till), s.name)) for s in self.stalls())

    def day_rows(self) -> Grid:
        """The days that the stall handed in, the newest first, by their date."""
        columns = ((_("Day"), "strong", 0), (_("Revision"), "number", 110), (_("Receipts"), "number", 110),
                   (_("Net sales"), "amount", 170))  # fmt: skip
        days = () if self.stall is None else self.office.days_of_stall(self.stall.stall, self.stall.till)
        rows = tuple(
            (one.day, (Mark(one.day, self._day_text(one.day)), Mark(one.revision), Mark(one.receipts), Mark(one.net)))
            for one in days
        )
        return Grid(columns, rows, nothing=_("Nothing was handed in yet."))

    # what is said of it

    def stall_text(self) -> str:
        """`A-12 · Klitikan Pak Djarwo`."""
        return "" if self.stall is None else f"{shown_till(self.stall.stall, self.stall.till)} · {self.stall.name}"

    def day_text(self, *, short: bool = False) -> str:
        """The day in words."""
        return self._day_text(self.day, short=short)

    def _day_text(self, day: str, *, short: bool = True) -> str:
        return (short_day if short else long_day)(date.fromisoformat(day), words.language())

    def stall_name(self) -> str:
        """The enrolled name."""
        return self.stall.name if self.stall is not None else super().stall_name()

    def mark(self) -> tuple[str, str] | None:
        """What is odd about the day in a word or two, and its tone; None where nothing is."""
        return day_words.mark(self.of_day, self.summary)

    def nothing(self) -> str:
        """Why there is nothing to show; empty where there is."""
        if self.stall is None:
            return _("No stall is enrolled yet.")
        if self.of_day is None:
            return self._trouble
        return day_words.nothing(self.of_day, self.stall_text())

    def foot_seal(self) -> Seal | None:
        """Whether seal and chain hold, and what else claims to be this day."""
        day = self.of_day
        return None if day is None or not (day.accepted or day.counted_slip) else day_words.seal(day)

    def slip(self) -> tuple[Line, ...]:
        """The closing slip's figures: the summary's, or those of its code alone."""
        slip = self.of_day.counted_slip if self._is_by_slip() and self.of_day is not None else None
        return super().slip() if slip is None else paper_lines(slip.told)

    def _made_grid(self) -> Grid:
        if self._is_by_slip():
            return Grid(nothing=_("This day is known by its closing slip alone: its receipts come with the file."))
        return super()._made_grid()

    def holds_before(self) -> bool:
        """Whether no number is missing right before it."""
        return self.of_day is None or not self.of_day.missing

    def proof(self) -> Seal | None:
        """Whether the chosen sale is as it was kept, and whether something is missing before it."""
        told = self.summary
        if told is None or self.of_day is None:
            return None
        if not self.holds_before() and told.sales and told.sales[0].number == self.number:
            return Seal("bad", _("The chain is broken before it"), _("The day before has not come in."))
        text = _("The same as when it was kept at {time}; nothing is missing before it.")
        return Seal("ok", _("Genuine, chain whole"), text.format(time=self.second()))

    def revisions(self) -> Sequence["Summary"]:
        """Every accepted one."""
        return () if self.of_day is None else tuple(one.told for one in self.of_day.accepted)

    def facts(self) -> Sequence[tuple[str, str]]:
        """Every accepted file with the time it came in, and every refused one with its reason."""
        day = self.of_day
        if day is None:
            return super().facts()
        accepted = [(_("Received {time}").format(time=moment(self.day, one.at)), one.name) for one in day.accepted]
        slips = [
            (_("Slip scanned {time}").format(time=moment(self.day, one.at)), day_words.of_slip(one))
            for one in day.slips
        ]
        refused = [(_("Refused"), f"{one.file}: {one.reason}") for one in day.quarantined]
        return (*accepted, *slips, *refused, *super().facts())

    def steps(self, sale: "Sale") -> tuple[Line, ...]:
        """And when the office received it."""
        received = () if self.of_day is None else self.of_day.accepted[-1:]
        told = [Line(f"{moment(self.day, one.at)}  " + _("received by the office"), look="muted") for one in received]
        return (*super().steps(sale), *told)

    # asking back

    def ask(self, question: str) -> bool:
        """Ask the stall about the day; False, and the reason told, where that cannot be."""
        assert self.stall is not None
        try:
            self.office.notices.ask(self.stall.stall, self.stall.till, self.day, question)
        except PosError as error:
            self.news.refuse(error)
            return False
        self.news.say(_("Asked {stall}").format(stall=shown_till(self.stall.stall, self.stall.till)))
        self.refresh()
        return True

    def question(self) -> Seal | None:
        """The question that is open longest, as it was asked."""
        if self.of_day is None or not self.of_day.asked:
            return None
        asked = self.of_day.asked[0]
        when = moment(self.day, datetime.fromisoformat(asked.at))
        return Seal("warn", _("Asked {time}, not answered yet").format(time=when), asked.text)

    def settle(self) -> None:
        """That question needs no answer any more."""
        if self.of_day is not None and self.of_day.asked:
            self.office.notices.settle(self.of_day.asked[0])
            self.refresh()

    # a forked day

    def is_forked(self) -> bool:
        """Whether several files claim the day."""
        return self.of_day is not None and self.of_day.forked

    def claims(self) -> tuple[Grid, tuple[Choice, ...]] | None:
        """The files beside each other, and the choice of each; None, and the reason told, where one is not whole."""
        assert self.stall is not None
        try:
            claims = self.office.claims(self.stall.stall, self.stall.till, self.day)
        except PosError as error:
            self.news.refuse(error)
            return None
        return side_by_side(claims), choices(claims)

    def decide(self, sha256: str, reason: str) -> bool:
        """Let that file count for the day; False, and the reason told, where it cannot."""
        assert self.stall is not None
        try:
            self.office.decide_fork(self.stall.stall, self.stall.till, self.day, sha256, reason=reason)
        except PosError as error:
            self.news.refuse(error)
            return False
        self.news.say(_("Decided: {day} of {stall}").format(day=self.day_text(short=True), stall=self.stall_text()))
        self.news.recorded.emit()
        return True

    # on paper

    def paper(self) -> "Layout | None":
        """As the office remakes it."""
        return None if self.summary is None else self.office.day_paper(self.summary)

    def papers(self) -> Path:
        """The office's own folder of papers."""
        return self.office.folder.joinpath("papers")

    # a buyer's receipt

    def check(self, text: str) -> bool:
        """Say of a receipt's code or number whether it is genuine, and show the sale; False where it is neither."""
        try:
            verdict = self.office.check_receipt(text)
        except PosError as error:
            self.news.refuse(error)
            return True
        if verdict is None:
            return False
        asked = verdict.asked
        stall = next((one for one in self.stalls() if (one.stall, one.till) == (asked.stall, asked.till)), None)
        day = verdict.told.day if verdict.told is not None else asked.day if isinstance(asked, Number) else None
        self.verdict = said(verdict)
        if stall is not None and day is not None:
            self._look(stall, day)
        if verdict.sale is not None:
            self.show_sale(verdict.sale.number)
        else:
            self.changed.emit()
        return True

    def choose(self, number: str) -> None:
        """Look at another sale, which the verdict is not of."""
        if number != self.number:
            self.verdict = None
        super().choose(number)

    def forget_verdict(self) -> None:
        """The receipt was looked at."""
        self.verdict = None
        self.changed.emit()
