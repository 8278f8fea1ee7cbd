"""The panels beside the grid: what is told of one cell, and the list of what is missing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.money import format_number
from pos.office import coverage
from pos.words import translate as _
from ui.look import fonts, icons
from ui.look.tokens import colour
from ui.look.wear import of
from ui.models.coverage import GridRow
from ui.models.coverage_cell import Change, Fact, Looked
from ui.widgets import paint
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Rule
from ui.widgets.labels import Label, Pill
from ui.widgets.scrolled import scrolled_form
from ui.widgets.table import Cell, Column, Row, Table

_LINE, _FACT = 26, 23
_NUMBER = 84


class _Panel(Card):
    """A head with a way out above a body that scrolls, and buttons below it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.close_button = IconButton("x", "", kind="plain")
        self.close_button.clicked.connect(self.closed)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addStrut(44)  # also where there is no way out, so that every panel begins at one height
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(17, 8, 17, 15)
        self.column.setSpacing(8)
        self.column.addLayout(self.head)
        self.column.addLayout(self.body, 1)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.close_button.set_name(_("Close"))


class CellPanel(_Panel):
    """One stall's day: why it is as it is, old and new beside each other, when its files came."""

    def __init__(self) -> None:
        super().__init__()
        self.pill = Pill()
        self.head.addWidget(self.pill)
        self.head.addStretch(1)
        self.head.addWidget(self.close_button)
        self.title = Label("", "panel", wrap=True)
        self.sub = Label("", "muted")
        self.reason_card = Card("raised", 10)
        self.reason_title, self.reason = Label("", "heading"), Label("", "note", wrap=True)
        within = QVBoxLayout(self.reason_card)
        within.setContentsMargins(12, 8, 12, 8)
        within.setSpacing(2)
        within.addWidget(self.reason_title)
        within.addWidget(self.reason)
        self.changes = ChangeList()
        self.result_row = QWidget()
        self.result_title, self.result = Label("", "name"), Label("", "amount-large", align="right")
        result = QHBoxLayout(self.result_row)
        result.setContentsMargins(0, 0, 0, 0)
        result.addWidget(self.result_title, 1)
        result.addWidget(self.result)
        self.rule = Rule()
        self.facts = FactList()
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        for part in (self.title, self.sub, self.reason_card, self.changes, self.result_row, self.rule, self.facts):
            inner.addWidget(part)
        inner.addStretch(1)
        self.body.addWidget(scrolled_form(content), 1)
        self.closed_button = Button(icon="calendar-days")
        self.ask_button = Button(icon="message-circle")
        self.open_button = Button(kind="primary", icon="receipt-text", height=48)
        for button in (self.closed_button, self.ask_button, self.open_button):
            self.column.addWidget(button)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        super().retranslate()
        self.result_title.setText(_("Net changed"))
        self.ask_button.set_text(_("Ask the stall"))

    def show_cell(self, told: Looked) -> None:
        """Show this."""
        self.pill.show_as(*told.pill)
        self.title.setText(told.title)
        self.sub.setText(told.sub)
        self.reason_title.setText(told.reason_title)
        self.reason.setText(told.reason)
        self.reason_card.setVisible(bool(told.reason))
        self.changes.show_changes(told.heads, told.changes)
        self.changes.setVisible(bool(told.changes))
        self.result_row.setVisible(told.result is not None)
        amount = told.result or 0
        self.result.setText(f"+{format_number(amount)}" if amount > 0 else format_number(amount))
        self.result.set_tone("bad" if amount < 0 else "ok")
        self.rule.setVisible(bool(told.changes and told.facts))
        self.open_button.set_text(_("Compare and decide") if told.forked else _("Open this day"))
        self.closed_button.set_text(told.closing)
        self.closed_button.setVisible(bool(told.closing))
        self.ask_button.setVisible(told.can_ask)
        self.facts.show_facts(told.facts)
        self.facts.setVisible(bool(told.facts))


class MissingPanel(_Panel):
    """Every stall of which days are missing, and a way to copy them; `looked` carries the row of the grid."""

    looked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.sub = Label("", "panel"), Label("", "muted")
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.close_button)
        self.table = Table(row_height=44)
        self.table.opened.connect(lambda key: self.looked.emit(int(key)))
        self.table.clicked.connect(lambda index: self.looked.emit(int(self.table.table.row(index.row()).key)))
        self.nothing = Label("", "muted", wrap=True)
        self.body.addWidget(self.sub)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.copy_button = Button(icon="copy")
        self.column.addWidget(self.copy_button)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        super().retranslate()
        self.title.setText(_("Not handed in"))
        self.nothing.setText(_("Nothing is missing."))
        self.copy_button.set_text(_("Copy the list"))

    def first(self) -> None:
        """The keyboard goes to the list."""
        (self.table if self.table.isVisible() else self.close_button).setFocus()

    def show_rows(self, period: str, rows: Sequence[tuple[int, GridRow]], phones: Mapping[str, str]) -> None:
        """Show these rows of the grid, each with its place there; below its name whom to call."""
        self.sub.setText(period)
        columns = [Column(_("Stall"), "strong", 66), Column(_("Name")), Column(_("Days"), "number", 62)]
        self.table.set_rows(
            columns,
            [
                Row(
                    str(at),
                    (
                        row.code,
                        Cell(row.name, note=phones.get(row.stall, "")),
                        row.states.count(coverage.MISSING),
                    ),
                )
                for at, row in rows
            ],
        )
        for part in (self.table, self.copy_button):
            part.setVisible(bool(rows))
        self.nothing.setVisible(not rows)


class ChangeList(QWidget):
    """The figures of a day; of a revised one the old are struck out where the new differ, and these are bold."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._heads: tuple[str, ...] = ()
        self._changes: tuple[Change, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_changes(self, heads: tuple[str, ...], changes: tuple[Change, ...]) -> None:
        """Show these; the head of each column of figures first."""
        self._heads, self._changes = heads, changes
        self.setAccessibleName("\n".join(_told(change) for change in changes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line each."""
        return QSize(200, _LINE * (len(self._changes) + 1))

    def minimumSizeHint(self) -> QSize:
        """A line each."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heads, then a line for each figure."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        for at, head in enumerate(reversed(self._heads)):
            paint.write(painter, self._place(0, at), head, fonts.font(12, 500), tokens.muted, paint.RIGHT)
        for line, change in enumerate(self._changes, start=1):
            painter.fillRect(QRectF(0, line * _LINE, self.width(), 1), colour(tokens.grid))
            quiet = change.before is not None and not change.changed
            weight, ink = (600, tokens.text) if change.changed else (400, tokens.muted if quiet else tokens.text)
            title = QRectF(0, line * _LINE, self.width() - _NUMBER * len(self._heads), _LINE)
            paint.write(painter, title, change.title, fonts.font(13, weight), ink)
            ink = tokens.brand if change.changed else tokens.text
            paint.write(
                painter, self._place(line, 0), _shown(change.after), fonts.font(13, weight, True), ink, paint.RIGHT
            )
            if len(self._heads) > 1:
                self._write_before(painter, line, change, tokens.muted)

    def _write_before(self, painter: QPainter, line: int, change: Change, ink: str) -> None:
        place, text, font = self._place(line, 1), _shown(change.before), fonts.font(13, 400, True)
        paint.write(painter, place, text, font, ink, paint.RIGHT)
        if change.changed:  # by hand: Qt draws a font's strike from where the line began that it set the text in
            wide = fonts.width(text, 13, 400, True)
            painter.fillRect(QRectF(place.right() - wide, place.center().y(), wide, 1), colour(ink))

    def _place(self, line: int, from_right: int) -> QRectF:
        return QRectF(self.width() - _NUMBER * (from_right + 1) + 4, line * _LINE, _NUMBER - 4, _LINE)


class FactList(QWidget):
    """Lines with an icon each, and a quiet text at the right."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._facts: tuple[Fact, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these."""
        self._facts = facts
        self.setAccessibleName("\n".join(f"{fact.text} {fact.right}".rstrip() for fact in facts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line each."""
        return QSize(200, _FACT * len(self._facts))

    def minimumSizeHint(self) -> QSize:
        """A line each."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, words, and what stands at the right."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens = of(self).tokens
        for at, fact in enumerate(self._facts):
            icons.draw(painter, fact.icon, 0, at * _FACT + 3, 16, getattr(tokens, fact.tone))
            right = fonts.width(fact.right, 13, 400) + 2 if fact.right else 0
            place = QRectF(24, at * _FACT, self.width() - 24 - right, _FACT)
            paint.write(painter, place, fact.text, fonts.font(13, 500), tokens.text)
            if fact.right:
                place = QRectF(self.width() - right, at * _FACT, right, _FACT)
                paint.write(painter, place, fact.right, fonts.font(13, 400), tokens.muted, paint.RIGHT)


def _shown(amount: int | None) -> str:
    return "–" if amount is None else format_number(amount)


def _told(change: Change) -> str:
    if not change.changed:
        return f"{change.title}: {_shown(change.after)}"
    return _("{title}: {before}, now {after}").format(
        title=change.title, before=_shown(change.before), after=_shown(change.after)
    )
