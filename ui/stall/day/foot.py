"""Below the cards: what is out of the common, the way back, what goes along, what else can be done, and the bar."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.words import translate as _
from ui.look.wear import of
from ui.models.day import DayModel
from ui.widgets import spoken
from ui.widgets.buttons import Button, PayBar
from ui.widgets.card import Card
from ui.widgets.labels import Label


class Foot(QWidget):
    """One primary action; the others are buttons where there is room, else in the sheet “More”."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.model = model
        self.notice = Notice()
        self.back = Button(kind="secondary", icon="arrow-left", keycap="Esc")
        self.advice = Label("", "body-strong", tone="muted", wrap=True)
        self.more = Button(kind="secondary", icon="ellipsis")
        self.cash = Button(kind="secondary", icon="hand-coins")
        self.report = Button(kind="secondary", icon="receipt-text")
        self.again = Button(kind="secondary", icon="lock-open")
        self.bar = PayBar("", keycap="F12", icon="lock")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addWidget(self.advice, 1)
        for button in (self.more, self.cash, self.again, self.report, self.bar):
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.notice)
        self._column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def fit(self, small: bool) -> None:
        """Buttons as high as the bar."""
        self._column.setSpacing(6 if small else 8)
        for button in (self.back, self.more, self.cash, self.report, self.again):
            button.set_size(of(self).measures.pay_bar, 14)

    def show_model(self) -> None:
        """Say what can be done now."""
        model, closed = self.model, self.model.facts.closed
        small = of(self).measures.small
        self.notice.say("" if small else model.notice()[0], model.notice()[1])
        words, tone = model.advice()
        self.advice.setText(words)
        self.advice.set_tone(tone)
        self.back.set_text("" if small else _("Back to selling"))
        self.back.set_keycap("" if small else "Esc")
        self.back.setAccessibleName(_("Back to selling"))
        self.more.set_text("" if small else _("More …"))
        self.more.setAccessibleName(_("More …"))
        self.cash.set_text(_("Open the till") if model.can_open() else _("Cash in / out"))
        self.cash.setVisible(not closed and not small)
        self.report.set_text(_("Closing slip") if closed else _("Interim report"))
        self.report.setVisible(not small and (closed or not model.can_open()))
        self.again.set_text(_("Open again"))
        self.again.setVisible(closed and not small)
        self._show_bar(closed, small)

    def _show_bar(self, closed: bool, small: bool) -> None:
        model = self.model
        sends = model.lacks_office()
        self.bar.setVisible(not closed or sends or model.is_past())
        self.bar.setEnabled((model.can_close() or sends or model.is_past()) and not model.busy)
        words, icon = _closing(model, small) if not closed else _closed(sends, model.is_past())
        self.bar.set_text(words)
        self.bar.set_icon(icon)


def _closing(model: DayModel, small: bool) -> tuple[str, str]:
    """What the bar of an open day does next, and its icon."""
    if model.asks_again:
        return _("Close without a count"), "lock"
    if model.hides() and model.draft.counted is not None:
        return _("Count is finished"), "eye"
    if model.repeats:
        return _("The count is right"), "check"
    return _("Close & hand over") if small else _("Close the day & hand over"), "lock"


def _closed(sends: bool, is_past: bool) -> tuple[str, str]:
    """What the bar of a closed day does, and its icon."""
    return (_("On to today"), "calendar-days") if is_past and not sends else (_("Hand over again"), "send")


class Notice(Card):
    """A line on a soft ground: why the bar is off, or that this is no common close."""

    def __init__(self) -> None:
        super().__init__("bad_soft", 10)
        self.words = Label("", "body-strong", icon="circle-alert")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self.words)

    def say(self, words: str, tone: str) -> None:
        """Say this in the tone warn or bad, or nothing."""
        self.set_fill(f"{tone}_soft")
        self.words.set_tone("bad" if tone == "bad" else "warn_on_tint")
        if words and words != self.words.text():
            spoken.announce(self, words, urgent=tone == "bad")
        self.words.setText(words)
        self.setVisible(bool(words))
