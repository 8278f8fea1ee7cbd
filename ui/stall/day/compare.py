"""The card that compares: every tender, why the cash differs, what the drawer should hold, what goes and stays."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.day.closing import CashSums
from pos.money import MINUS, format_number, format_rupiah
from pos.words import N_
from pos.words import translate as _
from ui.look import fonts, icons
from ui.look.tokens import colour
from ui.look.wear import of
from ui.models.comparing import Compared
from ui.models.day import DayModel
from ui.widgets import paint
from ui.widgets.card import Card, Rule
from ui.widgets.fields import TextField
from ui.widgets.labels import Label, Pill
from ui.widgets.pressable import Pressable
from ui.widgets.reasons import Reasons

WHY = (
    N_("Wrong change"),
    N_("Unrecorded sale"),
    N_("Unrecorded cost"),
    N_("Not known"),
)
"""Why a drawer differs most often."""


class CompareCard(Card):
    """`asked` carries the tender whose amount was pressed, `deposit_asked` wants the deposit told."""

    asked = Signal(str)
    deposit_asked = Signal()

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "panel")
        self.legend = Label("", "small", align="right")
        self.rows: dict[str, ComparedRow] = {}
        self.warning = Label("", "question", tone="warn_on_tint", icon="triangle-alert")
        self.must = Label("", "small", tone="muted_on_tint", align="right")
        self.reason = TextField("")
        self.reason.text_changed.connect(self._on_reason)
        self.reason_box = Card("warn_soft", 12)
        self.reasons = Reasons(WHY)
        self.reasons.chosen.connect(self.reason.set_text)
        self.sums = Sums()
        self.deposit = MoneyBox()
        self.deposit.clicked.connect(self.deposit_asked)
        self.stays = MoneyBox(fill="raised")
        self.stays.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 10, 0)
        head.addWidget(self.title)
        head.addWidget(self.legend, 1)
        self._tenders = QVBoxLayout()
        self._tenders.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(head)
        left.addLayout(self._tenders)
        left.addStretch(1)
        warned = QHBoxLayout()
        warned.addWidget(self.warning, 1)
        warned.addWidget(self.must)
        box = QVBoxLayout(self.reason_box)
        box.setContentsMargins(12, 8, 12, 12)
        box.setSpacing(6)
        box.addLayout(warned)
        box.addWidget(self.reason)
        money = QHBoxLayout()
        money.setSpacing(10)
        money.addWidget(self.deposit, 1)
        money.addWidget(self.stays, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.reason_box)
        right.addWidget(self.reasons)
        right.addStretch(1)
        right.addWidget(self.sums)
        right.addLayout(money)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._body.addLayout(left, 1)
        self._body.addLayout(right, 1)

    def fit(self, small: bool) -> None:
        """One column, or two in a small window."""
        self._body.setContentsMargins(10, 10 if small else 18, 10, 10)
        self._body.setSpacing(16 if small else 6)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom)
        self._body.setStretch(0, 1 if small else 0)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Compare"))
        self.legend.setText(_("counted · expected · difference"))
        self.must.setText(_("a reason is needed"))
        self.reason.set_label("", _("For example: too much change for 0229"))
        self.deposit.say(_("Handed to the office"))
        self.stays.say(_("Left in drawer"))

    def show_model(self) -> None:
        """Show the comparison as it is now."""
        model = self.model
        self._show_tenders(model.compared())
        hidden = model.hides()
        difference = 0 if hidden else model.difference() or 0
        text = _("Cash is short by {amount}") if difference < 0 else _("Cash is over by {amount}")
        self.warning.setText(text.format(amount=format_rupiah(abs(difference))))
        self.reason_box.setVisible(bool(difference))
        self.reason.setEnabled(not model.facts.closed)
        if self.reason.text() != model.draft.reason:
            self.reason.set_text(model.draft.reason)
        asks = bool(difference) and not model.draft.reason.strip() and not model.facts.closed
        self.reasons.setVisible(asks)
        self.must.setVisible(asks)
        self.sums.setVisible(not asks)
        self.sums.show_sums(_drawer(model))
        self.deposit.setEnabled(not model.facts.closed)
        deposit, stays = model.draft.deposit, model.stays()
        self.deposit.show_amount("–" if deposit is None else format_rupiah(deposit))
        self.stays.show_amount("–" if stays is None else format_rupiah(stays), bad=stays is not None and stays < 0)

    def _show_tenders(self, rows: Sequence[Compared]) -> None:
        for row in rows:
            if row.tender not in self.rows:
                self._add_row(row.tender)
            self.rows[row.tender].show_row(row, asks=not self.model.facts.closed)
        shown = {row.tender for row in rows}
        for tender, widget in self.rows.items():
            widget.setVisible(tender in shown)

    def _add_row(self, tender: str) -> None:
        row = ComparedRow(lined=bool(self.rows))
        row.clicked.connect(lambda: self.asked.emit(tender))
        self.rows[tender] = row
        self._tenders.addWidget(row)

    def _on_reason(self, text: str) -> None:
        if text != self.model.draft.reason:
            self.model.set_reason(text)


def _drawer(model: DayModel) -> list[tuple[str, int | None]]:
    """What leads to the drawer's amount, names and rupiah; only the parts that a blind count may show."""
    cash = model.facts.cash
    moved = [(_("Cash refunds"), -cash.refunds), (_("Cash in"), cash.cash_in), (_("Cash out"), -cash.cash_out)]
    moved.append(_beside_sales(cash))
    shown = [(name, amount) for name, amount in moved if amount]
    if model.hides():
        return [(_("Float"), cash.float_), *shown[bool(cash.refunds) :], (_("Should be in the drawer"), None)]
    return [
        (_("Float"), cash.float_), (_("Cash sales"), cash.sales), *shown, (_("Should be in the drawer"), cash.expected),
    ]  # fmt: skip


def _beside_sales(cash: CashSums) -> tuple[str, int]:
    """What orders, goods bought in and makers moved, on one line: there is no room for three."""
    told = [(_("Orders"), cash.orders), (_("Bought in"), -cash.buy_ins), (_("Makers paid"), -cash.makers)]
    moved = [(name, amount) for name, amount in told if amount]
    return ", ".join(name for name, _amount in moved), sum(amount for _name, amount in moved)


class ComparedRow(Pressable):
    """One way to pay: counted over expected, and whether they agree; pressed, it asks what is there."""

    HEIGHT = 54

    def __init__(self, *, lined: bool) -> None:
        """`lined`: another row stands above it."""
        super().__init__()
        self._lined = lined
        self._icon = "banknote"
        self.name = Label("", "name")
        self.detail = Label("", "small")
        self.amount = Label("", "amount-strong", align="right")
        self.of = Label("", "amount-muted", align="right")
        self.pill = Pill("")
        self.setFixedHeight(self.HEIGHT)
        grid = QGridLayout(self)
        grid.setContentsMargins(40, 7, 8, 7)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.detail, 1, 0)
        grid.addWidget(self.amount, 0, 1)
        grid.addWidget(self.of, 1, 1)
        grid.addWidget(self.pill, 0, 2, 2, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnMinimumWidth(2, 84)

    def show_row(self, row: Compared, *, asks: bool) -> None:
        """Show another tender, or other amounts; `asks`: it may be pressed."""
        self._icon = row.icon
        self.setEnabled(asks)
        self.name.setText(row.title)
        self.detail.setText(row.detail)
        told = row.expected if row.counted is None else row.counted
        self.amount.setText("–" if told is None else format_number(told))
        shows = row.counted is not None and row.expected is not None
        self.of.setText(_("of {amount}").format(amount=format_number(row.expected or 0)) if shows else "")
        words, tone, icon = _pill(row)
        self.pill.show_as(words, tone, icon)
        parts = (row.title, self.amount.text(), self.of.text(), words)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon, a line above, and where the keyboard is."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        rect = QRectF(self.rect())
        if self._lined and not self.ringed:
            painter.fillRect(QRectF(0, 0, rect.width(), 1), colour(tokens.line))
        if self.ringed:
            paint.box(painter, rect, 10, None, tokens.brand, 2)
        elif self.isEnabled() and (self.isDown() or self.underMouse()):
            paint.box(painter, rect, 10, tokens.raised)
        icons.draw(painter, self._icon, 10, rect.center().y() - 10, 20, tokens.text)


def _pill(row: Compared) -> tuple[str, str, str | None]:
    if row.is_cash and row.counted is None:
        return _("not counted"), "quiet", None
    if row.is_cash and row.expected is None:
        return _("counted"), "quiet", None
    if row.difference is None:
        return (_("recorded"), "quiet", None) if not row.waiting else (_("waits"), "warn", None)
    if row.difference == 0:
        return _("exact"), "ok", "check"
    sign = "+" if row.difference > 0 else MINUS
    return sign + format_number(abs(row.difference)), "warn", "triangle-alert"


class Sums(QWidget):
    """Names left, amounts right, the last under a line: what the drawer should hold, and why."""

    _MOST = 7

    def __init__(self) -> None:
        super().__init__()
        self.lines = [(Label("", "muted"), Label("", "amount", align="right")) for _line in range(self._MOST - 1)]
        self.last = (Label("", "question"), Label("", "amount-strong", align="right"))
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 0, 10, 0)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for at, pair in enumerate(self.lines):
            grid.addWidget(pair[0], at, 0)
            grid.addWidget(pair[1], at, 1)
        grid.addWidget(Rule(), len(self.lines), 0, 1, 2)
        grid.addWidget(self.last[0], len(self.lines) + 1, 0)
        grid.addWidget(self.last[1], len(self.lines) + 1, 1)

    def show_sums(self, sums: Sequence[tuple[str, int | None]]) -> None:
        """Show these, at most seven; None is not told."""
        for at, (name, amount) in enumerate(self.lines):
            shown = at < len(sums) - 1
            name.setVisible(shown)
            amount.setVisible(shown)
            if shown:
                _say(name, amount, *sums[at], signed=at > 0)
        _say(*self.last, *sums[-1], signed=False)


def _say(name: Label, amount: Label, words: str, rupiah: int | None, *, signed: bool) -> None:
    name.setText(words)
    if rupiah is None:
        amount.setText("–")
    elif signed:
        amount.setText(f"{'+' if rupiah >= 0 else MINUS} {format_number(abs(rupiah))}")
    else:
        amount.setText(format_number(rupiah))


class MoneyBox(Pressable):
    """An amount under its name, 24/700; pressed, it asks for another one."""

    HEIGHT = 66
    _SIZES = (24, 20, 17)

    def __init__(self, *, fill: str = "surface") -> None:
        super().__init__()
        self._fill = fill
        self._name = self._amount = ""
        self._bad = False
        self.setFixedHeight(self.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, name: str) -> None:
        """What the amount is."""
        self._name = name
        self._tell()

    def show_amount(self, amount: str, *, bad: bool = False) -> None:
        """Show this one."""
        self._amount, self._bad = amount, bad
        self._tell()

    def text(self) -> str:
        """The amount as it is shown."""
        return self._amount

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name} {self._amount}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for name and amount."""
        width = max(fonts.width(self._amount, self._SIZES[0], 700, True), fonts.width(self._name, 13, 500))
        return QSize(round(width) + 22, self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The amount may be smaller, never cut."""
        return QSize(round(fonts.width(self._amount, self._SIZES[-1], 700, True)) + 22, self.HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, name and amount."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        rect = QRectF(self.rect())
        line = tokens.brand if self.ringed else tokens.line
        paint.box(painter, rect, 10, getattr(tokens, self._fill), line, 2 if self.ringed else 1)
        inner = rect.adjusted(10, 0, -10, 0)
        paint.write(painter, QRectF(inner.left(), 9, inner.width(), 18), self._name, fonts.font(13, 500), tokens.muted)
        size = next(
            (s for s in self._SIZES if fonts.width(self._amount, s, 700, True) <= inner.width()), self._SIZES[-1]
        )
        ink = tokens.bad if self._bad else tokens.text
        below = QRectF(inner.left(), 27, inner.width(), 32)
        paint.write(painter, below, self._amount, fonts.font(size, 700, True), ink, elide=False)
