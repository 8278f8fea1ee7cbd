"""Today: what needs a hand first, then what the gallery sold, and who handed in last."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.gallery import Waiting
from pos.money import format_number, format_rupiah
from pos.office.today import HandIn
from pos.printing.wording import clock_time
from pos.words import N_, translate_plural, written_day
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.search import SearchModel
from ui.models.titles import shown_till, tender_title, trade_title
from ui.models.today import MISSING, STATES_OF, Details, TodayModel, change_of
from ui.widgets.bars import StatusItem
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Rule
from ui.widgets.chart import Chart
from ui.widgets.chart.lying import Across, Stack
from ui.widgets.chart.upright import Bars
from ui.widgets.figures import ChartCard, Fact
from ui.widgets.found import FindField, FoundSheet
from ui.widgets.hands import HandsCard
from ui.widgets.labels import BigAmount, Label, Pill
from ui.widgets.page import Page
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Empty, Sheet
from ui.widgets.table import Cell, Column, Row, Table

_STATES = {
    "received": (N_("Received"), "ok"),
    "nil": (N_("Nil"), "quiet"),
    "revised": (N_("Revised"), "brand"),
    "difference": (N_("Difference"), "warn"),
    "forked": (N_("Forked"), "bad"),
}
_TOP = 268
_SHORTEST_CHART = 6
"""Fewer hours than these are shown among hours without a sale, so that a bar does not fill the card."""

AskWhere = Callable[[str], str]


class TodayScreen(Page):
    """The page, and the sheets that take its place.

    `ask_where` asks for a path to save to, given a proposed name, and answers an empty text for none.
    """

    requests_changed = Signal(int)
    """How many tills wait to be enrolled."""
    sheet_changed = Signal()
    """Another sheet, or none, takes the place of the page."""

    def __init__(self, model: TodayModel, search: SearchModel, ask_where: AskWhere | None = None) -> None:
        super().__init__()
        self.model = model
        self.search = search
        self._ask_where = ask_where or self._ask_system
        self.tools = DayTools(model)
        self.tools.search.searched.connect(self.look_for)
        self.tools.search.submitted.connect(lambda _text: self._open_found())
        self.tools.search.stepped.connect(self._step_found)
        self.hands = HandsCard()
        self.hands.asked.connect(self._show_details)
        self.hands.enrol.clicked.connect(self.show_requests)
        self.net = NetCard()
        for high in (self.hands, self.net):
            high.setFixedHeight(_TOP)  # as high with one row as with four, so that nothing below moves
        self.hours = ChartCard()
        self.trades = ChartCard()
        self.tenders = ChartCard()
        self.handed = HandedCard()
        self.handed.table.opened.connect(self._open)
        self.handed.save.clicked.connect(self.save)
        self.sheet: Sheet | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stack = QStackedWidget()
        self._content = QWidget()
        self._scroll = scrolled_form(self._content)
        self._stack.addWidget(self._scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._column = QVBoxLayout(self._content)
        self._top, self._middle = QHBoxLayout(), QHBoxLayout()
        for layout, cards in (
            (self._top, ((self.hands, 65), (self.net, 35))),
            (self._middle, ((self.hours, 44), (self.trades, 32), (self.tenders, 24))),
        ):
            for card, share in cards:
                layout.addWidget(card, share)
            self._column.addLayout(layout)
        self._column.addWidget(self.handed, 1)
        model.changed.connect(self.show_model)
        model.progressed.connect(lambda _done, _total: self.tools.show_model())
        self.retranslate()
        self.relayout()

    def minimumSizeHint(self) -> QSize:
        """What does not fit is scrolled to."""
        return QSize(0, 0)

    def heading(self) -> str:
        """What is shown: the page, or the tills that ask."""
        return _("Enrolment") if self.shows_requests() else _("Today")

    def bar_tools(self) -> QWidget:
        """Collecting, and which day."""
        return self.tools

    def commands(self) -> Sequence[Command]:
        """The day before and after, collecting, saving."""
        model = self.model
        return (
            Command("day_before", N_("The day before"), "Ctrl+Left", lambda: model.go(-1)),
            Command("day_after", N_("The day after"), "Ctrl+Right", lambda: model.go(1), lambda: not model.is_now()),
            Command("day_now", N_("Today"), "Ctrl+Home", self._go_to_now),
            Command("collect", N_("Collect"), "F5", model.collect),
            Command("requests", N_("Enrolment"), "Ctrl+E", self.show_requests),
            Command("save_sheet", N_("Save XLSX"), "Ctrl+S", self.save),
            Command("palette", N_("Search stalls, receipts, goods"), "Ctrl+K", self.tools.search.setFocus),
            Command("close_sheet", N_("Back"), "Esc", self.close_sheet, lambda: self.sheet is not None),
        )

    def arrived(self) -> None:
        """Read the day afresh."""
        self.close_sheet()
        self.model.refresh()
        self.setFocus()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.tools.retranslate()
        self.hands.title.setText(_("Needs a look first"))
        self.net.retranslate()
        self.trades.title.setText(_("By trade"))
        self.tenders.title.setText(_("By way of paying"))
        self.hours.title.setText(_("By hour"))
        self.handed.retranslate()
        self.show_model()
        if self.shows_requests():
            self.show_requests()
        else:
            self.close_sheet()

    def relayout(self) -> None:
        """Margins, and how much of the table is seen at once."""
        measures = of(self).measures
        gap = 12
        self._column.setContentsMargins(measures.margin, 14 if not measures.small else gap, measures.margin, 14)
        for layout in (self._column, self._top, self._middle):
            layout.setSpacing(gap)
        self._top.setSpacing(measures.gap)
        self._middle.setSpacing(measures.gap)
        self.handed.setMinimumHeight(188 if not measures.small else 240)
        self.show_model()

    def show_model(self) -> None:
        """Show what the model holds now."""
        model, today = self.model, self.model.today
        small = of(self).measures.small
        self.tools.show_model()
        self.hands.show_things(model.things(), today.things_to_see, today.stalls)
        self.net.show_model(model)
        self._show_hours()
        self._show_trades()
        paid = [tender for tender in today.tenders if tender.amount]
        share = today.qris_confirmed_share
        text = _("QRIS seen {percent} %").format(percent=share) if share is not None and not small else ""
        figure = Stack(tuple(tender_title(t.tender) for t in paid), tuple(t.amount for t in paid))
        self.tenders.show_figure(figure if paid else None, _("No payment yet"), text)
        self.handed.show_rows(today.hand_ins, small=small)
        self.requests_changed.emit(len(model.waiting))
        if isinstance(self.sheet, RequestSheet):
            self.sheet.show_requests(model.waiting, busy=model.busy)

    def _show_hours(self) -> None:
        today = self.model.today
        hours = {hour.hour: hour for hour in today.hours}
        first, last = (min(hours), max(hours)) if hours else (0, 0)
        while hours and last - first + 1 < _SHORTEST_CHART:
            first, last = max(first - 1, 0), min(last + 1, 23)
        span = range(first, last + 1)
        before = tuple(hours[h].net_week_ago if h in hours else 0 for h in span) if today.has_before else ()
        values = tuple(hours[h].net if h in hours else 0 for h in span)
        figure = Bars(tuple(f"{hour:02d}" for hour in span), values, before)
        keys = [(self._day_word(), "brand", False)]
        if before:
            keys.append((_("{weekday} before").format(weekday=self.model.weekday()), "muted", True))
        self.hours.show_figure(figure if hours else None, _("No sale yet"), figure.scale.words(), keys)

    def _day_word(self) -> str:
        return _("today") if self.model.is_now() else _("this day")

    def _show_trades(self) -> None:
        today = self.model.today
        notes: tuple[tuple[str, str], ...] = ()
        sub = ""
        if today.has_before:
            notes = tuple(_against(total.net, total.net_week_ago) for total in today.trades)
            sub = _("against {weekday} before").format(weekday=self.model.weekday())
        labels = tuple(trade_title(total.trade) for total in today.trades)
        figure = Across(labels, tuple(total.net for total in today.trades), notes)
        self.trades.show_figure(figure if labels else None, _("No sale yet"), sub)

    # searching

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches."""
        self.tools.search.set_text(self.tools.search.text() + text)
        self.tools.search.edit.setFocus()

    def look_for(self, text: str) -> None:
        """Show what the text names in the place of the page; nothing typed is the page again."""
        if not text.strip():
            if isinstance(self.sheet, FoundSheet):
                self.close_sheet()
            return
        if not isinstance(self.sheet, FoundSheet):
            sheet = FoundSheet()
            sheet.opened.connect(self.close_sheet)
            self._show_sheet(sheet)
            self.tools.search.edit.setFocus()
        if isinstance(self.sheet, FoundSheet):
            self.sheet.show_hits(self.search.hits(text, self.model.day), text)

    def _step_found(self, by: int) -> None:
        if isinstance(self.sheet, FoundSheet):
            self.sheet.step(by)

    def _open_found(self) -> None:
        if isinstance(self.sheet, FoundSheet):
            self.sheet.open()

    # verbs

    def _go_to_now(self) -> None:
        self.model.go_to(self.model.office.day_now())

    def save(self) -> None:
        """Save the day's table where the person wants it."""
        path = self._ask_where(self.model.sheet_name())
        if path:
            self.model.save_sheet(Path(path))

    def _ask_system(self, name: str) -> str:
        path, _kind = QFileDialog.getSaveFileName(self, _("Save XLSX"), name, "XLSX (*.xlsx)")
        return path

    def _open(self, key: str) -> None:
        stall, till, *day = key.split("|")
        self.model.news.show_stall_day(stall, int(till), day[0] if day else self.model.day)

    def _show_details(self, kind: str) -> None:
        sheet = DetailSheet(self.model.details(kind), self.model.reminder() if kind == MISSING else "")
        sheet.copied.connect(lambda: self.model.news.say(_("Copied: paste it into a message")))
        sheet.table.opened.connect(lambda key: self._open(key) if "|" in key else None)
        if kind in STATES_OF:
            see = Button(_("See in coverage"), icon="grid-3x3")
            see.clicked.connect(lambda: self.model.news.coverage_asked.emit(STATES_OF[kind]))
            sheet.verbs.addWidget(see)
        self._show_sheet(sheet)
        sheet.table.setFocus()

    def show_requests(self) -> None:
        """The tills that ask to be enrolled."""
        self.model.refresh()
        sheet = RequestSheet()
        sheet.accepted.connect(self.model.enrol)
        sheet.show_requests(self.model.waiting, busy=self.model.busy)
        self._show_sheet(sheet)
        sheet.setFocus()

    def shows_requests(self) -> bool:
        """True while the tills that ask are shown."""
        return isinstance(self.sheet, RequestSheet)

    def _show_sheet(self, sheet: Sheet) -> None:
        self.close_sheet()
        self.sheet = sheet
        sheet.closed.connect(self.close_sheet)
        frame = QWidget()
        column = QVBoxLayout(frame)
        margin = of(self).measures.margin
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(sheet)
        self._stack.addWidget(frame)
        self._stack.setCurrentWidget(frame)
        self.sheet_changed.emit()

    def close_sheet(self) -> None:
        """Back to the page."""
        if self.sheet is None:
            return
        frame = self.sheet.parentWidget()
        found, self.sheet = isinstance(self.sheet, FoundSheet), None
        self._stack.setCurrentWidget(self._scroll)
        if frame is not None:
            self._stack.removeWidget(frame)
            frame.deleteLater()
        self.setFocus()
        if found:
            self.tools.search.set_text("")
        self.sheet_changed.emit()


def _against(now: int, before: int) -> tuple[str, str]:
    """A change in words, and the name of the token it is shown in."""
    if before <= 0:
        return "–", "muted"
    return change_of(now, before), "ok" if now >= before else "bad"


class DayTools(QWidget):
    """On the bar: the collection's state, collecting, and the day with its neighbours."""

    def __init__(self, model: TodayModel) -> None:
        super().__init__()
        self.model = model
        self.search = FindField()
        self.state = StatusItem("folder")
        self.state.clicked.connect(model.collect)
        self.collect = Button(icon="download")
        self.collect.clicked.connect(model.collect)
        self.before = IconButton("chevron-left", "")
        self.before.clicked.connect(lambda: model.go(-1))
        self.day = Button(icon="calendar-days")
        self.day.clicked.connect(lambda: model.go_to(model.office.day_now()))
        self.after = IconButton("chevron-right", "")
        self.after.clicked.connect(lambda: model.go(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for tool in (self.search, self.state, self.collect, self.before, self.day, self.after):
            row.addWidget(tool)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.before.set_name(_("The day before"))
        self.after.set_name(_("The day after"))

    def show_model(self) -> None:
        """Show what the model holds now."""
        model = self.model
        small = of(self).measures.small
        self.search.fit(small=small)
        words, tone = model.state()
        self.state.show_state(words, tone)
        self.collect.set_text("" if small else _("Collect"))
        self.collect.setAccessibleName(_("Collect"))
        self.collect.setToolTip(_("Collect"))
        self.collect.setEnabled(not model.busy)
        self.day.set_text(model.day_text(short=small))
        self.day.setToolTip(_("To the present day"))
        self.after.setEnabled(not model.is_now())


class NetCard(Card):
    """What was sold, beside the same weekday of the weeks before."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "panel")
        self.change = Pill()
        self.amount = BigAmount("", (40, 34, 28))
        self.before = Label("", "muted")
        self.chart = Chart()
        self.chart.setMinimumHeight(78)
        self.facts = tuple(Fact() for _fact in range(4))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.change)
        facts = QHBoxLayout()
        facts.setSpacing(12)
        for at, fact in enumerate(self.facts):
            facts.addWidget(fact, 0 if at == len(self.facts) - 1 else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 12, 17, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.amount)
        column.addWidget(self.before)
        column.addWidget(self.chart, 1)
        column.addSpacing(4)
        column.addWidget(Rule())
        column.addSpacing(4)
        column.addLayout(facts)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Net sales"))

    def show_model(self, model: TodayModel) -> None:
        """Show the day."""
        today = model.today
        self.amount.setText(format_rupiah(today.net))
        rising = today.net >= today.net_week_ago
        self.change.setVisible(today.net_week_ago > 0)
        if today.net_week_ago > 0:
            text = change_of(today.net, today.net_week_ago)
            self.change.show_as(text, "ok" if rising else "bad", "arrow-up" if rising else "arrow-down")
        if today.has_before:
            text = _("{weekday} before {amount} at {n} stalls")
            text = text.format(
                weekday=model.weekday(), amount=format_rupiah(today.net_week_ago), n=today.handed_in_week_ago
            )
        else:
            text = _("Nothing to compare with a week before")
        self.before.setText(text)
        labels = _weekday_labels([day for day, _net in today.weekdays])
        figure = Bars(labels, tuple(net for _day, net in today.weekdays), axis=False)
        self.chart.show_figure(_("The last eight of this weekday"), figure)
        words = _("average") if of(self).measures.small else _("average receipt")
        for fact, number, text in zip(
            self.facts,
            (today.handed_in, today.sales, today.average, today.nil),
            (
                _("of {n} stalls").format(n=today.stalls),
                _("receipts"),
                words,
                _("nil"),
            ),
            strict=True,
        ):
            fact.tell(number, text)


def _weekday_labels(days: Sequence[str]) -> tuple[str, ...]:
    """`3/10`, `10`, `17`, … : the month where it is a new one; the last is the day alone."""
    labels, month = [], 0
    for at, text in enumerate(days):
        day = date.fromisoformat(text)
        with_month = day.month != month and at < len(days) - 1
        labels.append(f"{day.day}/{day.month}" if with_month else str(day.day))
        month = day.month
    return tuple(labels)


class HandedCard(Card):
    """Who handed in, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "title")
        self.sub = Label("", "muted")
        self.save = Button(kind="plain", icon="file-down")
        self.table = Table(row_height=28)
        self.nothing = Empty()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.sub, 1)
        head.addWidget(self.save)
        head.addStrut(44)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 8, 8)
        head.setContentsMargins(8, 0, 4, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Latest hand-ins"))
        self.save.set_text(_("Save XLSX"))
        self.table.setAccessibleName(_("Latest hand-ins"))
        self.nothing.sentence.setText(_("No stall has handed in on this day. New files show up by themselves."))

    def show_rows(self, hand_ins: Sequence[HandIn], *, small: bool) -> None:
        """Show these; a small window leaves out the trade and what is seldom."""
        count = len(hand_ins)
        self.sub.setText(translate_plural("{n} summary", "{n} summaries", count).format(n=count) if count else "")
        self.table.setVisible(bool(count))
        self.save.setVisible(bool(count))
        self.nothing.setVisible(not count)
        shown = [column for column in _COLUMNS if not (small and column[0] in _WIDE_ONLY)]
        columns = [Column(_(title), kind, width, strong) for _id, title, kind, width, strong in shown]
        rows = [Row(key, tuple(cells[id_] for id_, *_rest in shown)) for key, cells in map(_cells, hand_ins)]
        self.table.set_rows(columns, rows)


_COLUMNS = (
    ("time", N_("Time"), "muted", 62, False),
    ("stall", N_("Stall"), "strong", 62, False),
    ("name", N_("Name"), "text", 0, False),
    ("trade", N_("Trade"), "muted", 104, False),
    ("sales", N_("Receipts"), "number", 72, False),
    ("net", N_("Net sales"), "amount", 122, True),
    ("cash", N_("Cash"), "amount", 106, False),
    ("qris", N_("QRIS"), "amount", 106, False),
    ("other", N_("Other"), "amount", 106, False),
    ("difference", N_("Difference"), "amount", 100, False),
    ("state", N_("State"), "pill", 120, False),
)
_WIDE_ONLY = ("trade", "other")


def _cells(hand_in: HandIn) -> tuple[str, dict[str, object]]:
    at = datetime.fromisoformat(hand_in.at)
    words, tone = _STATES.get(hand_in.state, (hand_in.state, "quiet"))
    difference = hand_in.difference
    return (
        f"{hand_in.stall}|{hand_in.till}",
        {
            "time": Cell(hand_in.at, clock_time(at)),
            "stall": shown_till(hand_in.stall, hand_in.till),
            "name": hand_in.name,
            "trade": trade_title(hand_in.trade),
            "sales": hand_in.sales,
            "net": Cell(hand_in.net, format_number(hand_in.net)),
            "cash": hand_in.cash,
            "qris": hand_in.qris,
            "other": hand_in.other,
            "difference": Cell(difference, tone="warn" if difference else "", strong=bool(difference)),
            "state": Cell(_(words), pill=tone),
        },
    )


class DetailSheet(Sheet):
    """One of the things in full, to sort and to copy; a row opens that stall's day."""

    copied = Signal()

    def __init__(self, details: Details, reminder: str) -> None:
        super().__init__(details.title)
        self._reminder = reminder
        self.copy = Button(_("Copy a reminder"), icon="copy")
        self.copy.clicked.connect(self._on_copy)
        self.copy.setVisible(bool(reminder))
        self.table = Table(details.title, row_height=44)
        widths = {"strong": 110, "amount": 160, "number": 140}
        columns = [Column(title, kind, widths.get(kind, 0)) for title, kind in details.columns]
        self.table.set_rows(columns, [Row(key, cells) for key, cells in details.rows])
        self.body.addWidget(self.table)
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignRight)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._reminder)
        self.copied.emit()


class RequestRow(QWidget):
    """One till that asks: who, since when, and the eight words to compare by voice."""

    accepted = Signal(object)

    def __init__(self, waiting: Waiting, *, busy: bool) -> None:
        super().__init__()
        name = f"{shown_till(waiting.stall, waiting.till)} · {waiting.name}"
        title = Label(name, "name")
        at = datetime.fromisoformat(waiting.at)
        asked = _("{trade} · asked {day} {time}").format(
            trade=trade_title(waiting.trade), day=written_day(at), time=clock_time(at)
        )
        about = Label(asked, "muted")
        words = waiting.fingerprint.replace("-", "  ")
        self.words = Label(waiting.problem or words, "body-strong", wrap=True)
        self.words.set_tone("bad" if waiting.problem else "text")
        self.words.setAccessibleName(waiting.problem or _("Words: {words}").format(words=words))
        self.button = Button(_("Accept"), kind="primary", icon="check")
        self.button.setAccessibleName(_("Accept {stall}").format(stall=name))
        self.button.setEnabled(waiting.problem is None and not busy)
        self.button.setMinimumWidth(120)
        self.button.clicked.connect(lambda: self.accepted.emit(waiting))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 10, 0, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(title, 0, 0)
        grid.addWidget(about, 1, 0)
        grid.addWidget(self.words, 2, 0)
        grid.addWidget(self.button, 0, 1, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)


class RequestSheet(Sheet):
    """The tills that ask to be enrolled; each is accepted after its words were compared."""

    accepted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Enrolment"))
        self.advice = Label(
            _("Let the stall read its eight words aloud, and accept it only where they are the same."),
            "body",
            wrap=True,
        )
        self.rows: list[RequestRow] = []
        self.nothing = Empty(_("No stall asks to be enrolled. A request shows up here by itself."))
        self._list = QWidget()
        self._requests = QVBoxLayout(self._list)
        self._requests.setContentsMargins(0, 0, 0, 0)
        self._requests.setSpacing(0)
        self.body.addWidget(self.advice)
        self.body.addWidget(scrolled_form(self._list), 1)
        self._requests.addWidget(self.nothing, 1)
        self._requests.addStretch(1)
        self._parts: list[QWidget] = []
        self._shown: tuple[object, ...] = ()

    def show_requests(self, waiting: Sequence[Waiting], *, busy: bool) -> None:
        """Show these; the rows stay while they are the same."""
        if self._shown == (tuple(waiting), busy) and waiting:
            return
        self._shown = (tuple(waiting), busy)
        for part in self._parts:
            self._requests.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.rows = [], []
        self.advice.setVisible(bool(waiting))
        self.nothing.setVisible(not waiting)
        for request in waiting:
            row = RequestRow(request, busy=busy)
            row.accepted.connect(self.accepted)
            self.rows.append(row)
            for part in (row, Rule()):
                self._requests.insertWidget(self._requests.count() - 2, part)
                self._parts.append(part)
