"""An opened summary file: what its seal says, the day's figures, and every sale in it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.words import N_
from pos.words import translate as _
from ui.keys import Command
from ui.look import fonts, icons
from ui.look.wear import of
from ui.models.opened import OpenedModel, SaleRow, Seal
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.chips import ChipRow
from ui.widgets.fields import SearchField
from ui.widgets.labels import Label
from ui.widgets.lines import Lines
from ui.widgets.page import Page
from ui.widgets.scrolled import Scrolled
from ui.widgets.table import Cell, Column, Row, Table

_PARTS = (("slip", N_("Slip")), ("receipts", N_("Receipts")))
_ICONS = {"ok": "shield-check", "warn": "shield-check", "bad": "shield-alert"}


class OpenedScreen(Page):
    """The seal in one line, then slip, list and one sale beside each other; in a small window the slip is a part.

    `back` leads away from the file; without it the window shows nothing else.
    """

    def __init__(self, model: OpenedModel, back: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.model = model
        self._go_back = back
        self.back = Button(icon="arrow-left")
        if back is None:
            self.back.hide()  # and never shown here: without a parent it would be a window for a moment
        self.back.clicked.connect(self._leave)
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.seal = SealLine()
        self.parts = ChipRow()
        self.parts.chosen.connect(lambda _key: self._show_parts())
        self.slip = LinesCard()
        self.list = ListCard()
        self.list.search.text_changed.connect(self.list.table.set_filter)
        self.list.table.picked.connect(model.choose)
        self.sale = LinesCard()
        self._lay_out()
        model.changed.connect(self.show_model)
        self.retranslate()
        self.relayout()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.sub)
        self._head = QHBoxLayout()
        self._head.setSpacing(12)
        self._head.addWidget(self.back)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.parts)
        self._cards = QHBoxLayout()
        self._cards.addWidget(self.slip)
        self._cards.addWidget(self.list, 1)
        self._cards.addWidget(self.sale)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.seal)
        self._column.addLayout(self._cards, 1)
        self._column.addStretch(0)

    def minimumSizeHint(self) -> QSize:
        """The cards scroll."""
        return QSize(0, 0)

    def commands(self) -> Sequence[Command]:
        """Searching, and the way back."""
        commands = [Command("search_receipts", N_("Search"), "/", self.list.search.edit.setFocus)]
        if self._go_back is not None:
            commands.append(Command("leave_file", N_("Back"), "Esc", self._leave))
        return commands

    def arrived(self) -> None:
        """Typing goes to the search."""
        self.list.search.edit.setFocus()

    def typed(self, text: str) -> None:
        """A letter typed elsewhere searches."""
        self.list.search.set_text(self.list.search.text() + text)
        self.list.search.edit.setFocus()

    def scanned(self, text: str) -> None:
        """A scanned receipt code or number finds its sale; what is not in the file is searched, and not found."""
        number = self.model.find(text)
        self.list.search.set_text("" if number else text)
        if number:
            self.model.choose(number)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.back.set_text(_("Back"))
        self.parts.set_chips([(key, _(text)) for key, text in _PARTS], self.parts.key() or "receipts")
        self.list.retranslate()
        self.show_model()

    def relayout(self) -> None:
        """Three cards, or two and a choice."""
        measures = of(self).measures
        margin = measures.margin
        self._column.setContentsMargins(margin, 12, margin, 12)
        self._column.setSpacing(12 if not measures.small else 8)
        self._cards.setSpacing(12)
        self.slip.setFixedWidth(324 if not measures.small else 560)
        self.sale.setFixedWidth(336 if not measures.small else 300)
        self.parts.setVisible(measures.small and self.model.summary is not None)
        self._show_parts()
        self.show_model()

    def _show_parts(self) -> None:
        small = of(self).measures.small
        known = self.model.summary is not None
        slip = self.parts.key() == "slip"
        self.slip.setVisible(known and (not small or slip))
        for card in (self.list, self.sale):
            card.setVisible(known and (not small or not slip))

    def show_model(self) -> None:
        """Show what the model holds now."""
        model = self.model
        self.title.setText(model.title())
        self.sub.setText(model.sub())
        self.sub.setVisible(bool(model.sub()))
        self.seal.show_seal(model.seal())
        self.parts.setVisible(of(self).measures.small and model.summary is not None)
        self._show_parts()
        self.slip.lines.set_lines(model.slip())
        self.slip.set_title(_("Closing slip"), "")
        self.list.show_rows(model.rows(), model.number, model.foot())
        self.sale.lines.set_lines(model.sale_lines())
        self.sale.set_title(*model.sale_title())

    def _leave(self) -> None:
        if self._go_back is not None:
            self._go_back()


class SealLine(QWidget):
    """What can be believed of the file, in one line on its tint; a long reason takes two."""

    ROLE = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._seal = Seal("warn", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(56)

    def show_seal(self, seal: Seal) -> None:
        """Show this."""
        self._seal = seal
        self.setAccessibleName(f"{seal.title}. {seal.sentence}")
        self.setToolTip(seal.sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shield, a title, a sentence below it."""
        painter = QPainter(self)
        paint.begin(painter)
        tokens, seal = of(self).tokens, self._seal
        ink = getattr(tokens, f"{seal.tone}_on_tint")
        paint.box(painter, QRectF(self.rect()), 12, getattr(tokens, f"{seal.tone}_soft"))
        icons.draw(painter, _ICONS[seal.tone], 16, 16, 24, ink)
        spot = QRectF(54, 8, self.width() - 70, 20)
        paint.write(painter, spot, seal.title, fonts.font(15, 600), ink)
        spot.translate(0, 20)
        paint.write(painter, spot, seal.sentence, fonts.font(13), tokens.muted_on_tint)


class LinesCard(Card):
    """A title and lines below it, scrolled where they are many."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "panel")
        self.sub = Label("", "muted")
        self.lines = Lines()
        scroll = Scrolled(self.lines)
        scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.sub)
        column.addWidget(scroll, 1)

    def set_title(self, title: str, sub: str) -> None:
        """What the lines are of."""
        self.title.setText(title)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))


class ListCard(Card):
    """Every sale and refund, searched as it is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField("", keycap="/")
        self.table = Table(row_height=32)
        self.count = Label("", "muted")
        self.sums = Label("", "muted", align="right")
        self._rows: tuple[SaleRow, ...] | None = None
        self._language = ""
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.sums)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 9, 8, 10)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(Rule())
        column.addLayout(foot)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.set_placeholder(_("Search receipt, goods or amount"))
        self.table.setAccessibleName(_("Receipts"))
        self._rows = None

    def show_rows(self, rows: tuple[SaleRow, ...], chosen: str, foot: tuple[str, str]) -> None:
        """Show these, one chosen."""
        self.count.setText(foot[0])
        self.sums.setText(foot[1])
        if rows != self._rows:
            self._rows = rows
            columns = (
                Column(_("Receipt"), "strong", 70),
                Column(_("Time"), "muted", 60),
                Column(_("Goods")),
                Column(_("Paid by"), "muted", 128),
                Column(_("Amount"), "amount", 100, True),
            )
            self.table.set_rows(columns, [_row(row) for row in rows])
        if chosen and self.table.key() != chosen:
            self.table.pick(chosen)


def _row(sale: SaleRow) -> Row:
    tone = "bad" if sale.refund else ""
    paid = (
        Cell(sale.paid_by, _("{tender}, waiting").format(tender=sale.paid_by), "warn") if sale.waiting else sale.paid_by
    )
    return Row(sale.number, (sale.short, sale.time, Cell(sale.goods, tone=tone), paid, Cell(sale.amount, tone=tone)))
