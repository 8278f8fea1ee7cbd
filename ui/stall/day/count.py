"""The card where the drawer is counted: notes and coins with their numbers, and what they come to."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos.day.change import Proposal
from pos.money import format_number, format_rupiah
from pos.words import translate as _
from ui.look import fonts
from ui.models.day import DayModel
from ui.models.draft import PIECES, Piece
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.pieces import PieceRow

_LAST_NOTE = 1_000


class CountCard(Card):
    """Notes left, coins right; `finished` comes when Enter or ↓ leaves the last row."""

    finished = Signal()

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.model = model
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.clear = Button(kind="plain")
        self.clear.clicked.connect(self._on_clear)
        kept = self.clear.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the rows below stay where they are
        self.clear.setSizePolicy(kept)
        self.rows = {piece: PieceRow(piece.worth, coin=piece.coin) for piece in PIECES}
        self._last = PIECES[0]
        self.notes_head, self.coins_head = _Head(84), _Head(68)
        self.told = Label("", "heading")
        self.total = Label("", "total")
        self.note_sum, self.coin_sum = (Label("", "muted") for _kind in range(2))
        self.change = ChangeCard(model)
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
        self._coins = _column(self.coins_head, [row for piece, row in self.rows.items() if piece.coin])
        columns = QHBoxLayout()
        columns.setSpacing(8)
        columns.addLayout(_column(self.notes_head, [row for piece, row in self.rows.items() if not piece.coin]), 6)
        columns.addLayout(self._coins, 5)
        self.box = Card("raised", 12)
        self._sums = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.box)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, labels in ((left, (self.told, self.total)), (right, (self.note_sum, self.coin_sum))):
            column.setSpacing(0)
            column.addStretch(1)
            for label in labels:
                column.addWidget(label)
            column.addStretch(1)
        self._sums.addLayout(left, 1)
        self._sums.addLayout(right)
        self._side = QVBoxLayout()
        self._side.setSpacing(8)
        self._side.addWidget(self.box)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(8)
        self._body.addLayout(columns, 1)
        self._body.addLayout(self._side)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(self._body, 1)

    def fit(self, small: bool) -> None:
        """The total stands below, or at the right in a small window, where the small change is proposed too."""
        self._column.setContentsMargins(10, 4 if small else 10, 10, 6 if small else 10)
        self._column.setSpacing(0 if small else 6)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if small else QBoxLayout.Direction.TopToBottom)
        self._sums.setContentsMargins(14 if small else 18, 10, 14 if small else 18, 10)
        self._sums.setDirection(QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight)
        self._coins.removeWidget(self.change)
        self._side.removeWidget(self.change)
        if small:
            self._side.addWidget(self.change, 1)
        else:
            self._coins.insertWidget(self._coins.count() - 1, self.change)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Count the drawer"))
        self.notes_head.say(_("Banknotes"), _("notes"), _("amount"))
        self.coins_head.say(_("Coins"), _("coins"), _("amount"))
        self.told.setText(_("Counted"))
        self.change.retranslate()

    def show_model(self) -> None:
        """Show the numbers and their sum."""
        model = self.model
        self.sub.setText(f"{model.short_title()} · {model.opened()}")
        for piece, row in self.rows.items():
            row.set_number(model.number(piece))
            row.setEnabled(not model.locked())
        counted = model.draft.counted
        if counted is None:
            self._last = PIECES[0]
        self.clear.set_text(_("Count again") if model.locked() else _("Empty"))
        self.clear.setVisible(counted is not None and not model.facts.closed)
        self.total.setText(_("not counted") if counted is None else format_rupiah(counted))
        for label, text, amount in zip(
            (self.note_sum, self.coin_sum), (_("Notes {amount}"), _("Coins {amount}")), model.draft.kinds(), strict=True
        ):
            label.setText(text.format(amount=format_rupiah(amount)))
        self.change.show_model()

    def begin(self) -> None:
        """Go to the row that was counted last."""
        if not self.model.locked():
            self.rows[self._last].setFocus(Qt.FocusReason.OtherFocusReason)

    def type_digit(self, digit: str) -> None:
        """Type into the row that was counted last."""
        self.begin()
        self.rows[self._last].type_digit(digit)

    def _on_clear(self) -> None:
        self.model.clear_count()
        self.begin()

    def _on_changed(self, piece: Piece, number: int) -> None:
        self._last = piece
        self.model.set_number(piece, number)

    def _on_moved(self, piece: Piece, across: int, down: int) -> None:
        if across:
            column = [one for one in PIECES if one.coin == (across > 0)]
            place = [one for one in PIECES if one.coin == piece.coin].index(piece)
            wanted = column[min(place, len(column) - 1)] if piece.coin != (across > 0) else piece
        elif piece == PIECES[-1] and down > 0:
            self.finished.emit()
            return
        else:
            wanted = PIECES[max(PIECES.index(piece) + down, 0)]
        self._last = wanted
        self.rows[wanted].setFocus(Qt.FocusReason.OtherFocusReason)


class _Head(QWidget):
    """What stands in the columns of the rows below: the tag, `tag` pixels wide, the number, the amount."""

    def __init__(self, tag: int) -> None:
        super().__init__()
        self.name, self.number = Label("", "heading"), Label("", "small", align="center")
        self.amount = Label("", "small", align="right")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 2)
        row.setSpacing(0)
        self._tag = tag
        self._stand()
        self.number.setFixedWidth(130)
        row.addWidget(self.name)
        row.addWidget(self.number)
        row.addWidget(self.amount, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Take the width of words from the look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._stand()

    def _stand(self) -> None:
        self.name.setFixedWidth(fonts.drawn(self._tag))

    def say(self, name: str, number: str, amount: str) -> None:
        self.name.setText(name)
        self.number.setText(number)
        self.amount.setText(amount)


class ChangeCard(Card):
    """What may go to the office so that tomorrow begins with small change; one touch takes it."""

    def __init__(self, model: DayModel) -> None:
        super().__init__("raised", 12)
        self.model = model
        self.title = Label("", "question", icon="sparkles")
        self.words = Label("", "muted", wrap=True)
        self.take = Button(kind="soft")
        self.take.clicked.connect(model.take_proposal)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.take)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(_("Small change tomorrow"))

    def show_model(self) -> None:
        """Show the proposal, where there is one."""
        proposal = self.model.proposal()
        self.setVisible(proposal is not None)
        if proposal is None:
            return
        self.words.setText(_proposed(proposal))
        taken = proposal.deposit == (self.model.draft.deposit or 0)
        self.take.setVisible(not taken)
        self.take.set_text(_("Hand in {amount}").format(amount=format_rupiah(proposal.deposit)))


def _proposed(proposal: Proposal) -> str:
    sentences = []
    if proposal.pieces:
        listed = ", ".join(f"{number} × {format_number(worth)}" for worth, number in proposal.pieces.items())
        sentences.append(_("Hand in {notes}.").format(notes=listed))
        sentences.append(_("{amount} stays for change.").format(amount=format_rupiah(proposal.stays)))
    for worth, number in proposal.scarce:
        words = _("Only {number} coins of {worth}.") if worth < _LAST_NOTE else _("Only {number} of {worth}.")
        sentences.append(words.format(number=number, worth=format_number(worth)))
    return " ".join(sentences)


def _column(head: QWidget, rows: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(head)
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return column
