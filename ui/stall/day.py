"""The day: count the drawer, compare, note, close, and see what was handed over."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.errors import PosError
from pos.money import MINUS, format_number, format_rupiah, parse_rupiah
from pos.words import N_, translate_plural
from pos.words import translate as _
from ui.keys import Command
from ui.look.wear import of
from ui.models.day import PIECES, TAGS, Compared, DayModel, Piece
from ui.news import Screen
from ui.widgets.buttons import Button, NumPad, PayBar
from ui.widgets.card import Card, Rule
from ui.widgets.chips import ChipRow
from ui.widgets.fields import MoneyField, NoteField, TextField
from ui.widgets.labels import Label, Pill
from ui.widgets.page import Page
from ui.widgets.pieces import PieceRow
from ui.widgets.sheet import Sheet

_TAG_FACES = {
    "rain": (N_("Rain"), "cloud-rain"),
    "event": (N_("An event"), "party-popper"),
    "busy": (N_("Busy"), "users"),
    "quiet": (N_("Quiet"), "user"),
}
_STEPS = (("count", N_("Count")), ("compare", N_("Compare")), ("notes", N_("Notes and hand-over")))


class DayScreen(Page):
    """Three cards beside each other, one at a time in a small window, and the bar that closes the day."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.model = model
        self.count = CountCard(model)
        self.compare = CompareCard(model)
        self.notes = NotesCard(model)
        self.steps = ChipRow()
        self.steps.chosen.connect(self._on_step)
        self.back = Button(kind="secondary", icon="arrow-left", keycap="Esc")
        self.back.clicked.connect(self._leave)
        self.advice = Label("", "body-strong", tone="muted", wrap=True)
        self.cash = Button(kind="secondary", icon="hand-coins")
        self.cash.clicked.connect(self._on_cash)
        self.again = Button(kind="secondary", icon="lock-open")
        self.again.clicked.connect(lambda: self._show_sheet(ReopenSheet(model)))
        self.bar = PayBar("", keycap="F12", icon="lock")
        self.bar.clicked.connect(self._on_bar)
        self.sheet: DaySheet | None = None
        self._stack = QStackedWidget()
        self._cards = QWidget()
        self._stack.addWidget(self._cards)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._lay_out()
        model.changed.connect(self.show_model)
        model.reason_wanted.connect(self._on_reason_wanted)
        self.retranslate()
        self.relayout()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self.count, 6)
        self._row.addWidget(self.compare, 5)
        self._row.addWidget(self.notes, 4)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.back)
        foot.addWidget(self.advice, 1)
        foot.addWidget(self.cash)
        foot.addWidget(self.again)
        foot.addWidget(self.bar)
        self._column = QVBoxLayout(self._cards)
        self._column.addWidget(self.steps)
        self._column.addLayout(self._row, 1)
        self._column.addLayout(foot)

    def minimumSizeHint(self) -> QSize:
        """A window may become small enough for the steps."""
        return QSize(0, 0)

    def commands(self) -> Sequence[Command]:
        """F12 closes, Esc goes back."""
        return (
            Command("close_day", N_("Close the day"), "F12", self._on_bar),
            Command("leave_day", N_("Back"), "Esc", self._leave),
        )

    def arrived(self) -> None:
        """Read the day afresh and begin with the largest note."""
        self._close_sheet()
        self.model.refresh()
        self.count.begin()

    def typed(self, text: str) -> None:
        """A digit typed elsewhere goes to the row that was counted last."""
        if self.sheet is None and text.isdigit() and self.count.isVisible() and not self.model.facts.closed:
            self.count.type_digit(text)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.steps.set_chips([(key, _(text)) for key, text in _STEPS], self.steps.key())
        for card in (self.count, self.compare, self.notes):
            card.retranslate()
        self.show_model()

    def relayout(self) -> None:
        """Three cards, or steps where there is no room for them."""
        measures = of(self).measures
        self._column.setContentsMargins(measures.margin, 12, measures.margin, 12)
        self._column.setSpacing(12 if not measures.small else 8)
        self._row.setSpacing(12)
        for button in (self.back, self.cash, self.again):
            button.set_size(measures.pay_bar, 14)
        self._show_cards()
        for card in (self.count, self.compare, self.notes):
            card.fit(measures.small)
        self.steps.setVisible(measures.small)
        self.show_model()

    def show_model(self) -> None:
        """Show what the model holds now."""
        model = self.model
        for card in (self.count, self.compare, self.notes):
            card.show_model()
        words, tone = model.advice()
        self.advice.setText(words)
        self.advice.set_tone(tone)
        closed = model.facts.closed
        small = of(self).measures.small
        self.back.set_text("" if small else _("Back to selling"))
        self.back.setAccessibleName(_("Back to selling"))
        self.cash.set_text(_("Open the till") if model.can_open() else _("Cash in / out"))
        self.cash.setVisible(not closed)
        self.again.set_text(_("Open again"))
        self.again.setVisible(closed)
        sends = closed and bool(model.collection()) and model.sealed_state()[1] == "warn"
        self.bar.set_text(_("Hand over again") if closed else _("Close & hand over") if small else self._bar_text())
        self.bar.set_icon("send" if closed else "lock")
        self.bar.setEnabled(model.can_close() or (sends and not model.busy))
        self.bar.setVisible(not closed or sends)

    def _bar_text(self) -> str:
        return _("Close the day & hand over")

    def _on_step(self, key: str) -> None:
        self._show_cards()
        if key == "count":
            self.count.begin()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cards(self) -> None:
        small = of(self).measures.small
        for key, card in (("count", self.count), ("compare", self.compare), ("notes", self.notes)):
            card.setVisible(not small or self.steps.key() == key)

    def _show_step(self, key: str) -> None:
        self.steps.set_chips([(step, _(text)) for step, text in _STEPS], key)
        self._on_step(key)

    def _on_reason_wanted(self) -> None:
        self._show_step("compare")
        self.compare.reason.edit.setFocus()

    def _on_bar(self) -> None:
        if self.sheet is not None:
            self.sheet.submit()
        elif self.model.facts.closed:
            if self.bar.isEnabled() and self.bar.isVisibleTo(self):
                self.model.send_soon()
        else:
            self.model.close()

    def _on_cash(self) -> None:
        self._show_sheet(FloatSheet(self.model) if self.model.can_open() else CashSheet(self.model))

    def _show_sheet(self, sheet: "DaySheet") -> None:
        self._close_sheet()
        self.sheet = sheet
        sheet.closed.connect(self._close_sheet)
        self._stack.addWidget(sheet.framed())
        self._stack.setCurrentIndex(1)
        sheet.begin()

    def _close_sheet(self) -> None:
        if self.sheet is None:
            return
        frame = self._stack.widget(1)
        assert frame is not None
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(frame)
        frame.deleteLater()
        self.sheet = None
        self.count.begin()

    def _leave(self) -> None:
        if self.sheet is not None:
            self._close_sheet()
        else:
            self.model.news.show(Screen.SELL)


class CountCard(Card):
    """Notes and coins with their numbers, and what they come to."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.clear = Button(kind="plain", icon="undo-2")
        self.clear.clicked.connect(self._on_clear)
        self.rows = {piece: PieceRow(piece.worth, coin=piece.coin) for piece in PIECES}
        self._last = PIECES[0]
        self.note_head, self.note_number, self.note_amount = (Label("", "heading") for _item in range(3))
        self.coin_head, self.coin_number, self.coin_amount = (Label("", "heading") for _item in range(3))
        self.told = Label("", "heading")
        self.total = Label("", "total")
        self.kinds = Label("", "muted", align="right")
        for piece, row in self.rows.items():
            row.changed.connect(lambda number, piece=piece: self._on_changed(piece, number))
            row.moved.connect(lambda across, down, piece=piece: self._on_moved(piece, across, down))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.sub, 1)
        head.addWidget(self.clear)
        columns = QHBoxLayout()
        columns.setSpacing(8)
        columns.addLayout(_column(self.note_head, [row for piece, row in self.rows.items() if not piece.coin]), 6)
        columns.addLayout(_column(self.coin_head, [row for piece, row in self.rows.items() if piece.coin]), 5)
        self.box = Card("raised", 12)
        inner = QVBoxLayout(self.box)
        inner.setContentsMargins(18, 10, 18, 10)
        inner.setSpacing(0)
        inner.addLayout(_ends(self.told, self.kinds))
        inner.addWidget(self.total)
        inner.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.addLayout(columns, 1)
        self._body.addWidget(self.box)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(self._body, 1)

    def fit(self, small: bool) -> None:
        """The total stands below, or at the right in a small window."""
        self._column.setContentsMargins(10, 4 if small else 10, 10, 6 if small else 10)
        self._column.setSpacing(0 if small else 6)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(8)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Count the drawer"))
        self.clear.set_text(_("Empty"))
        self.note_head.setText(_("Banknotes"))
        self.coin_head.setText(_("Coins"))
        self.told.setText(_("Counted"))

    def show_model(self) -> None:
        """Show the numbers and their sum."""
        model = self.model
        self.sub.setText(f"{model.title()} · {model.opened()}")
        for piece, row in self.rows.items():
            row.set_number(model.number(piece))
            row.setEnabled(not model.facts.closed)
        counted = model.draft.counted
        self.clear.setEnabled(counted is not None and not model.facts.closed)
        self.total.setText(_("not counted") if counted is None else format_rupiah(counted))
        notes, coins = model.kinds_counted()
        texts = _("Notes {notes} · coins {coins}").format(notes=format_number(notes), coins=format_number(coins))
        self.kinds.setText(texts if not of(self).measures.small else "")

    def begin(self) -> None:
        """Go to the row that was counted last."""
        if not self.model.facts.closed:
            self.rows[self._last].setFocus(Qt.FocusReason.OtherFocusReason)

    def type_digit(self, digit: str) -> None:
        """Type into the row that was counted last."""
        self.begin()
        self.rows[self._last].type_digit(digit)

    def _on_clear(self) -> None:
        self.model.clear_count()
        self._last = PIECES[0]
        self.begin()

    def _on_changed(self, piece: Piece, number: int) -> None:
        self._last = piece
        self.model.set_number(piece, number)

    def _on_moved(self, piece: Piece, across: int, down: int) -> None:
        if across:
            column = [one for one in PIECES if one.coin == (across > 0)]
            place = [one for one in PIECES if one.coin == piece.coin].index(piece)
            wanted = column[min(place, len(column) - 1)] if piece.coin != (across > 0) else piece
        else:
            wanted = PIECES[min(max(PIECES.index(piece) + down, 0), len(PIECES) - 1)]
        self._last = wanted
        self.rows[wanted].setFocus(Qt.FocusReason.OtherFocusReason)


def _column(head: Label, rows: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    head.setContentsMargins(_INDENT, 0, 0, 0)
    column.addWidget(head)
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return column


_INDENT = 10


class ComparedRow(QWidget):
    """One way to pay: counted over expected, and whether they agree."""

    def __init__(self) -> None:
        super().__init__()
        self.name = Label("", "name")
        self.detail = Label("", "small")
        self.amount = Label("", "amount-strong", align="right")
        self.of = Label("", "amount-muted", align="right")
        self.pill = Pill("")
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 8, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.detail, 1, 0)
        grid.addWidget(self.amount, 0, 1)
        grid.addWidget(self.of, 1, 1)
        grid.addWidget(self.pill, 0, 2, 2, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnMinimumWidth(2, 104)
        self.detail.setContentsMargins(28, 0, 0, 0)

    def show_row(self, row: Compared) -> None:
        """Show another tender, or other amounts."""
        self.name.set_icon(row.icon)
        self.name.setText(row.title)
        self.detail.setText(row.detail)
        self.amount.setText(format_number(row.expected if row.counted is None else row.counted))
        self.of.setText("" if row.counted is None else _("of {amount}").format(amount=format_number(row.expected)))
        self.pill.show_as(*_pill(row))


def _pill(row: Compared) -> tuple[str, str, str | None]:
    if row.tender == "cash" and row.counted is None:
        return _("not counted"), "quiet", None
    if row.waiting:
        return _("{n} waiting").format(n=row.waiting), "warn", "hourglass"
    if row.difference is None:
        return _("recorded"), "quiet", None
    if row.difference == 0:
        return _("exact"), "ok", "check"
    sign = "+" if row.difference > 0 else MINUS
    return sign + format_number(abs(row.difference)), "warn", "triangle-alert"


class CompareCard(Card):
    """Every tender, the reason of a difference, what the drawer should hold and why, what goes and what stays."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "panel")
        self._rows: list[ComparedRow] = []
        self.warning = Label("", "question", tone="warn_on_tint", icon="triangle-alert")
        self.reason = TextField("")
        self.reason.text_changed.connect(self._on_reason)
        self._told_reason = ""
        self.reason_box = Card("warn_soft", 12)
        box = QVBoxLayout(self.reason_box)
        box.setContentsMargins(12, 8, 12, 12)
        box.setSpacing(8)
        box.addWidget(self.warning)
        box.addWidget(self.reason)
        self.sums = [(Label("", "muted"), Label("", "amount", align="right")) for _item in range(5)]
        self.should = (Label("", "question"), Label("", "amount-strong", align="right"))
        self.deposit = TextField("")
        self.deposit.text_changed.connect(self._on_deposit)
        self.stays = Label("", "amount-strong")
        self.stays_name = Label("", "small")
        self._lay_out()

    def _lay_out(self) -> None:
        self._tenders = QVBoxLayout()
        self._tenders.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(6)
        self.title.setContentsMargins(_INDENT, 0, 0, 0)
        left.addWidget(self.title)
        left.addLayout(self._tenders)
        left.addStretch(1)
        sums = QGridLayout()
        sums.setContentsMargins(10, 0, 10, 0)
        sums.setVerticalSpacing(4)
        for at, (name, amount) in enumerate(self.sums):
            sums.addWidget(name, at, 0)
            sums.addWidget(amount, at, 1)
        sums.addWidget(Rule(), len(self.sums), 0, 1, 2)
        sums.addWidget(self.should[0], len(self.sums) + 1, 0)
        sums.addWidget(self.should[1], len(self.sums) + 1, 1)
        sums.setColumnStretch(0, 1)
        stays = Card("raised", 10)
        inner = QVBoxLayout(stays)
        inner.setContentsMargins(12, 3, 12, 3)
        inner.setSpacing(0)
        inner.addWidget(self.stays_name)
        inner.addWidget(self.stays)
        money = QHBoxLayout()
        money.setSpacing(8)
        money.addWidget(self.deposit, 3)
        money.addWidget(stays, 2)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.reason_box)
        right.addStretch(1)
        right.addLayout(sums)
        right.addLayout(money)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._body.addLayout(left, 1)
        self._body.addLayout(right, 1)

    def fit(self, small: bool) -> None:
        """One column, or two in a small window."""
        self._body.setContentsMargins(10, 10 if small else 20, 10, 10)
        self._body.setSpacing(16 if small else 4)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom)
        self._body.setStretch(0, 1 if small else 0)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Compare"))
        self.reason.set_label("", _("Why? For example: change for 0229 was too much"))
        names = (_("Float"), _("Cash sales"), _("Cash refunds"), _("Cash in"), _("Cash out"))
        for (label, _amount), name in zip(self.sums, names, strict=True):
            label.setText(name)
        self.should[0].setText(_("Should be in the drawer"))
        self.deposit.set_label(_("Deposit"), "0")
        self.stays_name.setText(_("Stays in the drawer"))

    def show_model(self) -> None:
        """Show the comparison as it is now."""
        model = self.model
        self._show_tenders(model.compared())
        difference = model.difference() or 0
        text = _("Cash is short by {amount}") if difference < 0 else _("Cash is over by {amount}")
        self.warning.setText(text.format(amount=format_rupiah(abs(difference))))
        self.reason_box.setVisible(bool(difference))
        self.reason.setEnabled(not model.facts.closed)
        if self.reason.text() != model.draft.reason:
            self.reason.set_text(model.draft.reason)
        cash = model.facts.cash
        for (_name, amount), value in zip(
            self.sums, (cash.float_, cash.sales, -cash.refunds, cash.cash_in, -cash.cash_out), strict=True
        ):
            amount.setText(format_number(value))
        self.should[1].setText(format_rupiah(cash.expected))
        self.deposit.setEnabled(not model.facts.closed)
        self._show_deposit()
        stays = model.stays()
        self.stays.setText("–" if stays is None else format_rupiah(stays))
        self.stays.set_tone("bad" if stays is not None and stays < 0 else None)

    def _show_deposit(self) -> None:
        told = self.model.draft.deposit
        if _amount_in(self.deposit.text()) != told:
            self.deposit.set_text("" if told is None else format_number(told))

    def _show_tenders(self, rows: Sequence[Compared]) -> None:
        while len(self._rows) < len(rows):
            if self._rows:
                self._tenders.addWidget(Rule())
            self._rows.append(ComparedRow())
            self._tenders.addWidget(self._rows[-1])
        for widget, row in zip(self._rows, rows, strict=False):
            widget.show_row(row)
        for widget in self._rows[len(rows) :]:
            widget.hide()

    def _on_reason(self, text: str) -> None:
        if text != self.model.draft.reason:
            self.model.set_reason(text)

    def _on_deposit(self, text: str) -> None:
        amount = _amount_in(text)
        self.deposit.set_wrong(bool(text.strip()) and amount is None)
        if amount != self.model.draft.deposit:
            self.model.set_deposit(amount)


def _amount_in(text: str) -> int | None:
    try:
        return parse_rupiah(text)
    except PosError:
        return None


class NotesCard(Card):
    """What kind of day it was, and what is handed over."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "panel")
        self.tags = {tag: Button(icon=_TAG_FACES[tag][1], weight=500) for tag in TAGS}
        self.text = NoteField("")
        self.text.text_changed.connect(self._on_text)
        self.handed = Label("", "question")
        self.revision = Pill("")
        self.file = Label("", "body-strong")
        self.counts = Label("", "muted")
        self.seal = Label("", "body-strong", icon="shield-check")
        self.net_name = Label("", "question")
        self.net = Label("", "amount-strong", align="right")
        self.split_name = Label("", "muted")
        self.deposit_name = Label("", "muted")
        self.deposit = Label("", "amount", align="right")
        self.split = Label("", "amount", align="right")
        self.place = Label("", "body", icon="folder")
        self.state = Label("", "muted", wrap=True)
        for tag, button in self.tags.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, tag=tag: model.toggle_tag(tag))
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, button in enumerate(self.tags.values()):
            grid.addWidget(button, at // 2, at % 2)
        left = QVBoxLayout()
        left.setSpacing(8)
        self.title.setContentsMargins(_INDENT, 0, 0, 0)
        left.addWidget(self.title)
        left.addLayout(grid)
        left.addWidget(self.text)
        self._left_end = left
        self.box = Card("raised", 12)
        inner = QVBoxLayout(self.box)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.setSpacing(6)
        inner.addLayout(_ends(self.handed, self.revision))
        for label in (self.file, self.counts, self.seal):
            inner.addWidget(label)
        inner.addSpacing(4)
        inner.addWidget(Rule())
        inner.addSpacing(4)
        inner.addLayout(_ends(self.net_name, self.net))
        inner.addLayout(_ends(self.split_name, self.split))
        inner.addLayout(_ends(self.deposit_name, self.deposit))
        inner.addSpacing(4)
        inner.addWidget(Rule())
        inner.addSpacing(4)
        inner.addWidget(self.place)
        inner.addWidget(self.state)
        inner.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._body.addLayout(left, 1)
        self._body.addWidget(self.box, 1)

    def fit(self, small: bool) -> None:
        """One column, or two in a small window."""
        self._body.setContentsMargins(10, 10 if small else 20, 10, 10)
        self._body.setSpacing(12)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom)
        self._body.setStretch(0, 1 if small else 0)
        self._body.setAlignment(self._left_end, Qt.AlignmentFlag.AlignTop if small else Qt.AlignmentFlag(0))

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Notes of the day"))
        for tag, button in self.tags.items():
            button.set_text(_(_TAG_FACES[tag][0]))
        self.text.edit.setPlaceholderText(_("What should the office know?"))
        self.text.edit.setAccessibleName(_("What should the office know?"))
        self.handed.setText(_("What is handed over"))
        self.net_name.setText(_("Net sales"))
        self.split_name.setText(_("Cash · other"))
        self.deposit_name.setText(_("Deposit"))

    def show_model(self) -> None:
        """Show notes and hand-over as they are now."""
        model = self.model
        facts, draft = model.facts, model.draft
        for tag, button in self.tags.items():
            button.setChecked(tag in draft.tags)
            button.setEnabled(not facts.closed)
        self.text.edit.setReadOnly(facts.closed)
        if self.text.text() != draft.text:
            self.text.set_text(draft.text)
        self._show_file()
        sales = translate_plural("{n} sale", "{n} sales", facts.sales).format(n=facts.sales)
        refunds = translate_plural("{n} refund", "{n} refunds", facts.refunds).format(n=facts.refunds)
        span = f" · {facts.first}–{facts.last}" if facts.first else ""
        self.counts.setText(f"{sales}, {refunds}{span}" if not facts.is_nil else _("No sale today"))
        self.net.setText(format_rupiah(facts.net))
        cash = facts.cash.sales - facts.cash.refunds
        other = sum(row.expected for row in model.compared() if row.tender != "cash")
        self.split.setText(f"{format_number(cash)} · {format_number(other)}")
        self.deposit.setText("–" if draft.deposit is None else format_number(draft.deposit))
        self.place.setText(model.collection() or _("No place for summaries yet"))
        self.place.setToolTip(model.collection())

    def _show_file(self) -> None:
        sealed = self.model.sealed
        self.revision.setVisible(sealed is not None)
        if sealed is None:
            self.file.setText(self.model.stall.identity.prefix)
            self.seal.setText(_("is sealed when the day is closed"))
            self.seal.set_tone("muted")
            self.state.setText("")
            return
        self.revision.show_as(_("revision {n}").format(n=sealed.body["revision"]), "quiet")
        self.file.setText(sealed.file)
        self.file.setToolTip(sealed.file)
        self.seal.setText(_("sealed"))
        self.seal.set_tone("ok")
        words, tone = self.model.sealed_state()
        self.state.setText(_("handing over …") if self.model.busy else words)
        self.state.set_tone(tone if tone != "quiet" else "muted")

    def _on_text(self, text: str) -> None:
        if text != self.model.draft.text:
            self.model.set_text(text)


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(left, 1)
    row.addWidget(right)
    return row


class DaySheet(Sheet):
    """Takes the place of the cards; `submit` does what it is for and closes it where that was not refused."""

    def __init__(self, model: DayModel, title: str, words: str) -> None:
        super().__init__(title)
        self.model = model
        self.act = PayBar(words, keycap="F12")
        self.act.clicked.connect(self.submit)

    def framed(self) -> QWidget:
        """The sheet in the middle of the screen."""
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 12, 12, 12)
        self.setFixedWidth(520)
        row.addWidget(self, 0, Qt.AlignmentFlag.AlignHCenter)
        return frame

    def begin(self) -> None:
        """Give the focus to where typing goes."""

    def submit(self) -> None:
        """Do it."""
        if self.done():
            self.closed.emit()

    def done(self) -> bool:
        """Whether it was done."""
        return False


class FloatSheet(DaySheet):
    """Open the till with what is in the drawer."""

    def __init__(self, model: DayModel) -> None:
        super().__init__(model, _("Open the till"), _("Open the till"))
        self.amount = MoneyField(_("Cash in the drawer now"))
        _fill_with_keys(self, self.amount)

    def begin(self) -> None:
        """Type the float."""
        self.amount.setFocus()

    def done(self) -> bool:
        """Open it."""
        return self.model.open_day(self.amount.amount)


class CashSheet(DaySheet):
    """Put cash in or take it out, and say why."""

    def __init__(self, model: DayModel) -> None:
        super().__init__(model, _("Cash in / out"), _("Record"))
        self.amount = MoneyField(_("Amount"))
        self.reason = TextField(_("Reason"))
        self.out = Button(_("Cash out"), icon="arrow-up")
        self.into = Button(_("Cash in"), icon="arrow-down")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.out, self.into):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            row.addWidget(button)
        self.out.setChecked(True)
        self.body.addLayout(row)
        self.reason.submitted.connect(self.submit)
        _fill_with_keys(self, self.amount, self.reason)

    def begin(self) -> None:
        """Type the amount."""
        self.amount.setFocus()

    def done(self) -> bool:
        """Record it; without an amount nothing moves."""
        amount = self.amount.amount
        if not amount:
            self.amount.setFocus()
            return False
        return self.model.move_cash(amount if self.into.isChecked() else -amount, self.reason.text())


class ReopenSheet(DaySheet):
    """Open the closed day again, with a reason that the office reads."""

    def __init__(self, model: DayModel) -> None:
        super().__init__(model, _("Open the day again"), _("Open again"))
        self.body.addWidget(Label(_("The next close makes a revision; the office sees both."), "muted", wrap=True))
        self.reason = TextField(_("Reason"))
        self.reason.submitted.connect(self.submit)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.act)
        self.body.addStretch(1)

    def begin(self) -> None:
        """Type the reason."""
        self.reason.edit.setFocus()

    def done(self) -> bool:
        """Open it."""
        return self.model.reopen(self.reason.text())


def _fill_with_keys(sheet: DaySheet, amount: MoneyField, *more: QWidget) -> None:
    pad = NumPad()
    pad.typed.connect(amount.type_digits)
    amount.submitted.connect(sheet.submit)
    for widget in (amount, *more, pad):
        sheet.body.addWidget(widget)
    sheet.body.addStretch(1)
    sheet.body.addWidget(sheet.act)
