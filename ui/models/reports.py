"""The office's reports: which one is asked, about which days, beside which others, and what it answers."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from pos import words
from pos.errors import PosError
from pos.gallery import Office
from pos.money import format_number
from pos.office.answer import NOTHING_LEFT_OUT, Cell, Cells, Period, Table, Wanted, all_rows
from pos.office.plot import Plot, plot
from pos.office.reports import TIMES, Column, Report
from pos.papers.report import said, said_lacking, said_period, said_row
from pos.printing.wording import shown_code
from pos.words import N_
from pos.words import translate as _
from ui.background import Runner
from ui.models import spans
from ui.models.answered import (
    MOST_SHOWN,
    NUMBERS,
    Answer,
    Rows,
    first_things_first,
    marks_between,
    most_shown,
    shown,
)
from ui.models.report_file import ReportFile
from ui.news import News

_SHORT = 500
"""An answer of fewer rows is whole with its first page."""
_SLICE = 500
"""So many rows are looked through at a time."""


class ReportsModel(QObject):
    """Asks one report at a time: a choice shows at once, and its answer a turn of the event loop later."""

    changed = Signal()

    def __init__(self, office: Office, news: News, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = ReportFile(office, news, runner, self)
        self.file.changed.connect(self.changed)
        self.office = office
        self.news = news
        self.reports: dict[str, Report] = dict(office.reports())
        self.report = next(iter(self.reports))
        self.span = "month"
        self.other = spans.NOTHING
        self.wanted = ""
        self.own = spans.span("month", office.day_now())
        self.own_other = spans.before(self.own)
        self.table: Table | None = None
        self._found: Table | None = None
        self._said: dict[tuple[Cell, str, str], str] = {}
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._on_ask)
        self._pages: Iterator[Table] | None = None
        self._notes: Generator[None, None, Table] | None = None
        self._reading = QTimer(self)
        self._reading.timeout.connect(self._on_read)

    # what can be asked

    def groups(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The reports' ids and titles, under the title of their group, in the language in use."""
        titles = dict.fromkeys(report.group for report in self.reports.values())
        return tuple(
            (_(title), tuple((report.id, _(report.title)) for report in self.reports.values() if report.group == title))
            for title in titles
        )

    @property
    def period(self) -> Period:
        """The days asked about."""
        return self.own if self.span == spans.OWN else spans.span(self.span, self.office.day_now())

    @property
    def against(self) -> Period | None:
        """The days compared with; none also where the report lists single facts."""
        if self.other == spans.NOTHING or not self.compares:
            return None
        if self.other == spans.OWN:
            return self.own_other
        return (spans.before if self.other == spans.BEFORE else spans.year_before)(self.period)

    @property
    def compares(self) -> bool:
        """Whether the report can be put beside other days."""
        return bool(self.reports[self.report].key)

    @property
    def busy(self) -> bool:
        """True until the answer to what was chosen last is there, or what is looked for in it."""
        return self._asking.isActive() or (self._pages is not None and self._found is not None)

    def choose(self, report: str) -> None:
        """Another report."""
        self.report, self.wanted = report, ""
        self._ask()

    def choose_span(self, key: str) -> None:
        """Other days; the own ones begin as those that were shown."""
        if key == spans.OWN:
            self.own = self.period
        self.span = key
        self._ask()

    def choose_other(self, key: str) -> None:
        """Compare with other days, or with none; the own ones begin as those that were shown."""
        if key == spans.OWN:
            self.own_other = self.against or spans.before(self.period)
        self.other = key
        self._ask()

    def set_days(self, from_: str, to: str, *, other: bool = False) -> bool:
        """Take days as typed, those asked about or the `other` ones; False, and told why, where they are none."""
        try:
            days = Period(spans.typed_day(from_), spans.typed_day(to))
            if str(days.from_) > str(days.to):
                raise PosError(N_("The first day comes after the last: turn them round"))
        except PosError as error:
            self.news.refuse(error)
            return False
        self.news.accepted.emit()
        if other:
            self.own_other = days
        else:
            self.own = days
        self._ask()
        return True

    def step(self, by: int) -> None:
        """To the report before or after."""
        known = list(self.reports)
        self.choose(known[(known.index(self.report) + by) % len(known)])

    def refresh(self) -> None:
        """Ask again."""
        self._ask()

    @property
    def is_whole(self) -> bool:
        """False while rows of a long answer are still read: what is there can be looked at, sums and files wait."""
        return self._pages is None

    def stop(self) -> None:
        """Ask no more: the window is left, and its office may be closed."""
        self._asking.stop()
        self._end_reading()
        self.file.stop()

    def _ask(self) -> None:
        self._end_reading()
        self._asking.start(0)
        self.changed.emit()

    def _on_ask(self) -> None:
        self._found = None
        self._pages = self._asked(all_rows)
        self._keep(next(self._pages))
        self._reading.start(0)
        if self.table is not None and len(self.table.rows) >= _SHORT:
            self.changed.emit()
        else:
            self._on_read()

    def _asked(self, wanted: Wanted) -> Iterator[Table]:
        begins, ends = self.period
        against = self.against
        other = None if against is None else (str(against.from_), str(against.to))
        return self.office.reporting(self.report, begins, ends, other, wanted=wanted)

    def _on_read(self) -> None:
        """A step more; the rows are shown again once all are there, and then what lacks is found."""
        if self._pages is None:
            self._on_note()
            return
        table = next(self._pages, None)
        if table is not None:
            self._keep(table)
            return
        self._pages = None
        if self._found is not None:
            self.changed.emit()
            return
        if self.table is not None and self.table.is_by_month:
            self._notes = self.office.adding_open_months(self.table)
        self.filter(self.wanted)
        if self._notes is not None:
            self._reading.start(0)

    def _on_note(self) -> None:
        if self._notes is None:
            self._reading.stop()
            return
        try:
            next(self._notes)
        except StopIteration as end:
            self._notes, self.table = None, end.value
            self.changed.emit()

    def _keep(self, table: Table) -> None:
        if self._found is None:
            self.table = first_things_first(table)
        else:
            self._found = first_things_first(table)

    def _end_reading(self) -> None:
        self._reading.stop()
        self._pages = self._notes = None

    # what it answers

    def title(self) -> str:
        """The report's title."""
        return _(self.reports[self.report].title)

    def days(self) -> str:
        """The days in words, with those compared with."""
        told = said_period(self.period, words.language())
        against = self.against
        if against is None:
            return told
        return _("{days} against {others}").format(days=told, others=said_period(against, words.language()))

    def filter(self, wanted: str) -> None:
        """Only rows that contain this text; the sums are theirs. Among a great many they are looked for in steps.

        Of very many goods the names are looked through.
        """
        self.wanted = wanted.casefold().strip()
        table = self.table
        if table is None or (self._pages is not None and self._found is None):  # looked for once all are there
            self.changed.emit()
            return
        self._found = self._pages = None
        if self.wanted:
            self._found = replace(table, rows=(), left_out=NOTHING_LEFT_OUT)
            self._pages = self._finding(table)
        if table.left_out.rows or len(table.rows) > _SLICE:
            self._reading.start(0)
        else:
            while self._pages is not None:
                self._on_read()
        self.changed.emit()

    def _finding(self, table: Table) -> Iterator[Table]:
        if table.left_out.rows:
            return self._asked(self._is_named if self.reports[table.id].ranks else self._is_wanted)
        return self._sieved(table)

    def _sieved(self, table: Table) -> Iterator[Table]:
        found = list[Cells]()
        for begin in range(0, len(table.rows), _SLICE):
            found += filter(self._is_wanted, table.rows[begin : begin + _SLICE])
            yield replace(table, rows=tuple(found))

    def answer(self, at_once: int = MOST_SHOWN) -> Answer:
        """The rows to be shown, `at_once` at the most, and their sums."""
        table = self._found or self.table
        return Answer() if table is None else shown(table, self.office.day_now(), whole=self.is_whole, at_once=at_once)

    def further(self, begin: int, end: int) -> Rows:
        """Rows that are shown below those; none where there are no more."""
        table = self._found or self.table
        if table is None or not self.is_whole:
            return ()
        return marks_between(table, self.office.day_now(), begin, min(end, most_shown(table)))

    def lacking(self) -> str:
        """Of a report by month, which months stay open and how many days lack; empty where none does."""
        return said_lacking(self.table, words.language()) if self.table is not None else ""

    def _is_wanted(self, row: Cells) -> bool:
        table = self.table
        assert table is not None
        cells = tuple(zip(row, table.described, strict=True))
        texts = [self._read(cell, column) for cell, column in cells]
        if "per" in table.columns:  # a quantity by weight is told by it
            texts += said_row(table, row, words.language())
        elif any(map(str.isdigit, self.wanted)):  # only then the numbers are put into words, which takes the time
            texts += [format_number(cell) for cell, column in cells if column.kind in NUMBERS and isinstance(cell, int)]
        return self.wanted in "\n".join(texts).casefold()

    def _read(self, cell: Cell, column: Column) -> str:
        """A cell in words; a code as A12 and as A-12. Of a long list most cells say the same again."""
        if cell is None or column.kind in NUMBERS:
            return ""
        if column.kind == "text":
            return str(cell)
        key = (cell, column.kind, words.language())
        if key not in self._said:
            self._said[key] = f"{cell}\n{said(cell, column.kind, words.language())}"
        return self._said[key]

    def _is_named(self, row: Cells) -> bool:
        stall, *texts = map(str, row)
        return self.wanted in "\n".join((stall, shown_code(stall), *texts)).casefold()

    def plot(self, most: int) -> Plot | None:
        """What is drawn of it, with at most so many bars where they are the largest of many; None for nothing."""
        table = self.table
        if table is None or table.chart is None or (self._pages is not None and self._found is None):
            return None
        kinds = {column.id: column.kind for column in table.described}
        if (
            table.chart.kind not in ("bars", "stacked") or kinds[table.chart.label] in TIMES
        ):  # no hour and no day is one of the others
            return plot(table)
        most = min(most, table.chart.most or most)
        return plot(replace(table, chart=replace(table.chart, most=most)))

    # taking it along

    def file_name(self, kind: str) -> str:
        """What a file of it is called unless a person says otherwise."""
        begins, ends = self.period
        return f"{self.office.code}_{self.report}_{begins}_{ends}.{kind}"

    def save_as(self, path: Path, kind: str) -> None:
        """Write it as csv, xlsx or pdf where a person wants it, and say so; why it cannot be written is told."""
        self._write(path, kind, lambda path: self.news.say(_("Saved as {file}").format(file=path.name)))

    def paper(self, show: Callable[[Path], object]) -> None:
        """A PDF of it in the office's own folder of papers, shown once it is there, to be looked at and printed."""
        self._write(self.office.folder.joinpath("papers", self.file_name("pdf")), "pdf", show)

    def _write(self, path: Path, kind: str, ended: Callable[[Path], object]) -> None:
        if self.table is not None and self.is_whole:
            self.file.write(self.table, path, kind, ended)
