"""What the gallery sold on a day, beside the same weekday before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos.money import format_rupiah
from pos.words import translate as _
from ui.look.wear import of
from ui.models.today import TodayModel, change_of
from ui.widgets.card import Card, Rule
from ui.widgets.chart import Chart
from ui.widgets.chart.upright import Bars
from ui.widgets.figures import Fact
from ui.widgets.labels import BigAmount, Label, Pill
from ui.widgets.tip import set_tip


class NetCard(Card):
    """What was sold, beside the same weekday of the weeks before."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "panel")
        self.change = Pill()
        self.amount = BigAmount("", (40, 34, 28))
        self.before = Label("", "muted")
        self.aside = Label("", "small")
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
        column.addWidget(self.aside)
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
        aside = model.aside_text()
        self.aside.setText(aside)
        set_tip(self.aside, aside)
        self.aside.setVisible(bool(aside))
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
