"""Who handed in what: a grid of stalls and days, narrowed, gone through cell by cell, and saved as a sheet."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from pos import sheets, words
from pos.clock import ClosedDays
from pos.errors import PosError
from pos.gallery import Office
from pos.office import coverage
from pos.office.coverage import CoverageRow
from pos.printing.wording import MONTHS, WEEKDAYS, short_day
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.models.coverage_cell import Looked, looked
from ui.models.fork import ASK, FORK
from ui.models.titles import shown_till, trade_title
from ui.news import News

DAYS = 31
"""How many days are shown unless a month is."""

ALL = "all"
"""Every trade."""

_HANDED_IN = (coverage.RECEIVED, coverage.NIL, coverage.REVISED, coverage.PAPER, coverage.FORKED)
_NOT_EXPECTED = (coverage.CLOSED, coverage.AWAITED, coverage.BEFORE)

_STATES = {
    coverage.RECEIVED: N_("received"),
    coverage.NIL: N_("nil"),
    coverage.REVISED: N_("revised"),
    coverage.PAPER: N_("from paper"),
    coverage.MISSING: N_("not handed in"),
    coverage.QUARANTINED: N_("in quarantine"),
    coverage.FORKED: N_("two files for one day"),
    coverage.CLOSED: N_("closed"),
    coverage.AWAITED: N_("awaited"),
    coverage.BEFORE: N_("nothing expected"),
}


@dataclass(frozen=True)
class GridDay:
    """A column: `month` is told where it begins, `turns` where a line stands before it."""

    letter: str
    number: str
    month: str
    turns: bool
    sunday: bool
    weekend: bool
    now: bool


@dataclass(frozen=True)
class GridRow:
    """A till: a (kind, sign) and a state for each day; `note` how many of the days that are over came in."""

    stall: str
    till: int
    code: str
    name: str
    trade: str
    cells: tuple[tuple[str, str], ...]
    states: tuple[str, ...]
    note: str
    troubled: bool


class CoverageModel(QObject):
    """The grid of the last 31 days or of a month; `at` is the row and column that is looked into."""

    changed = Signal()
    """Other rows or days are shown."""
    looked_changed = Signal()
    """Another cell is looked into, or none."""

    def __init__(self, office: Office, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.news = news
        self.month: date | None = None
        self.trade = ALL
        self.state = ""
        self.only_troubled = False
        self.days: tuple[str, ...] = ()
        self.columns: tuple[GridDay, ...] = ()
        self.all_rows: tuple[GridRow, ...] = ()
        self.rows: tuple[GridRow, ...] = ()
        self.phones: dict[str, str] = {}
        self._chosen: tuple[str, int, str] | None = None
        news.recorded.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the grid afresh."""
        grid = self.office.coverage(*self._span())
        now = self.office.day_now()
        self.phones = {entry.stall: entry.phone for entry in self.office.register.entries() if entry.phone}
        self.days = grid.days
        self.columns = tuple(_column(day, at, now) for at, day in enumerate(grid.days))
        self.all_rows = tuple(_row(row) for row in grid.rows)
        if self.trade not in {ALL, *(row.trade for row in self.all_rows)}:
            self.trade = ALL
        self._narrow()

    def _span(self) -> tuple[str, str]:
        if self.month is not None:
            return self.month.isoformat(), (_month_after(self.month) - timedelta(days=1)).isoformat()
        now = date.fromisoformat(self.office.day_now())
        return (now - timedelta(days=DAYS - 1)).isoformat(), now.isoformat()

    def _narrow(self) -> None:
        self.rows = tuple(row for row in self.all_rows if self._is_shown(row))
        if self.at is None:
            self._chosen = None
        self.changed.emit()

    def _is_shown(self, row: GridRow) -> bool:
        if self.trade not in (ALL, row.trade) or (self.only_troubled and not row.troubled):
            return False
        return not self.state or self.state in {kind for kind, _sign in row.cells}

    # which days and stalls

    def go(self, months: int) -> None:
        """To the month before or after; after the last whole one the last 31 days are shown."""
        this = date.fromisoformat(self.office.day_now()).replace(day=1)
        month = self.month or this
        month = _month_after(month) if months > 0 else (month - timedelta(days=1)).replace(day=1)
        self.month = month if month < this else None
        self.refresh()

    def go_to_now(self) -> None:
        """Back to the last 31 days."""
        self.month = None
        self.refresh()

    def is_now(self) -> bool:
        """True while the last 31 days are shown."""
        return self.month is None

    def period(self) -> str:
        """Which days are shown, in words."""
        if self.month is None:
            return _("Last {n} days").format(n=DAYS)
        return f"{_(MONTHS[self.month.month - 1])} {self.month.year}"

    def completeness(self) -> str:
        """The period, and of a month whether it is complete: open while a day is missing, refused or not decided."""
        if self.month is None:
            return self.period()
        lacking = sum(state in coverage.LACKING for row in self.all_rows for state in row.states)
        if not lacking:
            return _("{period}: complete").format(period=self.period())
        text = translate_plural("{period}: open, {n} day is lacking", "{period}: open, {n} days are lacking", lacking)
        return text.format(period=self.period(), n=lacking)

    def trades(self) -> list[tuple[str, str]]:
        """The kinds of stall, each with how many there are, the most first; before them all of them."""
        counts = Counter(row.trade for row in self.all_rows)
        by_count = sorted(counts, key=lambda trade: (-counts[trade], trade))
        chips = [(ALL, _("All {n}").format(n=len(self.all_rows)))]
        return chips + [(trade, f"{trade_title(trade)} {counts[trade]}") for trade in by_count]

    def choose_trade(self, trade: str) -> None:
        """Show the stalls of this trade only, or ALL."""
        self.trade = trade
        self._narrow()

    def show_only_troubled(self, only: bool) -> None:
        """Show only stalls of which something is missing or refused; any narrowing to one state ends."""
        self.only_troubled = only
        self.state = ""
        self._narrow()

    def show_only(self, state: str) -> None:
        """Show only the stalls, of every trade, that have a day of this state in the last 31 days."""
        self.month, self.trade, self.only_troubled, self.state = None, ALL, False, state
        self.refresh()

    @property
    def is_narrowed(self) -> bool:
        """True while stalls in order are left out."""
        return self.only_troubled or bool(self.state)

    def narrowing(self) -> str:
        """Which stalls alone are shown, or would be, in words."""
        if self.state:
            return _("Only: {state}").format(state=_(_STATES[self.state]))
        return _("Only troubled ones")

    def count(self) -> str:
        """How many stalls are shown, of how many."""
        return _("{n} of {all} stalls").format(n=len(self.rows), all=len(self.all_rows))

    def troubled(self) -> int:
        """How many stalls something is missing or refused of."""
        return sum(row.troubled for row in self.all_rows)

    def nothing(self) -> str:
        """Why no stall is shown; empty where one is."""
        if not self.all_rows:
            return _("No stall is enrolled yet.")
        return "" if self.rows else _("None: every stall is in order here.")

    # the cells

    @property
    def at(self) -> tuple[int, int] | None:
        """Row and column of what is looked into."""
        if self._chosen is None or self._chosen[2] not in self.days:
            return None
        stall, till, day = self._chosen
        rows = (at for at, row in enumerate(self.rows) if (row.stall, row.till) == (stall, till))
        row = next(rows, None)
        return None if row is None else (row, self.days.index(day))

    def look(self, row: int, column: int) -> None:
        """Look into a cell."""
        shown = self.rows[row]
        self._chosen = (shown.stall, shown.till, self.days[column])
        self.looked_changed.emit()

    def look_at_missing(self, row: int) -> None:
        """Look into the newest missing day of a row."""
        states = self.rows[row].states
        self.look(row, len(states) - 1 - states[::-1].index(coverage.MISSING))

    def leave(self) -> None:
        """Look into none."""
        self._chosen = None
        self.looked_changed.emit()

    def open(self, row: int, column: int) -> None:
        """Ask for that stall's day."""
        shown = self.rows[row]
        about = FORK if shown.states[column] == coverage.FORKED else ""
        self.news.show_stall_day(shown.stall, shown.till, self.days[column], about)

    def ask(self) -> None:
        """Ask for the day that is looked into, and there for a question to the stall."""
        if self.at is not None:
            shown = self.rows[self.at[0]]
            self.news.show_stall_day(shown.stall, shown.till, self.days[self.at[1]], ASK)

    def close_day(self) -> None:
        """The gallery was closed on the day that is looked into, or was open after all; may be taken back."""
        if self.at is None:
            return
        before = self.office.settings.closed_days
        after = before.toggled(self.days[self.at[1]])
        self._close(after)
        text = _("Nobody is missed on {day}") if after.marks > before.marks else _("Stalls are expected on {day}")
        self.news.say(text.format(day=self._short(self.days[self.at[1]])), lambda: self._close(before))

    def _close(self, days: ClosedDays) -> None:
        self.office.set("closed_days", days.text())
        self.news.recorded.emit()

    def spoken(self, row: int, column: int) -> str:
        """What a cell says in words."""
        shown = self.rows[row]
        state = _(_STATES[shown.states[column]])
        if shown.states[column] == coverage.REVISED:
            state = _("revision {n}").format(n=shown.cells[column][1])
        return f"{shown.code} {shown.name} · {self._short(self.days[column])} · {state}"

    def looked(self) -> Looked | None:
        """All that is told of the cell that is looked into."""
        if self.at is None:
            return None
        row, column = self.rows[self.at[0]], self.at[1]
        return looked(self.office, row.stall, row.till, self.days[column], missing=self.missing_days(row))

    def legend(self) -> tuple[tuple[str, str, str], ...]:
        """What the cells mean: kind, sign, word."""
        return (
            (coverage.RECEIVED, "", _("received")),
            (coverage.NIL, "", _("nil")),
            (coverage.REVISED, "2", _("revised")),
            (coverage.PAPER, "", _("from paper")),
            (coverage.MISSING, "", _("not handed in")),
            (coverage.QUARANTINED, "!", _("in quarantine")),
            (coverage.CLOSED, "", _("closed")),
            (coverage.AWAITED, "", _("awaited")),
        )

    # what is missing

    def missing_rows(self) -> tuple[tuple[int, GridRow], ...]:
        """The rows of which days are missing, the most first, each with its place in the grid."""
        found = [(at, row) for at, row in enumerate(self.rows) if coverage.MISSING in row.states]
        return tuple(sorted(found, key=lambda pair: -pair[1].states.count(coverage.MISSING)))

    def missing_days(self, row: GridRow) -> tuple[str, ...]:
        """The missing days of a row in words, the oldest first."""
        days = zip(self.days, row.states, strict=True)
        return tuple(self._short(day) for day, state in days if state == coverage.MISSING)

    def missing_list(self) -> str:
        """Every stall that is shown with its telephone and its missing days, a line each, ready to be pasted."""
        lines = []
        for _at, row in self.missing_rows():
            whom = " ".join(filter(None, (row.code, row.name, self.phones.get(row.stall))))
            lines.append(f"{whom}: {', '.join(self.missing_days(row))}")
        return "\n".join((_("Not handed in, {period}:").format(period=self.period()), *lines))

    def _short(self, day: str) -> str:
        return short_day(date.fromisoformat(day), words.language()).rsplit(" ", 1)[0]

    # the grid as a sheet

    def sheet_name(self) -> str:
        """What the sheet is called unless told otherwise."""
        return f"{self.office.code}_{self.days[0]}_{self.days[-1]}.xlsx"

    def save_sheet(self, path: Path) -> bool:
        """Write the rows that are shown as CSV or XLSX; False, and the reason told, where it cannot be written."""
        headings = [_("Stall"), _("Name"), _("Trade"), *self.days, _("Came in")]
        try:
            sheets.write(path, headings, [self._plain(row) for row in self.rows])
        except PosError as error:
            self.news.refuse(error)
            return False
        self.news.say(_("Saved as {file}").format(file=path.name))
        return True

    def _plain(self, row: GridRow) -> list[str]:
        states = [_(_STATES[state]) if state else "" for state in row.states]
        return [row.code, row.name, trade_title(row.trade), *states, row.note]


def _month_after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _column(day: str, at: int, now: str) -> GridDay:
    then = date.fromisoformat(day)
    return GridDay(
        letter=_(WEEKDAYS[then.weekday()])[0],
        number=str(then.day),
        month=_(MONTHS[then.month - 1]) if at == 0 or then.day == 1 else "",
        turns=at > 0 and then.day == 1,
        sunday=then.weekday() == 6,
        weekend=then.weekday() >= 5,
        now=day == now,
    )


def _row(row: CoverageRow) -> GridRow:
    expected = sum(state not in _NOT_EXPECTED for state in row.states)
    handed = sum(state in _HANDED_IN for state in row.states)
    return GridRow(
        stall=row.stall,
        till=row.till,
        code=shown_till(row.stall, row.till),
        name=row.name,
        trade=row.trade,
        cells=tuple(_cell(*day) for day in zip(row.states, row.revisions, strict=True)),
        states=row.states,
        note=f"{handed}/{expected}",
        troubled=any(state in coverage.LACKING for state in row.states),
    )


def _cell(state: str, revision: int) -> tuple[str, str]:
    if state in (coverage.QUARANTINED, coverage.FORKED):
        return coverage.QUARANTINED, "!"
    return state, str(revision) if state == coverage.REVISED else ""
