"""Today: what needs a hand first, then what the gallery sold, and who handed in last."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.attention import ASKING, MISSING, STATES_OF
from ui.models.search import SearchModel
from ui.models.stick import StickModel
from ui.models.titles import tender_title, trade_title
from ui.models.today import TodayModel, change_of
from ui.news import Screen
from ui.office.today.details import DetailSheet
from ui.office.today.handed import HandedCard
from ui.office.today.net import NetCard
from ui.office.today.tools import DayTools
from ui.widgets.buttons import Button
from ui.widgets.chart.lying import Across, Stack
from ui.widgets.chart.upright import Bars
from ui.widgets.figures import ChartCard
from ui.widgets.found import FoundSheet
from ui.widgets.hands import HandRow, HandsCard
from ui.widgets.page import Page
from ui.widgets.scrolled import scrolled_form
from ui.widgets.sheet import Sheet
from ui.widgets.stick import StickSheet

_TOP, _ROWS = 268, 5
"""As high with one row as with five, so that nothing below moves."""
_SHORTEST_CHART = 6
"""Fewer hours than these are shown among hours without a sale, so that a bar does not fill the card."""

AskWhere = Callable[[str], str]


class TodayScreen(Page):
    """The page, and the sheets that take its place.

    `ask_where` asks for a path to save to, given a proposed name, and answers an empty text for none.
    """

    slip_asked = Signal()
    """A closing slip's picture stands for a file that is missing."""

    def __init__(self, model: TodayModel, search: SearchModel, ask_where: AskWhere | None = None) -> None:
        super().__init__()
        self.model = model
        self.search = search
        self._ask_where = ask_where or self._ask_system
        self.tools = DayTools(model)
        self.tools.search.searched.connect(self.look_for)
        self.tools.search.submitted.connect(lambda _text: self._open_found())
        self.tools.search.stepped.connect(self._step_found)
        self.stick = StickModel(model.collect_from, self)
        self.hands = HandsCard()
        self.hands.asked.connect(self._show_details)
        self.hands.enrol.clicked.connect(lambda: model.news.show(Screen.STALLS))
        self.net = NetCard()
        self.hours = ChartCard()
        self.trades = ChartCard()
        self.tenders = ChartCard()
        self.handed = HandedCard()
        self.handed.table.opened.connect(self._open)
        self.handed.save.clicked.connect(self.save)
        self.handed.stick.clicked.connect(self.show_stick)
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
        """The page's title."""
        return _("Today")

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
            Command("collect", N_("Collect"), "F5", model.collect, lambda: not model.busy),
            Command("stop", N_("Stop collecting"), "Shift+F5", model.stop_collecting, lambda: model.busy),
            Command("requests", N_("Enrolment"), "Ctrl+E", lambda: model.news.show(Screen.STALLS)),
            Command("save_sheet", N_("Save XLSX"), "Ctrl+S", self.save),
            Command("palette", N_("Search stalls, receipts, goods"), "Ctrl+K", self.tools.search.setFocus),
            Command("collect_stick", N_("Collect from a flash drive"), "Ctrl+U", self.show_stick),
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
        things = model.things()
        self.hands.show_things(things, model.things_to_see, today.stalls)
        for high in (self.hands, self.net):
            high.setFixedHeight(_TOP + max(len(things) - _ROWS, 0) * (HandRow.CLOSE + 1))
        self.net.show_model(model)
        self._show_hours()
        self._show_trades()
        paid = [tender for tender in today.tenders if tender.amount]
        share = today.qris_confirmed_share
        text = _("QRIS seen {percent} %").format(percent=share) if share is not None and not small else ""
        figure = Stack(tuple(tender_title(t.tender) for t in paid), tuple(t.amount for t in paid))
        self.tenders.show_figure(figure if paid else None, _("No payment yet"), text)
        self.handed.show_rows(today.hand_ins, small=small)

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
            weekday = self.model.weekday(short=of(self).measures.small)
            keys.append((_("{weekday} before").format(weekday=weekday), "muted", True))
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
        if kind == ASKING:
            self.model.news.show(Screen.STALLS)
            return
        sheet = DetailSheet(self.model.details(kind), self.model.reminder() if kind == MISSING else "")
        sheet.copied.connect(lambda: self.model.news.say(_("Copied: paste it into a message")))
        sheet.table.opened.connect(lambda key: self._open(key) if "|" in key else None)
        if kind in STATES_OF:
            see = Button(_("See in coverage"), icon="grid-3x3")
            see.clicked.connect(lambda: self.model.news.coverage_asked.emit(STATES_OF[kind]))
            sheet.verbs.addWidget(see)
        if kind == MISSING:
            slip = Button(_("From a closing slip …"), icon="receipt-text")
            slip.clicked.connect(self.slip_asked)
            sheet.verbs.addWidget(slip)
        self._show_sheet(sheet)
        sheet.table.setFocus()

    def show_stick(self) -> None:
        """Collect from a stick."""
        how = _("What stalls copied is collected and checked, and the answers are put on it for them.")
        self._show_sheet(StickSheet(_("Collect from a flash drive"), how, self.stick))

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


def _against(now: int, before: int) -> tuple[str, str]:
    """A change in words, and the name of the token it is shown in."""
    if before <= 0:
        return "–", "muted"
    return change_of(now, before), "ok" if now >= before else "bad"
